/* The topics a person is asked about, and the newest answer to one. */
#include "teardrop/core/person/person.h"

#include <string.h>

#include "teardrop/base/str.h"

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
