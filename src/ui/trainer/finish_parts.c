/* The questions after a session in low or narrow windows, one by one. The rules behind the words:
 * traffic light of pain, effort by repetitions in reserve with 6 to 8 aimed at. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/ending.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/light.h"
#include "teardrop/ui/kit/list.h"

#define SCALE_COLS 60

static const char not_kept[] = "A free session is not kept. s keeps this one.";

/* ---- in parts: the band with a huge word, and where the text is ---- */

struct td_rect td_trainer_body(int cols, int rows)
{
    int w = td_min(cols - (cols >= 60 ? 8 : 2), TD_TRAINER_TEXT_COLS);
    int band = rows >= 40 ? rows / 4 : rows >= 22 ? 7 : 0;
    int top = band > 0 ? band + 1 + (rows >= 30) : 0;

    return (struct td_rect){td_frame_whole(cols, rows).x, top, w, rows - 2 - top};
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

void td_trainer_taps_text(const struct td_trainer *t, char *out, size_t size)
{
    td_session_own_tempo_text(&t->session, 0, t->session.timeline.set_total, out, size);
    if (out[0] == '\0' || t->ui->settings->tap) {
        char all[160];

        td_taps_text(&t->record, t->session.timeline.sets, all, sizeof all);
        td_str_append(out, size, "%s%s", out[0] != '\0' && all[0] != '\0' ? "; " : "", all);
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
        td_trainer_time_text(t, line, sizeof line);
        second = line;
        role = TD_ROLE_DIM;
    }
    td_canvas_text_cut(canvas, body.x, body.y + 1, body.w, second, role);
    if (td_trainer_summary_rows(body) < 4) {
        return;
    }
    td_trainer_taps_text(t, line, sizeof line);
    role = t->kept_at_all && line[0] != '\0' ? TD_ROLE_TEXT : TD_ROLE_ACCENT;
    td_canvas_text_cut(canvas, body.x, body.y + 2, body.w,
                       !t->kept_at_all         ? not_kept
                       : line[0] != '\0'       ? line
                       : td_trainer_may_add(t) ? td_trainer_one_more
                                               : "",
                       role);
}

/* ---- the questions ---- */

static void pain_words(const struct td_limits *limits, enum td_light light, char *out, size_t size)
{
    switch (light) {
    case TD_LIGHT_GREEN:
        td_str_format(out, size, "Green, %s%d: all is well, this is a fine place to train.",
                      limits->green_pain > 0 ? "0 to " : "", limits->green_pain);
        break;
    case TD_LIGHT_AMBER:
        td_str_format(out, size,
                      "Amber, %d to %d: allowed. If it is gone by morning, next time is the same.",
                      limits->green_pain + 1, limits->amber_pain);
        break;
    case TD_LIGHT_RED:
        td_str_format(out, size,
                      "Red, %d and more: too much for this knee today. Next time is lighter.",
                      limits->amber_pain + 1);
        break;
    default:
        td_str_copy(out, size, "Choose a number. 0 is no pain, 10 the worst you can imagine.");
        break;
    }
}

/* Where the scale is; with its bands it takes two rows. */
static struct td_rect scale_rect(int cols, int rows)
{
    struct td_rect body = td_trainer_body(cols, rows);

