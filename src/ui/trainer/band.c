/* The band: the huge word and the huge seconds on a field of the phase's colour. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/term/draw/bigtext.h"

static void draw_paused(const struct td_trainer *t, struct td_canvas *canvas,
                        const struct td_trainer_layout *at)
{
    const struct td_segment *s = td_trainer_segment(t);
    struct td_rect big = at->whole;
    char text[160];

    td_canvas_fill(canvas, at->band, ' ', TD_ROLE_BAND_PAUSED);
    if (big.y + big.h > at->under.y - 1 && big.h > 3) {
        big.h = at->under.y - 1 - big.y;
    }
    td_bigtext_draw(canvas, big, "PAUSED", TD_ROLE_BAND_PAUSED);
    if (t->gap[0] != '\0') {
        td_str_copy(text, sizeof text, t->gap);
    } else {
        td_str_format(text, sizeof text, "%s goes on with %s, %d s left",
                      td_keymap_keys_text(t->ui->keymap, TD_REQ_PAUSE, false).text,
                      td_trainer_word(&t->session.timeline, s), t->look.second);
    }
    td_canvas_text_center(canvas, at->under.x, at->under.y, at->under.w, text, TD_ROLE_BAND_PAUSED);
}

/* One change of colour: figure and ground trade places. */
static void flash(struct td_canvas *canvas, struct td_rect band)
{
    if (canvas->theme != NULL && canvas->theme->depth == TD_DEPTH_MONO) {
        td_canvas_role(canvas, band, TD_ROLE_TITLE); /* the band is reversed already */
    } else {
        td_canvas_invert(canvas, band);
    }
}

/* ---- one size for all words of a session, and one for all its numbers ---- */

#define WORDS_MAX (2 + TD_WORKOUT_MAX_EXERCISES * (TD_PHASE_COUNT + 1))

static size_t words_of(const struct td_trainer *t, const char *out[WORDS_MAX])
{
    const struct td_workout *workout = &t->session.timeline.workout;
    size_t count = 0;

    out[count++] = "READY";
    out[count++] = "REST";
    for (size_t i = 0; i < workout->count; i++) {
        const struct td_exercise *exercise = workout->exercises[i].exercise;

        if (exercise->kind == TD_EXERCISE_HOLD) {
            out[count++] = td_exercise_hold_word(exercise);
            continue;
        }
        for (int phase = 0; phase < TD_PHASE_COUNT; phase++) {
            out[count++] = td_exercise_word(exercise, (enum td_phase)phase);
        }
    }
    return count;
}

static void draw_word(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at,
                      const char *word, enum td_role role)
{
    const char *words[WORDS_MAX];
    size_t count = words_of(t, words);
    struct td_bigtext_size size = td_bigtext_size(canvas->theme, at.w, at.h, words, count);

    if (td_bigtext_cols(&size, word) > at.w) {
        size = td_bigtext_size(canvas->theme, at.w, at.h, &word, 1);
    }
    td_bigtext_put(canvas, at, at.x, at.y + (at.h - size.rows) / 2, &size, word, role);
}

/* Seconds up to 99; longer ones as minutes, too. */
static void draw_digits(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at,
                        enum td_role role)
{
    static const char *const seconds[] = {"88", "GO"}, *const minutes[] = {"8:88"};
    const struct td_segment *s = td_trainer_segment(t);
    bool is_long = t->look.shown >= 100;
    struct td_bigtext_size size = is_long ? td_bigtext_size(canvas->theme, at.w, at.h, minutes, 1)
                                          : td_bigtext_size(canvas->theme, at.w, at.h, seconds, 2);
    char text[16] = "GO";
    int cols;

    if (is_long) {
        td_str_format(text, sizeof text, "%d:%02d", t->look.shown / 60, t->look.shown % 60);
    } else if (!s->explosive) {
        td_str_format(text, sizeof text, "%d", t->look.shown);
    }
    cols = td_bigtext_cols(&size, text);
    if (cols > at.w) {
        size = td_bigtext_size(canvas->theme, at.w, at.h, (const char *const[]){text}, 1);
        cols = td_bigtext_cols(&size, text);
    }
    td_bigtext_put(canvas, at, at.x + (at.w - cols) / 2, at.y + (at.h - size.rows) / 2, &size, text,
                   role);
}

/* ---- which rep, or what comes ---- */

