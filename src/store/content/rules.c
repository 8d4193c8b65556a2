/* Reads the red flags, gates, caps, conjunctions and limits of a self-check file: what follows from
 * the answers. */
#include "list.h"
#include "load.h"

#include <string.h>

#include "teardrop/base/num.h"

/* ---- red flags ---- */

static void read_flag(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_flag *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->text = td_cfg_string(r, node, "text");
    out->action = td_cfg_string(r, node, "action");
    out->urgency = (enum td_urgency)td_cfg_choice(r, node, "urgency", TD_COUNTED(td_urgency_ids));
    out->training =
        (enum td_training)td_cfg_choice(r, node, "training", TD_COUNTED(td_training_ids));
    out->in_session = td_cfg_bool_optional(r, node, "in_session", false);
    if (out->action != NULL && out->action[0] == '\0') {
        td_cfg_problem(r, node, "red flag \"%s\" has no action", out->id);
    }
}

static const struct td_list flags =
    TD_LIST(struct td_flag, "red_flags", "red flag", TD_CHECK_MAX_FLAGS, TD_LIST_IDS, read_flag,
            "id", "text", "urgency", "training", "action", "in_session");

static void read_answer_flag(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_answer_flag *out = entry;
    int flag = td_checklist_find_flag(l, node, td_cfg_string(r, node, "flag"));
    int urgency = td_cfg_choice(r, node, "urgency", TD_COUNTED(td_urgency_ids));

    out->urgency = (enum td_urgency)urgency;
    out->training =
        (enum td_training)td_cfg_choice(r, node, "training", TD_COUNTED(td_training_ids));
    out->flags = td_checklist_read_flag_set(l, node, "flags");
    out->age_under =
        td_cfg_int_optional(r, node, "age_under", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, 0);
    td_checklist_read_when(l, node, "when", out->flags == 0, &out->when, &out->when_count);
    (void)td_cfg_string_optional(r, node, "why"); /* for who reads the file */
    out->action = td_cfg_string_optional(r, node, "action");
    out->text = td_cfg_string_optional(r, node, "text");
    if (flag < 0) {
        return;
    }
    out->flag = (uint8_t)flag;
    l->reachable[flag] = true;
    if (out->action == NULL && urgency >= 0 && out->urgency != l->list->flags[flag].urgency) {
        td_cfg_problem(r, node,
                       "the urgency differs from the flag's own, so it needs an action that fits "
                       "it");
    }
}

static const struct td_list answer_flags =
    TD_LIST(struct td_answer_flag, "answer_flags", "answer flag", 255, 0, read_answer_flag, "when",
            "flag", "urgency", "training", "action", "text", "flags", "age_under", "why");

static void read_gate(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const goals[] = {"sore", "strength"};
    struct td_checklist_loader *l = r->self;
    struct td_gate *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->name = td_cfg_string(r, node, "name");
    out->text = td_cfg_string(r, node, "text");
    out->goal = (enum td_check_goal)td_cfg_choice_optional(r, node, "goal", TD_COUNTED(goals), 0);
    td_checklist_read_when(l, node, "when", false, &out->when, &out->when_count);
    out->flags = td_checklist_read_flags(l, node, "opens", &out->flag_count);
    for (size_t i = 0; i < out->flag_count; i++) {
        l->reachable[out->flags[i]] = true;
    }
    if (out->flag_count == 0) {
        td_cfg_problem(r, node, "gate \"%s\" opens nothing", out->id);
    }
}

static const struct td_list gates = TD_LIST(struct td_gate, "gate", "gate", 16, 0, read_gate, "id",
                                            "name", "text", "when", "opens", "goal");

/* ---- rules ---- */

static void read_group(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_group *out = entry;
    size_t count;
    const uint8_t *questions = td_checklist_read_questions(l, node, "questions", &count);

    out->id = td_checklist_id_of(r, node);
    out->why = td_cfg_string(r, node, "why");
    out->cause = td_checklist_read_cause(l, node, "cause");
    out->cap = (int8_t)td_cfg_int(r, node, "cap", 1, 20);
    for (size_t i = 0; i < count; i++) {
        out->questions |= UINT64_C(1) << questions[i];
    }
}

static const struct td_list groups = TD_LIST(struct td_group, "groups", "group", 64, 0, read_group,
                                             "id", "questions", "cause", "cap", "why");

static void read_conjunction(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_conjunction *out = entry;

    out->id = td_checklist_id_of(r, node);
    out->source = td_cfg_string(r, node, "source");
    td_checklist_need_letters(l, node, out->source);
    td_checklist_read_when(l, node, "when", true, &out->when, &out->when_count);
    td_checklist_read_weights(l, node, &out->weights, &out->weight_count);
}

static const struct td_list conjunctions =
    TD_LIST(struct td_conjunction, "conjunctions", "conjunction", 64, 0, read_conjunction, "id",
            "when", "weights", "source");

static void read_never_alone(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_checklist_loader *l = r->self;
    struct td_never_alone *out = entry;

    out->cause = td_checklist_read_cause(l, node, "cause");
    out->partner = td_checklist_read_cause(l, node, "with");
    out->why = td_cfg_string(r, node, "why");
    td_checklist_read_when(l, node, "when", false, &out->when, &out->when_count);
}

static const struct td_list never_alone =
    TD_LIST(struct td_never_alone, "never_alone", "rule", 32, 0, read_never_alone, "cause", "with",
            "when", "why");

static void read_training(struct td_cfg_reader *r, td_cfg_node root, struct td_checklist *out)
{
    static const char *const keys[] = {"soon_max_level",    "soon_max_depth", "limited_max_level",
                                       "limited_max_depth", "pain_levels",    "top_level",
                                       "full_depth",        "placement",      "placement_level"};
    td_cfg_node group = td_cfg_member(r, root, "training");
    const char **levels;
    size_t count;

    if (group == NULL) {
        return;
    }
    td_cfg_allow(r, group, TD_COUNTED(keys));
    out->soon_max_level = td_cfg_string(r, group, "soon_max_level");
    out->soon_max_depth_deg = td_cfg_int(r, group, "soon_max_depth", 1, 160);
    out->limited_max_level = td_cfg_string(r, group, "limited_max_level");
    out->limited_max_depth_deg = td_cfg_int(r, group, "limited_max_depth", 1, 160);
    out->top_level = td_cfg_string(r, group, "top_level");
    out->full_depth_deg = td_cfg_int(r, group, "full_depth", 1, 160);
    out->placement = td_cfg_string(r, group, "placement");
    out->placement_level = td_cfg_string(r, group, "placement_level");
    levels = td_cfg_strings_optional(r, group, "pain_levels", &count);
    if (count != 11) {
        td_cfg_problem(r, group, "pain_levels: %zu levels; expected one for each pain from 0 to 10",
                       count);
        return;
    }
    memcpy(out->pain_levels, levels, sizeof out->pain_levels);
}

void td_checklist_read_rules(struct td_checklist_loader *l, td_cfg_node root)
{
    struct td_checklist *list = l->list;

    list->flags = td_list_read(&l->r, root, &flags, &list->flag_count);
    list->answer_flags = td_list_read(&l->r, root, &answer_flags, &list->answer_flag_count);
    list->gates = td_list_read(&l->r, root, &gates, &list->gate_count);
    list->groups = td_list_read(&l->r, root, &groups, &list->group_count);
    list->conjunctions = td_list_read(&l->r, root, &conjunctions, &list->conjunction_count);
    list->never_alone = td_list_read(&l->r, root, &never_alone, &list->never_alone_count);
    read_training(&l->r, root, list);
}
