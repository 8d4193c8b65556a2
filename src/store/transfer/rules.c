/* What each column of a record may hold: a type and a range. */
#include <assert.h>

#include "kinds.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"

#define FIRST_S (TD_DAY_FIRST * TD_DAY_S)
#define MS_MAX TD_HISTORY_MS_MAX
#define MS_INT_MAX (INT32_MAX / 2) /* of what is read into an int */
#define COUNT_MAX TD_HISTORY_COUNT_MAX
#define ID_MAX (TD_ID_TEXT - 1)
#define REPS_MAX 148002 /* a hundred in each set, and two good ones more */

#define NUMBER_OF(table, column, need, least, most)                                                \
    {                                                                                              \
        (table), (column), TD_COLUMN_NUMBER, (need), (least), (most)                               \
    }
#define TEXT_OF(table, column, need, least, most)                                                  \
    {                                                                                              \
        (table), (column), TD_COLUMN_TEXT, (need), (least), (most)                                 \
    }
#define LIST_OF(table, column, need, most)                                                         \
    {                                                                                              \
        (table), (column), TD_COLUMN_LIST, (need), 0, (most)                                       \
    }
/* The most of a time is this machine's clock and a day. */
#define TIME_OF(table, column, least)                                                              \
    {                                                                                              \
        (table), (column), TD_COLUMN_TIME, TD_COLUMN_NEEDED, (least), 0                            \
    }
#define FLAG_OF(column) NUMBER_OF(NULL, column, TD_COLUMN_NEEDED, 0, 1)
#define OFFSET_OF(column) NUMBER_OF(NULL, column, TD_COLUMN_NEEDED, -1440, 1440)

static_assert(2 * TD_CHECK_MAX_FLAGS == 128, "as below");

