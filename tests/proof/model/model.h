/* The self-check's rule once more, written for a solver: everything that follows from a set of
 * answers, as SMT-LIB 2 over bit vectors and Booleans, from the data alone.
 *
 * Nothing of src/core/check is used; what the two say is compared by equal.c. A set of answers is
 * called a state and has a letter, so that one text can speak of two: "what if one more ...?".
 * Every name ends with the letter of its state, "stop@a". Numbers are 12 bits wide, with a sign;
 * the writer refuses data whose sums could be larger.
 *
 * What is in it, by state:
 *   where=above      this answer is given          tick locked    this flag is ticked
 *   years, years-known, pain, pain-known           scored         how many answers count
 *   rule 3           the 4th answer flag holds     flag-2 locked  it is raised, at soon or more
 *   limits locked, closes locked                   flags-2        some flag is at soon or more
 *   score X, barred X, signs X, met X              stop           the outcome is a stop
 *   best X, second X, beside X                     order of the patterns
 *   first X, other X, named X, leaning X           what is named first, second, at all; leant to
 *   enough, two, is-named, only-pattern, leans     what the outcome says
 *   urgency-2        soon or more, all told        asked Q        its ask_when holds
 *   minor, closed, limited, start, level, depth, load              what stays open for training
 *   gate G           this gate is shown */
#ifndef TEARDROP_TESTS_PROOF_MODEL_MODEL_H
#define TEARDROP_TESTS_PROOF_MODEL_MODEL_H

#include <stdbool.h>
#include <stdio.h>

#include "teardrop/core/check/checklist.h"

struct model {
    FILE *out;
    const struct td_checklist *list;
    char at;   /* the state that is written about */
    char like; /* a state with the same answers, of which scores and order are taken; 0 = none */
};

/* The first lines of every text. False when a number would not fit. */
bool model_begin(const struct model *m);

/* State m->at: any answers that a person can give. Under a check of its own: any flags are ticked,
 * shown or not, and any questions are answered, asked or not; people can do less. */
void model_any_answers(const struct model *m);

/* How the state differs from the state `before`. */
struct model_change {
    int question, answer; /* this one is given, where there was none or "not sure"; -1: the same */
    bool more_ticks;      /* any more flags are ticked */
};
void model_answers_after(const struct model *m, char before, struct model_change change);

void model_flags(const struct model *m);  /* needs the answers */
void model_scores(const struct model *m); /* needs the answers */
void model_names(const struct model *m);  /* needs flags and scores */
void model_limits(const struct model *m); /* needs names */
void model_course(const struct model *m); /* gates and asked; needs the answers */
void model_all(const struct model *m);    /* flags, scores, names and limits */

/* ---- for who writes of it ---- */

/* |what@a| is the same as in the state m->like. */
void model_same(const struct model *m, const char *sort, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void model_put(const struct model *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* " |name@a|" */
void model_name(const struct model *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "(define-fun |name@a| () sort": the body and a closing parenthesis are to follow. */
void model_define(const struct model *m, const char *sort, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#define MODEL_BOOL "Bool"
#define MODEL_NUMBER "(_ BitVec 12)"
void model_number(const struct model *m, int number);
/* A condition, and all of some. */
void model_condition(const struct model *m, const struct td_condition *when);
void model_when(const struct model *m, const struct td_condition *when, size_t count);
/* Level ids are "l" and a number; anything else is the lowest. */
int model_level(const char *id);

#endif
