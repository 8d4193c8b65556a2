#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "teardrop/cues/cues.h"

struct ear {
    int bells;
};

static void ear_bell(void *self)
{
    struct ear *ear = self;
    ear->bells++;
}

static const struct td_cue_sink_ops ear_ops = {.bell = ear_bell};

struct room {
    struct ear ear;
    struct td_settings settings;
    struct td_cues cues;
};

static void room_init(struct room *room, int bell, int countdown)
{
    memset(room, 0, sizeof(*room));
    room->settings.bell = bell;
    room->settings.countdown = countdown;
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
    (void)state;
    struct room room;
    room_init(&room, 1, 1);
    for (int kind = TD_CUE_EVENT_PREPARE; kind <= TD_CUE_EVENT_DONE; kind++) {
        assert_int_equal(rings(&room, (enum td_cue_kind)kind), 1);
    }
}

static void td_cues__bell_off__is_silent(void **state)
{
    (void)state;
    struct room room;
    room_init(&room, 0, 1);
    for (int kind = TD_CUE_EVENT_PREPARE; kind <= TD_CUE_EVENT_DONE; kind++) {
        assert_int_equal(rings(&room, (enum td_cue_kind)kind), 0);
    }
}

static void td_cues__countdown_off__silences_countdown_alone(void **state)
{
    (void)state;
    struct room room;
    room_init(&room, 1, 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_COUNTDOWN), 0);
    assert_int_equal(rings(&room, TD_CUE_EVENT_PHASE), 1);
}

static void td_cues__nothing_pending__is_silent(void **state)
{
    (void)state;
    struct room room;
    room_init(&room, 1, 1);
    td_cues_flush(&room.cues);
    assert_int_equal(room.ear.bells, 0);
}

static void td_cues__several_pending__ring_once(void **state)
{
    (void)state;
    struct room room;
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
    (void)state;
    struct room room;
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
    (void)state;
    struct room room;
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
    (void)state;
    struct room room;
    room_init(&room, 1, 1);
    td_cues_init(&room.cues, (struct td_cue_sink){NULL, NULL}, &room.settings);
    assert_int_equal(rings(&room, TD_CUE_EVENT_DONE), 0);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
