/* Draws one choice of a self-check's page, with the cursor on it, and finds the one that was
 * clicked. What choosing does is in check.c. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

void td_check_flow_marked(struct td_check_page *page, struct td_flow *flow, size_t index,
                          int indent, const char *mark, const char *text, enum td_role role)
{
    bool selected = index == page->check->list.selected;
    int from = flow->row;
    char lead[192];
    int y;

    td_str_format(lead, sizeof lead, "%s %s", selected ? "▸" : " ", mark);
    td_flow_text(flow, indent, lead, text, selected ? TD_ROLE_SELECTED : role);
    y = flow->rect.y + from - flow->skip;
    if (selected && page->canvas != NULL && y >= flow->rect.y && y < flow->rect.y + flow->rect.h) {
        td_canvas_cursor(page->canvas, flow->rect.x, y);
    }
    if (selected) {
        page->selected = flow->row - 1;
    }
    for (int row = from; row < flow->row; row++) {
        if (flow->rect.y + row - flow->skip == page->target_y) {
            page->found = (int)index;
        }
    }
}

void td_check_flow_choice(struct td_check_page *page, struct td_flow *flow, size_t index,
                          const char *mark, const char *text, enum td_role role)
{
    int indent = mark[0] == '\0' ? 2 : td_utf8_cols(mark) > 2 ? 6 : 5;

    td_check_flow_marked(page, flow, index, indent, mark, text, role);
}
