/* What one door takes the others take: whatever the program can save comes out, goes into an
 * empty history, and comes out of that as it was, to the byte. And an import is whole or it is
 * not, wherever memory ends. */
#include "merge_place.h"

#include "teardrop/base/utf8.h"
#include "teardrop/core/plan/light.h"

#define ROUNDS 5
#define STEPS 40
#define NOW 1800000000

/* ---- any record ---- */

/* What people type, what content files hold, and what neither should. */
static void any_text(char *out, size_t size, bool empty_too)
{
    static const char *const texts[] = {
        "",
        "l2",
        "=1+1",
        "a \"quoted\" text, with a comma",
        "caf\xC3\xA9",
        "a\x7F\xC2\x9B[31m\xC2\x80z",
        "tab\there",
        "two\nlines",
        "\\u0041",
        "\xE2\x80\xA8\xF0\x9F\xA6\xB5",
        "{}[]",
        "not \xFF\xC3( UTF-8",
    };
    size_t count = sizeof texts / sizeof texts[0];

    if (dice(5) == 0) { /* as long as it can be */
        for (size_t i = 0; i + 1 < size; i++) {
            out[i] = (char)('a' + dice(26));
        }
        out[size - 1] = '\0';
        return;
    }
    td_str_copy(out, size, texts[empty_too ? dice((int)count) : 1 + dice((int)count - 1)]);
}

#define ANY(text) any_text(text, sizeof text, true)
#define ANY_ID(text) any_text(text, sizeof text, false)

/* The clock has been wrong before, but it is no earlier now. */
static int64_t any_time(void)
{
    return (int64_t)dice(1800000) * 1000 + dice(1000);
}

static int any_offset(void)
{
    return (dice(27) - 12) * 60 + (dice(3) == 0 ? 45 : 0);
}

static int any_said(int most)
{
    return dice(most + 2) - 1;
}

static void any_sets(struct td_session_record *record)
{
    give_sets(record, dice(5));
    for (int i = 0; i < record->set_count; i++) {
        struct td_set_record *set = &record->sets[i];

        ANY_ID(set->exercise);
        ANY(set->tempo);
        set->set = 1 + dice(20);
        set->side = dice(3);
        set->reps_planned = 1 + dice(10);
        set->start_ms = dice(2) * INT64_C(900000000000) + dice(1000000);
        set->length_ms = dice(3600000);
        set->hold_ms = dice(3600001);
        set->rest_ms = dice(3600001);
        set->pain = any_said(10);
        set->down_ms = any_said(60000);
        set->up_ms = any_said(60000);
    }
}

/* Some of those there are places for, and the sets count them. */
static size_t any_reps(struct td_session_record *record, struct td_rep_record *reps)
{
    size_t count = 0;

    for (int i = 0; i < record->set_count; i++) {
        for (int rep = 1; rep <= record->sets[i].reps_planned + 2; rep++) {
            reps[count] = (struct td_rep_record){.done = dice(2) == 0,
                                                 .set = i,
                                                 .rep = rep,
                                                 .at_ms = dice(4) - 1,
                                                 .down_ms = any_said(60000),
                                                 .up_ms = any_said(60000)};
            record->sets[i].reps_done += reps[count++].done ? 1 : 0;
        }
    }
    return count;
}

static void save_any_session(struct place *place)
{
    struct td_session_record *record = calloc(1, sizeof *record);
    struct td_rep_record reps[100];

    place->port.ops->new_id(place->port.self, record->uuid);
    record->started = (struct td_instant){any_time(), any_offset()};
    record->elapsed_ms = dice(2) * INT64_C(999999999999) + dice(2);
    record->paused_ms = dice(2) * INT64_C(999999999999);
    record->finished = dice(2) == 0;
    record->running = dice(4) == 0;
    record->at_set = dice(TD_SESSION_MAX_SETS + 1);
    record->at_rep = dice(103);
    record->journaled = (struct td_instant){any_time(), any_offset()};
    record->warm_up = dice(2) == 0;
    record->extras = dice(2) == 0;
    ANY(record->hurt);
    ANY_ID(record->level);
    ANY(record->level_name);
    ANY(record->tempo);
    record->step = dice(6);
    ANY(record->swap_in);
    record->purpose = dice(3);
    record->main_sets = dice(21);
    record->main_reps = dice(101);
    record->main_hold_ms = dice(3600001);
    record->own_from = dice(10);
    record->own_sets = dice(10);
    ANY(record->note);
    record->load_g = dice(500001);
    record->worst_pain = any_said(10);
    record->rpe = dice(2) == 0 ? -1 : 1 + dice(10);
    any_sets(record);
    record->reps = reps;
    record->rep_count = any_reps(record, reps);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
}

