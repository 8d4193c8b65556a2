/* The primer: its contents, and each page as text beside its picture. */
#include "learn.h"
#include "page_picture.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/frame.h"

#define MOVE_FRAME (TD_NS_PER_S / 10)

/* ---- operations ---- */

static bool primer_update(void *state, td_ns now)
{
    return td_learn_tick(state, now);
}

static struct td_due primer_next_change(const void *state, td_ns now)
{
    const struct td_learn *p = state;

    return (struct td_due){.at = p->moving ? now + MOVE_FRAME : TD_NEVER};
}

static enum td_err primer_open(void *state, const struct td_ui *ui, const void *argument, td_ns now)
{
    struct td_learn *p = state;
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
    p->contents.list.selected = td_reading_next(&ui->reading, p->primer);
    if (p->contents.list.selected == p->primer->page_count) {
        p->contents.list.selected = 0; /* all of it is read */
    }
    p->page = argument == NULL ? TD_LEARN_CONTENTS : td_primer_page(p->primer, argument);
    td_learn_start_moving(p);
    return TD_OK;
}

static void primer_close(void *state)
{
    struct td_learn *p = state;

    td_image_deinit(&p->image);
    td_image_deinit(&p->image_below);
    td_contents_deinit(&p->contents);
}

static struct td_reply follow(struct td_learn *p, const char *to, td_ns now)
{
    int page = td_primer_page(p->primer, to);

    if (page >= 0) {
        td_learn_go(p, page, now);
        return td_reply_redraw();
    }
    td_learn_leave(p, now);
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

static bool turn_page(struct td_learn *p, int step, td_ns now)
{
    int to = p->page + step;

    if (p->page == TD_LEARN_CONTENTS || to < 0 || to >= (int)p->primer->page_count) {
        return false;
    }
    td_learn_show(p, to, now);
    return true;
}

/* The page with what was found at its top. */
static void show_found(struct td_learn *p, int page, int block, td_ns now)
{
    struct td_page_text text;

    td_learn_go(p, page, now);
    text = td_learn_text(p);
    p->scroll.top = td_page_row(&text, block);
    td_scroll_settle(&p->scroll);
}

/* The page's picture, or that of the one under the cursor. */
static struct td_reply look_closely(struct td_learn *p)
{
    const struct td_page *page = td_learn_page(p);
    bool bends = td_learn_view(p) != NULL && td_learn_view(p)->bend != NULL;

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

static bool scroll_or_move(struct td_learn *p, enum td_request request)
{
    bool changed;

    if (p->page == TD_LEARN_CONTENTS) {
        return td_contents_move(&p->contents, request);
    }
    changed = td_scroll_move(&p->scroll, request);
    td_learn_look_for_end(p);
    return changed;
}

static struct td_reply back(struct td_learn *p, td_ns now)
{
    if (p->trail_count == 0) {
        td_learn_leave(p, now);
        return td_reply_pop();
    }
    td_learn_show(p, p->trail[--p->trail_count], now);
    return td_reply_redraw();
}

static struct td_reply take(struct td_learn *p, td_ns now)
{
    if (p->page == TD_LEARN_CONTENTS) {
        td_learn_go(p, (int)p->contents.list.selected, now);
        return td_reply_redraw();
    }
    return p->link >= 0 ? follow(p, td_learn_page(p)->links[p->link].to, now) : td_reply_handled();
}

static struct td_reply primer_key(struct td_learn *p, const struct td_event *event)
{
    bool changed = false, *shown;

