/* Where the rule turns: every bound of a self-check, as two formulas, one for exactly at it and one
 * for exactly beside it. */
#ifndef TEARDROP_TESTS_PROOF_BOUNDS_H
#define TEARDROP_TESTS_PROOF_BOUNDS_H

#include "proof/model/model.h"

/* Calls back before and after each formula is written to m: begin, the formula, end(says). */
struct bounds_user {
    void *self;
    void (*begin)(void *self);
    void (*end)(void *self, const char *says);
};
/* `every`: also those of each cause that take z3 long to find; else they are tried of some. */
void bounds_all(const struct model *m, const struct bounds_user *user, bool every);

#endif
