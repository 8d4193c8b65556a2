/* The traffic light of a session, of a morning and of a number. */
#include "teardrop/core/plan/light.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"

#define USUAL_DAYS 14  /* mornings looked back for what is usual */
#define CALM_MORNING 1 /* up to here green when nothing is known of the usual */
#define ALLOWED_RISE 1 /* above the pain one started with ... */
#define RISE_BORDER 2  /* ... unless a stricter green border was set */
#define DAY_BEGINS_S (4 * TD_HOUR_S)

const char *td_light_word(enum td_light light)
{
    static const char *const words[] = {"open", "green", "amber", "red"};

    return words[light];
}

const char *td_light_title(enum td_light light)
{
    static const char *const titles[] = {"Open", "Green", "Amber", "Red"};

    return titles[light];
}

static const struct td_morning *morning_of(const struct td_morning *mornings, size_t count,
                                           int64_t day)
{
    for (size_t i = 0; i < count; i++) {
        if (mornings[i].day == day) {
            return &mornings[i];
        }
    }
    return NULL;
}

enum td_light td_light_of_pain(const struct td_limits *limits, int pain)
{
    return pain < 0                     ? TD_LIGHT_OPEN
           : pain <= limits->green_pain ? TD_LIGHT_GREEN
           : pain <= limits->amber_pain ? TD_LIGHT_AMBER
                                        : TD_LIGHT_RED;
}

int64_t td_training_day(struct td_instant started)
{
    started.unix_s -= DAY_BEGINS_S;
    return td_instant_local_day(started);
}

int td_usual_morning(const struct td_morning *mornings, size_t count, int64_t day)
{
    int pains[USUAL_DAYS + 1];
    int n = 0;

    for (size_t i = 0; i < count && n <= USUAL_DAYS; i++) {
        const struct td_morning *m = &mornings[i];
        int at = n;

        if (m->day > day || m->day < day - USUAL_DAYS || m->swollen || m->limp) {
            continue;
        }
        while (at > 0 && pains[at - 1] > m->pain) { /* in order */
            pains[at] = pains[at - 1];
            at--;
        }
        pains[at] = m->pain;
        n++;
    }
    return n > 0 ? pains[(n - 1) / 2] : -1;
}

static enum td_light session_light(const struct td_past_session *past,
                                   const struct td_light_basis *basis,
                                   const struct td_limits *limits)
{
    int green = limits->green_pain;

    if (basis->hurt[0] != '\0' || basis->pain > limits->amber_pain) {
        return TD_LIGHT_RED;
    }
    if (basis->pain < 0 || past->hurt[0] != '\0') { /* it ended for something else */
        return basis->pain > green ? TD_LIGHT_AMBER : TD_LIGHT_OPEN;
    }
    if (green >= RISE_BORDER && basis->before + ALLOWED_RISE > green) {
        green = basis->before + ALLOWED_RISE;
    }
    return basis->pain <= green ? TD_LIGHT_GREEN : TD_LIGHT_AMBER;
}

enum td_light td_morning_light(const struct td_morning *morning, int usual,
                               const struct td_limits *limits)
{
    if (morning->swollen || morning->limp) {
        return TD_LIGHT_RED;
    }
    if (usual < 0) {
        return morning->pain <= CALM_MORNING         ? TD_LIGHT_GREEN
               : morning->pain <= limits->amber_pain ? TD_LIGHT_AMBER
                                                     : TD_LIGHT_RED;
    }
    return morning->pain - usual > ALLOWED_RISE ? TD_LIGHT_RED
           : morning->pain > usual              ? TD_LIGHT_AMBER
                                                : TD_LIGHT_GREEN;
}

/* Red and amber hold by themselves; green needs both. */
static enum td_light together(enum td_light a, enum td_light b)
{
    if (a >= TD_LIGHT_AMBER || b >= TD_LIGHT_AMBER) {
        return a > b ? a : b;
    }
    return a == TD_LIGHT_OPEN || b == TD_LIGHT_OPEN ? TD_LIGHT_OPEN : TD_LIGHT_GREEN;
}

void td_light_of_session(const struct td_past_session *past, const struct td_morning *mornings,
                         size_t count, const struct td_limits *limits, struct td_light_basis *out)
{
    int64_t day = td_training_day(past->started);
    const struct td_morning *before = morning_of(mornings, count, day);
    const struct td_morning *after = morning_of(mornings, count, day + 1);

    *out = (struct td_light_basis){.pain = past->worst_pain,
                                   .before = before != NULL ? before->pain : -1,
                                   .after = after != NULL ? after->pain : -1,
                                   .usual = td_usual_morning(mornings, count, day),
                                   .swollen = after != NULL && after->swollen,
                                   .limp = after != NULL && after->limp};
    if (td_hurt_is_knee(past->hurt)) {
        td_str_copy(out->hurt, sizeof out->hurt, past->hurt);
    }
    out->swollen = out->swollen || td_hurt_swells(past->hurt);
    out->session = session_light(past, out, limits);
    out->morning = after == NULL && !out->swollen ? TD_LIGHT_OPEN
                   : out->swollen                 ? TD_LIGHT_RED
                                                  : td_morning_light(after, out->usual, limits);
    out->light = together(out->session, out->morning);
}
