/* The end of a session: what was done, and, where there is room, one page with the questions and
 * what the answers so far lead to, as the plan says it. Low or narrow windows have it in parts
 * (finish.c). */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/ladder.h"
#include "teardrop/ui/kit/light.h"

#define EXTRA_MAX 2

#define LEAST_COLS 64
#define LEAST_ROWS 23
#define ROOMY_ROWS 30 /* a row a set, and the ladder */
#define LABEL_COLS 14
#define SETS_SHOWN 5 /* as a row each */
#define TEXT_COLS 78 /* beside the figure */
#define PAGE_COLS 116
#define FIGURE_LEAST_COLS 20
#define BARS_MOST 15 /* reps of a set that are drawn one by one */

/* ---- where things stand ---- */

struct page {
    struct td_frame_box frame;
    struct td_rect figure; /* w = 0: no room for it */
    bool roomy;            /* a blank row between all groups ... */
    bool airy;             /* ... or between some */
    int sets_y, question_y, pain_y, effort_y, note_y, rule_y;
    int x, w;   /* of the scales */
    int text_w; /* from the frame's left edge */
};

static struct page page_of(const struct td_trainer *t, int cols, int rows)
{
    struct page at = {
        .frame = td_frame_of(cols, rows), .roomy = rows >= ROOMY_ROWS, .airy = rows > LEAST_ROWS};
    struct td_rect room = at.frame.body, text;
    int y = at.frame.body.y - (rows < ROOMY_ROWS);

    room.w = td_min(room.w, PAGE_COLS);
    room.y += 2;
    room.h -= 2;
    td_frame_split(room, TEXT_COLS, 4, FIGURE_LEAST_COLS, &text, &at.figure);
    if (!at.roomy || !td_ui_pictures(t->ui)) {
        at.figure.w = 0;
    }
    at.text_w = at.figure.w > 0 ? text.w : td_min(at.frame.w, PAGE_COLS);
    at.x = at.frame.x + LABEL_COLS;
    at.w = td_min(at.text_w - LABEL_COLS, 56);
    at.sets_y = y + 2 + at.roomy;
    at.question_y =
        at.sets_y + (at.roomy ? td_min(t->record.set_count, SETS_SHOWN) + 1 : 1 + at.airy);
    at.pain_y = at.question_y + 1 + at.roomy;
    at.effort_y = at.pain_y + 2 + at.roomy;
    at.note_y = at.effort_y + 2 + at.roomy;
    at.rule_y = at.note_y + 1 + at.roomy;
    return at;
}

