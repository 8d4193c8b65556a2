/* Is the rule in C the model? Both are asked the same, and all that comes of it is compared. */
#ifndef TEARDROP_TESTS_PROOF_EQUAL_H
#define TEARDROP_TESTS_PROOF_EQUAL_H

#include "proof/model/model.h"
#include "proof/solver.h"

struct equal_counts {
    int random, at_a_bound; /* sets of answers that were compared */
    int differ;             /* each is printed */
    int impossible;         /* bounds that no answers reach */
};

/* On so many random sets of answers, and on one that z3 finds at each bound of the data and one
 * beside it; `every`: of all causes, which takes longer. False when z3 fails. */
bool equal_compare(const struct td_checklist *list, int random, bool every,
                   struct equal_counts *out);

#endif
