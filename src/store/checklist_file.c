/* Ids are looked up while the file is read: causes first, then questions, then
 * everything that speaks of them. */
#include "teardrop/store/checklist_file.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/cfg.h"

#define KEYS(array) array, sizeof(array) / sizeof((array)[0])

struct loader {
    struct td_cfg_reader r;
    struct td_checklist *list;
    bool weighted[TD_CHECK_MAX_CAUSES]; /* some answer raises it */
    bool asked[TD_CHECK_MAX_QUESTIONS]; /* in a section */
    bool reachable[TD_CHECK_MAX_FLAGS]; /* behind a gate or an answer */
};

static const char *const urgencies[] = {"none", "routine", "soon", "same_day", "emergency"};
static const char *const trainings[] = {"free", "limited", "closed"};

/* ---- ids ---- */

static int refuse_unknown(struct loader *l, td_cfg_node node, const char *what, const char *id,
                          const char *const *known, size_t count)
{
    const char *near = td_str_suggest(id, known, count);

    if (near != NULL) {
        td_cfg_problem(&l->r, node, "there is no %s \"%s\" (did you mean \"%s\"?)", what, id, near);
    } else {
        td_cfg_problem(&l->r, node, "there is no %s \"%s\"", what, id);
    }
    return -1;
}

static int find_cause(struct loader *l, td_cfg_node node, const char *id)
{
    const char *known[TD_CHECK_MAX_CAUSES];
    int index = td_checklist_cause(l->list, id);

    for (size_t i = 0; i < l->list->cause_count; i++) {
        known[i] = l->list->causes[i].id;
    }
    return index >= 0 ? index : refuse_unknown(l, node, "cause", id, known, l->list->cause_count);
}

static int find_question(struct loader *l, td_cfg_node node, const char *id)
{
    const char *known[TD_CHECK_MAX_QUESTIONS];
    int index = td_checklist_question(l->list, id);

    for (size_t i = 0; i < l->list->question_count; i++) {
        known[i] = l->list->questions[i].id;
    }
    return index >= 0 ? index
                      : refuse_unknown(l, node, "question", id, known, l->list->question_count);
}

static int find_flag(struct loader *l, td_cfg_node node, const char *id)
{
    const char *known[TD_CHECK_MAX_FLAGS];
    int index = td_checklist_flag(l->list, id);

    for (size_t i = 0; i < l->list->flag_count; i++) {
        known[i] = l->list->flags[i].id;
    }
    return index >= 0 ? index : refuse_unknown(l, node, "red flag", id, known, l->list->flag_count);
}

static int find_answer(struct loader *l, td_cfg_node node, const struct td_question *question,
                       const char *id)
{
    const char *known[TD_CHECK_MAX_ANSWERS];
    int index = td_question_answer(question, id);

    for (size_t i = 0; i < question->answer_count; i++) {
        known[i] = question->answers[i].id;
    }
    return index >= 0 ? index
                      : refuse_unknown(l, node, "answer", id, known, question->answer_count);
}

/* A list member of the root with at most `most` entries; 0 where it is wrong. */
static td_cfg_node list_of(struct loader *l, td_cfg_node group, const char *key, size_t most,
                           size_t *count)
{
    td_cfg_node node = td_cfg_member(&l->r, group, key);

    *count = 0;
    if (node == NULL) {
        return NULL;
    }
    if (!td_cfg_is_list(node)) {
        td_cfg_problem(&l->r, node, "%s: expected a list", key);
        return NULL;
    }
    if (td_cfg_count(node) > most) {
        td_cfg_problem(&l->r, node, "%s: %zu entries; at most %zu", key, td_cfg_count(node), most);
        return NULL;
    }
    *count = td_cfg_count(node);
    return node;
}

static const char *id_of(struct loader *l, td_cfg_node group)
{
    const char *id = td_cfg_string(&l->r, group, "id");

    if (id != NULL && (id[0] == '\0' || strlen(id) >= 32)) {
        td_cfg_problem(&l->r, group, "id \"%s\": expected 1 to 31 characters", id);
    }
    return id != NULL ? id : "";
}

/* ---- weights and conditions ---- */

