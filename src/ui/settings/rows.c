/* The settings in the order of the screen: what is switched comes first, what changes training
 * after it, the keys last; with a heading above each group. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define LIST_COLS 64 /* at most, beside the help */
#define HELP_MIN 30
#define HELP_GAP 4

static const struct {
    const char *section, *heading;
} groups[] = {
    {"cues", "SIGNALS"},
    {"sound", "SOUND"},
    {"display", "SCREEN"},
    {"profile", "KNEE, HISTORY"},
    {"history", "KNEE, HISTORY"},
    {"session", "TRAINING"},
    {"safety", "LIMITS OF THE PLAN"},
    {"keys", "KEYS"},
};
#define GROUPS (sizeof groups / sizeof groups[0])

static bool switches(const struct td_setting_spec *spec)
{
    return spec->type == TD_SETTING_BOOL || spec->type == TD_SETTING_CHOICE;
}

static void add_rows(struct td_settings_screen *s, const char *section, bool switched)
{
    for (size_t row = 0; row < s->table->count; row++) {
        if (td_str_equal(s->table->rows[row]->section, section) &&
            switches(s->table->rows[row]) == switched) {
            s->order[s->list.count++] = (uint8_t)row;
        }
    }
}

void td_settings_put_in_order(struct td_settings_screen *s)
{
    s->list.count = 0;
    for (size_t i = 0; i < GROUPS; i++) {
        add_rows(s, groups[i].section, true);
        add_rows(s, groups[i].section, false);
    }
}

size_t td_settings_row(const struct td_settings_screen *s)
{
    return s->order[s->list.selected];
}

const struct td_setting_spec *td_settings_spec(const struct td_settings_screen *s)
{
    return s->table->rows[td_settings_row(s)];
}

static const char *group_of(const struct td_settings_screen *s, size_t at)
{
    const char *section = s->table->rows[s->order[at]]->section;

    for (size_t i = 0; i < GROUPS; i++) {
        if (td_str_equal(groups[i].section, section)) {
            return groups[i].heading;
        }
    }
    return section;
}

const char *td_settings_heading(const struct td_settings_screen *s, size_t at)
{
    return at == 0 || !td_str_equal(group_of(s, at), group_of(s, at - 1)) ? group_of(s, at) : NULL;
}

size_t td_settings_line(const struct td_settings_screen *s, size_t at)
{
    size_t line = at;

    for (size_t i = 0; i <= at; i++) {
        line += td_settings_heading(s, i) == NULL ? 0 : i > 0 ? 2 : 1;
    }
    return line;
}

/* Rows of the help below the list. */
static int help_rows(int rows)
{
    return rows >= 24 ? 7 : rows >= 20 ? 5 : 3;
}

void td_settings_rooms(const struct td_settings_screen *s, struct td_rect *list,
                       struct td_rect *help)
{
    struct td_rect body = td_frame_of(s->cols, s->rows).body;

    if (s->cols >= TD_FRAME_WIDE_COLS) {
        td_frame_split(body, td_min(LIST_COLS, body.w - HELP_GAP - HELP_MIN), HELP_GAP, HELP_MIN,
                       list, help);
        return;
    }
    *list = *help = body;
    help->h = td_min(help_rows(s->rows), body.h - 2);
    list->h = body.h - help->h - 1; /* a line between them */
    help->y = body.y + body.h - help->h;
}

void td_settings_settle(struct td_settings_screen *s)
{
    struct td_rect room, help;
    size_t h, last, first, lines;

    td_settings_rooms(s, &room, &help);
    h = (size_t)td_max(room.h, 1);
    s->list.rows = (int)h;
    td_list_settle(&s->list);
    last = td_settings_line(s, s->list.selected);
    first = td_settings_heading(s, s->list.selected) != NULL ? last - 1 : last;
    lines = td_settings_line(s, s->list.count - 1) + 1;
    s->top = first < s->top ? first : s->top;
    s->top = last >= s->top + h ? last + 1 - h : s->top;
    s->top = lines <= h ? 0 : s->top + h > lines ? lines - h : s->top;
}

size_t td_settings_at(const struct td_settings_screen *s, struct td_mouse mouse)
{
    struct td_rect room, help;

    td_settings_rooms(s, &room, &help);
    if (mouse.y < room.y || mouse.y >= room.y + room.h || mouse.x >= room.x + room.w) {
        return TD_LIST_NONE;
    }
    for (size_t at = 0; at < s->list.count; at++) {
        if (td_settings_line(s, at) == s->top + (size_t)(mouse.y - room.y)) {
            return at;
        }
    }
    return TD_LIST_NONE;
}
