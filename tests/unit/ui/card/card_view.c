/* The set-up card: what a session takes, what can be changed, when it may not begin. */
#include "fake/ui_world.h"
#include "records.h"

static void card(struct ui_world *w, const char *level)
{
    ui_open_with(w, &td_card_view, level);
}

/* What is there, in which words; the session has not begun, so no status of one stands below. */
static void td_card__level__says_what_it_takes(void **state)
{
    static const char *const wanted[] = {
        "1 inch",
        "level 3 of 4",
        "6:45 min",
        "3 sets",
        "10 reps",
        "90 s rest",
        "IT IS",
        "A squat to 60 degrees",
        "YOU NEED",
        "a book",
        "STAND",
        "Hip width, feet parallel. ",
        "Heels 2.5 cm",
        "DEPTH",
        "About 60 degrees",
        "DOWN 3",
        "Knees over",
        "ANY OF THIS TODAY?",
        "sharp pain     hot or swollen     stuck or giving way     ill",
        "[ Enter  no, start ]      [ x  yes, something ]",
    };
    struct ui_world *w = *state;

    ui_size(w, 120, 40);
    card(w, "l3");
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        ui_see(w, wanted[i]);
    }
    ui_miss(w, "set 1/3");
}

static void td_card__every_size__shows_plan_and_safety(void **state)
{
    const int sizes[][2] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}, {200, 60}, {40, 50}};
    struct ui_world *w = *state;

    card(w, "l3");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        ui_size(w, sizes[i][0], sizes[i][1]);
        ui_see(w, "3 sets");
        ui_see(w, "10 reps");
        ui_see(w, "ANY OF THIS TODAY?");
        ui_see(w, "harp pain");
        ui_see(w, "Enter  no, start");
        ui_see(w, "x  yes");
        ui_see(w, "LEVEL");
    }
}

/* What stands at the right does not move while a field, the level or a page changes. */
static void td_card__pages__question_stays_where_it_is(void **state)
{
    struct ui_world *w = *state;
    int row;

    card(w, "l3");
    row = ui_find(w, "ANY OF THIS TODAY?");
    ui_key(w, 'c');
    ui_see(w, "GET READY");
    assert_int_equal(ui_find(w, "ANY OF THIS TODAY?"), row);
    ui_key(w, 'i');
    assert_int_equal(ui_find(w, "ANY OF THIS TODAY?"), row);
    ui_key(w, TD_KEY_ESC);
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "Chair");
    assert_int_equal(ui_find(w, "ANY OF THIS TODAY?"), row);
}

/* `c` opens the fields and closes them, and so does going back; only then does the card close. */
static void td_card__c__opens_the_fields_and_closes_them(void **state)
{
    struct ui_world *w = *state;

    card(w, "l3");
    ui_see(w, "c change");
    ui_miss(w, "GET READY");
    ui_key(w, 'c');
    ui_see(w, "GET READY");
    ui_see(w, "c done");
    ui_key(w, 'c');
    ui_miss(w, "GET READY");
    ui_key(w, TD_KEY_DOWN); /* the arrows open them as well */
    ui_see(w, "GET READY");
    ui_key(w, 'q');
    ui_miss(w, "GET READY");
    assert_ptr_equal(ui_top(w), &td_card_view);
    ui_key(w, 'q');
    assert_ptr_equal(ui_top(w), &floor_view);
}

/* Both answers are there for the mouse, and the level's arrows. */
static void td_card__clicks__answer_and_change_the_level(void **state)
{
    struct ui_world *w = *state;
    int row;

    card(w, "l3");
    row = ui_find(w, "LEVEL");
    ui_click(w, 2 + 11, row);
    assert_non_null(strstr(ui_row(w, row), "Chair"));
    ui_click(w, 2 + 11 + 2 + 5 + 1, row);
    assert_non_null(strstr(ui_row(w, row), "1 inch"));
    row = ui_find(w, "no, start");
    ui_click(w, 8, row);
    assert_ptr_equal(ui_top(w), &td_trainer_view);
}

static void td_card__enter__starts_the_trainer_in_its_place(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_trainer_view);
    assert_int_equal(w->stack.count, 2);
    ui_status_is(w, "set 1/3  rep 1/10  prepare");
}

static void td_card__escape__goes_back(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &floor_view);
}

