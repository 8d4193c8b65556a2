/* Between sets: the pain now, an easier next set, changes for the sets to come. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/scale.h"

#define TEN_WITHIN (2 * TD_NS_PER_S) /* a 0 so soon after a 1 makes ten */
#define DOWN_STEP_MS 1000

/* `next sets: 8 reps, tempo 3-1-2-1` */
static void tell_change(struct td_trainer *t, const char *before)
{
    const struct td_timeline *timeline = &t->session.timeline;
    size_t coming = td_session_coming_set(&t->session, t->now);
    const struct td_set_plan *plan;
    char text[200], tempo[96];

    if (coming >= timeline->set_total) {
        return;
    }
    plan = &timeline->sets[coming];
    td_str_format(text, sizeof text, "%s", before);
    if (timeline->workout.exercises[plan->exercise].exercise->kind == TD_EXERCISE_HOLD) {
        td_str_append(text, sizeof text, "hold %d s", (int)(plan->hold / TD_NS_PER_S));
    } else {
        td_tempo_describe(&plan->tempo, tempo, sizeof tempo);
        td_str_append(text, sizeof text, "%d reps, %s", plan->reps, tempo);
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
        t->band_ready = false; /* it says what comes */
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

/* ---- what is shown of it ---- */

void td_trainer_done_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    int reps = td_timeline_reps(timeline, s), done = 0;

    out[0] = '\0';
    if (s->kind != TD_SEGMENT_REST) {
        return;
    }
    for (uint32_t i = timeline->sets[s->plan].first_rep; i < td_timeline_set_end(timeline, s->plan);
         i++) {
        done += t->session.reps[i].done ? 1 : 0;
    }
    td_str_format(out, size, "set %d of %d done", s->set, td_timeline_sets(timeline, s));
    if (reps > 1) {
        td_str_append(out, size, ", %d of %d", done, reps);
    }
}

/* `next: set 2 of 4, 8 reps: down 5, hold 1, up 2, top 1` */
void td_trainer_coming_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t), *n = s + 1;
    const struct td_set_plan *plan;
    char number[TD_TEMPO_TEXT], tempo[96];

    out[0] = '\0';
    if (t->look.index + 1 >= timeline->count) {
        return;
    }
    plan = &timeline->sets[n->plan];
    td_str_copy(out, size, s->kind == TD_SEGMENT_PREPARE ? "first: " : "next: ");
    if (s->kind == TD_SEGMENT_SWITCH) {
        td_str_append(out, size, "the %s leg",
                      n->side != TD_SIDE_NONE ? td_side_id(n->side) : "other");
        return;
    }
    if (n->exercise != s->exercise) {
        td_str_append(out, size, "%s, ", td_timeline_exercise(timeline, n)->name);
    }
    td_str_append(out, size, "set %d of %d, ", n->set, td_timeline_sets(timeline, n));
    if (td_timeline_exercise(timeline, n)->kind == TD_EXERCISE_HOLD) {
        td_str_from_thousandths(plan->hold / TD_NS_PER_MS, number, sizeof number);
        td_str_append(out, size, "%s s", number);
    } else {
        td_tempo_describe(&plan->tempo, tempo, sizeof tempo);
        td_str_append(out, size, "%d reps: %s", plan->reps, tempo);
    }
    td_str_append(out, size, "%s", plan->easier ? ", easier" : "");
}

/* How the knee is now, as the settings' limits have it. */
void td_trainer_draw_scale(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    const struct td_segment *s = td_trainer_segment(t);
    size_t set = s->kind == TD_SEGMENT_REST || s->plan == 0 ? s->plan : s->plan - 1;
    struct td_scale scale = {.value = t->session.feedback[set].pain};
    struct td_scale_band bands[3];
    struct td_scale_look look = {.bands = bands, .band_count = at.h >= 2 ? 3 : 0, .focused = true};
    const char *title = "HOW IS THE KNEE NOW?";
    char easier[24];
    int beside = td_utf8_cols(title) + 4, y = at.y;

    td_scale_light_bands(&limits, bands);
    td_str_format(easier, sizeof easier, "easier, %s",
                  td_keymap_keys_text(t->ui->keymap, TD_REQ_EASIER, false).text);
    bands[0].word = "go on";
    bands[1].word = easier;
    bands[2].word = "the session ends";
    if (at.h >= 4) {
        td_canvas_text_cut(canvas, at.x, y, at.w, title, TD_ROLE_TITLE);
        td_canvas_cursor(canvas, at.x, y); /* until a number is chosen */
        (void)td_scale_draw(&scale, &look, canvas, at.x, y + 2, at.w);
        return;
    }
    if (at.w - beside < TD_SCALE_COLS) {
        title = "KNEE?";
        beside = at.w - 6 < TD_SCALE_COLS ? 0 : 6;
    }
    td_canvas_fill(canvas, at, ' ', TD_ROLE_TEXT);
    if (beside > 0) {
        td_canvas_text_cut(canvas, at.x, y, beside, title, TD_ROLE_TITLE);
    }
    td_canvas_cursor(canvas, at.x + (beside > 0 ? 0 : 1), y);
    (void)td_scale_draw(&scale, &look, canvas, at.x + beside, y, at.w - beside);
}
