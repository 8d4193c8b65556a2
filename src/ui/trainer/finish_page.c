/* The end of a session: what was done, and, where there is room, one page with the questions and
 * what the answers so far lead to, as the plan says it. Low or narrow windows have it in parts
 * (finish.c). */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/ladder.h"
#include "teardrop/ui/kit/light.h"

#define EXTRA_MAX 2

static const char not_kept[] = "A free session is not kept. s keeps this one.";
static const char one_more[] = "One more good rep in you? + or PgDn counts it in.";

#define LEAST_COLS 64
#define LEAST_ROWS 23
#define ROOMY_ROWS 30 /* a row a set, and the ladder */
#define LABEL_COLS 14
#define SETS_SHOWN 5 /* as a row each */

/* ---- in parts: the band with a huge word, and where the text is ---- */

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

const char *td_trainer_effort_words(int effort)
{
    static const char *const words[] = {
        "very light",
        "very light",
        "light",
        "light",
        "5 or 6 more reps in you",
        "4 or 5 more reps in you",
        "3 more reps in you",
        "2 more reps in you",
        "1 more rep in you",
        "not one more rep",
    };

    return effort < 1 ? "Choose a number. 1 is nothing at all, 10 is not one more rep."
                      : words[effort - 1];
}

/* ---- where things stand ---- */

struct page {
    struct td_frame_box frame;
    bool roomy;
    int sets_y, question_y, pain_y, effort_y, note_y, rule_y;
    int x, w; /* of the scales */
};

static struct page page_of(const struct td_trainer *t, int cols, int rows)
{
    struct page at = {.frame = td_frame_of(cols, rows), .roomy = rows >= ROOMY_ROWS};
    int y = at.frame.body.y - (rows < ROOMY_ROWS);

    at.x = at.frame.x + LABEL_COLS;
    at.w = td_min(at.frame.w - LABEL_COLS, 56);
    at.sets_y = y + 2 + at.roomy;
    at.question_y = at.sets_y + (at.roomy ? td_min(t->record.set_count, SETS_SHOWN) + 1 : 1);
    at.pain_y = at.question_y + 1 + at.roomy;
    at.effort_y = at.pain_y + 2 + at.roomy;
    at.note_y = at.effort_y + 2 + at.roomy;
    at.rule_y = at.note_y + 1 + at.roomy;
    return at;
}

bool td_trainer_has_page(const struct td_trainer *t)
{
    return t->cols >= LEAST_COLS && t->rows >= LEAST_ROWS && t->what.known &&
           t->mode != TD_TRAINER_MEANING && !t->hurt;
}

int td_trainer_page_scale_at(const struct td_trainer *t, struct td_mouse mouse)
{
    struct page at = page_of(t, t->cols, t->rows);
    int y = t->mode == TD_TRAINER_PAIN ? at.pain_y : at.effort_y;

    return mouse.y == y ? td_scale_at(&t->scale, at.x, at.w, mouse.x) : -1;
}

/* ---- what the answers so far lead to ---- */

static int pain_so_far(const struct td_trainer *t)
{
    return t->mode == TD_TRAINER_PAIN ? t->scale.value : t->record.worst_pain;
}

static int effort_so_far(const struct td_trainer *t)
{
    return t->mode == TD_TRAINER_EFFORT ? t->scale.value : t->record.rpe;
}

void td_trainer_weigh(struct td_trainer *t)
{
    const struct td_program *program = NULL;
    struct td_limits limits = td_settings_limits(t->ui->settings);

    t->what.known = false;
    if (t->session.timeline.workout.level->free_timer || !t->has_id || t->hurt ||
        t->ui->content.ops->program(t->ui->content.self, &program, NULL) != TD_OK) {
        return;
    }
    t->rest_hours = td_plan_rest_hours(t->session.timeline.workout.level, &limits);
    t->rung = td_program_rung(program, t->record.level);
    t->rungs = 0;
    while ((size_t)t->rungs < program->level_count &&
           td_program_rung(program, program->levels[t->rungs].id) == t->rungs) {
        t->rungs++;
    }
    if (td_what_if_look_up(program, &t->ui->history, &limits, &t->ui->usual, td_now(t->ui->date),
                           pain_so_far(t), effort_so_far(t), &t->what) != TD_OK) {
        t->what.known = false;
    }
}

/* ---- what was done ---- */