static void select_field(struct ui_world *w, const char *name)
{
    char mark[64];
    for (int i = 0; i < 12; i++) {
        const char *p = ui_dump(w);
        for (p = strstr(p, name); p != NULL; p = strstr(p + 1, name)) {
            snprintf(mark, sizeof mark, "%.*s", 18, p);
            if (strstr(mark, "‹") != NULL) {
                return;
            }
        }
        ui_key(w, TD_KEY_DOWN);
    }
    fail();
}

static void td_card__changes__hold_for_this_run(void **state)
{
    struct ui_world *w = *state;
    const char *dump;

    card(w, "l3");
    select_field(w, "SETS");
    ui_key(w, TD_KEY_LEFT);
    select_field(w, "REPS");
    ui_key(w, TD_KEY_RIGHT);
    select_field(w, "DOWN");
    ui_key(w, TD_KEY_RIGHT);
    select_field(w, "TOP");
    ui_key(w, TD_KEY_LEFT);
    select_field(w, "REST");
    ui_key(w, TD_KEY_LEFT);
    select_field(w, "GET READY");
    ui_key(w, TD_KEY_LEFT);
    select_field(w, "LOAD");
    ui_key(w, TD_KEY_RIGHT);
    ui_key(w, TD_KEY_RIGHT);
    dump = ui_dump(w);
    assert_non_null(strstr(dump, "2 sets   11 reps   4·1·2·0   75 s rest"));
    assert_non_null(strstr(dump, "2 kg"));
    assert_non_null(strstr(dump, "3:59")); /* 10 + 2 * 11 * 7 + 75 */
    ui_key(w, TD_KEY_ENTER);
    ui_status_is(w, "set 1/2  rep 1/11  prepare");
    ui_after(w, 10 + 4);
    ui_status_is(w, "set 1/2  rep 1/11  bottom");
    assert_false(w->ui.asked.has_tempo);
    assert_int_equal(w->ui.asked.sets, -1);
}

static void td_card__up__goes_down_to_fast_and_back(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    select_field(w, "UP");
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "3·1·1·1");
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "3·1·fast·1");
    ui_key(w, TD_KEY_LEFT);
    ui_see(w, "3·1·fast·1");
    ui_key(w, TD_KEY_RIGHT);
    ui_see(w, "3·1·1·1");
}

static void td_card__level_field__walks_the_programme(void **state)
{
    struct ui_world *w = *state;
    w->ui.asked.reps = 5; /* means nothing to a level of holds */
    card(w, "l3");
    ui_see(w, "5 reps");
    ui_key(w, TD_KEY_LEFT);
    assert_non_null(strstr(ui_row(w, 0), "Chair"));
    ui_key(w, TD_KEY_LEFT);
    assert_non_null(strstr(ui_row(w, 0), "Hold"));
    ui_see(w, "5 sets   30 s hold");
    select_field(w, "HOLD");
    ui_key(w, TD_KEY_RIGHT);
    ui_see(w, "5 sets   35 s hold");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_trainer_view);
}

static void td_card__no_argument__offers_the_next_level(void **state)
{
    struct ui_world *w = *state;
    card(w, NULL);
    assert_non_null(strstr(ui_row(w, 0), "Chair"));
    ui_key(w, TD_KEY_ESC);
    w->kept.has_session = true;
    strcpy(w->kept.session.level, "l1");
    w->kept.session.started.unix_s = 1790000000 - 86400;
    card(w, NULL);
    assert_non_null(strstr(ui_row(w, 0), "Hold"));
}

/* What does not fit is left out whole, the least needed first, and the way to it is said. */
static void td_card__not_room_for_all__what_is_needed(void **state)
{
    struct ui_world *w = *state;

    w->kept.has_session = true;
    strcpy(w->kept.session.level, "l3");
    w->kept.session.started = (struct td_instant){NOW_UNIX - 48 * 3600, 0};
    ui_size(w, 60, 20);
    card(w, "l3");
    ui_miss(w, "A squat to 60 degrees");
    ui_see(w, "YOU NEED");
    ui_see(w, "STAND");
    ui_size(w, 60, 14);
    ui_see(w, "YOU NEED");
    ui_see(w, "STAND");
    ui_miss(w, "TOP 1");
    ui_see(w, "more: i");
    for (int page = 0; page < 8 && ui_find(w, "TOP 1: Stand tall") < 0; page++) {
        ui_key(w, 'i');
    }
    ui_see(w, "TOP 1: Stand tall");
}

