/* Names beside a picture: which side and which row, so that no two share a row
 * and no two leader lines cross.
 *
 * Each name is at the left or the right edge, and a straight line leads from there to its anchor
 * in the picture. On one side the names are first put
 * in the order of their anchors, as near to them as the rows allow (the least
 * sum of squares: pool adjacent violators); where two lines still cross they
 * trade rows, which makes both together shorter, so it ends. */
#ifndef TEARDROP_CORE_PICTURE_LABEL_H
#define TEARDROP_CORE_PICTURE_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#define TD_LABELS_MAX 64

struct td_label {
    float x, y; /* anchor, in columns and rows of the picture, from its top left */
    bool left;  /* side; set by td_labels_place */
    int row;    /* of the picture's rows; -1: there was no room for it */
};

/* Places `count` labels (at most TD_LABELS_MAX) beside a picture of cols x rows. A name goes to the
 * nearer side unless that one is full. When both are full, the last labels given get row -1. */
void td_labels_place(struct td_label *labels, size_t count, int cols, int rows);

/* Do the leader lines of two placed labels cross, in a picture `cols` wide? */
bool td_labels_cross(const struct td_label *a, const struct td_label *b, int cols);

#endif
