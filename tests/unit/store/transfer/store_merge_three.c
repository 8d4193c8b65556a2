/* Three machines whose clocks do not agree: whatever was done on them, and however they are
 * brought together, the result is the same. */
#include "merge_place.h"

#define ROUNDS 25
#define NOW 1800000000
#define STEPS 14

struct machine {
    struct place *place;
    int skew; /* of its clock, in seconds */
};

static void add_session(struct place *place)
{
    struct td_session_record *record = a_session(place, place_now);

    record->worst_pain = dice(11);
    assert_int_equal(place->port.ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
}

/* A score of one of the first lines corrected, or the line deleted. */
static void change_line(struct place *place, bool take)
{
    struct td_history_line lines[6];
    struct td_session_record *record = calloc(1, sizeof *record);
    size_t count;
    enum td_err err = TD_OK;

    assert_int_equal(place->port.ops->list(place->port.self, true, 0, 6, lines, &count), TD_OK);
    if (count > 0) {
        const struct td_history_line *line = &lines[dice((int)count)];

        if (line->kind == TD_HISTORY_MORNING) {
            err = take ? place->port.ops->delete_morning(place->port.self, line->uuid) : TD_OK;
        } else if (take) {
            err = place->port.ops->delete_session(place->port.self, line->uuid);
        } else {
            err = place->port.ops->load_session(place->port.self, line->uuid, record);
            record->rpe = 1 + dice(10);
            err = err == TD_OK ? place->port.ops->save_session(place->port.self, record) : err;
        }
    }
    assert_int_equal(err, TD_OK);
    free_record(record);
}

/* Of few days and few looks, so that machines have said different things of the same. */
static void tell_something(struct place *place)
{
    struct td_look look = {.at = {NOW - 1000 * (1 + dice(3)), 60}, .max_depth_deg = dice(91)};
    struct td_person_answer answer = {.topic = "knee", .answer = "left"};
    struct td_proposal proposal = {.level = "l2", .sets = 3, .reps = dice(20), .every_days = 2};

    td_day_format(NOW / 86400 - dice(3), proposal.date);
    td_str_copy(answer.date, sizeof answer.date, proposal.date);
    place->port.ops->new_id(place->port.self, answer.uuid);
    assert_int_equal(place->port.ops->save_look(place->port.self, &look), TD_OK);
    assert_int_equal(place->port.ops->save_answer(place->port.self, &answer), TD_OK);
    assert_int_equal(place->port.ops->save_proposal(place->port.self, &proposal), TD_OK);
}

static void do_something(struct machine *machine)
{
    struct place *place = machine->place;
    struct td_morning_record morning = {.pain = dice(11)};
    char date[32];

    place_now += machine->skew;
    switch (dice(8)) {
    case 0:
        add_session(place);
        break;
    case 1:
        change_line(place, false);
        break;
    case 2:
        change_line(place, true);
        break;
    case 3:
        (void)snprintf(date, sizeof date, "2026-11-%02d", 1 + dice(3));
        (void)place->port.ops->delete_morning(place->port.self, date);
        break;
    case 4:
    case 5:
        tell_something(place);
        break;
    default:
        (void)snprintf(date, sizeof date, "2026-11-%02d", 1 + dice(3));
        td_str_copy(morning.date, sizeof morning.date, date);
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
        break;
    }
    place_now -= machine->skew;
}

static void live_for_a_while(struct machine machines[3])
{
    for (int step = 0; step < STEPS; step++) {
        place_now += dice(3);
        if (dice(4) == 0) {
            char *lines = export_of(machines[dice(3)].place);

            take_in(machines[dice(3)].place, lines);
            free(lines);
        } else {
            do_something(&machines[dice(3)]);
        }
    }
}

/* Of an import into an empty history; freed by the caller. */
static char *brought_together(char *const exports[3], const int order[], int count)
{
    struct place *place = new_place();
    char *result;

    for (int i = 0; i < count; i++) {
        take_in(place, exports[order[i]]);
    }
    result = export_of(place);
    end_place(place);
    return result;
}

static void expect_same(char *a, const char *b)
{
    assert_string_equal(a, b);
    free(a);
}

static void td_merge__three_machines__any_order(void **state)
{
    static const int orders[][6] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0},
                                    {2, 0, 1}, {2, 1, 0}, {0, 1, 0}, {2, 2, 1}};

    (void)state;
    for (int round = 0; round < testing_rounds(ROUNDS); round++) {
        struct machine machines[3];
        char *exports[4], *all, *pair[1];
        static const int twice[] = {1, 0, 2, 1, 0, 0, 2}, both[] = {1, 2}, pair_order[] = {3, 0};

        place_now = NOW;
        for (int i = 0; i < 3; i++) {
            machines[i] = (struct machine){new_place(), i == 0 ? 0 : dice(7200) - 3600};
        }
        live_for_a_while(machines);
        place_now = NOW + 100;
        for (int i = 0; i < 3; i++) {
            exports[i] = export_of(machines[i].place);
        }
        for (int i = 0; i < 3; i++) { /* what comes out goes in as it was */
            expect_same(brought_together(exports, (const int[]){i, i}, 2), exports[i]);
        }
        all = brought_together(exports, orders[0], 3);
        for (int i = 1; i < 6; i++) {
            expect_same(brought_together(exports, orders[i], 3), all);
        }
        expect_same(brought_together(exports, twice, 7), all);
        pair[0] = brought_together(exports, both, 2); /* A with what B and C are together */
        exports[3] = pair[0];
        expect_same(brought_together(exports, pair_order, 2), all);
        for (int i = 0; i < 3; i++) { /* into a history that is in use */
            take_in(machines[i].place, exports[(i + 1) % 3]);
            take_in(machines[i].place, exports[(i + 2) % 3]);
            expect_same(export_of(machines[i].place), all);
            take_in(machines[i].place, all);
            expect_same(export_of(machines[i].place), all);
        }
        for (int i = 0; i < 4; i++) {
            free(exports[i]);
        }
        free(all);
        for (int i = 0; i < 3; i++) {
            end_place(machines[i].place);
        }
    }
    place_now = NOW;
}

