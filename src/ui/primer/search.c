/* Search in the primer: what is typed is looked for at once. */
#include "arguments.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define HITS_MAX 100
#define QUERY_MAX 40
#define BEFORE_HIT 24 /* bytes of the text shown before what was found */
#define INDENT 4      /* columns of a text below its page's title */

struct search {
    const struct td_ui *ui;
    const struct td_primer *primer;
    char query[QUERY_MAX];
    struct td_field field;        /* into `query` */
    struct td_primer_hit *chosen; /* of the screen below */
    struct td_primer_hit hits[HITS_MAX];
    struct td_list list;     /* of hits */
    struct td_scroll scroll; /* of rows: hits, and titles of pages above theirs */
    bool walks; /* through the hits, which then have the cursor; else a text is typed */
    int cols, rows;
    struct td_rect body, room; /* room: of the rows */
};

/* ---- rows ---- */

/* Does a title stand above this hit, since nothing of its page came before? A title that was itself
 * found is a row of its own. */
static bool has_head(const struct search *s, size_t hit)
{
    return s->hits[hit].block >= 0 && (hit == 0 || s->hits[hit - 1].page != s->hits[hit].page);
}

static int row_of(const struct search *s, size_t hit)
{
    int heads = 0;

    for (size_t i = 0; i <= hit; i++) {
        heads += has_head(s, i) ? 1 : 0;
    }
    return (int)hit + heads;
}

static void settle(struct search *s)
{
    int row, first;

    td_list_settle(&s->list);
    s->scroll.lines = s->list.count == 0 ? 0 : row_of(s, s->list.count - 1) + 1;
    if (s->list.count > 0) {
        row = row_of(s, s->list.selected);
        first = row - (has_head(s, s->list.selected) ? 1 : 0);
        s->scroll.top = td_clamp(s->scroll.top, row - s->scroll.rows + 1, first);
    }
    td_scroll_settle(&s->scroll);
}

static size_t hit_at(const struct search *s, struct td_mouse mouse)
{
    int row = mouse.y - s->room.y + s->scroll.top;

    for (size_t i = 0; mouse.kind == TD_MOUSE_CLICK && mouse.y >= s->room.y &&
                       mouse.y < s->room.y + s->room.h && i < s->list.count;
         i++) {
        if (row_of(s, i) == row) {
            return i;
        }
    }
    return TD_LIST_NONE;
}

static void look(struct search *s)
{
    s->list.count = td_primer_find(s->primer, s->query, s->hits, HITS_MAX);
    s->list.selected = s->list.top = 0;
    s->scroll.top = 0;
    settle(s);
}

static enum td_err search_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct search *s = state;

    (void)now;
    s->ui = ui;
    s->chosen = ((const struct td_search_argument *)argument)->chosen;
    s->list.rows = s->scroll.rows = 1;
    td_field_begin(&s->field, TD_FIELD_TEXT, s->query, sizeof s->query);
    return ui->content.ops->primer(ui->content.self, &s->primer, NULL);
}

static struct td_reply choose(const struct search *s)
{
    if (s->list.count == 0) {
        return td_reply_handled();
    }
    *s->chosen = s->hits[s->list.selected];
    return (struct td_reply){.flags = TD_REPLY_HANDLED | TD_REPLY_POP, .result = 1};
}

static struct td_reply walk(struct search *s, enum td_request request)
{
    bool moved = td_list_move(&s->list, request), began = !s->walks && s->list.count > 0;

    s->walks = s->list.count > 0;
    settle(s);
    return td_reply_moved(moved || began);
}

/* Keys come as they are: letters are typed, arrows walk. */
static struct td_reply search_key(struct search *s, td_key key)
{
    char before[QUERY_MAX];

    switch (key) {
    case TD_KEY_ESC: /* unasked: what is looked for is nothing to keep */
        return td_reply_pop();
    case TD_KEY_ENTER:
        return choose(s);
    case TD_KEY_UP:
        return walk(s, TD_REQ_UP);
    case TD_KEY_DOWN:
        return walk(s, TD_REQ_DOWN);
    case TD_KEY_PGUP:
        return walk(s, TD_REQ_PAGE_UP);
    case TD_KEY_PGDN:
        return walk(s, TD_REQ_PAGE_DOWN);
    default:
        s->walks = false;
        td_str_copy(before, sizeof before, s->query);
        (void)td_field_key(&s->field, key);
        if (!td_str_equal(before, s->query)) {
            look(s);
        }
        return td_reply_redraw();
    }
}

static struct td_reply search_mouse(struct search *s, struct td_mouse mouse)
{
    size_t at = hit_at(s, mouse);
    bool moved;

    if (at == TD_LIST_NONE) {
        moved = td_list_wheel(&s->list, mouse);
        settle(s);
        return td_reply_moved(moved);
    }
    s->list.selected = at;
    return choose(s);
}

static struct td_reply search_handle(void *state, const struct td_event *event)
{
    struct search *s = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &s->cols, &s->rows);
        s->body = s->room = td_frame_of(s->cols, s->rows).body;
        s->room.y += 2;
        s->room.h = s->list.rows = s->scroll.rows = td_max(s->body.h - 2, 1);
        settle(s);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return search_key(s, event->key);
    case TD_EVENT_MOUSE:
        return search_mouse(s, event->mouse);
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

