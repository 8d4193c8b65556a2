/* What the program asks a person about themselves, and what it says to them only once, by
 * topic. */
#ifndef TEARDROP_CORE_PERSON_PERSON_H
#define TEARDROP_CORE_PERSON_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/ids.h"

/* What a person told when asked, or what was said to them so that it is not said twice. */
struct td_person_answer {
    char uuid[TD_UUID_TEXT];
    char date[11]; /* local date, YYYY-MM-DD */
    char topic[TD_ID_TEXT];
    char answer[48]; /* an id, or own words; "" = asked and passed over */
};

enum td_topic {
    TD_TOPIC_KNEE,      /* left, right, both */
    TD_TOPIC_INJURY,    /* none, or own words */
    TD_TOPIC_OPERATION, /* none, or own words */
    TD_TOPIC_SPORT,     /* none, or own words */
    TD_TOPIC_GAP,       /* what got in the way of more than a week: see td_gap_id */
    TD_TOPIC_GAP_AFTER, /* two weeks later, did the change help: yes, no */
    TD_TOPIC_MORNINGS,  /* the silent ones: usual, sore, swollen */
    TD_TOPIC_ONE_MORE,  /* after four green weeks at a limit: what was opened (a level's id, or
                           degrees), or no */
    TD_TOPIC_SAID,      /* a milestone that was said: its id */
    TD_TOPIC_COUNT
};
const char *td_topic_id(enum td_topic topic); /* "knee", ... as it is kept */

/* What can get in the way. */
enum td_gap {
    TD_GAP_NO_TIME,
    TD_GAP_FORGOT,
    TD_GAP_SORE,
    TD_GAP_AFRAID,
    TD_GAP_BORED,
    TD_GAP_NO_PLACE,
    TD_GAP_ILL,
    TD_GAP_AWAY,
    TD_GAP_OTHER,
    TD_GAP_COUNT
};
const char *td_gap_id(enum td_gap gap); /* "no_time", ... as it is kept */
/* TD_GAP_COUNT when there is no such id. */
enum td_gap td_gap_of(const char *id);

/* The newest answer to a topic, passed-over ones included; NULL: never asked. */
const struct td_person_answer *td_person_newest(const struct td_person_answer *answers,
                                                size_t count, enum td_topic topic);

/* Which knee is sore, by the newest answer. One alone can be spared, and work on one leg begins
 * with it. */
enum td_sore { TD_SORE_NOT_SAID, TD_SORE_LEFT, TD_SORE_RIGHT, TD_SORE_BOTH };
enum td_sore td_person_sore(const struct td_person_answer *answers, size_t count);

/* Is it time to ask what got in the way? More than a week since the newest session (so never in
 * the first week), once in a gap, and at most once a week, also when it was passed over. Days are
 * local, since 1970. */
bool td_gap_due(const struct td_person_answer *answers, size_t count, int64_t last_day,
                int64_t today);
/* Is it time to ask whether the change helped? Two weeks after an answer that changed something,
 * once, for four weeks, and only of somebody who has trained since. */
bool td_gap_follow_up_due(const struct td_person_answer *answers, size_t count, int64_t last_day,
                          int64_t today);

#endif
