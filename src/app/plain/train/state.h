/* A session in line mode, for the files of this folder: train.c has its begin and its end, follow.c
 * its time, keys.c what a person at a terminal says meanwhile, say.c what is said to them, keep.c
 * what is kept of it, resume.c one that was cut off. */
#ifndef TEARDROP_APP_PLAIN_TRAIN_STATE_H
#define TEARDROP_APP_PLAIN_TRAIN_STATE_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "keyboard.h"
#include "teardrop/app/context/app.h"
#include "teardrop/app/plain/line.h"
#include "teardrop/app/plain/out.h"
#include "teardrop/app/run/clock.h"
#include "teardrop/app/run/cue_output.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/training/session.h"
#include "teardrop/ui/resume/unfinished.h"

#define TD_NOT_SAID SIZE_MAX

struct td_line_session {
    struct td_app *app;
    const struct td_clock *clock;
    const sigset_t *during_wait;
    struct td_plan plan; /* of today */
    struct td_session session;
    struct td_session_record record;
    struct td_cue_output output;
    struct td_plain_out out;
    struct td_plain_lines lines;
    struct td_keyboard keyboard;
    td_ns now;    /* what the session was told last */
    td_ns looked; /* real time of the last look */
    td_ns asleep; /* boot clock ahead of the real one, at the last look */
    size_t said;  /* the segment whose line was written last */
    size_t cued;  /* the segment whose begin gave its cues last, ... */
    int counted;  /* ... and the whole second */
    bool held_sound;
    bool heard;    /* a person may be at standard output */
    bool not_kept; /* the last save failed, and it was meant to be kept */
    bool not_kept_said;
    bool interrupted;                /* by a Ctrl-C that was taken back to ask */
    uint32_t kept_reps;              /* of the session, in its last save */
    bool kept_something;             /* ... as td_line_has_something said then */
    struct td_unfinished unfinished; /* one that was cut off, and is offered */
    bool resumes;                    /* ... and is taken up */
    /* ---- keys ---- */
    bool stops;                 /* the person ended it */
    bool asks_stop;             /* `q` was pressed: is that meant? */
    bool ran;                   /* ... it ran then */
    bool asked;                 /* what hurts, and no answer came: a signal did */
    bool again;                 /* on going on, the rep in hand begins anew */
    const struct td_hurt *hurt; /* what made the person stop; NULL = nothing */
    td_key pain_key;            /* the last digit of a pain, at ... */
    td_ns pain_at, told_keys;   /* real time */
};

/* ---- keep.c ---- */

/* Training, or a word of what hurt. */
bool td_line_has_something(const struct td_line_session *plain);
/* Something is there, and it is meant to be kept. */
bool td_line_kept_at_all(const struct td_line_session *plain);
void td_line_keep(struct td_line_session *plain);
/* After each rep, and as soon as a hold is worth it. */
void td_line_journal(struct td_line_session *plain);
/* One more try for what could not be kept; false when it cannot. */
bool td_line_keep_at_last(struct td_line_session *plain);

/* ---- say.c ---- */

/* The session's time now; never before what it was told last. */
td_ns td_line_now(const struct td_line_session *plain);
/* Text as it is. */
enum td_written td_line_write(struct td_line_session *plain, const char *text);
/* A line to the person, without its end; false when it cannot be written. */
bool td_line_say(struct td_line_session *plain, const char *text);
/* Goes on after a pause; the current segment is said again. */
void td_line_go_on(struct td_line_session *plain);

/* ---- resume.c ---- */

/* Offers a person a session that was cut off; false: not answered, since the input or the program
 * ended. */
bool td_line_offer(struct td_line_session *plain);
/* Begins the session, or goes on with the one that is taken up; false: that cannot be, and it was
 * said. */
bool td_line_begin(struct td_line_session *plain);

/* ---- follow.c ---- */

/* Runs to the end, to a signal, or until the person ends it; false when lines can no longer be
 * written. */
bool td_line_follow(struct td_line_session *plain);

/* ---- keys.c ---- */

/* Does what the keys say that were typed; false when the answer cannot be written. */
bool td_line_take_keys(struct td_line_session *plain);
/* Which keys there are, in a line. */
void td_line_keys_text(const struct td_keymap *map, char *out, size_t size);

#endif