static void read_weights(struct loader *l, td_cfg_node owner, const struct td_weight **out,
                         size_t *count)
{
    td_cfg_node group = td_cfg_member_optional(owner, "weights");
    struct td_weight *weights;

    *count = 0;
    *out = NULL;
    if (group == NULL) {
        return;
    }
    weights = td_arena_alloc(l->r.arena, td_cfg_count(group), sizeof *weights);
    for (size_t i = 0; weights != NULL && i < td_cfg_count(group); i++) {
        td_cfg_node node = td_cfg_child(group, i);
        int cause = find_cause(l, node, td_cfg_key(node));
        int weight = td_cfg_value_int(&l->r, node, -TD_CHECK_WEIGHT_MAX, TD_CHECK_WEIGHT_MAX);

        if (cause < 0) {
            continue;
        }
        if (weight == 0) {
            td_cfg_problem(&l->r, node, "%s: a weight of 0 says nothing; leave it out",
                           td_cfg_key(node));
        }
        weights[(*count)++] = (struct td_weight){.cause = (uint8_t)cause, .weight = (int8_t)weight};
        l->weighted[cause] = l->weighted[cause] || weight > 0;
    }
    *out = weights;
}

/* `question = ["answer", ...]`, or `question_not = [...]`. */
static void read_condition(struct loader *l, td_cfg_node node, struct td_condition *out)
{
    char id[64];
    size_t length;
    int question;

    td_str_copy(id, sizeof id, td_cfg_key(node));
    length = strlen(id);
    if (td_checklist_question(l->list, id) < 0 && length > 4 &&
        td_str_equal(id + length - 4, "_not")) {
        id[length - 4] = '\0';
        out->otherwise = true;
    }
    question = find_question(l, node, id);
    if (question < 0) {
        return;
    }
    out->question = (uint8_t)question;
    for (size_t i = 0; i < td_cfg_count(node); i++) {
        td_cfg_node child = td_cfg_child(node, i);
        int answer =
            find_answer(l, child, &l->list->questions[question], td_cfg_value_string(&l->r, child));

        out->answers |= answer >= 0 ? 1u << answer : 0;
    }
    if (td_cfg_count(node) == 0) {
        td_cfg_problem(&l->r, node, "%s: expected a list of answers", td_cfg_key(node));
    }
}

static void read_when(struct loader *l, td_cfg_node owner, const char *key, bool needed,
                      const struct td_condition **out, size_t *count)
{
    td_cfg_node group =
        needed ? td_cfg_member(&l->r, owner, key) : td_cfg_member_optional(owner, key);
    struct td_condition *conditions;

    *out = NULL;
    *count = 0;
    if (group == NULL) {
        return;
    }
    conditions = td_arena_alloc(l->r.arena, td_cfg_count(group), sizeof *conditions);
    for (size_t i = 0; conditions != NULL && i < td_cfg_count(group); i++) {
        read_condition(l, td_cfg_child(group, i), &conditions[(*count)++]);
    }
    if (td_cfg_count(group) == 0) {
        td_cfg_problem(&l->r, group, "%s: is empty, so it would always hold", key);
    }
    *out = conditions;
}

/* ---- causes ---- */

static void read_cause(struct loader *l, td_cfg_node node, struct td_cause *out)
{
    static const char *const keys[] = {"id",          "layer",     "prior",     "follow_up",
                                       "name",        "meaning",   "advice",    "page",
                                       "start_level", "max_level", "max_depth", "limits_when"};
    static const char *const layers[] = {"pattern", "contributor"};

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = id_of(l, node);
    out->layer = td_cfg_choice(&l->r, node, "layer", KEYS(layers)) == 1 ? TD_LAYER_CONTRIBUTOR
                                                                        : TD_LAYER_PATTERN;
    out->prior = td_cfg_int(&l->r, node, "prior", TD_CHECK_PRIOR_MIN, 0);
    out->follow_up =
        (enum td_urgency)td_cfg_choice_optional(&l->r, node, "follow_up", KEYS(urgencies), 0);
    out->name = td_cfg_string(&l->r, node, "name");
    out->meaning = td_cfg_string(&l->r, node, "meaning");
    out->advice = td_cfg_string(&l->r, node, "advice");
    out->page = td_cfg_string_optional(&l->r, node, "page");
    out->start_level = td_cfg_string_optional(&l->r, node, "start_level");
    out->max_level = td_cfg_string_optional(&l->r, node, "max_level");
    out->max_depth_deg = td_cfg_int_optional(&l->r, node, "max_depth", 1, 160, 0);
}

