/* What is claimed of a self-check for all answers, and how it is proved: the model says that the
 * claim fails, and z3 finds no answers for which that is so. */
#ifndef TEARDROP_TESTS_PROOF_CLAIMS_H
#define TEARDROP_TESTS_PROOF_CLAIMS_H

#include <stdbool.h>

#include "proof/model/model.h"
#include "proof/solver.h"

struct claim {
    const char *says;
    /* What is defined in the states a and, of two, b. */
    void (*define)(const struct model *m);
    void (*fails)(const struct model *a); /* a formula, true when it does not hold */
    bool two;                             /* b: the same answers, and any more ticks */
};
extern const struct claim claims[];
extern const size_t claim_count;

/* Holds, fails (then what is answered is printed, when `shown`), or z3 does not know. */
enum verdict claim_prove(const struct td_checklist *list, const struct claim *claim, bool shown);

/* By an answer that raises a flag, no flag falls: of each of these answers. */
bool claim_prove_answers(const struct td_checklist *list, const struct model_change *changes,
                         size_t count, bool shown, enum verdict *out);
/* The whole urgency can fall by it; so that nobody takes that for proved. */
enum verdict claim_doubt_answer(const struct td_checklist *list, struct model_change change,
                                bool shown);
/* Every line that can be ticked, every rule that can raise a flag comes to those whom it means.
 * Prints what does not; returns how many. */
int claim_reach(const struct td_checklist *list, bool shown);

/* What holds in the state, in the ids of the data: "age=50_plus tick locked". z3 has said sat. */
void claim_show(struct solver *s, const struct model *m, bool result);

#endif
