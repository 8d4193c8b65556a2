/* What of a session's sets was really done, for whoever reads it outside. */
#include "teardrop/core/training/set_time.h"

#include "teardrop/base/num.h"

/* The share of the reps that were done whole; more than planned lengthen the set itself. */
static int64_t whole_ms(const struct td_set_record *set)
{
    if (set->reps_done <= 0) {
        return 0;
    }
    return set->reps_done >= set->reps_planned
               ? set->length_ms
               : set->length_ms * set->reps_done / set->reps_planned;
}

/* The last set with something whole in it; -1 = there is none. */
static int last_done(const struct td_session_record *session)
{
    int set = session->set_count - 1;

    while (set >= 0 && session->sets[set].reps_done <= 0) {
        set--;
    }
    return set;
}

/* When, in training played, the last rep ended; -1 = not known. */
static int64_t last_at(const struct td_rep_record *reps, size_t count)
{
    int64_t at = -1;

    for (size_t i = 0; i < count; i++) {
        at = reps[i].at_ms > at ? reps[i].at_ms : at;
    }
    return at;
}

/* Of the rep or hold in which the session was left. What was played since the last whole one,
 * without the rest between two sets. */
static int64_t begun_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                        size_t count, int set, int done)
{
    const struct td_set_record *in = &session->sets[set];
    int64_t since = last_at(reps, count);
    int64_t planned = in->reps_planned > 0 ? in->reps_planned : 1;
    int64_t before = 0;

    if (done < 0) {
        since = in->start_ms; /* nothing was done before it */
    } else if (since < 0) {
        since = in->start_ms + whole_ms(in);
    } else if (set != done) {
        before = in->start_ms - session->sets[done].start_ms - session->sets[done].length_ms;
    }
    return td_clamp64(session->elapsed_ms - since - (before > 0 ? before : 0), 0,
                      in->length_ms / planned);
}

int64_t td_set_played_ms(const struct td_session_record *session, const struct td_rep_record *reps,
                         size_t rep_count, int set)
{
    int done = last_done(session);
    int left_in = done >= 0 && session->sets[done].reps_done < session->sets[done].reps_planned
                      ? done
                      : done + 1;
    int64_t whole = whole_ms(&session->sets[set]);

    return session->finished || set != left_in
               ? whole
               : whole + begun_ms(session, reps, rep_count, set, done);
}

const char *td_set_part_id(const struct td_session_record *session, int set)
{
    if (session->own_sets <= 0) {
        return session->warm_up || session->extras ? "" : "main";
    }
    if (set < session->own_from) {
        return "warm_up";
    }
    return set < session->own_from + session->own_sets ? "main" : "extras";
}
