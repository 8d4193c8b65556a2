/* Should a clinician see the knee? What is found stays so until a clinician's look later
 * than it: three red weeks for as long as is looked back, the rest for as long as it may
 * still be so. Worst pain that rises from week to week is a reason to hold, and to look again
 * two weeks later; somebody should see it when it has become much, or shows on mornings. */
#include "pass.h"

#include <string.h>

#define WEEKS 3
#define SWELLING_DAYS 42
#define SWELLING_LASTS 3 /* days; later it is another one */
#define REST_PAIN 7      /* of a morning */
#define SOON_DAYS 14     /* as long as "soon" is: then it has passed, or has come back */
#define RISE_COUNTS 2    /* points of pain: less is within noise */
#define RISE_ABOVE 2     /* above the green border: weekly worsts of 1, 2, 3 are noise, too */

#define RISEN_FAR 6 /* worst pain: more than a rise to be watched */

struct weeks {
    int worst[WEEKS]; /* -1 = nothing was said */
    bool red[WEEKS];
    bool bad_morning; /* after a session of theirs, worse than usual */
};

/* Three weeks, counted back from a session, as far as nobody has looked since. */
static void weeks_before(const struct td_plan_pass *p, size_t from, int64_t cleared_unix_s,
                         struct weeks *out)
{
    *out = (struct weeks){.worst = {-1, -1, -1}};
    for (size_t i = from; i < p->count && p->sessions[i].past->started.unix_s > cleared_unix_s;
         i++) {
        int64_t week = (p->sessions[from].day - p->sessions[i].day) / 7;

        if (week >= 0 && week < WEEKS) {
            out->red[week] = out->red[week] || p->sessions[i].basis.light == TD_LIGHT_RED;
            out->worst[week] = td_max(out->worst[week], p->sessions[i].basis.pain);
            out->bad_morning = out->bad_morning || p->sessions[i].basis.morning >= TD_LIGHT_AMBER;
        }
    }
}

static bool is_red_thrice(const struct weeks *weeks)
{
    return weeks->red[0] && weeks->red[1] && weeks->red[2];
}

static bool is_rising(const struct td_plan_pass *p, const struct weeks *weeks)
{
    return weeks->worst[2] >= 0 && weeks->worst[1] > weeks->worst[2] &&
           weeks->worst[0] > weeks->worst[1] && weeks->worst[0] - weeks->worst[2] >= RISE_COUNTS &&
           weeks->worst[0] >= p->in->limits->green_pain + RISE_ABOVE;
}

static bool has_risen_far(const struct weeks *weeks)
{
    return weeks->worst[0] >= RISEN_FAR || weeks->bad_morning;
}

/* The newest rise (or of those that went far) that nobody has looked at and that is no older than
 * "soon". */
static bool find_rise(const struct td_plan_pass *p, int64_t cleared_unix_s, bool far, int weekly[3])
{
    for (size_t i = 0; i < p->count && p->sessions[i].past->started.unix_s > cleared_unix_s &&
                       td_plan_age(p, &p->sessions[i]) <= SOON_DAYS * TD_DAY_S;
         i++) {
        struct weeks weeks;

        weeks_before(p, i, cleared_unix_s, &weeks);
        if (is_rising(p, &weeks) && (!far || has_risen_far(&weeks))) {
            memcpy(weekly, weeks.worst, sizeof weeks.worst);
            return true;
        }
    }
    return false;
}

/* The newest day it was swollen on, of `from` to `to`: in a session, or on any morning;
 * -1 = none. */
static int64_t swollen_day(const struct td_plan_pass *p, int64_t from, int64_t to)
{
    int64_t newest = -1;

    for (size_t i = 0; i < p->in->morning_count; i++) {
        const struct td_morning *m = &p->in->mornings[i];

        if (m->swollen && m->day >= from && m->day <= to && m->day > newest) {
            newest = m->day;
        }
    }
    for (size_t i = 0; i < p->count; i++) {
        const struct td_plan_session *session = &p->sessions[i];

        if (session->basis.swollen && session->day >= from && session->day <= to &&
            session->day > newest) {
            newest = session->day;
        }
    }
    return newest;
}

/* Twice within six weeks; one swelling may last a few mornings. */
static bool swells_again(const struct td_plan_pass *p, int64_t cleared_day)
{
    int64_t today = td_instant_local_day(p->in->now);
    int64_t oldest =
        cleared_day + 1 > today - SWELLING_DAYS ? cleared_day + 1 : today - SWELLING_DAYS;
    int64_t newest = swollen_day(p, oldest, today);

    return newest >= 0 && swollen_day(p, oldest, newest - SWELLING_LASTS) >= 0;
}

static bool hurts_at_rest(const struct td_plan_pass *p, int64_t cleared_day)
{
    int64_t today = td_instant_local_day(p->in->now);

    for (size_t i = 0; i < p->in->morning_count; i++) {
        const struct td_morning *m = &p->in->mornings[i];

        if (m->pain >= REST_PAIN && m->day > cleared_day && m->day <= today &&
            today - m->day <= SOON_DAYS) {
            return true;
        }
    }
    return false;
}

static bool has_red_weeks(const struct td_plan_pass *p, int64_t cleared_unix_s)
{
    for (size_t i = 0; i < p->count && p->sessions[i].past->started.unix_s > cleared_unix_s; i++) {
        struct weeks weeks;

        weeks_before(p, i, cleared_unix_s, &weeks);
        if (is_red_thrice(&weeks)) {
            return true;
        }
    }
    return false;
}

enum td_referral td_plan_referral(const struct td_plan_pass *p, int weekly[3])
{
    struct td_instant cleared = {p->in->gate != NULL ? p->in->gate->cleared_unix_s : 0,
                                 p->in->now.utc_offset_min};
    int64_t cleared_day = td_instant_local_day(cleared); /* without one in 1970 */

    if (has_red_weeks(p, cleared.unix_s)) {
        return TD_REFER_RED_WEEKS;
    }
    if (find_rise(p, cleared.unix_s, true, weekly)) {
        return TD_REFER_RISING;
    }
    p->out->rising = find_rise(p, cleared.unix_s, false, weekly);
    if (p->in->decided != NULL && p->in->decided->decision == TD_DECISION_WORSE &&
        p->in->decided->at_unix_s > cleared.unix_s) {
        return TD_REFER_MEASURES;
    }
    return swells_again(p, cleared_day)    ? TD_REFER_SWELLING
           : hurts_at_rest(p, cleared_day) ? TD_REFER_REST_PAIN
                                           : TD_REFER_NOT;
}
