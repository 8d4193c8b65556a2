/* One line of the history, open: a session with its sets, a self-check with its
 * answers. */
#include "state.h"
#include "teardrop/base/by_id.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/core/training/program.h"
#include "teardrop/core/training/tempo.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/light.h"

/* ---- names ---- */

static const struct td_exercise *find_exercise(const struct td_exercise *exercises, size_t count,
                                               const char *id)
{
    int at = TD_BY_ID(exercises, count, id);

    return at >= 0 ? &exercises[at] : NULL;
}

/* Hip and calf work, however far it had grown. */
static const struct td_exercise *find_extra(const struct td_level *level, const char *id)
{
    for (size_t i = 0; i < level->extra_count; i++) {
        for (const struct td_exercise *e = &level->extras[i]; e != NULL; e = e->then) {
            if (td_str_equal(e->id, id)) {
                return e;
            }
        }
    }
    return NULL;
}

/* Of the level itself, of what went with it, or of the warm-up. */
static const struct td_exercise *exercise_of(const struct td_history_screen *h, const char *level,
                                             const char *id)
{
    const struct td_level *in = td_history_level(h, level);
    const struct td_exercise *found = NULL;

    if (in != NULL) {
        found = find_exercise(in->exercises, in->exercise_count, id);
        found = found != NULL ? found : find_extra(in, id);
        for (size_t i = 0; found == NULL && i < in->swap_in_count; i++) {
            found = find_exercise(in->swap_ins[i].exercises, in->swap_ins[i].exercise_count, id);
        }
        found = found != NULL ? found
                              : find_exercise(h->program->warm_up, h->program->warm_up_count, id);
    }
    return found;
}

/* ---- details ---- */

/* What else is known of a set: only what is not the same all the way through. */
static void set_more(const struct td_session_record *record, const struct td_set_record *set,
                     char *line, size_t size)
{
    if (set->side != TD_SIDE_NONE) {
        td_str_append(line, size, ", %s", td_side_id((enum td_side)set->side));
    }
    if (set->tempo[0] != '\0' && !td_str_equal(set->tempo, record->tempo)) {
        td_str_append(line, size, ", tempo %s", set->tempo);
    }
    if (set->hold_ms > 0) {
        td_str_append(line, size, ", %d s", set->hold_ms / 1000);
    }
    if (set->rest_ms > 0) {
        td_str_append(line, size, ", rest %d s", set->rest_ms / 1000);
    }
    if (set->pain >= 0) {
        td_str_append(line, size, ", pain %d", set->pain);
    }
    if (set->down_ms >= 0) {
        td_str_append(line, size, ", down %d.%d s", set->down_ms / 1000, set->down_ms / 100 % 10);
    }
    if (set->up_ms >= 0) {
        td_str_append(line, size, ", up %d.%d s", set->up_ms / 1000, set->up_ms / 100 % 10);
    }
}

/* `2.9  3.1  -`: what was tapped in each rep, `down` or up. "" = nothing was. */
static void taps_text(const struct td_history_screen *h, int set, bool down, char *out, size_t size)
{
    bool any = false;

    out[0] = '\0';
    for (size_t i = 0; i < h->rep_count; i++) {
        int64_t ms = down ? h->reps[i].down_ms : h->reps[i].up_ms;

        if (h->reps[i].set != set) {
            continue;
        }
        any = any || ms >= 0;
        if (ms >= 0) {
            td_str_append(out, size, "  %d.%d", (int)(ms / 1000), (int)(ms / 100 % 10));
        } else {
            td_str_append(out, size, "  -");
        }
    }
    if (!any) {
        out[0] = '\0';
    }
}

static void flow_taps(const struct td_history_screen *h, int set, struct td_flow *flow)
{
    char taps[700], line[740];

    for (int down = 1; down >= 0; down--) {
        taps_text(h, set, down == 1, taps, sizeof taps);
        if (taps[0] != '\0') {
            td_str_format(line, sizeof line, "%s, s:%s", down == 1 ? "down" : "up", taps);
            td_flow_text(flow, 4, NULL, line, TD_ROLE_DIM);
        }
    }
}

#define BARS_MOST 15

/* `█ █ █ ·  `: a bar for each rep. */
static void bars_text(const struct td_set_record *set, char *out, size_t size)
{
    for (int i = 0; i < set->reps_planned; i++) {
        td_str_append(out, size, i < set->reps_done ? "█ " : "· ");
    }
    td_str_append(out, size, " ");
}

