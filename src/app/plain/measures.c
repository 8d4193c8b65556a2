/* Line mode of the measures: this week's, one question after the other, each kept at once. */
#include <stdio.h>

#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/plain.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"

struct talk {
    struct td_app *app;
    const sigset_t *during_wait;
    struct td_measure kept[TD_MEASURES_MAX];
    size_t kept_count;
    int week;
    bool strength; /* came to get stronger: nothing is sore */
};

static enum td_err look_up(struct talk *talk)
{
    const struct td_history_port *history = &talk->app->ui.history;
    int64_t today = td_instant_local_day(td_now(talk->app->ui.date)), first = today;
    static struct td_check_record check; /* large */
    enum td_err err =
        history->ops->measures(history->self, TD_MEASURES_MAX, talk->kept, &talk->kept_count);

    if (err == TD_OK) {
        err = td_history_first_day(history, today, &first);
    }
    if (err != TD_OK) {
        return err;
    }
    talk->week = td_measure_week(first, today);
    err = history->ops->last_check(history->self, &check);
    talk->strength = err == TD_OK && check.goal == TD_GOAL_STRENGTH;
    return err == TD_ERR_ABSENT ? TD_OK : err;
}

/* In place of what was kept this week. */
static void keep(struct talk *talk, enum td_measure_kind kind, const char *name, int value)
{
    const struct td_history_port *history = &talk->app->ui.history;
    const struct td_measure *before =
        td_measure_newest_of(talk->kept, talk->kept_count, kind, name, talk->week);
    struct td_measure measure = {
        .at = td_now(talk->app->ui.date), .week = talk->week, .kind = kind};

    if (before != NULL) {
        measure = *before;
    } else {
        history->ops->new_id(history->self, measure.uuid);
        td_str_copy(measure.name, sizeof measure.name, name);
    }
    measure.value = value;
    if (history->ops->save_measure(history->self, &measure) != TD_OK) {
        td_say_not_kept(talk->app);
    } else {
        printf("%d is kept.\n", value);
    }
}

/* The last value of an earlier week, or of this one; -1 = none. */
static int value_before(const struct talk *talk, enum td_measure_kind kind, const char *name)
{
    int value = -1;

    for (size_t i = 0; i < talk->kept_count; i++) { /* oldest first */
        if (talk->kept[i].kind == kind && td_str_equal(talk->kept[i].name, name)) {
            value = talk->kept[i].value;
        }
    }
    return value;
}

/* False when the input has ended. Just Enter leaves it out. */
static bool ask_value(struct talk *talk, enum td_measure_kind kind, const char *name)
{
    const struct td_measure_spec *spec = td_measure_spec(kind);
    const char *question = talk->strength && spec->question_strength != NULL
                               ? spec->question_strength
                               : spec->question;
    int before = value_before(talk, kind, name), value;
    char text[200], line[16];

    if (name[0] != '\0') {
        printf("%s: ", name);
    }
    td_print_wrapped(question, 0, stdout);
    td_str_format(text, sizeof text, "%d to %d%s%s", spec->least, spec->most,
                  spec->unit[0] != '\0' && !td_str_equal(spec->unit, "of 10") ? " " : "",
                  td_str_equal(spec->unit, "of 10") ? "" : spec->unit);
    if (before >= 0) {
        td_str_append(text, sizeof text, "; last time %d", before);
    }
    td_str_append(text, sizeof text, "; just Enter: left out, Ctrl-D: no more.");
    for (;;) {
        if (!td_ask(text, talk->during_wait, line, sizeof line)) {
            return false;
        }
        if (line[0] == '\0') {
            return true;
        }
        if (td_str_to_int(line, spec->least, spec->most, &value)) {
            keep(talk, kind, name, value);
            return true;
        }
    }
}

static bool is_among(char names[][TD_MEASURE_NAME], int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (td_str_equal(names[i], name)) {
            return true;
        }
    }
    return false;
}

/* Those that were named; as long as none is of an earlier week, more may be. */
static bool ask_activities(struct talk *talk)
{
    char names[TD_MEASURE_ACTIVITIES][TD_MEASURE_NAME];
    bool earlier = false;
    int count = 0;

    for (size_t i = 0; i < talk->kept_count && count < TD_MEASURE_ACTIVITIES; i++) {
        const struct td_measure *kept = &talk->kept[i];

        if (kept->kind == TD_MEASURE_ACTIVITY && !is_among(names, count, kept->name)) {
            earlier = earlier || kept->week < talk->week;
            td_str_copy(names[count++], sizeof names[0], kept->name);
        }
    }
    while (!earlier && count < TD_MEASURE_ACTIVITIES) {
        if (!td_ask("Something the knee makes hard for you, in a few words; just Enter: none.",
                    talk->during_wait, names[count], sizeof names[0])) {
            return false;
        }
        if (names[count][0] == '\0') {
            break;
        }
        count += is_among(names, count, names[count]) ? 0 : 1;
    }
    for (int i = 0; i < count; i++) {
        if (!ask_value(talk, TD_MEASURE_ACTIVITY, names[i])) {
            return false;
        }
    }
    return true;
}

/* Is it for this person, and this week? */
static bool is_asked(const struct talk *talk, enum td_measure_kind kind)
{
    return (kind != TD_MEASURE_CHANGE || talk->week > 0) &&
           (talk->strength || !td_measure_spec(kind)->for_strength);
}

enum td_err td_plain_measures(struct td_app *app, const sigset_t *during_wait)
{
    static struct talk talk; /* large */
    enum td_err err;
    bool goes_on = true;

    talk = (struct talk){.app = app, .during_wait = during_wait};
    err = look_up(&talk);
    if (err == TD_OK) {
        printf("The measures of week %d.\n", talk.week);
    }
    for (int i = 0; err == TD_OK && goes_on && i < TD_MEASURE_KINDS; i++) {
        enum td_measure_kind kind = (enum td_measure_kind)i;

        if (kind == TD_MEASURE_ACTIVITY) {
            goes_on = ask_activities(&talk);
        } else if (is_asked(&talk, kind)) {
            goes_on = ask_value(&talk, kind, "");
        }
    }
    if (err == TD_OK) {
        fputs("`teardrop history --format text` compares them with the weeks before.\n", stdout);
    }
    return err;
}
