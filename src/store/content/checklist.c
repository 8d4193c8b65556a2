/* Reads the causes, questions and sections of a self-check file: what is asked. What follows from
 * the answers is read in rules.c. */
#include "teardrop/store/content/checklist.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "load.h"
#include "teardrop/base/str.h"
#include "teardrop/core/history.h"

/* ---- causes ---- */

static void read_cause(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const layers[] = {"pattern", "contributor"};
    struct td_cause *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->layer = (enum td_cause_layer)td_cfg_choice(r, node, "layer", TD_COUNTED(layers));
    out->prior = td_cfg_int(r, node, "prior", TD_CHECK_PRIOR_MIN, 0);
    out->follow_up = (enum td_urgency)td_cfg_choice_optional(r, node, "follow_up",
                                                             TD_COUNTED(td_urgency_ids), 0);
    out->name = td_cfg_string(r, node, "name");
    td_checklist_limit_text(r, node, "name", out->name, TD_CHECK_NAME_BYTES);
    out->meaning = td_cfg_string(r, node, "meaning");
    out->advice = td_cfg_string(r, node, "advice");
    out->source = td_cfg_string_optional(r, node, "source");
    td_checklist_need_letters(r->self, node, out->source);
    out->page = td_cfg_string_optional(r, node, "page");
    out->start_level = td_cfg_string_optional(r, node, "start_level");
    out->max_level = td_cfg_string_optional(r, node, "max_level");
    out->max_depth_deg = td_cfg_int_optional(r, node, "max_depth", 1, 160, 0);
    out->load = (enum td_load)td_cfg_choice_optional(r, node, "load", TD_COUNTED(td_load_ids), 0);
    out->then = td_cfg_string_optional(r, node, "then");
    out->alone_from =
        td_cfg_int_optional(r, node, "alone_from", TD_CHECK_NAME_MIN, 20, TD_CHECK_NAME_MIN);
}

static const struct td_list causes = TD_LIST(
    struct td_cause, "causes", "cause", TD_CHECK_MAX_CAUSES, TD_LIST_IDS, read_cause, "id", "layer",
    "prior", "follow_up", "name", "meaning", "advice", "source", "page", "start_level", "max_level",
    "max_depth", "load", "opens", "then", "needs", "bars", "alone_from");

static void read_need(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_need *out = entry;

    out->least = td_cfg_int(r, node, "least", 1, TD_CHECK_MAX_QUESTIONS);
    td_checklist_read_when(r->self, node, "of", true, &out->of, &out->of_count);
    if (out->of_count > 0 && out->least > (int)out->of_count) {
        td_cfg_problem(r, node, "least is %d of %zu questions, so nobody can have that", out->least,
                       out->of_count);
    }
}

static const struct td_list needs =
    TD_LIST(struct td_need, "needs", "need", 8, TD_LIST_OPTIONAL, read_need, "least", "of");

/* `opens = { weeks = 3; step = 15; to = 90; unless = { question = ["answer"]; }; }` */
static void read_opening(struct td_checklist_loader *l, td_cfg_node node, struct td_cause *cause)
{
    static const char *const keys[] = {"weeks", "step", "to", "unless"};
    td_cfg_node group = td_cfg_member_optional(node, "opens");

    if (group == NULL) {
        return;
    }
    td_cfg_allow(&l->r, group, TD_COUNTED(keys));
    cause->opens.weeks = td_cfg_int(&l->r, group, "weeks", 1, 26);
    cause->opens.step_deg = td_cfg_int(&l->r, group, "step", 1, 160);
    cause->opens.to_deg = td_cfg_int(&l->r, group, "to", 1, 160);
    td_checklist_read_when(l, group, "unless", false, &cause->shut_when, &cause->shut_when_count);
    if (cause->max_depth_deg == 0) {
        td_cfg_problem(&l->r, group, "it opens, but there is no max_depth");
    } else if (cause->opens.to_deg <= cause->max_depth_deg) {
        td_cfg_problem(&l->r, group, "it opens to %d degrees, which is no deeper than %d",
                       cause->opens.to_deg, cause->max_depth_deg);
    }
}

