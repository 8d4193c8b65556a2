/* The columns of every record, in their order in the database. Changing any of them means a new
 * version of the schema (db.h). */
#include "tables.h"

#include <assert.h>

#include "db.h"
#include "teardrop/core/plan/light.h"

#define MS_INT_MAX (INT32_MAX / 2) /* of what is read into an int */
#define REPS_MAX 148002            /* a hundred in each set, and two good ones more */
#define FIRST_S (TD_DAY_FIRST * 86400)

/* clang-format off */
#define SIZE_OF(record, member) sizeof(((struct record *)NULL)->member)
#define MEMBER_OF(record, member) offsetof(struct record, member), SIZE_OF(record, member)
#define NO_MEMBER 0, 0
#define NUMBERS(name, type, presence, unset, min, max, ...) \
    {name, type, presence, unset, min, max, __VA_ARGS__}
#define NUMBER(name, min, max, ...) \
    NUMBERS(name, TD_COLUMN_NUMBER, TD_ALWAYS, 0, min, max, __VA_ARGS__)
#define ADDED_NUMBER(name, max, ...) \
    NUMBERS(name, TD_COLUMN_NUMBER, TD_ADDED, 0, 0, max, __VA_ARGS__)
#define LATER_NUMBER(name, max, ...) \
    NUMBERS(name, TD_COLUMN_NUMBER, TD_LATER, 0, 0, max, __VA_ARGS__)
#define OPTIONAL_NUMBER(name, unset, min, max, ...) \
    NUMBERS(name, TD_COLUMN_NUMBER, TD_NULLABLE, unset, min, max, __VA_ARGS__)
#define OFFSETS(name, presence, ...) \
    NUMBERS(name, TD_COLUMN_NUMBER, presence, 0, -1440, 1440, __VA_ARGS__)
#define OFFSET(name, ...) OFFSETS(name, TD_ALWAYS, __VA_ARGS__)
#define LATER_OFFSET(name, ...) OFFSETS(name, TD_LATER, __VA_ARGS__)
#define CHOICE(name, min, max, ...) \
    NUMBERS(name, TD_COLUMN_CHOICE, TD_ALWAYS, 0, min, max, __VA_ARGS__)
#define LATER_CHOICE(name, max, ...) \
    NUMBERS(name, TD_COLUMN_CHOICE, TD_LATER, 0, 0, max, __VA_ARGS__)
#define OPTIONAL_CHOICE(name, unset, min, max, ...) \
    NUMBERS(name, TD_COLUMN_CHOICE, TD_NULLABLE, unset, min, max, __VA_ARGS__)
#define FLAG(name, ...) CHOICE(name, 0, 1, __VA_ARGS__)
#define ADDED_CHOICE(name, max, ...) \
    NUMBERS(name, TD_COLUMN_CHOICE, TD_ADDED, 0, 0, max, __VA_ARGS__)
#define LATER_FLAG(name, ...) LATER_CHOICE(name, 1, __VA_ARGS__)
#define OPTIONAL_FLAG(name, ...) OPTIONAL_CHOICE(name, 0, 0, 1, __VA_ARGS__)
#define TIMES(name, presence, min, ...) \
    NUMBERS(name, TD_COLUMN_TIME, presence, 0, min, 0, __VA_ARGS__)
#define TIME(name, min, ...) TIMES(name, TD_ALWAYS, min, __VA_ARGS__)
#define LATER_TIME(name, min, ...) TIMES(name, TD_LATER, min, __VA_ARGS__)
#define CHANGED TIME("changed_unix_s", FIRST_S, NO_MEMBER)
#define ADDED_CHANGED TIMES("changed_unix_s", TD_ADDED, FIRST_S, NO_MEMBER)
#define TEXTS(name, presence, min, record, member) \
    {name, TD_COLUMN_TEXT, presence, 0, min, SIZE_OF(record, member) - 1, MEMBER_OF(record, member)}
#define TEXT(name, min, record, member) \
    TEXTS(name, TD_ALWAYS, min, record, member)
#define OPTIONAL_TEXT(name, record, member) \
    TEXTS(name, TD_NULLABLE, 0, record, member)
#define DATES(name, presence, ahead, ...) \
    {name, TD_COLUMN_DATE, presence, 0, 0, ahead, __VA_ARGS__}
