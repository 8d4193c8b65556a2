/* Keeping what kitty shows equal to the canvas. */
#include "kitty_wall.h"

#include <stdlib.h>
#include <string.h>

#include "seen.h"
#include "teardrop/base/num.h"
#include "teardrop/term/draw/raster.h"

enum { TILE = 64 }; /* pixels, about */
#define POSE_BYTES_MOST                                                                            \
    (160 << 20) /* what a terminal may keep of poses; kitty gives up at 320 MB */

struct td_kitty_sent {
    uint64_t key; /* of its pixels, or of its serial */
    uint32_t id;
    size_t bytes;  /* in the terminal */
    uint32_t used; /* frame in which it was shown last */
    bool pose;
};

struct td_kitty_hung {
    uint32_t id;
    int placement, col, row;
    struct td_rect box;
};

void td_kitty_wall_deinit(struct td_kitty_wall *wall)
{
    td_kitty_packer_deinit(&wall->packer);
    free(wall->sent);
    free(wall->hung);
    free(wall->wanted);
    memset(wall, 0, sizeof *wall);
}

/* ---- what the terminal keeps ---- */

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * UINT64_C(0x100000001B3);
}

#define HASH_BEGIN UINT64_C(0xCBF29CE484222325)

static uint64_t pose_key(uint32_t serial)
{
    return UINT64_C(1) << 63 | serial;
}

static struct td_kitty_sent *find(const struct td_kitty_wall *wall, uint64_t key)
{
    for (int i = 0; i < wall->sent_count; i++) {
        if (wall->sent[i].key == key) {
            return &wall->sent[i];
        }
    }
    return NULL;
}

static bool id_is_used(const struct td_kitty_wall *wall, uint32_t id)
{
    for (int i = 0; i < wall->sent_count; i++) {
        if (wall->sent[i].id == id) {
            return true;
        }
    }
    return false;
}

/* A number nobody has; 0: all are in use. */
static uint32_t new_id(struct td_kitty_wall *wall, bool pose)
{
    uint32_t first = TD_KITTY_FIRST + (pose ? 1 : TD_KITTY_POSES + 1);
    uint32_t most = pose ? TD_KITTY_POSES : TD_KITTY_TILES;

    for (uint32_t i = 0; i < most; i++) {
        uint32_t id = first + (pose ? i : (wall->next_tile + i) % most);

        if (!id_is_used(wall, id)) {
            wall->next_tile += pose ? 0 : i + 1;
            return id;
        }
    }
    return 0;
}

static void forget(struct td_kitty_wall *wall, int at, struct td_bytes *out)
{
    td_kitty_free(out, wall->sent[at].id);
    wall->pose_bytes -= wall->sent[at].pose ? wall->sent[at].bytes : 0;
    wall->sent[at] = wall->sent[--wall->sent_count];
}

/* Grown by half as much again when it is full. */
static bool make_room(void **list, int count, int *capacity, size_t size)
{
    int wanted = *capacity + *capacity / 2 + 64;
    void *bigger;

    if (count < *capacity) {
        return true;
    }
    bigger = realloc(*list, (size_t)wanted * size);
    if (bigger == NULL) {
        return false;
    }
    *list = bigger;
    *capacity = wanted;
    return true;
}

/* Sends it where the terminal has not got it; NULL: it cannot be had. */
static struct td_kitty_sent *have(struct td_kitty_wall *wall, uint64_t key, bool pose,
                                  const struct td_pixels *pixels, struct td_rect box,
                                  struct td_bytes *data)
{
    struct td_kitty_sent *sent = find(wall, key);
    uint32_t id;

    if (sent == NULL) {
        if (!make_room((void **)&wall->sent, wall->sent_count, &wall->sent_capacity,
                       sizeof *wall->sent)) {
            wall->failed = true;
            return NULL;
        }
        id = pixels->at != NULL ? new_id(wall, pose) : 0;
        if (id == 0) {
            return NULL;
        }
        td_kitty_send(&wall->packer, data, id, pixels, box);
        sent = &wall->sent[wall->sent_count++];
        *sent =
            (struct td_kitty_sent){.key = key,
                                   .id = id,
                                   .bytes = (size_t)box.w * (size_t)box.h * sizeof(struct td_pixel),
                                   .pose = pose};
        wall->pose_bytes += pose ? sent->bytes : 0;
    }
    sent->used = wall->frame;
    return sent;
}

static int count_poses(const struct td_kitty_wall *wall)
{
    int count = 0;

    for (int i = 0; i < wall->sent_count; i++) {
        count += wall->sent[i].pose;
    }
    return count;
}

