/* One line of the history, as lists show it, and a morning's record. */
#ifndef TEARDROP_CORE_HISTORY_H
#define TEARDROP_CORE_HISTORY_H

#include "teardrop/core/check/record.h"
#include "teardrop/core/check/training_gate.h"
#include "teardrop/core/training/record.h"

/* The answer to "how is the knee this morning?". */
struct td_morning_record {
    char date[11]; /* local date, YYYY-MM-DD */
    int pain;      /* 0..10 */
    bool swollen, limp;
};

/* One line of a list: a session, a self-check or a morning. Fields that do not apply to its kind
 * are zero, or -1 where that means "not said". */
enum td_history_kind { TD_HISTORY_SESSION, TD_HISTORY_CHECK, TD_HISTORY_MORNING };
struct td_history_line {
    enum td_history_kind kind;
    char uuid[TD_UUID_TEXT];
    struct td_instant at;
    char level[TD_ID_TEXT];
    char level_name[48];
    int sets_done, sets_planned; /* a set counts when all its reps were done */
    int reps_done, reps_planned;
    int64_t elapsed_ms;
    bool finished;
    bool nothing_done;   /* a session that was no training: no whole rep, no hold of some length */
    bool running;        /* a session that, by its record, has not ended yet */
    int worst_pain, rpe; /* -1 = not said; a morning's pain is in worst_pain */
    char hurt[TD_ID_TEXT]; /* what ended a session; "" = nothing did */
    bool noted;            /* there is a note */
    bool swollen, limp;    /* morning */
    enum td_check_goal goal;
    enum td_outcome outcome;
    enum td_urgency urgency;
    char named[2][TD_ID_TEXT];
    int named_count;
};

#endif
