/* Painting what differs from what is shown. */
#include "sixel_wall.h"

#include <stdlib.h>
#include <string.h>

#include "seen.h"
#include "teardrop/base/num.h"
#include "teardrop/term/draw/raster.h"

/* One pixel in so many without a near colour: a new palette. What lights up in a figure is small.
 */
enum { POOR_SHARE = 50, POOR_SHARE_MOVING = 2000 };
#define OPAQUE 0xFF000000u
#define FEW_PIECES 3

void td_sixel_wall_deinit(struct td_sixel_wall *wall)
{
    td_sixel_wall_clear(wall);
    td_sixel_writer_deinit(&wall->writer);
    free(wall->shown);
    free(wall->palettes);
    td_poses_deinit(&wall->poses);
    free(wall->box);
    memset(wall, 0, sizeof *wall);
}

/* ---- pictures as numbers ---- */

/* Poses of a movement share a palette as long as they are shown in the same place. */
static bool palette_fits(const struct td_sixel_wall *wall, const struct td_canvas_place *place,
                         int at)
{
    return wall->of[at].x == place->x && wall->of[at].y == place->y &&
           wall->of[at].cols == place->image->cols && wall->of[at].rows == place->image->rows &&
           wall->of[at].moves == place->image->moves;
}

bool td_sixel_wall_moved(const struct td_sixel_wall *wall, const struct td_canvas *canvas)
{
    for (int i = 0; i < TD_CANVAS_PLACES; i++) {
        const struct td_canvas_place *place = &canvas->places[i];

        if (wall->of[i].cols > 0 &&
            (i >= canvas->place_count || wall->of[i].x != place->x || wall->of[i].y != place->y ||
             wall->of[i].cols != place->image->cols || wall->of[i].rows != place->image->rows)) {
            return true;
        }
    }
    return false;
}

static bool choose(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                   const struct td_canvas_place *place, int at)
{
    wall->of[at].x = place->x;
    wall->of[at].y = place->y;
    wall->of[at].cols = place->image->cols;
    wall->of[at].rows = place->image->rows;
    wall->of[at].moves = place->image->moves;
    return td_palette_choose(&wall->palettes[at], &place->image->pixels, theme->ground);
}

/* Too much of a picture has no colour that is near. What moves will come again in the colours it
 * had before, so they stay; but its other poses have to be drawn anew. */
static struct td_pose_numbers *choose_again(struct td_sixel_wall *wall,
                                            const struct td_pixel_theme *theme,
                                            const struct td_canvas_place *place, int at,
                                            struct td_pose_numbers *pose)
{
    struct td_palette *palette = &wall->palettes[at];
    const struct td_image *image = place->image;

    if (!image->moves) {
        if (choose(wall, theme, place, at)) {
            (void)td_palette_index(palette, &image->pixels, pose->numbers);
        }
        return pose;
    }
    if (!td_palette_choose_more(palette, &image->pixels, theme->ground)) {
        return pose;
    }
    td_poses_forget(&wall->poses, at);
    pose = td_poses_add(&wall->poses, image, at);
    if (pose != NULL) {
        (void)td_palette_index(palette, &image->pixels, pose->numbers);
    }
    return pose;
}

/* The picture of a place in numbers of its palette; NULL: memory is short, or it is gone. */
static struct td_pose_numbers *numbers_of(struct td_sixel_wall *wall,
                                          const struct td_pixel_theme *theme,
                                          const struct td_canvas_place *place, int at)
{
    const struct td_image *image = place->image;
    bool fits = palette_fits(wall, place, at);
    struct td_pose_numbers *pose = td_poses_find(&wall->poses, image->serial, at);

    if (pose != NULL && fits) {
        return pose;
    }
    if (image->pixels.at == NULL) {
        return NULL;
    }
    if (!fits) {
        td_poses_forget(&wall->poses, at);
        if (!choose(wall, theme, place, at)) {
            return NULL;
        }
    }
    pose = td_poses_add(&wall->poses, image, at);
    if (pose == NULL) {
        return NULL;
    }
    if (td_palette_index(&wall->palettes[at], &image->pixels, pose->numbers) >
        pose->w * pose->h / (image->moves ? POOR_SHARE_MOVING : POOR_SHARE)) {
        pose = choose_again(wall, theme, place, at, pose);
    }
    return pose;
}