    return (struct td_rect){body.x, body.y + td_trainer_summary_rows(body) + (body.h >= 14 ? 2 : 1),
                            td_min(body.w, SCALE_COLS), body.h >= 9 ? 2 : 1};
}

int td_trainer_part_scale_at(const struct td_trainer *t, struct td_mouse mouse)
{
    struct td_rect at = scale_rect(t->cols, t->rows);

    return mouse.y == at.y ? td_scale_at(&t->scale, at.x, at.w, mouse.x) : -1;
}

static void draw_scale(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_limits limits = td_settings_limits(t->ui->settings);
    struct td_rect at = scale_rect(canvas->cols, canvas->rows);
    struct td_scale_band bands[3];
    bool banded = t->mode == TD_TRAINER_PAIN && at.h > 1;
    struct td_scale_look look = {banded ? bands : NULL, banded ? 3 : 0, true};

    td_scale_light_bands(&limits, bands);
    (void)td_scale_draw(&t->scale, &look, canvas, at.x, at.y, at.w);
}

/* The three lights, the one that is said in its colour; in little room that one alone. */
static void draw_lights(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    bool all = rect.w >= TD_TRAINER_TEXT_COLS && rect.h >= 3;
    struct td_limits limits = td_settings_limits(t->ui->settings);
    enum td_light light = td_light_of_pain(&limits, t->scale.value);
    char text[120];

    if (!all) {
        pain_words(&limits, light, text, sizeof text);
        td_canvas_wrap(canvas, rect, 0, text, td_light_role(light));
        return;
    }
    for (enum td_light l = TD_LIGHT_GREEN; l <= TD_LIGHT_RED; l++) {
        pain_words(&limits, l, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y++, rect.w, text,
                           l == light ? td_light_role(l) : TD_ROLE_DIM);
    }
    if (light == TD_LIGHT_OPEN && rect.h >= 5) {
        pain_words(&limits, light, text, sizeof text);
        td_canvas_text_cut(canvas, rect.x, rect.y + 1, rect.w, text, TD_ROLE_TEXT);
    }
}

/* The person's own words, for themselves and whoever they show it to. */
static void draw_note(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect body)
{
    int y = body.y + td_trainer_summary_rows(body);
    int words_y = y + (body.h >= 14 ? 4 : 2);
    struct td_rect words = {body.x, words_y, body.w, body.y + body.h - words_y};

    td_canvas_text_cut(canvas, body.x, y, body.w, "Anything else to remember?", TD_ROLE_TITLE);
    (void)td_field_draw(&t->note_field, canvas, body.x, y + (body.h >= 14 ? 2 : 1), body.w,
                        TD_ROLE_TEXT);
    if (words.h > 0) {
        td_canvas_wrap(
            canvas, words, 0,
            "Shoes, sleep, a long ride yesterday, where it pinched. Nothing: just Enter. "
            "It can be changed in the history.",
            TD_ROLE_DIM);
    }
}

static void draw_question(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect body)
{
    bool pain = t->mode == TD_TRAINER_PAIN;
    int y = body.y + td_trainer_summary_rows(body), lines;
    struct td_rect at = scale_rect(canvas->cols, canvas->rows);
    int below = at.y + at.h + (body.h >= 9);
    struct td_rect words = {body.x, below, body.w, body.y + body.h - below};

    td_canvas_text_cut(canvas, body.x, y, body.w,
                       pain ? "The worst pain in the knee during it?"
                            : "How hard was the last set?",
                       TD_ROLE_TITLE);
    td_canvas_cursor(canvas, body.x, y); /* until a number is chosen */
    draw_scale(t, canvas);
    if (pain) {
        draw_lights(t, canvas, words);
        return;
    }
    lines = td_canvas_wrap(canvas, words, 0, td_trainer_effort_words(t->scale.value), TD_ROLE_TEXT);
    words.y += lines + 1;
    words.h -= lines + 1;
    if (words.h > 0) {
        td_canvas_wrap(canvas, words, 0, "6 to 8 is the aim: 2 to 4 good reps left when you stop.",
                       TD_ROLE_DIM);
    }
}

/* The word and the ground of the band: praise is for what was done. */
void td_trainer_draw_ending(const struct td_trainer *t, struct td_canvas *canvas)
{
    static const enum td_role roles[] = {[TD_ENDING_WHOLE] = TD_ROLE_BAND_DONE,
                                         [TD_ENDING_EARLY] = TD_ROLE_BAND_PAUSED,
                                         [TD_ENDING_HURT] = TD_ROLE_BAND_DANGER};
    enum td_ending ending = td_trainer_ending(t);

    td_trainer_draw_head(canvas, td_ending_word(ending), roles[ending]);
}

/* In place of the bottom line: what is asked about the answer before it is kept. */
void td_trainer_draw_doubt(const struct td_trainer *t, struct td_canvas *canvas)
{
    char text[64];

    if (t->doubt && td_pain_below_rests(&t->record, t->scale.value, text, sizeof text)) {
        struct td_rect line = {0, canvas->rows - 3, canvas->cols, 1};

        td_canvas_fill(canvas, line, ' ', TD_ROLE_TEXT);
        td_str_append(text, sizeof text, " Enter: yes.");
        td_canvas_text_cut(canvas, 1, line.y, line.w - 2, text, TD_ROLE_WARNING);
        td_canvas_cursor(canvas, 1, line.y);
    }
}

void td_trainer_draw_part(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_rect body = td_trainer_body(canvas->cols, canvas->rows);

    td_trainer_draw_summary(t, canvas, body);
    if (t->mode == TD_TRAINER_NOTE) {
        draw_note(t, canvas, body);
    } else {
        draw_question(t, canvas, body);
        td_trainer_draw_doubt(t, canvas);
    }
}
