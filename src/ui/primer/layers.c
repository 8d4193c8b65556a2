/* Which layers a view has, which of them are off, and the keys of both. */
#include "layers.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/flow.h"

bool td_part_is_off(const struct td_anatomy_view *view, unsigned hidden, size_t part)
{
    return (hidden >> td_tissue_layer(view->parts[part].tissue) & 1u) != 0;
}

bool td_part_is_covered(const struct td_anatomy_view *view, unsigned hidden,
                        const struct td_bent *bent, size_t part)
{
    const struct td_part *own = &view->parts[part];
    struct td_point anchor =
        bent->count > 0 ? bent->labels[part] : (struct td_point){own->label_x, own->label_y};

    for (size_t i = part + 1; own->deep && i < view->part_count; i++) {
        const struct td_outline *outline =
            bent->count > 0 ? &bent->outlines[i] : view->parts[i].outline;

        if (!td_part_is_off(view, hidden, i) && td_outline_contains(outline, anchor)) {
            return true;
        }
    }
    return false;
}

bool td_view_has_layer(const struct td_anatomy_view *view, enum td_layer layer)
{
    for (size_t i = 0; i < view->part_count; i++) {
        if (td_tissue_layer(view->parts[i].tissue) == layer) {
            return true;
        }
    }
    return false;
}

void td_layer_keys(const struct td_anatomy_view *view, char out[TD_LAYER_KEYS])
{
    int first = -1, last = -1, count = 0;

    for (int i = 0; i < TD_LAYER_OTHER; i++) {
        if (td_view_has_layer(view, (enum td_layer)i)) {
            first = first < 0 ? i : first;
            last = i;
            count++;
        }
    }
    out[0] = '\0';
    if (count > 1) {
        td_str_format(out, TD_LAYER_KEYS, "%d%c%d", first + 1, count > 2 ? '-' : ' ', last + 1);
    } else if (count == 1) {
        td_str_format(out, TD_LAYER_KEYS, "%d", first + 1);
    }
}

void td_layers_text(const struct td_anatomy_view *view, unsigned hidden, bool names, char *out,
                    size_t size)
{
    static const char *const layers[TD_LAYER_OTHER] = {"skin", "muscles", "tendons", "ligaments",
                                                       "bones"};

    out[0] = '\0';
    for (int i = 0; i < TD_LAYER_OTHER; i++) {
        if (td_view_has_layer(view, (enum td_layer)i)) {
            char box = (hidden >> i & 1u) != 0 ? ' ' : (char)('1' + i);

            td_str_append(out, size, "%s[%c]%s%s", out[0] != '\0' && names ? "  " : "", box,
                          names ? " " : "", names ? layers[i] : "");
        }
    }
}

/* Returns the row behind what the chosen part does. */
static int flow_parts(const struct td_anatomy_view *view, unsigned hidden, int chosen,
                      struct td_flow *flow)
{
    int row = 0;

    td_flow_text(flow, 0, NULL, view->title, TD_ROLE_TITLE);
    for (size_t i = 0; i < view->part_count; i++) {
        const struct td_part *part = &view->parts[i];
        bool is_chosen = (int)i == chosen;

        if (td_part_is_off(view, hidden, i)) {
            continue;
        }
        td_flow_text(flow, 2, is_chosen ? "▸" : " ", part->name,
                     is_chosen ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        if (is_chosen) {
            if (part->text != NULL) {
                td_flow_text(flow, 4, NULL, part->text, TD_ROLE_TEXT);
            }
            row = flow->row;
        }
    }
    return row;
}

void td_parts_draw(const struct td_anatomy_view *view, unsigned hidden, int chosen,
                   struct td_rect rect, struct td_canvas *canvas)
{
    struct td_flow flow;
    int row;

    td_flow_init(&flow, NULL, rect, 0);
    row = flow_parts(view, hidden, chosen, &flow);
    td_flow_init(&flow, canvas, rect, td_max(row - rect.h, 0));
    (void)flow_parts(view, hidden, chosen, &flow);
}
