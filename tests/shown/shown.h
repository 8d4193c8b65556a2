/* What a terminal that draws pictures shows of the bytes it was sent: kitty's protocol and sixels,
 * read by rules of their own and not by anything of the program. Whatever a strict terminal would
 * not take is an error. */
#ifndef TEARDROP_TESTS_SHOWN_H
#define TEARDROP_TESTS_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 0xAABBGGRR, as r, g, b, a lie in memory. */
struct shown_image {
    uint32_t id;
    int w, h;
    uint32_t *at;
};

struct shown_placement {
    uint32_t id;
    int number, col, row;
    int x, y, w, h; /* of the image, in pixels */
};

struct shown {
    int cols, rows, cell_w, cell_h;
    struct shown_image *images; /* that the terminal keeps */
    int image_count, image_capacity;
    struct shown_placement *placements;
    int placement_count, placement_capacity;
    uint32_t *painted; /* by sixels: pixels of the screen; 0 = not */
    uint32_t *seen;    /* all together, unless it is stale */
    bool stale;
    /* An image that comes in pieces. */
    struct {
        bool open;
        uint32_t id;
        int w, h;
        char *text;
        size_t count;
    } loading;
    /* Since they were last set to 0. */
    unsigned sent, placed, taken, freed, sixels;
    uint64_t sent_pixels, sixel_pixels; /* pixels of those boxes */
    char error[200];                    /* the first one; "" = none */
    /* Of shown_feed. */
    int col, row, kept_col, kept_row;
};

void shown_init(struct shown *shown, int cols, int rows, int cell_w, int cell_h);
void shown_deinit(struct shown *shown);
/* The window or the font is another one: what was painted is gone, images stay. */
void shown_resize(struct shown *shown, int cols, int rows, int cell_w, int cell_h);

/* A command between ESC _ G and ESC \. Returns the number of the image it was about. */
uint32_t shown_command(struct shown *shown, const char *text, size_t count, int col, int row);
/* A sixel between ESC P and ESC \. */
void shown_sixel(struct shown *shown, const char *text, size_t count, int col, int row);
/* Text was written to these cells, or they were cleared: no sixel is left there. */
void shown_erase(struct shown *shown, int col, int row, int cols, int rows);
/* Bytes with nothing in them but commands, sixels, and the cursor being placed, kept and put
 * back. */
void shown_feed(struct shown *shown, const char *bytes, size_t count);

/* A pixel of the screen, 0xAABBGGRR; 0 where no picture is. */
uint32_t shown_pixel(struct shown *shown, int x, int y);
/* Pixels of the screen, in a box of cells, that are not see-through. */
int shown_count(struct shown *shown, int col, int row, int cols, int rows);
/* One number that stands for the whole screen. */
uint64_t shown_hash(struct shown *shown);

#endif
