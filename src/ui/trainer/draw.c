/* What the trainer shows while a session runs. */
#include <string.h>

#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/term/draw/bigtext.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define BIG_CUE_ROWS 4                  /* from here on a cue stands in large letters */
#define WIDEST_CUE "MMMMMMMMMMMMMMMMMM" /* as long as they may be */

/* ---- title ---- */

static void draw_title(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t);
    const char *exercise = td_timeline_exercise(timeline, s)->name;
    char more[160] = "", kg[24], left[48];
    int room, used;

    if (rect.h == 0) {
        return;
    }
    td_str_format(left, sizeof left, "%s%s left", t->ui->cues->muted ? "muted   " : "",
                  td_trainer_clock_text(timeline->total - t->look.slow).text);
    room = rect.w - td_utf8_cols(left) - 2;
    td_canvas_text_right(canvas, rect.x, rect.y, rect.w, left, TD_ROLE_DIM);
    used = td_canvas_text_cut(canvas, rect.x, rect.y, room, timeline->workout.level->name,
                              TD_ROLE_TITLE);
    if (!td_str_equal(exercise, timeline->workout.level->name)) {
        td_str_append(more, sizeof more, "   %s", exercise);
    }
    if (timeline->workout.exercises[s->exercise].easy) {
        td_str_append(more, sizeof more, "   easy set");
    }
    if (s->side != TD_SIDE_NONE) {
        td_str_append(more, sizeof more, "   %s leg", td_side_id(s->side));
    }
    if (timeline->workout.load_g > 0) {
        td_str_from_thousandths(timeline->workout.load_g, kg, sizeof kg);
        td_str_append(more, sizeof more, "   %s kg", kg);
    }
    td_canvas_text_cut(canvas, rect.x + used, rect.y, room - used, more, TD_ROLE_DIM);
}

/* ---- the rep ---- */

static void piece_ends(const struct td_trainer *t, size_t first, size_t last, size_t i, int cols,
                       int *from, int *to)
{
    const struct td_segment *s = t->session.timeline.segments;
    td_ns start = s[first].start;
    double length = (double)(s[last].start + s[last].length - start);

    *from = (int)((double)(s[i].start - start) / length * cols + 0.5);
    *to = (int)((double)(s[i].start + s[i].length - start) / length * cols + 0.5);
    if (i != last) {
        *to -= 1; /* phases stand apart */
    }
    if (*to <= *from) {
        *to = *from + 1;
    }
}

static double played(const struct td_trainer *t, const struct td_segment *s)
{
    return td_clamp_real((double)(t->look.moving - s->start) / (double)s->length, 0, 1);
}

static void label_of(const struct td_trainer *t, const struct td_segment *s, char *out, size_t size)
{
    char length[24];
    td_ns ms = s->length / TD_NS_PER_MS;

    if (s->kind != TD_SEGMENT_PHASE) {
        ms = (ms + 500) / 1000 * 1000; /* a rest that was cut short ends anywhere */
    }
    td_str_from_thousandths(ms, length, sizeof length);
    td_str_format(out, size, "%s %s", td_trainer_word(&t->session.timeline, s),
                  s->explosive ? "fast" : length);
}

/* With many colours it has those of the band above it. */
static void tint(struct td_canvas *canvas, struct td_rect rect, enum td_role role)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            struct td_cell *cell = td_canvas_cell(canvas, x, y);

            if (cell != NULL && canvas->theme != NULL && canvas->theme->depth == TD_DEPTH_256) {
                cell->fg = canvas->theme->looks[TD_BAND_OF(role)].bg;
            }
        }
    }
}

/* One phase of the bar: as high as there is room, and one thin line where it is
 * still to be filled. */
static void draw_piece(struct td_canvas *canvas, struct td_rect rect, double part,
                       enum td_role role)
{
    int eighths = (int)(part * rect.w * 8 + 0.5);
    int filled = td_theme_has(canvas->theme, 0x258F) ? (eighths + 7) / 8 : eighths / 8;

