/* The model's flags: which are raised, at which urgency, what they close; the gates that show
 * them. */
#include "proof/model/model.h"

static void put_rule(const struct model *m, size_t i)
{
    const struct td_answer_flag *rule = &m->list->answer_flags[i];

    model_define(m, MODEL_BOOL, "rule %zu", i);
    model_put(m, " (and");
    model_when(m, rule->when, rule->when_count);
    for (size_t f = 0; f < m->list->flag_count; f++) {
        if ((rule->flags >> f & 1u) != 0) {
            model_name(m, "tick %s", m->list->flags[f].id);
        }
    }
    if (rule->age_under > 0) {
        model_name(m, "years-known");
        model_put(m, " (bvslt");
        model_name(m, "years");
        model_number(m, rule->age_under);
        model_put(m, ")");
    }
    model_put(m, ")))");
}

/* What can raise a flag: a tick, then the answer flags in the order of the data. */
struct source {
    bool tick;
    size_t rule;
    enum td_urgency urgency;
    enum td_training training;
};

static size_t sources_of(const struct td_checklist *list, size_t flag, struct source out[256])
{
    size_t count = 0;

    out[count++] = (struct source){true, 0, list->flags[flag].urgency, list->flags[flag].training};
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &list->answer_flags[i];

        if (rule->flag == flag) {
            out[count++] = (struct source){false, i, rule->urgency, rule->training};
        }
    }
    return count;
}

static void put_source(const struct model *m, size_t flag, const struct source *source)
{
    if (source->tick) {
        model_name(m, "tick %s", m->list->flags[flag].id);
    } else {
        model_name(m, "rule %zu", source->rule);
    }
}

/* The most urgent that holds, the first of equals, is the one that counts. */
static void put_counts(const struct model *m, size_t flag, const struct source *sources,
                       size_t count, size_t which)
{
    model_put(m, " (and");
    put_source(m, flag, &sources[which]);
    for (size_t i = 0; i < count; i++) {
        if (sources[i].urgency > sources[which].urgency ||
            (sources[i].urgency == sources[which].urgency && i < which)) {
            model_put(m, " (not");
            put_source(m, flag, &sources[i]);
            model_put(m, ")");
        }
    }
    model_put(m, ")");
}

static void put_flag(const struct model *m, size_t flag)
{
    static const char *const words[] = {
        [TD_TRAINING_LIMITED] = "limits", [TD_TRAINING_CLOSED] = "closes"};
    struct source sources[256];
    size_t count = sources_of(m->list, flag, sources);
    const char *id = m->list->flags[flag].id;

    for (int urgency = TD_URGENCY_NONE; urgency < TD_URGENCY_COUNT; urgency++) {
        model_define(m, MODEL_BOOL, "flag-%d %s", urgency, id);
        model_put(m, " (or false");
        for (size_t i = 0; i < count; i++) {
            if ((int)sources[i].urgency >= urgency) {
                put_source(m, flag, &sources[i]);
            }
        }
        model_put(m, ")))");
    }
    for (int training = TD_TRAINING_LIMITED; training < TD_TRAINING_COUNT; training++) {
        model_define(m, MODEL_BOOL, "%s %s", words[training], id);
        model_put(m, " (or false");
        for (size_t i = 0; i < count; i++) {
            if ((int)sources[i].training >= training) {
                put_counts(m, flag, sources, count, i);
            }
        }
        model_put(m, ")))");
    }
}

void model_flags(const struct model *m)
{
    model_put(m, "\n; flags");
    for (size_t i = 0; i < m->list->answer_flag_count; i++) {
        put_rule(m, i);
    }
    for (size_t f = 0; f < m->list->flag_count; f++) {
        put_flag(m, f);
    }
    for (int urgency = TD_URGENCY_NONE; urgency < TD_URGENCY_COUNT; urgency++) {
        model_define(m, MODEL_BOOL, "flags-%d", urgency);
        model_put(m, " (or false");
        for (size_t f = 0; f < m->list->flag_count; f++) {
            model_name(m, "flag-%d %s", urgency, m->list->flags[f].id);
        }
        model_put(m, ")))");
    }
    model_define(m, MODEL_BOOL, "stop");
    model_name(m, "flags-%d", TD_URGENCY_SAME_DAY);
    model_put(m, "))");
}

void model_course(const struct model *m)
{
    model_put(m, "\n; what is shown");
    for (size_t g = 0; g < m->list->gate_count; g++) {
        model_define(m, MODEL_BOOL, "gate %s", m->list->gates[g].id);
        model_when(m, m->list->gates[g].when, m->list->gates[g].when_count);
        model_put(m, "))");
    }
    for (size_t q = 0; q < m->list->question_count; q++) {
        const struct td_question *question = &m->list->questions[q];

        model_define(m, MODEL_BOOL, "asked %s", question->id);
        model_put(m, " (and");
        model_when(m, question->ask_when, question->ask_when_count);
        for (size_t f = 0; f < m->list->flag_count; f++) {
            if ((question->unless_flags >> f & 1u) != 0) {
                model_put(m, " (not");
                model_name(m, "tick %s", m->list->flags[f].id);
                model_put(m, ")");
            }
        }
        model_put(m, ")))");
    }
}