static void read_causes(struct loader *l, td_cfg_node root)
{
    size_t count;
    td_cfg_node list = list_of(l, root, "causes", TD_CHECK_MAX_CAUSES, &count);
    struct td_cause *causes = td_arena_alloc(l->r.arena, count, sizeof *causes);

    l->list->causes = causes;
    for (size_t i = 0; causes != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        read_cause(l, node, &causes[i]);
        if (td_checklist_cause(l->list, causes[i].id) >= 0) {
            td_cfg_problem(&l->r, node, "cause \"%s\" is there twice", causes[i].id);
        }
        l->list->cause_count++;
    }
}

/* What hangs on questions is read when there are some. */
static void read_cause_limits(struct loader *l, td_cfg_node root)
{
    td_cfg_node list = td_cfg_member_optional(root, "causes");

    for (size_t i = 0; i < l->list->cause_count; i++) {
        struct td_cause *cause = (struct td_cause *)&l->list->causes[i];

        read_when(l, td_cfg_child(list, i), "limits_when", false, &cause->limits_when,
                  &cause->limits_when_count);
    }
}

/* ---- questions ---- */

static void read_years(struct loader *l, td_cfg_node node, struct td_answer *out)
{
    td_cfg_node years = td_cfg_member_optional(node, "years");

    if (years == NULL) {
        return;
    }
    if (!td_cfg_is_list(years) || td_cfg_count(years) != 2) {
        td_cfg_problem(&l->r, years, "years: expected [from, to]");
        return;
    }
    out->years_from =
        td_cfg_value_int(&l->r, td_cfg_child(years, 0), TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
    out->years_to =
        td_cfg_value_int(&l->r, td_cfg_child(years, 1), TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
}

static void read_answer(struct loader *l, td_cfg_node node, struct td_answer *out)
{
    static const char *const keys[] = {"id", "text", "weights", "source", "years"};

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = id_of(l, node);
    out->text = td_cfg_string(&l->r, node, "text");
    out->source = td_cfg_string_optional(&l->r, node, "source");
    out->unsure = td_str_equal(out->id, "unsure");
    read_weights(l, node, &out->weights, &out->weight_count);
    read_years(l, node, out);
    if (out->weight_count > 0 && out->source == NULL) {
        td_cfg_problem(&l->r, node, "answer \"%s\" has weights and no source", out->id);
    }
    if (out->unsure && out->weight_count > 0) {
        td_cfg_problem(&l->r, node, "\"unsure\" must not weigh anything");
    }
}

static void check_bands(struct loader *l, td_cfg_node node, const struct td_question *question)
{
    for (int years = TD_CHECK_AGE_MIN; years <= TD_CHECK_AGE_MAX; years++) {
        int bands = 0;

        for (size_t i = 0; i < question->answer_count; i++) {
            const struct td_answer *answer = &question->answers[i];

            bands +=
                answer->years_to > 0 && years >= answer->years_from && years <= answer->years_to
                    ? 1
                    : 0;
        }
        if (bands != 1) {
            td_cfg_problem(&l->r, node, "%d years are in %d bands; expected one", years, bands);
            return;
        }
    }
}

static void read_answers(struct loader *l, td_cfg_node node, struct td_question *out)
{
    size_t count;
    td_cfg_node list = list_of(l, node, "answers", TD_CHECK_MAX_ANSWERS, &count);
    struct td_answer *answers = td_arena_alloc(l->r.arena, count, sizeof *answers);

    out->answers = answers;
    for (size_t i = 0; answers != NULL && i < count; i++) {
        td_cfg_node child = td_cfg_child(list, i);

        read_answer(l, child, &answers[i]);
        if (td_question_answer(out, answers[i].id) >= 0) {
            td_cfg_problem(&l->r, child, "answer \"%s\" is there twice", answers[i].id);
        }
        out->answer_count++;
    }
    if (count == 0 && list != NULL) {
        td_cfg_problem(&l->r, list, "answers: there is none");
    }
}

static void read_question(struct loader *l, td_cfg_node node, struct td_question *out)
{
    static const char *const keys[] = {"id", "kind", "text", "help", "why", "answers", "items"};
    static const char *const kinds[] = {"choice", "scale", "years"};
    static const enum td_question_kind values[] = {TD_QUESTION_CHOICE, TD_QUESTION_SCALE,
                                                   TD_QUESTION_YEARS};
    int kind = td_cfg_choice_optional(&l->r, node, "kind", KEYS(kinds), 0);

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = id_of(l, node);
    out->kind = kind >= 0 ? values[kind] : TD_QUESTION_CHOICE;
    out->text = td_cfg_string(&l->r, node, "text");
    out->help = td_cfg_string_optional(&l->r, node, "help");
    out->why = td_cfg_string(&l->r, node, "why");
    out->items = td_cfg_strings_optional(&l->r, node, "items", &out->item_count);
    if (out->kind != TD_QUESTION_SCALE) {
        read_answers(l, node, out);
    }
    if (out->kind == TD_QUESTION_YEARS) {
        check_bands(l, node, out);
    }
}

static void read_questions(struct loader *l, td_cfg_node root)
{
    size_t count;
    td_cfg_node list = list_of(l, root, "questions", TD_CHECK_MAX_QUESTIONS, &count);
    struct td_question *questions = td_arena_alloc(l->r.arena, count, sizeof *questions);

    l->list->questions = questions;
    for (size_t i = 0; questions != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        read_question(l, node, &questions[i]);
        if (td_checklist_question(l->list, questions[i].id) >= 0) {
            td_cfg_problem(&l->r, node, "question \"%s\" is there twice", questions[i].id);
        }
        l->list->question_count++;
    }
}

/* ---- red flags ---- */

static void read_flags(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "text", "urgency", "training", "action"};
    size_t count;
    td_cfg_node list = list_of(l, root, "red_flags", TD_CHECK_MAX_FLAGS, &count);
    struct td_flag *flags = td_arena_alloc(l->r.arena, count, sizeof *flags);

    l->list->flags = flags;
    for (size_t i = 0; flags != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        struct td_flag *flag = &flags[i];
        int urgency, training;

        td_cfg_allow(&l->r, node, KEYS(keys));
        flag->id = id_of(l, node);
        flag->text = td_cfg_string(&l->r, node, "text");
        flag->action = td_cfg_string(&l->r, node, "action");
        urgency = td_cfg_choice(&l->r, node, "urgency", KEYS(urgencies));
        training = td_cfg_choice(&l->r, node, "training", KEYS(trainings));
        flag->urgency = urgency > 0 ? (enum td_urgency)urgency : TD_URGENCY_EMERGENCY;
        flag->training = training >= 0 ? (enum td_training)training : TD_TRAINING_CLOSED;
        if (flag->action != NULL && flag->action[0] == '\0') {
            td_cfg_problem(&l->r, node, "red flag \"%s\" has no action", flag->id);
        }
        if (td_checklist_flag(l->list, flag->id) >= 0) {
            td_cfg_problem(&l->r, node, "red flag \"%s\" is there twice", flag->id);
        }
        l->list->flag_count++;
    }
}

static void read_answer_flags(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"when", "flag", "urgency", "training", "action"};
    size_t count;
    td_cfg_node list = list_of(l, root, "answer_flags", 255, &count);
    struct td_answer_flag *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *id = td_cfg_string(&l->r, node, "flag");
        int flag = id == NULL ? -1 : find_flag(l, node, id);
        int urgency = td_cfg_choice(&l->r, node, "urgency", KEYS(urgencies));
        int training = td_cfg_choice(&l->r, node, "training", KEYS(trainings));

        td_cfg_allow(&l->r, node, KEYS(keys));
        read_when(l, node, "when", true, &rules[i].when, &rules[i].when_count);
        rules[i].action = td_cfg_string_optional(&l->r, node, "action");
        if (flag < 0 || urgency < 0 || training < 0) {
            continue;
        }
        rules[i].flag = (uint8_t)flag;
        rules[i].urgency = (enum td_urgency)urgency;
        rules[i].training = (enum td_training)training;
        l->reachable[flag] = true;
        if (rules[i].action == NULL && rules[i].urgency != l->list->flags[flag].urgency) {
            td_cfg_problem(&l->r, node,
                           "the urgency differs from the flag's own, so it needs an action that "
                           "fits it");
        }
    }
    l->list->answer_flags = rules;
    l->list->answer_flag_count = rules != NULL ? count : 0;
}