static void save_any_check(struct place *place)
{
    struct td_check_record *record = calloc(1, sizeof *record);

    place->port.ops->new_id(place->port.self, record->uuid);
    record->done = (struct td_instant){any_time(), any_offset()};
    record->draft = dice(3) == 0;
    record->goal = dice(2) == 0 ? TD_GOAL_SORE : TD_GOAL_STRENGTH;
    ANY(record->version);
    record->outcome = (enum td_outcome)dice(5);
    record->urgency = (enum td_urgency)dice(TD_URGENCY_COUNT);
    record->training = (enum td_training)dice(TD_TRAINING_COUNT);
    record->named_count = dice(3);
    ANY_ID(record->named[0]);
    ANY_ID(record->named[1]);
    ANY(record->start_level);
    ANY(record->max_level);
    record->max_depth_deg = dice(181);
    record->load = (enum td_load)dice(TD_LOAD_COUNT);
    record->opens = (struct td_opening){dice(28) - 1, dice(181), dice(181)};
    ANY(record->leaning);
    record->lapse_weeks = dice(27);
    record->minor = dice(5) == 0;
    ANY(record->why);
    record->answer_count = dice(2) == 0 ? TD_CHECK_MAX_QUESTIONS : dice(4);
    for (int i = 0; i < record->answer_count; i++) {
        ANY_ID(record->answers[i].question);
        ANY(record->answers[i].answer);
    }
    record->flag_count = dice(2) == 0 ? TD_CHECK_MAX_FLAGS : dice(4);
    record->taken_back_count = dice(2) == 0 ? TD_CHECK_MAX_FLAGS : dice(4);
    for (int i = 0; i < TD_CHECK_MAX_FLAGS; i++) {
        ANY_ID(record->flags[i]);
        ANY_ID(record->taken_back[i]);
    }
    record->gate_count = dice(TD_CHECK_MAX_GATES + 1);
    for (int i = 0; i < record->gate_count; i++) {
        ANY_ID(record->gates[i].gate);
        record->gates[i].any = dice(2) == 0;
    }
    assert_int_equal(place->port.ops->save_check(place->port.self, record), TD_OK);
    free(record);
}

static void save_any_measure(struct place *place)
{
    struct td_measure measure = {.at = {any_time(), any_offset()},
                                 .week = dice(1000),
                                 .kind = (enum td_measure_kind)dice(TD_MEASURE_KINDS),
                                 .value = dice(906) - 5};

    place->port.ops->new_id(place->port.self, measure.uuid);
    ANY(measure.name);
    assert_int_equal(place->port.ops->save_measure(place->port.self, &measure), TD_OK);
}

static void any_date(char date[11])
{
    td_day_format(TD_DAY_FIRST + dice((int)(NOW / 86400 - TD_DAY_FIRST)), date);
}

static void save_any_look(struct place *place)
{
    struct td_look look = {
        .at = {any_time(), any_offset()}, .max_depth_deg = dice(181), .no_load = dice(2) == 0};

    ANY(look.max_level);
    if (dice(2) == 0) {
        td_day_format(NOW / 86400 + dice(3660), look.until);
    }
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
}

static void save_any_answer(struct place *place)
{
    struct td_person_answer said;

    place->port.ops->new_id(place->port.self, said.uuid);
    any_date(said.date);
    ANY_ID(said.topic);
    ANY(said.answer);
    assert_int_equal(place->port.ops->save_answer(place->port.self, &said), TD_OK);
}