/* ---- the screen ---- */

static bool fit_screen(struct td_sixel_wall *wall, int w, int h)
{
    size_t count = (size_t)w * (size_t)h;
    uint32_t *shown;

    if (wall->palettes == NULL) {
        wall->palettes = calloc(TD_CANVAS_PLACES, sizeof *wall->palettes);
    }
    if (wall->w == w && wall->h == h && wall->shown != NULL) {
        return wall->palettes != NULL;
    }
    shown = realloc(wall->shown, count * sizeof *shown);
    if (shown == NULL || wall->palettes == NULL) {
        wall->shown = shown != NULL ? shown : wall->shown;
        return false;
    }
    memset(shown, 0, count * sizeof *shown);
    wall->shown = shown;
    wall->w = w;
    wall->h = h;
    return true;
}

void td_sixel_wall_touch(struct td_sixel_wall *wall, const struct td_pixel_theme *theme, int row,
                         int from, int to)
{
    int x0 = td_clamp(from * theme->cell_w, 0, wall->w);
    int x1 = td_clamp((to + 1) * theme->cell_w, x0, wall->w);
    int y1 = td_min((row + 1) * theme->cell_h, wall->h);

    for (int y = row * theme->cell_h; y < y1 && wall->shown != NULL; y++) {
        uint32_t *shown = wall->shown + (size_t)y * (size_t)wall->w;

        for (int x = x0; x < x1; x++) {
            shown[x] = shown[x] != 0 ? TD_SIXEL_UNSURE : 0;
        }
    }
}

void td_sixel_wall_clear(struct td_sixel_wall *wall)
{
    td_poses_forget(&wall->poses, -1);
    memset(wall->of, 0, sizeof wall->of);
    if (wall->shown != NULL) {
        memset(wall->shown, 0, (size_t)wall->w * (size_t)wall->h * sizeof *wall->shown);
    }
    wall->next = 0;
    wall->late = false;
    wall->sixels = 0;
}

bool td_sixel_wall_has(const struct td_sixel_wall *wall, uint32_t serial)
{
    return td_poses_find(&wall->poses, serial, -1) != NULL;
}

td_ns td_sixel_wall_due(const struct td_sixel_wall *wall)
{
    return wall->late ? wall->next : TD_NEVER;
}

/* ---- painting ---- */

/* What a pixel that is shown so is to become; the same: it need not be painted. */
static uint32_t color_of(const struct td_palette *palette, uint8_t number, uint32_t shown)
{
    return number != TD_PALETTE_CLEAR ? OPAQUE | palette->rgb[number]
           : shown == 0               ? 0
                                      : TD_SIXEL_COVERED;
}

/* Does a pixel have to be painted? */
static bool differs(const struct td_sixel_wall *wall, uint32_t shown, uint32_t color)
{
    return wall->anew ? color != 0 : color != shown;
}

/* The pixels of a rectangle of the screen that differ from the picture, as a box; w 0: none.
 * left, top: of the picture. */