    for (int y = 0; y < rect.h; y++) {
        td_canvas_bar(canvas, rect.x, rect.y + y, rect.w, part, role, TD_ROLE_DIM);
        if (y != rect.h / 2) {
            struct td_rect open = {rect.x + filled, rect.y + y, rect.w - filled, 1};

            td_canvas_fill(canvas, open, ' ', TD_ROLE_TEXT);
        }
    }
    tint(canvas, (struct td_rect){rect.x, rect.y, filled, rect.h}, role);
}

static void draw_rep(const struct td_trainer *t, struct td_canvas *canvas,
                     const struct td_trainer_layout *at)
{
    size_t first = 0, last = 0;

    if (at->bar.h == 0 || td_trainer_segment(t)->fade == TD_FADE_PICTURE) {
        return;
    }
    td_trainer_bar_span(t, &first, &last);
    for (size_t i = first; i <= last; i++) {
        const struct td_segment *s = &t->session.timeline.segments[i];
        bool silent = s->fade != TD_FADE_NONE;
        enum td_role role = silent ? TD_ROLE_DIM : td_trainer_role(&t->session.timeline, s);
        bool now = i == t->look.index && !silent;
        int from = 0, to = 0;
        char label[64];

        piece_ends(t, first, last, i, at->bar.w, &from, &to);
        draw_piece(canvas, (struct td_rect){at->bar.x + from, at->bar.y, to - from, at->bar.h},
                   played(t, s), role);
        label_of(t, s, label, sizeof label);
        if (td_utf8_cols(label) > to - from) {
            td_str_copy(label, sizeof label, td_trainer_word(&t->session.timeline, s));
        }
        if (td_utf8_cols(label) <= to - from || now) {
            td_canvas_text_cut(canvas, at->bar.x + from, at->labels.y,
                               now ? at->bar.w - from : to - from, label, now ? role : TD_ROLE_DIM);
        }
    }
}

/* ---- reps and sets ---- */

struct dots {
    uint32_t done, now, open, missed;
};

static struct dots dots_of(const struct td_canvas *canvas)
{
    bool ascii = canvas->theme != NULL && canvas->theme->ascii;

    return ascii ? (struct dots){'#', '@', '.', '-'} : (struct dots){0x25CF, 0x25C9, 0x25CB, 0xB7};
}

/* Columns that `count` dots take in `room`; 0 when they do not fit. */
static int dot_step(int count, int room)
{
    return count * 2 - 1 <= room ? 2 : count <= room ? 1 : 0;
}

static uint32_t rep_dot(const struct td_trainer *t, const struct dots *dots, int rep,
                        enum td_role *role)
{
    const struct td_segment *s = td_trainer_segment(t);
    bool resting = s->kind == TD_SEGMENT_REST;
    /* A rest comes before the first rep of what follows. */
    uint32_t index = s->rep_index + (uint32_t)rep - s->rep - (resting ? 1 : 0);
    bool done = index < t->session.timeline.rep_total && t->session.reps[index].done;

    if (rep == s->rep && !resting) {
        *role = td_trainer_role(&t->session.timeline, s);
        return dots->now;
    }
    if (done) {
        *role = TD_ROLE_ACCENT;
        return dots->done;
    }
    *role = TD_ROLE_DIM;
    return rep < s->rep || resting ? dots->missed : dots->open;
}

/* The sets at the right: done, now, still to come. Returns the columns they take. */
static int draw_set_dots(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_segment *s = td_trainer_segment(t);
    struct dots dots = dots_of(canvas);
    int sets = td_timeline_sets(&t->session.timeline, s);
    int step = dot_step(sets, rect.w / 3 - 6);
    int width = step == 0 ? 0 : sets * step + 5;
    int x = rect.x + rect.w - width;

    td_canvas_text(canvas, x, rect.y, 4, width > 0 ? "sets" : "", TD_ROLE_DIM);
    for (int i = 1; i <= sets && step > 0; i++) {
        bool past = i < s->set || (i == s->set && s->kind == TD_SEGMENT_REST);
        bool now = i == s->set && !past;

        td_canvas_put(canvas, x + 5 + (i - 1) * step, rect.y,
                      now    ? dots.now
                      : past ? dots.done
                             : dots.open,
                      now    ? td_trainer_role(&t->session.timeline, s)
                      : past ? TD_ROLE_ACCENT
                             : TD_ROLE_DIM);
    }
    return width;
}

