/* The list of what was done, and one record of it in full. */
#include "fake/ui_world.h"
#include "records.h"

static void give(struct ui_world *w, size_t count)
{
    free(w->kept.lines);
    w->kept.lines = calloc(count, sizeof *w->kept.lines);
    assert_non_null(w->kept.lines);
    w->kept.line_count = count;
}

/* A session, a check and a morning, newest first. */
static void three(struct ui_world *w)
{
    static const struct td_set_record sets[] = {{.exercise = "chair",
                                                 .set = 1,
                                                 .reps_planned = 10,
                                                 .reps_done = 10,
                                                 .tempo = "3-1-2-0",
                                                 .pain = -1,
                                                 .down_ms = -1,
                                                 .up_ms = -1},
                                                {.exercise = "chair",
                                                 .set = 2,
                                                 .side = TD_SIDE_LEFT,
                                                 .reps_planned = 10,
                                                 .reps_done = 12,
                                                 .tempo = "4-0-4-0",
                                                 .rest_ms = 90000,
                                                 .pain = 0,
                                                 .down_ms = 4150,
                                                 .up_ms = 3900},
                                                {.exercise = "odd",
                                                 .set = 1,
                                                 .reps_planned = 10,
                                                 .reps_done = 4,
                                                 .pain = -1,
                                                 .down_ms = -1,
                                                 .up_ms = -1}};
    give(w, 3);
    w->kept.lines[0] = (struct td_history_line){.kind = TD_HISTORY_SESSION,
                                                .uuid = "s1",
                                                .at = {NOW_UNIX, 0},
                                                .level = "l2",
                                                .level_name = "Chair",
                                                .sets_done = 2,
                                                .sets_planned = 3,
                                                .reps_done = 24,
                                                .reps_planned = 30,
                                                .elapsed_ms = 360000,
                                                .worst_pain = 3,
                                                .rpe = 7};
    w->kept.lines[1] = (struct td_history_line){.kind = TD_HISTORY_CHECK,
                                                .uuid = "c1",
                                                .at = {NOW_UNIX - 24 * HOUR, 0},
                                                .worst_pain = -1,
                                                .rpe = -1,
                                                .outcome = TD_OUTCOME_NAMED,
                                                .named = {"weak_thigh", "overload"},
                                                .named_count = 2};
    w->kept.lines[2] = (struct td_history_line){.kind = TD_HISTORY_MORNING,
                                                .uuid = "2026-09-19",
                                                .at = {NOW_UNIX - 48 * HOUR, 0},
                                                .worst_pain = 2,
                                                .rpe = -1,
                                                .swollen = true};
    w->kept.session = (struct td_session_record){.uuid = "s1",
                                                 .started = {NOW_UNIX, 0},
                                                 .elapsed_ms = 360000,
                                                 .level = "l2",
                                                 .level_name = "Chair",
                                                 .tempo = "3-1-2-0",
                                                 .load_g = 7500,
                                                 .worst_pain = 3,
                                                 .rpe = -1};
    give_sets(&w->kept.session, 3);
    memcpy(w->kept.session.sets, sets, sizeof sets);
    w->kept.check = (struct td_check_record){.uuid = "c1",
                                             .done = {NOW_UNIX - 24 * HOUR, 0},
                                             .version = "7",
                                             .outcome = TD_OUTCOME_NAMED,
                                             .named = {"weak_thigh", "overload"},
                                             .named_count = 2,
                                             .why = "Training is open.",
                                             .answer_count = 1,
                                             .answers = {{"stairs", "often"}}};
}

static void numbered(struct ui_world *w, size_t count)
{
    give(w, count);
    for (size_t i = 0; i < count; i++) {
        w->kept.lines[i].kind = TD_HISTORY_SESSION;
        w->kept.lines[i].worst_pain = w->kept.lines[i].rpe = -1;
        td_str_format(w->kept.lines[i].level, sizeof w->kept.lines[i].level, "n%03d", (int)i);
        td_str_copy(w->kept.lines[i].level_name, sizeof w->kept.lines[i].level_name,
                    w->kept.lines[i].level);
    }
}

static void td_history_view__empty__says_so(void **state)
{
    struct ui_world *w = *state;

    ui_open(w, &td_history_view);
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_see(w, "Nothing here yet.");
    }
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_END);
    ui_see(w, "Nothing here yet.");
    ui_see(w, "Enter first session  q back");
    ui_miss(w, "delete");
    ui_key(w, 'm'); /* there are none */
    ui_see(w, "Enter first session  q back");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_card_view);
}

/* A morning can be corrected and deleted though nothing else is there. */
static void td_history_view__only_a_morning__is_reached(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.lines[0] = w->kept.lines[2];
    w->kept.line_count = 1;
    ui_open(w, &td_history_view);
    ui_see(w, "Enter first session  m mornings  q back");
    ui_key(w, 'm');
    ui_see(w, "Morning: 2, puffy");
    ui_see(w, "Enter correct");
    ui_see(w, "d delete");
    ui_key(w, 'm');
    ui_see(w, "Enter first session  m mornings  q back");
}

