/* Line mode of the self-check: lists of red flags. */
#ifndef TEARDROP_APP_PLAIN_GATE_H
#define TEARDROP_APP_PLAIN_GATE_H

#include "prompt.h"

/* Asks which of a list is true; the list was printed before. */
enum td_turn td_prompt_gate(struct td_prompt *prompt, size_t index);
/* A second look at each flag that was ticked; true when one was taken back. */
bool td_prompt_second_look(struct td_prompt *prompt);

#endif
