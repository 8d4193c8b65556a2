/* What is left of the tempo in silent reps, and when their cues come back. */
#include "session_parts.h"
#include "teardrop/base/str.h"

#define MARGIN_LEAST (500 * TD_NS_PER_MS)

td_ns td_fade_margin(td_ns planned)
{
    return planned / 4 > MARGIN_LEAST ? planned / 4 : MARGIN_LEAST;
}

static bool slips(td_ns planned, td_ns took)
{
    td_ns off = took > planned ? took - planned : planned - took;

    return off > td_fade_margin(planned);
}

void td_session_mind_slip(struct td_session *session, const struct td_segment *segment, td_ns took)
{
    if (segment->fade != TD_FADE_NONE && slips(segment->length, took) &&
        td_timeline_lead(&session->timeline, (size_t)segment->plan + 1)) {
        session->cues_back = true;
    }
}

/* The tap of a movement, from the rep's record; -1 = none. */
static td_ns tapped(const struct td_session *session, const struct td_segment *segment)
{
    const struct td_rep_record *rep = &session->reps[segment->rep_index];
    int64_t ms = segment->phase == TD_PHASE_DOWN ? rep->down_ms
                 : segment->phase == TD_PHASE_UP ? rep->up_ms
                                                 : -1;

    return ms < 0 ? -1 : ms * TD_NS_PER_MS;
}

void td_session_mind_slips(struct td_session *session)
{
    for (size_t i = 0; i < session->timeline.count; i++) {
        const struct td_segment *segment = &session->timeline.segments[i];

        if (segment->fade != TD_FADE_NONE && tapped(session, segment) >= 0) {
            td_session_mind_slip(session, segment, tapped(session, segment));
        }
    }
}

td_ns td_session_tapped_length(const struct td_session *session)
{
    size_t index = td_timeline_at(&session->timeline, session->tapped);

    return session->tapped < 0 || index >= session->timeline.count
               ? 0
               : session->timeline.segments[index].length;
}

void td_session_tap_text(const struct td_session *session, enum td_phase phase, td_ns took,
                         bool silent, bool back, char *out, size_t size)
{
    char seconds[24], of[24];

    td_str_from_thousandths(took / (100 * TD_NS_PER_MS) * 100, seconds, sizeof seconds);
    td_str_format(out, size, "%s%s took %s s", back ? "the cues are back: " : "",
                  phase == TD_PHASE_UP ? "up" : "down", seconds);
    if (silent) {
        td_str_from_thousandths(td_session_tapped_length(session) / TD_NS_PER_MS, of, sizeof of);
        td_str_append(out, size, " of %s", of);
    }
}

struct td_own_tempo td_session_own_tempo(const struct td_session *session, size_t from, size_t to,
                                         enum td_phase phase)
{
    struct td_own_tempo own = {0};
    td_ns sum = 0;

    for (size_t i = 0; i < session->timeline.count; i++) {
        const struct td_segment *segment = &session->timeline.segments[i];

        if (segment->fade != TD_FADE_NONE && segment->phase == phase && segment->plan >= from &&
            segment->plan < to && tapped(session, segment) >= 0) {
            own.planned = own.count == 0 ? segment->length : own.planned;
            own.count++;
            sum += tapped(session, segment);
        }
    }
    own.took = own.count > 0 ? sum / own.count : 0;
    return own;
}

static void append(const struct td_own_tempo *own, const char *word, char *out, size_t size)
{
    char took[24], planned[24];
    const td_ns tenth = 100 * TD_NS_PER_MS;

    if (own->count == 0) {
        return;
    }
    td_str_from_thousandths(own->took / tenth * 100, took, sizeof took);
    td_str_from_thousandths(own->planned / TD_NS_PER_MS, planned, sizeof planned);
    td_str_append(out, size, "%s%s %s s of %s", out[0] == '\0' ? "without cue: " : ", ", word, took,
                  planned);
}

void td_session_own_tempo_text(const struct td_session *session, size_t from, size_t to, char *out,
                               size_t size)
{
    struct td_own_tempo down = td_session_own_tempo(session, from, to, TD_PHASE_DOWN);
    struct td_own_tempo up = td_session_own_tempo(session, from, to, TD_PHASE_UP);

    out[0] = '\0';
    append(&down, "down", out, size);
    append(&up, "up", out, size);
}