struct td_rect td_trainer_page_figure(const struct td_trainer *t)
{
    return page_of(t, t->cols, t->rows).figure;
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
    if (td_tally_look_up(program, &t->ui->history, t->record.started, &t->tally) != TD_OK) {
        t->tally = (struct td_tally){0};
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
    int64_t day = td_instant_local_day(t->record.started);
    char word[24], title[120], state[24], when[TD_DAY_WORDS + 8];
    int w;

    td_str_format(word, sizeof word, " %s ", td_ending_word(ending));
    w = (int)strlen(word);
    td_str_format(title, sizeof title, "%*s  %s%s%s", w, "", t->record.level_name,
                  level->swap_in != NULL ? ", " : "",
                  level->swap_in != NULL ? level->swap_name : "");
    td_instant_format_minute(t->record.started, state, sizeof state);
    td_day_words_short(day, day, when);
    td_str_append(when, sizeof when, ", %s", state + strlen("2026-11-28 "));
    td_frame_head_in(canvas, &at->frame, title, when);
    td_canvas_text(canvas, at->frame.x, at->frame.title_y, w, word, roles[ending]);
}

/* A set as a row: a bar for each rep, its number, the pain said after it. */
static void draw_set(const struct td_set_record *set, int number, struct td_canvas *canvas,
                     const struct page *at, int y)
{
    int x = at->x, bars = set->reps_planned <= BARS_MOST ? set->reps_planned : 0;
    enum td_role role = set->reps_done < set->reps_planned ? TD_ROLE_WARNING : TD_ROLE_TEXT;
    char text[40];

    td_str_format(text, sizeof text, "set %d", number);
    td_canvas_text(canvas, at->frame.x + 2, y, LABEL_COLS - 2, text, TD_ROLE_DIM);
    for (int i = 0; i < bars; i++) {
        bool done = i < set->reps_done;

        td_canvas_text(canvas, x + 2 * i, y, 1, done ? "█" : "·",
                       done ? TD_ROLE_GOOD : TD_ROLE_DIM);
    }
    x += bars > 0 ? 2 * BARS_MOST + 1 : 0;
    td_str_format(text, sizeof text, "%d of %d", set->reps_done, set->reps_planned);
    td_canvas_text(canvas, x, y, 12, text, role);
    if (set->pain >= 0) {
        td_str_format(text, sizeof text, "pain %d", set->pain);
        td_canvas_text(canvas, x + 13, y, 8, text, TD_ROLE_TEXT);
    }
}

static void draw_sets(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at)
{
    char line[200] = "", pains[120] = "";
    int count = t->record.set_count, more = count - SETS_SHOWN;

    for (int i = 0; i < count; i++) {
        const struct td_set_record *set = &t->record.sets[i];

        if (at->roomy && (i < SETS_SHOWN - (more > 0) || i + 1 == count)) {
            draw_set(set, i + 1, canvas, at, at->sets_y + td_min(i, SETS_SHOWN - 1));
        }
        td_str_append(line, sizeof line, "  %d", set->reps_done);
        if (set->pain >= 0) {
            td_str_append(pains, sizeof pains, "  %d", set->pain);
        }
    }
    if (!at->roomy) {
        td_str_append(line, sizeof line, "%s%s", pains[0] != '\0' ? "     pain in the rests" : "",
                      pains);
        td_frame_heading(canvas, at->frame.x + 2, at->sets_y, LABEL_COLS - 3, "SETS");
        td_canvas_text_cut(canvas, at->x - 2, at->sets_y, at->text_w - LABEL_COLS + 2, line,
                           TD_ROLE_TEXT);
    }
}

/* What matters most below what was done: a fault, reps that nobody saw, how long it took, what was
 * tapped, an offer. */
static void second_line(const struct td_trainer *t, char *out, size_t size, enum td_role *role)
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
    td_trainer_taps_text(t, taps, sizeof taps);
    td_trainer_time_text(t, out, size);
    if (taps[0] != '\0') {
        td_str_append(out, size, "; %s", taps);
    } else if (td_trainer_may_add(t)) {
        td_str_append(out, size, ". %s", td_trainer_one_more);
    }
}

/* `32 of 32 reps   4 of 4 sets   4:48 under load   16 more reps than on Tue 9 December`, and in the
 * second row what else there is, and what had no room in the first. */
