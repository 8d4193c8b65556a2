/* What a pretended person is asked, and so what the rule gets to know. */
#ifndef TEARDROP_TESTS_STUDY_ASKED_H
#define TEARDROP_TESTS_STUDY_ASKED_H

#include "study/people.h"

enum asking {
    ASKED_ALL,   /* every question that ask_when allows */
    ASKED_QUICK, /* those of the quick check alone */
    ASKED_COURSE /* as the program asks: not what could change nothing any more */
};

/* Copies what is asked out of `all`; how many questions that takes, without the pain scale. */
int asked_of(const struct td_checklist *list, const struct td_answers *all, enum asking asking,
             struct td_answers *out);

#endif
