/* The questions that home asks, their answers, and which of them is open. */
#include "teardrop/core/ask.h"

#include <string.h>

#include "teardrop/base/date.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define ONE_MORE_AGAIN 28 /* days until a limit is asked about again */

/* What follows is what the plan makes of it: core/plan/change.c and break.c. */
static const struct td_ask_option gap_options[] = {
    {'1', "no_time", "no time",
     "For two weeks the sessions are shorter: two sets, nothing beside them. Two sets done are "
     "worth more than three missed.",
     NULL},
    {'2', "forgot", "forgot",
     "That happens. A line in your prompt or tmux bar reminds you when one is due: `teardrop "
     "status`. Or let it follow what you do anyway, like brushing your teeth.",
     NULL},
    {'3', "sore", "it was sore",
     "The next session is a level easier, with work for the hips. There is a page on what to do "
     "when it flares up.",
     "flare_up"},
    {'4', "afraid", "afraid to harm it",
     "A fair worry, and a common one. The next session is an easy start. There is a page on what "
     "pain may do, and what it may not.",
     "hurt_or_harm"},
    {'5', "bored", "bored",
     "For two weeks another exercise takes turns with the usual one. There is a page on which to "
     "choose.",
     "which_exercise"},
    {'6', "no_place", "no place",
     "For two weeks it is wall sits where they fit: a bare wall is all they need.", NULL},
    {'7', "ill", "ill", "Get well first. After a week or more of it the plan starts gently.", NULL},
    {'8', "away", "away",
     "Little is lost in a week or two; the plan starts where you were, or a little lighter. Any "
     "two "
     "days of a week will do.",
     NULL},
    {'9', "other", "other", "Fine. It goes on whenever you do; any days will do.", NULL},
};

static const struct td_ask_option after_options[] = {
    {'y', "yes", "yes", "Good. Then it stays your way of doing it.", NULL},
    {'n', "no", "no",
     "Thank you for saying so. It goes back to how it was. One set is a session, too, and any "
     "days will do.",
     NULL},
};

static const struct td_ask_option morning_options[] = {
    {'1', "usual", "as usual", "Then the plan can move on.", NULL},
    {'2', "sore", "sore", "Good to know. Sore is information: the next session has a set less.",
     NULL},
    {'3', "swollen", "swollen",
     "Then it is gentle until the swelling is down. If it came fast, is hot, or stays, do the "
     "self-check.",
     "flare_up"},
};

static const struct td_ask_option more_options[] = {
    {'y', NULL, "yes, one level more",
     "One level more is open. Stay where you are whenever you "
     "like.",
     NULL},
    {'n', "no", "no, it is fine here", "Then it stays. There is room to grow here, too.", NULL},
};

static const struct td_ask_option deeper_options[] = {
    {'y', NULL, "yes, a step deeper",
     "A step deeper is open. Stay where you are whenever you like. If it turns sore on two "
     "mornings running, it rests for two weeks.",
     NULL},
    {'n', "no", "no, it is fine here", "Then it stays. There is room to grow here, too.", NULL},
};

/* Of a limit in degrees; the weeks differ. */
static const struct td_ask ask_deeper = {
    TD_TOPIC_ONE_MORE,
    "Calm weeks at this depth. A step deeper, if you like?",
    "The last weeks at this depth were calm. A step deeper, if you like?",
    TD_COUNTED(deeper_options),
    "",
    ""};

static const struct td_ask asks[] = {
    {TD_TOPIC_ONE_MORE, "Four calm weeks at this depth. One level more, if you like?",
     "Four calm weeks at this depth. One level more, if you like?", TD_COUNTED(more_options), "",
     ""},
    {TD_TOPIC_MORNINGS, "How has the knee been on the mornings after?",
     "Two mornings went by without an answer, and that is fine. How has the knee been on them?",
     TD_COUNTED(morning_options), "", ""},
    {TD_TOPIC_GAP_AFTER, "Did what changed two weeks ago help?",
     "Two weeks ago you said what got in the way, and something was changed. Did that help?",
     TD_COUNTED(after_options), "", ""},
    {TD_TOPIC_GAP, "What got in the way lately?",
     "A while away, and that is fine. What got in the way?", TD_COUNTED(gap_options), "", ""},
    {TD_TOPIC_KNEE, "Four short questions about you, once.", "", NULL, 0, "", ""},
};

