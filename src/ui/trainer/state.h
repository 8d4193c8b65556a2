/* The trainer's parts, shared by its files and their tests alone. */
#ifndef TEARDROP_UI_TRAINER_STATE_H
#define TEARDROP_UI_TRAINER_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/core/check/hurt.h"
#include "teardrop/core/tally.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/core/training/session.h"
#include "teardrop/core/what_if.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/scale.h"
#include "teardrop/ui/picture/film.h"
#include "teardrop/ui/trainer/trainer.h"

/* ---- layout.c ---- */

enum td_trainer_shape {
    TD_TRAINER_TINY,   /* word, seconds, status */
    TD_TRAINER_NARROW, /* the figure, if there is room, above the band */
    TD_TRAINER_NORMAL, /* the figure, if there is room, beside the band */
    TD_TRAINER_WIDE    /* and the rep as a high bar */
};

/* Where things stand, in cells. A part there is no room for has h 0. */
struct td_trainer_layout {
    enum td_trainer_shape shape;
    struct td_rect title;
    struct td_rect figure;       /* on the terminal's own ground */
    struct td_rect band;         /* the coloured field ... */
    struct td_rect word, digits; /* ... and what is written in it */
    struct td_rect rep;          /* which one, in large figures; in a rest what comes */
    struct td_rect whole;        /* all of them together */
    struct td_rect under;        /* one line of small text at the band's foot */
    struct td_rect bar;          /* the rep by its phases */
    struct td_rect labels;       /* their names */
    struct td_rect dots;         /* reps and sets */
    struct td_rect cue;
    struct td_rect
        scale; /* in a rest, in the cue's place: how the knee is; may lie over the dots */
    struct td_rect next;
    struct td_rect session; /* a thin bar below the title */
    struct td_rect note;    /* quiet messages */
    struct td_rect status;
};

/* What of the figure may take room from the band. */
enum td_trainer_figure { TD_TRAINER_NO_FIGURE, TD_TRAINER_ONE_VIEW, TD_TRAINER_BOTH_VIEWS };

/* Pure: the same for the same size. */
struct td_trainer_layout td_trainer_layout(int cols, int rows, enum td_trainer_figure figure);

/* ---- state ---- */

enum td_trainer_mode {
    TD_TRAINER_RUN,
    TD_TRAINER_HURTS, /* stopped by "something hurts": stop or go on? */
    TD_TRAINER_PAIN,  /* afterwards: worst pain */
    TD_TRAINER_EFFORT,
    TD_TRAINER_NOTE,   /* anything else; a line is typed */
    TD_TRAINER_MEANING /* what it means for next time */
};

/* What the picture was made from; it changes when one of these does. */
struct td_trainer_frame {
    size_t index; /* the current segment; the last one when the session is over */
    int second;   /* whole seconds left in it, rounded up */
    int shown;    /* those that the digits show: without motion they stand */
    td_ns moving; /* offset that the rep bar shows */
    td_ns slow;   /* offset that the session bar shows: at whole seconds */
    int step;     /* of the rep bar */
    int picture;  /* of the figure */
    int state;    /* enum td_session_state */
    int mode;
    bool note, flash;
};