static void flow_sets(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    char line[320];

    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_exercise *exercise = exercise_of(h, record->level, set->exercise);
        bool hold = exercise != NULL && exercise->kind == TD_EXERCISE_HOLD;

        td_str_format(line, sizeof line, "set %-2d  ", set->set);
        if (h->body.w >= 70 && set->reps_planned <= BARS_MOST) {
            bars_text(set, line, sizeof line);
        }
        td_str_append(line, sizeof line, "%d of %d %s", set->reps_done, set->reps_planned,
                      hold ? "held" : "reps");
        set_more(record, set, line, sizeof line);
        if (i == 0 || !td_str_equal(set->exercise, record->sets[i - 1].exercise)) {
            td_flow_text(flow, 0, NULL, exercise != NULL ? exercise->name : set->exercise,
                         TD_ROLE_TEXT);
        }
        td_flow_text(flow, 2, set->reps_done >= set->reps_planned ? "●" : "○", line, TD_ROLE_TEXT);
        flow_taps(h, i, flow);
    }
}

/* `▲ AMBER: that morning 0, the morning after 1, usual 0`: the light and what it was looked up
 * from. */
static void light_text(const struct td_history_screen *h, char *line, size_t size)
{
    static const char *const words[] = {[TD_LIGHT_OPEN] = "NOT DECIDED",
                                        [TD_LIGHT_GREEN] = "GREEN.",
                                        [TD_LIGHT_AMBER] = "AMBER.",
                                        [TD_LIGHT_RED] = "RED."};
    const struct td_light_basis *basis = &h->basis;

    if (!td_session_record_is_training(&h->session) && h->session.hurt[0] == '\0') {
        td_str_copy(line, size, "Nothing was done: it is no training, and counts nowhere.");
        return;
    }
    td_str_copy(line, size, words[basis->light]);
    if (basis->light == TD_LIGHT_OPEN) {
        td_str_append(line, size,
                      basis->pain < 0    ? ": pain was not said."
                      : basis->after < 0 ? ": no morning was said."
                                         : ": it ended for something else.");
    }
    if (basis->before >= 0) {
        td_str_append(line, size, " That morning %d.", basis->before);
    }
    if (basis->after >= 0) {
        td_str_append(line, size, " The morning after %d%s%s", basis->after,
                      basis->swollen ? ", puffy" : "", basis->limp ? ", a limp" : "");
        if (basis->usual >= 0) {
            td_str_append(line, size, ", your usual %d", basis->usual);
        }
        td_str_append(line, size, ".");
    }
}

static void flow_light(const struct td_history_screen *h, struct td_flow *flow)
{
    enum td_light light = h->basis.light;
    char line[240], then[40];

    if (h->session.running || td_str_equal(h->session.level, TD_FREE_LEVEL)) {
        return;
    }
    light_text(h, line, sizeof line);
    td_flow_text(flow, 2, td_light_mark(light), line, td_light_role(light));
    td_history_followed_text(h, h->list.selected, then, sizeof then);
    if (then[0] != '\0') {
        td_str_format(line, sizeof line, "What followed: %s.", then);
        td_flow_text(flow, 2, NULL, line, TD_ROLE_TEXT);
    }
}

/* What the session was for, where that is not plain. */
static void flow_purpose(const struct td_session_record *record, struct td_flow *flow)
{
    if (record->purpose == TD_PURPOSE_PLACEMENT) {
        td_flow_text(flow, 0, NULL, "A test of where to begin", TD_ROLE_TEXT);
    } else if (record->purpose == TD_PURPOSE_DELOAD) {
        td_flow_text(flow, 0, NULL, "In an easier week", TD_ROLE_TEXT);
    }
}

static const char *swap_name(const struct td_history_screen *h,
                             const struct td_session_record *record)
{
    const struct td_level *level = td_history_level(h, record->level);
    int at = level != NULL ? td_level_swap_in(level, record->swap_in) : 0;

    return at > 0 ? level->swap_ins[at - 1].swap_name : record->swap_in;
}

