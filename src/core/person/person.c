/* The topics a person is asked about, the newest answer to one, and what follows from some. */
#include "teardrop/core/person/person.h"

#include <string.h>

#include "teardrop/base/date.h"
#include "teardrop/base/str.h"

#define GAP_DAYS 7        /* more of them without a session are a gap */
#define ASK_AGAIN_DAYS 7  /* it is not asked more often */
#define FOLLOW_UP_DAYS 14 /* after an answer ... */
#define FOLLOW_UP_ENDS 42 /* ... and not much later than that */

const char *td_topic_id(enum td_topic topic)
{
    static const char *const ids[TD_TOPIC_COUNT] = {
        [TD_TOPIC_KNEE] = "knee",
        [TD_TOPIC_INJURY] = "injury",
        [TD_TOPIC_OPERATION] = "operation",
        [TD_TOPIC_SPORT] = "sport",
        [TD_TOPIC_GAP] = "gap",
        [TD_TOPIC_GAP_AFTER] = "gap_after",
        [TD_TOPIC_MORNINGS] = "mornings",
        [TD_TOPIC_ONE_MORE] = "one_more",
        [TD_TOPIC_SAID] = "said",
    };

    return ids[topic];
}

const char *td_gap_id(enum td_gap gap)
{
    static const char *const ids[TD_GAP_COUNT] = {
        [TD_GAP_NO_TIME] = "no_time", [TD_GAP_FORGOT] = "forgot", [TD_GAP_SORE] = "sore",
        [TD_GAP_AFRAID] = "afraid",   [TD_GAP_BORED] = "bored",   [TD_GAP_NO_PLACE] = "no_place",
        [TD_GAP_ILL] = "ill",         [TD_GAP_AWAY] = "away",     [TD_GAP_OTHER] = "other",
    };

    return ids[gap];
}

enum td_gap td_gap_of(const char *id)
{
    int gap = 0;

    while (gap < TD_GAP_COUNT && !td_str_equal(td_gap_id((enum td_gap)gap), id)) {
        gap++;
    }
    return (enum td_gap)gap;
}

const struct td_person_answer *td_person_newest(const struct td_person_answer *answers,
                                                size_t count, enum td_topic topic)
{
    const struct td_person_answer *newest = NULL;

    for (size_t i = 0; i < count; i++) {
        if (td_str_equal(answers[i].topic, td_topic_id(topic)) &&
            (newest == NULL || strcmp(answers[i].date, newest->date) > 0)) {
            newest = &answers[i];
        }
    }
    return newest;
}

enum td_sore td_person_sore(const struct td_person_answer *answers, size_t count)
{
    const struct td_person_answer *knee = td_person_newest(answers, count, TD_TOPIC_KNEE);

    return knee == NULL                          ? TD_SORE_NOT_SAID
           : td_str_equal(knee->answer, "left")  ? TD_SORE_LEFT
           : td_str_equal(knee->answer, "right") ? TD_SORE_RIGHT
           : td_str_equal(knee->answer, "both")  ? TD_SORE_BOTH
                                                 : TD_SORE_NOT_SAID;
}

/* Local day of the newest answer to a topic; false: it was never asked. */
static bool day_of(const struct td_person_answer *answers, size_t count, enum td_topic topic,
                   int64_t *day)
{
    const struct td_person_answer *newest = td_person_newest(answers, count, topic);

    return newest != NULL && td_day_parse(newest->date, day);
}

bool td_gap_due(const struct td_person_answer *answers, size_t count, int64_t last_day,
                int64_t today)
{
    int64_t asked;

    if (today - last_day <= GAP_DAYS) {
        return false;
    }
    return !day_of(answers, count, TD_TOPIC_GAP, &asked) ||
           (asked <= last_day && today - asked >= ASK_AGAIN_DAYS);
}

/* Away is over when one is back, and "other" says nothing that could be changed. */
static bool changed_something(const char *answer)
{
    enum td_gap gap = td_gap_of(answer);

    return gap != TD_GAP_AWAY && gap != TD_GAP_OTHER && gap != TD_GAP_COUNT;
}

bool td_gap_follow_up_due(const struct td_person_answer *answers, size_t count, int64_t last_day,
                          int64_t today)
{
    const struct td_person_answer *gap = td_person_newest(answers, count, TD_TOPIC_GAP);
    int64_t said, followed;

    return gap != NULL && td_day_parse(gap->date, &said) && changed_something(gap->answer) &&
           today - said >= FOLLOW_UP_DAYS && today - said <= FOLLOW_UP_ENDS && last_day >= said &&
           (!day_of(answers, count, TD_TOPIC_GAP_AFTER, &followed) || followed < said);
}
