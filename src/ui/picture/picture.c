/* A view of the anatomy becomes an image. */
#include "teardrop/ui/picture/picture.h"

#include <math.h>
#include <string.h>

#define PARTS_MAX 64 /* further parts of a view are not drawn */
/* In a smaller picture in cells fibres, and ligaments that are dimmed, would only be noise. */
#define FIBRES_COLS 32
#define LIGAMENTS_COLS 48
/* In pixels, where a cell is FIBRE_CELL of them high. */
#define FIBRE_GAP 4.0F
#define FIBRE_WIDTH 0.9F
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
    [TD_TISSUE_MARK] = TD_INK_RING,
};

/* The shapes of a view. In pixels all that have fibres have fine ones, made for the size it is
 * drawn in; in cells muscles have few and bold ones. */
struct painter {
    const struct td_picture_spec *spec;
    struct td_shape shapes[PARTS_MAX];
    size_t count;
    struct td_outline fibres[PARTS_MAX];
    float gap, width; /* of fine ones, units of the view; 0: they are bold */
    bool bold;        /* there is room for those in cells */
    bool coarse;      /* so few cells that dimmed ligaments would only be noise */
};

static void set_fibres(struct painter *p, const struct td_theme *theme, int cols, int rows)
{
    const struct td_pixel_theme *pixels = &theme->pixels;
    const struct td_anatomy_view *view = p->spec->view;
    float unit, scale;

    if (pixels->still == TD_GRAPHICS_CELLS) {
        p->bold = cols >= FIBRES_COLS;
        p->coarse = cols < LIGAMENTS_COLS;
        return;
    }
    unit = fminf((float)(cols * pixels->cell_w) / view->width,
                 (float)(rows * pixels->cell_h) / view->height);
    scale = fmaxf(1, (float)pixels->cell_h / FIBRE_CELL);
    p->gap = FIBRE_GAP * scale / unit;
    p->width = FIBRE_WIDTH * scale / unit;
}

static const struct td_outline *fibres_of(struct painter *p, size_t i,
                                          const struct td_outline *outline)
{
    const struct td_part *part = &p->spec->view->parts[i];
    bool muscle = part->tissue == TD_TISSUE_MUSCLE || part->tissue == TD_TISSUE_VM;

    if (part->run == NULL || (p->gap <= 0 && !(p->bold && muscle && part->strap == NULL)) ||
        td_part_fibres(part, outline, p->gap, p->width, &p->fibres[i]) != TD_OK) {
        return NULL;
    }
    return &p->fibres[i];
}

static void add_part(struct painter *p, size_t i, enum td_shade light)
{
    const struct td_part *part = &p->spec->view->parts[i];
    const struct td_outline *outline =
        p->spec->bent != NULL ? &p->spec->bent->outlines[i] : part->outline;

    p->shapes[p->count++] =
        (struct td_shape){.outline = outline,
                          .ink = inks[part->tissue],
                          .light = light == TD_SHADE_PLAIN && part->far ? TD_SHADE_DIMMED : light,
                          .edge = part->tissue != TD_TISSUE_PROP && part->tissue != TD_TISSUE_SPOT,
                          .fibres = fibres_of(p, i, outline)};
}

static void add_parts(struct painter *p, enum td_shade lit_as)
{
    const struct td_picture_spec *spec = p->spec;
    const struct td_anatomy_view *view = spec->view;
    int lit = spec->highlight == NULL ? -1 : td_view_part(view, spec->highlight), raised = -1;

    for (size_t i = 0; i < view->part_count && i < PARTS_MAX; i++) {
        const struct td_part *part = &view->parts[i];
        bool is_lit = (int)i == lit;
        enum td_shade light = is_lit                    ? lit_as
                              : lit < 0 || spec->steady ? TD_SHADE_PLAIN
                                                        : TD_SHADE_DIMMED;

        if ((spec->hidden >> td_tissue_layer(part->tissue) & 1u) != 0 && light != TD_SHADE_LIT) {
            continue;
        }
        if (p->coarse && light == TD_SHADE_DIMMED && part->tissue == TD_TISSUE_LIGAMENT &&
            !is_lit) {
            continue;
        }
        if (is_lit && (part->deep || part->tissue == TD_TISSUE_SPOT)) {
            raised = (int)p->count;
        }
        add_part(p, i, light);
    }
    if (raised >= 0) {
        p->shapes[raised].raised = true;
    }
}

static void render(struct td_image *image, const struct td_theme *theme, int cols, int rows,
                   const struct td_picture_spec *spec, enum td_shade lit_as)
{
    struct painter p = {.spec = spec};

    if (cols < 1 || rows < 1) {
        return;
    }
    set_fibres(&p, theme, cols, rows);
    add_parts(&p, lit_as);
    (void)td_image_render(image, theme, cols, rows, spec->view->width, spec->view->height,
                          spec->mirror ? TD_IMAGE_MIRROR : 0, p.shapes, p.count);
    for (size_t i = 0; i < PARTS_MAX; i++) {
        td_outline_deinit(&p.fibres[i]);
    }
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