static void draw_head(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at)
{
    static const enum td_role roles[] = {[TD_ENDING_WHOLE] = TD_ROLE_BAND_DONE,
                                         [TD_ENDING_EARLY] = TD_ROLE_BAND_PAUSED,
                                         [TD_ENDING_HURT] = TD_ROLE_BAND_DANGER};
    enum td_ending ending = td_trainer_ending(t);
    const struct td_level *level = t->session.timeline.workout.level;
    char word[24], title[120], state[24];
    int w;

    td_str_format(word, sizeof word, " %s ", td_ending_word(ending));
    w = (int)strlen(word);
    td_str_format(title, sizeof title, "%*s  %s%s%s", w, "", t->record.level_name,
                  level->swap_in != NULL ? ", " : "",
                  level->swap_in != NULL ? level->swap_name : "");
    td_instant_format_minute(t->record.started, state, sizeof state);
    td_frame_head_in(canvas, &at->frame, title, state);
    td_canvas_text(canvas, at->frame.x, at->frame.title_y, w, word, roles[ending]);
}

static void draw_sets(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at)
{
    char line[200] = "", pains[120] = "";
    int more = t->record.set_count - SETS_SHOWN;

    for (int i = 0; i < t->record.set_count; i++) {
        const struct td_set_record *set = &t->record.sets[i];

        if (at->roomy && (i < SETS_SHOWN - (more > 0) || i + 1 == t->record.set_count)) {
            int y = at->sets_y + td_min(i, SETS_SHOWN - 1);

            td_str_format(line, sizeof line, "set %d   %2d of %2d", i + 1, set->reps_done,
                          set->reps_planned);
            if (set->pain >= 0) {
                td_str_append(line, sizeof line, "   pain %d", set->pain);
            }
            td_canvas_text_cut(canvas, at->frame.x, y, at->frame.w, line,
                               set->reps_done < set->reps_planned ? TD_ROLE_WARNING : TD_ROLE_TEXT);
        } else if (!at->roomy) {
            td_str_append(line, sizeof line, "  %d", set->reps_done);
        }
        if (set->pain >= 0) {
            td_str_append(pains, sizeof pains, "  %d", set->pain);
        }
    }
    if (!at->roomy) {
        td_str_append(line, sizeof line, "%s%s", pains[0] != '\0' ? "     pain in the rests" : "",
                      pains);
        td_canvas_text(canvas, at->frame.x, at->sets_y, LABEL_COLS, "sets", TD_ROLE_DIM);
        td_canvas_text_cut(canvas, at->x - 2, at->sets_y, at->frame.w - LABEL_COLS + 2, line,
                           TD_ROLE_TEXT);
    }
}

static void draw_done(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at)
{
    struct td_reps_done reps = td_reps_done(&t->record);
    int y = at->frame.body.y - !at->roomy;
    enum td_role role = TD_ROLE_DIM;
    char line[160];

    td_str_format(line, sizeof line, "%d of %d sets, %d of %d reps", reps.whole_sets,
                  t->record.set_count, reps.done, reps.planned);
    td_canvas_text_cut(canvas, at->frame.x, y, at->frame.w, line, TD_ROLE_TITLE);
    td_trainer_second_line(t, line, sizeof line, &role);
    td_canvas_text_cut(canvas, at->frame.x, y + 1, at->frame.w, line, role);
    draw_sets(t, canvas, at);
}

/* ---- the questions ---- */

static void draw_label(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at,
                       enum td_trainer_mode mode, int y, const char *text)
{
    if (t->mode == mode) {
        td_canvas_text(canvas, at->frame.x, y, 1, "▸", TD_ROLE_ACCENT);
    }
    td_frame_heading(canvas, at->frame.x + 2, y, LABEL_COLS - 3, text);
}

static void draw_questions(const struct td_trainer *t, struct td_canvas *canvas,
                           const struct page *at)
{
    static const char *const asked[] = {
        [TD_TRAINER_PAIN] = "The worst pain in the knee during it?",
        [TD_TRAINER_EFFORT] = "How hard was the last set?",
        [TD_TRAINER_NOTE] = "Anything else to remember? Shoes, sleep, a long ride; or nothing."};
    struct td_limits limits = td_settings_limits(t->ui->settings);
    struct td_scale_band bands[3];
    struct td_scale pain = {.value = pain_so_far(t)},
                    effort = {.low = 1, .value = effort_so_far(t)};
    struct td_scale_look look = {bands, 3, t->mode == TD_TRAINER_PAIN};

    td_scale_light_bands(&limits, bands);
    td_canvas_text_cut(canvas, at->frame.x, at->question_y, at->frame.w, asked[t->mode],
                       TD_ROLE_TITLE);
    draw_label(t, canvas, at, TD_TRAINER_PAIN, at->pain_y, "WORST PAIN");
    (void)td_scale_draw(&pain, &look, canvas, at->x, at->pain_y, at->w);
    draw_label(t, canvas, at, TD_TRAINER_EFFORT, at->effort_y, "LAST SET");
    look = (struct td_scale_look){NULL, 0, t->mode == TD_TRAINER_EFFORT};
    (void)td_scale_draw(&effort, &look, canvas, at->x, at->effort_y, at->w);
    td_canvas_text_cut(canvas, at->x, at->effort_y + 1, at->frame.w - LABEL_COLS,
                       td_trainer_effort_words(effort.value), TD_ROLE_DIM);
    draw_label(t, canvas, at, TD_TRAINER_NOTE, at->note_y, "NOTE");
    if (t->mode == TD_TRAINER_NOTE) {
        (void)td_field_draw(&t->note_field, canvas, at->x, at->note_y, at->frame.w - LABEL_COLS,
                            TD_ROLE_TEXT);
    }
}

