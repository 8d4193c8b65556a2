/* What went wrong, in place of a screen that cannot be shown. */
#ifndef TEARDROP_UI_KIT_TROUBLE_H
#define TEARDROP_UI_KIT_TROUBLE_H

struct td_trouble_argument {
    const char *title;
    const char *lines; /* newline separated; copied, cut when very long */
};

#endif
