/* What the last self-check, a stop and a clinician's look leave open for training. */
#include "teardrop/core/check/training_gate.h"

#include <string.h>

#include "teardrop/base/str.h"

/* What a clinician's look opens again until a new self-check says more. */
#define CLEARED_START "l1"
#define CLEARED_MAX "l2"

/* ---- a look ---- */

static bool says_free(const struct td_look *look)
{
    return look->max_depth_deg >= TD_LOOK_FREE_DEG && look->max_level[0] == '\0';
}

/* How far one may go, which takes the place of a check's limits. */
static bool says_how_far(const struct td_look *look)
{
    return look->max_depth_deg > 0 || look->max_level[0] != '\0';
}

static bool is_over(const struct td_look *look, int64_t now_unix_s)
{
    struct td_instant now = {now_unix_s, look->at.utc_offset_min};
    int64_t until;

    return td_day_parse(look->until, &until) && td_instant_local_day(now) > until;
}

/* ` What was said: knees bent to 60 degrees at most, body weight only, until Thu 24 December.` */
static void add_limits(const struct td_look *look, char *out, size_t size)
{
    const char *between = " What was said:";
    int number = td_level_number(look->max_level);
    char day[TD_DAY_WORDS];
    int64_t until;

    if (number >= 0) {
        td_str_append(out, size, "%s up to level %d", between, number);
        between = ",";
    } else if (look->max_level[0] != '\0') {
        td_str_append(out, size, "%s up to level %s", between, look->max_level);
        between = ",";
    }
    if (look->max_depth_deg > 0 && look->max_depth_deg < TD_LOOK_FREE_DEG) {
        td_str_append(out, size, "%s knees bent to %d degrees at most", between,
                      look->max_depth_deg);
        between = ",";
    }
    if (look->no_load) {
        td_str_append(out, size, "%s body weight only", between);
    }
    if (td_day_parse(look->until, &until)) {
        td_day_words(until, td_instant_local_day(look->at), day);
        td_str_append(out, size, ", until %s", day);
    }
    td_str_append(out, size, ".");
}

/* The lower one of two levels, where both have a number. */
static void limit_level(struct td_training_gate *out, const char *max_level)
{
    int theirs = td_level_number(max_level), ours = td_level_number(out->max_level);

    if (max_level[0] != '\0' &&
        (out->max_level[0] == '\0' || (theirs >= 0 && ours >= 0 && theirs < ours))) {
        td_str_copy(out->max_level, sizeof out->max_level, max_level);
    }
}

/* What was said at a look, beside what the gate holds already. */
static void limit_by_look(const struct td_look *look, struct td_training_gate *out)
{
    int depth = look->max_depth_deg < TD_LOOK_FREE_DEG ? look->max_depth_deg : 0;

    if (says_free(look) && !look->no_load) {
        return;
    }
    if (depth > 0 && (out->max_depth_deg == 0 || depth < out->max_depth_deg)) {
        out->max_depth_deg = depth;
    }
    limit_level(out, look->max_level);
    out->no_load = out->no_load || look->no_load;
    out->look_holds = depth > 0 || look->max_level[0] != '\0' || look->no_load;
    if (out->look_holds && out->training == TD_TRAINING_FREE) {
        out->training = TD_TRAINING_LIMITED;
    }
}

/* Nothing was said: what closed training, or was to hold until a look, opens a little. */
static void open_a_little(const struct td_check_record *from, struct td_training_gate *out)
{
    int most = td_level_number(out->max_level);

    out->opens = (struct td_opening){TD_OPENS_BY_LEVEL, 0, 0};

    if (from->training == TD_TRAINING_CLOSED) {
        td_str_copy(out->start_level, sizeof out->start_level, CLEARED_START);
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
    } else if (most >= 0 && most < td_level_number(CLEARED_MAX)) {
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
        out->max_depth_deg = 0; /* the level's own */
    }
}

/* It was said how far: no check before it limits any more. */
static void open_as_said(const struct td_check_record *from, const struct td_look *look,
                         struct td_training_gate *out)
{
    out->max_level[0] = '\0';
    out->max_depth_deg = 0;
    out->no_load = false;
    out->opens = (struct td_opening){0, 0, 0};
    if (from->training == TD_TRAINING_CLOSED && !says_free(look)) {
        td_str_copy(out->start_level, sizeof out->start_level, CLEARED_START);
    }
}

/* Looked at since the check: careful, but open. Of an open check whose look's limits are over, as
 * if nothing had been said. */
