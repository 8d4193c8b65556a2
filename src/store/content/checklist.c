/* Causes, questions, sections: what is asked. */
#include "teardrop/store/content/checklist.h"

#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "teardrop/base/str.h"
#include "teardrop/core/history.h"

/* ---- causes ---- */

static void read_cause(struct td_checklist_loader *l, td_cfg_node node, struct td_cause *out)
{
    static const char *const keys[] = {"id",          "layer",     "prior",     "follow_up",
                                       "name",        "meaning",   "advice",    "page",
                                       "start_level", "max_level", "max_depth", "limits_when"};
    static const char *const layers[] = {"pattern", "contributor"};

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = td_checklist_id_of(l, node);
    out->layer = td_cfg_choice(&l->r, node, "layer", KEYS(layers)) == 1 ? TD_LAYER_CONTRIBUTOR
                                                                        : TD_LAYER_PATTERN;
    out->prior = td_cfg_int(&l->r, node, "prior", TD_CHECK_PRIOR_MIN, 0);
    out->follow_up = (enum td_urgency)td_cfg_choice_optional(&l->r, node, "follow_up",
                                                             KEYS(td_checklist_urgencies), 0);
    out->name = td_cfg_string(&l->r, node, "name");
    out->meaning = td_cfg_string(&l->r, node, "meaning");
    out->advice = td_cfg_string(&l->r, node, "advice");
    out->page = td_cfg_string_optional(&l->r, node, "page");
    out->start_level = td_cfg_string_optional(&l->r, node, "start_level");
    out->max_level = td_cfg_string_optional(&l->r, node, "max_level");
    out->max_depth_deg = td_cfg_int_optional(&l->r, node, "max_depth", 1, 160, 0);
}

static void read_causes(struct td_checklist_loader *l, td_cfg_node root)
{
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "causes", TD_CHECK_MAX_CAUSES, &count);
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
static void read_cause_limits(struct td_checklist_loader *l, td_cfg_node root)
{
    td_cfg_node list = td_cfg_member_optional(root, "causes");

    for (size_t i = 0; i < l->list->cause_count; i++) {
        struct td_cause *cause = (struct td_cause *)&l->list->causes[i];

        td_checklist_read_when(l, td_cfg_child(list, i), "limits_when", false, &cause->limits_when,
                               &cause->limits_when_count);
    }
}

/* ---- questions ---- */

static void read_years(struct td_checklist_loader *l, td_cfg_node node, struct td_answer *out)
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

static void read_answer(struct td_checklist_loader *l, td_cfg_node node, struct td_answer *out)
{
    static const char *const keys[] = {"id", "text", "weights", "source", "years", "absent"};

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = td_checklist_id_of(l, node);
    out->text = td_cfg_string(&l->r, node, "text");
    out->source = td_cfg_string_optional(&l->r, node, "source");
    out->unsure = td_str_equal(out->id, "unsure");
    out->absent = td_cfg_bool_optional(&l->r, node, "absent", false);
    if (td_str_equal(out->id, TD_ANSWER_LATER_ID) || td_str_equal(out->id, TD_ANSWER_SKIPPED_ID)) {
        td_cfg_problem(&l->r, node, "answer \"%s\": the word has a meaning of its own", out->id);
    }
    td_checklist_read_weights(l, node, &out->weights, &out->weight_count);
    read_years(l, node, out);
    if (out->weight_count > 0 && out->source == NULL) {
        td_cfg_problem(&l->r, node, "answer \"%s\" has weights and no source", out->id);
    }
    td_checklist_need_letters(l, node, out->source);
    if (out->unsure && out->weight_count > 0) {
        td_cfg_problem(&l->r, node, "\"unsure\" must not weigh anything");
    }
}

static void check_bands(struct td_checklist_loader *l, td_cfg_node node,
                        const struct td_question *question)
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

static void read_answers(struct td_checklist_loader *l, td_cfg_node node, struct td_question *out)
{
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, node, "answers", TD_CHECK_MAX_ANSWERS, &count);
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