/* What depends on questions is read when there are some. */
static void read_cause_rules(struct td_checklist_loader *l, td_cfg_node root)
{
    td_cfg_node list = td_cfg_member_optional(root, "causes");

    for (size_t i = 0; i < l->list->cause_count; i++) {
        struct td_cause *cause = (struct td_cause *)&l->list->causes[i];
        td_cfg_node node = td_cfg_child(list, i);

        read_opening(l, node, cause);
        cause->needs = td_list_read(&l->r, node, &needs, &cause->need_count);
        td_checklist_read_when(l, node, "bars", false, &cause->bars, &cause->bar_count);
    }
}

/* ---- questions ---- */

static void read_years(struct td_cfg_reader *r, td_cfg_node node, struct td_answer *out)
{
    td_cfg_node years = td_cfg_member_optional(node, "years");

    if (years == NULL) {
        return;
    }
    if (!td_cfg_is_list(years) || td_cfg_count(years) != 2) {
        td_cfg_problem(r, years, "years: expected [from, to]");
        return;
    }
    out->years_from =
        td_cfg_value_int(r, td_cfg_child(years, 0), TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
    out->years_to = td_cfg_value_int(r, td_cfg_child(years, 1), TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
}

static void read_answer(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_answer *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->text = td_cfg_string(r, node, "text");
    td_checklist_limit_text(r, node, "text", out->text, TD_CHECK_ANSWER_BYTES);
    out->source = td_cfg_string_optional(r, node, "source");
    out->unsure = td_str_equal(out->id, "unsure");
    out->absent = td_cfg_bool_optional(r, node, "absent", false);
    out->was = td_cfg_strings_optional(r, node, "was", &out->was_count);
    if (td_str_equal(out->id, TD_ANSWER_LATER_ID) || td_str_equal(out->id, TD_ANSWER_SKIPPED_ID)) {
        td_cfg_problem(r, node, "answer \"%s\": the word has a meaning of its own", out->id);
    }
    td_checklist_read_weights(l, node, &out->weights, &out->weight_count);
    read_years(r, node, out);
    if (out->weight_count > 0 && out->source == NULL) {
        td_cfg_problem(r, node, "answer \"%s\" has weights and no source", out->id);
    }
    td_checklist_need_letters(l, node, out->source);
    if (out->unsure && out->weight_count > 0) {
        td_cfg_problem(r, node, "\"unsure\" must not weigh anything");
    }
}

static const struct td_list answers = TD_LIST(
    struct td_answer, "answers", "answer", TD_CHECK_MAX_ANSWERS, TD_LIST_IDS | TD_LIST_FILLED,
    read_answer, "id", "text", "weights", "source", "years", "absent", "was");

/* Any of them may stand in one sentence, all that lead to the same. */
static void check_texts(struct td_cfg_reader *r, td_cfg_node node,
                        const struct td_question *question)
{
    size_t bytes = 0;

    for (size_t i = 0; i < question->answer_count; i++) {
        bytes += question->answers[i].text != NULL ? strlen(question->answers[i].text) : 0;
    }
    if (bytes > TD_CHECK_ANSWERS_BYTES) {
        td_cfg_problem(r, node, "the texts of its answers: %zu bytes together; at most %d", bytes,
                       TD_CHECK_ANSWERS_BYTES);
    }
}

/* What an answer was called before is none of today's, and of one answer only. */
static void check_was(struct td_cfg_reader *r, td_cfg_node node, const struct td_question *question)
{
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct td_answer *answer = &question->answers[i];

        for (size_t k = 0; k < answer->was_count; k++) {
            if (td_question_answer(question, answer->was[k]) >= 0) {
                td_cfg_problem(r, node, "was: \"%s\" is still an answer", answer->was[k]);
            } else if (td_question_answer_then(question, answer->was[k]) != (int)i) {
                td_cfg_problem(r, node, "was: \"%s\" stands at two answers", answer->was[k]);
            }
        }
    }
}

static void check_bands(struct td_cfg_reader *r, td_cfg_node node,
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
            td_cfg_problem(r, node, "%d years are in %d bands; expected one", years, bands);
            return;
        }
    }
}

/* Which answer it is, find_places says, which knows the question. */
static void read_place(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_spot *out = entry;

    out->text = td_cfg_string_optional(r, node, "text");
}

