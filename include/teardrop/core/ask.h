/* What home asks a person, one thing at a time: the words, the answers, and what follows from each.
 * The screens and line mode say the same. An answer is kept under its topic (person.h). */
#ifndef TEARDROP_CORE_ASK_H
#define TEARDROP_CORE_ASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/person/person.h"
#include "teardrop/core/plan/plan.h"

struct td_ask_option {
    char key;            /* that gives it: a digit, or y and n */
    const char *id;      /* as it is kept; NULL: td_ask.level */
    const char *text;    /* a few words */
    const char *follows; /* what changes because of it, a sentence or two */
    const char *page;    /* of the primer, that has more; NULL = none */
};

struct td_ask {
    enum td_topic topic;  /* TD_TOPIC_COUNT: nothing is asked */
    const char *call;     /* one line that says that there is a question */
    const char *question; /* in full */
    const struct td_ask_option *options;
    size_t option_count;
    char level[TD_ID_TEXT]; /* ONE_MORE: the level that would be opened, or the degrees */
    char level_name[48];    /* its name, or `15 degrees, to 75` */
};

/* What decides what is asked. */
struct td_ask_input {
    const struct td_person_answer *answers; /* newest first */
    size_t answer_count;
    int64_t today;        /* local day */
    int64_t last_day;     /* of the newest session; meaningless without one */
    bool has_last;        /* there is a session on record */
    bool has_check;       /* or a self-check */
    bool silent_mornings; /* two sessions running whose morning after nobody answered */
    const char *one_more; /* the level that four calm weeks at a limit may open; NULL = none */
    const char *one_more_name;
    struct td_deeper deeper; /* or the step that calm weeks at a depth limit may open */
};

/* At most one: what holds up the plan first, what is only good to know last. The questions about
 * the person (TD_TOPIC_KNEE stands for all four) come once, after a first session or a first
 * check. */
void td_ask_find(const struct td_ask_input *input, struct td_ask *out);
/* One that is given by its key; NULL: no answer has it. */
const struct td_ask_option *td_ask_option_of(const struct td_ask *ask, char key);
/* What is kept of an answer; option NULL: asked and passed over. uuid stays the caller's. */
void td_ask_answer(const struct td_ask *ask, const struct td_ask_option *option, int64_t today,
                   struct td_person_answer *out);

/* The four questions about the person. */
#define TD_ASK_ABOUT 4
struct td_ask_about {
    enum td_topic topic;
    const char *name;     /* "Earlier injury" */
    const char *question; /* "Has this knee been hurt before? ..." */
};
extern const struct td_ask_about td_ask_about[TD_ASK_ABOUT];
/* Why they are asked. */
extern const char td_ask_about_why[];

#endif