/* A wait stands where the day does, with a mark and not by its colour alone. */
static void td_card__too_early__the_wait_stands_in_place_of_today(void **state)
{
    struct ui_world *w = *state;

    w->kept.has_session = true;
    strcpy(w->kept.session.level, "l3");
    w->kept.session.started = (struct td_instant){NOW_UNIX - 24 * 3600, 0};
    card(w, "l3");
    ui_see(w, "▲ Best after 24 more hours");
    ui_miss(w, "24 more hours.");
}

/* What Enter does is said once, and is what it does. */
static void td_card__long_break__enter_is_not_said_to_start(void **state)
{
    struct ui_world *w = *state;

    w->kept.has_session = true;
    strcpy(w->kept.session.level, "l3");
    w->kept.session.started = (struct td_instant){NOW_UNIX - 30LL * 7 * 86400, 0};
    card(w, NULL);
    ui_see(w, "FIRST: A NEW SELF-CHECK");
    ui_see(w, "[ Enter  self-check ]");
    ui_miss(w, "ANY OF THIS TODAY?");
    ui_miss(w, "Enter start");
    ui_see(w, "Enter self-check");
    ui_size(w, 40, 12);
    ui_see(w, "FIRST: A NEW SELF-CHECK");
}

static void td_card__closed__says_why_and_does_not_start(void **state)
{
    static const int sizes[][2] = {{40, 12}, {60, 20}, {80, 24}, {120, 40}};
    struct ui_world *w = *state;

    w->kept.gate = (struct td_training_gate){.known = true, .training = TD_TRAINING_CLOSED};
    strcpy(w->kept.gate.why, "Your knee was hot and swollen.");
    strcpy(w->kept.gate.reopens, "a clinician has looked at it.");
    card(w, "l3");
    for (size_t i = 0; i < 4; i++) {
        ui_size(w, sizes[i][0], sizes[i][1]);
        ui_see(w, "Training is closed");
        ui_see(w, "clinician");
    }
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_card_view);
}

static void td_card__above_the_limit__does_not_start_until_lowered(void **state)
{
    struct ui_world *w = *state;
    w->kept.gate = (struct td_training_gate){.known = true, .training = TD_TRAINING_LIMITED};
    strcpy(w->kept.gate.max_level, "l2");
    card(w, "l3");
    ui_see(w, "This level is above");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_card_view);
    ui_key(w, TD_KEY_LEFT);
    ui_miss(w, "This level is above");
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_trainer_view);
}

/* A self-check in between closed or limited it: the card that waited below knows. */
static void td_card__shown_again__knows_what_a_check_has_changed(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    ui_open_with(w, &td_card_view, "l0");
    w->kept.gate.known = true;
    w->kept.gate.training = TD_TRAINING_LIMITED;
    td_str_copy(w->kept.gate.max_level, sizeof w->kept.gate.max_level, "l0");
    ui_key(w, TD_KEY_ESC);
    ui_see(w, "1 inch");
    assert_non_null(strstr(ui_flat(w), "This level is above"));
    ui_key(w, TD_KEY_ENTER);
    assert_ptr_equal(ui_top(w), &td_card_view);
}

static void td_card__unknown_level__is_refused(void **state)
{
    struct ui_world *w = *state;
    void *memory = calloc(1, td_card_view.state_size);
    assert_non_null(memory);
    assert_int_equal(td_card_view.open(memory, &w->ui, "l99", w->now), TD_ERR_ABSENT);
    free(memory);
}

/* A session of level l3 that was left at set 2, rep 4. */
static void leave_unfinished(struct ui_world *w, int seconds_ago)
{
    w->kept.unfinished = (struct td_session_record){.running = true,
                                                    .uuid = "left",
                                                    .level = "l3",
                                                    .level_name = "1 inch",
                                                    .at_set = 1,
                                                    .at_rep = 4,
                                                    .elapsed_ms = 100000,
                                                    .worst_pain = -1,
                                                    .rpe = -1};
    give_sets(&w->kept.unfinished, 3);
    w->kept.unfinished.journaled = td_now(w->ui.date);
    w->kept.unfinished.journaled.unix_s -= seconds_ago;
    for (int i = 0; i < 3; i++) {
        struct td_set_record *set = &w->kept.unfinished.sets[i];
        *set = (struct td_set_record){.set = i + 1,
                                      .reps_planned = i == 2 ? 8 : 10,
                                      .reps_done = i == 0   ? 10
                                                   : i == 1 ? 3
                                                            : 0,
                                      .rest_ms = i < 2 ? 60000 : 0,
                                      .tempo = "4-1-2-1",
                                      .pain = -1,
                                      .down_ms = -1,
                                      .up_ms = -1};
        strcpy(set->exercise, "squat_1in");
    }
}