/* `24 of 30 reps   2 of 3 sets   4:48 under load   6 fewer reps than on Tue 9 December` */
static void flow_facts(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    struct td_reps_done reps = td_reps_done(record);
    char line[240], change[TD_TALLY_TEXT];

    td_str_format(line, sizeof line, "%d of %d %s   %d of %d sets", reps.done, reps.planned,
                  h->tally.holds ? "holds" : "reps", reps.whole_sets, record->set_count);
    if (h->tally.sessions > 0) {
        td_str_append(line, sizeof line, "   %d:%02d under load", h->tally.tension_s / 60,
                      h->tally.tension_s % 60);
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
    td_tally_change_text(&h->tally, change);
    td_str_format(line, sizeof line, "%d min%s%s%s", td_history_minutes(record->elapsed_ms),
                  record->running    ? ", not ended yet"
                  : record->finished ? ", to its end"
                                     : ", stopped before its end",
                  change[0] != '\0' ? "; " : "", change);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
}

static void flow_setting(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    struct td_tempo tempo;
    char line[160], words[96];

    if (record->swap_in[0] != '\0') {
        td_str_format(line, sizeof line, "Instead: %s", swap_name(h, record));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    if (record->tempo[0] != '\0') {
        if (td_tempo_parse(record->tempo, &tempo, NULL, 0) == TD_OK) {
            td_tempo_describe(&tempo, words, sizeof words);
            td_str_format(line, sizeof line, "Tempo %s: %s", record->tempo, words);
        } else {
            td_str_format(line, sizeof line, "Tempo %s", record->tempo);
        }
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    flow_purpose(record, flow);
}

/* ---- what was said: the four fields, in place also while they are corrected ---- */

#define LABEL_COLS 14
#define SCALE_LEAST_COLS 34 /* see TD_SCALE_COLS */

/* The label of a field, an arrow before the one that keys go to. Its row, or -1. */
static int flow_label(const struct td_history_screen *h, struct td_flow *flow,
                      enum td_history_field field, const char *label, int rows)
{
    int y = td_flow_take(flow, rows);

    if (y >= 0) {
        if (h->edit.field == field) {
            td_canvas_text(flow->canvas, flow->rect.x, y, 1, "▸", TD_ROLE_ACCENT);
            td_canvas_cursor(flow->canvas, flow->rect.x + 2, y);
        }
        td_frame_heading(flow->canvas, flow->rect.x + 2, y, LABEL_COLS - 3, label);
    }
    return y;
}

static void flow_scale(const struct td_history_screen *h, struct td_flow *flow,
                       enum td_history_field field, const char *label, struct td_scale scale)
{
    struct td_limits limits = td_settings_limits(h->ui->settings);
    struct td_scale_band bands[3];
    bool pain = field == TD_EDIT_PAIN;
    struct td_scale_look look = {pain ? bands : NULL, pain ? 3 : 0, h->edit.field == field};
    bool below = flow->rect.w < LABEL_COLS + SCALE_LEAST_COLS; /* no room beside its label */
    int indent = below ? td_clamp(flow->rect.w - SCALE_LEAST_COLS, 0, 2) : LABEL_COLS;
    int w = td_min(flow->rect.w - indent, 56);
    int y = flow_label(h, flow, field, label, 1);

    y = below ? td_flow_take(flow, 1) : y;
    td_scale_light_bands(&limits, bands);
    if (y >= 0) {
        (void)td_scale_draw(&scale, &look, flow->canvas, flow->rect.x + indent, y, w);
        if (scale.value < 0 && h->edit.field != field && indent + w + 10 <= flow->rect.w) {
            td_canvas_text_cut(flow->canvas, flow->rect.x + indent + w + 2, y,
                               flow->rect.w - indent - w - 2, "not said", TD_ROLE_DIM);
        }
    }
    if (pain) {
        (void)td_flow_take(flow, 1);
    }
}

static void flow_line(const struct td_history_screen *h, struct td_flow *flow,
                      enum td_history_field field, const char *label, const struct td_field *typed,
                      const char *text)
{
    int y;

    if (h->edit.field == TD_EDIT_NOTHING && text[0] != '\0') { /* all of it, however long */
        struct td_flow part = *flow;

        part.rect.x += LABEL_COLS;
        part.rect.w -= LABEL_COLS;
        td_flow_text(&part, 0, NULL, text, TD_ROLE_TEXT);
        (void)flow_label(h, flow, field, label, part.row - flow->row);
        return;
    }
    y = flow_label(h, flow, field, label, 1);
    if (y < 0) {
        return;
    }
    if (h->edit.field == field) {
        (void)td_field_draw(typed, flow->canvas, flow->rect.x + LABEL_COLS, y,
                            flow->rect.w - LABEL_COLS, TD_ROLE_TEXT);
    } else {
        td_canvas_text_cut(flow->canvas, flow->rect.x + LABEL_COLS, y, flow->rect.w - LABEL_COLS,
                           text[0] != '\0' ? text : "-", TD_ROLE_DIM);
    }
}

static void flow_said(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    const struct td_history_edit *e = &h->edit;
    bool on = e->field != TD_EDIT_NOTHING;
    struct td_scale pain = {.value = record->worst_pain}, effort = {.low = 1, .value = record->rpe};
    char load[32] = "";

    if (record->load_g > 0) {
        td_str_from_thousandths(record->load_g, load, sizeof load);
        td_str_append(load, sizeof load, " kg");
    }
    flow_scale(h, flow, TD_EDIT_PAIN, "WORST PAIN", on ? e->pain : pain);
    flow_scale(h, flow, TD_EDIT_EFFORT, "EFFORT", on ? e->rpe : effort);
    flow_line(h, flow, TD_EDIT_LOAD, "LOAD, kg", &e->load_field, on ? e->load : load);
    flow_line(h, flow, TD_EDIT_NOTE, "NOTE", &e->note_field, on ? e->note : record->note);
}

static void flow_session(const struct td_history_screen *h, struct td_flow *flow, int *said)
{
    const struct td_session_record *record = &h->session;
    char line[160];

    flow_facts(h, flow);
    flow_setting(h, flow);
    td_flow_blank(flow);
    flow_sets(h, flow);
    td_flow_blank(flow);
    if (record->hurt[0] != '\0') {
        td_str_format(line, sizeof line, "Ended because of: %s", td_hurt_name(record->hurt));
        td_flow_text(flow, 2, "!", line, TD_ROLE_WARNING);
    }
    *said = flow->row;
    flow_said(h, flow);
    td_flow_blank(flow);
    flow_light(h, flow);
}

static void flow_answers(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_check_record *record = &h->check;

    td_flow_text(flow, 0, NULL, "Answers", TD_ROLE_DIM);
    for (int i = 0; i < record->answer_count; i++) {
        const char *question = record->answers[i].question, *answer = record->answers[i].answer;
        char line[400], text[300];

        if (td_str_equal(answer, TD_ANSWER_SKIPPED_ID)) {
            continue;
        }
        td_str_copy(text, sizeof text, answer);
        if (h->checklist != NULL) {
            td_record_answer_words(h->checklist, question, answer, text, sizeof text);
            question = td_checklist_question_name(h->checklist, question);
        }
        td_str_format(line, sizeof line, "%s: %s", question, text);
        td_flow_text(flow, 2, "•", line, TD_ROLE_TEXT);
    }
}

static void flow_check(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_check_record *record = &h->check;
    char line[400], date[40];

    td_instant_format_minute(record->done, date, sizeof date);
    td_flow_text(flow, 0, NULL,
                 record->goal == TD_GOAL_STRENGTH ? "Self-check without pain, to get stronger"
                                                  : "Self-check",
                 TD_ROLE_TITLE);
    td_str_format(line, sizeof line, "%s, checklist %s", date, record->version);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    td_flow_blank(flow);
    if (record->named_count > 0) {
        td_flow_text(flow, 0, NULL,
                     record->named_count > 1 ? "It fits with one of" : "It fits with", TD_ROLE_DIM);
    } else if (record->outcome != TD_OUTCOME_STOP && record->goal == TD_GOAL_SORE) {
        td_str_format(line, sizeof line, "It ended with: %s", td_outcome_text(record->outcome));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    for (int i = 0; i < record->named_count; i++) {
        td_flow_text(flow, 2, "▸", td_history_cause_name(h, record->named[i]), TD_ROLE_ACCENT);
    }
    if (record->outcome == TD_OUTCOME_STOP) {
        td_flow_text(flow, 0, NULL, "A red flag came first: this needed a person.", TD_ROLE_DANGER);
    }
    for (int i = 0; i < record->flag_count; i++) {
        int f = h->checklist == NULL ? -1 : td_checklist_flag(h->checklist, record->flags[i]);

        td_flow_text(flow, 2, "!", f >= 0 ? h->checklist->flags[f].text : record->flags[i],
                     TD_ROLE_WARNING);
    }
    for (int i = 0; i < record->taken_back_count; i++) {
        int f = h->checklist == NULL ? -1 : td_checklist_flag(h->checklist, record->taken_back[i]);

        td_str_format(line, sizeof line, "Ticked by mistake, and taken back: %s",
                      f >= 0 ? h->checklist->flags[f].text : record->taken_back[i]);
        td_flow_text(flow, 2, "·", line, TD_ROLE_DIM);
    }
    td_flow_text(flow, 0, NULL, record->why, TD_ROLE_TEXT);
    td_flow_blank(flow);
    flow_answers(h, flow);
}

int td_history_flow_details(const struct td_history_screen *h, struct td_canvas *canvas, int *said)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    struct td_flow flow;

    *said = 0;
    td_flow_init(&flow, canvas, h->body, h->scroll.top);
    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        flow_session(h, &flow, said);
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        flow_check(h, &flow);
    }
    return flow.row;
}
