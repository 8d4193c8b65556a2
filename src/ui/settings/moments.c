/* The moments of a signal, ticked one by one: shown where the help of the row stands. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/term/theme.h"

#define CELL_COLS 19 /* "▸ ✓ last 3 seconds", and a gap */

static int count_of(const struct td_setting_spec *spec)
{
    int count = 0;

    while (spec->choices[count] != NULL) {
        count++;
    }
    return count;
}

/* The settings with what is typed. */
static struct td_settings with_typed(const struct td_settings_screen *s)
{
    struct td_settings out = *s->ui->settings;
    char why[200];

    (void)td_setting_set(td_settings_spec(s), &out, s->typed, why, sizeof why);
    return out;
}

/* Moments beside each other. */
static int across(int cols)
{
    return td_clamp(cols / CELL_COLS, 1, 4);
}

static void move(struct td_settings_screen *s, int by)
{
    int at = s->moment + by;

    s->moment = at < 0 || at >= count_of(td_settings_spec(s)) ? s->moment : at;
}

void td_settings_moments_key(struct td_settings_screen *s, const struct td_event *event)
{
    struct td_settings settings = with_typed(s);
    struct td_rect list, help;

    td_settings_rooms(s, &list, &help);
    if (event->key == ' ') {
        td_setting_tick(td_settings_spec(s), &settings, s->moment, s->typed, sizeof s->typed);
        return;
    }
    switch (event->request) {
    case TD_REQ_LEFT:
        move(s, -1);
        break;
    case TD_REQ_RIGHT:
        move(s, 1);
        break;
    case TD_REQ_UP:
        move(s, -across(help.w));
        break;
    case TD_REQ_DOWN:
        move(s, across(help.w));
        break;
    default:
        break;
    }
}

/* Where one of them stands, the one at the cursor always in the room. */
static struct td_rect cell_of(const struct td_settings_screen *s, struct td_rect rect, int at)
{
    int columns = across(rect.w), row = s->moment / columns;
    int top = td_max(0, row - td_max(rect.h, 1) + 1);

    return (struct td_rect){rect.x + at % columns * CELL_COLS, rect.y + at / columns - top,
                            CELL_COLS - 1, 1};
}

void td_settings_moments_click(struct td_settings_screen *s, struct td_mouse mouse)
{
    struct td_settings settings = with_typed(s);
    struct td_rect list, help;

    td_settings_rooms(s, &list, &help);
    help = td_settings_moments_room(list, help);
    for (int i = 0; i < count_of(td_settings_spec(s)); i++) {
        struct td_rect cell = cell_of(s, help, i);

        if (mouse.y == cell.y && mouse.x >= cell.x && mouse.x < cell.x + cell.w &&
            cell.y >= help.y && cell.y < help.y + help.h) {
            s->moment = i;
            td_setting_tick(td_settings_spec(s), &settings, i, s->typed, sizeof s->typed);
            return;
        }
    }
}

struct td_rect td_settings_moments_room(struct td_rect list, struct td_rect help)
{
    int title = help.y == list.y ? 2 : 0; /* beside the list it has one, and a blank row */

    return (struct td_rect){help.x, help.y + title, help.w, help.h - title};
}

void td_settings_draw_moments(const struct td_settings_screen *s, struct td_canvas *canvas,
                              struct td_rect rect)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    struct td_settings settings = with_typed(s);

    for (int i = 0; i < count_of(spec); i++) {
        struct td_rect cell = cell_of(s, rect, i);
        bool chosen = i == s->moment, ticked = td_setting_ticked(spec, &settings, i);

        if (cell.y < rect.y || cell.y >= rect.y + rect.h) {
            continue;
        }
        td_canvas_text(canvas, cell.x, cell.y, 2, chosen ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text(canvas, cell.x + 2, cell.y, 2, ticked ? "✓" : "·",
                       ticked ? TD_ROLE_ACCENT : TD_ROLE_DIM);
        td_canvas_text_cut(canvas, cell.x + 4, cell.y, cell.w - 4, td_setting_choice_word(spec, i),
                           chosen   ? TD_ROLE_SELECTED
                           : ticked ? TD_ROLE_TEXT
                                    : TD_ROLE_DIM);
        if (chosen) {
            td_canvas_cursor(canvas, cell.x + 4, cell.y);
        }
    }
}
