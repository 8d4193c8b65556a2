/* What an import lets in, and what it does to what is there. */
#include "merge_place.h"

#define UUID "11111111-1111-4111-8111-111111111111"
#define SESSION                                                                                    \
    "{\"type\":\"session\",\"uuid\":\"" UUID "\",\"started_unix_s\":1000,\"utc_offset_min\":60,"   \
    "\"elapsed_ms\":90000,\"paused_ms\":0,\"finished\":1,\"level\":\"l2\",\"level_name\":\"x\","   \
    "\"small_step\":0,\"purpose\":0,\"main_sets\":2,\"main_reps\":8,\"main_hold_ms\":0,"           \
    "\"tempo\":\"3-1-1-0\",\"load_g\":0,\"worst_pain\":2,\"rpe\":null,\"warm_up\":0,"              \
    "\"extras\":0,\"at_set\":0,\"at_rep\":0,\"journaled_unix_s\":0,"                               \
    "\"journaled_utc_offset_min\":0,\"running\":0,\"changed_unix_s\":1000,\"sets\":[{"             \
    "\"exercise\":\"cyclist\","                                                                    \
    "\"set_number\":1,\"reps_planned\":8,\"reps_done\":8,\"start_ms\":0,\"length_ms\":40000,"      \
    "\"side\":0,\"tempo\":\"3-1-1-0\",\"hold_ms\":0,\"rest_ms\":0,\"pain\":1,\"down_ms\":null}],"  \
    "\"reps\":[]}"
#define MORNING                                                                                    \
    "{\"type\":\"morning\",\"date\":\"2026-11-01\",\"pain\":3,\"swollen\":0,\"limp\":0,"           \
    "\"uuid\":\"" UUID "\",\"changed_unix_s\":1000}"
#define LOOK                                                                                       \
    "{\"type\":\"clinician_look\",\"at_unix_s\":1000,\"utc_offset_min\":60,\"uuid\":\"" UUID "\"}"
#define MEASURE                                                                                    \
    "{\"type\":\"measure\",\"uuid\":\"" UUID "\",\"at_unix_s\":1000,\"utc_offset_min\":60,"        \
    "\"week\":0,\"kind\":\"worst_pain\",\"name\":\"\",\"value\":3,\"changed_unix_s\":1000}"
#define SAID_LOOK                                                                                  \
    "{\"type\":\"clinician_look\",\"at_unix_s\":1000,\"utc_offset_min\":60,\"uuid\":\"" UUID "\"," \
    "\"max_level\":\"l3\",\"max_depth_deg\":60,\"no_load\":1,\"until\":\"2027-03-01\","            \
    "\"changed_unix_s\":1000}"
#define ANSWER                                                                                     \
    "{\"type\":\"answer\",\"uuid\":\"" UUID "\",\"date\":\"2026-11-01\",\"topic\":\"knee\","       \
    "\"answer\":\"left\",\"changed_unix_s\":1000}"
#define PROPOSAL                                                                                   \
    "{\"type\":\"proposal\",\"date\":\"2026-11-01\",\"level\":\"l2\",\"small_step\":1,\"sets\":3," \
    "\"reps\":8,\"hold_ms\":0,\"contract_ms\":144000,\"every_days\":2,\"uuid\":\"" UUID "\","      \
    "\"changed_unix_s\":1000}"
#define CHECK                                                                                      \
    "{\"type\":\"self_check\",\"uuid\":\"" UUID "\",\"done_unix_s\":1000,\"utc_offset_min\":0,"    \
    "\"version\":\"1\",\"outcome\":1,\"urgency\":1,\"training\":0,\"max_depth_deg\":90,"           \
    "\"minor\":0,\"why\":\"\",\"draft\":0,\"goal\":0,\"changed_unix_s\":1000,\"answers\":[],"      \
    "\"flags\":[],\"gates\":[]}"
