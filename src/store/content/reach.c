/* Checks a self-check file as a whole for what could never be reached: questions, causes, flags. */
#include "load.h"

/* Place in the order of asking: the age first, then the quick check, then section
 * after section. Within a section the most telling question comes first, so all
 * of it has one place. */
static int place_of(const struct td_checklist *list, size_t question)
{
    if ((int)question == td_checklist_question(list, "age")) {
        return 0;
    }
    for (size_t i = 0; i < list->quick_count; i++) {
        if (list->quick[i] == question) {
            return 1 + (int)i;
        }
    }
    for (size_t s = 0; s < list->section_count; s++) {
        for (size_t i = 0; i < list->sections[s].question_count; i++) {
            if (list->sections[s].questions[i] == question) {
                return 1 + TD_CHECK_MAX_QUESTIONS + (int)s;
            }
        }
    }
    return 0;
}

/* Two conditions on one question may leave it no answer. */
static bool contradicts(const struct td_checklist *list, const struct td_condition *a,
                        const struct td_condition *b)
{
    uint32_t all = (1u << list->questions[a->question].answer_count) - 1;
    uint32_t of_a = a->otherwise ? all & ~a->answers : a->answers;
    uint32_t of_b = b->otherwise ? all & ~b->answers : b->answers;

    return a->question == b->question && !(a->otherwise && b->otherwise) && (of_a & of_b) == 0;
}

/* A question that depends on another one must come after it, and be possible. */
static void check_order(struct td_checklist_loader *l, td_cfg_node questions)
{
    for (size_t i = 0; i < l->list->question_count; i++) {
        const struct td_question *question = &l->list->questions[i];

        for (size_t k = 0; k < question->ask_when_count; k++) {
            const struct td_condition *when = &question->ask_when[k];

            if (place_of(l->list, when->question) >= place_of(l->list, i)) {
                td_cfg_problem(&l->r, td_cfg_child(questions, i),
                               "question \"%s\" depends on \"%s\", which is not asked before it",
                               question->id, l->list->questions[when->question].id);
            }
            for (size_t m = 0; m < k; m++) {
                if (contradicts(l->list, when, &question->ask_when[m])) {
                    td_cfg_problem(&l->r, td_cfg_child(questions, i),
                                   "question \"%s\" can never be asked: no answer to \"%s\" leads "
                                   "to it",
                                   question->id, l->list->questions[when->question].id);
                }
            }
        }
    }
}

static int largest_weight(const struct td_question *question, size_t cause)
{
    int largest = 0;

    for (size_t a = 0; a < question->answer_count; a++) {
        for (size_t w = 0; w < question->answers[a].weight_count; w++) {
            const struct td_weight *weight = &question->answers[a].weights[w];

            largest = weight->cause == cause && weight->weight > largest ? weight->weight : largest;
        }
    }
    return largest;
}

/* The best score anybody could get: all that speaks for it, within the caps. */
static int best_score(const struct td_checklist *list, size_t cause)
{
    int best = list->causes[cause].prior;

    for (size_t q = 0; q < list->question_count; q++) {
        best += largest_weight(&list->questions[q], cause);
    }
    for (size_t g = 0; g < list->group_count; g++) {
        int raised = 0;

        for (size_t q = 0; q < list->question_count && list->groups[g].cause == cause; q++) {
            raised += (list->groups[g].questions >> q & 1u) != 0
                          ? largest_weight(&list->questions[q], cause)
                          : 0;
        }
        best -= raised > list->groups[g].cap ? raised - list->groups[g].cap : 0;
    }
    for (size_t c = 0; c < list->conjunction_count; c++) {
        for (size_t w = 0; w < list->conjunctions[c].weight_count; w++) {
            const struct td_weight *weight = &list->conjunctions[c].weights[w];

            best += weight->cause == cause && weight->weight > 0 ? weight->weight : 0;
        }
    }
    return best;
}

/* Names that stand for nothing have been reported already. */
static void check_partners(struct td_checklist_loader *l, td_cfg_node root)
{
    td_cfg_node rules = td_cfg_member_optional(root, "never_alone");

    for (size_t i = 0; i < l->list->never_alone_count && !l->r.failed; i++) {
        if (l->list->never_alone[i].cause == l->list->never_alone[i].partner) {
            td_cfg_problem(&l->r, td_cfg_child(rules, i), "with: \"%s\" is the cause itself",
                           l->list->causes[l->list->never_alone[i].partner].id);
        }
    }
}

void td_checklist_check_reach(struct td_checklist_loader *l, td_cfg_node root)
{
    td_cfg_node causes = td_cfg_member_optional(root, "causes");
    td_cfg_node questions = td_cfg_member_optional(root, "questions");
    td_cfg_node flags = td_cfg_member_optional(root, "red_flags");

    for (size_t i = 0; i < l->list->cause_count; i++) {
        if (!l->weighted[i]) {
            td_cfg_problem(&l->r, td_cfg_child(causes, i),
                           "nobody can reach cause \"%s\": no answer speaks for it",
                           l->list->causes[i].id);
        } else if (best_score(l->list, i) < TD_CHECK_NAME_MIN) {
            td_cfg_problem(&l->r, td_cfg_child(causes, i),
                           "nobody can reach cause \"%s\": its best score is %d; it takes %d",
                           l->list->causes[i].id, best_score(l->list, i), TD_CHECK_NAME_MIN);
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
        if (!l->reachable[i] && !l->list->flags[i].in_session) {
            td_cfg_problem(&l->r, td_cfg_child(flags, i),
                           "red flag \"%s\" stands behind no gate and no answer",
                           l->list->flags[i].id);
        }
    }
    check_order(l, questions);
    check_partners(l, root);
    if (td_checklist_question(l->list, "age") < 0) {
        td_cfg_problem(&l->r, root, "there is no question \"age\", which comes first");
    }
}
