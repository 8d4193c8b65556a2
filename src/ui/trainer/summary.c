/* What the screens after a session have in common: the band with a huge word, where the text
 * is, and what was done. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/term/draw/bigtext.h"

#define EXTRA_MAX 2

static const char not_kept[] = "A free session is not kept. s keeps this one.";
static const char one_more[] = "One more good rep in you? + or PgDn counts it in.";

/* ---- layout ---- */

struct td_rect td_trainer_body(int cols, int rows)
{
    int w = td_min(cols - (cols >= 60 ? 8 : 2), TD_TRAINER_TEXT_COLS);
    int band = rows >= 40 ? rows / 4 : rows >= 22 ? 7 : 0;
    int top = band > 0 ? band + 1 + (rows >= 30) : 0;

    return (struct td_rect){(cols - w) / 2, top, w, rows - 2 - top};
}

int td_trainer_summary_rows(struct td_rect body)
{
    return body.h >= 14 ? 5 : body.h >= 9 ? 3 : 2;
}

void td_trainer_draw_head(struct td_canvas *canvas, const char *word, enum td_role role)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);
    struct td_rect band = {0, 0, canvas->cols, body.y - (canvas->rows >= 30 ? 2 : 1)};

    if (band.h < 3) {
        return;
    }
    td_canvas_fill(canvas, band, ' ', role);
    band.y += 1;
    band.h -= 2;
    td_bigtext_draw(canvas, band, word, role);
}

/* ---- what was done ---- */

enum td_ending td_trainer_ending(const struct td_trainer *t)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    int pain = t->mode == TD_TRAINER_PAIN ? t->scale.value : t->record.worst_pain;

    return td_ending_of(&t->record, td_light_of_pain(&limits, pain) == TD_LIGHT_RED);
}

bool td_trainer_may_add(const struct td_trainer *t)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_set_plan *last = &timeline->sets[timeline->set_total - 1];

    return t->session.state == TD_SESSION_DONE && last->extra < EXTRA_MAX &&
           t->mode == TD_TRAINER_PAIN && td_last_set_whole(&t->record) &&
           td_trainer_ending(t) != TD_ENDING_HURT &&
           timeline->workout.exercises[last->exercise].exercise->kind == TD_EXERCISE_REPS;
}

/* Nobody taps to the millisecond. */
static void tenths_text(int64_t ms, char *out, size_t size)
{
    td_str_from_thousandths(ms / 100 * 100, out, size);
}

/* `set 1: down took 2.6 s of 3, up 1.9 s of 2`, each tapped set, the last ones first where
 * there is no room for all; "" when nothing was tapped. */
static void taps_text(const struct td_session_record *record, const struct td_timeline *timeline,
                      char *out, size_t size)
{
    char took[24], of[24];

    td_str_copy(out, size, "");
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_tempo *tempo = &timeline->sets[i].tempo;

        if (set->down_ms < 0 && set->up_ms < 0) {
            continue;
        }
        td_str_append(out, size, "%sset %d:", out[0] != '\0' ? "; " : "", set->set);
        if (set->down_ms >= 0) {
            tenths_text(set->down_ms, took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_DOWN], of, sizeof of);
            td_str_append(out, size, " down took %s s of %s", took, of);
        }
        if (set->up_ms >= 0) {
            tenths_text(set->up_ms, took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_UP], of, sizeof of);
            td_str_append(out, size, "%s up %s s%s%s", set->down_ms >= 0 ? "," : "", took,
                          tempo->explosive ? "" : " of ", tempo->explosive ? "" : of);
        }
    }
}

/* `Slant board, 1 inch: 2 of 3 sets, 20 of 30 reps` */
static void done_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_session_record *r = &t->record;
    const struct td_level *level = t->session.timeline.workout.level;
    struct td_reps_done reps = td_reps_done(r);

    td_str_format(out, size, "%s%s%s: %d of %d sets, %d of %d reps", r->level_name,
                  level->swap_in != NULL ? ", " : "",
                  level->swap_in != NULL ? level->swap_name : "", reps.whole_sets, r->set_count,
                  reps.done, reps.planned);
}

/* `6:05 of 6:45 played, 0:20 of pauses beside it` */
static void time_text(const struct td_trainer *t, char *out, size_t size)
{
    td_str_format(out, size, "%s of %s played",
                  td_trainer_clock_text(t->record.elapsed_ms * TD_NS_PER_MS).text,
                  td_trainer_clock_text(t->session.timeline.total).text);
    if (t->record.paused_ms >= 1000) {
        td_str_append(out, size, ", %s of pauses beside it",
                      td_trainer_clock_text(t->record.paused_ms * TD_NS_PER_MS).text);
    }
}

void td_trainer_second_line(const struct td_trainer *t, char *out, size_t size, enum td_role *role)
{
    char taps[160];

    td_str_copy(out, size, t->trouble);
    if (out[0] == '\0') {
        td_trainer_unseen_text(t, out, size);
    }
    *role = out[0] != '\0' ? TD_ROLE_WARNING : TD_ROLE_DIM;
    if (out[0] != '\0') {
        return;
    }
    taps_text(&t->record, &t->session.timeline, taps, sizeof taps);
    time_text(t, out, size);
    if (taps[0] != '\0') {
        td_str_append(out, size, "; %s", taps);
    } else if (td_trainer_may_add(t)) {
        td_str_append(out, size, ". %s", one_more);
    }
}

void td_trainer_draw_summary(const struct td_trainer *t, struct td_canvas *canvas,
                             struct td_rect body)
{
    char line[160], unseen[96];
    const char *second = t->trouble[0] != '\0' ? t->trouble : unseen; /* in any window */
    enum td_role role = TD_ROLE_WARNING;

    done_text(t, line, sizeof line);
    td_canvas_text_cut(canvas, body.x, body.y, body.w, line, TD_ROLE_TITLE);
    td_trainer_unseen_text(t, unseen, sizeof unseen);
    if (second[0] == '\0') {
        time_text(t, line, sizeof line);
        second = line;
        role = TD_ROLE_DIM;
    }
    td_canvas_text_cut(canvas, body.x, body.y + 1, body.w, second, role);
    if (td_trainer_summary_rows(body) < 4) {
        return;
    }
    taps_text(&t->record, &t->session.timeline, line, sizeof line);
    role = t->kept_at_all && line[0] != '\0' ? TD_ROLE_TEXT : TD_ROLE_ACCENT;
    td_canvas_text_cut(canvas, body.x, body.y + 2, body.w,
                       !t->kept_at_all         ? not_kept
                       : line[0] != '\0'       ? line
                       : td_trainer_may_add(t) ? one_more
                                               : "",
                       role);
}
