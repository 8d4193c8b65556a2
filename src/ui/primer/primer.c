/* The primer: its contents, and each page as text beside its picture. */
#include <string.h>

#include "arguments.h"
#include "contents.h"
#include "page_picture.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/primer/page.h"

#define TRAIL_MAX 32
#define CONTENTS (-1)
#define SIDE_BY_SIDE 76 /* columns from which the picture stands beside the text */
#define ABOVE_ROWS 30   /* rows from which it stands above in a narrow window */
#define BEND_STEP 15.0F
#define READ_AFTER (5 * TD_NS_PER_S) /* who leaves earlier was only leafing */
#define MOVE_TIME (4 * TD_NS_PER_S)  /* of a picture that moves once */
#define MOVE_FRAME (TD_NS_PER_S / 10)

struct primer {
    const struct td_ui *ui;
    const struct td_primer *primer;
    const struct td_anatomy *anatomy; /* NULL: no pictures */
    int page;                         /* index, or CONTENTS */
    td_ns opened;                     /* when it was; clock of the view */
    bool end_seen;                    /* its last line was on the screen */
    struct td_contents contents;
    struct td_scroll scroll;
    int link;     /* selected, -1 = none */
    bool sources; /* where each statement comes from is shown */
    bool words;   /* words are explained where they stand */
    int trail[TRAIL_MAX];
    size_t trail_count;
    int cols, rows;
    struct td_rect text, picture;
    struct td_image image;
    float bend_deg; /* of a picture that bends */
    bool moving;    /* it bends by itself, since `opened` */
    struct td_atlas_argument closer;
    struct td_primer_hit found; /* by the search */
    struct td_search_argument search;
};

static const struct td_page *page_of(const struct primer *p)
{
    return p->page == CONTENTS ? NULL : &p->primer->pages[p->page];
}

static const struct td_anatomy_view *view_of(const struct primer *p)
{
    return td_page_view(p->anatomy, page_of(p));
}

/* The page's text as it stands now. */
static struct td_page_text text_of(const struct primer *p)
{
    return (struct td_page_text){p->primer, page_of(p), p->text, p->scroll.top,
                                 p->link,   p->sources, p->words};
}

/* ---- layout ---- */

/* Beside the text, at the frame's right edge; above it in a narrow window; or nowhere. */
static void place_picture(struct primer *p, const struct td_anatomy_view *view)
{
    p->picture = (struct td_rect){0};
    if (view == NULL) {
        return;
    }
    if (p->cols >= SIDE_BY_SIDE) {
        int most = (int)((float)(p->text.h - 2) * 2 * view->width / view->height);
        int w = td_min(p->text.w * 2 / 5, most);
        int h = (int)((float)w / 2 * view->height / view->width) + 1;

        p->picture =
            (struct td_rect){p->text.x + p->text.w - w, p->text.y, w, td_min(h, p->text.h - 2)};
        p->text.w -= w + 3;
    } else if (p->rows >= ABOVE_ROWS) {
        int h = p->text.h / 2;

        p->picture = (struct td_rect){p->text.x, p->text.y, p->text.w, h - 2};
        p->text.y += h;
        p->text.h -= h;
    }
}

static void render(struct primer *p)
{
    if (p->picture.w > 0) {
        td_page_picture_render(&p->image, p->ui, view_of(p), page_of(p), p->bend_deg, p->picture.w,
                               p->picture.h);
    }
}

static void look_for_end(struct primer *p)
{
    p->end_seen = p->end_seen || p->scroll.top + p->scroll.rows >= p->scroll.lines;
}

static void lay_out(struct primer *p)
{
    struct td_page_text text;

    if (p->page == CONTENTS) {
        td_contents_lay_out(&p->contents, p->cols, p->rows);
        return;
    }
    p->text = td_frame_of(p->cols, p->rows).body;
    place_picture(p, view_of(p));
    p->text.w = td_min(p->text.w, td_page_cols(page_of(p)));
    p->moving = p->moving && p->picture.w > 0;
    render(p);
    p->scroll.rows = p->text.h;
    text = text_of(p);
    p->scroll.lines = td_page_draw(&text, NULL, NULL);
    td_scroll_settle(&p->scroll);
    look_for_end(p);
}

/* ---- moving once ---- */

