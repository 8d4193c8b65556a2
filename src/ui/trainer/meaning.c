/* After the questions: the session's light and what follows from it, as the plan sees it. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/proposal.h"
#include "teardrop/core/today.h"
#include "teardrop/core/training/ending.h"

#define RATHER_HARD 6
#define VERY_HARD 9
#define VERY_LIGHT 4

/* ---- the plan with this session in it ---- */

/* A word that is said once belongs to what was just done. */
static void say_once(struct td_trainer *t, const struct td_program *program,
                     const struct td_plan *plan, const struct td_limits *limits)
{
    struct td_aside aside;

    td_aside_look_up(program, &t->ui->history, limits, plan, true, td_now(t->ui->date), &aside);
    if (aside.milestone != TD_MILESTONE_COUNT) {
        td_str_copy(t->once, sizeof t->once, aside.said);
        (void)td_said_keep(&t->ui->history, td_milestone_id(aside.milestone), td_now(t->ui->date));
    }
}

void td_trainer_preview_next(struct td_trainer *t)
{
    const struct td_program *program = NULL;
    struct td_training_gate gate;
    struct td_limits limits = td_settings_limits(t->ui->settings);
    struct td_plan plan;
    char why[400];

    t->light = td_light_of_pain(&limits, t->record.worst_pain);
    t->before = -1;
    t->effort_most = limits.effort;
    if (t->session.timeline.workout.level->free_timer || !t->has_id ||
        t->ui->content.ops->program(t->ui->content.self, &program, NULL) != TD_OK) {
        return;
    }
    t->rest_hours = td_plan_rest_hours(t->session.timeline.workout.level, &limits);
    if (td_plan_look_up(program, &t->ui->history, &limits, &t->ui->usual, td_now(t->ui->date),
                        &plan, &gate, NULL) != TD_OK) {
        td_str_format(t->next, sizeof t->next,
                      "\nThe history cannot be read, and so not which session is next: %s\n",
                      td_history_why_unread(&t->ui->history));
        return;
    }
    (void)td_proposal_renew(program, &t->ui->history, &plan, &t->ui->usual, td_now(t->ui->date));
    say_once(t, program, &plan, &limits);
    if (plan.once != NULL) {
        (void)td_said_keep(&t->ui->history, plan.once, td_now(t->ui->date));
    }
    td_plan_why(&plan, program, &limits, why, sizeof why);
    td_str_format(t->next, sizeof t->next, "\nAs it stands, next: %s %s. %s\n", plan.level->id,
                  plan.level->name, why);
    t->rest_hours =
        plan.due_unix_s > plan.last.unix_s ? (int)((plan.due_unix_s - plan.last.unix_s) / TD_HOUR_S)
        : plan.has_last                    ? 0
                        : td_plan_rest_hours(t->session.timeline.workout.level, &limits);
    if (td_str_equal(plan.from, t->record.level) && plan.from_effort_most > 0) {
        t->effort_most = plan.from_effort_most;
    }
    if (plan.basis_day < 0 && td_str_equal(plan.from, t->record.level) &&
        plan.basis.pain == t->record.worst_pain) {
        t->light = plan.basis.session;
        t->before = plan.basis.before;
    }
}

/* ---- in words ---- */

static void pain_means(const struct td_trainer *t, char *out, size_t size)
{
    if (t->hurt && !td_hurt_is_knee(t->record.hurt)) {
        td_str_copy(out, size,
                    "You stopped because you felt unwell, and that was right. It says nothing "
                    "about the knee: the same again when you are well.");
        return;
    }
    if (t->hurt) {
        td_str_copy(out, size,
                    "You stopped because something hurt, and that was right. It counts as red: "
                    "the next session is easier. Before it, go through the self-check again.");
        return;
    }
    switch (t->light) {
    case TD_LIGHT_GREEN:
        td_str_copy(out, size, "Green.");
        if (t->before >= 0 && t->record.worst_pain > t->before) {
            td_str_format(out, size, "Green: no more than 1 above this morning's %d.", t->before);
        }
        if (td_reps_too_little(td_reps_done(&t->record))) {
            td_str_append(out, size, " %s", td_too_little_words);
            break;
        }
        td_str_append(out, size,
                      " If the knee is its usual self tomorrow morning, this level is right for "
                      "you, and one small thing may grow.");
        break;
    case TD_LIGHT_AMBER:
        td_str_copy(
            out, size,
            "A bit sore, amber: that is allowed. As usual tomorrow morning, it is the same next "
            "time; if not, a little easier.");
        if (t->next[0] == '\0') {
            td_str_append(out, size,
                          " After a worse morning: a set less, less deep, or a lower heel.");
        }
        break;
    case TD_LIGHT_RED:
        td_str_copy(out, size,
                    "Red: too much for this knee today. Take it easy for a day or two, but keep "
                    "moving; the next session is lighter. One such day is not a setback.");
        break;
    default:
        td_str_copy(out, size, "You left pain blank, so next time is the same session.");
        break;
    }
}