#define DATE(name, ...) DATES(name, TD_ALWAYS, 1, __VA_ARGS__)
#define OPTIONAL_DATE(name, ...) DATES(name, TD_NULLABLE, TD_LOOK_AHEAD_DAYS, __VA_ARGS__)
#define UUID(...) {"uuid", TD_COLUMN_UUID, TD_ALWAYS, 0, 0, 0, __VA_ARGS__}
#define END {0}
/* clang-format on */

#define SESSION(member) MEMBER_OF(td_session_record, member)
static const struct td_column session[] = {
    UUID(SESSION(uuid)),
    TIME("started_unix_s", 0, SESSION(started.unix_s)),
    OFFSET("utc_offset_min", SESSION(started.utc_offset_min)),
    NUMBER("elapsed_ms", 0, TD_HISTORY_MS_MAX, SESSION(elapsed_ms)),
    NUMBER("paused_ms", 0, TD_HISTORY_MS_MAX, SESSION(paused_ms)),
    FLAG("finished", SESSION(finished)),
    TEXT("level", 1, td_session_record, level),
    TEXT("level_name", 0, td_session_record, level_name),
    TEXT("tempo", 0, td_session_record, tempo),
    NUMBER("load_g", 0, 1000000, SESSION(load_g)),
    OPTIONAL_CHOICE("worst_pain", -1, 0, 10, SESSION(worst_pain)),
    OPTIONAL_CHOICE("rpe", -1, 1, 10, SESSION(rpe)),
    LATER_FLAG("running", SESSION(running)),
    LATER_NUMBER("at_set", TD_SESSION_MAX_SETS, SESSION(at_set)),
    LATER_NUMBER("at_rep", TD_HISTORY_COUNT_MAX, SESSION(at_rep)),
    LATER_TIME("journaled_unix_s", 0, SESSION(journaled.unix_s)),
    LATER_OFFSET("journaled_utc_offset_min", SESSION(journaled.utc_offset_min)),
    LATER_FLAG("warm_up", SESSION(warm_up)),
    LATER_FLAG("extras", SESSION(extras)),
    OPTIONAL_TEXT("hurt", td_session_record, hurt),
    LATER_NUMBER("small_step", TD_HISTORY_COUNT_MAX, SESSION(step)),
    LATER_CHOICE("purpose", TD_PURPOSE_DELOAD, SESSION(purpose)),
    LATER_NUMBER("main_sets", TD_SESSION_MAX_SETS, SESSION(main_sets)),
    LATER_NUMBER("main_reps", TD_HISTORY_COUNT_MAX, SESSION(main_reps)),
    LATER_NUMBER("main_hold_ms", MS_INT_MAX, SESSION(main_hold_ms)),
    OPTIONAL_TEXT("note", td_session_record, note),
    CHANGED,
    OPTIONAL_TEXT("swap_in", td_session_record, swap_in),
    OPTIONAL_NUMBER("own_from", 0, 0, TD_SESSION_MAX_SETS, SESSION(own_from)),
    OPTIONAL_NUMBER("own_sets", 0, 0, TD_SESSION_MAX_SETS, SESSION(own_sets)),
    END};

#define SET(member) MEMBER_OF(td_set_record, member)
static const struct td_column sets[] = {
    TEXT("exercise", 1, td_set_record, exercise),
    NUMBER("set_number", 1, TD_HISTORY_COUNT_MAX, SET(set)),
    NUMBER("reps_planned", 0, TD_HISTORY_COUNT_MAX, SET(reps_planned)),
    NUMBER("reps_done", 0, TD_HISTORY_COUNT_MAX, SET(reps_done)),
    NUMBER("start_ms", 0, TD_HISTORY_MS_MAX, SET(start_ms)),
    NUMBER("length_ms", 0, TD_HISTORY_MS_MAX, SET(length_ms)),
    CHOICE("side", 0, 2, SET(side)),
    TEXT("tempo", 0, td_set_record, tempo),
    NUMBER("hold_ms", 0, MS_INT_MAX, SET(hold_ms)),
    NUMBER("rest_ms", 0, MS_INT_MAX, SET(rest_ms)),
    OPTIONAL_CHOICE("pain", -1, 0, 10, SET(pain)),
    OPTIONAL_NUMBER("down_ms", -1, 0, MS_INT_MAX, SET(down_ms)),
    OPTIONAL_NUMBER("up_ms", -1, 0, MS_INT_MAX, SET(up_ms)),
    END};

