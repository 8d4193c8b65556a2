/* How lists and windows over a longer text move: by arrows, pages, keys such as g and G, the wheel.
 */
#include "teardrop/ui/kit/list.h"

#include "teardrop/base/num.h"

/* ---- moving ---- */

#define FAR (1 << 29) /* beyond any end */

/* Rows that a request moves by; 0 = it does not move. */
static int step_of(enum td_request request, int rows)
{
    int page = rows > 1 ? rows - 1 : 1;

    switch (request) {
    case TD_REQ_UP:
        return -1;
    case TD_REQ_DOWN:
        return 1;
    case TD_REQ_PAGE_UP:
        return -page;
    case TD_REQ_PAGE_DOWN:
        return page;
    case TD_REQ_FIRST:
        return -FAR;
    case TD_REQ_LAST:
        return FAR;
    default:
        return 0;
    }
}

/* ---- lists ---- */

void td_list_settle(struct td_list *list)
{
    size_t rows = list->rows > 0 ? (size_t)list->rows : 1;

    if (list->count == 0) {
        list->selected = list->selected == TD_LIST_NONE ? TD_LIST_NONE : 0;
        list->top = 0;
        return;
    }
    if (list->selected != TD_LIST_NONE) {
        list->selected = list->selected < list->count ? list->selected : list->count - 1;
        if (list->selected < list->top) {
            list->top = list->selected;
        } else if (list->selected >= list->top + rows) {
            list->top = list->selected - rows + 1;
        }
    }
    if (list->top + rows > list->count) {
        list->top = list->count > rows ? list->count - rows : 0;
    }
}

bool td_list_chosen(const struct td_list *list)
{
    return list->selected < list->count;
}

bool td_list_move(struct td_list *list, enum td_request request)
{
    long step = step_of(request, list->rows), last = (long)list->count - 1;
    size_t before = list->selected;

    if (list->count == 0 || step == 0) {
        return false;
    }
    if (before == TD_LIST_NONE && step > -FAR && step < FAR) {
        list->selected = step > 0 ? 0 : (size_t)last;
    } else {
        list->selected = (size_t)td_clamp64((long)before + step, 0, last);
    }
    td_list_settle(list);
    return list->selected != before;
}

bool td_list_wheel(struct td_list *list, struct td_mouse mouse)
{
    if (mouse.kind == TD_MOUSE_CLICK) {
        return false;
    }
    return td_list_move(list, mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
}

size_t td_list_at(const struct td_list *list, struct td_rect rect, struct td_mouse mouse)
{
    size_t at = list->top + (size_t)(mouse.y - rect.y);

    return mouse.kind == TD_MOUSE_CLICK && mouse.y >= rect.y && mouse.y < rect.y + rect.h &&
                   at < list->count
               ? at
               : TD_LIST_NONE;
}

/* ---- scrolling ---- */

void td_scroll_settle(struct td_scroll *scroll)
{
    scroll->top = td_clamp(scroll->top, 0, td_max(scroll->lines - scroll->rows, 0));
}

bool td_scroll_move(struct td_scroll *scroll, enum td_request request)
{
    int before = scroll->top;

    scroll->top += step_of(request, scroll->rows);
    td_scroll_settle(scroll);
    return scroll->top != before;
}

bool td_scroll_wheel(struct td_scroll *scroll, struct td_mouse mouse)
{
    return mouse.kind != TD_MOUSE_CLICK &&
           td_scroll_move(scroll, mouse.kind == TD_MOUSE_WHEEL_UP ? TD_REQ_UP : TD_REQ_DOWN);
}

void td_scroll_bar(struct td_canvas *canvas, struct td_rect window, const struct td_scroll *scroll)
{
    int length, at;

    if (scroll->lines <= scroll->rows || window.h < 2) {
        return;
    }
    length = window.h * scroll->rows / scroll->lines;
    length = length < 1 ? 1 : length;
    at = (window.h - length) * scroll->top / (scroll->lines - scroll->rows);
    for (int i = 0; i < window.h; i++) {
        bool thumb = i >= at && i < at + length;

        td_canvas_put(canvas, window.x + window.w, window.y + i, thumb ? 0x2503 : 0x2502,
                      thumb ? TD_ROLE_ACCENT : TD_ROLE_BORDER);
    }
}