static void draw_facts(const struct td_trainer *t, struct td_canvas *canvas, const struct page *at,
                       int y)
{
    struct td_reps_done reps = td_reps_done(&t->record);
    enum td_role role = TD_ROLE_DIM;
    char part[TD_TALLY_TEXT], line[240];
    int x = at->frame.x, end = at->frame.x + at->frame.w;

    td_str_format(part, sizeof part, "%d of %d %s", reps.done, reps.planned,
                  t->tally.holds ? "holds" : "reps");
    x += td_canvas_text(canvas, x, y, end - x, part, TD_ROLE_TITLE) + 3;
    td_str_format(part, sizeof part, "%d of %d sets", reps.whole_sets, t->record.set_count);
    x += td_canvas_text(canvas, x, y, end - x, part, TD_ROLE_TEXT) + 3;
    if (t->tally.sessions > 0) {
        td_str_format(part, sizeof part, "%s under load",
                      td_trainer_clock_text(t->tally.tension_s * TD_NS_PER_S).text);
        x += td_canvas_text(canvas, x, y, end - x, part, TD_ROLE_TEXT) + 3;
    }
    td_tally_change_text(&t->tally, part);
    if (x + td_utf8_cols(part) <= end) {
        td_canvas_text(canvas, x, y, end - x, part, TD_ROLE_TEXT);
        part[0] = '\0';
    }
    second_line(t, line, sizeof line, &role);
    if (part[0] != '\0' && role == TD_ROLE_DIM) {
        td_str_append(line, sizeof line, ". %s.", part);
    }
    td_canvas_text_cut(canvas, at->frame.x, y + 1, at->frame.w, line, role);
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
    td_canvas_text_cut(canvas, at->frame.x, at->question_y, at->text_w, asked[t->mode],
                       TD_ROLE_TITLE);
    td_canvas_cursor(canvas, at->frame.x, at->question_y); /* until a number is chosen */
    draw_label(t, canvas, at, TD_TRAINER_PAIN, at->pain_y, "WORST PAIN");
    (void)td_scale_draw(&pain, &look, canvas, at->x, at->pain_y, at->w);
    draw_label(t, canvas, at, TD_TRAINER_EFFORT, at->effort_y, "LAST SET");
    look = (struct td_scale_look){NULL, 0, t->mode == TD_TRAINER_EFFORT};
    (void)td_scale_draw(&effort, &look, canvas, at->x, at->effort_y, at->w);
    td_canvas_text_cut(canvas, at->x, at->effort_y + 1, at->text_w - LABEL_COLS,
                       td_trainer_effort_words(effort.value), TD_ROLE_DIM);
    draw_label(t, canvas, at, TD_TRAINER_NOTE, at->note_y, "NOTE");
    if (t->mode == TD_TRAINER_NOTE) {
        (void)td_field_draw(&t->note_field, canvas, at->x, at->note_y, at->text_w - LABEL_COLS,
                            TD_ROLE_TEXT);
    } else {
        td_canvas_text_cut(canvas, at->x, at->note_y, at->text_w - LABEL_COLS,
                           t->record.note[0] != '\0' ? t->record.note : "nothing yet", TD_ROLE_DIM);
    }
}

/* ---- what it means ---- */

static int draw_mornings(const struct td_trainer *t, struct td_canvas *canvas,
                         const struct page *at, int y)
{
    static const char *const words[] = {"as usual", "one more", "or more, swollen, a limp"};
    char line[40];

    for (int i = 0; i < TD_WHAT_IF_MORNINGS; i++) {
        td_str_format(line, sizeof line, "%d %s", td_min(t->what.usual + i, 10), words[i]);
        td_canvas_text_cut(canvas, at->frame.x + 2, y + i, 28, line, TD_ROLE_DIM);
        td_canvas_text_cut(canvas, at->frame.x + 32, y + i, at->text_w - 32, t->what.text[i],
                           TD_ROLE_TEXT);
    }
    return TD_WHAT_IF_MORNINGS;
}

/* ● GREEN SO FAR  Tomorrow morning decides: */
static void draw_light(struct td_canvas *canvas, const struct page *at, enum td_light light, int y)
{
    static const char *const words[] = {[TD_LIGHT_OPEN] = "NOT SAID YET",
                                        [TD_LIGHT_GREEN] = "GREEN SO FAR",
                                        [TD_LIGHT_AMBER] = "AMBER SO FAR",
                                        [TD_LIGHT_RED] = "RED: too much for this knee today"};
    int w = (int)strlen(words[light]);

    td_canvas_text(canvas, at->frame.x, y, 1, td_light_mark(light), td_light_role(light));
    td_canvas_text(canvas, at->frame.x + 2, y, w, words[light], td_light_role(light));
    td_canvas_text_cut(canvas, at->frame.x + 4 + w, y, at->text_w - 4 - w,
                       "Tomorrow morning decides:", TD_ROLE_TEXT);
}

/* `Wed 31 December, after 48 hours` */
static void next_text(const struct td_trainer *t, char *out, size_t size)
{
    struct td_instant then = t->record.started;
    char day[TD_DAY_WORDS];

    then.unix_s += (int64_t)t->rest_hours * TD_HOUR_S;
    td_day_words(td_instant_local_day(then), td_instant_local_day(t->record.started), day);
    td_str_format(out, size, "%s, after %d hours", day, t->rest_hours);
}

