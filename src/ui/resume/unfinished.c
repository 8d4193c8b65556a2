/* A session that was cut off: resume it, keep it as it is, or discard it. */
#include "teardrop/ui/resume/unfinished.h"

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/training/session.h"

#define OFFERED_S INT64_C(14400) /* four hours */

void td_unfinished_find(struct td_unfinished *unfinished, const struct td_ui *ui)
{
    const struct td_history_port *history = &ui->history;
    struct td_instant now = td_now(ui->date);

    unfinished->there = history->ops->unfinished(history->self, now.unix_s - OFFERED_S,
                                                 &unfinished->record) == TD_OK;
}

void td_unfinished_deinit(struct td_unfinished *unfinished)
{
    td_session_record_deinit(&unfinished->record);
}

bool td_unfinished_has_text(const struct td_unfinished *unfinished)
{
    return unfinished->there || unfinished->changed;
}

/* Whether its last reps go silent is decided anew: what is on record may have changed. */
static void decide_fade(struct td_unfinished *unfinished, const struct td_ui *ui)
{
    const struct td_program *program = NULL;
    const struct td_level *level = unfinished->workout.level;
    struct td_overrides wish = {.fade = ui->usual.fade,
                                .step = unfinished->record.step,
                                .purpose = unfinished->record.purpose,
                                .swap_in = unfinished->record.swap_in[0] != '\0' ? 1 : 0};
    struct td_limits limits = td_settings_limits(ui->settings);
    struct td_training_gate gate;
    struct td_plan plan;

    unfinished->workout.fade =
        wish.fade != TD_FADE_NO &&
        ui->content.ops->program(ui->content.self, &program, NULL) == TD_OK &&
        td_plan_look_up(program, &ui->history, &limits, &ui->usual, td_now(ui->date), &plan, &gate,
                        NULL) == TD_OK &&
        td_plan_fades(&plan, level, &wish);
}

/* The same workout again; false: the programme has no such level any more. */
static bool build(struct td_unfinished *unfinished, const struct td_ui *ui)
{
    const struct td_session_record *record = &unfinished->record;
    const struct td_program *program = NULL;
    const struct td_level *level;
    struct td_overrides overrides = ui->usual;

    if (ui->content.ops->program(ui->content.self, &program, NULL) != TD_OK ||
        (level = td_program_level(program, record->level)) == NULL) {
        return false;
    }
    td_overrides_merge(&overrides, &ui->asked);
    overrides.warm_up = record->warm_up;
    overrides.extras = record->extras;
    overrides.load_g = record->load_g;
    overrides.step = record->step;
    overrides.swap_in = td_level_swap_in(level, record->swap_in);
    overrides.purpose = record->purpose;
    td_overrides_like(level, record, &overrides);
    td_workout_build(program, level, &overrides, &unfinished->workout);
    td_workout_as_recorded(&unfinished->workout, record);
    return true;
}

/* Can it be taken up with the programme as it is now? */
static bool fits(struct td_unfinished *unfinished, const struct td_ui *ui)
{
    struct td_timeline timeline = {0};
    struct td_session session = {0};
    bool ok = build(unfinished, ui) &&
              td_timeline_compile(&unfinished->workout, TD_SIDE_RIGHT, &timeline) == TD_OK &&
              td_session_init(&session, &timeline) == TD_OK &&
              td_session_restore(&session, 0, &unfinished->record) == TD_OK;

    td_session_deinit(&session);
    return ok;
}

void td_unfinished_what_text(const struct td_unfinished *unfinished, const struct td_ui *ui,
                             char *out, size_t size)
{
    const struct td_session_record *record = &unfinished->record;
    int64_t s = td_now(ui->date).unix_s - record->journaled.unix_s;
    int minutes = (int)((s > 0 ? s : 0) / 60);
    int at = record->at_set < record->set_count ? record->at_set : 0;
    int set = record->set_count > 0 ? record->sets[at].set : 1;

    if (!unfinished->there) {
        td_str_copy(out, size, "");
        return;
    }
    td_str_format(out, size, "Unfinished: %s, set %d, rep %d, ", record->level_name, set,
                  record->at_rep);
    if (minutes >= 120) {
        td_str_append(out, size, "%d hours ago.", minutes / 60);
    } else if (minutes >= 1) {
        td_str_append(out, size, "%d minute%s ago.", minutes, minutes == 1 ? "" : "s");
    } else {
        td_str_append(out, size, "just now.");
    }
}