static void draw_dots(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    const struct td_segment *s = td_trainer_segment(t);
    struct dots dots = dots_of(canvas);
    int reps = td_timeline_reps(&t->session.timeline, s), room, step;
    char text[32];

    if (rect.h == 0) {
        return;
    }
    room = rect.w - draw_set_dots(t, canvas, rect) - 7;
    step = dot_step(reps, room);
    td_canvas_text(canvas, rect.x, rect.y, 4, "reps", TD_ROLE_DIM);
    if (step == 0 || s->rep_index + 1 < s->rep) {
        td_str_format(text, sizeof text, "%d of %d", s->rep, reps);
        td_canvas_text(canvas, rect.x + 5, rect.y, room, text, TD_ROLE_TEXT);
        return;
    }
    for (int i = 1; i <= reps; i++) {
        enum td_role role = TD_ROLE_DIM;
        uint32_t dot = rep_dot(t, &dots, i, &role);

        td_canvas_put(canvas, rect.x + 5 + (i - 1) * step, rect.y, dot, role);
    }
}

/* ---- what to mind, what comes ---- */

/* What is planned for the set that comes, so that a change of it shows. */
static void plan_text(const struct td_timeline *timeline, const struct td_segment *n, char *out,
                      size_t size)
{
    const struct td_set_plan *plan = &timeline->sets[n->plan];
    char text[TD_TEMPO_TEXT];

    if (td_timeline_exercise(timeline, n)->kind == TD_EXERCISE_HOLD) {
        td_str_from_thousandths(plan->hold / TD_NS_PER_MS, text, sizeof text);
        td_str_append(out, size, ", %s s", text);
    } else {
        td_tempo_format(&plan->tempo, text, sizeof text);
        td_str_append(out, size, ", %d x %s", plan->reps, text);
    }
    td_str_append(out, size, "%s", plan->easier ? ", easier" : "");
}

static void next_text(const struct td_trainer *t, char *out, size_t size)
{
    const struct td_timeline *timeline = &t->session.timeline;
    const struct td_segment *s = td_trainer_segment(t), *n = s + 1;
    char length[24];

    out[0] = '\0';
    if (s->fade != TD_FADE_NONE) {
        return; /* one's own tempo says what comes */
    }
    if (t->look.index + 1 >= timeline->count) {
        td_str_copy(out, size, "then you are done");
        return;
    }
    td_str_from_thousandths(n->length / TD_NS_PER_MS, length, sizeof length);
    if (s->kind == TD_SEGMENT_REST) {
        bool other = n->exercise != s->exercise;

        td_str_format(out, size, "next: %s%sset %d of %d",
                      other ? td_timeline_exercise(timeline, n)->name : "", other ? ", " : "",
                      n->set, td_timeline_sets(timeline, n));
        plan_text(timeline, n, out, size);
    } else if (n->kind == TD_SEGMENT_REST) {
        td_str_format(out, size, "next: rest %s s", length);
    } else if (n->kind == TD_SEGMENT_SWITCH) {
        td_str_copy(out, size, "next: change legs");
    } else if (n->kind == TD_SEGMENT_PHASE && n->rep_index != s->rep_index) {
        td_str_format(out, size, "then %s %s s, rep %d", td_trainer_word(timeline, n), length,
                      n->rep);
    } else if (n->explosive) {
        td_str_format(out, size, "then %s fast", td_trainer_word(timeline, n));
    } else {
        td_str_format(out, size, "then %s %s s", td_trainer_word(timeline, n), length);
    }
}