    if (event->key == '+' || event->key == '=' || event->key == '-') {
        return td_reply_moved(td_learn_bend(p, td_bend_step(p->ui, event->key == '-')));
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return back(p, event->now);
    case TD_REQ_SELECT:
        return take(p, event->now);
    case TD_REQ_NEXT_LINK:
    case TD_REQ_PREVIOUS_LINK:
        changed = td_learn_select_link(p, event->request == TD_REQ_NEXT_LINK ? 1 : -1);
        break;
    case TD_REQ_LOOK:
        return look_closely(p);
    case TD_REQ_WHY:
    case TD_REQ_EXPLAIN:
        shown = event->request == TD_REQ_WHY ? &p->sources : &p->words;
        *shown = !*shown;
        td_learn_lay_out(p);
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

static struct td_reply primer_mouse(struct td_learn *p, const struct td_event *event)
{
    size_t at;

    if (p->page != TD_LEARN_CONTENTS) {
        bool moved = td_scroll_wheel(&p->scroll, event->mouse);

        td_learn_look_for_end(p);
        return td_reply_moved(moved);
    }
    at = td_contents_at(&p->contents, event->mouse);
    if (at != TD_LIST_NONE) {
        p->contents.list.selected = at;
        td_learn_go(p, (int)at, event->now);
        return td_reply_redraw();
    }
    return td_reply_moved(td_contents_wheel(&p->contents, event->mouse));
}

static struct td_reply primer_handle(void *state, const struct td_event *event)
{
    struct td_learn *p = state;

    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &p->cols, &p->rows);
        td_learn_lay_out(p);
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
        td_learn_leave(p, event->now);
        return td_reply_handled();
    default:
        return (struct td_reply){0};
    }
}

/* ---- drawing ---- */

static void primer_draw(const void *state, struct td_canvas *canvas)
{
    const struct td_learn *p = state;
    struct td_page_text text;
    char note[32] = "";

    if (p->page == TD_LEARN_CONTENTS) {
        td_contents_draw(&p->contents, canvas);
        return;
    }
    td_str_format(note, sizeof note, "%d of %d", p->page + 1, (int)p->primer->page_count);
    td_frame_head(canvas, td_learn_page(p)->title, note);
    if (p->picture.w > 0) {
        struct td_page_caption caption =
            td_page_caption(td_learn_view(p), td_learn_page(p), p->bend_deg);

        td_image_draw(&p->image, canvas, p->picture.x, p->picture.y);
        td_canvas_text_center(canvas, p->picture.x, p->picture.y + p->picture.h, p->picture.w,
                              caption.text, TD_ROLE_ACCENT);
        if (p->below.w > 0) {
            td_image_draw(&p->image_below, canvas, p->below.x, p->below.y);
        }
    }
    text = td_learn_text(p);
    (void)td_page_draw(&text, canvas, NULL);
    td_scroll_bar(canvas, p->text, &p->scroll);
}

/* Of the contents, their titles; of a page, all of it. */
static void primer_say(const void *state, char *out, size_t size)
{
    const struct td_learn *p = state;
    const struct td_page *page = td_learn_page(p);

    td_str_copy(out, size, "");
    if (page == NULL) {
        for (size_t i = 0; i < p->primer->page_count; i++) {
            td_str_append(out, size, "%s.\n", p->primer->pages[i].title);
        }
        return;
    }
    td_str_append(out, size, "%s.\n", page->title);
    for (size_t i = 0; i < page->block_count; i++) {
        const struct td_block *block = &page->blocks[i];

        td_str_append(out, size, "%s\n", block->text);
        if (block->kind == TD_BLOCK_CLAIM) {
            td_str_append(out, size, "%s\n%s\n", block->evidence, block->verdict);
        }
    }
}

static size_t contents_footer(const struct td_learn *p, struct td_hint *hints)
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

static size_t page_footer(const struct td_learn *p, struct td_hint *hints)
{
    const struct td_anatomy_view *view = td_learn_view(p);
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
    if (td_learn_page(p)->link_count > 0) {
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
    const struct td_learn *p = state;

    return p->page == TD_LEARN_CONTENTS ? contents_footer(p, hints) : page_footer(p, hints);
}

const struct td_view_ops td_primer_view = {
    .name = "Learn",
    .state_size = sizeof(struct td_learn),
    .open = primer_open,
    .close = primer_close,
    .handle = primer_handle,
    .update = primer_update,
    .next_change = primer_next_change,
    .draw = primer_draw,
    .footer = primer_footer,
    .say = primer_say,
    .keys = TD_PLACE_PRIMER,
};
