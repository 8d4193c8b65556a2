/* One self-check in line mode: how far it is, and how its questions are asked. */
#ifndef TEARDROP_APP_PLAIN_CHECK_PROMPT_H
#define TEARDROP_APP_PLAIN_CHECK_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/app/context/app.h"
#include "teardrop/core/check/course.h"

struct td_prompt {
    struct td_app *app;
    const struct td_checklist *checklist;
    struct td_course course;
    struct td_course_past past;
    struct td_check_result result; /* of the answers so far */
    struct td_check_record record;
    char uuid[TD_UUID_TEXT];
    bool waits;    /* there is a check to go on with, in `record` */
    bool finished; /* that check was finished, with tests put off */
    bool ended;    /* no more input */
};

/* What the answer to a step means for the next one. */
enum td_turn {
    TD_TURN_ON,
    TD_TURN_BACK, /* to the step before */
    TD_TURN_END   /* no more input, or the person has had enough */
};

/* Reads one line, in lower case; false at the end of input. */
bool td_prompt_line(struct td_prompt *prompt, char *out, size_t size);
/* Does the line ask for the step before? */
bool td_prompt_is_back(const char *line);
enum td_turn td_prompt_yes_no(struct td_prompt *prompt, bool *yes);
/* A number from 1 to max. */
enum td_turn td_prompt_number(struct td_prompt *prompt, int max, int *number);

/* check_question.c: questions. */
/* Asks one; it was printed before. */
enum td_turn td_prompt_question(struct td_prompt *prompt, size_t index);
/* Which answer a line is, in a region of the question or (NULL) in all of it; false when it is
 * none: then td_prompt_refuse says so. td_prompt_print_keys says what can be typed. */
bool td_prompt_read(const struct td_question *question, const struct td_region *region,
                    const char *line, struct td_said *said);
void td_prompt_refuse(const struct td_question *question, const struct td_region *region,
                      const char *line);
void td_prompt_print_keys(const struct td_question *question, const struct td_region *region);

/* check_gate.c: lists of red flags. */
/* Asks which of a list is true; the list was printed before. */
enum td_turn td_prompt_gate(struct td_prompt *prompt, size_t index);
/* A second look at each flag that was ticked; true when one was taken back. */
bool td_prompt_second_look(struct td_prompt *prompt);

#endif