/* In large letters where there is room for them; otherwise the short words first, in one row. */
static void draw_cue(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect at)
{
    const char *brief = td_trainer_short_cue(t);
    struct td_bigtext_size size;

    if (at.h >= BIG_CUE_ROWS && brief != NULL) {
        size = td_bigtext_size(canvas->theme, at.w, at.h, (const char *const[]){WIDEST_CUE}, 1);
        if (size.rows < BIG_CUE_ROWS - 1 || td_bigtext_cols(&size, brief) > at.w) {
            size = td_bigtext_size(canvas->theme, at.w, at.h, &brief, 1);
        }
        if (size.rows >= BIG_CUE_ROWS - 1) {
            td_bigtext_put(canvas, at, at.x, at.y, &size, brief, TD_ROLE_TITLE);
            return;
        }
    }
    td_canvas_text_cut(canvas, at.x, at.y, at.w, td_trainer_cue(t), TD_ROLE_TITLE);
}

static void draw_cue_and_next(const struct td_trainer *t, struct td_canvas *canvas,
                              const struct td_trainer_layout *at)
{
    struct td_rect cue = at->cue;
    char next[160];

    if (cue.h == 0) {
        return;
    }
    next_text(t, next, sizeof next);
    td_canvas_text_right(canvas, at->next.x, at->next.y, at->next.w, next, TD_ROLE_DIM);
    if (at->next.y == cue.y) { /* what comes next is short, always whole */
        cue.w = at->next.x + at->next.w - cue.x - td_utf8_cols(next) - 2;
    }
    draw_cue(t, canvas, cue);
}

/* The whole session as a thin line under the title. */
static void draw_session(const struct td_trainer *t, struct td_canvas *canvas, struct td_rect rect)
{
    td_ns total = t->session.timeline.total;
    bool ascii = canvas->theme != NULL && canvas->theme->ascii;
    int full = (int)((double)t->look.slow / (double)total * rect.w);

    for (int i = 0; i < rect.w && rect.h > 0; i++) {
        bool past = i < full;

        td_canvas_put(canvas, rect.x + i, rect.y,
                      ascii  ? (past ? '=' : '-')
                      : past ? 0x2501
                             : 0x2500,
                      past ? TD_ROLE_ACCENT : TD_ROLE_BORDER);
    }
}

/* ---- the lowest lines ---- */

static int status_margin(int cols)
{
    return td_frame_whole(cols, 24).x;
}

int td_trainer_draw_status(const struct td_trainer *t, struct td_canvas *canvas,
                           struct td_rect rect)
{
    int margin = status_margin(rect.w);
    char text[200];
    const char *shown = text, *word;

    td_trainer_status(t, text, sizeof text);
    /* The counts and the word must be whole: a long name gives way. */
    if (td_utf8_cols(text) > rect.w - margin) {
        for (const char *p = strstr(text, "set "); p != NULL; p = strstr(p + 1, "set ")) {
            shown = p;
        }
    }
    td_canvas_text(canvas, margin, rect.y, rect.w - margin, shown, TD_ROLE_TEXT);
    word = strrchr(shown, ' ');
    return margin + (word != NULL ? td_utf8_cols_n(shown, (size_t)(word + 1 - shown)) : 0);
}

