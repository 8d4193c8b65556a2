/* The primer: a list of pages, and each page as text beside its picture. */
#include <string.h>

#include "arguments.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/picture/bend.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/picture/picture.h"
#include "teardrop/ui/primer/page.h"

#define TRAIL_MAX 32
#define CONTENTS (-1)
#define SIDE_BY_SIDE 76 /* columns from which the picture stands beside the text */
#define ABOVE_ROWS 30   /* rows from which it stands above in a narrow window */

struct primer {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no pictures */
    int page;                         /* index, or CONTENTS */
    struct td_list contents;
    struct td_scroll scroll;
    int link;     /* selected, -1 = none */
    bool sources; /* where each statement comes from is shown */
    bool words;   /* words are explained where they stand */
    int trail[TRAIL_MAX];
    size_t trail_count;
    int cols, rows;
    struct td_rect text, picture;
    struct td_image image;
    char caption[80];
    struct td_atlas_argument closer;
    struct td_primer_hit found; /* by the search */
    struct td_search_argument search;
};

static const struct td_page *page_of(const struct primer *p)
{
    return p->page == CONTENTS ? NULL : &p->primer->pages[p->page];
}

/* The page's text as it stands now. */
static struct td_page_text text_of(const struct primer *p)
{
    return (struct td_page_text){p->primer, page_of(p), p->text, p->scroll.top,
                                 p->link,   p->sources, p->words};
}

/* ---- layout ---- */

static void lay_out_picture(struct primer *p)
{
    const struct td_page *page = page_of(p);
    const struct td_anatomy_view *view = NULL;
    struct td_picture_spec spec;
    struct td_bent bent = {0};

    p->picture = (struct td_rect){0};
    p->caption[0] = '\0';
    if (page != NULL && page->picture != NULL && p->anatomy != NULL) {
        view = td_anatomy_view(p->anatomy, page->picture);
    }
    if (view == NULL) {
        return;
    }
    if (p->cols >= SIDE_BY_SIDE) {
        int w = p->cols * 2 / 5;
        int most = (int)((float)(p->text.h - 2) * 2 * view->width / view->height);

        w = td_min(w, most);
        p->picture = (struct td_rect){p->text.x + p->text.w - w, p->text.y, w, p->text.h - 2};
        p->text.w -= w + 3;
        p->picture.x -= td_max(p->text.w - td_page_cols(page), 0) / 2;
        p->text.w = td_min(p->text.w, td_page_cols(page));
    } else if (p->rows >= ABOVE_ROWS) {
        int h = p->text.h / 2;

        p->picture = (struct td_rect){p->text.x, p->text.y, p->text.w, h - 2};
        p->text.y += h;
        p->text.h -= h;
    } else {
        return;
    }
    spec = (struct td_picture_spec){.view = view,
                                    .highlight = page->highlight,
                                    .mirror = p->ui->settings->knee == TD_KNEE_LEFT};
    if (view->bend != NULL && td_view_bend(view, (float)page->bend_deg, &bent) == TD_OK) {
        spec.bent = &bent;
    }
    td_picture_render(&p->image, p->ui->theme, p->picture.w, p->picture.h, &spec);
    td_bent_deinit(&bent);
    if (page->highlight != NULL) {
        int part = td_view_part(view, page->highlight);

        td_str_copy(p->caption, sizeof p->caption, part >= 0 ? view->parts[part].name : "");
    }
}

static void lay_out(struct primer *p)
{
    struct td_page_text text;

    p->text = td_frame_body(p->cols, p->rows, p->cols);
    if (p->page == CONTENTS) {
        p->contents.count = p->primer->page_count;
        p->contents.rows = p->text.h;
        td_list_settle(&p->contents);
        return;
    }
    lay_out_picture(p);
    if (p->picture.w == 0 && p->text.w > td_page_cols(page_of(p))) {
        p->text.x += (p->text.w - td_page_cols(page_of(p))) / 2;
        p->text.w = td_page_cols(page_of(p));
    }
    p->scroll.rows = p->text.h;
    text = text_of(p);
    p->scroll.lines = td_page_draw(&text, NULL, NULL);
    td_scroll_settle(&p->scroll);
}

static void show(struct primer *p, int page)
{
    p->page = page;
    p->link = -1;
    p->scroll.top = 0;
    td_image_deinit(&p->image);
    lay_out(p);
}

