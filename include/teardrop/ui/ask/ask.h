/* What is asked of a person beside the self-check: one question with a few answers, what a
 * clinician said, and who they are. Each keeps its answer itself. */
#ifndef TEARDROP_UI_ASK_ASK_H
#define TEARDROP_UI_ASK_ASK_H

#include "teardrop/core/ask.h"

/* TD_VIEW_ASK: the question, copied. Nothing is selected at first; Enter then, and Esc, pass it
 * over, which is kept, too. */
struct td_ask_argument {
    struct td_ask ask;
};

/* TD_VIEW_LOOK: no argument; a clinician's look of now, with what was said. It is kept when the
 * screen is left, whatever was filled in. */
/* TD_VIEW_ABOUT: no argument; the four questions about the person. */

#endif