/* ---- what it means ---- */

static void draw_mornings(const struct td_trainer *t, struct td_canvas *canvas,
                          const struct page *at, int y)
{
    static const char *const words[] = {"as usual", "one more", "or more, swollen, a limp"};
    char line[40];

    for (int i = 0; i < TD_WHAT_IF_MORNINGS; i++) {
        td_str_format(line, sizeof line, "%d %s", td_min(t->what.usual + i, 10), words[i]);
        td_canvas_text_cut(canvas, at->frame.x + 2, y + i, 28, line, TD_ROLE_DIM);
        td_canvas_text_cut(canvas, at->frame.x + 32, y + i, at->frame.w - 32, t->what.text[i],
                           TD_ROLE_TEXT);
    }
}

/* ● GREEN SO FAR  Tomorrow morning decides: */
static void draw_light(struct td_canvas *canvas, const struct page *at, enum td_light light, int y)
{
    static const char *const words[] = {[TD_LIGHT_OPEN] = "Not said yet",
                                        [TD_LIGHT_GREEN] = "Green so far",
                                        [TD_LIGHT_AMBER] = "Amber so far",
                                        [TD_LIGHT_RED] = "Red: too much for this knee today"};

    td_canvas_text(canvas, at->frame.x, y, 1, td_light_mark(light), td_light_role(light));
    td_canvas_text(canvas, at->frame.x + 2, y, 34, words[light], td_light_role(light));
    td_canvas_text_cut(canvas, at->frame.x + 4 + (int)strlen(words[light]), y,
                       at->frame.w - 4 - (int)strlen(words[light]),
                       "Tomorrow morning decides:", TD_ROLE_TEXT);
}

static void draw_meaning(const struct td_trainer *t, struct td_canvas *canvas,
                         const struct page *at)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    enum td_light light = td_light_of_pain(&limits, pain_so_far(t));
    int y = at->rule_y + 1, end = at->frame.footer_y - 1;
    char line[200];

    td_frame_rule(canvas, at->frame.body, at->rule_y);
    if (light == TD_LIGHT_GREEN && td_reps_too_little(td_reps_done(&t->record))) {
        td_canvas_text_cut(canvas, at->frame.x, y, at->frame.w, td_too_little_words, TD_ROLE_TITLE);
        y++;
    } else {
        draw_light(canvas, at, light, y);
        draw_mornings(t, canvas, at, y + 1 + at->roomy);
        y += 4 + 2 * at->roomy;
    }
    td_str_format(line, sizeof line, "Leave %d hours before the next session.%s%s", t->rest_hours,
                  t->once[0] != '\0' ? " " : "", t->once);
    if (t->rest_hours > 0 && y < end) {
        td_canvas_text_cut(canvas, at->frame.x, y, at->frame.w, line, TD_ROLE_TEXT);
    }
    if (!at->roomy || y + 3 >= end || td_trainer_ending(t) == TD_ENDING_HURT || t->rung < 0) {
        return;
    }
    (void)td_ladder_draw(canvas, at->frame.x, y + 2, td_min(at->frame.w, 60), t->rungs, t->rung);
    if (t->what.next != NULL) {
        td_str_format(line, sizeof line, "One more green one, then %s.", t->what.next);
        td_canvas_text_cut(canvas, at->frame.x, y + 3, at->frame.w, line, TD_ROLE_DIM);
    }
}

void td_trainer_page_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct page at = page_of(t, canvas->cols, canvas->rows);

    draw_head(t, canvas, &at);
    draw_done(t, canvas, &at);
    draw_questions(t, canvas, &at);
    draw_meaning(t, canvas, &at);
}
