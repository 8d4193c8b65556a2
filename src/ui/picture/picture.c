/* A view of the anatomy becomes an image. */
#include "teardrop/ui/picture/picture.h"

#include <math.h>
#include <string.h>

#include "teardrop/base/str.h"

#define PARTS_MAX 64   /* further parts of a view are not drawn */
#define FIBRES_COLS 32 /* in a smaller picture fibres would only be noise */
/* In pixels, where a cell is FIBRE_CELL of them high. */
#define FIBRE_GAP 4.5F
#define FIBRE_WIDTH 1.2F
#define FIBRE_CELL 20.0F

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

/* What is lit lies over all others if it is small or they would hide it. */
static void raise_lit(struct td_shape *shapes, size_t from, size_t shape_count, size_t count)
{
    struct td_shape lit[2];

    memcpy(lit, &shapes[from], shape_count * sizeof lit[0]);
    memmove(&shapes[from], &shapes[from + shape_count],
            (count - from - shape_count) * sizeof shapes[0]);
    memcpy(&shapes[count - shape_count], lit, shape_count * sizeof lit[0]);
}

/* Pixels of a unit of the view; 0: it is drawn in cells. */
static float unit_pixels(const struct td_theme *theme, int cols, int rows,
                         const struct td_anatomy_view *view)
{
    const struct td_pixel_theme *pixels = &theme->pixels;

    return pixels->still == TD_GRAPHICS_CELLS
               ? 0
               : fminf((float)(cols * pixels->cell_w) / view->width,
                       (float)(rows * pixels->cell_h) / view->height);
}

/* Each part over which fibres lie has a shape of its own for them: fine ones in pixels, made for
 * this size; few and bold ones in cells. */
struct painter {
    const struct td_picture_spec *spec;
    struct td_shape shapes[2 * PARTS_MAX];
    size_t count;
    struct td_outline fine[PARTS_MAX];
    float unit;  /* pixels; 0: cells */
    float scale; /* of a pixel, so that strokes are as wide on a display of twice as many */
    bool bold;   /* there is room for fibres in cells */
};

static const struct td_outline *fibres_of(struct painter *p, size_t i,
                                          const struct td_outline *outline)
{
    const struct td_part *part = &p->spec->view->parts[i];

    if (p->unit <= 0) {
        return p->bold && p->spec->bent == NULL ? part->fibres : NULL;
    }
    if (part->run == NULL ||
        td_part_fibres(part, outline, FIBRE_GAP * p->scale / p->unit,
                       FIBRE_WIDTH * p->scale / p->unit, &p->fine[i]) != TD_OK) {
        return NULL;
    }
    return &p->fine[i];
}

static void add_part(struct painter *p, size_t i, enum td_shade light)
{
    const struct td_part *part = &p->spec->view->parts[i];
    const struct td_outline *outline =
        p->spec->bent != NULL ? &p->spec->bent->outlines[i] : part->outline;
    const struct td_outline *fibres = light == TD_SHADE_DIMMED ? NULL : fibres_of(p, i, outline);

    p->shapes[p->count++] =
        (struct td_shape){.outline = outline,
                          .ink = inks[part->tissue],
                          .light = light == TD_SHADE_PLAIN && part->far ? TD_SHADE_DIMMED : light,
                          .edge = part->tissue != TD_TISSUE_PROP && part->tissue != TD_TISSUE_SPOT};
    if (fibres != NULL) {
        p->shapes[p->count++] = (struct td_shape){
            .outline = fibres, .ink = inks[part->tissue], .light = TD_SHADE_DIMMED};
    }
}

static bool lies_above(const struct td_part *part)
{
    return part->deep || part->tissue == TD_TISSUE_SPOT;
}

static void add_parts(struct painter *p, enum td_shade lit_as)
{
    const struct td_picture_spec *spec = p->spec;
    const struct td_anatomy_view *view = spec->view;
    int lit = spec->highlight == NULL ? -1 : td_view_part(view, spec->highlight);
    size_t lit_from = 0, lit_count = 0;

    for (size_t i = 0; i < view->part_count && i < PARTS_MAX; i++) {
        const struct td_part *part = &view->parts[i];
        enum td_shade light = lit < 0 || spec->steady ? TD_SHADE_PLAIN : TD_SHADE_DIMMED;
        size_t from = p->count;

        light = (int)i == lit ? lit_as : light;
        if ((spec->hidden >> td_tissue_layer(part->tissue) & 1u) != 0 && light != TD_SHADE_LIT) {
            continue;
        }
        add_part(p, i, light);
        if ((int)i == lit && light == TD_SHADE_LIT && lies_above(part)) {
            lit_from = from;
            lit_count = p->count - from;
        }
    }
    if (lit_count > 0) {
        raise_lit(p->shapes, lit_from, lit_count, p->count);
    }
}

static void render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                   const struct td_picture_spec *spec, enum td_shade lit_as)
{
    struct painter p = {.spec = spec, .bold = cols >= FIBRES_COLS};

    if (cols < 1 || rows < 1) {
        return;
    }
    p.unit = unit_pixels(theme, cols, rows, spec->view);
    p.scale = fmaxf(1, (float)theme->pixels.cell_h / FIBRE_CELL);
    add_parts(&p, lit_as);
    (void)td_image_render(image, theme, cols, rows, spec->view->width, spec->view->height,
                          spec->mirror ? TD_IMAGE_MIRROR : 0, p.shapes, p.count);
    for (size_t i = 0; i < PARTS_MAX; i++) {
        td_outline_deinit(&p.fine[i]);
    }
}

static bool same_row(const struct td_image *a, const struct td_image *b, int row)
{
    size_t cols = (size_t)a->cols, at = (size_t)row * cols;

    return memcmp(a->cells + at, b->cells + at, cols * sizeof *a->cells) == 0;
}

/* Where the two differ lies the part; its upper rows become those of the dark one. */
static void darken_above(struct td_image *image, const struct td_image *dark, double share)
{
    int first = 0, last = image->rows - 1;
    size_t cols = (size_t)image->cols;

    while (first <= last && same_row(image, dark, first)) {
        first++;
    }
    while (last >= first && same_row(image, dark, last)) {
        last--;
    }
    for (int row = first; row < first + (int)(share * (last - first + 1) + 0.5); row++) {
        memcpy(image->cells + (size_t)row * cols, dark->cells + (size_t)row * cols,
               cols * sizeof *image->cells);
    }
}

void td_picture_render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                       const struct td_picture_spec *spec)
{
    struct td_image dark = {0};

    render(image, theme, cols, rows, spec, TD_SHADE_LIT);
    if (spec->unfilled > 0 && image->cells != NULL) {
        render(&dark, theme, cols, rows, spec, TD_SHADE_DIMMED);
        if (dark.cells != NULL && dark.cols == image->cols && dark.rows == image->rows) {
            darken_above(image, &dark, spec->unfilled);
        }
        td_image_deinit(&dark);
    }
}
