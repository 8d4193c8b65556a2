/* What the set-up card says as lines of text, for line mode. */
#ifndef TEARDROP_UI_CARD_WORDS_H
#define TEARDROP_UI_CARD_WORDS_H

#include <stdio.h>

#include "teardrop/core/history.h"
#include "teardrop/core/training/timeline.h"

/* The session, what it needs, and a word on each of its parts. */
void td_card_print(const struct td_timeline *timeline, const struct td_training_gate *gate,
                   FILE *out);
/* How to do it, step by step, and what goes wrong. */
void td_card_print_how(const struct td_level *level, FILE *out);

#endif