/* Of the poses that are not shown the one that was shown last the longest ago; -1: none. */
static int oldest_pose(const struct td_kitty_wall *wall)
{
    int oldest = -1;

    for (int i = 0; i < wall->sent_count; i++) {
        if (wall->sent[i].pose && wall->sent[i].used != wall->frame &&
            (oldest < 0 || wall->sent[i].used < wall->sent[oldest].used)) {
            oldest = i;
        }
    }
    return oldest;
}

/* Tiles that are not shown, all poses when nothing moves any more, and the oldest of them where
 * they take too much, or the numbers that the next frame may need. */
static void tidy(struct td_kitty_wall *wall, bool moving, struct td_bytes *out)
{
    int oldest;

    for (int i = wall->sent_count - 1; i >= 0; i--) {
        if (wall->sent[i].used != wall->frame && (!wall->sent[i].pose || !moving)) {
            forget(wall, i, out);
        }
    }
    while ((wall->pose_bytes > POSE_BYTES_MOST ||
            count_poses(wall) > TD_KITTY_POSES - TD_CANVAS_PLACES) &&
           (oldest = oldest_pose(wall)) >= 0) {
        forget(wall, oldest, out);
    }
}

/* ---- what is to be shown ---- */

/* Placements of one image have numbers from 1. */
static int next_placement(const struct td_kitty_wall *wall, uint32_t id)
{
    int count = 0;

    for (int i = 0; i < wall->wanted_count; i++) {
        count += wall->wanted[i].id == id;
    }
    return count + 1;
}

/* The seen parts of a box of cells of a place, as placements of one image; `from` is the cell of
 * the canvas where the image begins. */
static void want(struct td_kitty_wall *wall, const struct td_pixel_theme *theme,
                 const struct td_seen *seen, uint32_t id, int from_x, int from_y)
{
    for (int i = 0; i < seen->count; i++) {
        const struct td_rect *r = &seen->rects[i];

        if (!make_room((void **)&wall->wanted, wall->wanted_count, &wall->wanted_capacity,
                       sizeof *wall->wanted)) {
            wall->failed = true;
            return;
        }
        wall->wanted[wall->wanted_count] = (struct td_kitty_hung){
            .id = id,
            .placement = next_placement(wall, id),
            .col = r->x,
            .row = r->y,
            .box = {(r->x - from_x) * theme->cell_w, (r->y - from_y) * theme->cell_h,
                    r->w * theme->cell_w, r->h * theme->cell_h}};
        wall->wanted_count++;
    }
}

/* 0: there is nothing to be seen in it. */
static uint64_t hash_of(const struct td_pixels *pixels, struct td_rect box)
{
    uint64_t hash = mix(mix(HASH_BEGIN, (uint64_t)box.w), (uint64_t)box.h);
    uint32_t any = 0;

    for (int y = box.y; y < box.y + box.h; y++) {
        const struct td_pixel *row = pixels->at + (size_t)y * (size_t)pixels->w;

        for (int x = box.x; x < box.x + box.w; x++) {
            uint32_t value;

            memcpy(&value, &row[x], sizeof value);
            hash = mix(hash, value);
            any |= row[x].a;
        }
    }
    return any == 0 ? 0 : hash & ~(UINT64_C(1) << 63);
}

static void want_tiles(struct td_kitty_wall *wall, const struct td_pixel_theme *theme,
                       const struct td_canvas *canvas, int at, struct td_bytes *data)
{
    const struct td_canvas_place *place = &canvas->places[at];
    const struct td_image *image = place->image;
    int cols = td_max(TILE / theme->cell_w, 1), rows = td_max(TILE / theme->cell_h, 1);

    for (int y = 0; y < image->rows; y += rows) {
        for (int x = 0; x < image->cols; x += cols) {
            struct td_rect cells = {place->x + x, place->y + y, td_min(cols, image->cols - x),
                                    td_min(rows, image->rows - y)};
            struct td_rect box = {x * theme->cell_w, y * theme->cell_h, cells.w * theme->cell_w,
                                  cells.h * theme->cell_h};
            struct td_kitty_sent *sent;
            struct td_seen seen;
            uint64_t key;

            td_seen_find(canvas, at, cells, &seen);
            key = seen.count > 0 ? hash_of(&image->pixels, box) : 0;
            sent = key != 0 ? have(wall, key, false, &image->pixels, box, data) : NULL;
            if (sent != NULL) {
                want(wall, theme, &seen, sent->id, cells.x, cells.y);
            }
        }
    }
}

