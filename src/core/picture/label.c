/* Names placed at the edges, their leaders without crossings. */
#include "teardrop/core/picture/label.h"

#include <math.h>

/* ---- crossing ---- */

static float turn(float ax, float ay, float bx, float by, float cx, float cy)
{
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/* The edge the line begins at. */
static float edge(const struct td_label *label, int cols)
{
    return label->left ? 0.0F : (float)cols;
}

bool td_labels_cross(const struct td_label *a, const struct td_label *b, int cols)
{
    float ax = edge(a, cols), ay = (float)a->row + 0.5F;
    float bx = edge(b, cols), by = (float)b->row + 0.5F;
    float d1 = turn(ax, ay, a->x, a->y, bx, by), d2 = turn(ax, ay, a->x, a->y, b->x, b->y);
    float d3 = turn(bx, by, b->x, b->y, ax, ay), d4 = turn(bx, by, b->x, b->y, a->x, a->y);

    return d1 * d2 < 0 && d3 * d4 < 0;
}

/* ---- one side ---- */

/* Names in the order of their anchors, one a row: blocks of neighbours that would
 * overlap are moved together to their mean. */
struct block {
    float sum; /* of wanted rows less the place inside the block */
    int first, count;
};

static float top_of(const struct block *block)
{
    return block->sum / (float)block->count;
}

static void spread(struct td_label *const *side, int count, int rows)
{
    struct block blocks[TD_LABELS_MAX];
    int used = 0;

    for (int i = 0; i < count; i++) {
        blocks[used++] = (struct block){.sum = side[i]->y - 0.5F, .first = i, .count = 1};
        while (used > 1 && top_of(&blocks[used - 1]) <
                               top_of(&blocks[used - 2]) + (float)blocks[used - 2].count) {
            struct block *above = &blocks[used - 2];
            const struct block *below = &blocks[used - 1];

            above->sum += below->sum - (float)(above->count * below->count);
            above->count += below->count;
            used--;
        }
    }
    for (int b = 0, free_row = 0; b < used; b++) {
        int top = (int)lroundf(top_of(&blocks[b]));
        int last = rows - (count - blocks[b].first); /* the rest must fit below */

        top = top < free_row ? free_row : top > last ? last : top;
        for (int i = 0; i < blocks[b].count; i++) {
            side[blocks[b].first + i]->row = top + i;
        }
        free_row = top + blocks[b].count;
    }
}

static void uncross(struct td_label *const *side, int count, int cols)
{
    bool again = true;

    for (int round = 0; again && round < TD_LABELS_MAX; round++) {
        again = false;
        for (int i = 0; i < count; i++) {
            for (int k = i + 1; k < count; k++) {
                if (td_labels_cross(side[i], side[k], cols)) {
                    int row = side[i]->row;

                    side[i]->row = side[k]->row;
                    side[k]->row = row;
                    again = true;
                }
            }
        }
    }
}

static void place_side(struct td_label *labels, size_t count, bool left, int cols, int rows)
{
    struct td_label *side[TD_LABELS_MAX];
    int used = 0;

    for (size_t i = 0; i < count; i++) {
        int at = used;

        if (labels[i].row < 0 || labels[i].left != left) {
            continue;
        }
        for (; at > 0 && side[at - 1]->y > labels[i].y; at--) {
            side[at] = side[at - 1];
        }
        side[at] = &labels[i];
        used++;
    }
    spread(side, used, rows);
    uncross(side, used, cols);
}

void td_labels_place(struct td_label *labels, size_t count, int cols, int rows)
{
    int room[2] = {rows, rows}; /* right, left */

    for (size_t i = 0; i < count; i++) {
        labels[i].left = labels[i].x < (float)cols / 2;
        labels[i].row = 0;
        if (i >= TD_LABELS_MAX || (room[0] < 1 && room[1] < 1)) {
            labels[i].row = -1;
            continue;
        }
        if (room[labels[i].left ? 1 : 0] < 1) {
            labels[i].left = !labels[i].left;
        }
        room[labels[i].left ? 1 : 0]--;
    }
    place_side(labels, count, true, cols, rows);
    place_side(labels, count, false, cols, rows);
}
