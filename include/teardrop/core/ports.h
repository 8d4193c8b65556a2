/* What the screens need from the outside world, as tables of functions. `app` provides them; tests
 * provide their own. Every port is a handle (self) and const operations, which are mandatory
 * unless marked optional. */
#ifndef TEARDROP_CORE_PORTS_H
#define TEARDROP_CORE_PORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"
#include "teardrop/core/check/checklist.h"
#include "teardrop/core/history.h"
#include "teardrop/core/person/measure.h"
#include "teardrop/core/person/person.h"
#include "teardrop/core/picture/anatomy.h"
#include "teardrop/core/plan/dose.h"
#include "teardrop/core/plan/light.h"
#include "teardrop/core/primer.h"
#include "teardrop/core/settings/settings.h"
#include "teardrop/core/sound/tones.h"
#include "teardrop/core/training/program.h"

/* Content; each file is read when it is first asked for, and then kept: *out is borrowed. On error
 * *out is NULL and *problems lists what is wrong with the file (borrowed; problems may be NULL). */
struct td_content_ops {
    enum td_err (*program)(void *self, const struct td_program **out,
                           const struct td_problems **problems);
    /* The programme, or all of it but the swap-ins, which cost as much as the rest: for somebody
     * who has not trained yet. Levels of the two are not the same objects. */
    enum td_err (*ladder)(void *self, const struct td_program **out,
                          const struct td_problems **problems);
    enum td_err (*checklist)(void *self, const struct td_checklist **out,
                             const struct td_problems **problems);
    enum td_err (*primer)(void *self, const struct td_primer **out,
                          const struct td_problems **problems);
    enum td_err (*anatomy)(void *self, const struct td_anatomy **out,
                           const struct td_problems **problems);
    /* The views that home shows, which cost a small part of them all. They are not the same objects
     * as those of `anatomy`. */
    enum td_err (*home_views)(void *self, const struct td_anatomy **out,
                              const struct td_problems **problems);
    /* The small pictures of the self-check: views by id, parts by answers' ids. */
    enum td_err (*pictures)(void *self, const struct td_anatomy **out,
                            const struct td_problems **problems);
    /* What a session sounds like. */
    enum td_err (*tones)(void *self, const struct td_tones **out,
                         const struct td_problems **problems);
};
struct td_content_port {
    void *self;
    const struct td_content_ops *ops;
};

/* The history. Opened at the first call. When it cannot be used, every call returns TD_ERR_STORE
 * and `trouble` says why in one line; the program goes on without it. When it can only be read,
 * `trouble` says why nothing will be saved. */
struct td_history_ops {
    /* NULL when nothing is wrong. */
    const char *(*trouble)(void *self);
    /* NULL when everything asked for since the last `read_anew` could be read; otherwise why
     * something could not, in one line. It stays until `read_anew`, so that a failed look-up is
     * never taken for an empty history, even if the caller ignored its error. */
    const char *(*unread)(void *self);
    void (*read_anew)(void *self);
    /* Something that has happened to the history and that a person should know, in one line, once;
     * otherwise NULL. */
    const char *(*news)(void *self);
    /* A fresh UUID. */
    void (*new_id)(void *self, char out[TD_UUID_TEXT]);
    /* Inserts, or replaces the record of the same uuid, in one transaction. */
    enum td_err (*save_session)(void *self, const struct td_session_record *record);
    enum td_err (*save_check)(void *self, const struct td_check_record *record);
    enum td_err (*save_morning)(void *self, const struct td_morning_record *record);
    enum td_err (*save_measure)(void *self, const struct td_measure *measure);
    /* Of the first session; TD_ERR_ABSENT when there is none. */
    enum td_err (*first_session)(void *self, struct td_instant *out);
    /* Oldest first, at most max of the newest. */
    enum td_err (*measures)(void *self, size_t max, struct td_measure *out, size_t *count);
    /* "a clinician has looked at it", dated, with what was said; in place of one of the same
     * second. */
    enum td_err (*save_look)(void *self, const struct td_look *look);
    /* The newest one up to now; TD_ERR_ABSENT when there is none. */
    enum td_err (*last_look)(void *self, struct td_look *out);
    /* Inserts, or replaces the one of the same uuid (of a new one, new_id's). */
    enum td_err (*save_answer)(void *self, const struct td_person_answer *answer);
    /* Newest first, at most max. */
    enum td_err (*answers)(void *self, size_t max, struct td_person_answer *out, size_t *count);
    /* In place of an earlier one of its day. */
    enum td_err (*save_proposal)(void *self, const struct td_proposal *proposal);
    /* From a local day on, oldest first, at most max. */
    enum td_err (*proposals)(void *self, int64_t since_day, size_t max, struct td_proposal *out,
                             size_t *count);
    /* Sessions, self-checks and, if wanted, mornings; newest first, `skip` left out, at most `max`;
     * count says how many. */
    enum td_err (*list)(void *self, bool mornings, size_t skip, size_t max,
                        struct td_history_line *out, size_t *count);
    enum td_err (*count)(void *self, bool mornings, size_t *out);
    /* What the plan looks at: ended sessions of the ladder newest first, and the
     * mornings from a local day on, oldest first; at most `max`. */
    enum td_err (*past_sessions)(void *self, size_t max, struct td_past_session *out,
                                 size_t *count);
    /* All ended sessions from a time on, the free ones as well, newest first. */
    enum td_err (*past_volumes)(void *self, int64_t since_unix_s, size_t max,
                                struct td_past_volume *out, size_t *count);
    enum td_err (*mornings)(void *self, int64_t since_day, size_t max, struct td_morning *out,
                            size_t *count);
    /* Into an initialised record; its former contents are replaced. */
    enum td_err (*load_session)(void *self, const char *uuid, struct td_session_record *out);
    /* The reps that were done, in order, at most `max`; sessions from before reps were recorded
     * have none. */
    enum td_err (*load_reps)(void *self, const char *uuid, size_t max, struct td_rep_record *out,
                             size_t *count);
    enum td_err (*load_check)(void *self, const char *uuid, struct td_check_record *out);
    /* When the newest session of the ladder began; TD_ERR_ABSENT when there is none. */
    enum td_err (*last_session)(void *self, struct td_instant *out);
    /* The newest one; TD_ERR_ABSENT when there is none. */
    enum td_err (*last_check)(void *self, struct td_check_record *out);
    /* A self-check to go on with, touched at or after since_unix_s: a draft, or the
     * last one when some of its tests were put off; TD_ERR_ABSENT when there is none. */
    enum td_err (*open_check)(void *self, int64_t since_unix_s, struct td_check_record *out);
    enum td_err (*gate)(void *self, struct td_training_gate *out);
    /* The session that was under way when the program was killed, if it was last saved at or after
     * since_unix_s; TD_ERR_ABSENT when there is none. Older ones are marked as ended by the same
     * call, and kept as they are. */
    enum td_err (*unfinished)(void *self, int64_t since_unix_s, struct td_session_record *out);
    enum td_err (*delete_session)(void *self, const char *uuid);
    enum td_err (*delete_morning)(void *self, const char *date);
    enum td_err (*delete_check)(void *self, const char *uuid);
};
struct td_history_port {
    void *self;
    const struct td_history_ops *ops;
};
/* Every line, newest first: `struct td_history_walk walk = {.history = history}`, then
 * td_history_next until it is NULL or enough was seen, and td_history_walk_end in any case. */
