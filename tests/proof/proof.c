/* proof: what must hold of the self-check for all answers that can be given, proved by z3 from the
 * data, and held against the rule in C.
 *
 * 1. The claims of claims.c, for all answers and all ticked flags, asked and shown or not.
 * 2. By an answer that raises a flag no flag falls, answer by answer. A flag of soon or more then
 *    keeps the whole urgency, since names alone never ask for more than soon. What is NOT true, and
 *    shown as that: an answer that raises a routine flag also weighs for a cause, and may take the
 *    name away for which a look was due soon.
 * 3. Every rule can come about, and every line is shown to those whom it means.
 * 4. Copies of the data with one mistake are refuted, each with the answers that show it.
 * 5. The rule in C says the same as the model, on chance answers and at every bound of the data.
 *
 * Not in the model: that an answer drops what it makes pointless (core/check/course), and how a
 * limit ends after calm weeks.
 *
 * proof [--verbose] [FILE]: of another checklist file. TEARDROP_STRESS: so many times the chance
 * answers. Without z3 it ends with 77: skipped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof/broken.h"
#include "proof/claims.h"
#include "proof/equal.h"
#include "teardrop/base/str.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/text/cfg.h"
#include "testing.h"

#define CHECKLIST TEARDROP_SOURCE_DIR "/assets/checklist.cfg"
#define SKIPPED 77
#define CHANCE_ANSWERS 500
#define ANSWERS_MAX (TD_CHECK_MAX_QUESTIONS * TD_CHECK_MAX_ANSWERS)

static bool verbose;
static int wrong;

static void tell(bool right, const char *says)
{
    wrong += right ? 0 : 1;
    if (!right || verbose) {
        (void)printf("%s: %s\n", right ? "holds" : "DOES NOT HOLD", says);
    }
    (void)fflush(stdout);
}

/* ---- the claims ---- */

static void prove_claims(const struct td_checklist *list)
{
    for (size_t i = 0; i < claim_count; i++) {
        tell(claim_prove(list, &claims[i], true) == VERDICT_UNSAT, claims[i].says);
    }
}

/* Does some rule of a flag want this answer? */
static bool can_raise(const struct td_checklist *list, size_t question, size_t answer)
{
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        const struct td_answer_flag *rule = &list->answer_flags[i];

        for (size_t k = 0; k < rule->when_count; k++) {
            if (rule->when[k].question == question && !rule->when[k].otherwise &&
                (rule->when[k].answers >> answer & 1u) != 0) {
                return true;
            }
        }
    }
    return false;
}

static size_t raising_answers(const struct td_checklist *list, struct model_change *out)
{
    size_t count = 0;

    for (size_t q = 0; q < list->question_count; q++) {
        for (size_t a = 0; a < list->questions[q].answer_count; a++) {
            if (count < ANSWERS_MAX && can_raise(list, q, a)) {
                out[count++] = (struct model_change){(int)q, (int)a, false};
            }
        }
    }
    return count;
}

static void prove_answers(const struct td_checklist *list)
{
    struct model_change changes[ANSWERS_MAX] = {{0}};
    enum verdict verdicts[ANSWERS_MAX];
    size_t count = raising_answers(list, changes);

    if (!claim_prove_answers(list, changes, count, true, verdicts)) {
        tell(false, "z3 could not be asked about answers");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct td_question *question = &list->questions[changes[i].question];
        char says[160];

        td_str_format(says, sizeof says, "where %s = %s raises a flag, no flag falls by it",
                      question->id, question->answers[changes[i].answer].id);
        tell(verdicts[i] == VERDICT_UNSAT, says);
    }
}

/* A name may go that asked for a look soon. If this is mended one day, say so above. */
static void show_what_is_not_true(const struct td_checklist *list)
{
    int q = td_checklist_question(list, "straighten");
    int a = q >= 0 ? td_question_answer(&list->questions[q], "blocked_old") : -1;

    if (a >= 0 && verbose) {
        (void)printf("not true, and not claimed: straighten = blocked_old, a routine flag, never "
                     "lowers the whole urgency\n");
        (void)claim_doubt_answer(list, (struct model_change){q, a, false}, true);
    }
}

/* ---- the rule beside the model ---- */

static void compare(const struct td_checklist *list)
{
    struct equal_counts counts;
    int random = testing_rounds(CHANCE_ANSWERS);
    bool ok = equal_compare(list, random, random > CHANCE_ANSWERS, &counts);
    char says[160];

    td_str_format(says, sizeof says,
                  "the rule in C and the model agree: %d chance answers, %d at bounds; %d bounds "
                  "out of reach",
                  counts.random, counts.at_a_bound, counts.impossible);
    tell(ok && counts.differ == 0 && counts.at_a_bound > 300, says);
}

/* ---- all of it ---- */

static struct td_checklist *load(const char *path)
{
    struct td_problems problems = {0};
    struct td_checklist *list = NULL;
    struct td_cfg *cfg;

    if (td_cfg_load(path, path, &problems, &cfg) == TD_OK) {
        (void)td_checklist_read(cfg, &problems, &list);
        td_cfg_free(cfg);
    }
    if (list == NULL) {
        td_problems_print(&problems, stderr);
    }
    return list;
}

int main(int argc, char **argv)
{
    const char *path = CHECKLIST;
    struct td_checklist *list;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--verbose") == 0) {
            verbose = true;
        } else {
            path = argv[i];
        }
    }
    if (!solver_exists()) {
        (void)printf("there is no z3 to prove with\n");
        return SKIPPED;
    }
    list = load(path);
    if (list == NULL) {
        return 1;
    }
    prove_claims(list);
    prove_answers(list);
    tell(claim_reach(list, verbose) == 0, "every rule can come about, every line is shown");
    show_what_is_not_true(list);
    tell(broken_copies(path) == 0, "copies with a mistake are refuted");
    compare(list);
    td_checklist_free(list);
    (void)printf("%d do not hold\n", wrong);
    return wrong == 0 ? 0 : 1;
}
