/* The keys of the screen below. */
#ifndef TEARDROP_UI_KIT_HELP_H
#define TEARDROP_UI_KIT_HELP_H

struct td_help_argument {
    unsigned place;
    const char *title;
};

#endif
