/* Finds free cells beside a point of a picture, and draws an arrow in them. */
#include "fault.h"

#include "teardrop/base/num.h"

#define ALONG 4 /* cells of an arrow that lies */
#define DOWN 2  /* ... and of one that stands */

static bool is_inside(const struct td_image *image, int x, int y)
{
    return x >= 0 && y >= 0 && x < image->cols && y < image->rows;
}

/* From (x, y) outwards: the first free cell, and how many free ones follow, at most `most`. */
static struct td_fault_arrow go_out(const struct td_image *image, int x, int y, int dx, int dy,
                                    int most)
{
    struct td_fault_arrow out = {.dx = dx, .dy = dy};

    while (is_inside(image, x, y) && !td_image_is_free(image, x, y)) {
        x += dx;
        y += dy;
    }
    out.x = x;
    out.y = y;
    while (out.cells < most && is_inside(image, x, y) && td_image_is_free(image, x, y)) {
        out.cells++;
        x += dx;
        y += dy;
    }
    return out;
}

struct td_fault_arrow td_fault_arrow_at(const struct td_image *image, int x, int y)
{
    static const struct {
        int up, dx, dy, most, cost; /* a cell is twice as high as wide */
    } ways[] = {{0, -1, 0, ALONG, 1},
                {0, 1, 0, ALONG, 1},
                {0, 0, -1, DOWN, 2},
                {1, -1, 0, ALONG, 1},
                {1, 1, 0, ALONG, 1}}; /* the floor may fill the row itself */
    struct td_fault_arrow best = {0};
    int least = 0;

    for (size_t i = 0; td_image_is_drawn(image) && i < sizeof ways / sizeof ways[0]; i++) {
        int from = y - ways[i].up;
        struct td_fault_arrow way = go_out(image, x, from, ways[i].dx, ways[i].dy, ways[i].most);
        int far = ((way.x - x) * way.dx + (way.y - from) * way.dy) * ways[i].cost + ways[i].up;

        if (way.cells == ways[i].most && (best.cells == 0 || far < least)) {
            best = way;
            least = far;
        }
    }
    return best;
}

void td_fault_arrow_draw(const struct td_fault_arrow *arrow, struct td_canvas *canvas, int left,
                         int top)
{
    uint32_t head = arrow->dx < 0 ? 0x25B8 : arrow->dx > 0 ? 0x25C2 : 0x25BE;

    for (int i = 0; i < arrow->cells; i++) {
        int x = left + arrow->x + i * arrow->dx, y = top + arrow->y + i * arrow->dy;
        struct td_cell *cell = td_canvas_cell(canvas, x, y);
        int16_t ground = cell != NULL ? cell->bg : TD_CELL_ROLE;

        td_canvas_put(canvas, x, y,
                      i == 0           ? head
                      : arrow->dx != 0 ? 0x2500
                                       : 0x2502,
                      TD_ROLE_DANGER);
        if (cell != NULL) {
            cell->bg = ground; /* a picture with a ground of its own gets no hole */
        }
    }
}