/* In the order of reading; there is one of it, so padding does not matter.
 * NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct td_trainer {
    const struct td_ui *ui;
    struct td_session session;
    struct td_session_record record; /* with room for all sets since it was opened */
    enum td_trainer_mode mode;
    char next[480];         /* what the plan says after it; "" = nothing yet */
    char once[160];         /* what is said once, after this session; "" = nothing */
    enum td_light light;    /* MEANING: of this session, as the plan sees it ... */
    struct td_what_if what; /* what the answers so far lead to ... */
    struct td_tally tally;  /* ... and what has come together with it */
    int rung, rungs;        /* where the level stands on the ladder; rung -1 = not on it */
    int rest_hours;         /* ... the hours before the next one; 0 = none to wait */
    int before;             /* ... and the morning it began with; -1 = not answered */
    int effort_most;        /* ... and the effort up to which its level leads on */
    int cols, rows;
    td_ns now; /* of the last event or update: what draw shows */
    struct td_trainer_frame look;

    /* The band, drawn once for each second, so that the frames of the rep bar need not draw its
     * large letters again. */
    struct td_canvas band;
    bool band_ready;
    struct td_trainer_frame band_look;

    struct td_film film;
    const struct td_image *picture; /* of the film; NULL = none to show */

    bool held_sound;
    bool announced; /* cue of announced_index was given */
    size_t announced_index;
    int counted; /* last countdown second given in it */

    bool blind;      /* the terminal takes nothing */
    uint32_t rep_at; /* the current rep ... */
    td_ns rep_began; /* ... since when; clock */
    bool rep_shown;  /* a picture of it has reached the terminal */
    bool rep_missed; /* ... one of it could not */
    uint32_t unseen; /* reps done of which nothing was shown */

    bool save_due; /* a little after the boundary, so that no cue waits for a disk */
    td_ns save_at;
    uint32_t kept_reps;
    bool kept_something;
    bool kept_at_all; /* a free session is kept only when asked */
    bool has_id;
    bool complained; /* a failed save was told */
    char trouble[120];

    char note[160];
    td_ns note_until;
    td_ns flash_until; /* the band is reversed till then; clock */
    td_ns flash_again; /* not before */
    td_key pain_key;   /* last digit typed in a rest, and when: 1 then 0 is ten */
    td_ns pain_at;
    char gap[96];                 /* why it is paused; "" = by key */
    bool ran;                     /* before the question was asked */
    bool asking;                  /* the stop question is open above */
    int max_depth_deg;            /* that the self-check leaves open; 0 = no limit */
    bool hurt;                    /* ended because something hurt */
    int choice;                   /* HURTS: line, -1 = none yet */
    struct td_scale scale;        /* PAIN, EFFORT */
    const char *flag_action;      /* HURTS: of the red flag that was said; NULL = none */
    enum td_urgency flag_urgency; /* ... and how soon */
    char not_kept[120];           /* ... and why it could not be kept; "" = it was */
    bool one;                     /* the last key was a 1 that answered: a 0 makes it ten */
    bool doubt;                   /* asked: less pain than was said in a rest? */
    bool nothing_chosen;          /* Enter was pressed, and nothing was chosen */
    struct td_field note_field;   /* NOTE: into the record's note */
    const struct td_hurt *said;   /* HURTS: chosen, its advice is shown; NULL = none yet */
};

/* ---- state.c: what an instant is and is called ---- */

/* The segment shown; never NULL (a timeline is never empty once open). */
const struct td_segment *td_trainer_segment(const struct td_trainer *t);
bool td_trainer_over(const struct td_trainer *t);
/* `set 1/3  rep 2/10  down` */
void td_trainer_status(const struct td_trainer *t, char *out, size_t size);
/* Stretch of the timeline that the rep bar shows: the phases of this rep, or the
 * one hold, rest or prepare. */
void td_trainer_bar_span(const struct td_trainer *t, size_t *first, size_t *last);
/* A quiet line, for some seconds. */
/* What to mind now, whole; "" = nothing. */
const char *td_trainer_cue(const struct td_trainer *t);
/* The same in a few capitals; NULL = it has none. */
const char *td_trainer_short_cue(const struct td_trainer *t);
/* Between sets: what was left of the tempo in the silent reps of the one just done; "" = nothing
 * was tapped. */
void td_trainer_left_text(const struct td_trainer *t, char *out, size_t size);
void td_trainer_note(struct td_trainer *t, const char *text);
/* The band flashes once, when the last flash is long enough ago. */
void td_trainer_flash(struct td_trainer *t);

/* In a rest, or a change of sides? */
bool td_trainer_between(const struct td_trainer *t);
enum td_role td_trainer_role(const struct td_timeline *timeline, const struct td_segment *segment);
/* What the band calls it: READY, DOWN, REST, ... */
const char *td_trainer_word(const struct td_timeline *timeline, const struct td_segment *segment);
/* Minutes and seconds, `6:05`, rounded up to a whole second. */
struct td_clock_text {
    char text[16];
};
struct td_clock_text td_trainer_clock_text(td_ns length);

/* ---- time.c ---- */

/* The later of now and t->now: the loop may ask for an update up to 3 ms ahead, and time must not
 * go back after it. */