static const struct td_list places = TD_LIST(struct td_spot, "places", "place", TD_CHECK_ONE_KEY,
                                             TD_LIST_FILLED, read_place, "answer", "text");

static void read_region(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_region *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->text = td_cfg_string(r, node, "text");
    out->ask = td_cfg_string_optional(r, node, "ask");
    out->help = td_cfg_string_optional(r, node, "help");
    out->picture = td_cfg_string_optional(r, node, "picture");
    out->places = td_list_read(r, node, &places, &out->place_count);
    if (out->place_count > 1 && out->ask == NULL) {
        td_cfg_problem(r, node, "region \"%s\" has several places and does not ask which", out->id);
    }
}

static const struct td_list regions =
    TD_LIST(struct td_region, "regions", "region", TD_CHECK_ONE_KEY, TD_LIST_IDS | TD_LIST_OPTIONAL,
            read_region, "id", "text", "ask", "help", "picture", "places");

/* Which answers the places stand for. */
static uint32_t find_places(struct td_checklist_loader *l, td_cfg_node node,
                            const struct td_question *question, const struct td_region *region)
{
    td_cfg_node list = td_cfg_member_optional(node, places.key);
    uint32_t found = 0;

    for (size_t i = 0; i < region->place_count; i++) {
        struct td_spot *place = (struct td_spot *)&region->places[i];
        td_cfg_node at = td_cfg_child(list, i);
        int answer = td_checklist_find_answer(l, at, question, td_cfg_string(&l->r, at, "answer"));

        if (answer < 0) {
            continue;
        }
        if ((found >> answer & 1u) != 0) {
            td_cfg_problem(&l->r, at, "answer \"%s\" is in region \"%s\" twice",
                           question->answers[answer].id, region->id);
        }
        found |= 1u << answer;
        place->answer = (uint8_t)answer;
        if (place->text == NULL) {
            place->text = question->answers[answer].text;
        }
    }
    return found;
}

static void read_regions(struct td_cfg_reader *r, td_cfg_node node, struct td_question *out)
{
    td_cfg_node list = td_cfg_member_optional(node, regions.key);
    uint32_t found = 0;

    out->regions = td_list_read(r, node, &regions, &out->region_count);
    for (size_t i = 0; i < out->region_count; i++) {
        found |= find_places(r->self, td_cfg_child(list, i), out, &out->regions[i]);
    }
    for (size_t i = 0; i < out->answer_count && out->region_count > 0; i++) {
        if ((found >> i & 1u) == 0) {
            td_cfg_problem(r, list, "answer \"%s\" is in no region", out->answers[i].id);
        }
    }
}

static void read_question(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const kinds[] = {"choice", "scale", "years"};
    static const char *const poses[] = {"none", "stand", "sit", "lie"};
    struct td_question *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->kind =
        (enum td_question_kind)td_cfg_choice_optional(r, node, "kind", TD_COUNTED(kinds), 0);
    out->name = td_cfg_string(r, node, "name");
    td_checklist_limit_text(r, node, "name", out->name, TD_CHECK_NAME_BYTES);
    out->text = td_cfg_string(r, node, "text");
    out->help = td_cfg_string_optional(r, node, "help");
    out->why = td_cfg_string(r, node, "why");
    out->picture = td_cfg_string_optional(r, node, "picture");
    out->pose = (enum td_pose_needed)td_cfg_choice_optional(r, node, "pose", TD_COUNTED(poses), 0);
    out->items = td_cfg_strings_optional(r, node, "items", &out->item_count);
    if (out->kind != TD_QUESTION_SCALE) {
        out->answers = td_list_read(r, node, &answers, &out->answer_count);
        read_regions(r, node, out);
    }
    if (out->kind == TD_QUESTION_YEARS) {
        check_bands(r, node, out);
    }
    if (out->kind != TD_QUESTION_CHOICE && td_cfg_member_optional(node, regions.key) != NULL) {
        td_cfg_problem(r, node, "question \"%s\": only a choice has regions", out->id);
    }
    check_texts(r, node, out);
    check_was(r, node, out);
}

