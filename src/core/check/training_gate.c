/* What the last self-check, a stop and a clinician's look leave open for training. */
#include "teardrop/core/check/training_gate.h"

#include <string.h>

#include "teardrop/base/str.h"

/* What a clinician's look opens again until a new self-check says more. */
#define CLEARED_START "l1"
#define CLEARED_MAX "l2"

/* "l3" -> 3; levels of other names are as they are. */
static int level_number(const char *id)
{
    int number;

    return id[0] == 'l' && td_str_to_int(id + 1, 0, 99, &number) ? number : -1;
}

/* Only what is free of pain until a clinician has looked at it; then a little more. */
static void pass_on_limits(const struct td_check_record *from, bool cleared,
                           struct td_training_gate *out)
{
    if (from->training != TD_TRAINING_LIMITED || from->urgency < TD_URGENCY_SOON) {
        return;
    }
    if (!cleared) {
        out->to_be_seen = true;
        return;
    }
    out->urgency = TD_URGENCY_NONE;
    td_str_copy(out->why, sizeof out->why,
                "A clinician has looked at it since the last self-check. Begin gently.");
    if (level_number(out->max_level) >= 0 &&
        level_number(out->max_level) < level_number(CLEARED_MAX)) {
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
        out->max_depth_deg = 0; /* the level's own */
    }
}

void td_training_gate_of(const struct td_check_record *last, const struct td_check_record *stop,
                         int64_t cleared_unix_s, struct td_training_gate *out)
{
    bool stopped = stop != NULL && cleared_unix_s < stop->done.unix_s;
    const struct td_check_record *from = stopped ? stop : last;

    memset(out, 0, sizeof *out);
    out->cleared_unix_s = cleared_unix_s;
    if (from == NULL) {
        return;
    }
    out->known = true;
    out->training = from->training;
    out->goal = from->goal;
    out->urgency = from->urgency;
    out->checked = from->done;
    out->max_depth_deg = from->max_depth_deg;
    td_str_copy(out->why, sizeof out->why, from->why);
    td_str_copy(out->start_level, sizeof out->start_level, from->start_level);
    td_str_copy(out->max_level, sizeof out->max_level, from->max_level);
    if (from->training != TD_TRAINING_CLOSED) {
        pass_on_limits(from, cleared_unix_s >= from->done.unix_s, out);
        return;
    }
    if (from->minor && !stopped) {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "Under 16, a parent and a clinician decide together about training.");
    } else if (cleared_unix_s >= from->done.unix_s) {
        out->training = TD_TRAINING_LIMITED; /* looked at since: careful, but open */
        td_str_copy(out->why, sizeof out->why,
                    "A clinician has looked at it since the last self-check. Begin gently.");
        td_str_copy(out->start_level, sizeof out->start_level, CLEARED_START);
        td_str_copy(out->max_level, sizeof out->max_level, CLEARED_MAX);
    } else {
        td_str_copy(out->reopens, sizeof out->reopens,
                    "It opens again when you record that a clinician has looked at it: on the "
                    "home screen, press c.");
    }
}