#define REP(member) MEMBER_OF(td_rep_record, member)
static const struct td_column reps[] = {
    NUMBER("set_position", 0, TD_SESSION_MAX_SETS - 1, REP(set)), /* of session_set */
    NUMBER("rep", 1, TD_HISTORY_COUNT_MAX, REP(rep)),
    OPTIONAL_NUMBER("at_ms", -1, 0, TD_HISTORY_MS_MAX, REP(at_ms)),
    OPTIONAL_NUMBER("down_ms", -1, 0, TD_HISTORY_MS_MAX, REP(down_ms)),
    OPTIONAL_NUMBER("up_ms", -1, 0, TD_HISTORY_MS_MAX, REP(up_ms)),
    END};

/* What a check found is kept, since its checklist may change later. */
#define CHECK(member) MEMBER_OF(td_check_record, member)
static_assert(TD_OUTCOME_STOP == 0 && TD_OUTCOME_PATTERN_ONLY == 4, "as stored");
static_assert(TD_URGENCY_COUNT == 5 && TD_TRAINING_COUNT == 3 && TD_LOAD_COUNT == 3, "as stored");
static_assert(TD_GOAL_SORE == 0 && TD_GOAL_STRENGTH == 1, "as stored");
static const struct td_column check[] = {
    UUID(CHECK(uuid)),
    TIME("done_unix_s", 0, CHECK(done.unix_s)),
    OFFSET("utc_offset_min", CHECK(done.utc_offset_min)),
    TEXT("version", 0, td_check_record, version),
    CHOICE("outcome", 0, 4, CHECK(outcome)),
    CHOICE("urgency", 0, 4, CHECK(urgency)),
    CHOICE("training", 0, 2, CHECK(training)),
    OPTIONAL_TEXT("named_1", td_check_record, named[0]),
    OPTIONAL_TEXT("named_2", td_check_record, named[1]),
    OPTIONAL_TEXT("start_level", td_check_record, start_level),
    OPTIONAL_TEXT("max_level", td_check_record, max_level),
    NUMBER("max_depth_deg", 0, 180, CHECK(max_depth_deg)),
    FLAG("minor", CHECK(minor)),
    TEXT("why", 0, td_check_record, why),
    LATER_FLAG("draft", CHECK(draft)),
    LATER_FLAG("goal", CHECK(goal)),
    CHANGED,
    ADDED_CHOICE("load", 2, CHECK(load)),
    OPTIONAL_NUMBER("opens_weeks", TD_OPENS_UNSAID, 0, 26, CHECK(opens.weeks)),
    OPTIONAL_NUMBER("opens_step_deg", 0, 1, 180, CHECK(opens.step_deg)),
    OPTIONAL_NUMBER("opens_to_deg", 0, 1, 180, CHECK(opens.to_deg)),
    OPTIONAL_TEXT("leaning", td_check_record, leaning),
    ADDED_NUMBER("lapse_weeks", 26, CHECK(lapse_weeks)),
    END};
/* Offsets from the record's beginning; the next entry is the size of one further on. */
static const struct td_column answers[] = {
    TEXT("question", 1, td_check_record, answers[0].question),
    TEXT("answer", 0, td_check_record, answers[0].answer), END};
static const struct td_column flags[] = {TEXT("flag", 1, td_flag_row, flag),
                                         FLAG("taken_back", MEMBER_OF(td_flag_row, taken_back)),
                                         END};
static const struct td_column gates[] = {TEXT("gate", 1, td_check_record, gates[0].gate),
                                         FLAG("any_of_it", CHECK(gates[0].any)), END};

#define MORNING(member) MEMBER_OF(td_morning_record, member)
static const struct td_column morning[] = {DATE("date", MORNING(date)),
                                           CHOICE("pain", 0, 10, MORNING(pain)),
                                           FLAG("swollen", MORNING(swollen)),
                                           FLAG("limp", MORNING(limp)),
                                           UUID(NO_MEMBER),
                                           CHANGED,
                                           END};