static void td_history_view__trouble__its_reason(void **state)
{
    struct ui_world *w = *state;

    w->kept.trouble = "the database is newer than this teardrop";
    ui_open(w, &td_history_view);
    ui_see(w, "the database is newer than this teardrop");
    ui_miss(w, "Nothing here yet.");
}

static void td_history_view__list_fails__says_so(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.list_err = TD_ERR_STORE;
    ui_open(w, &td_history_view);
    ui_see(w, "The history cannot be read.");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "The history cannot be read.");
}

static void td_history_view__lines__what_each_was(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_see(w, "sets   reps  min  pain  eff.  next  then");
    assert_string_equal(ui_row(w, 4), "  ▸ SEP Mon 21 ▲ Chair         3  24/30    6"
                                      "     3     7     -");
    assert_string_equal(ui_row(w, 5), "        Sun 20   Self-check: fits with a thigh strength "
                                      "gap, or too much too …");
    ui_miss(w, "Morning");
    ui_key(w, 'm'); /* in rows of their own */
    ui_see(w, "Sat 19   Morning: 2, puffy");
    ui_see(w, "hide mornings");
    ui_key(w, 'm');
    ui_miss(w, "Morning: 2");
    ui_size(w, 120, 40);
    ui_see(w, "▲ Chair                       3    24/30     6     3        7         -");
}

/* The morning after stands beside its session, and what came next. */
static void td_history_view__session__has_its_morning_and_what_followed(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.lines[1] = w->kept.lines[0];
    w->kept.lines[1].at.unix_s -= 49 * HOUR; /* Saturday */
    w->kept.lines[1].sets_planned = 4;
    w->kept.lines[2].at.unix_s += 23 * HOUR;
    ui_open(w, &td_history_view);
    ui_see(w, "Sat 19");
    ui_see(w, "2 s  a set less"); /* at 80 columns, too */
    ui_size(w, 100, 30);
    ui_see(w, "sets   reps  min  pain  effort  next  then");
    ui_see(w, "a set less");
    ui_size(w, 120, 40);
    ui_see(w, "a set less");
    ui_see(w, "2 s");
}

static void td_history_view__every_size__what_was_done_and_how_it_felt(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_key(w, 'm');
    for (size_t i = 0; i < UI_SIZES; i++) {
        ui_size(w, ui_sizes[i].cols, ui_sizes[i].rows);
        ui_see(w, "21");
        ui_see(w, "Chair");
        ui_see(w, "24/30");
        ui_see(w, "Morning: 2");
    }
}

static void td_history_view__unknown_outcome__no_crash(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.lines[1].outcome = (enum td_outcome)99;
    ui_open(w, &td_history_view);
    ui_see(w, "Self-check: ?");
}

static void td_history_view__session__opens_to_its_sets(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_home_view);
    ui_open(w, &td_history_view);
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, " STOPPED EARLY   Chair");
    ui_see(w, "Mon 21 Sep, 14:13");
    ui_see(w, "26 of 30 reps   2 of 3 sets");
    ui_see(w, "6 min, stopped before its end");
    ui_see(w, "Tempo 3-1-2-0: down 3, hold 1, up 2");
    ui_see(w, "Chair squat\n  ● set 1   █ █ █ █ █ █ █ █ █ █  10 of 10 reps");
    ui_see(w, "12 of 10 reps, left,");
    ui_see(w,
           "odd\n  ○ set 1   █ █ █ █ · · · · · ·  4 of 10 reps"); /* no longer in the programme */
    ui_see(w, "[3]");
    ui_see(w, "7.5 kg");
    ui_key(w, 'q');
    ui_see(w, "Self-check");
    assert_ptr_equal(ui_top(w), &td_history_view);
    ui_key(w, 'q');
    assert_ptr_equal(ui_top(w), &td_home_view);
}

static void td_history_view__not_ended__says_so(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.lines[0].running = true;
    w->kept.session.running = true;
    ui_open(w, &td_home_view);
    ui_open(w, &td_history_view);
    ui_see(w, "on now");
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "not ended yet");
}

static void td_history_view__check__opens_to_its_result(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_key(w, 'j');
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "2026-09-20 14:13, checklist 7");
    ui_see(w, "It fits with one of");
    ui_see(w, "▸ a thigh strength gap\n  ▸ too much too soon");
    ui_see(w, "Training is open.");
    ui_see(w, "stairs: often");
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "24/30");
}

static void td_history_view__nothing_named__its_outcome(void **state)
{
    struct ui_world *w = *state;

    three(w);
    w->kept.check.named_count = 0;
    w->kept.check.outcome = TD_OUTCOME_NOT_ENOUGH;
    ui_open(w, &td_history_view);
    ui_key(w, 'j');
    ui_key(w, TD_KEY_ENTER);
    ui_see(w, "not enough answers");
    ui_miss(w, "It fits with");
}

