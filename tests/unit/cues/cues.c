#include <stdio.h>
#include <string.h>

#include "teardrop/cues/cues.h"
#include "test.h"

struct ear {
    int bells;
    char title[160];
    int commands;
    char word[64], argument[64], event[64], rep[64];
    const char *trouble;
};

static void ear_bell(void *self)
{
    struct ear *ear = self;
    ear->bells++;
}

static void ear_title(void *self, const char *text)
{
    struct ear *ear = self;
    snprintf(ear->title, sizeof ear->title, "%s", text);
}

static void ear_command(void *self, char *const argv[], char *const variables[])
{
    struct ear *ear = self;
    ear->commands++;
    snprintf(ear->word, sizeof ear->word, "%s", argv[0]);
    snprintf(ear->argument, sizeof ear->argument, "%s", argv[1] != NULL ? argv[1] : "");
    for (int i = 0; variables[i] != NULL; i++) {
        if (strncmp(variables[i], "TEARDROP_EVENT=", 15) == 0) {
            snprintf(ear->event, sizeof ear->event, "%s", variables[i] + 15);
        }
        if (strncmp(variables[i], "TEARDROP_REP=", 13) == 0) {
            snprintf(ear->rep, sizeof ear->rep, "%s", variables[i] + 13);
        }
    }
}

static const struct td_cue_sink_ops ear_ops = {
    .bell = ear_bell, .title = ear_title, .command = ear_command};

struct room {
    struct ear ear;
    struct td_settings settings;
    struct td_cues cues;
};

static void room_init(struct room *room, int bell, int countdown)
{
    memset(room, 0, sizeof *room);
    room->settings.bell = bell;
    room->settings.countdown = countdown;
    room->settings.bell_on = (1 << TD_CUE_EVENT_COUNT) - 1;
    td_cues_init(&room->cues, (struct td_cue_sink){&room->ear, &ear_ops}, &room->settings);
}

static int rings(struct room *room, enum td_cue_kind kind)
{
    int before = room->ear.bells;
    td_cues_emit(&room->cues, (struct td_cue_event){.kind = kind});
    td_cues_flush(&room->cues);
    return room->ear.bells - before;
}

static void td_cues__every_kind__rings_once(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    for (int kind = TD_CUE_EVENT_PREPARE; kind <= TD_CUE_EVENT_DONE; kind++) {
        assert_int_equal(rings(&room, (enum td_cue_kind)kind), 1);
    }
}

static void td_cues__bell_off__is_silent(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 0, 1);
    for (int kind = TD_CUE_EVENT_PREPARE; kind <= TD_CUE_EVENT_DONE; kind++) {
        assert_int_equal(rings(&room, (enum td_cue_kind)kind), 0);
    }
}

static void td_cues__countdown_off__silences_countdown_alone(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_COUNTDOWN), 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_PHASE), 1);
}

static void td_cues__nothing_pending__is_silent(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.bells, 0);
}

static void td_cues__several_pending__ring_once(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 0);
    for (int i = 0; i < 3 * TD_CUES_PENDING; i++) {
        td_cues_emit(&room.cues, (struct td_cue_event){.kind = TD_CUE_EVENT_PHASE});
    }
    td_cues_emit(&room.cues, (struct td_cue_event){.kind = TD_CUE_EVENT_COUNTDOWN, .seconds = 2});
    assert_int_equal(room.cues.pending_count, TD_CUES_PENDING);
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.bells, 1);
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.bells, 1);
}

static void td_cues__too_many__oldest_go(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    for (int i = 0; i <= TD_CUES_PENDING; i++) {
        td_cues_emit(&room.cues,
                     (struct td_cue_event){.kind = TD_CUE_EVENT_COUNTDOWN, .seconds = i});
    }
    assert_int_equal(room.cues.pending_count, TD_CUES_PENDING);
    assert_int_equal(room.cues.pending[0].seconds, 1);
    assert_int_equal(room.cues.pending[TD_CUES_PENDING - 1].seconds, TD_CUES_PENDING);
}

static void td_cues__muted__drops_what_was_pending(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    td_cues_mute(&room.cues, true);
    assert_int_equal(rings(&room, TD_CUE_EVENT_PHASE), 0);
    td_cues_mute(&room.cues, false);
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.bells, 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_PHASE), 1);
}

static void td_cues__no_sink__does_nothing(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    td_cues_init(&room.cues, (struct td_cue_sink){NULL, NULL}, &room.settings);
    assert_int_equal(rings(&room, TD_CUE_EVENT_DONE), 0);
}

static struct td_cue_event event_of(enum td_cue_kind kind)
{
    return (struct td_cue_event){.kind = kind,
                                 .phase = "down",
                                 .word = "DOWN",
                                 .exercise = "Squat",
                                 .seconds = 2,
                                 .set = 1,
                                 .sets = 3,
                                 .rep = 4,
                                 .reps = 8};
}