/* The words around what was found, beginning with a whole word. */
static const char *around(const struct td_primer_hit *hit, bool *cut)
{
    const char *from = hit->text;

    *cut = hit->at > BEFORE_HIT;
    if (*cut) {
        from += hit->at - BEFORE_HIT;
        while (*from != ' ' && from < hit->text + hit->at) {
            from++;
        }
        from += *from == ' ' ? 1 : 0;
    }
    return from;
}

/* A line of text with the words that were found underlined. */
static void draw_found(const struct search *s, struct td_canvas *canvas, int x, int y, int cols,
                       const char *line, enum td_role role)
{
    struct td_primer_match match;
    int shown = td_canvas_text_cut(canvas, x, y, cols, line, role);

    for (size_t from = 0; td_primer_next_match(line, s->query, from, &match);
         from = match.at + match.length) {
        int left = td_utf8_cols_n(line, match.at);
        int right = td_min(td_utf8_cols_n(line, match.at + match.length), shown);
        struct td_rect at = {x + left, y, right - left, 1};

        if (at.w <= 0) {
            break;
        }
        if (role != TD_ROLE_SELECTED) {
            td_canvas_role(canvas, at, TD_ROLE_ACCENT);
        }
        td_canvas_attrs(canvas, at, TD_ATTR_UNDERLINE);
    }
}

static void draw_hit(const struct search *s, struct td_canvas *canvas, int y, size_t index)
{
    const struct td_primer_hit *hit = &s->hits[index];
    bool selected = index == s->list.selected, cut = false, title = hit->block < 0;
    const char *words = title ? hit->text : around(hit, &cut);
    int x = s->room.x + (title ? 2 : INDENT), cols = s->room.w - (title ? 2 : INDENT);
    char line[300];

    td_str_format(line, sizeof line, "%s%s", cut ? "… " : "", words);
    if (selected) {
        td_canvas_text(canvas, x - 2, y, 2, "▸", TD_ROLE_ACCENT);
    }
    draw_found(s, canvas, x, y, cols, line,
               selected ? TD_ROLE_SELECTED
               : title  ? TD_ROLE_TITLE
                        : TD_ROLE_TEXT);
}

static void draw_hits(const struct search *s, struct td_canvas *canvas)
{
    for (size_t i = 0; i < s->list.count; i++) {
        int row = row_of(s, i) - s->scroll.top;

        if (has_head(s, i) && row - 1 >= 0 && row - 1 < s->scroll.rows) {
            td_canvas_text_cut(canvas, s->room.x + 2, s->room.y + row - 1, s->room.w - 2,
                               s->primer->pages[s->hits[i].page].title, TD_ROLE_TITLE);
        }
        if (row >= 0 && row < s->scroll.rows) {
            draw_hit(s, canvas, s->room.y + row, i);
        }
    }
    td_scroll_bar(canvas, s->room, &s->scroll);
}

/* "12 places on 5 pages" */
static void count_text(const struct search *s, char *out, size_t size)
{
    int pages = 0;

    for (size_t i = 0; i < s->list.count; i++) {
        pages += i == 0 || s->hits[i].page != s->hits[i - 1].page ? 1 : 0;
    }
    out[0] = '\0';
    if (s->list.count > 0) {
        td_str_format(out, size, "%d%s place%s on %d page%s", (int)s->list.count,
                      s->list.count == HITS_MAX ? " or more" : "", s->list.count == 1 ? "" : "s",
                      pages, pages == 1 ? "" : "s");
    }
}

static void search_draw(const void *state, struct td_canvas *canvas)
{
    const struct search *s = state;
    char count[60];
    int lead;

    count_text(s, count, sizeof count);
    td_frame_head(canvas, "Search", count);
    draw_hits(s, canvas);
    lead = td_canvas_text(canvas, s->body.x, s->body.y, s->body.w, "Look for: ", TD_ROLE_TITLE);
    (void)td_field_draw_bare(&s->field, canvas, s->body.x + lead, s->body.y, s->body.w - lead,
                             TD_ROLE_TITLE); /* last: the cursor is where one types */
    if (s->walks) {
        td_canvas_cursor(canvas, s->room.x,
                         s->room.y + row_of(s, s->list.selected) - s->scroll.top);
    }
    if (s->list.count == 0 && s->query[0] != '\0') {
        td_canvas_text(canvas, s->body.x, s->body.y + 2, s->body.w, "Nothing on any page.",
                       TD_ROLE_DIM);
    }
}

static size_t search_footer(const void *state, struct td_hint *hints)
{
    const struct search *s = state;
    size_t count = 0;

    if (s->list.count > 0) {
        hints[count++] = (struct td_hint){.keys = "Enter", .text = "open", .must = true};
        hints[count++] = (struct td_hint){.keys = "Up Down", .text = "choose"};
    } else {
        hints[count++] = (struct td_hint){.keys = "a-z", .text = "type what to look for"};
    }
    hints[count++] = (struct td_hint){.keys = "Esc", .text = "back", .must = true};
    return count;
}

static bool search_takes_text(const void *state)
{
    (void)state;
    return true;
}

const struct td_view_ops td_search_view = {
    .name = "Search",
    .state_size = sizeof(struct search),
    .open = search_open,
    .handle = search_handle,
    .draw = search_draw,
    .footer = search_footer,
    .keys = TD_PLACE_PRIMER,
    .takes_text = search_takes_text,
};