static void save_any_proposal(struct place *place)
{
    struct td_proposal proposal = {.step = dice(6),
                                   .sets = dice(21),
                                   .reps = dice(101),
                                   .hold_ms = dice(3600001),
                                   .contract_ms = dice(2) * INT64_C(900000000000),
                                   .every_days = 1 + dice(14)};

    any_date(proposal.date);
    ANY_ID(proposal.level);
    assert_int_equal(place->port.ops->save_proposal(place->port.self, &proposal), TD_OK);
}

/* From the first day that `log --date` takes to the day it already is in the east. */
static void save_any_morning(struct place *place)
{
    struct td_morning_record morning = {
        .pain = dice(11), .swollen = dice(2) == 0, .limp = dice(2) == 0};
    int64_t today = place_now / 86400;
    int64_t day = dice(4) == 0   ? TD_DAY_FIRST
                  : dice(4) == 0 ? today + 1
                                 : TD_DAY_FIRST + dice((int)(today - TD_DAY_FIRST) + 1);

    td_day_format(day, morning.date);
    assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    if (dice(4) == 0) {
        assert_int_equal(place->port.ops->delete_morning(place->port.self, morning.date), TD_OK);
    }
}

static void delete_any(struct place *place)
{
    struct td_history_line lines[8];
    size_t count;
    enum td_err err = TD_OK;

    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 8, lines, &count), TD_OK);
    if (count > 0) {
        const struct td_history_line *line = &lines[dice((int)count)];

        err = line->kind == TD_HISTORY_SESSION
                  ? place->port.ops->delete_session(place->port.self, line->uuid)
              : line->kind == TD_HISTORY_CHECK
                  ? place->port.ops->delete_check(place->port.self, line->uuid)
                  : place->port.ops->delete_morning(place->port.self, line->uuid);
    }
    assert_int_equal(err, TD_OK);
}

static void save_anything(struct place *place)
{
    place_now = NOW - dice(2) * dice(NOW);
    switch (dice(9)) {
    case 0:
    case 1:
        save_any_session(place);
        break;
    case 2:
        save_any_check(place);
        break;
    case 3:
        save_any_measure(place);
        break;
    case 4:
        save_any_look(place);
        break;
    case 5:
        delete_any(place);
        break;
    case 6:
        save_any_answer(place);
        break;
    case 7:
        save_any_proposal(place);
        break;
    default:
        save_any_morning(place);
        break;
    }
    place_now = NOW;
}

/* ---- out and in ---- */

static bool is_plain(const char *text)
{
    while (*text != '\0') {
        const char *start = text;
        uint32_t cp = td_utf8_next(&text);

        if ((cp == TD_UTF8_REPLACEMENT && text - start == 1) || (cp < 0x20 && cp != '\n') ||
            (cp >= 0x7F && cp < 0xA0)) {
            return false;
        }
    }
    return true;
}

static void td_export__anything_saved__goes_in_and_comes_out_the_same(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct place *here = new_place(), *there = new_place();
        struct td_merge_counts counts;
        char *out, *back, why[300];

        for (int step = 0; step < STEPS; step++) {
            save_anything(here);
        }
        out = export_of(here);
        assert_true(is_plain(out));
        take_in(there, out);
        back = export_of(there);
        assert_string_equal(back, out);
        assert_int_equal(import(there, out, true, &counts, why, sizeof why), TD_OK);
        assert_int_equal(counts.same, counts.lines);
        free(out);
        free(back);
        end_place(here);
        end_place(there);
    }
}

/* ---- without memory ---- */

static sqlite3_mem_methods usual;
static int until_none; /* allocations that are still granted; -1 = all */

static bool grants(void)
{
    if (until_none < 0) {
        return true;
    }
    until_none -= until_none > 0 ? 1 : 0;
    return until_none > 0;
}

static void *seldom_malloc(int bytes)
{
    return grants() ? usual.xMalloc(bytes) : NULL;
}

static void *seldom_realloc(void *old, int bytes)
{
    return grants() ? usual.xRealloc(old, bytes) : NULL;
}