static void td_history_view__details__scroll_in_a_low_window(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_size(w, 40, 12);
    ui_key(w, TD_KEY_ENTER);
    ui_miss(w, "EFFORT");
    ui_key(w, TD_KEY_END);
    ui_see(w, "NOTE");
    ui_size(w, 80, 24);
    ui_see(w, "Tempo 3-1-2-0");
}

static void td_history_view__morning_and_gone__stay_closed(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_key(w, 'm');
    ui_key(w, TD_KEY_END);
    ui_key(w, TD_KEY_ENTER); /* a morning has no more to it: it is corrected */
    ui_see(w, "THE KNEE THAT MORNING");
    ui_see(w, "[2]");
    ui_see(w, "[x] s swollen");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "Self-check: fits with");
    td_str_copy(w->kept.session.uuid, sizeof w->kept.session.uuid, "other");
    ui_key(w, TD_KEY_HOME);
    ui_key(w, TD_KEY_ENTER); /* taken away meanwhile */
    ui_see(w, "Self-check: fits with");
}

static void td_history_view__click__opens_that_line(void **state)
{
    struct ui_world *w = *state;

    three(w);
    ui_open(w, &td_history_view);
    ui_click(w, 10, 5);
    ui_see(w, "It fits with one of");
    ui_key(w, 'q');
    ui_click(w, 10, 20); /* below the last line */
    ui_see(w, "24/30");
}

static void td_history_view__long_list__every_line_is_reached(void **state)
{
    static const struct {
        int cols, rows;
    } sizes[] = {{80, 24}, {80, 100}, {80, 140}, {40, 12}};
    struct ui_world *w = *state;
    char name[16];

    numbered(w, 400);
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        ui_size(w, sizes[s].cols, sizes[s].rows);
        ui_open(w, &td_history_view);
        for (int i = 0; i < 400; i++) {
            td_str_format(name, sizeof name, "n%03d", i);
            ui_see(w, name);
            assert_non_null(strstr(ui_row(w, w->canvas.cursor_y), name));
            ui_key(w, TD_KEY_DOWN);
        }
        ui_key(w, TD_KEY_HOME);
        ui_key(w, TD_KEY_END);
        ui_see(w, "n399");
        ui_key(w, TD_KEY_HOME);
        ui_see(w, "n000");
    }
}

/* In a tall window the lines above the chosen one were left out. */
static void td_history_view__tall_window__is_full(void **state)
{
    struct ui_world *w = *state;
    char name[16];
    int top = -1;

    numbered(w, 400);
    ui_size(w, 80, 100);
    ui_open(w, &td_history_view);
    ui_key(w, TD_KEY_END);
    for (int i = 399; i > 399 - 94; i--) {
        td_str_format(name, sizeof name, "n%03d", i);
        top = ui_find(w, name);
        assert_true(top > 0);
    }
    assert_int_equal(top, 4);
}

static void td_history_view__short_list__read_once(void **state)
{
    struct ui_world *w = *state;
    size_t calls;

    three(w);
    ui_open(w, &td_history_view);
    calls = w->kept.list_calls;
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_DOWN);
    ui_key(w, TD_KEY_UP);
    assert_int_equal(w->kept.list_calls, calls);
    assert_int_equal(calls, 1);
}

static void td_history_view__control_characters__shown_as_marks(void **state)
{
    struct ui_world *w = *state;

    three(w);
    td_str_copy(w->kept.lines[0].level, sizeof w->kept.lines[0].level, "gone");
    td_str_copy(w->kept.lines[0].level_name, sizeof w->kept.lines[0].level_name, "a\x1b[31mb");
    ui_open(w, &td_history_view);
    assert_null(strchr(ui_dump(w), 0x1b));
    ui_see(w, "a?[31mb");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        UI_TEST(td_history_view__empty__says_so),
        UI_TEST(td_history_view__only_a_morning__is_reached),
        UI_TEST(td_history_view__trouble__its_reason),
        UI_TEST(td_history_view__list_fails__says_so),
        UI_TEST(td_history_view__lines__what_each_was),
        UI_TEST(td_history_view__session__has_its_morning_and_what_followed),
        UI_TEST(td_history_view__every_size__what_was_done_and_how_it_felt),
        UI_TEST(td_history_view__unknown_outcome__no_crash),
        UI_TEST(td_history_view__session__opens_to_its_sets),
        UI_TEST(td_history_view__not_ended__says_so),
        UI_TEST(td_history_view__check__opens_to_its_result),
        UI_TEST(td_history_view__nothing_named__its_outcome),
        UI_TEST(td_history_view__details__scroll_in_a_low_window),
        UI_TEST(td_history_view__morning_and_gone__stay_closed),
        UI_TEST(td_history_view__click__opens_that_line),
        UI_TEST(td_history_view__long_list__every_line_is_reached),
        UI_TEST(td_history_view__tall_window__is_full),
        UI_TEST(td_history_view__short_list__read_once),
        UI_TEST(td_history_view__control_characters__shown_as_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