static void go(struct primer *p, int page)
{
    if (p->trail_count == TRAIL_MAX) { /* the oldest step back is forgotten */
        memmove(p->trail, p->trail + 1, sizeof p->trail - sizeof p->trail[0]);
        p->trail_count--;
    }
    p->trail[p->trail_count++] = p->page;
    show(p, page);
}

/* ---- operations ---- */

static enum td_err primer_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct primer *p = state;
    enum td_err err = ui->content.ops->primer(ui->content.self, &p->primer, NULL);

    (void)now;
    p->ui = ui;
    p->link = -1;
    p->search.chosen = &p->found;
    if (err != TD_OK) {
        return err;
    }
    /* A broken picture file costs the pictures, not the texts. */
    (void)ui->content.ops->anatomy(ui->content.self, &p->anatomy, NULL);
    p->page = argument == NULL ? CONTENTS : td_primer_page(p->primer, argument);
    return p->page < CONTENTS ? TD_ERR_ABSENT : TD_OK;
}

static void primer_close(void *state)
{
    td_image_deinit(&((struct primer *)state)->image);
}

static struct td_reply follow(struct primer *p, const char *to)
{
    int page = td_primer_page(p->primer, to);

    if (page >= 0) {
        go(p, page);
        return td_reply_redraw();
    }
    if (td_str_equal(to, "check")) {
        return td_reply_push(TD_VIEW_CHECK, NULL);
    }
    if (td_str_equal(to, "find")) {
        return td_reply_push(TD_VIEW_FIND, NULL);
    }
    if (td_str_equal(to, "moments")) {
        return td_reply_push(TD_VIEW_MOMENTS, NULL);
    }
    if (td_str_equal(to, "train") || td_str_starts_with(to, "train:")) {
        return td_reply_push(TD_VIEW_CARD, to[5] == ':' ? to + 6 : NULL);
    }
    return (struct td_reply){0};
}

static bool select_link(struct primer *p, int step)
{
    const struct td_page *page = page_of(p);
    struct td_page_text text;
    int count = page == NULL ? 0 : (int)page->link_count;
    int row = 0;

    if (count == 0) {
        return false;
    }
    p->link = p->link < 0 ? (step > 0 ? 0 : count - 1) : (p->link + step + count) % count;
    text = text_of(p);
    (void)td_page_draw(&text, NULL, &row);
    p->scroll.top = td_clamp(p->scroll.top, row - p->scroll.rows + 1, row);
    return true;
}

static bool turn_page(struct primer *p, int step)
{
    int to = p->page + step;

    if (p->page == CONTENTS || to < 0 || to >= (int)p->primer->page_count) {
        return false;
    }
    show(p, to);
    return true;
}

/* The page with what was found at its top. */
static void show_found(struct primer *p, int page, int block)
{
    struct td_page_text text;

    go(p, page);
    text = text_of(p);
    p->scroll.top = td_page_row(&text, block);
    td_scroll_settle(&p->scroll);
}

static struct td_reply look_closely(struct primer *p)
{
    const struct td_page *page = page_of(p);

    if (p->anatomy == NULL || (page != NULL && page->picture == NULL)) {
        return td_reply_handled();
    }
    p->closer = (struct td_atlas_argument){page != NULL ? page->picture : NULL,
                                           page != NULL ? page->highlight : NULL,
                                           page != NULL ? page->bend_deg : 0};
    return td_reply_push(TD_VIEW_ATLAS, &p->closer);
}

static struct td_reply primer_key(struct primer *p, enum td_request request)
{
    bool changed = false, *shown;

    switch (request) {
    case TD_REQ_BACK:
        if (p->trail_count == 0) {
            return td_reply_pop();
        }
        show(p, p->trail[--p->trail_count]);
        return td_reply_redraw();
    case TD_REQ_SELECT:
        if (p->page == CONTENTS) {
            go(p, (int)p->contents.selected);
            return td_reply_redraw();
        }
        return p->link >= 0 ? follow(p, page_of(p)->links[p->link].to) : td_reply_handled();
    case TD_REQ_NEXT_LINK:
    case TD_REQ_PREVIOUS_LINK:
        changed = select_link(p, request == TD_REQ_NEXT_LINK ? 1 : -1);
        break;
    case TD_REQ_LOOK:
        return look_closely(p);
    case TD_REQ_WHY:
    case TD_REQ_EXPLAIN:
        shown = request == TD_REQ_WHY ? &p->sources : &p->words;
        *shown = !*shown;
        lay_out(p);
        changed = true;
        break;
    case TD_REQ_SEARCH:
        return td_reply_push(TD_VIEW_SEARCH, &p->search);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        changed = turn_page(p, request == TD_REQ_RIGHT ? 1 : -1);
        break;
    default:
        changed = p->page == CONTENTS ? td_list_move(&p->contents, request)
                                      : td_scroll_move(&p->scroll, request);
        break;
    }
    return td_reply_moved(changed);
}

