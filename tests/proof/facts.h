/* All that is compared of a result, in one order: as names in the model, and as numbers. */
#ifndef TEARDROP_TESTS_PROOF_FACTS_H
#define TEARDROP_TESTS_PROOF_FACTS_H

#include "proof/model/model.h"
#include "proof/solver.h"

#define FACTS_MAX 1024

struct facts {
    int of[FACTS_MAX];
    size_t count;
};

void facts_put_names(const struct model *m);
bool facts_read(struct solver *s, const struct model *m, struct facts *out);
void facts_of_result(const struct td_checklist *list, const struct td_check_result *result,
                     struct facts *out);
/* Prints what differs; how many do. */
int facts_compare(const struct model *m, const struct facts *by_rule, const struct facts *by_model);

#endif