static void read_gates(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "text", "when", "opens"};
    size_t count;
    td_cfg_node list = list_of(l, root, "gate", 16, &count);
    struct td_gate *gates = td_arena_alloc(l->r.arena, count, sizeof *gates);

    for (size_t i = 0; gates != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char **ids;
        uint8_t *flags;

        td_cfg_allow(&l->r, node, KEYS(keys));
        gates[i].id = id_of(l, node);
        gates[i].text = td_cfg_string(&l->r, node, "text");
        read_when(l, node, "when", false, &gates[i].when, &gates[i].when_count);
        ids = td_cfg_strings_optional(&l->r, node, "opens", &gates[i].flag_count);
        flags = td_arena_alloc(l->r.arena, gates[i].flag_count, 1);
        for (size_t k = 0; flags != NULL && k < gates[i].flag_count; k++) {
            int flag = find_flag(l, node, ids[k]);

            flags[k] = (uint8_t)(flag >= 0 ? flag : 0);
            l->reachable[flag >= 0 ? flag : 0] = true;
        }
        gates[i].flags = flags;
        if (gates[i].flag_count == 0) {
            td_cfg_problem(&l->r, node, "gate \"%s\" opens nothing", gates[i].id);
        }
    }
    l->list->gates = gates;
    l->list->gate_count = gates != NULL ? count : 0;
}

