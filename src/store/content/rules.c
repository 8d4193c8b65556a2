/* Red flags, gates, caps, conjunctions, limits: what follows from answers. */
#include "load.h"

#include <string.h>

#include "teardrop/base/str.h"

/* ---- red flags ---- */

void td_checklist_read_flags(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "text", "urgency", "training", "action"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "red_flags", TD_CHECK_MAX_FLAGS, &count);
    struct td_flag *flags = td_arena_alloc(l->r.arena, count, sizeof *flags);

    l->list->flags = flags;
    for (size_t i = 0; flags != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        struct td_flag *flag = &flags[i];
        int urgency, training;

        td_cfg_allow(&l->r, node, KEYS(keys));
        flag->id = td_checklist_id_of(l, node);
        flag->text = td_cfg_string(&l->r, node, "text");
        flag->action = td_cfg_string(&l->r, node, "action");
        urgency = td_cfg_choice(&l->r, node, "urgency", KEYS(td_checklist_urgencies));
        training = td_cfg_choice(&l->r, node, "training", KEYS(td_checklist_trainings));
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

void td_checklist_read_answer_flags(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"when",   "flag",  "urgency",   "training",
                                       "action", "flags", "age_under", "why"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "answer_flags", 255, &count);
    struct td_answer_flag *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *id = td_cfg_string(&l->r, node, "flag");
        int flag = id == NULL ? -1 : td_checklist_find_flag(l, node, id);
        int urgency = td_cfg_choice(&l->r, node, "urgency", KEYS(td_checklist_urgencies));
        int training = td_cfg_choice(&l->r, node, "training", KEYS(td_checklist_trainings));

        td_cfg_allow(&l->r, node, KEYS(keys));
        rules[i].flags = td_checklist_read_flag_set(l, node, "flags");
        rules[i].age_under =
            td_cfg_int_optional(&l->r, node, "age_under", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, 0);
        td_checklist_read_when(l, node, "when", rules[i].flags == 0, &rules[i].when,
                               &rules[i].when_count);
        (void)td_cfg_string_optional(&l->r, node, "why"); /* for who reads the file */
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

void td_checklist_read_gates(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "name", "text", "when", "opens", "goal"};
    static const char *const goals[] = {"sore", "strength"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "gate", 16, &count);
    struct td_gate *gates = td_arena_alloc(l->r.arena, count, sizeof *gates);

    for (size_t i = 0; gates != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char **ids;
        uint8_t *flags;

        td_cfg_allow(&l->r, node, KEYS(keys));
        gates[i].id = td_checklist_id_of(l, node);
        gates[i].name = td_cfg_string(&l->r, node, "name");
        gates[i].text = td_cfg_string(&l->r, node, "text");
        gates[i].goal =
            (enum td_check_goal)td_cfg_choice_optional(&l->r, node, "goal", KEYS(goals), 0);
        td_checklist_read_when(l, node, "when", false, &gates[i].when, &gates[i].when_count);
        ids = td_cfg_strings_optional(&l->r, node, "opens", &gates[i].flag_count);
        flags = td_arena_alloc(l->r.arena, gates[i].flag_count, 1);
        for (size_t k = 0; flags != NULL && k < gates[i].flag_count; k++) {
            int flag = td_checklist_find_flag(l, node, ids[k]);

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
/* ---- rules ---- */

void td_checklist_read_groups(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "questions", "cause", "cap", "why"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "groups", 64, &count);
    struct td_group *groups = td_arena_alloc(l->r.arena, count, sizeof *groups);

    for (size_t i = 0; groups != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *cause = td_cfg_string(&l->r, node, "cause");
        int index = cause == NULL ? -1 : td_checklist_find_cause(l, node, cause);
        size_t questions;
        const uint8_t *ids = td_checklist_read_question_ids(l, node, "questions", &questions);

        td_cfg_allow(&l->r, node, KEYS(keys));
        groups[i].id = td_checklist_id_of(l, node);
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

void td_checklist_read_conjunctions(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"id", "when", "weights", "source"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "conjunctions", 64, &count);
    struct td_conjunction *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);

        td_cfg_allow(&l->r, node, KEYS(keys));
        rules[i].id = td_checklist_id_of(l, node);
        rules[i].source = td_cfg_string(&l->r, node, "source");
        td_checklist_need_letters(l, node, rules[i].source);
        td_checklist_read_when(l, node, "when", true, &rules[i].when, &rules[i].when_count);
        td_checklist_read_weights(l, node, &rules[i].weights, &rules[i].weight_count);
    }
    l->list->conjunctions = rules;
    l->list->conjunction_count = rules != NULL ? count : 0;
}

void td_checklist_read_never_alone(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"cause", "with", "when", "why"};
    size_t count;
    td_cfg_node list = td_checklist_list_of(l, root, "never_alone", 32, &count);
    struct td_never_alone *rules = td_arena_alloc(l->r.arena, count, sizeof *rules);

    for (size_t i = 0; rules != NULL && i < count; i++) {
        td_cfg_node node = td_cfg_child(list, i);
        const char *cause = td_cfg_string(&l->r, node, "cause");
        const char *partner = td_cfg_string(&l->r, node, "with");
        int a = cause == NULL ? -1 : td_checklist_find_cause(l, node, cause);
        int b = partner == NULL ? -1 : td_checklist_find_cause(l, node, partner);

        td_cfg_allow(&l->r, node, KEYS(keys));
        rules[i].cause = (uint8_t)(a >= 0 ? a : 0);
        rules[i].partner = (uint8_t)(b >= 0 ? b : 0);
        rules[i].why = td_cfg_string(&l->r, node, "why");
        td_checklist_read_when(l, node, "when", false, &rules[i].when, &rules[i].when_count);
    }
    l->list->never_alone = rules;
    l->list->never_alone_count = rules != NULL ? count : 0;
}

void td_checklist_read_training(struct td_checklist_loader *l, td_cfg_node root)
{
    static const char *const keys[] = {"soon_max_level", "soon_max_depth", "pain_levels",
                                       "top_level",      "full_depth",     "placement",
                                       "placement_level"};
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
    l->list->placement = td_cfg_string(&l->r, group, "placement");
    l->list->placement_level = td_cfg_string(&l->r, group, "placement_level");
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
