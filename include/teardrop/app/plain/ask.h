/* Asking line by line. */
#ifndef TEARDROP_APP_PLAIN_ASK_H
#define TEARDROP_APP_PLAIN_ASK_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Prints the question (NULL: none) and a prompt, and reads a line, without blanks around it and
 * without control characters; a line that is too long is cut. False at the end of input, or when a
 * signal ends the program; during_wait: see run/wait.h. */
bool td_ask(const char *question, const sigset_t *during_wait, char *out, size_t size);

/* Asks until the answer is a number from min to max, or one of the letters of `other`; anything
 * else is answered with what is expected, including `meaning`, the meaning of the first letter: "p
 * for the one before". For a letter *out does not change. False as in td_ask. */
bool td_ask_number(const char *question, int min, int max, const char *other, const char *meaning,
                   const sigset_t *during_wait, int *out);

#endif
