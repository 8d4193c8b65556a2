/* The dose, out of a history. */

#include "teardrop/core/dose_look_up.h"

#include <stdlib.h>
#include <string.h>

#include "fake/history.h"
#include "teardrop/base/str.h"
#include "test.h"

#define DAY_S 86400

static const struct td_instant now = {.unix_s = NOW_UNIX};

/* One session of that many days ago: 8 of 10 reps of 6 s. It is loaded whatever the line. */
static void begin(struct pretended_history *h, const int *days_ago, size_t count)
{
    struct td_set_record *set;

    memset(h, 0, sizeof *h);
    td_str_copy(h->session.uuid, sizeof h->session.uuid, "one");
    td_str_copy(h->session.level, sizeof h->session.level, "l3");
    h->session.started.unix_s = NOW_UNIX - (int64_t)days_ago[0] * DAY_S;
    assert_int_equal(td_session_record_reserve(&h->session, 1), TD_OK);
    h->session.set_count = 1;
    set = &h->session.sets[0];
    td_str_copy(set->exercise, sizeof set->exercise, "squat");
    td_str_copy(set->tempo, sizeof set->tempo, "3-1-2-1");
    set->reps_planned = 10;
    set->reps_done = 8;
    set->down_ms = set->up_ms = -1;
    h->lines = calloc(count, sizeof *h->lines);
    assert_non_null(h->lines);
    h->line_count = count;
    for (size_t i = 0; i < count; i++) {
        h->lines[i] = (struct td_history_line){.kind = TD_HISTORY_SESSION, .level = "l3"};
        h->lines[i].at.unix_s = NOW_UNIX - (int64_t)days_ago[i] * DAY_S;
        td_str_copy(h->lines[i].uuid, sizeof h->lines[i].uuid, "one");
    }
}

static void td_dose_look_up__sessions_of_the_ladder_alone(void **state)
{
    static const int days_ago[] = {3, 3, 3, 3};
    struct pretended_history h;
    struct td_history_port port = pretended_port(&h);
    struct td_dose dose;

    (void)state;
    begin(&h, days_ago, 4);
    h.lines[1].kind = TD_HISTORY_MORNING;
    h.lines[2].nothing_done = true;
    td_str_copy(h.lines[3].level, sizeof h.lines[3].level, TD_FREE_LEVEL);
    assert_int_equal(td_dose_look_up(&port, now, TD_DOSE_DAYS, &dose), TD_OK);
    assert_int_equal(dose.sessions, 1);
    assert_int_equal(dose.percent, 80);
    assert_int_equal(dose.lost_reps_ms, 12000);
    assert_int_equal(dose.days_missed, 0);
    pretended_deinit(&h);
}

static void td_dose_look_up__proposals_tell_missed_days(void **state)
{
    static const int days_ago[] = {9};
    struct pretended_history h;
    struct td_history_port port = pretended_port(&h);
    struct td_dose dose;

    (void)state;
    begin(&h, days_ago, 1);
    h.proposals[0] =
        (struct td_proposal){.level = "l3", .sets = 1, .contract_ms = 60000, .every_days = 2};
    td_day_format(td_instant_local_day(now) - 7, h.proposals[0].date);
    h.proposal_count = 1;
    assert_int_equal(td_dose_look_up(&port, now, TD_DOSE_DAYS, &dose), TD_OK);
    assert_int_equal(dose.days_missed, 3); /* 7, 5 and 3 days ago; that of yesterday may yet be */
    pretended_deinit(&h);
}

static void td_dose_look_up__cannot_be_read__nothing_planned(void **state)
{
    static const int days_ago[] = {9};
    struct pretended_history h;
    struct td_history_port port = pretended_port(&h);
    struct td_dose dose;

    (void)state;
    begin(&h, days_ago, 1);
    h.list_err = TD_ERR_STORE;
    assert_int_equal(td_dose_look_up(&port, now, TD_DOSE_DAYS, &dose), TD_ERR_STORE);
    assert_int_equal(dose.percent, -1);
    pretended_deinit(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_dose_look_up__sessions_of_the_ladder_alone),
        cmocka_unit_test(td_dose_look_up__proposals_tell_missed_days),
        cmocka_unit_test(td_dose_look_up__cannot_be_read__nothing_planned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