size_t td_trainer_footer(const struct td_trainer *t, struct td_hint *hints)
{
    static const struct td_hint running[] = {
        {.request = TD_REQ_PAUSE, .text = "pause", .must = true},
        {.request = TD_REQ_HURTS, .text = "it hurts", .must = true},
        {.request = TD_REQ_NEXT, .text = "next"},
        {.request = TD_REQ_PREVIOUS, .text = "back"},
        {.request = TD_REQ_FINISH_SET, .text = "end set"},
        {.request = TD_REQ_STOP, .text = "stop"}};
    static const struct td_hint prepare[] = {
        {.request = TD_REQ_SELECT, .text = "start now", .must = true},
        {.request = TD_REQ_PAUSE, .text = "pause"},
        {.request = TD_REQ_HURTS, .text = "it hurts", .must = true},
        {.request = TD_REQ_STOP, .text = "stop"}};
    static const struct td_hint rest[] = {
        {.keys = "0-10", .text = "knee", .help = "how the knee is now"},
        {.request = TD_REQ_HURTS, .text = "it hurts", .must = true},
        {.request = TD_REQ_NEXT, .text = "start now"},
        {.request = TD_REQ_MORE_REST,
         .also = TD_REQ_LESS_REST,
         .text = "rest",
         .help = "15 seconds more or less rest"},
        {.request = TD_REQ_EASIER, .text = "easier"},
        {.request = TD_REQ_FEWER_REPS, .also = TD_REQ_MORE_REPS, .text = "reps"},
        {.request = TD_REQ_STOP, .text = "stop"}};
    static const struct td_hint paused[] = {
        {.request = TD_REQ_PAUSE, .text = "go on", .must = true},
        {.request = TD_REQ_HURTS, .text = "it hurts", .must = true},
        {.request = TD_REQ_NEXT, .text = "next"},
        {.request = TD_REQ_PREVIOUS, .text = "back"},
        {.request = TD_REQ_STOP, .text = "stop"}};
    enum td_segment_kind kind = td_trainer_segment(t)->kind;
    bool is_paused = t->session.state == TD_SESSION_PAUSED;
    const struct td_hint *from = is_paused                    ? paused
                                 : kind == TD_SEGMENT_PREPARE ? prepare
                                 : kind == TD_SEGMENT_REST    ? rest
                                                              : running;
    size_t count = is_paused                    ? sizeof paused / sizeof paused[0]
                   : kind == TD_SEGMENT_PREPARE ? sizeof prepare / sizeof prepare[0]
                   : kind == TD_SEGMENT_REST    ? sizeof rest / sizeof rest[0]
                                                : sizeof running / sizeof running[0];

    memcpy(hints, from, count * sizeof *hints);
    return count;
}

static void draw_note(const struct td_trainer *t, struct td_canvas *canvas,
                      const struct td_trainer_layout *at)
{
    bool tiny = at->shape == TD_TRAINER_TINY;
    char unseen[96] = "";
    const char *note = t->note[0] != '\0' ? t->note : unseen;

    if (td_trainer_between(t)) {
        td_trainer_unseen_text(t, unseen, sizeof unseen);
    }
    if (td_trainer_between(t) && unseen[0] == '\0' && !tiny) {
        td_trainer_left_text(t, unseen, sizeof unseen);
    }
    if (note[0] == '\0') {
        return;
    }
    if (tiny) { /* on the band's foot: a plain strip */
        td_canvas_fill(canvas, (struct td_rect){0, at->note.y, canvas->cols, 1}, ' ', TD_ROLE_TEXT);
    }
    td_canvas_text_cut(canvas, at->note.x, at->note.y, at->note.w, note,
                       tiny ? TD_ROLE_TEXT : TD_ROLE_WARNING);
}

void td_trainer_draw(const struct td_trainer *t, struct td_canvas *canvas)
{
    struct td_trainer_layout at = td_trainer_places(t, canvas->cols, canvas->rows);
    bool asks = td_trainer_between(t) && t->session.state != TD_SESSION_PAUSED;

    draw_title(t, canvas, at.title);
    draw_session(t, canvas, at.session);
    td_trainer_show_figure(t, canvas, &at.figure);
    td_trainer_show_band(t, canvas, &at);
    draw_rep(t, canvas, &at);
    draw_dots(t, canvas, at.dots);
    td_canvas_cursor(canvas, td_trainer_draw_status(t, canvas, at.status), at.status.y);
    if (asks) { /* which has the cursor then */
        td_trainer_draw_scale(t, canvas, at.scale);
    } else {
        draw_cue_and_next(t, canvas, &at);
    }
    draw_note(t, canvas, &at);
}
