/* The end of a session on one page: what was done, the questions, and below them what the answers
 * so far lead to, as the plan says it. Low or narrow windows have it in parts (finish.c). */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/ladder.h"
#include "teardrop/ui/kit/light.h"

#define LEAST_COLS 64
#define LEAST_ROWS 23
#define ROOMY_ROWS 30 /* a row a set, and the ladder */
#define LABEL_COLS 14
#define SETS_SHOWN 5 /* as a row each */

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