static const struct td_list questions =
    TD_LIST(struct td_question, "questions", "question", TD_CHECK_MAX_QUESTIONS, TD_LIST_IDS,
            read_question, "id", "kind", "name", "text", "help", "why", "answers", "regions",
            "items", "pose", "picture", "ask_when", "unless");

/* What depends on other questions and on flags is read when there are all of them. */
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

static void read_section(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_section *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->title = td_cfg_string(r, node, "title");
    out->intro = td_cfg_string_optional(r, node, "intro");
    out->questions = td_checklist_read_questions(l, node, "questions", &out->question_count);
    for (size_t i = 0; i < out->question_count; i++) {
        if (l->asked[out->questions[i]]) {
            td_cfg_problem(r, node, "question \"%s\" is asked twice",
                           l->list->questions[out->questions[i]].id);
        }
        l->asked[out->questions[i]] = true;
    }
}

static const struct td_list sections = TD_LIST(struct td_section, "sections", "section", 32, 0,
                                               read_section, "id", "title", "intro", "questions");

static void read_letter(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    const char *letter = td_cfg_string(r, node, "letter");
    struct td_letter *out = entry;

    out->text = td_cfg_string(r, node, "text");
    if (letter == NULL || strlen(letter) != 1 || letter[0] < 'A' || letter[0] > 'Z') {
        td_cfg_problem(r, node, "letter: expected one capital letter");
    } else {
        out->letter = letter[0];
    }
}

static const struct td_list letters =
    TD_LIST(struct td_letter, "letters", "letter", 8, 0, read_letter, "letter", "text");

static void read_former(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    const struct td_checklist_loader *l = r->self;
    struct td_former *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->name = td_cfg_string(r, node, "name");
    if (out->id != NULL && (td_checklist_question(l->list, out->id) >= 0 ||
                            td_checklist_cause(l->list, out->id) >= 0)) {
        td_cfg_problem(r, node, "former: \"%s\" is still there", out->id);
    }
}

static const struct td_list former =
    TD_LIST(struct td_former, "former", "former name", TD_CHECK_MAX_QUESTIONS,
            TD_LIST_IDS | TD_LIST_OPTIONAL, read_former, "id", "name");

/* ---- all of it ---- */

static void check_home(struct td_checklist_loader *l, td_cfg_node root)
{
    const struct td_checklist *list = l->list;

    if (list->home_pattern < list->cause_count &&
        list->causes[list->home_pattern].layer != TD_CAUSE_PATTERN) {
        td_cfg_problem(&l->r, td_cfg_member_optional(root, "home_pattern"),
                       "home_pattern: \"%s\" is no pattern", list->causes[list->home_pattern].id);
    }
}

static void read_all(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"version",     "home_pattern", "causes",       "questions",
                                       "red_flags",   "answer_flags", "gate",         "sections",
                                       "quick_check", "groups",       "conjunctions", "never_alone",
                                       "training",    "letters",      "former"};
    struct td_checklist *list = l->list;

    td_cfg_allow(&l->r, root, TD_COUNTED(keys));
    list->version = td_cfg_string(&l->r, root, "version");
    td_checklist_limit_text(&l->r, root, "version", list->version, TD_CHECK_VERSION_BYTES);
    list->letters = td_list_read(&l->r, root, &letters, &list->letter_count);
    list->causes = td_list_read(&l->r, root, &causes, &list->cause_count);
    list->questions = td_list_read(&l->r, root, &questions, &list->question_count);
    list->former = td_list_read(&l->r, root, &former, &list->former_count);
    td_checklist_read_rules(l, root);
    read_cause_rules(l, root);
    read_when_asked(l, root);
    list->sections = td_list_read(&l->r, root, &sections, &list->section_count);
    list->quick = td_checklist_read_questions(l, root, "quick_check", &list->quick_count);
    list->home_pattern = td_checklist_read_cause(l, root, "home_pattern");
    check_home(l, root);
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
    l.r.self = &l;
    l.r.arena = &l.list->arena;
    read_all(&l, td_cfg_root(cfg));
    if (l.r.failed) {
        td_checklist_free(l.list);
        return TD_ERR_CONTENT;
    }
    *out = l.list;
    return TD_OK;
}