/* ---- order ---- */

static const uint8_t *read_question_ids(struct loader *l, td_cfg_node node, const char *key,
                                        size_t *count)
{
    const char **ids = td_cfg_strings_optional(&l->r, node, key, count);
    uint8_t *out = td_arena_alloc(l->r.arena, *count, 1);

    for (size_t i = 0; out != NULL && i < *count; i++) {
        int question = find_question(l, node, ids[i]);

        out[i] = (uint8_t)(question >= 0 ? question : 0);
    }
    return out;
}

static void read_sections(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "title", "questions"};
    size_t count;
    td_cfg_node list = list_of(l, root, "sections", 32, &count);
    struct td_section *sections = td_arena_alloc(l->r.arena, count, sizeof *sections);

    for (size_t i = 0; sections != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        td_cfg_allow(&l->r, node, KEYS(keys));
        sections[i].id = id_of(l, node);
        sections[i].title = td_cfg_string(&l->r, node, "title");
        sections[i].questions =
            read_question_ids(l, node, "questions", &sections[i].question_count);
        for (size_t k = 0; k < sections[i].question_count; k++) {
            if (l->asked[sections[i].questions[k]]) {
                td_cfg_problem(&l->r, node, "question \"%s\" is asked twice",
                               l->list->questions[sections[i].questions[k]].id);
            }
            l->asked[sections[i].questions[k]] = true;
        }
    }
    l->list->sections = sections;
    l->list->section_count = sections != NULL ? count : 0;
}

/* ---- rules ---- */

static void read_groups(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "questions", "cause", "cap", "why"};
    size_t count;
    td_cfg_node list = list_of(l, root, "groups", 64, &count);
    struct td_group *groups = td_arena_alloc(l->r.arena, count, sizeof *groups);

    for (size_t i = 0; groups != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *cause = td_cfg_string(&l->r, node, "cause");
        int index = cause == NULL ? -1 : find_cause(l, node, cause);
        size_t questions;
        const uint8_t *ids = read_question_ids(l, node, "questions", &questions);

        td_cfg_allow(&l->r, node, KEYS(keys));
        groups[i].id = id_of(l, node);
        groups[i].why = td_cfg_string(&l->r, node, "why");
        groups[i].cause = (uint8_t)(index >= 0 ? index : 0);
        groups[i].cap = (int8_t)td_cfg_int(&l->r, node, "cap", 1, 20);
        for (size_t k = 0; ids != NULL && k < questions; k++) {
            groups[i].questions |= UINT64_C(1) << ids[k];
        }
    }
    l->list->groups = groups;
    l->list->group_count = groups != NULL ? count : 0;
}

static void read_conjunctions(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "when", "weights", "source"};
    size_t count;
    td_cfg_node list = list_of(l, root, "conjunctions", 64, &count);
    struct td_conjunction *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        td_cfg_allow(&l->r, node, KEYS(keys));
        rules[i].id = id_of(l, node);
        rules[i].source = td_cfg_string(&l->r, node, "source");
        read_when(l, node, "when", true, &rules[i].when, &rules[i].when_count);
        read_weights(l, node, &rules[i].weights, &rules[i].weight_count);
    }
    l->list->conjunctions = rules;
    l->list->conjunction_count = rules != NULL ? count : 0;
}

static void read_never_alone(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"cause", "with", "when", "why"};
    size_t count;
    td_cfg_node list = list_of(l, root, "never_alone", 32, &count);
    struct td_never_alone *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *cause = td_cfg_string(&l->r, node, "cause");
        const char *partner = td_cfg_string(&l->r, node, "with");
        int a = cause == NULL ? -1 : find_cause(l, node, cause);
        int b = partner == NULL ? -1 : find_cause(l, node, partner);

        td_cfg_allow(&l->r, node, KEYS(keys));
        rules[i].cause = (uint8_t)(a >= 0 ? a : 0);
        rules[i].partner = (uint8_t)(b >= 0 ? b : 0);
        rules[i].why = td_cfg_string(&l->r, node, "why");
        read_when(l, node, "when", false, &rules[i].when, &rules[i].when_count);
    }
    l->list->never_alone = rules;
    l->list->never_alone_count = rules != NULL ? count : 0;
}

