/* What is said to a person once: a first session, a third one in a week, the way back after a red
 * light. One line at a time, one a day, each once ever. It praises what was done and promises
 * nothing. */
#ifndef TEARDROP_CORE_MILESTONE_H
#define TEARDROP_CORE_MILESTONE_H

#include "teardrop/core/person/measure.h"
#include "teardrop/core/plan/plan.h"

enum td_milestone {
    TD_MILESTONE_FIRST_SESSION,
    TD_MILESTONE_TWELVE_WEEKS, /* or 36 sessions: there is a screen for it */
    TD_MILESTONE_RETURN,       /* the first session after a break of four weeks or more */
    TD_MILESTONE_BACK,         /* the first green after a red */
    TD_MILESTONE_FIRST_AMBER,
    TD_MILESTONE_FIRST_LEVEL, /* up from where one began */
    TD_MILESTONE_WEEK_SIX,    /* with measures: the person's own activity */
    TD_MILESTONE_WEEK_OF_THREE,
    TD_MILESTONE_WEEK_THREE,
    TD_MILESTONE_COUNT
};
const char *td_milestone_id(enum td_milestone milestone); /* as it is kept */

struct td_milestone_input {
    const struct td_program *program;
    const struct td_plan *plan;
    const struct td_past_session *sessions; /* newest first, as the plan looks at them */
    size_t session_count;
    const struct td_morning *mornings;
    size_t morning_count;
    const struct td_measure *measures; /* oldest first */
    size_t measure_count;
    const struct td_person_answer *answers; /* newest first */
    size_t answer_count;
    const struct td_limits *limits;
    int64_t first_day; /* local, of the first session */
    int64_t today;
};

#define TD_TWELVE_WEEKS 12
#define TD_TWELVE_SESSIONS 36

/* What is to be said today, in one line; TD_MILESTONE_COUNT: nothing, or today something was said
 * already. */
enum td_milestone td_milestone_find(const struct td_milestone_input *input, char *out, size_t size);

/* The person's own goal, the activity they named first, first against newest: `stairs  3 -> 6`;
 * false: none was named. */
struct td_goal {
    char name[TD_MEASURE_NAME];
    int then, now; /* 0..10; the same where it was rated once */
    int weeks;     /* between them */
};
bool td_goal_find(const struct td_measure *measures, size_t count, struct td_goal *out);
void td_goal_text(const struct td_goal *goal, char *out, size_t size);

#endif
