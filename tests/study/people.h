/* Pretended people of the study: whose cause is known, since they were made up with it, and who
 * answer as people.cfg says, not always what is so. */
#ifndef TEARDROP_TESTS_STUDY_PEOPLE_H
#define TEARDROP_TESTS_STUDY_PEOPLE_H

#include "teardrop/core/check/checklist.h"

#define KINDS_MAX 32
#define PER_THOUSAND 1000

/* Chance that is the same in every run and on every machine. */
struct chance {
    uint64_t state;
};
uint32_t chance_below(struct chance *chance, uint32_t below);

/* How likely each answer is; sum 0: this kind has no answer to the question. */
struct likely {
    int of[TD_CHECK_MAX_ANSWERS];
    int sum;
};

struct kind {
    const char *id;
    int cause; /* -1: none of those that can be named */
    int share; /* of those who come; 0: only for others to be like it */
    struct likely answers[TD_CHECK_MAX_QUESTIONS];
};

/* What keeps an answer from being what is so, each in a thousand answers. */
struct noise {
    int unsure; /* "not sure" */
    int wrong;  /* any answer at all */
    int odd;    /* as of any sore knee: who does not read textbooks */
    int skip;   /* none */
};

struct people {
    const struct td_checklist *list;
    struct td_arena arena;
    struct kind kinds[KINDS_MAX]; /* the first is anybody */
    size_t kind_count;
    int unsure[TD_CHECK_MAX_QUESTIONS]; /* "not sure" of this one, in a thousand of the usual */
    bool never_wrong[TD_CHECK_MAX_QUESTIONS];
};

/* Reads people.cfg; what is wrong goes to problems. */
enum td_err people_read(const char *path, const struct td_checklist *list,
                        struct td_problems *problems, struct people *out);
void people_free(struct people *people);

struct person {
    const struct kind *kind;
    struct td_answers so;   /* what is so, of every question */
    struct td_answers says; /* what they would say to every question */
};

/* One of a kind; the same number is the same person, whatever the noise. */
void person_of(const struct people *people, size_t kind, uint64_t number, const struct noise *noise,
               struct person *out);

#endif