td_ns td_trainer_not_before(const struct td_trainer *t, td_ns now);
/* Fills t->look for t->now, and draws the band and the figure ahead of time. */
void td_trainer_refresh_frame(struct td_trainer *t);
/* The session is over: saves it and begins the questions. */
void td_trainer_finish(struct td_trainer *t);
void td_trainer_pause(struct td_trainer *t);
/* After every change of the session: look, cues, journal, and its end. The reply is always to
 * redraw. */
struct td_reply td_trainer_settle(struct td_trainer *t);
/* Moves to now and settles. */
void td_trainer_advance(struct td_trainer *t, td_ns now);
/* As the view's operations. */
bool td_trainer_update(void *state, td_ns now);
struct td_due td_trainer_next_change(const void *state, td_ns now);

/* ---- announce.c ---- */

/* Emits the cue events that are due at t->look, each once. */
void td_trainer_announce(struct td_trainer *t);
void td_trainer_announce_end(struct td_trainer *t);

/* ---- journal.c ---- */

/* Is there anything to save: training, or an answer to what hurt? */
bool td_trainer_has_something(const struct td_trainer *t);
/* Saves the session's record now, or deletes it when there is nothing left to save; notes a
 * failure once, and tries again later. */
void td_trainer_keep(struct td_trainer *t);
/* Plans a save for a moment when no cue is due. */
void td_trainer_keep_soon(struct td_trainer *t);
/* After each update: plans a save when a rep was done, and carries out one that is due. */
void td_trainer_journal(struct td_trainer *t);

/* ---- unseen.c: reps of which nothing reached the terminal ---- */

/* As td_view_ops.shown. */
void td_trainer_shown(void *state, td_ns drawn);
/* Notes when a new rep begins, and that no picture of it has been shown yet. */
void td_trainer_follow_rep(struct td_trainer *t);
/* td_session_update, and marks the reps it credited of which nothing was shown. */
void td_trainer_update_session(struct td_trainer *t, td_ns now);
/* `6 reps were not shown; t takes them out`; "" when all were. */
void td_trainer_unseen_text(const struct td_trainer *t, char *out, size_t size);
/* Counts those reps as not done. False when there are none. */
bool td_trainer_take_out(struct td_trainer *t);

/* ---- rest.c ---- */

enum td_pain_turn { TD_PAIN_NOT_TAKEN, TD_PAIN_TAKEN, TD_PAIN_ENDS };
/* A digit in a rest is the pain now. ENDS: above 5, the session should stop. */
/* In a rest: `set 1 of 4 done, 8 of 8`; otherwise "". */
void td_trainer_done_text(const struct td_trainer *t, char *out, size_t size);
/* Before a set: `next: set 2 of 4, 8 reps: down 5, hold 1, up 2, top 1`. */
void td_trainer_coming_text(const struct td_trainer *t, char *out, size_t size);
/* The question of the rest with what was answered. */
void td_trainer_draw_scale(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at);
enum td_pain_turn td_trainer_pain_key(struct td_trainer *t, td_key key);
/* Fewer, more, slower, faster, easier: the sets to come. False: no such request. */
bool td_trainer_change(struct td_trainer *t, enum td_request request);

/* ---- band.c ---- */

/* Draws the band ahead of time where it changed. Without memory for it draw does
 * without. */
void td_trainer_prepare_band(struct td_trainer *t);
void td_trainer_show_band(const struct td_trainer *t, struct td_canvas *canvas,
                          const struct td_trainer_layout *at);

/* The band of a phase's colour. */
#define TD_BAND_OF(role) ((enum td_role)((role) + TD_ROLE_BAND_PREPARE - TD_ROLE_PHASE_PREPARE))

/* ---- figure.c ---- */

/* The layout of a window of this size, with what is shown of the figure there. */
struct td_trainer_layout td_trainer_places(const struct td_trainer *t, int cols, int rows);
/* Number of the picture at an offset within the current segment. */
int td_trainer_picture_at(const struct td_trainer *t, td_ns offset);
/* Draws the picture for t->look ahead of time, and its number into it. */
void td_trainer_prepare_figure(struct td_trainer *t);
/* The same for the end: upright, the thigh that worked lit. */
void td_trainer_stand_figure(struct td_trainer *t, struct td_rect at);
void td_trainer_show_figure(const struct td_trainer *t, struct td_canvas *canvas,
                            const struct td_rect *at);