static void td_card__unfinished__is_offered_and_kept_when_another_begins(void **state)
{
    struct ui_world *w = *state;
    leave_unfinished(w, 3 * 60 + 10);
    card(w, "l2");
    assert_non_null(strstr(ui_flat(w), "Unfinished: 1 inch, set 2, rep 4, 3 minutes ago."));
    ui_key(w, TD_KEY_ENTER);
    assert_string_equal(w->kept.saved.uuid, "left");
    assert_false(w->kept.saved.running);
}

/* On home it has buttons, for keys and for the mouse. */
static void td_home__unfinished__its_buttons_can_be_clicked(void **state)
{
    struct ui_world *w = *state;
    const char *row;
    int y;

    leave_unfinished(w, 10);
    ui_open(w, &td_home_view);
    ui_see(w, "A SESSION WAITS");
    ui_see(w, "[ r take up ]  [ s keep as it is ]  [ d discard ]");
    y = ui_find(w, "[ d discard ]");
    row = ui_row(w, y);
    ui_click(w, (int)(strstr(row, "discard") - row), y);
    assert_string_equal(w->kept.deleted, "left");
    ui_miss(w, "A SESSION WAITS");
    ui_miss(w, "[ d discard ]");
}

static void td_card__unfinished__is_discarded_when_asked(void **state)
{
    struct ui_world *w = *state;
    leave_unfinished(w, 10);
    card(w, "l2");
    assert_non_null(strstr(ui_flat(w), "just now"));
    ui_key(w, 'd');
    assert_string_equal(w->kept.deleted, "left");
    assert_null(strstr(ui_flat(w), "Unfinished"));
}

static void td_card__resume__takes_up_at_the_rep_with_time_to_get_ready(void **state)
{
    struct ui_world *w = *state;
    leave_unfinished(w, 10);
    card(w, "l3");
    ui_key(w, 'r');
    ui_status_is(w, "set 2/3  rep 4/10  prepare");
    ui_after(w, 10.5);
    ui_status_is(w, "set 2/3  rep 4/10  down");
    ui_after(w, 8); /* the tempo as it was: 8 s a rep */
    ui_status_is(w, "set 2/3  rep 5/10  down");
    assert_string_equal(w->kept.saved.uuid, "left");
    assert_int_equal(w->kept.saved.sets[0].reps_done, 10);
    assert_int_equal(w->kept.saved.sets[1].reps_done, 4);
    assert_int_equal(w->kept.saved.sets[2].reps_planned, 8);
    assert_true(w->kept.saved.elapsed_ms >= 117000);
}

static void td_card__resume_of_another_programme__says_so_and_keeps_it(void **state)
{
    struct ui_world *w = *state;
    w->kept.unfinished = (struct td_session_record){
        .running = true, .uuid = "left", .level = "gone", .level_name = "Gone", .at_rep = 4};
    give_sets(&w->kept.unfinished, 1);
    w->kept.unfinished.journaled = td_now(w->ui.date);
    card(w, "l3");
    ui_key(w, 'r');
    assert_non_null(strstr(ui_flat(w), "the programme was changed since"));
    assert_string_equal(w->kept.saved.uuid, "left");
    assert_false(w->kept.saved.running);
}

static void td_card__programme_without_warm_up__has_no_such_field(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    ui_key(w, 'c');
    ui_miss(w, "WARM-UP");
    ui_miss(w, "EXTRAS");
}

static void td_card__how_to__and_back(void **state)
{
    struct ui_world *w = *state;
    card(w, "l3");
    ui_key(w, 'i');
    ui_see(w, "says no more about it");
    ui_key(w, 'i');
    ui_miss(w, "says no more about it");
}

/* Something is true: which of the signs is asked at once, not the whole self-check from its start.
 */
static void td_card__x__leads_to_the_warning_signs(void **state)
{
    struct ui_world *w = *state;

    card(w, "l3");
    ui_key(w, 'x');
    assert_ptr_equal(ui_top(w), &td_check_view);
    ui_miss(w, "What brings you");
    ui_key(w, TD_KEY_ESC);
    assert_ptr_equal(ui_top(w), &td_card_view);
}

