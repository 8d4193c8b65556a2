/* A self-check as it is recorded. */
#ifndef TEARDROP_CORE_CHECK_RECORD_H
#define TEARDROP_CORE_CHECK_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/date.h"
#include "teardrop/base/ids.h"
#include "teardrop/core/check/checklist.h"
#include "teardrop/core/check/course.h"

/* Recorded in place of an answer's id when a question was put off or skipped. */
#define TD_ANSWER_LATER_ID "later"
#define TD_ANSWER_SKIPPED_ID "skipped"

/* td_check_record.opens.weeks of a check that was kept before ways on were. */
#define TD_OPENS_UNSAID (-1)

struct td_check_record {
    char uuid[TD_UUID_TEXT];
    struct td_instant done; /* of a draft: when it was last touched */
    bool draft;             /* half done: in no list, but a red flag in it counts */
    enum td_check_goal goal;
    char version[32];
    enum td_outcome outcome;
    enum td_urgency urgency;
    enum td_training training;
    char named[2][TD_ID_TEXT];
    int named_count;
    char start_level[TD_ID_TEXT]; /* "" = none */
    char max_level[TD_ID_TEXT];
    int max_depth_deg;
    enum td_load load;
    struct td_opening opens;  /* as in td_check_result, or TD_OPENS_UNSAID weeks */
    char leaning[TD_ID_TEXT]; /* the cause that it leaned towards; "" = none, or none was kept */
    int lapse_weeks;          /* as in td_check_result */
    bool minor;
    char why[320];
    /* answers as pairs of ids in the order they were given, flags as ids: enough
     * to evaluate again, and to go on with a draft */
    int answer_count;
    struct {
        char question[TD_ID_TEXT], answer[TD_ID_TEXT];
    } answers[TD_CHECK_MAX_QUESTIONS];
    int flag_count;
    char flags[TD_CHECK_MAX_FLAGS][TD_ID_TEXT];
    int taken_back_count; /* ticked by mistake, and taken back after a second look */
    char taken_back[TD_CHECK_MAX_FLAGS][TD_ID_TEXT];
    int gate_count; /* lists of red flags that were answered */
    struct {
        char gate[TD_ID_TEXT];
        bool any; /* false: "none of these" */
    } gates[TD_CHECK_MAX_GATES];
};

/* Fills everything but uuid, done and draft. */
void td_check_record_of(const struct td_checklist *checklist, const struct td_course *course,
                        const struct td_check_result *result, struct td_check_record *out);
/* Turns a record back into a course, to go on or to evaluate it again. What an earlier version
 * called differently is read as what it is now (td_answer.was); ids that the checklist does not
 * have are left out; returns how many. The lists of red flags of another version may have had less
 * in them: they count as not answered yet, while what was ticked stays ticked. */
size_t td_course_of_record(const struct td_checklist *checklist,
                           const struct td_check_record *record, struct td_course *out);

/* A recorded answer in words, and what became of it: "they hurt a little", "4", "yes (no longer
 * asked)", "yes (this answer has no counterpart now)". */
void td_record_answer_words(const struct td_checklist *checklist, const char *question,
                            const char *answer, char *out, size_t size);
#define TD_RECORD_GONE_TEXT 800
/* What of a record has no counterpart in this checklist, in a sentence or two: questions that are
 * no longer asked, answers that are no longer there, names that are no longer given. "" = nothing.
 */
void td_record_gone_words(const struct td_checklist *checklist,
                          const struct td_check_record *record, char *out, size_t size);

#endif
