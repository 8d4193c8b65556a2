/* The band: the huge word and the huge seconds on a field of the phase's colour. */
#include <string.h>

#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/term/draw/bigtext.h"

#define BAND_OF(role) ((enum td_role)((role) + TD_ROLE_BAND_PREPARE - TD_ROLE_PHASE_PREPARE))

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

static void draw_band(const struct td_trainer *t, struct td_canvas *canvas,
                      const struct td_trainer_layout *at)
{
    const struct td_segment *s = td_trainer_segment(t);
    enum td_role role = BAND_OF(td_trainer_role(s));
    char digits[16] = "GO";

    if (t->session.state == TD_SESSION_PAUSED) {
        draw_paused(t, canvas, at);
        return;
    }
    td_canvas_fill(canvas, at->band, ' ', role);
    td_bigtext_draw(canvas, at->word, td_trainer_word(&t->session.timeline, s), role);
    if (!s->explosive) {
        td_str_format(digits, sizeof digits, "%d", t->look.second);
    }
    td_bigtext_draw(canvas, at->digits, digits, role);
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
    struct td_trainer_layout at = td_trainer_layout(t->cols, t->rows);
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
    if (t->band_ready && was->index == t->look.index && was->second == t->look.second &&
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
