/* What the help screen (`?`) opens with: it lists the keys of the screen below. */
#ifndef TEARDROP_UI_KIT_HELP_H
#define TEARDROP_UI_KIT_HELP_H

struct td_help_argument {
    unsigned place;    /* bits of enum td_place */
    const char *title; /* of the screen below; static */
};

#endif
