/* A session under way: the mapping from clock time to timeline offset, and what was really done.
 * (session.c has time and credit, session_change.c changes of the sets to come and pain,
 * session_tap.c taps, session_fade.c what silent reps leave of the tempo,
 * session_restore.c taking up a session that was left half-way.)
 *
 * Time is a parameter everywhere (`now`, any monotonic clock). A pause, a skip
 * or a step back changes the mapping; no function counts. Calls must come with
 * `now` never going backwards. */
#ifndef TEARDROP_CORE_TRAINING_SESSION_H
#define TEARDROP_CORE_TRAINING_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/training/record.h"
#include "teardrop/core/training/timeline.h"

enum td_session_state {
    TD_SESSION_READY, /* made, not begun */
    TD_SESSION_RUNNING,
    TD_SESSION_PAUSED,
    TD_SESSION_DONE,   /* the timeline came to its end */
    TD_SESSION_STOPPED /* ended before */
};

/* What was said or measured of one set. */
struct td_set_feedback {
    int pain;                 /* 0..10, in the rest after it; -1 = not said */
    td_ns down, up;           /* sums of what was tapped ... */
    int down_count, up_count; /* ... and how many */
};

struct td_session {
    struct td_timeline timeline; /* owned; its tail may be rebuilt */
    enum td_session_state state;
    td_ns anchor_clock;         /* clock time at which ... */
    td_ns anchor_offset;        /* ... the offset was this */
    td_ns credited_to;          /* offset up to which reps have been credited */
    td_ns played;               /* timeline played before the anchor, skips left out */
    td_ns held;                 /* time played in holds, including ones left half-way */
    td_ns paused_total;         /* time spent paused */
    td_ns pause_began;          /* clock */
    td_ns wait_at;              /* the offset does not run past this: a segment waits there */
    struct td_rep_record *reps; /* [rep_total] */
    bool *unseen;               /* [rep_total]; done, and nothing of it reached the terminal */
    struct td_set_feedback *feedback; /* [set_total] */
    td_ns tapped;   /* offset of the movement a tap was last taken for; -1 = none */
    bool cues_back; /* a silent rep slipped: the sets after it are led to their end */
    bool can_undo;
    td_ns undo_offset; /* where the last skip or step back began */
};

/* Takes the timeline over (zeroes *timeline), also when there is no memory for the rest. */
enum td_err td_session_init(struct td_session *session, struct td_timeline *timeline);
void td_session_deinit(struct td_session *session);

void td_session_start(struct td_session *session, td_ns now);

/* Credits reps that were played to their end since the last call and notices
 * the end of the timeline. A rep counts when the clock runs over the end of its
 * last segment or over the start of its closing pause; skipping never counts.
 * Returns the number of segment boundaries crossed. */
int td_session_update(struct td_session *session, td_ns now);

/* Next clock time at which something changes by itself: the end of the current
 * segment. TD_NEVER when not running. */
td_ns td_session_next_boundary(const struct td_session *session, td_ns now);
/* Next clock time at which the whole seconds left in the segment change
 * (segment boundaries included). TD_NEVER when not running. */
td_ns td_session_next_second(const struct td_session *session, td_ns now);

/* The place of the session at `now`: an offset in 0..total. */
td_ns td_session_offset(const struct td_session *session, td_ns now);
/* How much of the timeline has really been played: skips and pauses left out. */
td_ns td_session_played(const struct td_session *session, td_ns now);
/* The current segment; NULL when done or the timeline is empty. */
const struct td_segment *td_session_segment(const struct td_session *session, td_ns now);
size_t td_session_index(const struct td_session *session, td_ns now);
/* Time left in the current segment; never negative. */
td_ns td_session_left(const struct td_session *session, td_ns now);

void td_session_pause(struct td_session *session, td_ns now);
void td_session_resume(struct td_session *session, td_ns now);

/* To the start of the next segment. From the last one: done. Works paused. */
void td_session_next(struct td_session *session, td_ns now);
/* To the start of this rep (or rest, prepare); when less than a second into it,
 * to the start of the one before. */
void td_session_back(struct td_session *session, td_ns now);
/* To the start of the current rep, if it is not complete yet, so that it is done again. Elsewhere
 * nothing changes. */
void td_session_again(struct td_session *session, td_ns now);
/* To where the last next/back/finish_set began; false when there is nothing to
 * undo. */
bool td_session_undo(struct td_session *session, td_ns now);
/* To the rest after this set (or the end of the session). Reps done are kept. */
void td_session_finish_set(struct td_session *session, td_ns now);
/* Gives (or takes) time in the current rest; false outside a rest. */
bool td_session_stretch_rest(struct td_session *session, td_ns now, td_ns delta);
void td_session_stop(struct td_session *session, td_ns now);