#define LEANING_CHECK                                                                              \
    "{\"type\":\"self_check\",\"uuid\":\"" UUID "\",\"done_unix_s\":1000,\"utc_offset_min\":0,"    \
    "\"version\":\"4\",\"outcome\":2,\"urgency\":1,\"training\":1,\"max_depth_deg\":60,"           \
    "\"minor\":0,\"why\":\"\",\"draft\":0,\"goal\":0,\"changed_unix_s\":1000,\"load\":1,"          \
    "\"opens_weeks\":3,\"opens_step_deg\":15,\"opens_to_deg\":90,\"leaning\":\"plica\","           \
    "\"lapse_weeks\":4,\"answers\":[],\"flags\":[],\"gates\":[]}"
#define MARK "{\"type\":\"deleted\",\"uuid\":\"" UUID "\",\"at_unix_s\":1000}"

/* `old` in the line becomes `new`. */
static void change(const char *line, const char *old, const char *new, char *out, size_t size)
{
    const char *at = strstr(line, old);

    assert_non_null(at);
    (void)snprintf(out, size, "%.*s%s%s", (int)(at - line), line, new, at + strlen(old));
}

static const struct {
    const char *line, *old, *new, *why;
} wrong[] = {
    {SESSION, UUID, "short", "uuid: is \"short\"; a UUID is meant"},
    {SESSION, UUID, "11111111-1111-4111-8111-11111111111G", "uuid: is"},
    {SESSION, "\"started_unix_s\":1000", "\"started_unix_s\":1.5", "started_unix_s: is 1.5"},
    {SESSION, "\"started_unix_s\":1000", "\"started_unix_s\":-1", "started_unix_s: is -1"},
    {SESSION, "\"started_unix_s\":1000", "\"started_unix_s\":99999999999", "started_unix_s: is"},
    {SESSION, "\"started_unix_s\":1000,", "", "started_unix_s: is missing"},
    {SESSION, "\"utc_offset_min\":60", "\"utc_offset_min\":3000000000", "from -1440 to 1440"},
    {SESSION, "\"elapsed_ms\":90000", "\"elapsed_ms\":9223372036854775807", "elapsed_ms: is"},
    {SESSION, "\"elapsed_ms\":90000", "\"elapsed_ms\":1e300", "elapsed_ms: is"},
    {SESSION, "\"elapsed_ms\":90000", "\"elapsed_ms\":18446744073709551616", "elapsed_ms: is"},
    {SESSION, "\"elapsed_ms\":90000", "\"elapsed_ms\":true", "elapsed_ms: is true; a whole"},
    {SESSION, "\"worst_pain\":2", "\"worst_pain\":11", "worst_pain: is 11; a whole number from 0"},
    {SESSION, "\"worst_pain\":2", "\"worst_pain\":\"2\"", "worst_pain: is text; a whole number"},
    {SESSION, "\"level\":\"l2\"", "\"level\":5", "level: is integer; a text is meant"},
    {SESSION, "\"level\":\"l2\"", "\"level\":\"a\\u0000b\"", "has a NUL in a text"},
    {SESSION, "\"level\":\"l2\"", "\"level\":\"\\ud800\"", "level: has characters"},
    {SESSION, "\"level\":\"l2\"", "\"level\":\"\"", "level: has 0 bytes"},
    {SESSION, "\"level\":\"l2\"", "\"level\":\"0123456789012345678901234567890123456789\"",
     "level: has 40 bytes; a text of 1 to 31 is meant"},
    {SESSION, "\"level\":\"l2\"", "\"level\":\"\xff\xfe\"", "is not UTF-8"},
    {SESSION, "\"sets\":[{", "\"sets\":5,\"x\":[{", "sets: is integer; a list is meant"},
    {SESSION, "\"sets\":[{", "\"sets\":[7,{", "sets[1]: is no {...}"},
    {SESSION, "\"set_number\":1", "\"set_number\":0", "sets[1].set_number: is 0"},
    {SESSION, "\"reps_done\":8,", "", "sets[1].reps_done: is missing"},
    {SESSION, "\"length_ms\":40000", "\"length_ms\":-1500", "sets[1].length_ms: is -1500"},
    {SESSION, "\"side\":0", "\"side\":99", "sets[1].side: is 99"},
    {SESSION, "\"sets\":[{", "\"reps\":[{\"set_position\":0,\"rep\":0}],\"sets\":[{",
     "reps[1].rep: is 0"},
    {SESSION, "\"sets\":[{", "\"reps\":[7],\"sets\":[{", "reps[1]: is no {...}"},
    {SESSION, "\"sets\":[{", "\"reps\":[{\"set_position\":1,\"rep\":1}],\"sets\":[{",
     "reps[1].set_position: is 1; there is no sets[2]"},
    {SESSION, "\"sets\":[{",
     "\"reps\":[{\"set_position\":0,\"rep\":3},{\"set_position\":0,\"rep\":2},"
     "{\"set_position\":0,\"rep\":3}],\"sets\":[{",
     "reps[3].rep: is 3, which sets[1] has already"},
    {SESSION, "\"sets\":[{",
     "\"reps\":[{\"set_position\":0,\"rep\":1},{\"set_position\":0,\"rep\":2},"
     "{\"set_position\":0,\"rep\":3},{\"set_position\":0,\"rep\":4},"
     "{\"set_position\":0,\"rep\":5},{\"set_position\":0,\"rep\":6},"
     "{\"set_position\":0,\"rep\":7},{\"set_position\":0,\"rep\":8},"
     "{\"set_position\":0,\"rep\":9}],\"sets\":[{",
     "reps[9].rep: is one more than sets[1] has done or planned"},
    {SESSION, "\"running\":0", "\"running\":2", "running: is 2"},
    {SESSION, "\"type\":\"session\"", "\"type\":\"workout\"",
     "type: is \"workout\"; one of session, self_check, morning, clinician_look, measure, answer, "
     "proposal, deleted is"},
    {SESSION, "\"type\":\"session\",", "", "type: is \"\"; one of"},
    {SESSION, "\"reps\":[]}", "\"reps\":[]", "is no {...} from its first to its last character"},
    {MORNING, "2026-11-01", "1899-12-31", "date: is \"1899-12-31\"; a day from 1900-01-01"},
    {MORNING, "\"changed_unix_s\":1000", "\"changed_unix_s\":-2208988801", "changed_unix_s: is"},
    {MORNING, "2026-11-01", "2026-02-30", "date: is \"2026-02-30\"; a day"},
    {MORNING, "2026-11-01", "2999-02-20", "date: is \"2999-02-20\"; a day"},
    {MORNING, "\"limp\":0", "\"limp\":2", "limp: is 2"},
    {LOOK, "\"at_unix_s\":1000", "\"at_unix_s\":\"x\"", "at_unix_s: is text"},
    {LOOK, "\"at_unix_s\":1000", "\"at_unix_s\":1800100000", "at_unix_s: is 1800100000; seconds"},
    {LOOK, "\"at_unix_s\":1000,", "", "at_unix_s: is missing"},
    {SAID_LOOK, "\"max_depth_deg\":60", "\"max_depth_deg\":0", "from 1 to 180"},
    {SAID_LOOK, "2027-03-01", "2039-03-01", "to ten years from now is meant"},
    {SAID_LOOK, "\"no_load\":1", "\"no_load\":2", "no_load: is 2"},
    {ANSWER, "2026-11-01", "2999-02-20", "date: is \"2999-02-20\"; a day"},
    {ANSWER, "\"topic\":\"knee\",", "", "topic: is missing"},
    {ANSWER, "\"left\"", "null", "answer: is null; a text is meant"},
    {PROPOSAL, "\"every_days\":2", "\"every_days\":15", "every_days: is 15; a whole number from 1"},
    {PROPOSAL, "\"contract_ms\":144000,", "", "contract_ms: is missing"},
    {LEANING_CHECK, "\"load\":1", "\"load\":3", "load: is 3"},
    {LEANING_CHECK, "\"opens_weeks\":3", "\"opens_weeks\":27", "opens_weeks: is 27"},
    {LEANING_CHECK, "\"opens_step_deg\":15", "\"opens_step_deg\":0", "from 1 to 180"},
    {LEANING_CHECK, "\"opens_to_deg\":90", "\"opens_to_deg\":181", "from 1 to 180"},
    {LEANING_CHECK, "\"plica\"", "7", "leaning: is integer; a text"},
    {LEANING_CHECK, "\"lapse_weeks\":4", "\"lapse_weeks\":-1", "lapse_weeks: is -1"},
    {SESSION, "\"level\":\"l2\",", "", "level: is missing"},
    {SESSION, "\"sets\":[{", "\"steps\":[{", "sets: is missing"},
    {MEASURE, "\"value\":3", "\"value\":901", "value: is 901"},
    {MARK, "\"at_unix_s\":1000", "\"at_unix_s\":4611686018427387904", "at_unix_s: is"},
};