/* ---- draw.c ---- */

/* What the keys do now. */
size_t td_trainer_footer(const struct td_trainer *t, struct td_hint *hints);

void td_trainer_draw(const struct td_trainer *t, struct td_canvas *canvas);
/* Returns the column of its last word, the one that changes. */
int td_trainer_draw_status(const struct td_trainer *t, struct td_canvas *canvas,
                           struct td_rect rect);

/* ---- state.c: the end ---- */

/* By what was done and said so far. */
enum td_ending td_trainer_ending(const struct td_trainer *t);
/* Is one more rep behind the planned ones on offer? */
bool td_trainer_may_add(const struct td_trainer *t);
extern const char td_trainer_one_more[]; /* the offer */
/* What an effort means: "3 more reps in you". */
const char *td_trainer_effort_words(int effort);
/* `6:05, and 0:20 of pauses` */
/* What was tapped: what was left of the tempo in silent reps, and with taps on the sets. "" =
 * nothing was. */
void td_trainer_taps_text(const struct td_trainer *t, char *out, size_t size);
void td_trainer_time_text(const struct td_trainer *t, char *out, size_t size);

/* ---- finish.c: the questions after a session ---- */

struct td_reply td_trainer_finish_handle(struct td_trainer *t, const struct td_event *event);
size_t td_trainer_finish_footer(const struct td_trainer *t, struct td_hint *hints);
void td_trainer_finish_draw(const struct td_trainer *t, struct td_canvas *canvas);

/* ---- finish_parts.c: in low or narrow windows one by one ---- */

/* The band with how it ended; a question or the note below; what is asked twice. */
void td_trainer_draw_ending(const struct td_trainer *t, struct td_canvas *canvas);
void td_trainer_draw_part(const struct td_trainer *t, struct td_canvas *canvas);
void td_trainer_draw_doubt(const struct td_trainer *t, struct td_canvas *canvas);
/* The number of the asked scale there; -1 = none. */
int td_trainer_part_scale_at(const struct td_trainer *t, struct td_mouse mouse);

#define TD_TRAINER_TEXT_COLS 72
/* Where their text is; above it, when there is room, a band with a huge word. */
struct td_rect td_trainer_body(int cols, int rows);
void td_trainer_draw_head(struct td_canvas *canvas, const char *word, enum td_role role);
/* What was done, and the rows it takes above a question, its blank line included. */
void td_trainer_draw_summary(const struct td_trainer *t, struct td_canvas *canvas,
                             struct td_rect body);
int td_trainer_summary_rows(struct td_rect body);

/* ---- finish_page.c: the questions and what they lead to on one page ---- */

/* Is there room for it, and something to say on it? */
bool td_trainer_has_page(const struct td_trainer *t);
void td_trainer_page_draw(const struct td_trainer *t, struct td_canvas *canvas);
/* Where the person stands on it; w = 0: nowhere. */
struct td_rect td_trainer_page_figure(const struct td_trainer *t);
/* The number of the asked scale there; -1 = none. */
int td_trainer_page_scale_at(const struct td_trainer *t, struct td_mouse mouse);
/* Asks the plan what the answers so far lead to; after each change of them. */
void td_trainer_weigh(struct td_trainer *t);

/* ---- meaning.c ---- */

/* Looks up the plan with this session in it, and the session's light. */
void td_trainer_preview_next(struct td_trainer *t);
void td_trainer_draw_meaning(const struct td_trainer *t, struct td_canvas *canvas,
                             struct td_rect body);

/* ---- hurts.c ---- */

/* Stops the clock and asks. */
void td_trainer_hurts(struct td_trainer *t);
/* What is shown as said, if anything is, ends the session: it and a red flag are kept. */
void td_trainer_hurts_end(struct td_trainer *t);
struct td_reply td_trainer_hurts_handle(struct td_trainer *t, const struct td_event *event);
size_t td_trainer_hurts_footer(const struct td_trainer *t, struct td_hint *hints);
void td_trainer_hurts_draw(const struct td_trainer *t, struct td_canvas *canvas);

#endif