static int set_up_memory(void **state)
{
    sqlite3_mem_methods seldom;

    (void)state;
    if (sqlite3_shutdown() != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual) != SQLITE_OK) {
        return -1;
    }
    until_none = -1;
    seldom = usual;
    seldom.xMalloc = seldom_malloc;
    seldom.xRealloc = seldom_realloc;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &seldom) == SQLITE_OK &&
                   sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK
               ? 0
               : -1;
}

/* One import in which memory ends after so many allocations; false when it did not end. */
static bool import_until(struct place *there, const char *lines, int allocations)
{
    struct td_merge_counts counts = {0};
    char *copy = strdup(lines), *rest = copy, *line, why[300] = "";
    enum td_err err, end;
    bool ended;

    reopen(there, true); /* a program of its own */
    err = td_history_merge_begin(there->store, false);
    assert_int_equal(err, TD_OK);
    until_none = allocations;
    while (err == TD_OK && (line = strtok_r(rest, "\n", &rest)) != NULL) {
        err = td_history_merge_line(there->store, line, &counts, why, sizeof why);
    }
    end = td_history_merge_end(there->store, err == TD_OK, &counts);
    ended = until_none == 0;
    until_none = -1;
    free(copy);
    if (err == TD_ERR_USAGE) {
        fail_msg("after %d: the line is said to be wrong: %s", allocations, why);
    }
    if (!ended && (err != TD_OK || end != TD_OK)) {
        fail_msg("after %d: %s", allocations, there->port.ops->trouble(there->port.self));
    }
    if (err != TD_OK || end != TD_OK) {
        char *kept;

        reopen(there, true);
        kept = export_of(there);

        assert_string_equal(kept, "");
        free(kept);
    }
    return ended;
}

static void td_import__no_memory__whole_or_nothing(void **state)
{
    struct place *here = new_place(), *there = new_place();
    char *lines, *kept;
    int allocations = 1;

    (void)state;
    random_state = 3;
    for (int i = 0; i < 2; i++) {
        save_any_session(here);
        save_any_check(here);
        save_any_morning(here);
        save_any_measure(here);
        save_any_look(here);
        save_any_answer(here);
        save_any_proposal(here);
    }
    lines = export_of(here);
    assert_int_equal(td_history_merge_begin(there->store, false), TD_OK); /* makes it */
    assert_int_equal(td_history_merge_end(there->store, true, &(struct td_merge_counts){0}), TD_OK);
    while (import_until(there, lines, allocations)) {
        allocations += allocations / 5 + 1; /* the first ones all, then here and there */
        kept = export_of(there);
        if (kept[0] != '\0') { /* what failed was not needed */
            assert_string_equal(kept, lines);
            assert_int_equal(td_history_delete_all(there->store, &(struct td_wipe){0}), TD_OK);
        }
        free(kept);
    }
    assert_true(allocations > 1000);
    kept = export_of(there);
    assert_string_equal(kept, lines);
    free(kept);
    free(lines);
    end_place(here);
    end_place(there);
}

/* What one save could not keep stands in the way of no other one. */
static void td_save__no_memory__the_next_one_is_kept(void **state)
{
    struct place *place = new_place();
    int allocations = 1, failed = 0;
    bool ended = true;

    (void)state;
    while (ended) {
        struct td_morning_record morning = {.pain = 1};
        enum td_err err;

        td_day_format(TD_DAY_FIRST + allocations, morning.date);
        until_none = allocations;
        err = place->port.ops->save_morning(place->port.self, &morning);
        ended = until_none == 0;
        until_none = -1;
        failed += err != TD_OK;
        if (place->port.ops->save_morning(place->port.self, &morning) != TD_OK) {
            fail_msg("after %d: %s", allocations, place->port.ops->trouble(place->port.self));
        }
        allocations++;
    }
    assert_true(failed > 10);
    end_place(place);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_export__anything_saved__goes_in_and_comes_out_the_same),
        cmocka_unit_test(td_save__no_memory__the_next_one_is_kept),
        cmocka_unit_test(td_import__no_memory__whole_or_nothing),
    };
    void *state = NULL;

    return set_up_memory(&state) == 0 ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
