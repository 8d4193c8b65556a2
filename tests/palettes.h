/* The sixteen colours as common terminals have them, and the grounds they stand on. */
#ifndef TEARDROP_TESTS_PALETTES_H
#define TEARDROP_TESTS_PALETTES_H

#include <stddef.h>
#include <stdint.h>

struct palette {
    const char *name;
    uint32_t ground;
    uint32_t colors[16];
};

/* XTerm-col.ad of xterm. */
#define PALETTE_XTERM                                                                              \
    {                                                                                              \
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,  \
            0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF                   \
    }
/* https://ethanschoonover.com/solarized, the terminal column of its table. */
#define PALETTE_SOLARIZED                                                                          \
    {                                                                                              \
        0x073642, 0xDC322F, 0x859900, 0xB58900, 0x268BD2, 0xD33682, 0x2AA198, 0xEEE8D5, 0x002B36,  \
            0xCB4B16, 0x586E75, 0x657B83, 0x839496, 0x6C71C4, 0x93A1A1, 0xFDF6E3                   \
    }
/* GNOME Terminal and VTE: the Tango palette. */
#define PALETTE_TANGO                                                                              \
    {                                                                                              \
        0x2E3436, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF, 0x555753,  \
            0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC                   \
    }
/* drivers/tty/vt/vt.c of Linux: default_red, default_grn, default_blu. */
#define PALETTE_LINUX                                                                              \
    {                                                                                              \
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555,  \
            0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF                   \
    }

static const struct palette palettes[] = {
    {"xterm on black", 0x000000, PALETTE_XTERM},
    {"xterm on white", 0xFFFFFF, PALETTE_XTERM},
    {"Linux console", 0x000000, PALETTE_LINUX},
    {"Solarized dark", 0x002B36, PALETTE_SOLARIZED},
    {"Solarized light", 0xFDF6E3, PALETTE_SOLARIZED},
    {"Tango dark", 0x2E3436, PALETTE_TANGO},
    {"Tango light", 0xEEEEEC, PALETTE_TANGO},
};

#define PALETTES (sizeof palettes / sizeof palettes[0])

#endif
