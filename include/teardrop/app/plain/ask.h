/* Asking line by line. */
#ifndef TEARDROP_APP_PLAIN_ASK_H
#define TEARDROP_APP_PLAIN_ASK_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* Prints the question (NULL: none) and a prompt, and reads a line: without the blanks around
 * it, without control characters; one that is too long is cut. False at the end of input, or
 * when a signal ends the program; during_wait as of run/wait.h. */
bool td_ask(const char *question, const sigset_t *during_wait, char *out, size_t size);

/* Asks until it is a number from min to max, or one of the letters of `other`; what the first
 * of them means is said when the line is neither: "p for the one before". *out stays as it
 * was for a letter. False as of td_ask. */
bool td_ask_number(const char *question, int min, int max, const char *other, const char *meaning,
                   const sigset_t *during_wait, int *out);

#endif