/* Two machines answered for one day, a third deleted the later one. */
static void td_merge__two_mornings_and_a_mark__any_order(void **state)
{
    static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    static char later[] = "{\"type\":\"morning\",\"date\":\"2026-11-01\",\"pain\":2,\"swollen\":0,"
                          "\"limp\":0,\"uuid\":\"aaaaaaaa-0000-4000-a000-000000000001\","
                          "\"changed_unix_s\":20}";
    static char earlier[] = "{\"type\":\"morning\",\"date\":\"2026-11-01\",\"pain\":5,"
                            "\"swollen\":0,\"limp\":0,"
                            "\"uuid\":\"bbbbbbbb-0000-4000-a000-000000000002\","
                            "\"changed_unix_s\":10}";
    static char mark[] = "{\"type\":\"deleted\","
                         "\"uuid\":\"20261101-dead-4000-8000-000000000000\",\"at_unix_s\":25}";
    /* Before the first release there were two of them, the second with the answer's time. */
    static char marks[] = "{\"type\":\"deleted\","
                          "\"uuid\":\"aaaaaaaa-0000-4000-a000-000000000001\",\"at_unix_s\":25}\n"
                          "{\"type\":\"deleted\","
                          "\"uuid\":\"20261101-dead-4000-8000-000000000001\",\"at_unix_s\":20}";
    char *exports[4] = {later, earlier, mark, marks};

    (void)state;
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        for (int which = 2; which < 4; which++) {
            int order[3];
            char *result;

            for (int k = 0; k < 3; k++) {
                order[k] = orders[i][k] == 2 ? which : orders[i][k];
            }
            result = brought_together(exports, order, 3);
            assert_null(strstr(result, "morning"));
            assert_non_null(strstr(result, "20261101-dead-4000-8000-00000000000"));
            free(result);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_merge__three_machines__any_order),
        TEST(td_merge__two_mornings_and_a_mark__any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
