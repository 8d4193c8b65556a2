/* Roles and what they look like: code asks for a role, never for a colour.
 * Colours are safe for the colour-blind; there are two tables of them, one for
 * dark and one for light backgrounds. */
#ifndef TEARDROP_TERM_THEME_H
#define TEARDROP_TERM_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "teardrop/base/glyph.h"

enum td_role {
    TD_ROLE_TEXT, /* terminal's own colours */
    TD_ROLE_DIM,  /* less important */
    TD_ROLE_TITLE,
    TD_ROLE_ACCENT,   /* the one accent: teal */
    TD_ROLE_SELECTED, /* the current item */
    TD_ROLE_KEY,      /* a key's name on the bottom line */
    TD_ROLE_BORDER,
    TD_ROLE_LINK,
    TD_ROLE_GOOD,
    TD_ROLE_WARNING,
    TD_ROLE_DANGER,
    TD_ROLE_FOR,     /* speaks for a cause */
    TD_ROLE_AGAINST, /* speaks against it */
    /* phases: words and bars in the phase's colour on the terminal's background ... */
    TD_ROLE_PHASE_PREPARE,
    TD_ROLE_PHASE_DOWN,
    TD_ROLE_PHASE_HOLD,
    TD_ROLE_PHASE_UP,
    TD_ROLE_PHASE_TOP,
    TD_ROLE_PHASE_REST,
    TD_ROLE_PHASE_PAUSED,
    TD_ROLE_PHASE_DONE,
    /* ... and whole bands: dark or light text on a background of that colour */
    TD_ROLE_BAND_PREPARE,
    TD_ROLE_BAND_DOWN,
    TD_ROLE_BAND_HOLD,
    TD_ROLE_BAND_UP,
    TD_ROLE_BAND_TOP,
    TD_ROLE_BAND_REST,
    TD_ROLE_BAND_PAUSED,
    TD_ROLE_BAND_DONE,
    /* series of a chart; each has its own mark or line style as well */
    TD_ROLE_SERIES_1,
    TD_ROLE_SERIES_2,
    TD_ROLE_SERIES_3,
    TD_ROLE_HEADING,     /* of a part, in grey capitals */
    TD_ROLE_ALERT,       /* danger or an urgent question: a ground of its own, on any terminal */
    TD_ROLE_BAND_DANGER, /* the band when something hurts */
    TD_ROLE_COUNT
};

/* Colours of pictures, by what is shown (enum td_tissue has an order of its own). */
enum td_ink {
    TD_INK_SKIN,
    TD_INK_MUSCLE,
    TD_INK_VM, /* the teardrop: the one that glows */
    TD_INK_TENDON,
    TD_INK_LIGAMENT,
    TD_INK_BONE,
    TD_INK_CARTILAGE,
    TD_INK_FAT,
    TD_INK_PROP,
    TD_INK_LINE, /* outlines */
    /* the person beside the timer, and what stands around */
    TD_INK_FAR_SKIN, /* of the leg that does not work, where both are seen */
    TD_INK_SHIRT,
    TD_INK_SHORTS,
    TD_INK_SHOE,
    TD_INK_HAIR,
    TD_INK_WOOD,
    TD_INK_WALL,
    TD_INK_RING,
    TD_INK_SPOT, /* a place to point at: inconspicuous until it is lit */
    TD_INK_WATER,
    TD_INK_COUNT
};

/* What lies behind the text: the terminal's own background. */
enum td_ground { TD_GROUND_DARK, TD_GROUND_LIGHT };

enum td_depth { TD_DEPTH_MONO, TD_DEPTH_8, TD_DEPTH_16, TD_DEPTH_256 };

enum td_attr { TD_ATTR_BOLD = 1, TD_ATTR_DIM = 2, TD_ATTR_REVERSE = 4, TD_ATTR_UNDERLINE = 8 };

#define TD_COLOR_DEFAULT (-1) /* the terminal's own */

/* How a role is drawn: palette numbers of the current depth (0..255, 0..15, 0..7, or
 * TD_COLOR_DEFAULT) and bits of enum td_attr. */
struct td_style {
    int16_t fg, bg;
    uint8_t attrs;
};

/* How pictures reach the terminal. */
enum td_graphics { TD_GRAPHICS_CELLS, TD_GRAPHICS_KITTY, TD_GRAPHICS_SIXEL };

/* The parts of a cell that a character can fill by themselves. */
enum td_cell_parts { TD_PARTS_HALF, TD_PARTS_QUADRANT, TD_PARTS_SEXTANT, TD_PARTS_OCTANT };

