/* A history that is all in memory, for tests of screens: what a test puts into its
 * fields is what was kept, what a screen keeps can be looked at afterwards. */
#ifndef TEARDROP_TESTS_FAKE_HISTORY_H
#define TEARDROP_TESTS_FAKE_HISTORY_H

#include "teardrop/core/ports.h"

#define NOW_UNIX 1790000000 /* 2026-09-21 14:13:20 UTC */

/* Of zeros it is empty and in order. */
struct pretended_history {
    const char *trouble; /* when set, no session can be saved either */
    const char *unread;  /* when set, what the plan looks at cannot be read */
    bool remembers;      /* what is saved is among the sessions of the past */
    bool has_session, has_check;
    struct td_session_record session;    /* the last one that ended */
    struct td_check_record check;        /* the last one, also of those saved */
    struct td_session_record unfinished; /* offered when it is running */
    struct td_training_gate gate;
    struct td_history_line *lines; /* newest first; owned */
    size_t line_count, list_calls;
    enum td_err list_err, clearance_err;

    struct td_measure measures[32]; /* oldest first, also those saved */
    size_t measure_count;

    struct td_look look;                 /* the last one saved; .at 0 = none */
    struct td_person_answer answers[32]; /* oldest first, also those saved */
    size_t answer_count;
    struct td_proposal proposals[32]; /* oldest first, one a day, also those saved */
    size_t proposal_count;

    int saves, ids, clearances, measure_saves;
    struct td_session_record saved; /* last one saved */
    char deleted[TD_UUID_TEXT];     /* uuid of the session deleted last */
};

/* Lives as long as history does. */
struct td_history_port pretended_port(struct pretended_history *history);
void pretended_deinit(struct pretended_history *history);

#endif