const struct td_ask_about td_ask_about[TD_ASK_ABOUT] = {
    {TD_TOPIC_KNEE, "Which knee", "Which knee is it about?"},
    {TD_TOPIC_INJURY, "Earlier injury", "Was it ever hurt before? What, and when?"},
    {TD_TOPIC_OPERATION, "Operation", "Was it ever operated on? What, and when?"},
    {TD_TOPIC_SPORT, "Other sport", "What else do your legs do in a week? Runs, rides, stairs?"},
};

const char td_ask_about_why[] =
    "The answers stand on the page you can show a clinician, and tell which leg begins where one "
    "works at a time. Leave out what you like.";

/* Days since it was last asked; a lot when it never was. */
static int64_t days_since(const struct td_ask_input *in, enum td_topic topic)
{
    const struct td_person_answer *answer = td_person_newest(in->answers, in->answer_count, topic);
    int64_t day;

    return answer != NULL && td_day_parse(answer->date, &day) ? in->today - day : INT64_MAX;
}

static bool asks_about(const struct td_ask_input *in)
{
    for (size_t i = 0; i < TD_ASK_ABOUT; i++) {
        if (td_person_newest(in->answers, in->answer_count, td_ask_about[i].topic) != NULL) {
            return false;
        }
    }
    return in->has_last || in->has_check;
}

static bool asks_deeper(const struct td_ask_input *in)
{
    return in->one_more == NULL && in->deeper.to_deg > 0 && in->deeper.to_go == 0 &&
           days_since(in, TD_TOPIC_ONE_MORE) >= (int64_t)in->deeper.weeks * TD_WEEK_DAYS;
}

static bool is_open(const struct td_ask_input *in, enum td_topic topic)
{
    switch (topic) {
    case TD_TOPIC_ONE_MORE:
        return (in->one_more != NULL && days_since(in, topic) >= ONE_MORE_AGAIN) || asks_deeper(in);
    case TD_TOPIC_MORNINGS: /* of mornings since then, while they are remembered */
        return in->silent_mornings && in->today - in->last_day <= TD_WEEK_DAYS &&
               days_since(in, topic) > in->today - in->last_day;
    case TD_TOPIC_GAP_AFTER:
        return in->has_last &&
               td_gap_follow_up_due(in->answers, in->answer_count, in->last_day, in->today);
    case TD_TOPIC_GAP:
        return in->has_last && td_gap_due(in->answers, in->answer_count, in->last_day, in->today);
    default:
        return asks_about(in);
    }
}

void td_ask_find(const struct td_ask_input *input, struct td_ask *out)
{
    *out = (struct td_ask){.topic = TD_TOPIC_COUNT};
    for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++) {
        if (is_open(input, asks[i].topic)) {
            *out = asks[i];
            break;
        }
    }
    if (out->topic == TD_TOPIC_ONE_MORE && input->one_more == NULL) {
        *out = ask_deeper;
        td_str_format(out->level, sizeof out->level, "%d", input->deeper.to_deg);
        td_str_format(out->level_name, sizeof out->level_name, "%d degrees, to %d",
                      input->deeper.more_deg, input->deeper.to_deg);
    } else if (out->topic == TD_TOPIC_ONE_MORE) {
        td_str_copy(out->level, sizeof out->level, input->one_more);
        td_str_copy(out->level_name, sizeof out->level_name,
                    input->one_more_name != NULL ? input->one_more_name : "");
    }
}

const struct td_ask_option *td_ask_option_of(const struct td_ask *ask, char key)
{
    for (size_t i = 0; i < ask->option_count; i++) {
        if (ask->options[i].key == key) {
            return &ask->options[i];
        }
    }
    return NULL;
}

void td_ask_answer(const struct td_ask *ask, const struct td_ask_option *option, int64_t today,
                   struct td_person_answer *out)
{
    td_day_format(today, out->date);
    td_str_copy(out->topic, sizeof out->topic, td_topic_id(ask->topic));
    td_str_copy(out->answer, sizeof out->answer,
                option == NULL       ? ""
                : option->id == NULL ? ask->level
                                     : option->id);
}
