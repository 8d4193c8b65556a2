/* The traffic light of a session, of a morning and of a number. */
#include "teardrop/core/plan/light.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"

#define USUAL_DAYS 28      /* mornings looked back for what is usual */
#define KNOWN 10           /* so many of them tell how a knee's mornings spread */
#define TRIM 4             /* then a quarter at either end is left out of the mean */
#define ROUND_UP 0.6       /* added to it: it is not below what most mornings are */
#define FAR_OFF 2.0        /* further from it counts as this far: a flare-up spreads nothing */
#define WIDE (0.95 * 0.95) /* from this variance on a knee is a noisy one */
#define CALM_MORNING 1     /* up to here green when nothing is known of the usual */
#define ABOVE 2            /* less above usual is as usual; this much is a little worse */
#define FAR_ABOVE 3        /* much worse, whatever is usual */
#define RUN 2              /* mornings running that are ABOVE: much worse, too ... */
#define RUN_WIDE 3         /* ... of a noisy knee */
#define RUN_DAYS 3         /* from one to the next */
#define ALLOWED_RISE 1     /* above the pain one started with ... */
#define RISE_BORDER 2      /* ... unless a stricter green border was set */
#define DAY_BEGINS_S (4 * TD_HOUR_S)

const char *td_light_word(enum td_light light)
{
    static const char *const words[] = {"open", "green", "amber", "red"};

    return words[light];
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

/* What a knee's calm mornings were like up to a day, in order. */
struct usual {
    int pains[USUAL_DAYS + 1];
    int count;
    int pain;  /* -1 = not known */
    bool wide; /* they spread so far that ABOVE is nothing special */
};

static void collect(const struct td_morning *mornings, size_t count, int64_t day, struct usual *out)
{
    out->count = 0;
    for (size_t i = 0; i < count && out->count <= USUAL_DAYS; i++) {
        const struct td_morning *m = &mornings[i];
        int at = out->count;

        if (m->day > day || m->day < day - USUAL_DAYS || m->swollen || m->limp) {
            continue;
        }
        for (; at > 0 && out->pains[at - 1] > m->pain; at--) {
            out->pains[at] = out->pains[at - 1];
        }
        out->pains[at] = m->pain;
        out->count++;
    }
}

static double mean_of_the_middle(const struct usual *usual)
{
    int out_at_each_end = usual->count / TRIM;
    int left = usual->count - 2 * out_at_each_end;
    int sum = 0;

    for (int i = 0; i < left; i++) {
        sum += usual->pains[out_at_each_end + i];
    }
    return (double)sum / left;
}

static double variance(const struct usual *usual, double mean)
{
    double sum = 0;

    for (int i = 0; i < usual->count; i++) {
        double off = usual->pains[i] > mean ? usual->pains[i] - mean : mean - usual->pains[i];

        off = off > FAR_OFF ? FAR_OFF : off;
        sum += off * off;
    }
    return sum / (usual->count - 1);
}

static void find_usual(const struct td_morning *mornings, size_t count, int64_t day,
                       struct usual *out)
{
    double mean;

    collect(mornings, count, day, out);
    out->wide = false;
    if (out->count < KNOWN) {
        out->pain = out->count > 0 ? out->pains[(out->count - 1) / 2] : -1;
        return;
    }
    mean = mean_of_the_middle(out);
    out->pain = (int)(mean + ROUND_UP);
    out->wide = variance(out, mean) >= WIDE;
}

int td_usual_morning(const struct td_morning *mornings, size_t count, int64_t day)
{
    struct usual usual;

    find_usual(mornings, count, day, &usual);
    return usual.pain;
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

/* The newest one answered in the days before; NULL: none was. */
static const struct td_morning *answered_before(const struct td_morning *mornings, size_t count,
                                                int64_t day)
{
    const struct td_morning *found = NULL;

    for (int64_t back = 1; back <= RUN_DAYS && found == NULL; back++) {
        found = morning_of(mornings, count, day - back);
    }
    return found;
}

/* This one and those before it, as many as it takes, each ABOVE what was usual before the first
 * of them: else a run would make itself usual. */
static bool is_a_run(const struct td_morning *mornings, size_t count,
                     const struct td_morning *morning, bool wide)
{
    int needed = wide ? RUN_WIDE : RUN;
    int least = morning->pain;
    int usual;

    if (least < ABOVE) {
        return false;
    }
    for (int i = 1; i < needed && morning != NULL; i++) {
        morning = answered_before(mornings, count, morning->day);
        least = morning != NULL && morning->pain < least ? morning->pain : least;
    }
    if (morning == NULL) {
        return false;
    }
    usual = td_usual_morning(mornings, count, morning->day - 1);
    return usual >= 0 && least - usual >= ABOVE;
}

enum td_light td_morning_light(const struct td_morning *mornings, size_t count, int64_t day,
                               const struct td_limits *limits)
{
    const struct td_morning *morning = morning_of(mornings, count, day);
    struct usual usual;

    if (morning == NULL) {
        return TD_LIGHT_OPEN;
    }
    if (morning->swollen || morning->limp) {
        return TD_LIGHT_RED;
    }
    find_usual(mornings, count, day - 1, &usual);
    if (usual.pain < 0) {
        return morning->pain <= CALM_MORNING         ? TD_LIGHT_GREEN
               : morning->pain <= limits->amber_pain ? TD_LIGHT_AMBER
                                                     : TD_LIGHT_RED;
    }
    if (morning->pain - usual.pain >= FAR_ABOVE || is_a_run(mornings, count, morning, usual.wide)) {
        return TD_LIGHT_RED;
    }
    return morning->pain - usual.pain >= ABOVE && !usual.wide ? TD_LIGHT_AMBER : TD_LIGHT_GREEN;
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
    out->morning = out->swollen ? TD_LIGHT_RED : td_morning_light(mornings, count, day + 1, limits);
    out->light = together(out->session, out->morning);
    out->tolerated =
        out->session == TD_LIGHT_AMBER && out->morning == TD_LIGHT_GREEN && past->hurt[0] == '\0';
}