static void want_pose(struct td_kitty_wall *wall, const struct td_pixel_theme *theme,
                      const struct td_canvas *canvas, int at, struct td_bytes *data)
{
    const struct td_canvas_place *place = &canvas->places[at];
    const struct td_image *image = place->image;
    struct td_rect box = {0, 0, image->cols * theme->cell_w, image->rows * theme->cell_h};
    struct td_kitty_sent *sent =
        have(wall, pose_key(image->serial), true, &image->pixels, box, data);
    struct td_seen seen;

    if (sent != NULL) {
        td_seen_find(canvas, at, (struct td_rect){place->x, place->y, image->cols, image->rows},
                     &seen);
        want(wall, theme, &seen, sent->id, place->x, place->y);
    }
}

/* ---- the difference ---- */

static struct td_kitty_hung *find_hung(struct td_kitty_hung *list, int count,
                                       const struct td_kitty_hung *like)
{
    for (int i = 0; i < count; i++) {
        if (list[i].id == like->id && list[i].placement == like->placement) {
            return &list[i];
        }
    }
    return NULL;
}

static bool same_rect(struct td_rect a, struct td_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* New ones first: so nothing is missing in between. */
static void hang(struct td_kitty_wall *wall, struct td_bytes *place)
{
    struct td_kitty_hung *before = wall->hung;
    int count = wall->hung_count, capacity = wall->hung_capacity;

    for (int i = 0; i < wall->wanted_count; i++) {
        const struct td_kitty_hung *w = &wall->wanted[i], *h = find_hung(before, count, w);

        if (h == NULL || h->col != w->col || h->row != w->row || !same_rect(h->box, w->box)) {
            td_kitty_place(place, w->id, w->placement, w->col, w->row, w->box);
        }
    }
    for (int i = 0; i < count; i++) {
        if (find_hung(wall->wanted, wall->wanted_count, &before[i]) == NULL) {
            td_kitty_take_away(place, before[i].id, before[i].placement);
        }
    }
    wall->hung = wall->wanted;
    wall->hung_count = wall->wanted_count;
    wall->hung_capacity = wall->wanted_capacity;
    wall->wanted = before;
    wall->wanted_count = 0;
    wall->wanted_capacity = capacity;
}

/* Of everything that the present frame shows of pictures. */
static uint64_t signature(const struct td_canvas *canvas)
{
    uint64_t hash = HASH_BEGIN;

    for (int i = 0; i < canvas->place_count; i++) {
        const struct td_canvas_place *place = &canvas->places[i];

        hash = mix(mix(mix(hash, (uint64_t)(int64_t)place->x), (uint64_t)(int64_t)place->y),
                   place->image->serial);
        for (int y = 0; y < place->image->rows; y++) {
            for (int x = 0; x < place->image->cols; x++) {
                const struct td_cell *cell = td_canvas_cell(canvas, place->x + x, place->y + y);

                hash = mix(hash, cell != NULL && cell->place == i + 1);
            }
        }
    }
    return hash | 1;
}

bool td_kitty_wall_show(struct td_kitty_wall *wall, const struct td_pixel_theme *theme,
                        const struct td_canvas *canvas, struct td_bytes *data,
                        struct td_bytes *place)
{
    uint64_t shown = signature(canvas);
    bool moving = false;

    if (shown == wall->shown) {
        return true;
    }
    wall->frame++;
    wall->wanted_count = 0;
    for (int i = 0; i < canvas->place_count; i++) {
        const struct td_image *image = canvas->places[i].image;

        moving = moving || image->moves;
        if (!td_seen_fits(image, theme)) {
            continue;
        }
        if (image->moves) {
            want_pose(wall, theme, canvas, i, data);
        } else if (image->pixels.at != NULL) {
            want_tiles(wall, theme, canvas, i, data);
        }
    }
    hang(wall, place);
    tidy(wall, moving, place);
    wall->shown = shown;
    return !wall->failed && !data->failed && !place->failed;
}

void td_kitty_wall_clear(struct td_kitty_wall *wall, struct td_bytes *out)
{
    for (int i = 0; out != NULL && i < wall->sent_count; i++) {
        td_kitty_free(out, wall->sent[i].id);
    }
    wall->sent_count = wall->hung_count = wall->wanted_count = 0;
    wall->pose_bytes = 0;
    wall->shown = 0;
    wall->failed = false;
}

bool td_kitty_wall_has(const struct td_kitty_wall *wall, uint32_t serial)
{
    return find(wall, pose_key(serial)) != NULL;
}

int td_kitty_wall_poses(const struct td_kitty_wall *wall)
{
    int most = 0;

    for (int i = 0; i < wall->sent_count; i++) {
        if (wall->sent[i].pose) {
            most = td_max(most, (int)(wall->sent[i].id - TD_KITTY_FIRST));
        }
    }
    return most;
}