static void effort_means(const struct td_trainer *t, char *out, size_t size)
{
    int effort = t->record.rpe, most = t->effort_most;

    out[0] = '\0';
    if (effort < 0 || t->hurt || td_reps_too_little(td_reps_done(&t->record)) ||
        (t->light == TD_LIGHT_RED && effort < VERY_HARD)) {
        return;
    }
    if (effort >= VERY_HARD && effort > most) {
        td_str_copy(
            out, size,
            "It was very hard. Leave two good reps in the tank: fewer reps or a longer rest.");
    } else if (effort > most) {
        td_str_format(out, size, "Hard. That is allowed; up to %d leads on to more.", most);
    } else if (effort >= RATHER_HARD) {
        td_str_copy(out, size, "The effort was where it should be.");
    } else if (effort <= VERY_LIGHT && t->light == TD_LIGHT_GREEN) {
        td_str_copy(out, size, "There was plenty left. Twice like this, and it goes on faster.");
    } else {
        td_str_copy(
            out, size,
            "There was some left. That is fine: pain and mornings decide before effort does.");
    }
}

static void meaning_text(const struct td_trainer *t, char *out, size_t size)
{
    char effort[160], means[400];

    if (!td_trainer_has_something(t)) {
        td_str_copy(out, size,
                    "Nothing was done, nothing is kept. It is no training, and the next session "
                    "stays as it was.");
        return;
    }
    td_str_format(out, size, "%s%s", t->once, t->once[0] != '\0' ? "\n\n" : "");
    pain_means(t, means, sizeof means);
    td_str_append(out, size, "%s%s\n", means,
                  td_session_is_training(&t->session)
                      ? ""
                      : " That is kept; beside it nothing was done, and it is no training.");
    effort_means(t, effort, sizeof effort);
    if (effort[0] != '\0') {
        td_str_append(out, size, "\n%s\n", effort);
    }
    td_str_append(out, size, "%s", t->next);
    td_str_append(
        out, size,
        "\nTomorrow morning say how the knee is. A point more than usual is nothing; two mean "
        "a little easier; more, swelling, or a limp because of the knee, a lighter session.");
    if (t->rest_hours > 0) {
        td_str_append(out, size, " Leave %d hours before the next session.", t->rest_hours);
    }
}

/* Without its blank lines, for the smallest windows. */
static void make_dense(char *text)
{
    size_t n = 0;

    for (const char *p = text; *p != '\0'; p++) {
        if (*p != '\n' || (n > 0 && text[n - 1] != '\n')) {
            text[n++] = *p;
        }
    }
    text[n] = '\0';
}

/* The summary has been seen: it gives way to the advice, which must be whole. */
void td_trainer_draw_meaning(const struct td_trainer *t, struct td_canvas *canvas,
                             struct td_rect body)
{
    int summary = td_trainer_summary_rows(body), lines;
    struct td_rect rect = body;
    char text[1600];

    meaning_text(t, text, sizeof text);
    lines = td_wrap_count(text, body.w);
    if (body.h >= summary + 2 + lines) {
        td_trainer_draw_summary(t, canvas, body);
        rect.y += summary;
        rect.h -= summary;
    }
    if (rect.h >= lines + 2) {
        td_canvas_text_cut(canvas, rect.x, rect.y, rect.w, "What it means for next time",
                           TD_ROLE_TITLE);
        rect.y += 2;
        rect.h -= 2;
    }
    if (lines > rect.h) {
        make_dense(text);
    }
    td_canvas_wrap(canvas, rect, 0, text, TD_ROLE_TEXT);
    td_canvas_cursor(canvas, rect.x, rect.y);
}
