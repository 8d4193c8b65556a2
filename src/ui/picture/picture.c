/* A view of the anatomy becomes an image. */
#include "teardrop/ui/picture/picture.h"

#include <string.h>

#include "teardrop/base/str.h"

#define PARTS_MAX 64   /* further parts of a view are not drawn */
#define FIBRES_COLS 32 /* in a smaller picture in cells fibres would only be noise */

static const enum td_ink inks[TD_TISSUE_COUNT] = {
    [TD_TISSUE_SKIN] = TD_INK_SKIN,
    [TD_TISSUE_MUSCLE] = TD_INK_MUSCLE,
    [TD_TISSUE_VM] = TD_INK_VM,
    [TD_TISSUE_TENDON] = TD_INK_TENDON,
    [TD_TISSUE_LIGAMENT] = TD_INK_LIGAMENT,
    [TD_TISSUE_BONE] = TD_INK_BONE,
    [TD_TISSUE_CARTILAGE] = TD_INK_CARTILAGE,
    [TD_TISSUE_FAT] = TD_INK_FAT,
    [TD_TISSUE_PROP] = TD_INK_PROP,
    [TD_TISSUE_SPOT] = TD_INK_SPOT,
    [TD_TISSUE_SHIRT] = TD_INK_SHIRT,
    [TD_TISSUE_CLOTH] = TD_INK_SHORTS,
    [TD_TISSUE_SHOE] = TD_INK_SHOE,
    [TD_TISSUE_HAIR] = TD_INK_HAIR,
    [TD_TISSUE_WOOD] = TD_INK_WOOD,
    [TD_TISSUE_WATER] = TD_INK_WATER,
};

/* The spot that is pointed at lies over all others: it is small, and must show. */
static void raise_lit_spot(struct td_shape *shapes, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        if (shapes[i].light == TD_SHADE_LIT && shapes[i].ink == TD_INK_SPOT) {
            struct td_shape lit = shapes[i];

            memmove(&shapes[i], &shapes[i + 1], (count - i - 1) * sizeof shapes[0]);
            shapes[count - 1] = lit;
            return;
        }
    }
}

static void render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                   const struct td_picture_spec *spec, enum td_shade lit_as)
{
    struct td_shape shapes[PARTS_MAX];
    const struct td_anatomy_view *view = spec->view;
    bool lit = spec->highlight != NULL && td_view_part(view, spec->highlight) >= 0;
    bool in_pixels = theme->pixels.still != TD_GRAPHICS_CELLS;
    size_t count = 0;

    if (cols < 1 || rows < 1) {
        return;
    }
    for (size_t i = 0; i < view->part_count && i < PARTS_MAX; i++) {
        const struct td_part *part = &view->parts[i];
        enum td_shade light = TD_SHADE_PLAIN;

        if (lit) {
            light = td_str_equal(part->id, spec->highlight) ? lit_as
                    : spec->steady                          ? TD_SHADE_PLAIN
                                                            : TD_SHADE_DIMMED;
        }
        if ((spec->hidden >> td_tissue_layer(part->tissue) & 1u) != 0 && light != TD_SHADE_LIT) {
            continue;
        }
        shapes[count++] = (struct td_shape){
            .outline = spec->bent != NULL ? &spec->bent->outlines[i] : part->outline,
            .ink = inks[part->tissue],
            .light = light,
            .edge = part->tissue != TD_TISSUE_PROP && part->tissue != TD_TISSUE_SPOT,
            .fibres = in_pixels || cols >= FIBRES_COLS ? part->fibres : NULL};
    }
    raise_lit_spot(shapes, count);
    (void)td_image_render(image, theme, cols, rows, view->width, view->height,
                          spec->mirror ? TD_IMAGE_MIRROR : 0, shapes, count);
}

/* A picture as rows of bytes, whatever it is made of. */
struct rows {
    unsigned char *at;
    size_t bytes; /* of a row */
    int count;
};

static struct rows rows_of(const struct td_image *image)
{
    if (image->cells != NULL) {
        return (struct rows){(unsigned char *)image->cells,
                             (size_t)image->cols * sizeof *image->cells, image->rows};
    }
    return (struct rows){(unsigned char *)image->pixels.at,
                         (size_t)image->pixels.w * sizeof *image->pixels.at, image->pixels.h};
}

static bool same_row(const struct rows *a, const struct rows *b, int row)
{
    size_t at = (size_t)row * a->bytes;

    return memcmp(a->at + at, b->at + at, a->bytes) == 0;
}

/* Where the two differ lies the part; its upper rows become those of the dark one. */
static void darken_above(struct td_image *image, const struct td_image *dark, double share)
{
    struct rows to = rows_of(image), from = rows_of(dark);
    int first = 0, last = to.count - 1;

    if (from.bytes != to.bytes || from.count != to.count) {
        return;
    }
    while (first <= last && same_row(&to, &from, first)) {
        first++;
    }
    while (last >= first && same_row(&to, &from, last)) {
        last--;
    }
    for (int row = first; row < first + (int)(share * (last - first + 1) + 0.5); row++) {
        memcpy(to.at + (size_t)row * to.bytes, from.at + (size_t)row * to.bytes, to.bytes);
    }
}

void td_picture_render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                       const struct td_picture_spec *spec)
{
    struct td_image dark = {0};

    render(image, theme, cols, rows, spec, TD_SHADE_LIT);
    if (spec->unfilled > 0 && td_image_is_drawn(image)) {
        render(&dark, theme, cols, rows, spec, TD_SHADE_DIMMED);
        if (td_image_is_drawn(&dark)) {
            darken_above(image, &dark, spec->unfilled);
        }
        td_image_deinit(&dark);
    }
}