/* `4/8`; the last one is LAST; a hold has sets to count. */
static void rep_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    int reps = td_timeline_reps(timeline, s);

    if (s->kind == TD_SEGMENT_HOLD || reps < 2) {
        td_str_format(out, size, "%d/%d", s->set, td_timeline_sets(timeline, s));
    } else if (s->rep == reps) {
        td_str_copy(out, size, "LAST");
    } else {
        td_str_format(out, size, "%d/%d", s->rep, reps);
    }
}

/* Beside or under it: `set 1 of 4`, on the last one `last set`. */
static void set_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    int sets = td_timeline_sets(timeline, s);

    if (s->kind == TD_SEGMENT_HOLD || td_timeline_reps(timeline, s) < 2) {
        td_str_copy(out, size, s->set == sets && sets > 1 ? "last set" : "set");
    } else if (s->set == sets && sets > 1) {
        td_str_copy(out, size, "last set");
    } else {
        td_str_format(out, size, "set %d of %d", s->set, sets);
    }
}

static void draw_rep(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at,
                     enum td_role role)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    int reps = td_timeline_reps(timeline, s);
    const char *texts[] = {reps > 9 ? "88/88" : "8/8", "LAST"};
    struct td_bigtext_size size = td_bigtext_size(canvas->theme, at.w, at.h, texts, 2);
    char text[24], set[32];
    int cols;

    rep_text(t, text, sizeof text);
    set_text(t, set, sizeof set);
    cols = td_bigtext_cols(&size, text);
    td_bigtext_put(canvas, at, at.x, at.y + at.h - size.rows, &size, text, role);
    if (cols + 2 + td_utf8_cols(set) <= at.w) {
        td_canvas_text(canvas, at.x + cols + 2, at.y + at.h - 1, at.w - cols - 2, set, role);
    }
}

/* Before a set: what was done, what comes, what to do meanwhile. */
static void draw_coming(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at,
                        enum td_role role)
{
    char done[64], next[200];
    struct td_rect room = at;

    td_trainer_done_text(t, done, sizeof done);
    td_trainer_coming_text(t, next, sizeof next);
    if (done[0] != '\0' && room.h > 2) {
        td_canvas_text_cut(canvas, room.x, room.y, room.w, done, role);
        room.y++;
        room.h--;
        if (room.h >= 5) {
            room.y++;
            room.h--;
        }
    }
    room.y += td_canvas_wrap(canvas, room, 0, next, role);
    room.h = at.y + at.h - room.y;
    if (room.h >= 3) {
        room.y++;
        room.h--;
    }
    if (room.h > 0) {
        (void)td_canvas_wrap(canvas, room, 0, td_trainer_cue(t), role);
    }
}

#define BREATH_IN_S 4
#define BREATH_S 10 /* six a minute */

/* A calm breath, as a line that grows and shrinks along the foot of the band. A rest that is long
 * enough begins and ends with a whole one or nearly so. */
static void draw_breath(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect band,
                        int x, enum td_role role)
{
    const struct td_segment *s = td_trainer_segment(t);
    int second = (int)(s->length / TD_NS_PER_S) - t->look.second;
    int at = td_max(second, 0) % BREATH_S, w = td_min(band.x + band.w - x - 2, 40) - 13, full;
    const char *word = at < BREATH_IN_S ? "breathe in" : "breathe out";

    if (s->kind != TD_SEGMENT_REST || s->length < (td_ns)2 * BREATH_S * TD_NS_PER_S || w < 6 ||
        t->ui->settings->motion == TD_MOTION_OFF) {
        return;
    }
    full = at < BREATH_IN_S ? w * (at + 1) / BREATH_IN_S
                            : w * (BREATH_S - 1 - at) / (BREATH_S - BREATH_IN_S);
    td_canvas_text(canvas, x, band.y + band.h - 1, 11, word, role);
    for (int i = 0; i < full; i++) {
        td_canvas_text(canvas, x + 13 + i, band.y + band.h - 1, 1, "━", role);
    }
}

