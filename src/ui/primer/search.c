/* Search in the primer: what is typed is looked for at once. */
#include "arguments.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"

#define HITS_MAX 100
#define QUERY_MAX 40
#define BEFORE_HIT 24 /* bytes of the text shown before what was found */
#define TEXT_COLS 90

struct search {
    const struct td_ui *ui;
    const struct td_primer *primer;
    char query[QUERY_MAX];
    struct td_field field;        /* into `query` */
    struct td_primer_hit *chosen; /* of the screen below */
    struct td_primer_hit hits[HITS_MAX];
    struct td_list list;
    int cols, rows;
    struct td_rect body;
};

static void look(struct search *s)
{
    s->list.count = td_primer_find(s->primer, s->query, s->hits, HITS_MAX);
    s->list.selected = s->list.top = 0;
    td_list_settle(&s->list);
}

static enum td_err search_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct search *s = state;

    (void)now;
    s->ui = ui;
    s->chosen = ((const struct td_search_argument *)argument)->chosen;
    s->list.rows = 1;
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
        return td_reply_moved(td_list_move(&s->list, TD_REQ_UP));
    case TD_KEY_DOWN:
        return td_reply_moved(td_list_move(&s->list, TD_REQ_DOWN));
    case TD_KEY_PGUP:
        return td_reply_moved(td_list_move(&s->list, TD_REQ_PAGE_UP));
    case TD_KEY_PGDN:
        return td_reply_moved(td_list_move(&s->list, TD_REQ_PAGE_DOWN));
    default:
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
    struct td_rect rect = {s->body.x, s->body.y + 2, s->body.w, s->list.rows};
    size_t at = td_list_at(&s->list, rect, mouse);

    if (at == TD_LIST_NONE) {
        return td_reply_moved(td_list_wheel(&s->list, mouse));
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
        s->body = td_frame_body(s->cols, s->rows, TEXT_COLS);
        s->list.rows = td_max(s->body.h - 2, 1);
        td_list_settle(&s->list);
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

static void draw_hit(const struct search *s, struct td_canvas *canvas, int y, size_t index)
{
    const struct td_primer_hit *hit = &s->hits[index];
    const char *title = s->primer->pages[hit->page].title;
    bool selected = index == s->list.selected, cut = false;
    int title_cols = s->body.w / 3;
    const char *words = hit->block >= 0 ? around(hit, &cut) : title;
    char line[300];

    td_str_format(line, sizeof line, "%s%s%s", cut ? "… " : "", hit->block >= 0 ? "" : "(title) ",
                  words);
    td_canvas_text(canvas, s->body.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, s->body.x + 2, y, title_cols - 3, title,
                       selected ? TD_ROLE_SELECTED : TD_ROLE_ACCENT);
    td_canvas_text_cut(canvas, s->body.x + title_cols, y, s->body.w - title_cols, line,
                       TD_ROLE_TEXT);
}

static void search_draw(const void *state, struct td_canvas *canvas)
{
    const struct search *s = state;
    int lead;

    td_frame_head(canvas, "Search", "");
    lead = td_canvas_text(canvas, s->body.x, s->body.y, s->body.w, "Look for: ", TD_ROLE_TITLE);
    (void)td_field_draw_bare(&s->field, canvas, s->body.x + lead, s->body.y, s->body.w - lead,
                             TD_ROLE_TITLE);
    if (s->list.count == 0 && s->query[0] != '\0') {
        td_canvas_text(canvas, s->body.x, s->body.y + 2, s->body.w, "Nothing on any page.",
                       TD_ROLE_DIM);
    }
    for (int i = 0; i < s->list.rows && s->list.top + (size_t)i < s->list.count; i++) {
        draw_hit(s, canvas, s->body.y + 2 + i, s->list.top + (size_t)i);
    }
    td_canvas_text(canvas, s->body.x, canvas->rows - 1, s->body.w,
                   "type to search   Up Down choose   Enter open   Esc back", TD_ROLE_DIM);
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
    .keys = TD_PLACE_PRIMER,
    .takes_text = search_takes_text,
};