static struct td_reply primer_mouse(struct primer *p, struct td_mouse mouse)
{
    size_t at = td_list_at(&p->contents, p->text, mouse);

    if (p->page != CONTENTS) {
        return td_reply_moved(td_scroll_wheel(&p->scroll, mouse));
    }
    if (at != TD_LIST_NONE) {
        p->contents.selected = at;
        go(p, (int)at);
        return td_reply_redraw();
    }
    return td_reply_moved(td_list_wheel(&p->contents, mouse));
}

static struct td_reply primer_handle(void *state, const struct td_event *event)
{
    struct primer *p = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &p->cols, &p->rows);
        lay_out(p);
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return primer_key(p, event->request);
    case TD_EVENT_RESULT:
        if (event->result > 0) {
            show_found(p, p->found.page, p->found.block);
        }
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        return primer_mouse(p, event->mouse);
    default:
        return (struct td_reply){0};
    }
}

static void draw_contents(const struct primer *p, struct td_canvas *canvas)
{
    for (int i = 0; i < p->contents.rows; i++) {
        size_t at = p->contents.top + (size_t)i;
        bool selected = at == p->contents.selected;
        int y = p->text.y + i;

        if (at >= p->contents.count) {
            break;
        }
        td_canvas_text(canvas, p->text.x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
        td_canvas_text_cut(canvas, p->text.x + 2, y, p->text.w - 3, p->primer->pages[at].title,
                           selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
        if (selected) {
            td_canvas_cursor(canvas, p->text.x, y);
        }
    }
}

static void primer_draw(const void *state, struct td_canvas *canvas)
{
    static const struct td_hint contents_hints[] = {{.request = TD_REQ_DOWN, .text = "choose"},
                                                    {.request = TD_REQ_SELECT, .text = "open"},
                                                    {.request = TD_REQ_SEARCH, .text = "search"},
                                                    {.request = TD_REQ_BACK, .text = "back"}};
    static const struct td_hint page_hints[] = {{.request = TD_REQ_DOWN, .text = "scroll"},
                                                {.request = TD_REQ_RIGHT, .text = "next"},
                                                {.request = TD_REQ_NEXT_LINK, .text = "links"},
                                                {.request = TD_REQ_LOOK, .text = "look"},
                                                {.request = TD_REQ_EXPLAIN, .text = "words"},
                                                {.request = TD_REQ_SEARCH, .text = "search"},
                                                {.request = TD_REQ_BACK, .text = "back"},
                                                {.request = TD_REQ_WHY, .text = "sources"}};
    const struct primer *p = state;
    struct td_page_text text;
    char note[32] = "";

    if (p->page == CONTENTS) {
        td_frame_head(canvas, "Learn", "");
        draw_contents(p, canvas);
        td_frame_hints(canvas, p->ui->keymap, TD_COUNTED(contents_hints));
        return;
    }
    td_str_format(note, sizeof note, "%d of %d", p->page + 1, (int)p->primer->page_count);
    td_frame_head(canvas, page_of(p)->title, note);
    if (p->picture.w > 0) {
        td_image_draw(&p->image, canvas, p->picture.x, p->picture.y);
        td_canvas_text_center(canvas, p->picture.x, p->picture.y + p->picture.h, p->picture.w,
                              p->caption, TD_ROLE_ACCENT);
    }
    text = text_of(p);
    (void)td_page_draw(&text, canvas, NULL);
    td_scroll_bar(canvas, p->text, &p->scroll);
    td_frame_hints(canvas, p->ui->keymap, TD_COUNTED(page_hints));
}

const struct td_view_ops td_primer_view = {
    .name = "Learn",
    .state_size = sizeof(struct primer),
    .open = primer_open,
    .close = primer_close,
    .handle = primer_handle,
    .draw = primer_draw,
    .keys = TD_PLACE_PRIMER,
};