/* What the terminal keeps of pictures that it was sent, by their serial (raster.h). */
struct td_shelf {
    bool (*has)(const void *self, uint32_t serial);
    const void *self;
};

/* Pictures in pixels, where the terminal draws them. */
struct td_pixel_theme {
    enum td_graphics still, moving; /* pictures that stand, and those of a movement */
    int cell_w, cell_h;             /* of a cell, in pixels; above 0 unless both are cells */
    uint32_t ground;                /* what lies behind, 0xRRGGBB */
    struct td_shelf shelf;          /* has: NULL = keeps nothing */
};

struct td_theme {
    enum td_depth depth;
    enum td_ground ground;
    bool ascii;                      /* no character outside ASCII is drawn */
    const struct td_glyph_set *font; /* what the terminal shows; NULL: everything; borrowed */
    enum td_cell_parts parts;        /* at most these are drawn with */
    struct td_pixel_theme pixels;
    struct td_style looks[TD_ROLE_COUNT];
};

/* `font` becomes NULL: every character is assumed to be there. The ground is taken for dark, cells
 * for quarters, and pictures are in cells. */
void td_theme_init(struct td_theme *theme, enum td_depth depth, bool ascii);
/* The palette for this ground; the depth stays. */
void td_theme_set_ground(struct td_theme *theme, enum td_ground ground);
/* The ground of a terminal that gives its background as OSC 11 does, `rgb:RRRR/GGGG/BBBB` with one
 * to four digits each, or `rgba:` with a fourth; false when the text is neither. Light is what
 * black text is read better on than white: a relative luminance (WCAG 2) above 0.18. */
bool td_ground_parse(const char *text, enum td_ground *out);
/* The colour in that text, 0xRRGGBB; false as above. And the ground that it is. */
bool td_color_parse(const char *text, uint32_t *rgb);
enum td_ground td_ground_of(uint32_t rgb);
/* The same from COLORFGBG (`15;0`, rxvt and Konsole set it): the last number is the background's
 * among the first 16 colours. text may be NULL. */
bool td_ground_from_colorfgbg(const char *text, enum td_ground *out);
/* Relative luminance (WCAG 2.2) of 0xRRGGBB, 0..1. */
double td_luminance(uint32_t rgb);

/* Is a character shown as itself? theme NULL: always. */
bool td_theme_has(const struct td_theme *theme, uint32_t cp);
/* The character that is drawn for it: itself or a stand-in. */
uint32_t td_theme_fit(const struct td_theme *theme, uint32_t cp);

/* 24-bit colour of an ink, 0xRRGGBB. Lit: highlighted; dimmed: everything else while something is
 * highlighted. */
enum td_shade { TD_SHADE_PLAIN, TD_SHADE_LIT, TD_SHADE_DIMMED };
uint32_t td_ink_rgb(enum td_ink ink, enum td_shade light);
/* The character that stands for an ink in mono and ASCII. */
char td_ink_ascii(enum td_ink ink, enum td_shade light);

/* An ink in pixels, each 0xRRGGBB: at the outline, where it is plain, and where light falls on
 * it. */
struct td_ink_paint {
    uint32_t line, plain, bright;
};
struct td_ink_paint td_theme_paint(const struct td_theme *theme, enum td_ink ink,
                                   enum td_shade light);
/* How round a shape of it looks in pixels: 0 flat, 1 like a cushion. */
float td_ink_roundness(enum td_ink ink);

/* The colour of a number (0 to 255) in xterm's palette, 0xRRGGBB. */
uint32_t td_palette_rgb(int number);
/* The palette number nearest to 0xRRGGBB at this depth (mono: TD_COLOR_DEFAULT). With 16 colours
 * never 8: in some palettes that is the background's colour. */
int16_t td_theme_nearest(const struct td_theme *theme, uint32_t rgb);

/* The palette number of an ink. With 16 and 8 colours it is chosen by hand, to stand out from the
 * background that pictures then have. */
int16_t td_theme_ink(const struct td_theme *theme, enum td_ink ink, enum td_shade light);
/* Do pictures have a background of their own? With 16 and 8 colours it is TD_COLOR_GROUND, since no
 * ink shows on every background; otherwise it is the terminal's own (TD_CELL_ROLE of canvas.h). */
bool td_theme_has_ground(const struct td_theme *theme);
#define TD_COLOR_GROUND 0

#endif
