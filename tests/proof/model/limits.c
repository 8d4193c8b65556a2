/* The model's limits: whether training is open, where it begins, how far, how deep and with what
 * load it goes. How a limit ends after calm weeks is not in it. */
#include "proof/model/model.h"

#include "teardrop/base/str.h"

static void put_held(const struct model *m, const struct td_cause *cause)
{
    model_put(m, " (or");
    model_name(m, "named %s", cause->id);
    model_name(m, "leaning %s", cause->id);
    model_put(m, ")");
}

/* Some flag is at this urgency (or, with NULL, at any) and limits or closes. */
static void define_some_flag(const struct model *m, const char *as, const char *what)
{
    model_define(m, MODEL_BOOL, "%s", as);
    model_put(m, " (or false");
    for (size_t f = 0; f < m->list->flag_count; f++) {
        model_name(m, "%s %s", what, m->list->flags[f].id);
    }
    model_put(m, ")))");
}

static void define_minor(const struct model *m)
{
    int q = td_checklist_question(m->list, "age");

    model_define(m, MODEL_BOOL, "minor");
    model_put(m, " (ite");
    model_name(m, "years-known");
    model_put(m, " (bvslt");
    model_name(m, "years");
    model_number(m, TD_CHECK_ADULT);
    model_put(m, ") (or false");
    for (size_t i = 0; q >= 0 && i < m->list->questions[q].answer_count; i++) {
        const struct td_answer *answer = &m->list->questions[q].answers[i];

        if (answer->years_from > 0 && answer->years_from < TD_CHECK_ADULT) {
            model_name(m, "age=%s", answer->id);
        }
    }
    model_put(m, "))))");
}

static void define_closed(const struct model *m)
{
    define_some_flag(m, "flag-closes", "closes");
    model_define(m, MODEL_BOOL, "closed");
    model_put(m, " (or");
    model_name(m, "minor");
    model_name(m, "stop");
    model_name(m, "flag-closes");
    model_put(m, ")))");
}

/* ---- limits ---- */

/* The least of `most` and of the limits that hold; each is a number and when it holds. */
struct least {
    const struct model *m;
    const char *as;
    int step;
};

static struct least least_begin(const struct model *m, const char *as, int most)
{
    model_define(m, MODEL_NUMBER, "%s:0", as);
    model_number(m, most);
    model_put(m, "))");
    return (struct least){m, as, 0};
}

static void least_if(struct least *l, int number)
{
    l->step++;
    model_put(l->m, " (bvslt");
    model_number(l->m, number);
    model_name(l->m, "%s:%d", l->as, l->step - 1);
    model_put(l->m, "))");
    model_number(l->m, number);
    model_name(l->m, "%s:%d", l->as, l->step - 1);
    model_put(l->m, ")))");
}

static void least_of_cause(struct least *l, const struct td_cause *cause, int number)
{
    model_define(l->m, MODEL_NUMBER, "%s:%d", l->as, l->step + 1);
    model_put(l->m, " (ite (and");
    put_held(l->m, cause);
    least_if(l, number);
}

static void least_of(struct least *l, const char *when, int number)
{
    model_define(l->m, MODEL_NUMBER, "%s:%d", l->as, l->step + 1);
    model_put(l->m, " (ite (and");
    model_name(l->m, "%s", when);
    least_if(l, number);
}

static void least_end(const struct least *l)
{
    model_define(l->m, MODEL_NUMBER, "%s", l->as);
    model_name(l->m, "%s:%d", l->as, l->step);
    model_put(l->m, "))");
}

/* Does naming it limit how far, how deep or how heavy? */
static bool limits(const struct model *m, const struct td_cause *cause)
{
    return cause->max_depth_deg > 0 || cause->load != TD_LOAD_FREE ||
           (cause->max_level != NULL &&
            model_level(cause->max_level) < model_level(m->list->top_level));
}

static void define_level(const struct model *m)
{
    struct least level = least_begin(m, "level", model_level(m->list->top_level));

    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (m->list->causes[c].max_level != NULL) {
            least_of_cause(&level, &m->list->causes[c], model_level(m->list->causes[c].max_level));
        }
    }
    least_of(&level, "flags-2", model_level(m->list->soon_max_level));
    least_of(&level, "mildly-limits", model_level(m->list->limited_max_level));
    least_end(&level);
}

