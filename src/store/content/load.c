/* Reading a self-check: ids that must be there, weights, conditions, sources. */
#include "load.h"

#include <string.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

/* ---- ids ---- */

static int refuse_unknown(struct td_checklist_loader *l, td_cfg_node node, const char *what,
                          const char *id, const char *const *known, size_t count)
{
    td_cfg_problem(&l->r, node, "there is no %s \"%s\"%s", what, id,
                   td_str_suggestion(id, known, count).text);
    return -1;
}

/* Entries begin with their id. */
static int find(struct td_checklist_loader *l, td_cfg_node node, const char *what, const char *id,
                const void *entries, size_t size, size_t count)
{
    int index = id == NULL ? -1 : td_by_id(entries, count, size, id);
    const char *known[TD_CHECK_MAX_QUESTIONS]; /* the longest list */

    if (index >= 0 || id == NULL) {
        return index;
    }
    td_ids(entries, count, size, known);
    return refuse_unknown(l, node, what, id, known, count);
}

static int find_cause(struct td_checklist_loader *l, td_cfg_node node, const char *id)
{
    return find(l, node, "cause", id, l->list->causes, sizeof *l->list->causes,
                l->list->cause_count);
}

static int find_question(struct td_checklist_loader *l, td_cfg_node node, const char *id)
{
    return find(l, node, "question", id, l->list->questions, sizeof *l->list->questions,
                l->list->question_count);
}

int td_checklist_find_flag(struct td_checklist_loader *l, td_cfg_node node, const char *id)
{
    return find(l, node, "red flag", id, l->list->flags, sizeof *l->list->flags,
                l->list->flag_count);
}

int td_checklist_find_answer(struct td_checklist_loader *l, td_cfg_node node,
                             const struct td_question *question, const char *id)
{
    return find(l, node, "answer", id, question->answers, sizeof *question->answers,
                question->answer_count);
}

uint8_t td_checklist_read_cause(struct td_checklist_loader *l, td_cfg_node node, const char *key)
{
    int cause = find_cause(l, node, td_cfg_string(&l->r, node, key));

    return (uint8_t)(cause >= 0 ? cause : 0);
}

typedef int find_fn(struct td_checklist_loader *l, td_cfg_node node, const char *id);

static const uint8_t *read_ids(struct td_checklist_loader *l, td_cfg_node node, const char *key,
                               find_fn *find_one, size_t *count)
{
    size_t named;
    const char **ids = td_cfg_strings_optional(&l->r, node, key, &named);
    uint8_t *out = td_arena_alloc(l->r.arena, named, 1);

    *count = 0;
    for (size_t i = 0; out != NULL && i < named; i++) {
        int index = find_one(l, node, ids[i]);

        if (index >= 0) {
            out[(*count)++] = (uint8_t)index;
        }
    }
    return out;
}

const uint8_t *td_checklist_read_questions(struct td_checklist_loader *l, td_cfg_node node,
                                           const char *key, size_t *count)
{
    return read_ids(l, node, key, find_question, count);
}

const uint8_t *td_checklist_read_flags(struct td_checklist_loader *l, td_cfg_node node,
                                       const char *key, size_t *count)
{
    return read_ids(l, node, key, td_checklist_find_flag, count);
}

uint64_t td_checklist_read_flag_set(struct td_checklist_loader *l, td_cfg_node node,
                                    const char *key)
{
    size_t count;
    const uint8_t *flags = td_checklist_read_flags(l, node, key, &count);
    uint64_t out = 0;

    for (size_t i = 0; i < count; i++) {
        out |= UINT64_C(1) << flags[i];
    }
    return out;
}

const char *td_checklist_id_of(struct td_cfg_reader *r, td_cfg_node group)
{
    const char *id = td_cfg_string(r, group, "id");

    if (id != NULL && (id[0] == '\0' || strlen(id) >= 32)) {
        td_cfg_problem(r, group, "id \"%s\": expected 1 to 31 characters", id);
    }
    return id != NULL ? id : "";
}

void td_checklist_limit_text(struct td_cfg_reader *r, td_cfg_node group, const char *key,
                             const char *text, size_t most)
{
    if (text != NULL && strlen(text) > most) {
        td_cfg_problem(r, td_cfg_member_optional(group, key), "%s: %zu bytes; at most %zu", key,
                       strlen(text), most);
    }
}

/* ---- weights and conditions ---- */

void td_checklist_read_weights(struct td_checklist_loader *l, td_cfg_node owner,
                               const struct td_weight **out, size_t *count)
{
    td_cfg_node group = td_cfg_member_optional(owner, "weights");
    struct td_weight *weights;

    *count = 0;
    *out = NULL;
    if (group != NULL && !td_cfg_is_group(group)) {
        td_cfg_problem(&l->r, group, "weights: expected { cause = 1; }");
        return;
    }
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

/* `question = ["answer", ...]`, or `question_not = [...]`; false without such a question. */
static bool read_condition(struct td_checklist_loader *l, td_cfg_node node,
                           struct td_condition *out)
{
    const struct td_question *asked;
    char id[64];
    size_t length;
    bool otherwise = false;
    int question;

    td_str_copy(id, sizeof id, td_cfg_key(node));
    length = strlen(id);
    if (td_checklist_question(l->list, id) < 0 && length > 4 &&
        td_str_equal(id + length - 4, "_not")) {
        id[length - 4] = '\0';
        otherwise = true;
    }
    question = find_question(l, node, id);
    if (question < 0) {
        return false;
    }
    *out = (struct td_condition){.question = (uint8_t)question, .otherwise = otherwise};
    asked = &l->list->questions[question];
    for (size_t i = 0; i < td_cfg_count(node); i++) {
        td_cfg_node child = td_cfg_child(node, i);
        int answer = td_checklist_find_answer(l, child, asked, td_cfg_value_string(&l->r, child));

        out->answers |= answer >= 0 ? 1u << answer : 0;
    }
    if (td_cfg_count(node) == 0) {
        td_cfg_problem(&l->r, node, "%s: expected a list of answers", td_cfg_key(node));
    }
    return true;
}

void td_checklist_read_when(struct td_checklist_loader *l, td_cfg_node owner, const char *key,
                            bool needed, const struct td_condition **out, size_t *count)
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
        *count += read_condition(l, td_cfg_child(group, i), &conditions[*count]) ? 1 : 0;
    }
    if (td_cfg_count(group) == 0) {
        td_cfg_problem(&l->r, group, "%s: is empty, so it would always hold", key);
    }
    *out = conditions;
}

void td_checklist_need_letters(struct td_checklist_loader *l, td_cfg_node node, const char *source)
{
    char letters[4];

    if (source == NULL) {
        return;
    }
    if (td_source_split(source, letters) == NULL) {
        td_cfg_problem(&l->r, node, "source \"%s\": expected a letter of \"letters\" and a colon",
                       source);
        return;
    }
    for (size_t i = 0; letters[i] != '\0'; i++) {
        bool known = false;

        for (size_t k = 0; k < l->list->letter_count; k++) {
            known = known || l->list->letters[k].letter == letters[i];
        }
        if (!known) {
            td_cfg_problem(&l->r, node, "source letter %c is not explained in \"letters\"",
                           letters[i]);
        }
    }
}