static void td_cues__title__says_phase_seconds_set_rep(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 0, 0);
    room.settings.title = 1;
    room.settings.title_on = 1 << TD_CUE_EVENT_PHASE;
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_BEAT));
    td_cues_flush(&room.cues);
    assert_string_equal(room.ear.title, "");
    td_cues_mute(&room.cues, true); /* a title makes no noise */
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_PHASE));
    td_cues_flush(&room.cues);
    assert_string_equal(room.ear.title, "DOWN 2 - set 1/3 rep 4/8");
}

static void td_cues__command__one_a_moment_and_the_most_special(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 0, 0);
    room.settings.command_on = 1 << TD_CUE_EVENT_PHASE | 1 << TD_CUE_EVENT_LAST_REP;
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_PHASE));
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.commands, 0); /* none is set */
    strcpy(room.settings.command, "say 'and now'");
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_LAST_REP));
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_REP));
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_PHASE));
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.commands, 1);
    assert_string_equal(room.ear.word, "say");
    assert_string_equal(room.ear.argument, "and now");
    assert_string_equal(room.ear.event, "last_rep");
    assert_string_equal(room.ear.rep, "4");
    td_cues_mute(&room.cues, true);
    td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_PHASE));
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.commands, 1);
}

static const char *ear_trouble(void *self)
{
    return ((struct ear *)self)->trouble;
}

/* Once in a session, however many cues there are; other words are news. */
static void td_cues__trouble__is_told_once_a_session(void **state)
{
    static const struct td_cue_sink_ops ops = {.command = ear_command, .trouble = ear_trouble};
    struct room room;

    (void)state;
    room_init(&room, 0, 0);
    td_cues_init(&room.cues, (struct td_cue_sink){&room.ear, &ops}, &room.settings);
    room.settings.command_on = 1 << TD_CUE_EVENT_PHASE;
    strcpy(room.settings.command, "say");
    room.ear.trouble = "say is not on PATH";
    assert_null(td_cues_take_trouble(&room.cues)); /* of no cue of this session */
    for (int i = 0; i < 3; i++) {
        td_cues_emit(&room.cues, event_of(TD_CUE_EVENT_PHASE));
        td_cues_flush(&room.cues);
        assert_true((td_cues_take_trouble(&room.cues) != NULL) == (i == 0));
    }
    room.ear.trouble = "";
    assert_null(td_cues_take_trouble(&room.cues));
    room.ear.trouble = "something else";
    assert_string_equal(td_cues_take_trouble(&room.cues), "something else");
    td_cues_forget_trouble(&room.cues);
    assert_null(td_cues_take_trouble(&room.cues));
    assert_true(td_cues_try(&room.cues, TD_CHANNEL_COMMAND));
    assert_string_equal(td_cues_take_trouble(&room.cues), "something else");
}

static void td_cues__table__each_channel_hears_its_own_events(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    room.settings.bell_on = 1 << TD_CUE_EVENT_DONE;
    assert_int_equal(rings(&room, TD_CUE_EVENT_PHASE), 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_DONE), 1);
    room.settings.flash = 1;
    room.settings.flash_on = 1 << TD_CUE_EVENT_LAST_REP;
    assert_true(td_cues_flashes(&room.cues, TD_CUE_EVENT_LAST_REP));
    assert_false(td_cues_flashes(&room.cues, TD_CUE_EVENT_PHASE));
    room.settings.flash = 0;
    assert_false(td_cues_flashes(&room.cues, TD_CUE_EVENT_LAST_REP));
}

static void td_cues__beat__only_when_asked_for(void **state)
{
    struct room room;

    (void)state;
    room_init(&room, 1, 1);
    assert_int_equal(rings(&room, TD_CUE_EVENT_BEAT), 0);
    room.settings.beat = 1;
    assert_int_equal(rings(&room, TD_CUE_EVENT_BEAT), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_cues__every_kind__rings_once),
        cmocka_unit_test(td_cues__bell_off__is_silent),
        cmocka_unit_test(td_cues__countdown_off__silences_countdown_alone),
        cmocka_unit_test(td_cues__nothing_pending__is_silent),
        cmocka_unit_test(td_cues__several_pending__ring_once),
        cmocka_unit_test(td_cues__too_many__oldest_go),
        cmocka_unit_test(td_cues__muted__drops_what_was_pending),
        cmocka_unit_test(td_cues__no_sink__does_nothing),
        cmocka_unit_test(td_cues__title__says_phase_seconds_set_rep),
        cmocka_unit_test(td_cues__command__one_a_moment_and_the_most_special),
        cmocka_unit_test(td_cues__trouble__is_told_once_a_session),
        cmocka_unit_test(td_cues__table__each_channel_hears_its_own_events),
        cmocka_unit_test(td_cues__beat__only_when_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