void td_unfinished_text(const struct td_unfinished *unfinished, const struct td_ui *ui, char *out,
                        size_t size)
{
    if (!unfinished->there) {
        td_str_copy(out, size,
                    "The unfinished session cannot be taken up: the programme was changed since. "
                    "What was done is kept.");
        return;
    }
    td_unfinished_what_text(unfinished, ui, out, size);
    td_str_append(out, size, " %s resume, %s keep as it is, %s discard",
                  td_keymap_keys_text(ui->keymap, TD_REQ_RESUME, true).text,
                  td_keymap_keys_text(ui->keymap, TD_REQ_KEEP, true).text,
                  td_keymap_keys_text(ui->keymap, TD_REQ_DISCARD, true).text);
}

/* ---- buttons ---- */

static const struct {
    enum td_request request;
    const char *text;
} buttons[] = {
    {TD_REQ_RESUME, "take up"}, {TD_REQ_KEEP, "keep as it is"}, {TD_REQ_DISCARD, "discard"}};

#define BUTTONS (sizeof buttons / sizeof buttons[0])
#define BUTTON_GAP 2

/* `[ r take up ]`; the columns it takes. */
static int button_cols(const struct td_ui *ui, size_t i)
{
    struct td_keys_text key = td_keymap_keys_text(ui->keymap, buttons[i].request, true);

    return 5 + td_utf8_cols(key.text) + td_utf8_cols(buttons[i].text);
}

void td_unfinished_draw_buttons(const struct td_ui *ui, struct td_canvas *canvas,
                                struct td_rect row)
{
    int x = row.x;

    for (size_t i = 0; i < BUTTONS && x + button_cols(ui, i) <= row.x + row.w; i++) {
        struct td_keys_text key = td_keymap_keys_text(ui->keymap, buttons[i].request, true);
        int at = x;

        at += td_canvas_text(canvas, at, row.y, 2, "[ ", TD_ROLE_DIM);
        at += td_canvas_text(canvas, at, row.y, row.w, key.text, TD_ROLE_KEY) + 1;
        at += td_canvas_text(canvas, at, row.y, row.w, buttons[i].text, TD_ROLE_TEXT);
        td_canvas_text(canvas, at, row.y, 2, " ]", TD_ROLE_DIM);
        x += button_cols(ui, i) + BUTTON_GAP;
    }
}

enum td_request td_unfinished_button_at(const struct td_ui *ui, struct td_rect row,
                                        struct td_mouse mouse)
{
    int x = row.x;

    for (size_t i = 0; i < BUTTONS && x + button_cols(ui, i) <= row.x + row.w; i++) {
        struct td_rect at = {x, row.y, button_cols(ui, i), 1};

        if (mouse.kind == TD_MOUSE_CLICK && td_rect_has(at, mouse.x, mouse.y)) {
            return buttons[i].request;
        }
        x += button_cols(ui, i) + BUTTON_GAP;
    }
    return TD_REQ_NONE;
}

void td_unfinished_keep(struct td_unfinished *unfinished, const struct td_ui *ui)
{
    if (unfinished->there) {
        unfinished->there = false;
        unfinished->record.running = false;
        (void)ui->history.ops->save_session(ui->history.self, &unfinished->record);
    }
}

bool td_unfinished_request(struct td_unfinished *unfinished, const struct td_ui *ui,
                           enum td_request request, struct td_reply *reply)
{
    *reply = td_reply_redraw();
    if (!unfinished->there) {
        return false;
    }
    switch (request) {
    case TD_REQ_RESUME:
        if (!fits(unfinished, ui)) {
            td_unfinished_keep(unfinished, ui);
            unfinished->changed = true;
            return true;
        }
        decide_fade(unfinished, ui);
        unfinished->argument = (struct td_trainer_argument){.workout = &unfinished->workout,
                                                            .resume = &unfinished->record};
        reply->flags |= TD_REPLY_PUSH;
        reply->next = TD_VIEW_TRAINER;
        reply->argument = &unfinished->argument;
        return true;
    case TD_REQ_KEEP:
        td_unfinished_keep(unfinished, ui);
        return true;
    case TD_REQ_DISCARD:
        unfinished->there = false;
        (void)ui->history.ops->delete_session(ui->history.self, unfinished->record.uuid);
        return true;
    default:
        return false;
    }
}