static void td_import__wrong__says_which_member(void **state)
{
    struct place *place = *state;
    static const char *const right[] = {SESSION, MORNING,  LOOK,  MEASURE,       SAID_LOOK,
                                        ANSWER,  PROPOSAL, CHECK, LEANING_CHECK, MARK};

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct td_merge_counts counts;
        char line[3000], why[300] = "";

        change(wrong[i].line, wrong[i].old, wrong[i].new, line, sizeof line);
        if (import(place, line, true, &counts, why, sizeof why) != TD_ERR_USAGE ||
            strstr(why, wrong[i].why) == NULL) {
            fail_msg("%s -> %s: %s", wrong[i].old, wrong[i].new, why);
        }
    }
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
        struct td_merge_counts counts;
        char why[300] = "";

        if (import(place, right[i], false, &counts, why, sizeof why) != TD_OK) {
            fail_msg("%s: %s", right[i], why);
        }
    }
}

/* Members that came with a later teardrop: without them a line means what it meant then. */
static void td_import__line_of_before__has_defaults(void **state)
{
    static const struct {
        const char *line, *member, *sql;
    } later[] = {
        {SESSION, "\"running\":0,", "SELECT running = 0 FROM session"},
        {SESSION, "\"warm_up\":0,", "SELECT warm_up = 0 FROM session"},
        {SESSION, "\"extras\":0,", "SELECT extras = 0 FROM session"},
        {SESSION, "\"at_set\":0,", "SELECT at_set = 0 FROM session"},
        {SESSION, "\"at_rep\":0,", "SELECT at_rep = 0 FROM session"},
        {SESSION, "\"journaled_unix_s\":0,", "SELECT journaled_unix_s = 0 FROM session"},
        {SESSION, "\"journaled_utc_offset_min\":0,",
         "SELECT journaled_utc_offset_min = 0 FROM session"},
        {SESSION, "\"small_step\":0,", "SELECT small_step = 0 FROM session"},
        {SESSION, "\"purpose\":0,", "SELECT purpose = 0 FROM session"},
        {SESSION, "\"main_sets\":2,", "SELECT main_sets = 0 FROM session"},
        {SESSION, "\"main_reps\":8,", "SELECT main_reps = 0 FROM session"},
        {SESSION, "\"main_hold_ms\":0,", "SELECT main_hold_ms = 0 FROM session"},
        {SESSION, ",\"reps\":[]",
         "SELECT count(*) = 1 AND (SELECT count(*) FROM session_rep) = 0 AND"
         " max(note IS NULL AND swap_in IS NULL AND own_sets IS NULL) = 1 FROM session"},
        {CHECK, "\"draft\":0,", "SELECT draft = 0 FROM self_check"},
        {CHECK, "\"goal\":0,", "SELECT goal = 0 FROM self_check"},
        {CHECK, ",\"gates\":[]", "SELECT count(*) = 1 FROM self_check"},
        {LEANING_CHECK, "\"load\":1,", "SELECT load = 0 AND lapse_weeks = 4 FROM self_check"},
        {LEANING_CHECK, "\"opens_weeks\":3,",
         "SELECT opens_weeks IS NULL AND opens_step_deg = 15 FROM self_check"},
        {LEANING_CHECK, "\"opens_step_deg\":15,\"opens_to_deg\":90,\"leaning\":\"plica\",",
         "SELECT opens_step_deg IS NULL AND opens_to_deg IS NULL AND leaning IS NULL AND"
         " opens_weeks = 3 FROM self_check"},
        {LEANING_CHECK, "\"lapse_weeks\":4,", "SELECT lapse_weeks = 0 FROM self_check"},
        {SAID_LOOK, ",\"changed_unix_s\":1000", "SELECT changed_unix_s = 0 FROM clearance"},
        {SAID_LOOK, "\"no_load\":1,", "SELECT no_load IS NULL FROM clearance"},
        {LOOK, "", "SELECT max_level IS NULL AND until IS NULL FROM clearance"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        struct place *place = new_place();
        struct td_merge_counts counts;
        char line[3000], answer[64], why[300] = "";

        change(later[i].line, later[i].member, "", line, sizeof line);
        if (import(place, line, true, &counts, why, sizeof why) != TD_OK) {
            fail_msg("without %s: %s", later[i].member, why);
        }
        ask_sql(place->path, later[i].sql, answer, sizeof answer);
        if (strcmp(answer, "1") != 0) {
            fail_msg("without %s: %s", later[i].member, answer);
        }
        assert_int_equal(import(place, line, true, &counts, why, sizeof why), TD_OK);
        assert_int_equal(counts.same, 1); /* once more changes nothing */
        end_place(place);
    }
}

/* The very first export had none of them at all. */
static void td_import__line_of_the_first_export__is_taken(void **state)
{
    static const char line[] =
        "{\"type\":\"session\",\"uuid\":\"" UUID "\",\"started_unix_s\":1000,\"utc_offset_min\":60,"
        "\"elapsed_ms\":90000,\"paused_ms\":0,\"finished\":1,\"level\":\"l2\",\"level_name\":\"x\","
        "\"tempo\":\"3-1-1-0\",\"load_g\":0,\"worst_pain\":2,\"rpe\":null,\"changed_unix_s\":1000,"
        "\"sets\":[{\"exercise\":\"cyclist\",\"set_number\":1,\"reps_planned\":8,\"reps_done\":8,"
        "\"start_ms\":0,\"length_ms\":40000,\"side\":0,\"tempo\":\"3-1-1-0\",\"hold_ms\":0,"
        "\"rest_ms\":0}]}";
    struct place *place = *state;
    struct td_session_record *record = calloc(1, sizeof *record);

    take_in(place, line);
    assert_int_equal(place->port.ops->load_session(place->port.self, UUID, record), TD_OK);
    assert_int_equal(record->set_count, 1);
    assert_int_equal(record->sets[0].pain, -1);
    assert_false(record->running);
    assert_int_equal(record->step, 0);
    free_record(record);
}

/* What was said of a look later stays, wherever an older line of it comes from. */
static void td_import__look_of_before__takes_nothing_back(void **state)
{
    struct place *place = *state;
    char *here, *after;

    take_in(place, LOOK);
    take_in(place, SAID_LOOK);
    here = export_of(place);
    assert_non_null(strstr(here, "\"max_level\":\"l3\""));
    take_in(place, LOOK);
    after = export_of(place);
    assert_string_equal(after, here);
    free(here);
    free(after);
}

/* The mark of a deleted morning is about no proposal of its day. */
static void td_import__mark_of_a_morning__leaves_proposals(void **state)
{
    struct place *place = *state;
    char answer[64];

    take_in(place, MORNING "\n" PROPOSAL "\n{\"type\":\"deleted\",\"uuid\":"
                           "\"20261101-dead-4000-8000-000000000000\",\"at_unix_s\":5000}");
    take_in(place, PROPOSAL);
    ask_sql(place->path, "SELECT (SELECT count(*) FROM morning) || count(*) FROM proposal", answer,
            sizeof answer);
    assert_string_equal(answer, "01");
}

/* A hundred of one rep for each set there can be. */
static void td_import__copies_of_one_rep__are_refused(void **state)
{
    struct place *place = *state;
    struct td_merge_counts counts;
    static const char rep[] = "{\"set_position\":0,\"rep\":1},";
    size_t room = 148000 * (sizeof rep - 1) + 3000;
    char *list = malloc(room), *line = malloc(room);
    char why[300] = "";
    size_t length;

    length = (size_t)snprintf(list, room, "\"reps\":[");
    for (int i = 0; i < 148000; i++) {
        memcpy(list + length, rep, sizeof rep - 1);
        length += sizeof rep - 1;
    }
    (void)snprintf(list + length - 1, room - length, "],\"sets\":[{");
    change(SESSION, "\"sets\":[{", list, line, room);
    assert_int_equal(import(place, line, true, &counts, why, sizeof why), TD_ERR_USAGE);
    assert_string_equal(why, "reps[2].rep: is 1, which sets[1] has already");
    free(list);
    free(line);
}

/* Training that a red flag closed. */
static void close_training(struct place *place)
{
    struct td_check_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->done = (struct td_instant){place_now - 100, 0};
    record->outcome = TD_OUTCOME_STOP;
    record->training = TD_TRAINING_CLOSED;
    assert_int_equal(place->port.ops->save_check(place->port.self, record), TD_OK);
    free(record);
}

static void td_gate__look_that_has_not_been_yet__opens_nothing(void **state)
{
    struct place *place = *state;
    struct td_training_gate gate;
    char sql[160];

    close_training(place);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO clearance (at_unix_s, utc_offset_min, uuid)"
                   " VALUES (%lld, 0, '" UUID "')",
                   (long long)place_now + 50);
    run_sql(place, sql);
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    assert_int_equal(gate.training, TD_TRAINING_CLOSED);
    place_now += 60;
    assert_int_equal(place->port.ops->gate(place->port.self, &gate), TD_OK);
    place_now -= 60;
    assert_int_not_equal(gate.training, TD_TRAINING_CLOSED);
}