static void read_training(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"soon_max_level", "soon_max_depth", "pain_levels",
                                       "top_level", "full_depth"};
    td_cfg_node group = td_cfg_member(&l->r, root, "training");
    const char **levels;
    size_t count;

    if (group == NULL) {
        return;
    }
    td_cfg_allow(&l->r, group, KEYS(keys));
    l->list->soon_max_level = td_cfg_string(&l->r, group, "soon_max_level");
    l->list->soon_max_depth_deg = td_cfg_int(&l->r, group, "soon_max_depth", 1, 160);
    l->list->top_level = td_cfg_string(&l->r, group, "top_level");
    l->list->full_depth_deg = td_cfg_int(&l->r, group, "full_depth", 1, 160);
    levels = td_cfg_strings_optional(&l->r, group, "pain_levels", &count);
    if (count != 11) {
        td_cfg_problem(&l->r, group,
                       "pain_levels: %zu levels; expected one for each pain from 0 "
                       "to 10",
                       count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        l->list->pain_levels[i] = levels[i];
    }
}

/* ---- what no single entry shows ---- */

static void check_reach(struct loader *l, td_cfg_node root)
{
    td_cfg_node causes = td_cfg_member_optional(root, "causes");
    td_cfg_node questions = td_cfg_member_optional(root, "questions");
    td_cfg_node flags = td_cfg_member_optional(root, "red_flags");

    for (size_t i = 0; i < l->list->cause_count; i++) {
        if (!l->weighted[i]) {
            td_cfg_problem(&l->r, td_cfg_child(causes, i),
                           "nobody can reach cause \"%s\": no answer speaks for it",
                           l->list->causes[i].id);
        }
    }
    for (size_t i = 0; i < l->list->question_count; i++) {
        if (!l->asked[i]) {
            td_cfg_problem(&l->r, td_cfg_child(questions, i),
                           "question \"%s\" is in no section, so it is never asked",
                           l->list->questions[i].id);
        }
    }
    for (size_t i = 0; i < l->list->flag_count; i++) {
        if (!l->reachable[i]) {
            td_cfg_problem(&l->r, td_cfg_child(flags, i),
                           "red flag \"%s\" stands behind no gate and no answer",
                           l->list->flags[i].id);
        }
    }
    if (td_checklist_question(l->list, "age") < 0) {
        td_cfg_problem(&l->r, root, "there is no question \"age\", which comes first");
    }
}

static void read_all(struct loader *l, td_cfg_node root)
{
    static const char *const keys[] = {
        "version",  "home_pattern", "causes", "questions",    "red_flags",   "answer_flags", "gate",
        "sections", "quick_check",  "groups", "conjunctions", "never_alone", "training"};
    const char *home;
    int index;

    td_cfg_allow(&l->r, root, KEYS(keys));
    l->list->version = td_cfg_string(&l->r, root, "version");
    read_causes(l, root);
    read_questions(l, root);
    read_cause_limits(l, root);
    read_flags(l, root);
    read_answer_flags(l, root);
    read_gates(l, root);
    read_sections(l, root);
    l->list->quick = read_question_ids(l, root, "quick_check", &l->list->quick_count);
    read_groups(l, root);
    read_conjunctions(l, root);
    read_never_alone(l, root);
    read_training(l, root);
    home = td_cfg_string(&l->r, root, "home_pattern");
    index = home == NULL ? -1 : find_cause(l, root, home);
    l->list->home_pattern = (uint8_t)(index >= 0 ? index : 0);
    check_reach(l, root);
}

enum td_err td_checklist_read(const struct td_cfg *cfg, struct td_problems *problems,
                              struct td_checklist **out)
{
    struct loader l = {.r = {.cfg = cfg, .problems = problems}};

    *out = NULL;
    l.list = calloc(1, sizeof *l.list);
    if (l.list == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&l.list->arena);
    l.r.arena = &l.list->arena;
    read_all(&l, td_cfg_root(cfg));
    if (l.r.failed) {
        td_checklist_free(l.list);
        return TD_ERR_CONTENT;
    }
    *out = l.list;
    return TD_OK;
}