static void read_question(struct td_checklist_loader *l, td_cfg_node node, struct td_question *out)
{
    static const char *const keys[] = {"id",      "kind",  "name", "text",    "help",     "why",
                                       "answers", "items", "pose", "picture", "ask_when", "unless"};
    static const char *const kinds[] = {"choice", "scale", "years"};
    static const char *const poses[] = {"none", "stand", "sit", "lie"};
    static const enum td_question_kind values[] = {TD_QUESTION_CHOICE, TD_QUESTION_SCALE,
                                                   TD_QUESTION_YEARS};
    int kind = td_cfg_choice_optional(&l->r, node, "kind", KEYS(kinds), 0);

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = td_checklist_id_of(l, node);
    out->kind = kind >= 0 ? values[kind] : TD_QUESTION_CHOICE;
    out->name = td_cfg_string(&l->r, node, "name");
    out->text = td_cfg_string(&l->r, node, "text");
    out->help = td_cfg_string_optional(&l->r, node, "help");
    out->why = td_cfg_string(&l->r, node, "why");
    out->picture = td_cfg_string_optional(&l->r, node, "picture");
    out->pose = (enum td_pose_needed)td_cfg_choice_optional(&l->r, node, "pose", KEYS(poses), 0);
    out->items = td_cfg_strings_optional(&l->r, node, "items", &out->item_count);
    if (out->kind != TD_QUESTION_SCALE) {
        read_answers(l, node, out);
    }
    if (out->kind == TD_QUESTION_YEARS) {
        check_bands(l, node, out);
    }
}

static void read_questions(struct td_checklist_loader *l, td_cfg_node root)
{
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "questions", TD_CHECK_MAX_QUESTIONS, &count);
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

/* What hangs on other questions and on flags is read when there are all of them. */
static void read_when_asked(struct td_checklist_loader *l, td_cfg_node root)
{
    td_cfg_node list = td_cfg_member_optional(root, "questions");

    for (size_t i = 0; i < l->list->question_count; i++) {
        struct td_question *question = (struct td_question *)&l->list->questions[i];
        td_cfg_node node = td_cfg_child(list, i);

        td_checklist_read_when(l, node, "ask_when", false, &question->ask_when,
                               &question->ask_when_count);
        question->unless_flags = td_checklist_read_flag_set(l, node, "unless");
    }
}

/* ---- order ---- */

static void read_sections(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "title", "intro", "questions"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "sections", 32, &count);
    struct td_section *sections = td_arena_alloc(l->r.arena, count, sizeof *sections);

    for (size_t i = 0; sections != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        td_cfg_allow(&l->r, node, KEYS(keys));
        sections[i].id = td_checklist_id_of(l, node);
        sections[i].title = td_cfg_string(&l->r, node, "title");
        sections[i].intro = td_cfg_string_optional(&l->r, node, "intro");
        sections[i].questions =
            td_checklist_read_question_ids(l, node, "questions", &sections[i].question_count);
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

static void read_letters(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"letter", "text"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "letters", 8, &count);
    struct td_letter *letters = td_arena_alloc(l->r.arena, count, sizeof *letters);

    for (size_t i = 0; letters != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *letter = td_cfg_string(&l->r, node, "letter");

        td_cfg_allow(&l->r, node, KEYS(keys));
        letters[i].text = td_cfg_string(&l->r, node, "text");
        if (letter == NULL || strlen(letter) != 1 || letter[0] < 'A' || letter[0] > 'Z') {
            td_cfg_problem(&l->r, node, "letter: expected one capital letter");
            continue;
        }
        letters[i].letter = letter[0];
    }
    l->list->letters = letters;
    l->list->letter_count = letters != NULL ? count : 0;
}

/* ---- all of it ---- */

static void read_all(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"version",     "home_pattern", "causes",       "questions",
                                       "red_flags",   "answer_flags", "gate",         "sections",
                                       "quick_check", "groups",       "conjunctions", "never_alone",
                                       "training",    "letters"};
    const char *home;
    int index;

    td_cfg_allow(&l->r, root, KEYS(keys));
    l->list->version = td_cfg_string(&l->r, root, "version");
    read_letters(l, root);
    read_causes(l, root);
    read_questions(l, root);
    read_cause_limits(l, root);
    td_checklist_read_flags(l, root);
    read_when_asked(l, root);
    td_checklist_read_answer_flags(l, root);
    td_checklist_read_gates(l, root);
    read_sections(l, root);
    l->list->quick = td_checklist_read_question_ids(l, root, "quick_check", &l->list->quick_count);
    td_checklist_read_groups(l, root);
    td_checklist_read_conjunctions(l, root);
    td_checklist_read_never_alone(l, root);
    td_checklist_read_training(l, root);
    home = td_cfg_string(&l->r, root, "home_pattern");
    index = home == NULL ? -1 : td_checklist_find_cause(l, root, home);
    l->list->home_pattern = (uint8_t)(index >= 0 ? index : 0);
    td_checklist_check_reach(l, root);
}

enum td_err td_checklist_read(const struct td_cfg *cfg, struct td_problems *problems,
                              struct td_checklist **out)
{
    struct td_checklist_loader l = {.r = {.cfg = cfg, .problems = problems}};

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
