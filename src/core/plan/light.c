#include "teardrop/core/plan/light.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/training/hurt.h"

#define USUAL_DAYS 14  /* mornings looked back for what is usual */
#define CALM_MORNING 1 /* up to here green when nothing is known of the usual */
#define ALLOWED_RISE 1 /* above the pain one started with ... */
#define RISE_BORDER 2  /* ... unless a stricter green border was set */
#define DAY_BEGINS_S (INT64_C(4) * 3600)
#define SECONDS_A_DAY 86400

void td_limits_init(struct td_limits *safety)
{
    *safety = (struct td_limits){.green_pain = 2, .amber_pain = 5, .effort = 7, .hours = 48};
}

const char *td_purpose_id(enum td_purpose purpose)
{
    static const char *const ids[] = {"session", "placement", "deload"};

    return purpose >= TD_PURPOSE_SESSION && purpose <= TD_PURPOSE_DELOAD ? ids[purpose] : ids[0];
}

/* ---- days ---- */

/* Days since 1970 of a date of the Gregorian calendar, by whole 400-year cycles that
 * begin in March. */
static int64_t day_of(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t cycle = (y >= 0 ? y : y - 399) / 400;
    int64_t in_cycle = y - cycle * 400;
    int64_t in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return cycle * 146097 + in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + in_year - 719468;
}

void td_day_format(int64_t day, char out[11])
{
    struct td_instant noon = {.unix_s = day * SECONDS_A_DAY + SECONDS_A_DAY / 2};

    td_instant_format_day(noon, out, 11);
}

bool td_day_parse(const char *date, int64_t *day)
{
    int parts[3] = {0, 0, 0};
    static const int digits[] = {4, 2, 2};
    const char *at = date;
    char back[11];

    for (int part = 0; part < 3; part++) {
        for (int i = 0; i < digits[part]; i++, at++) {
            if (*at < '0' || *at > '9') {
                return false;
            }
            parts[part] = parts[part] * 10 + (*at - '0');
        }
        if (*at != (part < 2 ? '-' : '\0')) {
            return false;
        }
        at += part < 2 ? 1 : 0;
    }
    if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) {
        return false;
    }
    *day = day_of(parts[0], parts[1], parts[2]);
    td_day_format(*day, back); /* refuses 30 February */
    return td_str_equal(back, date);
}

/* ---- the light ---- */

const char *td_light_word(enum td_light signal)
{
    static const char *const words[] = {"open", "green", "amber", "red"};

    return words[signal];
}

const char *td_light_title(enum td_light signal)
{
    static const char *const titles[] = {"Open", "Green", "Amber", "Red"};

    return titles[signal];
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

static enum td_light session_signal(const struct td_past_session *trained,
                                    const struct td_light_basis *sign,
                                    const struct td_limits *safety)
{
    int green = safety->green_pain;

    if (sign->hurt[0] != '\0' || sign->pain > safety->amber_pain) {
        return TD_LIGHT_RED;
    }
    if (sign->pain < 0 || trained->hurt[0] != '\0') { /* it ended for something else */
        return sign->pain > green ? TD_LIGHT_AMBER : TD_LIGHT_OPEN;
    }
    if (green >= RISE_BORDER && sign->before + ALLOWED_RISE > green) {
        green = sign->before + ALLOWED_RISE;
    }
    return sign->pain <= green ? TD_LIGHT_GREEN : TD_LIGHT_AMBER;
}

enum td_light td_morning_light(const struct td_morning *morning, int usual,
                               const struct td_limits *safety)
{
    if (morning->swollen || morning->limp) {
        return TD_LIGHT_RED;
    }
    if (usual < 0) {
        return morning->pain <= CALM_MORNING         ? TD_LIGHT_GREEN
               : morning->pain <= safety->amber_pain ? TD_LIGHT_AMBER
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

void td_light_of_session(const struct td_past_session *trained, const struct td_morning *mornings,
                         size_t count, const struct td_limits *safety, struct td_light_basis *out)
{
    int64_t day = td_training_day(trained->started);
    const struct td_morning *before = morning_of(mornings, count, day);
    const struct td_morning *after = morning_of(mornings, count, day + 1);

    *out = (struct td_light_basis){.pain = trained->worst_pain,
                                   .before = before != NULL ? before->pain : -1,
                                   .after = after != NULL ? after->pain : -1,
                                   .usual = td_usual_morning(mornings, count, day),
                                   .swollen = after != NULL && after->swollen,
                                   .limp = after != NULL && after->limp};
    if (td_hurt_is_knee(trained->hurt)) {
        td_str_copy(out->hurt, sizeof out->hurt, trained->hurt);
    }
    out->swollen = out->swollen || td_str_equal(trained->hurt, "swelling");
    out->session = session_signal(trained, out, safety);
    out->morning = after == NULL && !out->swollen ? TD_LIGHT_OPEN
                   : out->swollen                 ? TD_LIGHT_RED
                                                  : td_morning_light(after, out->usual, safety);
    out->signal = together(out->session, out->morning);
}