static int64_t number_of(const struct place *place, const char *sql)
{
    char text[64];

    ask_sql(place->path, sql, text, sizeof text);
    return atoll(text);
}

/* Another machine's clock was an hour ahead: what is said here afterwards is later all the same. */
static void td_import__changed_in_the_future__later_changes_stay(void **state)
{
    struct place *place = *state;
    struct td_morning_record morning = {.date = "2026-11-01", .pain = 1};
    struct td_session_record *record = calloc(1, sizeof *record);
    struct td_history_line lines[4];
    char session[2000], answer[600];
    size_t count;

    change(SESSION, "\"changed_unix_s\":1000", "\"changed_unix_s\":1800003600", session,
           sizeof session);
    change(MORNING, "\"changed_unix_s\":1000", "\"changed_unix_s\":1800003600", answer,
           sizeof answer);
    take_in(place, session);
    take_in(place, answer);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(place->port.ops->load_session(place->port.self, UUID, record), TD_OK);
    record->rpe = 9;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    take_in(place, session);
    take_in(place, answer);
    assert_int_equal(number_of(place, "SELECT rpe FROM session"), 9);
    assert_int_equal(number_of(place, "SELECT pain FROM morning"), 1);
    assert_int_equal(number_of(place, "SELECT changed_unix_s FROM session"), 1800003601);
    assert_int_equal(place->port.ops->delete_session(place->port.self, UUID), TD_OK);
    assert_int_equal(place->port.ops->delete_morning(place->port.self, morning.date), TD_OK);
    take_in(place, session);
    take_in(place, answer);
    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 4, lines, &count), TD_OK);
    assert_int_equal(count, 0);
    /* A new answer for that day is later than the one that is gone. */
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    take_in(place, answer);
    assert_int_equal(number_of(place, "SELECT pain FROM morning"), 1);
    free_record(record);
}

