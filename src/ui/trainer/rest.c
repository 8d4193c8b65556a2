/* Between sets: the pain now, an easier next set, changes for the sets to come. */
#include "state.h"
#include "teardrop/base/str.h"

#define TEN_WITHIN (2 * TD_NS_PER_S) /* a 0 so soon after a 1 makes ten */
#define DOWN_STEP_MS 1000

/* `next sets: 8 reps, tempo 3-1-2-1` */
static void tell_change(struct td_trainer *t, const char *before)
{
    const struct td_timeline *timeline = &t->session.timeline;
    size_t coming = td_session_coming_set(&t->session, t->now);
    const struct td_set_plan *plan;
    char text[160], tempo[TD_TEMPO_TEXT];

    if (coming >= timeline->set_total) {
        return;
    }
    plan = &timeline->sets[coming];
    td_str_format(text, sizeof text, "%s", before);
    if (timeline->workout.exercises[plan->exercise].exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(text, sizeof text, "hold %d s", (int)(plan->hold / TD_NS_PER_S));
    } else {
        td_tempo_format(&plan->tempo, tempo, sizeof tempo);
        td_str_append(text, sizeof text, "%d reps, tempo %s", plan->reps, tempo);
    }
    td_trainer_note(t, text);
}

bool td_trainer_change(struct td_trainer *t, enum td_request request)
{
    struct td_set_change change = {0};

    switch (request) {
    case TD_REQ_FEWER_REPS:
        change.reps = -1;
        break;
    case TD_REQ_MORE_REPS:
        change.reps = 1;
        break;
    case TD_REQ_FASTER:
        change.down_ms = -DOWN_STEP_MS;
        break;
    case TD_REQ_SLOWER:
        change.down_ms = DOWN_STEP_MS;
        break;
    case TD_REQ_EASIER:
        change.easier = true;
        break;
    default:
        return false;
    }
    if (td_session_coming_set(&t->session, t->now) >= t->session.timeline.set_total) {
        td_trainer_note(t, "the sets can be changed while you rest");
        return true;
    }
    if (td_session_change(&t->session, t->now, change)) {
        tell_change(t, change.easier ? "easier: bend less, heels lower, " : "next sets: ");
        td_trainer_keep_soon(t);
    }
    return true;
}

/* Pain now: up to 2 nothing changes, 3 to 5 an easier next set is offered, above
 * that the session ends, kindly. */
static enum td_pain_turn take_pain(struct td_trainer *t, int pain)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    enum td_light light;
    char text[160];

    if (!td_session_say_pain(&t->session, t->now, pain)) {
        return TD_PAIN_NOT_TAKEN;
    }
    td_trainer_keep_soon(t);
    light = td_light_of_pain(&limits, pain);
    if (light == TD_LIGHT_RED) {
        return TD_PAIN_ENDS;
    }
    if (light == TD_LIGHT_AMBER) {
        td_str_format(text, sizeof text, "pain %d, amber: %s makes the next sets easier", pain,
                      td_keymap_keys_text(t->ui->keymap, TD_REQ_EASIER, true).text);
    } else {
        td_str_format(text, sizeof text, "pain %d, green: go on as planned", pain);
    }
    td_trainer_note(t, text);
    return TD_PAIN_TAKEN;
}

enum td_pain_turn td_trainer_pain_key(struct td_trainer *t, td_key key)
{
    int pain = (int)(key - '0');

    if (key < '0' || key > '9' || !td_trainer_between(t)) {
        return TD_PAIN_NOT_TAKEN;
    }
    if (key == '0' && t->pain_key == '1' && t->now - t->pain_at <= TEN_WITHIN) {
        pain = 10;
    }
    t->pain_key = key;
    t->pain_at = t->now;
    return take_pain(t, pain);
}