struct td_history_walk {
    const struct td_history_port *history;
    struct td_history_line *lines; /* of one page; owned */
    size_t page, skip, count, at;
    enum td_err err; /* the caller may set it, too, which ends the walk */
};
/* The next line, borrowed until the next call; NULL at the end or after an error. */
const struct td_history_line *td_history_next(struct td_history_walk *walk);
/* Frees the walk; returns what went wrong, TD_OK when nothing did. */
enum td_err td_history_walk_end(struct td_history_walk *walk);
/* All of them, however many: *out is the caller's, to free(); NULL when there are none. */
enum td_err td_history_all_measures(const struct td_history_port *history, struct td_measure **out,
                                    size_t *count) TD_MUST_USE;
enum td_err td_history_all_reps(const struct td_history_port *history,
                                const struct td_session_record *session, struct td_rep_record **out,
                                size_t *count) TD_MUST_USE;
/* The local day of the first session or the first measures on record; `today` when
 * there is neither. */
enum td_err td_history_first_day(const struct td_history_port *history, int64_t today,
                                 int64_t *out) TD_MUST_USE;
/* What is wrong with the history, in one line; `otherwise` when it does not say. */
static inline const char *td_history_why(const struct td_history_port *history,
                                         const char *otherwise)
{
    const char *why = history->ops->trouble(history->self);

    return why != NULL ? why : otherwise;
}
/* Why the history cannot be read, in one line; never NULL. */
const char *td_history_why_unread(const struct td_history_port *history);

/* Settings as the settings screen changes them. */
struct td_settings_ops {
    const struct td_setting_table *(*table)(void *self);
    const struct td_settings_state *(*state)(void *self);
    /* Applies and saves one value. `why` explains a refusal (TD_ERR_USAGE), or why the file could
     * not be written (TD_ERR_IO: the value then holds for this run only). */
    enum td_err (*change)(void *self, size_t row, const char *text, char *why, size_t why_size);
    const char *(*path)(void *self); /* of the file that is written */
};
struct td_settings_port {
    void *self;
    const struct td_settings_ops *ops;
};

/* Keeps the display from going dark. ops may be NULL: then nothing can. */
struct td_keep_awake_ops {
    bool (*possible)(void *self);
    bool (*hold)(void *self); /* false: it cannot be done */
    void (*let_go)(void *self);
    void (*tend)(void *self); /* a program that was started has ended */
};
struct td_keep_awake_port {
    void *self;
    const struct td_keep_awake_ops *ops;
};

/* Writes things out for other people, as files. ops may be NULL: then it cannot. */
struct td_report_ops {
    /* The page of a self-check for a clinician, into a new file of the user's
     * own (never over another one). path: where it is, or why not (TD_ERR_IO,
     * TD_ERR_STORE). */
    enum td_err (*save_check)(void *self, const struct td_check_record *record, char *path,
                              size_t path_size);
};
struct td_report_port {
    void *self;
    const struct td_report_ops *ops;
};

/* Wall-clock time, for dates only. */
struct td_date_port {
    void *self;
    struct td_instant (*now)(void *self);
};
static inline struct td_instant td_now(struct td_date_port date)
{
    return date.now(date.self);
}

#endif