/* What is said once, and what has come together: a round number in place of the others. */
static void draw_together(const struct td_trainer *t, struct td_canvas *canvas,
                          const struct page *at, int y, int end)
{
    char line[TD_TALLY_TEXT];
    enum td_role role = TD_ROLE_GOOD;

    if (t->once[0] != '\0' && y < end) {
        td_canvas_text_cut(canvas, at->frame.x, y++, at->text_w, t->once, TD_ROLE_GOOD);
    }
    td_tally_round_text(&t->tally, line);
    if (line[0] == '\0') {
        td_tally_text(&t->tally, line);
        role = TD_ROLE_DIM;
    }
    if (y < end) {
        td_canvas_text_cut(canvas, at->frame.x, y, at->text_w, line, role);
    }
}

/* When the next one is, the way, and what has come together: as much as there are rows for. */
static void draw_outlook(const struct td_trainer *t, struct td_canvas *canvas,
                         const struct page *at, int y, int end)
{
    int step = 1 + at->roomy;
    char line[280];

    if (t->rest_hours > 0 && y < end) {
        next_text(t, line, sizeof line);
        td_frame_heading(canvas, at->frame.x + 2, y, LABEL_COLS - 3, "NEXT");
        td_canvas_text_cut(canvas, at->x, y, at->text_w - LABEL_COLS, line, TD_ROLE_TEXT);
        y += step;
    }
    if (td_trainer_ending(t) == TD_ENDING_HURT) { /* no time for praise */
        return;
    }
    if (t->rung >= 0 && y < end) {
        int w = td_ladder_draw(canvas, at->x, y, td_min(at->text_w - LABEL_COLS, 44), t->rungs,
                               t->rung);

        td_frame_heading(canvas, at->frame.x + 2, y, LABEL_COLS - 3, "LADDER");
        if (t->what.next != NULL) {
            td_str_format(line, sizeof line, "one more green, then %s", t->what.next);
        } else {
            td_str_format(line, sizeof line, "%s, level %d", t->record.level_name,
                          td_level_number(t->record.level));
        }
        if (at->roomy && y + 1 < end) {
            td_canvas_text_cut(canvas, at->x, ++y, at->text_w - LABEL_COLS, line, TD_ROLE_DIM);
        } else {
            td_canvas_text_cut(canvas, at->x + w + 2, y, at->text_w - LABEL_COLS - w - 2, line,
                               TD_ROLE_DIM);
        }
        y += step;
    }
    draw_together(t, canvas, at, y, end);
}

static void draw_meaning(const struct td_trainer *t, struct td_canvas *canvas,
                         const struct page *at)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    enum td_light light = td_light_of_pain(&limits, pain_so_far(t));
    struct td_rect rule = at->frame.body;
    int y = at->rule_y + 1;

    rule.w = at->text_w;
    td_frame_rule(canvas, rule, at->rule_y);
    if (light == TD_LIGHT_GREEN && td_reps_too_little(td_reps_done(&t->record))) {
        td_canvas_text_cut(canvas, at->frame.x, y, at->text_w, td_too_little_words, TD_ROLE_TITLE);
        y++;
    } else {
        draw_light(canvas, at, light, y);
        y += 1 + at->roomy;
        y += draw_mornings(t, canvas, at, y);
    }
    draw_outlook(t, canvas, at, y + at->airy, at->frame.footer_y - 1 - at->roomy);
}

void td_trainer_page_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct page at = page_of(t, canvas->cols, canvas->rows);

    draw_head(t, canvas, &at);
    draw_facts(t, canvas, &at, at.frame.body.y - !at.roomy);
    draw_sets(t, canvas, &at);
    draw_questions(t, canvas, &at);
    draw_meaning(t, canvas, &at);
    td_trainer_show_figure(t, canvas, &at.figure);
}