/* Those of one table before those of any. */
static const struct td_column_rule rules[] = {
    {NULL, "uuid", TD_COLUMN_UUID, TD_COLUMN_NEEDED, 0, 0},
    OFFSET_OF("utc_offset_min"),
    /* An answer of an older teardrop was last changed on its day, whichever that is. */
    TIME_OF(NULL, "changed_unix_s", FIRST_S),
    TIME_OF("deleted", "at_unix_s", FIRST_S),
    TIME_OF(NULL, "started_unix_s", 0),
    TIME_OF(NULL, "done_unix_s", 0),
    TIME_OF(NULL, "at_unix_s", 0),
    /* a session */
    NUMBER_OF(NULL, "elapsed_ms", TD_COLUMN_NEEDED, 0, MS_MAX),
    NUMBER_OF(NULL, "paused_ms", TD_COLUMN_NEEDED, 0, MS_MAX),
    FLAG_OF("finished"),
    TEXT_OF("session", "level", TD_COLUMN_NEEDED, 1, ID_MAX),
    TEXT_OF("session", "level_name", TD_COLUMN_NEEDED, 0, 47),
    NUMBER_OF("session", "small_step", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    NUMBER_OF("session", "purpose", TD_COLUMN_NEEDED, 0, 2),
    NUMBER_OF("session", "main_sets", TD_COLUMN_NEEDED, 0, TD_SESSION_MAX_SETS),
    NUMBER_OF("session", "main_reps", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    NUMBER_OF("session", "main_hold_ms", TD_COLUMN_NEEDED, 0, MS_INT_MAX),
    TEXT_OF(NULL, "tempo", TD_COLUMN_NEEDED, 0, TD_TEMPO_TEXT - 1),
    NUMBER_OF("session", "load_g", TD_COLUMN_NEEDED, 0, 1000000),
    NUMBER_OF("session", "worst_pain", TD_COLUMN_EMPTY, 0, 10),
    NUMBER_OF("session", "rpe", TD_COLUMN_EMPTY, 1, 10),
    FLAG_OF("warm_up"),
    FLAG_OF("extras"),
    TEXT_OF("session", "hurt", TD_COLUMN_EMPTY, 0, ID_MAX),
    TEXT_OF("session", "note", TD_COLUMN_EMPTY, 0, 239),
    TEXT_OF("session", "swap_in", TD_COLUMN_EMPTY, 0, ID_MAX),
    NUMBER_OF("session", "own_from", TD_COLUMN_EMPTY, 0, TD_SESSION_MAX_SETS),
    NUMBER_OF("session", "own_sets", TD_COLUMN_EMPTY, 0, TD_SESSION_MAX_SETS),
    NUMBER_OF("session", "at_set", TD_COLUMN_NEEDED, 0, TD_SESSION_MAX_SETS),
    NUMBER_OF("session", "at_rep", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    TIME_OF(NULL, "journaled_unix_s", 0),
    OFFSET_OF("journaled_utc_offset_min"),
    NUMBER_OF("session", "running", TD_COLUMN_LATER, 0, 1),
    LIST_OF("session", "sets", TD_COLUMN_NEEDED, TD_SESSION_MAX_SETS),
    LIST_OF("session", "reps", TD_COLUMN_LATER, REPS_MAX),
    /* its sets and reps */
    TEXT_OF("session_set", "exercise", TD_COLUMN_NEEDED, 1, ID_MAX),
    NUMBER_OF("session_set", "set_number", TD_COLUMN_NEEDED, 1, COUNT_MAX),
    NUMBER_OF("session_set", "reps_planned", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    NUMBER_OF("session_set", "reps_done", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    NUMBER_OF("session_set", "start_ms", TD_COLUMN_NEEDED, 0, MS_MAX),
    NUMBER_OF("session_set", "length_ms", TD_COLUMN_NEEDED, 0, MS_MAX),
    NUMBER_OF("session_set", "side", TD_COLUMN_NEEDED, 0, 2),
    NUMBER_OF("session_set", "hold_ms", TD_COLUMN_NEEDED, 0, MS_INT_MAX),
    NUMBER_OF("session_set", "rest_ms", TD_COLUMN_NEEDED, 0, MS_INT_MAX),
    NUMBER_OF("session_set", "pain", TD_COLUMN_EMPTY, 0, 10),
    NUMBER_OF("session_set", "down_ms", TD_COLUMN_EMPTY, 0, MS_INT_MAX),
    NUMBER_OF("session_set", "up_ms", TD_COLUMN_EMPTY, 0, MS_INT_MAX),
    NUMBER_OF("session_rep", "down_ms", TD_COLUMN_EMPTY, 0, MS_MAX),
    NUMBER_OF("session_rep", "up_ms", TD_COLUMN_EMPTY, 0, MS_MAX),
    NUMBER_OF("session_rep", "set_position", TD_COLUMN_NEEDED, 0, TD_SESSION_MAX_SETS - 1),
    NUMBER_OF("session_rep", "rep", TD_COLUMN_NEEDED, 1, COUNT_MAX),
    NUMBER_OF("session_rep", "at_ms", TD_COLUMN_EMPTY, 0, MS_MAX),
    /* a self-check */
    TEXT_OF("self_check", "version", TD_COLUMN_NEEDED, 0, 31),
    NUMBER_OF("self_check", "outcome", TD_COLUMN_NEEDED, 0, 4),
    NUMBER_OF("self_check", "urgency", TD_COLUMN_NEEDED, 0, TD_URGENCY_COUNT - 1),
    NUMBER_OF("self_check", "training", TD_COLUMN_NEEDED, 0, TD_TRAINING_COUNT - 1),
    TEXT_OF("self_check", "named_1", TD_COLUMN_EMPTY, 0, ID_MAX),
    TEXT_OF("self_check", "named_2", TD_COLUMN_EMPTY, 0, ID_MAX),
    TEXT_OF("self_check", "start_level", TD_COLUMN_EMPTY, 0, ID_MAX),
    TEXT_OF("self_check", "max_level", TD_COLUMN_EMPTY, 0, ID_MAX),
    NUMBER_OF("self_check", "max_depth_deg", TD_COLUMN_NEEDED, 0, 180),
    FLAG_OF("minor"),
    TEXT_OF("self_check", "why", TD_COLUMN_NEEDED, 0, 319),
    FLAG_OF("draft"),
    FLAG_OF("goal"),
    LIST_OF("self_check", "answers", TD_COLUMN_NEEDED, TD_CHECK_MAX_QUESTIONS),
    LIST_OF("self_check", "flags", TD_COLUMN_NEEDED, 128 /* ticked and taken back */),
    LIST_OF("self_check", "gates", TD_COLUMN_NEEDED, TD_CHECK_MAX_GATES),
    TEXT_OF("check_answer", "question", TD_COLUMN_NEEDED, 1, ID_MAX),
    TEXT_OF("check_answer", "answer", TD_COLUMN_NEEDED, 0, ID_MAX),
    TEXT_OF("check_flag", "flag", TD_COLUMN_NEEDED, 1, ID_MAX),
    FLAG_OF("taken_back"),
    TEXT_OF("check_gate", "gate", TD_COLUMN_NEEDED, 1, ID_MAX),
    FLAG_OF("any_of_it"),
    /* a morning, a measure */
    {"morning", "date", TD_COLUMN_DATE, TD_COLUMN_NEEDED, 0, 0},
    NUMBER_OF("morning", "pain", TD_COLUMN_NEEDED, 0, 10),
    FLAG_OF("swollen"),
    FLAG_OF("limp"),
    NUMBER_OF("measure", "week", TD_COLUMN_NEEDED, 0, COUNT_MAX),
    TEXT_OF("measure", "kind", TD_COLUMN_NEEDED, 1, ID_MAX),
    TEXT_OF("measure", "name", TD_COLUMN_NEEDED, 0, TD_MEASURE_NAME - 1),
    NUMBER_OF("measure", "value", TD_COLUMN_NEEDED, -5, 900),
};

const struct td_column_rule *td_column_rule(const char *table, const char *column)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if ((rules[i].table == NULL || td_str_equal(rules[i].table, table)) &&
            td_str_equal(rules[i].column, column)) {
            return &rules[i];
        }
    }
    return NULL;
}
