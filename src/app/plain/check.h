/* The self-check in line mode: what its two files share. */
#ifndef TEARDROP_APP_PLAIN_CHECK_H
#define TEARDROP_APP_PLAIN_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/app/app.h"
#include "teardrop/core/check/course.h"

struct td_asker {
    struct td_app *app;
    const struct td_checklist *checklist;
    struct td_course course;
    struct td_course_past past;
    struct td_check_record record;
    char uuid[TD_UUID_TEXT];
    bool waits;    /* there is one to go on with, in `record` */
    bool finished; /* it was finished before, with tests put off */
    bool ended;    /* no more input */
};

/* What a step came to. */
enum td_turn {
    TD_TURN_ON,
    TD_TURN_BACK, /* to the one before */
    TD_TURN_END   /* no more input, or enough */
};

/* ---- plain_check.c ---- */

/* Reads one line, blanks off both ends, lower case; false at the end of input. A longer line
 * is cut, its rest thrown away. */
bool td_asker_line(struct td_asker *asker, char *out, size_t size);
/* Does the line ask for the step before? */
bool td_asker_is_back(const char *line);
enum td_turn td_asker_yes_no(struct td_asker *asker, bool *yes);

/* ---- plain_gate.c: the red flags ---- */

enum td_turn td_asker_gate(struct td_asker *asker, size_t index);
/* A second look at each flag that was ticked; true when one was taken back. */
bool td_asker_second_look(struct td_asker *asker);

#endif