/* Straight at first, far bent after two thirds of the time, in the end as the page has it. */
static float bend_at(const struct primer *p, td_ns since)
{
    const struct td_page *page = page_of(p);
    float most = view_of(p)->bend->max_deg, share = (float)since / (float)MOVE_TIME;
    float from = share < 0.65F ? 0 : most, to = share < 0.65F ? most : (float)page->bend_deg;
    float way = share < 0.65F ? share / 0.65F : (share - 0.65F) / 0.35F;

    return from + (to - from) * way * way * (3 - 2 * way); /* it starts and stops softly */
}

/* A page that moves does so when it is opened, where motion is wanted. */
static void start_moving(struct primer *p)
{
    const struct td_anatomy_view *view = view_of(p);

    p->moving = view != NULL && view->bend != NULL && page_of(p)->moves &&
                p->ui->settings->motion == TD_MOTION_FULL;
    p->bend_deg = page_of(p) == NULL ? 0 : (float)page_of(p)->bend_deg;
    if (p->moving) {
        p->bend_deg = 0;
    }
}

static bool primer_update(void *state, td_ns now)
{
    struct primer *p = state;
    float before = p->bend_deg;

    if (!p->moving || p->cols == 0) {
        return false;
    }
    p->moving = now - p->opened < MOVE_TIME;
    p->bend_deg = p->moving ? bend_at(p, now - p->opened) : (float)page_of(p)->bend_deg;
    if (p->bend_deg < before || p->bend_deg > before) {
        render(p);
        return true;
    }
    return false;
}

static struct td_due primer_next_change(const void *state, td_ns now)
{
    const struct primer *p = state;

    return (struct td_due){.at = p->moving ? now + MOVE_FRAME : TD_NEVER};
}

/* ---- from page to page ---- */

/* A page counts as read when its end was seen, and not in passing. */
static void leave(struct primer *p, td_ns now)
{
    if (p->page != CONTENTS && p->end_seen && now - p->opened >= READ_AFTER) {
        td_reading_mark(&p->ui->reading, p->primer, page_of(p));
    }
}

static void show(struct primer *p, int page, td_ns now)
{
    leave(p, now);
    if (page == CONTENTS && p->page != CONTENTS) {
        p->contents.list.selected = (size_t)p->page;
    }
    p->page = page;
    p->opened = now;
    p->end_seen = false;
    p->link = -1;
    p->scroll.top = 0;
    td_image_deinit(&p->image);
    start_moving(p);
    lay_out(p);
}

static void go(struct primer *p, int page, td_ns now)
{
    if (p->trail_count == TRAIL_MAX) { /* the oldest step back is forgotten */
        memmove(p->trail, p->trail + 1, sizeof p->trail - sizeof p->trail[0]);
        p->trail_count--;
    }
    p->trail[p->trail_count++] = p->page;
    show(p, page, now);
}

/* ---- operations ---- */

/* The first page that has not been read yet; the first one of all at the beginning. */
static size_t next_to_read(const struct primer *p)
{
    struct td_reading reading = td_reading_of(&p->ui->reading, p->primer);

    for (size_t i = 0; reading.read > 0 && i < p->primer->page_count; i++) {
        if (td_str_equal(td_page_brief(&p->primer->pages[i]), reading.next)) {
            return i;
        }
    }
    return 0;
}

static enum td_err primer_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct primer *p = state;
    enum td_err err = ui->content.ops->primer(ui->content.self, &p->primer, NULL);

    p->ui = ui;
    p->link = -1;
    p->opened = now;
    p->search.chosen = &p->found;
    if (err != TD_OK) {
        return err;
    }
    /* A broken picture file costs the pictures, not the texts. */
    (void)ui->content.ops->anatomy(ui->content.self, &p->anatomy, NULL);
    td_contents_init(&p->contents, ui, p->primer, p->anatomy);
    p->contents.list.selected = next_to_read(p);
    p->page = argument == NULL ? CONTENTS : td_primer_page(p->primer, argument);
    if (p->page < CONTENTS || (argument != NULL && p->page < 0)) {
        return TD_ERR_ABSENT;
    }
    start_moving(p);
    return TD_OK;
}

static void primer_close(void *state)
{
    struct primer *p = state;

    td_image_deinit(&p->image);
    td_contents_deinit(&p->contents);
}

static struct td_reply follow(struct primer *p, const char *to, td_ns now)
{
    int page = td_primer_page(p->primer, to);