/* A level whose exercise has a figure: a rep of 7 seconds. */
static void give_a_figure(struct ui_world *w)
{
    static struct td_exercise squat;
    static struct td_level levels[8];

    assert_true(w->program.level_count <= 8);
    for (size_t i = 0; i < w->program.level_count; i++) {
        levels[i] = w->program.levels[i];
    }
    squat = td_program_level(&w->program, "l3")->exercises[0];
    squat.movement = TD_MOVEMENT_SQUAT;
    squat.depth_deg = 130;
    for (size_t i = 0; i < w->program.level_count; i++) {
        if (strcmp(levels[i].id, "l3") == 0) {
            levels[i].exercises = &squat;
            levels[i].exercise_count = 1;
        }
    }
    w->program.levels = levels;
}

/* Pictures in so many seconds. */
static int pictures_in(struct ui_world *w, int seconds)
{
    td_ns end = w->now + SECONDS(seconds);
    int count = 0;

    for (struct td_due due = td_stack_next_change(&w->stack, w->now); due.at <= end;
         due = td_stack_next_change(&w->stack, w->now)) {
        assert_true(due.at > w->now);
        w->now = due.at;
        td_stack_update(&w->stack, w->now);
        count++;
    }
    w->now = end;
    return count;
}

/* One rep over and over while somebody may look; with less motion where each phase ends; without,
 * or under another screen, not at all. */
static void td_card__figure__does_a_rep_as_motion_allows(void **state)
{
    struct ui_world *w = *state;
    int full;

    give_a_figure(w);
    card(w, "l3");
    full = pictures_in(w, 7);
    assert_in_range(full, 15, 7 * 12);
    assert_int_equal(pictures_in(w, 7), full);
    assert_true(pictures_in(w, 600) <= 20 * full);
    assert_int_equal(pictures_in(w, 600), 0); /* nobody is there */
    ui_key(w, TD_KEY_LEFT);
    ui_key(w, TD_KEY_RIGHT);
    assert_int_equal(pictures_in(w, 7), full);
    ui_key(w, '?');
    assert_int_equal(pictures_in(w, 7), 0);
    ui_key(w, TD_KEY_ESC);
    assert_in_range(pictures_in(w, 7), full - 1, full + 1);
    w->settings.values.motion = TD_MOTION_REDUCED;
    ui_size(w, 120, 40);
    assert_in_range(pictures_in(w, 7), 1, 4);
    w->settings.values.motion = TD_MOTION_OFF;
    ui_size(w, 80, 24);
    assert_int_equal(pictures_in(w, 7), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRAINING_TEST(td_card__unfinished__is_offered_and_kept_when_another_begins),
        TRAINING_TEST(td_card__unfinished__is_discarded_when_asked),
        TRAINING_TEST(td_home__unfinished__its_buttons_can_be_clicked),
        TRAINING_TEST(td_card__resume__takes_up_at_the_rep_with_time_to_get_ready),
        TRAINING_TEST(td_card__programme_without_warm_up__has_no_such_field),
        TRAINING_TEST(td_card__resume_of_another_programme__says_so_and_keeps_it),
        TRAINING_TEST(td_card__how_to__and_back),
        TRAINING_TEST(td_card__x__leads_to_the_warning_signs),
        TRAINING_TEST(td_card__figure__does_a_rep_as_motion_allows),
        TRAINING_TEST(td_card__level__says_what_it_takes),
        TRAINING_TEST(td_card__every_size__shows_plan_and_safety),
        TRAINING_TEST(td_card__pages__question_stays_where_it_is),
        TRAINING_TEST(td_card__c__opens_the_fields_and_closes_them),
        TRAINING_TEST(td_card__clicks__answer_and_change_the_level),
        TRAINING_TEST(td_card__too_early__the_wait_stands_in_place_of_today),
        TRAINING_TEST(td_card__enter__starts_the_trainer_in_its_place),
        TRAINING_TEST(td_card__escape__goes_back),
        TRAINING_TEST(td_card__changes__hold_for_this_run),
        TRAINING_TEST(td_card__up__goes_down_to_fast_and_back),
        TRAINING_TEST(td_card__level_field__walks_the_programme),
        TRAINING_TEST(td_card__no_argument__offers_the_next_level),
        TRAINING_TEST(td_card__not_room_for_all__what_is_needed),
        TRAINING_TEST(td_card__long_break__enter_is_not_said_to_start),
        TRAINING_TEST(td_card__closed__says_why_and_does_not_start),
        TRAINING_TEST(td_card__above_the_limit__does_not_start_until_lowered),
        TRAINING_TEST(td_card__unknown_level__is_refused),
        TRAINING_TEST(td_card__shown_again__knows_what_a_check_has_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