/* Saved after each rep, many in a second: no clock runs ahead by that. */
static void td_history__running_saves__keep_the_time(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 1000);

    record->running = true;
    for (int i = 0; i < 50; i++) {
        record->elapsed_ms++;
        assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    }
    assert_int_equal(number_of(place, "SELECT changed_unix_s FROM session"), place_now);
    free_record(record);
}

/* The one that somebody is in the middle of is theirs. */
static void td_import__of_a_running_session__leaves_it_alone(void **state)
{
    struct place *place = *state;
    struct td_session_record *record = a_session(place, 1000);
    struct td_merge_counts counts;
    char line[2000], mark[200], why[300];

    td_str_copy(record->uuid, sizeof record->uuid, UUID);
    record->running = true;
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    change(SESSION, "\"changed_unix_s\":1000", "\"changed_unix_s\":1800003600", line, sizeof line);
    assert_int_equal(import(place, line, true, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.same, 1);
    change(MARK, "\"at_unix_s\":1000", "\"at_unix_s\":1800003600", mark, sizeof mark);
    assert_int_equal(import(place, mark, true, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.deleted, 0);
    assert_int_equal(number_of(place, "SELECT running FROM session"), 1);
    free_record(record);
}

/* ---- rehearsed ---- */

static void td_rehearse__no_history__makes_none(void **state)
{
    struct place *place = *state;
    struct td_merge_counts counts;
    char why[300];

    assert_int_equal(import(place, SESSION, false, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.added, 1);
    assert_int_equal(access(place->below, F_OK), -1);
}

static void td_rehearse__a_history__counts_with_it(void **state)
{
    struct place *place = *state;
    struct td_merge_counts counts;
    struct stat before, after;
    char why[300];

    take_in(place, SESSION);
    reopen(place, true);
    assert_int_equal(stat(place->path, &before), 0);
    assert_int_equal(import(place, SESSION "\n" LOOK, false, &counts, why, sizeof why), TD_OK);
    assert_int_equal(counts.same, 1);
    assert_int_equal(counts.added, 1);
    assert_int_equal(stat(place->path, &after), 0);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_equal(count_files(place, ""), 1);
    assert_int_equal(number_of(place, "SELECT count(*) FROM clearance"), 0);
    /* Afterwards it is the history again. */
    take_in(place, LOOK);
    assert_int_equal(number_of(place, "SELECT count(*) FROM clearance"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_import__wrong__says_which_member),
        TEST(td_import__line_of_before__has_defaults),
        TEST(td_import__line_of_the_first_export__is_taken),
        TEST(td_import__look_of_before__takes_nothing_back),
        TEST(td_import__mark_of_a_morning__leaves_proposals),
        TEST(td_import__copies_of_one_rep__are_refused),
        TEST(td_gate__look_that_has_not_been_yet__opens_nothing),
        TEST(td_import__changed_in_the_future__later_changes_stay),
        TEST(td_history__running_saves__keep_the_time),
        TEST(td_import__of_a_running_session__leaves_it_alone),
        TEST(td_rehearse__no_history__makes_none),
        TEST(td_rehearse__a_history__counts_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