/* Is the session in a segment that ends only when the person says so? Its time
 * so far is offset - start. */
bool td_session_waiting(const struct td_session *session, td_ns now);
/* The person says so: the segment ends here and keeps this length. False when
 * nothing waits. */
bool td_session_go(struct td_session *session, td_ns now);

/* A tap at the end of a movement ("I am down", "I am up"): the time that movement really took is
 * added to its set. A tap belongs to the movement it falls into or has just followed; a second tap
 * for the same one is ignored. Returns the time it took, -1 when the tap belongs to no movement;
 * *phase: down or up. Of a silent rep that was off by more than td_fade_margin, the sets to come
 * get their cues back (cues_back, when there are any that would have been silent). */
td_ns td_session_tap(struct td_session *session, td_ns now, enum td_phase *phase);
/* Does a tap now measure a silent rep: in one, or just after one and not taken for it yet? */
bool td_session_tap_measures(const struct td_session *session, td_ns now);
/* What the movement that was tapped last had been planned with; 0 = none was. */
td_ns td_session_tapped_length(const struct td_session *session);

/* What to say of a tap: `down took 2.6 s`; in a silent rep `down took 2.6 s of 3`, and when with it
 * the cues have come back (back) `the cues are back: down took 1.6 s of 3`. */
void td_session_tap_text(const struct td_session *session, enum td_phase phase, td_ns took,
                         bool silent, bool back, char *out, size_t size);

/* So far a movement without its cue may be off: a quarter of it, at least half a second.
 * (Judgement: a second more or less in five is a tempo kept.) */
td_ns td_fade_margin(td_ns planned);

/* What was tapped in silent reps, of one movement: means, and what the first of them was planned
 * with. count 0 = nothing was. */
struct td_own_tempo {
    int count;
    td_ns took, planned;
};
/* Of one set (phase: down or up); from set `from` on to before `to`. */
struct td_own_tempo td_session_own_tempo(const struct td_session *session, size_t from, size_t to,
                                         enum td_phase phase);
/* `without cue: down 2.4 s of 3, up 1.2 s of 1`; "" when nothing was tapped. */
void td_session_own_tempo_text(const struct td_session *session, size_t from, size_t to, char *out,
                               size_t size);

/* Pain 0..10, said in the rest after a set (or in the change of sides). False elsewhere. */
bool td_session_say_pain(struct td_session *session, td_ns now, int pain);
/* The worst pain that was said; -1 = none was. */
int td_session_worst_pain(const struct td_session *session);

/* What can be changed for the sets of an exercise that are still to come. */
struct td_set_change {
    int reps;    /* more (or fewer) of them; 1..TD_MAX_REPS stay */
    int down_ms; /* slower (or faster) down; 1 s..TD_TEMPO_MAX_MS stay */
    bool easier; /* after pain of 3 to 5: 3 in 10 fewer reps (or seconds of a hold), and marked
                    so: less depth, a lower heel */
};
/* Between sets (rest, prepare, change of sides): changes the sets of the exercise
 * that comes next. False elsewhere, or when nothing can change. What was done
 * stays. */
bool td_session_change(struct td_session *session, td_ns now, struct td_set_change change);

/* The set that comes next, as an index into the timeline's sets; set_total when
 * there is none, or work is under way. */
size_t td_session_coming_set(const struct td_session *session, td_ns now);

/* After the end: one more rep of the last set, `lead` after now. False when the
 * last exercise is a hold, the session is not done, or memory is short. */
bool td_session_one_more(struct td_session *session, td_ns now, td_ns lead);

/* Gives a workout as many sets of each exercise as the record has. */
void td_workout_as_recorded(struct td_workout *workout, const struct td_session_record *record);
/* Takes up a session that was left half-way, at the place its record says, after some time to get
 * ready: sets as they were planned then, finished reps marked as done. Call it in place of
 * td_session_start. TD_ERR_ABSENT when the record no longer fits the timeline (the programme was
 * changed): then nothing has changed. */
enum td_err td_session_restore(struct td_session *session, td_ns now,
                               const struct td_session_record *record);

/* Was at least one whole rep done, or a hold held for TD_HELD_MIN_MS? Otherwise there is nothing to
 * keep. */
bool td_session_is_training(const struct td_session *session);
uint32_t td_session_reps_done(const struct td_session *session);
/* How many of them were never shown on the terminal; and takes those out, as not done. */
uint32_t td_session_unseen(const struct td_session *session);
void td_session_take_out_unseen(struct td_session *session);
/* Reps done in one set (index over all exercises, sides together). */
uint32_t td_session_set_reps_done(const struct td_session *session, size_t set_index);

#endif