    if (page >= 0) {
        go(p, page, now);
        return td_reply_redraw();
    }
    leave(p, now);
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

static bool turn_page(struct primer *p, int step, td_ns now)
{
    int to = p->page + step;

    if (p->page == CONTENTS || to < 0 || to >= (int)p->primer->page_count) {
        return false;
    }
    show(p, to, now);
    return true;
}

/* The page with what was found at its top. */
static void show_found(struct primer *p, int page, int block, td_ns now)
{
    struct td_page_text text;

    go(p, page, now);
    text = text_of(p);
    p->scroll.top = td_page_row(&text, block);
    td_scroll_settle(&p->scroll);
}

/* The page's picture, or that of the one under the cursor. */
static struct td_reply look_closely(struct primer *p)
{
    const struct td_page *page = page_of(p);
    bool bends = view_of(p) != NULL && view_of(p)->bend != NULL;

    if (p->anatomy == NULL || (page != NULL && page->picture == NULL)) {
        return td_reply_handled();
    }
    if (page == NULL && td_contents_shows_picture(&p->contents)) {
        page = &p->primer->pages[p->contents.list.selected];
    }
    p->closer = (struct td_atlas_argument){page != NULL ? page->picture : NULL,
                                           page != NULL ? page->highlight : NULL,
                                           bends          ? (int)p->bend_deg
                                           : page != NULL ? page->bend_deg
                                                          : 0};
    return td_reply_push(TD_VIEW_ATLAS, &p->closer);
}

/* The keys that bend it take it over from where it is. */
static bool bend(struct primer *p, float step)
{
    const struct td_anatomy_view *view = view_of(p);
    float before = p->bend_deg;

    if (view == NULL || view->bend == NULL || p->picture.w == 0) {
        return false;
    }
    p->moving = false;
    p->bend_deg = (float)td_clamp_real((double)(before + step), 0, (double)view->bend->max_deg);
    render(p);
    return true;
}

static bool scroll_or_move(struct primer *p, enum td_request request)
{
    bool changed;

    if (p->page == CONTENTS) {
        return td_contents_move(&p->contents, request);
    }
    changed = td_scroll_move(&p->scroll, request);
    look_for_end(p);
    return changed;
}

static struct td_reply back(struct primer *p, td_ns now)
{
    if (p->trail_count == 0) {
        leave(p, now);
        return td_reply_pop();
    }
    show(p, p->trail[--p->trail_count], now);
    return td_reply_redraw();
}

static struct td_reply select(struct primer *p, td_ns now)
{
    if (p->page == CONTENTS) {
        go(p, (int)p->contents.list.selected, now);
        return td_reply_redraw();
    }
    return p->link >= 0 ? follow(p, page_of(p)->links[p->link].to, now) : td_reply_handled();
}

static struct td_reply primer_key(struct primer *p, const struct td_event *event)
{
    bool changed = false, *shown;

    if (event->key == '+' || event->key == '=' || event->key == '-') {
        return td_reply_moved(bend(p, event->key == '-' ? -BEND_STEP : BEND_STEP));
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return back(p, event->now);
    case TD_REQ_SELECT:
        return select(p, event->now);
    case TD_REQ_NEXT_LINK:
    case TD_REQ_PREVIOUS_LINK:
        changed = select_link(p, event->request == TD_REQ_NEXT_LINK ? 1 : -1);
        break;
    case TD_REQ_LOOK:
        return look_closely(p);
    case TD_REQ_WHY:
    case TD_REQ_EXPLAIN:
        shown = event->request == TD_REQ_WHY ? &p->sources : &p->words;
        *shown = !*shown;
        lay_out(p);
        changed = true;
        break;
    case TD_REQ_SEARCH:
        return td_reply_push(TD_VIEW_SEARCH, &p->search);
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        changed = turn_page(p, event->request == TD_REQ_RIGHT ? 1 : -1, event->now);
        break;
    default:
        changed = scroll_or_move(p, event->request);
        break;
    }
    return td_reply_moved(changed);
}

static struct td_reply primer_mouse(struct primer *p, const struct td_event *event)
{
    size_t at;

