/* What came of the pretended people of the study, counted by kind. */
#ifndef TEARDROP_TESTS_STUDY_TALLY_H
#define TEARDROP_TESTS_STUDY_TALLY_H

#include "study/asked.h"

/* How what is named stands to the cause a person has. */
enum verdict {
    RIGHT,        /* that, and nothing beside it */
    RIGHT_PAIR,   /* that and another */
    JOINT,        /* of what adds to the kneecap joint: the joint, without it */
    SIBLING,      /* of what adds to the kneecap joint: something else that adds to it */
    NOBODY,       /* no name; or not enough answers */
    STOPPED,      /* sent to be seen today */
    WRONG_PAIR,   /* two, and neither is it */
    WRONG_SINGLE, /* one, and it is not it */
    VERDICTS
};

struct tally {
    int people;
    int verdicts[VERDICTS];
    int leans_right;                      /* of NOBODY: leans towards the right one */
    int alone[TD_CHECK_MAX_CAUSES];       /* named alone */
    int wrong_alone[TD_CHECK_MAX_CAUSES]; /* ... wrongly */
    int wrong_pair[TD_CHECK_MAX_CAUSES][TD_CHECK_MAX_CAUSES];
    int urgency[TD_URGENCY_COUNT];
    int too_low, too_high; /* by two steps or more than what is so asks for */
    int asked;             /* questions, of all of them together */
    int same;              /* named as if all had been asked */
};

struct study {
    const struct people *people;
    struct noise noise;
    enum asking asking;
    int people_each;
    uint64_t seed;
    struct tally tallies[KINDS_MAX];
};

/* Runs the study: people_each of every kind that has a share. */
void study_run(struct study *study);

#endif
