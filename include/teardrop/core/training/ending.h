/* How a session ended, by what was really done in it: its clock may stand at the end of sets that
 * were skipped. */
#ifndef TEARDROP_CORE_TRAINING_ENDING_H
#define TEARDROP_CORE_TRAINING_ENDING_H

#include "teardrop/core/training/record.h"
#include "teardrop/core/training/timeline.h"

enum td_ending {
    TD_ENDING_WHOLE, /* all reps of all sets */
    TD_ENDING_EARLY, /* fewer */
    TD_ENDING_HURT   /* something hurt, or the pain was red: no time for praise */
};

/* Reps of all sets. */
struct td_reps_done {
    int whole_sets; /* sets with all their reps */
    int done;
    int planned;
};

struct td_reps_done td_reps_done(const struct td_session_record *record);
/* red: its worst pain, as said so far, is a red one. */
enum td_ending td_ending_of(const struct td_session_record *record, bool red);
/* `DONE`, `STOPPED EARLY`, `STOPPED`. */
const char *td_ending_word(enum td_ending ending);

/* Fewer than half of the planned reps say nothing about the level. A session without sets
 * (planned 0) is not too little. */
bool td_reps_too_little(struct td_reps_done reps);
extern const char td_too_little_words[];

/* Did the last set end with all its reps? Only then one more may follow. */
bool td_last_set_whole(const struct td_session_record *record);

/* Index of the last set with a rep that was done, -1 = none. */
int td_last_set_done(const struct td_session_record *record);

/* The highest pain said in a rest, 0..10; -1 = none was said. */
int td_pain_in_rests(const struct td_session_record *record);
/* Is `pain` (0..10) below what was said in a rest? Writes the question about it: "In a rest you
 * said 4. Keep 1?" */
bool td_pain_below_rests(const struct td_session_record *record, int pain, char *out, size_t size);

/* `set 1: down took 2.6 s of 3, up 1.9 s of 2`, each tapped set beside what was planned for it; ""
 * when nothing was tapped. plans[record->set_count] */
void td_taps_text(const struct td_session_record *record, const struct td_set_plan *plans,
                  char *out, size_t size);

#endif
