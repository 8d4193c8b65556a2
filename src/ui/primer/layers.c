/* Which layers a view has, which of them are off, and the keys of both. */
#include "layers.h"

#include "teardrop/base/str.h"

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