#define LOOK(member) MEMBER_OF(td_look, member)
/* Those of the first version were never changed: 0. */
static const struct td_column look[] = {
    TIME("at_unix_s", 0, LOOK(at.unix_s)),
    OFFSET("utc_offset_min", LOOK(at.utc_offset_min)),
    UUID(NO_MEMBER),
    OPTIONAL_TEXT("max_level", td_look, max_level),
    OPTIONAL_NUMBER("max_depth_deg", 0, 1, 180, LOOK(max_depth_deg)),
    OPTIONAL_FLAG("no_load", LOOK(no_load)),
    OPTIONAL_DATE("until", LOOK(until)),
    ADDED_CHANGED,
    END};

#define MEASURE(member) MEMBER_OF(td_measure_row, measure.member)
static const struct td_column measure[] = {UUID(MEASURE(uuid)),
                                           TIME("at_unix_s", 0, MEASURE(at.unix_s)),
                                           OFFSET("utc_offset_min", MEASURE(at.utc_offset_min)),
                                           NUMBER("week", 0, TD_HISTORY_COUNT_MAX, MEASURE(week)),
                                           TEXT("kind", 1, td_measure_row, kind),
                                           TEXT("name", 0, td_measure_row, measure.name),
                                           NUMBER("value", -5, 900, MEASURE(value)),
                                           CHANGED,
                                           END};

#define ANSWER(member) MEMBER_OF(td_person_answer, member)
static const struct td_column person_answer[] = {UUID(ANSWER(uuid)),
                                                 DATE("date", ANSWER(date)),
                                                 TEXT("topic", 1, td_person_answer, topic),
                                                 TEXT("answer", 0, td_person_answer, answer),
                                                 CHANGED,
                                                 END};

#define PROPOSAL(member) MEMBER_OF(td_proposal, member)
static const struct td_column proposal[] = {
    DATE("date", PROPOSAL(date)),
    TEXT("level", 1, td_proposal, level),
    NUMBER("small_step", 0, TD_HISTORY_COUNT_MAX, PROPOSAL(step)),
    NUMBER("sets", 0, TD_SESSION_MAX_SETS, PROPOSAL(sets)),
    NUMBER("reps", 0, TD_HISTORY_COUNT_MAX, PROPOSAL(reps)),
    NUMBER("hold_ms", 0, MS_INT_MAX, PROPOSAL(hold_ms)),
    NUMBER("contract_ms", 0, TD_HISTORY_MS_MAX, PROPOSAL(contract_ms)),
    CHOICE("every_days", 1, 14, PROPOSAL(every_days)),
    UUID(NO_MEMBER),
    CHANGED,
    END};

static const struct td_column deleted[] = {UUID(NO_MEMBER), TIME("at_unix_s", FIRST_S, NO_MEMBER),
                                           END};

const struct td_record_kind td_record_kinds[TD_RECORD_KINDS] = {
    {"session",
     "session",
     "uuid",
     "changed_unix_s",
     "running",
     "started_unix_s",
     "started",
     session,
     {{"sets", "session_set", "session_uuid", true, false, TD_SESSION_MAX_SETS, sets},
      {"reps", "session_rep", "session_uuid", true, true, REPS_MAX, reps}}},
    {"self_check",
     "self_check",
     "uuid",
     "changed_unix_s",
     "draft",
     "done_unix_s",
     "done",
     check,
     {{"answers", "check_answer", "check_uuid", false, false, TD_CHECK_MAX_QUESTIONS, answers},
      {"flags", "check_flag", "check_uuid", false, false, INT64_C(2) * TD_CHECK_MAX_FLAGS, flags},
      {"gates", "check_gate", "check_uuid", false, true, TD_CHECK_MAX_GATES, gates}}},
    {"morning", "morning", "date", "changed_unix_s", NULL, "date", NULL, morning, {{0}}},
    {"clinician_look",
     "clearance",
     "at_unix_s",
     "changed_unix_s",
     NULL,
     "at_unix_s",
     "at",
     look,
     {{0}}},
    {"measure", "measure", "uuid", "changed_unix_s", NULL, "at_unix_s", "at", measure, {{0}}},
    {"answer", "person_answer", "uuid", "changed_unix_s", NULL, "date", NULL, person_answer, {{0}}},
    {"proposal", "proposal", "date", "changed_unix_s", NULL, "date", NULL, proposal, {{0}}},
    {"deleted", "deleted", "uuid", "at_unix_s", NULL, "at_unix_s", NULL, deleted, {{0}}},
};