static void define_depth(const struct model *m)
{
    struct least depth = least_begin(m, "depth", m->list->full_depth_deg);

    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (m->list->causes[c].max_depth_deg > 0) {
            least_of_cause(&depth, &m->list->causes[c], m->list->causes[c].max_depth_deg);
        }
    }
    least_of(&depth, "flags-2", m->list->soon_max_depth_deg);
    least_of(&depth, "mildly-limits", m->list->limited_max_depth_deg);
    least_end(&depth);
}

/* By the worst pain; a slow squat that hurts nowhere leads. */
static void define_by_pain(const struct model *m)
{
    int squat = td_checklist_question(m->list, "squat_pain");

    model_define(m, MODEL_NUMBER, "by-pain");
    model_put(m, " (ite (or (not");
    model_name(m, "pain-known");
    model_put(m, ")");
    for (size_t i = 0; squat >= 0 && i < m->list->questions[squat].answer_count; i++) {
        if (m->list->questions[squat].answers[i].absent) {
            model_name(m, "squat_pain=%s", m->list->questions[squat].answers[i].id);
        }
    }
    model_put(m, ")");
    model_number(m, model_level(m->list->pain_levels[0]));
    for (int pain = 0; pain < 10; pain++) {
        model_put(m, " (ite (=");
        model_name(m, "pain");
        model_number(m, pain);
        model_put(m, ")");
        model_number(m, model_level(m->list->pain_levels[pain]));
    }
    model_number(m, model_level(m->list->pain_levels[10]));
    model_put(m, ")))))))))))))");
}

static void define_start(const struct model *m)
{
    struct least start = least_begin(m, "start-of-names", 99);

    define_by_pain(m);
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (m->list->causes[c].start_level != NULL) {
            least_of_cause(&start, &m->list->causes[c],
                           model_level(m->list->causes[c].start_level));
        }
    }
    least_end(&start);
    model_define(m, MODEL_NUMBER, "start-at-most");
    model_put(m, " (ite (bvslt");
    model_name(m, "start-of-names");
    model_name(m, "level");
    model_put(m, ")");
    model_name(m, "start-of-names");
    model_name(m, "level");
    model_put(m, ")))");
    model_define(m, MODEL_NUMBER, "start");
    model_put(m, " (ite (bvslt");
    model_name(m, "by-pain");
    model_name(m, "start-at-most");
    model_put(m, ")");
    model_name(m, "by-pain");
    model_name(m, "start-at-most");
    model_put(m, ")))");
}

static void define_load(const struct model *m)
{
    for (int load = TD_LOAD_OWN; load < TD_LOAD_COUNT; load++) {
        model_define(m, MODEL_BOOL, "load-%d", load);
        model_put(m, " (or false");
        for (size_t c = 0; c < m->list->cause_count; c++) {
            if ((int)m->list->causes[c].load >= load) {
                put_held(m, &m->list->causes[c]);
            }
        }
        if (load <= TD_LOAD_OWN) {
            model_name(m, "flags-2");
        }
        model_put(m, ")))");
    }
}

void model_limits(const struct model *m)
{
    model_put(m, "\n; what stays open for training");
    define_minor(m);
    define_closed(m);
    for (size_t f = 0; f < m->list->flag_count; f++) {
        const char *id = m->list->flags[f].id;

        model_define(m, MODEL_BOOL, "mildly-limits %s", id);
        model_put(m, " (and");
        model_name(m, "limits %s", id);
        model_put(m, " (not");
        model_name(m, "flag-2 %s", id);
        model_put(m, "))))");
    }
    define_some_flag(m, "mildly-limits", "mildly-limits");
    define_level(m);
    define_depth(m);
    define_start(m);
    define_load(m);
    model_define(m, MODEL_BOOL, "limited");
    model_put(m, " (or");
    model_name(m, "flags-2");
    model_name(m, "mildly-limits");
    for (size_t c = 0; c < m->list->cause_count; c++) {
        if (limits(m, &m->list->causes[c])) {
            put_held(m, &m->list->causes[c]);
        }
    }
    model_put(m, ")))");
}
