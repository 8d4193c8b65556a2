/* One line of the history, open: a session with its sets, a self-check with its
 * answers. */
#include "state.h"
#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"
#include "teardrop/core/training/program.h"
#include "teardrop/ui/kit/light.h"

/* ---- names ---- */

static const char *cause_name(const struct td_history_screen *h, const char *id)
{
    return h->checklist != NULL ? td_checklist_cause_name(h->checklist, id) : id;
}

const struct td_level *td_history_level(const struct td_history_screen *h, const char *id)
{
    return h->program != NULL ? td_program_level(h->program, id) : NULL;
}

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

static const char *outcome_text(enum td_outcome outcome)
{
    static const char *const texts[] = {
        [TD_OUTCOME_STOP] = "needs a person",
        [TD_OUTCOME_NOT_ENOUGH] = "not enough answers",
        [TD_OUTCOME_NO_PATTERN] = "no pattern",
        [TD_OUTCOME_NAMED] = "fits with ",
        [TD_OUTCOME_PATTERN_ONLY] = "kneecap joint, nothing stands out",
    };

    /* A database may hold anything. */
    return (size_t)outcome < sizeof texts / sizeof texts[0] ? texts[outcome] : "?";
}

/* ---- words ---- */

void td_history_check_text(const struct td_history_screen *h, const struct td_history_line *line,
                           char *out, size_t size)
{
    if (line->goal == TD_GOAL_STRENGTH && line->outcome != TD_OUTCOME_STOP) {
        td_str_copy(out, size, "Self-check: no pain, to get stronger");
        return;
    }
    td_str_format(out, size, "Self-check: %s", outcome_text(line->outcome));
    for (int i = 0; line->outcome == TD_OUTCOME_NAMED && i < line->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "", cause_name(h, line->named[i]));
    }
}

int td_history_minutes(int64_t ms)
{
    return (int)((ms + 30000) / 60000);
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

static void flow_sets(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    char line[160];

    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_exercise *exercise = exercise_of(h, record->level, set->exercise);
        bool hold = exercise != NULL && exercise->kind == TD_EXERCISE_HOLD;

        td_str_format(line, sizeof line, "set %-2d  %d of %d %s", set->set, set->reps_done,
                      set->reps_planned, hold ? "held" : "reps");
        set_more(record, set, line, sizeof line);
        if (i == 0 || !td_str_equal(set->exercise, record->sets[i - 1].exercise)) {
            td_flow_text(flow, 0, NULL, exercise != NULL ? exercise->name : set->exercise,
                         TD_ROLE_TEXT);
        }
        td_flow_text(flow, 2, set->reps_done >= set->reps_planned ? "●" : "○", line, TD_ROLE_TEXT);
        flow_taps(h, i, flow);
    }
}

/* The light and what it was looked up from. */
static void flow_light(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_light_basis *basis = &h->basis;
    char line[240];

    if (h->session.running || td_str_equal(h->session.level, TD_FREE_LEVEL)) {
        return;
    }
    if (!td_session_record_is_training(&h->session) && h->session.hurt[0] == '\0') {
        td_flow_text(flow, 2, td_light_mark(TD_LIGHT_OPEN),
                     "Nothing was done: it is no training, and counts nowhere.",
                     td_light_role(TD_LIGHT_OPEN));
        return;
    }
    td_str_copy(line, sizeof line,
                basis->after < 0 ? "The morning after is not answered: not decided yet."
                                 : "It ended for something else: not decided.");
    if (basis->light != TD_LIGHT_OPEN) {
        td_str_format(line, sizeof line, "%s.", td_light_title(basis->light));
    } else if (basis->pain < 0) {
        td_str_copy(line, sizeof line, "Pain was not said: not decided.");
    }
    if (basis->before >= 0) {
        td_str_append(line, sizeof line, " That morning %d.", basis->before);
    }
    if (basis->after >= 0) {
        td_str_append(line, sizeof line, " The morning after %d%s%s.", basis->after,
                      basis->swollen ? ", puffy" : "", basis->limp ? ", a limp" : "");
    }
    td_flow_text(flow, 2, td_light_mark(basis->light), line, td_light_role(basis->light));
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

static void flow_session(const struct td_history_screen *h, struct td_flow *flow)
{
    const struct td_session_record *record = &h->session;
    char line[160], date[40], load[24];

    td_instant_format_minute(record->started, date, sizeof date);
    td_str_format(line, sizeof line, "%s  %s", record->level, record->level_name);
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TITLE);
    if (record->swap_in[0] != '\0') {
        td_str_format(line, sizeof line, "Instead: %s", swap_name(h, record));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    td_str_format(line, sizeof line, "%s, %d min%s", date, td_history_minutes(record->elapsed_ms),
                  record->running    ? ", not ended yet"
                  : record->finished ? ", to its end"
                                     : ", stopped before its end");
    td_flow_text(flow, 0, NULL, line, TD_ROLE_DIM);
    if (record->tempo[0] != '\0') {
        td_str_format(line, sizeof line, "Tempo %s", record->tempo);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    if (record->load_g > 0) {
        td_str_from_thousandths(record->load_g, load, sizeof load);
        td_str_format(line, sizeof line, "Load %s kg", load);
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    flow_purpose(record, flow);
    td_flow_blank(flow);
    flow_sets(h, flow);
    td_flow_blank(flow);
    td_str_copy(line, sizeof line, "Worst pain: not said");
    if (record->worst_pain >= 0) {
        td_str_format(line, sizeof line, "Worst pain %d of 10", record->worst_pain);
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    td_str_copy(line, sizeof line, "Effort: not said");
    if (record->rpe >= 0) {
        td_str_format(line, sizeof line, "Effort RPE %d of 10", record->rpe);
    }
    td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    if (record->hurt[0] != '\0') {
        td_str_format(line, sizeof line, "Ended because of: %s", td_hurt_name(record->hurt));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_WARNING);
    }
    flow_light(h, flow);
    if (record->note[0] != '\0') {
        td_flow_blank(flow);
        td_flow_text(flow, 0, NULL, record->note, TD_ROLE_ACCENT);
    }
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
        td_str_format(line, sizeof line, "It ended with: %s", outcome_text(record->outcome));
        td_flow_text(flow, 0, NULL, line, TD_ROLE_TEXT);
    }
    for (int i = 0; i < record->named_count; i++) {
        td_flow_text(flow, 2, "▸", cause_name(h, record->named[i]), TD_ROLE_ACCENT);
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

int td_history_flow_details(const struct td_history_screen *h, struct td_canvas *canvas)
{
    const struct td_history_line *line = td_history_line_at(h, h->list.selected);
    struct td_flow flow;

    td_flow_init(&flow, canvas, h->body, h->scroll.top);
    if (line != NULL && line->kind == TD_HISTORY_SESSION) {
        flow_session(h, &flow);
    } else if (line != NULL && line->kind == TD_HISTORY_CHECK) {
        flow_check(h, &flow);
    }
    return flow.row;
}