/* The words of a silent rep, in one row or two: whichever makes them larger. */
static void draw_own_tempo(struct td_canvas *canvas, struct td_rect at)
{
    static const char *const one[] = {"YOUR TEMPO"}, *const two[] = {"YOUR", "TEMPO"};
    struct td_bigtext_size wide = td_bigtext_size(canvas->theme, at.w, at.h, one, 1);
    struct td_bigtext_size high = td_bigtext_size(canvas->theme, at.w, (at.h - 1) / 2, two, 2);

    if (high.rows <= wide.rows) {
        td_bigtext_put(canvas, at, at.x, at.y + (at.h - wide.rows) / 2, &wide, one[0], TD_ROLE_DIM);
        return;
    }
    at.y += (at.h - 2 * high.rows - 1) / 2;
    td_bigtext_put(canvas, at, at.x, at.y, &high, two[0], TD_ROLE_DIM);
    td_bigtext_put(canvas, at, at.x, at.y + high.rows + 1, &high, two[1], TD_ROLE_DIM);
}

/* A rep without its cue: no field, no seconds; the count stays. */
static void draw_silent(const struct td_trainer *t, struct td_canvas *canvas,
                        const struct td_trainer_layout *at)
{
    struct td_rect word = at->word, rep = at->rep;
    int end = at->digits.x + at->digits.w;

    td_canvas_fill(canvas, at->band, ' ', TD_ROLE_TEXT);
    word.w = td_max(word.w, end - word.x); /* no seconds stand beside it */
    draw_own_tempo(canvas, word);
    if (rep.h > 0) {
        rep.w = td_max(rep.w, end - rep.x);
        draw_rep(t, canvas, rep, TD_ROLE_TEXT);
    }
}

static void draw_band(const struct td_trainer *t, struct td_canvas *canvas,
                      const struct td_trainer_layout *at)
{
    const struct td_segment *s = td_trainer_segment(t);
    enum td_role role = TD_BAND_OF(td_trainer_role(&t->session.timeline, s));

    if (t->session.state == TD_SESSION_PAUSED) {
        draw_paused(t, canvas, at);
        return;
    }
    if (s->fade != TD_FADE_NONE) {
        draw_silent(t, canvas, at);
        return;
    }
    td_canvas_fill(canvas, at->band, ' ', role);
    draw_word(t, canvas, at->word, td_trainer_word(&t->session.timeline, s), role);
    draw_digits(t, canvas, at->digits, role);
    if (at->rep.h > 0 && (s->kind == TD_SEGMENT_PHASE || s->kind == TD_SEGMENT_HOLD)) {
        draw_rep(t, canvas, at->rep, role);
    } else if (at->rep.h > 0) {
        draw_coming(t, canvas, at->rep, role);
        draw_breath(t, canvas, at->band, at->rep.x, role);
    }
    if (s->waits) {
        td_canvas_text_center(canvas, at->under.x, at->under.y, at->under.w,
                              "Enter, PgDn or a click when you are up", role);
    }
    if (t->look.flash) {
        flash(canvas, at->band);
    }
}

void td_trainer_prepare_band(struct td_trainer *t)
{
    struct td_trainer_layout at = td_trainer_places(t, t->cols, t->rows);
    const struct td_trainer_frame *was = &t->band_look;
    int rows = at.band.y + at.band.h;

    if (t->band.cells == NULL || t->band.cols != t->cols || t->band.rows != rows) {
        enum td_err err = t->band.cells == NULL
                              ? td_canvas_init(&t->band, t->ui->theme, t->cols, rows)
                              : td_canvas_resize(&t->band, t->cols, rows);

        t->band_ready = false;
        if (err != TD_OK) {
            return;
        }
    }
    if (t->band_ready && was->index == t->look.index && was->shown == t->look.shown &&
        was->state == t->look.state && was->flash == t->look.flash) {
        return;
    }
    td_canvas_clear(&t->band);
    t->band.blocks = t->ui->settings->motion != TD_MOTION_FULL;
    draw_band(t, &t->band, &at);
    t->band_look = t->look;
    t->band_ready = true;
}

void td_trainer_show_band(const struct td_trainer *t, struct td_canvas *canvas,
                          const struct td_trainer_layout *at)
{
    const struct td_rect *band = &at->band;
    if (!t->band_ready || t->band.theme != canvas->theme || t->band.cols != canvas->cols ||
        t->band.rows != band->y + band->h) {
        draw_band(t, canvas, at);
        return;
    }
    for (int y = band->y; y < band->y + band->h; y++) {
        size_t first = (size_t)y * (size_t)canvas->cols + (size_t)band->x;
        memcpy(canvas->cells + first, t->band.cells + first,
               (size_t)band->w * sizeof *canvas->cells);
    }
}