static struct td_rect find_changes(const struct td_sixel_wall *wall,
                                   const struct td_palette *palette,
                                   const struct td_pose_numbers *pose, struct td_rect r, int left,
                                   int top)
{
    int x0 = r.x + r.w, x1 = -1, y0 = r.y + r.h, y1 = -1;

    for (int y = r.y; y < r.y + r.h; y++) {
        const uint32_t *shown = wall->shown + (size_t)y * (size_t)wall->w;
        const uint8_t *numbers = pose->numbers + (size_t)(y - top) * (size_t)pose->w - left;
        int from = r.x, to = r.x + r.w - 1;

        while (from <= to &&
               !differs(wall, shown[from], color_of(palette, numbers[from], shown[from]))) {
            from++;
        }
        if (from > to) {
            continue;
        }
        while (!differs(wall, shown[to], color_of(palette, numbers[to], shown[to]))) {
            to--;
        }
        x0 = td_min(x0, from);
        x1 = td_max(x1, to);
        y0 = td_min(y0, y);
        y1 = y;
    }
    return x1 < 0 ? (struct td_rect){0} : (struct td_rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
}

static bool make_box(struct td_sixel_wall *wall, size_t count)
{
    uint8_t *box;

    if (wall->box_capacity < count) {
        box = realloc(wall->box, count);
        if (box == NULL) {
            return false;
        }
        wall->box = box;
        wall->box_capacity = count;
    }
    return true;
}

static struct td_rect meet(struct td_rect a, struct td_rect b)
{
    int x = td_max(a.x, b.x), y = td_max(a.y, b.y);
    int right = td_min(a.x + a.w, b.x + b.w), bottom = td_min(a.y + a.h, b.y + b.h);

    return (struct td_rect){x, y, td_max(right - x, 0), td_max(bottom - y, 0)};
}

/* Around both; one of width 0 is none. */
static struct td_rect join(struct td_rect a, struct td_rect b)
{
    int x = td_min(a.x, b.x), y = td_min(a.y, b.y);

    return a.w == 0   ? b
           : b.w == 0 ? a
                      : (struct td_rect){x, y, td_max(a.x + a.w, b.x + b.w) - x,
                                         td_max(a.y + a.h, b.y + b.h) - y};
}

/* What is painted with one sixel: rectangles of the screen, in pixels, of one picture. */
struct part {
    const struct td_rect *rects;
    int count;
    struct td_rect limit;
    const struct td_palette *palette;
    const struct td_pose_numbers *pose;
    int left, top; /* of the picture */
};

/* The numbers of what is to be painted in a rectangle; `to` is the box's pixel at x0, y0. */
static void fill(struct td_sixel_wall *wall, const struct part *part, struct td_rect r,
                 uint8_t *box, struct td_rect whole)
{
    for (int y = r.y; y < r.y + r.h; y++) {
        uint32_t *shown = wall->shown + (size_t)y * (size_t)wall->w;
        const uint8_t *numbers =
            part->pose->numbers + (size_t)(y - part->top) * (size_t)part->pose->w - part->left;
        uint8_t *to = box + (size_t)(y - whole.y) * (size_t)whole.w - whole.x;

        for (int x = r.x; x < r.x + r.w; x++) {
            uint32_t color = color_of(part->palette, numbers[x], shown[x]);

            if (differs(wall, shown[x], color)) {
                to[x] = color == TD_SIXEL_COVERED ? TD_PALETTE_GROUND : numbers[x];
                shown[x] = color;
            }
        }
    }
}

/* Only what differs; what was painted and is see-through now becomes the ground. */
static bool paint(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                  const struct part *part, struct td_bytes *out)
{
    struct td_rect changed = {0}, whole;

    for (int i = 0; i < part->count; i++) {
        changed =
            join(changed, find_changes(wall, part->palette, part->pose,
                                       meet(part->rects[i], part->limit), part->left, part->top));
    }
    if (changed.w == 0) {
        return true;
    }
    /* A sixel begins at the corner of a cell. */
    whole.x = changed.x - changed.x % theme->cell_w;
    whole.y = changed.y - changed.y % theme->cell_h;
    whole.w = changed.x + changed.w - whole.x;
    whole.h = changed.y + changed.h - whole.y;
    if (!make_box(wall, (size_t)whole.w * (size_t)whole.h)) {
        return false;
    }
    memset(wall->box, TD_PALETTE_CLEAR, (size_t)whole.w * (size_t)whole.h);
    for (int i = 0; i < part->count; i++) {
        fill(wall, part, meet(part->rects[i], changed), wall->box, whole);
    }
    wall->sixels++;
    td_bytes_format(out, "\033[%d;%dH", whole.y / theme->cell_h + 1, whole.x / theme->cell_w + 1);
    td_sixel_write(&wall->writer, out, part->palette, wall->box, whole.w, whole.h);
    return !out->failed;
}

/* In pieces that are no larger than a terminal takes. */
static bool paint_parts(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                        const struct part *all, struct td_bytes *out)
{
    int wide = td_max(TD_SIXEL_SIDE / theme->cell_w, 1) * theme->cell_w;
    int high = td_max(TD_SIXEL_SIDE / theme->cell_h, 1) * theme->cell_h;
    struct td_rect r = {0};
    bool whole = true;

    for (int i = 0; i < all->count; i++) {
        r = join(r, all->rects[i]);
    }
    for (int y = 0; y < r.h && whole; y += high) {
        for (int x = 0; x < r.w && whole; x += wide) {
            struct part part = *all;

            part.limit =
                (struct td_rect){r.x + x, r.y + y, td_min(wide, r.w - x), td_min(high, r.h - y)};
            whole = paint(wall, theme, &part, out);
        }
    }
    return whole;
}

/* Nothing in the last row: many terminals put the cursor below a sixel, and would scroll. A picture
 * that is seen in many pieces, between letters, is one sixel all the same: terminals keep few. */
static bool show_place(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                       const struct td_canvas *canvas, int at, struct td_bytes *out)
{
    const struct td_canvas_place *place = &canvas->places[at];
    struct td_rect limit = {place->x, place->y, place->image->cols,
                            td_min(place->image->rows, canvas->rows - 1 - place->y)};
    struct td_pose_numbers *pose = numbers_of(wall, theme, place, at);
    struct part part = {.palette = &wall->palettes[at],
                        .pose = pose,
                        .left = place->x * theme->cell_w,
                        .top = place->y * theme->cell_h};
    struct td_seen seen;
    bool whole = true;

    if (pose == NULL) { /* gone: it is drawn anew next time, which is soon */
        wall->late = true;
        return place->image->pixels.at == NULL;
    }
    pose->used = wall->poses.frame;
    td_seen_find(canvas, at, limit, &seen);
    for (int i = 0; i < seen.count; i++) {
        struct td_rect *r = &seen.rects[i];

        *r = (struct td_rect){r->x * theme->cell_w, r->y * theme->cell_h, r->w * theme->cell_w,
                              r->h * theme->cell_h};
    }
    part.rects = seen.rects;
    part.count = seen.count > FEW_PIECES ? seen.count : 1;
    for (int i = 0; i < seen.count && whole; i += part.count) {
        part.rects = &seen.rects[i];
        whole = paint_parts(wall, theme, &part, out);
    }
    return whole;
}

/* Not yet: it is kept, and comes later. */
static void put_off(struct td_sixel_wall *wall, const struct td_image *image, int at)
{
    struct td_pose_numbers *pose = td_poses_find(&wall->poses, image->serial, at);

    wall->late = true;
    if (pose != NULL) {
        pose->used = wall->poses.frame;
    }
}

/* What moves waits until its frame is due, and so long that it does not take more bytes a second
 * than it may; all of it at once, or what comes first would leave no time to the others. */
static void set_next(struct td_sixel_wall *wall, td_ns now, size_t bytes)
{
    td_ns taken = (td_ns)bytes * TD_NS_PER_S / TD_SIXEL_BYTES_A_SECOND;

    wall->next =
        bytes > 0 || wall->late ? now + (taken > TD_SIXEL_FRAME ? taken : TD_SIXEL_FRAME) : 0;
}

/* False: memory was short. */
static bool show_all(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                     const struct td_canvas *canvas, td_ns now, struct td_bytes *out)
{
    bool wait = now < wall->next;
    size_t moved = 0;

    for (int i = 0; i < canvas->place_count; i++) {
        const struct td_image *image = canvas->places[i].image;
        size_t before = out->count;

        if (!td_seen_fits(image, theme)) {
            continue;
        }
        if (image->moves && wait) {
            put_off(wall, image, i);
        } else if (!show_place(wall, theme, canvas, i, out)) {
            return false;
        }
        moved += image->moves ? out->count - before : 0;
    }
    if (!wait) {
        set_next(wall, now, moved);
    }
    return true;
}

bool td_sixel_wall_show(struct td_sixel_wall *wall, const struct td_pixel_theme *theme,
                        const struct td_canvas *canvas, td_ns now, struct td_bytes *out)
{
    bool moving = false, whole;

    wall->late = false;
    if (canvas->place_count == 0) {
        if (wall->poses.count > 0) {
            td_sixel_wall_clear(wall);
        }
        return true;
    }
    if (!fit_screen(wall, canvas->cols * theme->cell_w, canvas->rows * theme->cell_h)) {
        return false;
    }
    wall->poses.frame++;
    for (int i = 0; i < canvas->place_count; i++) {
        moving = moving || canvas->places[i].image->moves;
    }
    wall->anew = wall->sixels >= TD_SIXEL_KEPT && (!moving || now >= wall->next);
    wall->sixels = wall->anew ? 0 : wall->sixels;
    whole = show_all(wall, theme, canvas, now, out);
    td_poses_tidy(&wall->poses, moving);
    return whole;
}