static void open_by_look(const struct td_check_record *from, const struct td_look *look,
                         int64_t now_unix_s, struct td_training_gate *out)
{
    bool closed = from->training == TD_TRAINING_CLOSED;
    bool held =
        closed || (out->training == TD_TRAINING_LIMITED && from->urgency >= TD_URGENCY_SOON);
    bool far = says_how_far(look) && (closed || !is_over(look, now_unix_s));

    if (held) {
        out->training = TD_TRAINING_LIMITED;
    }
    if (held || far) {
        td_str_copy(out->why, sizeof out->why,
                    far && says_free(look)
                        ? "A clinician has looked at it and said: free to train. Begin gently."
                        : "A clinician has looked at it since the last self-check. Begin gently.");
    }
    if (held && !closed) {
        out->urgency = TD_URGENCY_NONE;
    }
    if (far) {
        open_as_said(from, look, out);
    } else if (held) {
        open_a_little(from, out);
    } else if (out->opens.weeks == 0) {
        out->opens.weeks = TD_OPENS_BY_LEVEL;
    }
}

/* What of it holds today. */
static void apply_look(const struct td_look *look, int64_t now_unix_s, struct td_training_gate *out)
{
    struct td_training_gate before = *out;

    limit_by_look(look, out);
    if (!out->look_holds) {
        return;
    }
    td_str_copy(out->look_until, sizeof out->look_until, look->until);
    if (is_over(look, now_unix_s)) {
        before.look_ended = true;
        td_str_copy(before.look_until, sizeof before.look_until, look->until);
        *out = before;
        return;
    }
    add_limits(look, out->why, sizeof out->why);
}

/* ---- all of it ---- */

/* So long ago that what it only leaned towards limits no more. */
static bool has_lapsed(const struct td_check_record *from, int64_t now_unix_s)
{
    struct td_instant now = {now_unix_s, from->done.utc_offset_min};

    return from->training == TD_TRAINING_LIMITED && from->lapse_weeks > 0 &&
           td_instant_local_day(now) - td_instant_local_day(from->done) >=
               (int64_t)from->lapse_weeks * TD_WEEK_DAYS;
}

static void lapse(const struct td_check_record *from, struct td_training_gate *out)
{
    out->lapsed = true;
    out->training = TD_TRAINING_FREE;
    out->max_depth_deg = 0;
    out->max_level[0] = '\0';
    out->no_load = false;
    out->opens = (struct td_opening){0, 0, 0};
    td_str_format(out->why, sizeof out->why,
                  "The self-check only leaned towards something, so its limits ended after %d "
                  "weeks. Is it no better? Do it again, or have it looked at.",
                  from->lapse_weeks);
}

static void begin(const struct td_check_record *from, int64_t now_unix_s,
                  struct td_training_gate *out)
{
    out->known = true;
    out->training = from->training;
    out->goal = from->goal;
    out->urgency = from->urgency;
    out->checked = from->done;
    out->max_depth_deg = from->max_depth_deg;
    out->no_load = from->load != TD_LOAD_FREE;
    out->opens = from->opens;
    td_str_copy(out->why, sizeof out->why, from->why);
    td_str_copy(out->start_level, sizeof out->start_level, from->start_level);
    td_str_copy(out->max_level, sizeof out->max_level, from->max_level);
    if (has_lapsed(from, now_unix_s)) {
        lapse(from, out);
    }
}

void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         const struct td_look *look, int64_t now_unix_s,
                         struct td_training_gate *out)
{
    int64_t cleared = look != NULL ? look->at.unix_s : 0;
    bool stopped = stop != NULL && cleared < stop->done.unix_s;
    const struct td_check_record *from = stopped ? stop : last;
    bool looked;

    memset(out, 0, sizeof *out);
    out->cleared_unix_s = cleared;
    if (from == NULL) {
        if (look != NULL && says_how_far(look)) {
            apply_look(look, now_unix_s, out);
        }
        return;
    }
    begin(from, now_unix_s, out);
    looked = look != NULL && cleared >= from->done.unix_s;
    if (from->training == TD_TRAINING_CLOSED && from->minor && !stopped) {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "Under 16, a parent and a clinician decide together about training.");
        return;
    }
    if (from->training == TD_TRAINING_CLOSED && !looked) {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "It opens again when you record that a clinician has looked at it: on the "
                    "home screen, press c.");
        return;
    }
    if (looked) {
        open_by_look(from, look, now_unix_s, out);
    } else {
        out->to_be_seen = from->training == TD_TRAINING_LIMITED && from->urgency >= TD_URGENCY_SOON;
    }
    if (look != NULL) {
        apply_look(look, now_unix_s, out);
    }
}