    if (p->page != CONTENTS) {
        bool moved = td_scroll_wheel(&p->scroll, event->mouse);

        look_for_end(p);
        return td_reply_moved(moved);
    }
    at = td_contents_at(&p->contents, event->mouse);
    if (at != TD_LIST_NONE) {
        p->contents.list.selected = at;
        go(p, (int)at, event->now);
        return td_reply_redraw();
    }
    return td_reply_moved(td_contents_wheel(&p->contents, event->mouse));
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
        return primer_key(p, event);
    case TD_EVENT_RESULT:
        if (event->result > 0) {
            show_found(p, p->found.page, p->found.block, event->now);
        }
        return td_reply_redraw();
    case TD_EVENT_MOUSE:
        return primer_mouse(p, event);
    case TD_EVENT_ENDING:
        leave(p, event->now);
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void primer_draw(const void *state, struct td_canvas *canvas)
{
    const struct primer *p = state;
    struct td_page_text text;
    char note[32] = "";

    if (p->page == CONTENTS) {
        td_contents_draw(&p->contents, canvas);
        return;
    }
    td_str_format(note, sizeof note, "%d of %d", p->page + 1, (int)p->primer->page_count);
    td_frame_head(canvas, page_of(p)->title, note);
    if (p->picture.w > 0) {
        struct td_page_caption caption = td_page_caption(view_of(p), page_of(p), p->bend_deg);

        td_image_draw(&p->image, canvas, p->picture.x, p->picture.y);
        td_canvas_text_center(canvas, p->picture.x, p->picture.y + p->picture.h, p->picture.w,
                              caption.text, TD_ROLE_ACCENT);
    }
    text = text_of(p);
    (void)td_page_draw(&text, canvas, NULL);
    td_scroll_bar(canvas, p->text, &p->scroll);
}

static size_t contents_footer(const struct primer *p, struct td_hint *hints)
{
    size_t count = 0;

    hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "open", .must = true};
    hints[count++] = (struct td_hint){.request = TD_REQ_UP, .also = TD_REQ_DOWN, .text = "choose"};
    hints[count++] = (struct td_hint){.request = TD_REQ_SEARCH, .text = "search"};
    if (p->anatomy != NULL) {
        hints[count++] = (struct td_hint){.request = TD_REQ_LOOK, .text = "look closely"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

static size_t page_footer(const struct primer *p, struct td_hint *hints)
{
    const struct td_anatomy_view *view = view_of(p);
    size_t count = 0;

    if (p->link >= 0) {
        hints[count++] = (struct td_hint){.request = TD_REQ_SELECT, .text = "follow", .must = true};
    }
    if (p->scroll.lines > p->scroll.rows) {
        hints[count++] = (struct td_hint){.request = TD_REQ_DOWN, .text = "more", .must = true};
    }
    if (view != NULL && view->bend != NULL && p->picture.w > 0) {
        hints[count++] = (struct td_hint){
            .keys = "+ -", .text = "bend", .help = "bend the knee, or straighten it"};
    }
    if (page_of(p)->link_count > 0) {
        hints[count++] = (struct td_hint){.request = TD_REQ_NEXT_LINK, .text = "links"};
    }
    if (p->page + 1 < (int)p->primer->page_count) {
        hints[count++] = (struct td_hint){.request = TD_REQ_RIGHT, .text = "next page"};
    } else {
        hints[count++] = (struct td_hint){.request = TD_REQ_LEFT, .text = "page before"};
    }
    if (view != NULL) {
        hints[count++] = (struct td_hint){.request = TD_REQ_LOOK, .text = "look closely"};
    }
    hints[count++] = (struct td_hint){.request = TD_REQ_EXPLAIN, .text = "words"};
    hints[count++] = (struct td_hint){.request = TD_REQ_WHY, .text = "sources"};
    hints[count++] = (struct td_hint){.request = TD_REQ_SEARCH, .text = "search"};
    hints[count++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back", .must = true};
    return count;
}

static size_t primer_footer(const void *state, struct td_hint *hints)
{
    const struct primer *p = state;

    return p->page == CONTENTS ? contents_footer(p, hints) : page_footer(p, hints);
}

const struct td_view_ops td_primer_view = {
    .name = "Learn",
    .state_size = sizeof(struct primer),
    .open = primer_open,
    .close = primer_close,
    .handle = primer_handle,
    .update = primer_update,
    .next_change = primer_next_change,
    .draw = primer_draw,
    .footer = primer_footer,
    .keys = TD_PLACE_PRIMER,
};
