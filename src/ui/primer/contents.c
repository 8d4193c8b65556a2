/* The list of pages in groups, and the preview of the one under the cursor. */
#include "contents.h"

#include "page_picture.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/frame.h"
#include "teardrop/ui/primer/page.h"

#define LIST_COLS 44   /* of the list beside a preview */
#define ALONE_COLS 60  /* ... and without one */
#define GAP 4          /* columns between the two */
#define MARKS_COLS 4   /* cursor and mark before a title */
#define TEXT_COLS 72   /* of the preview's text */
#define PICTURE_ROWS 8 /* a lower picture says nothing */

/* ---- rows ---- */

static bool begins_group(const struct td_contents *c, size_t page)
{
    const struct td_page *pages = c->primer->pages;

    return page == 0 ||
           td_primer_group(c->primer, &pages[page]) != td_primer_group(c->primer, &pages[page - 1]);
}

/* The row of a page in the whole list. */
static int row_of(const struct td_contents *c, size_t page)
{
    int heads = 0;

    for (size_t i = 0; i <= page; i++) {
        heads += begins_group(c, i) ? 1 : 0;
    }
    return (int)page + heads + (c->airy ? heads - 1 : 0);
}

static int all_rows(const struct td_contents *c)
{
    return row_of(c, c->list.count - 1) + 1;
}

/* The cursor, and the heading above it, stay in the window. */
static void settle(struct td_contents *c)
{
    int row = row_of(c, c->list.selected);
    int first = row - (begins_group(c, c->list.selected) ? 1 : 0);

    c->scroll.top = td_clamp(c->scroll.top, row - c->scroll.rows + 1, first);
    td_scroll_settle(&c->scroll);
}

/* ---- the preview ---- */

static const struct td_page *chosen(const struct td_contents *c)
{
    return &c->primer->pages[c->list.selected];
}

/* Title and time, a blank row, the first lines, and the picture below them. */
static void lay_out_preview(struct td_contents *c)
{
    const struct td_anatomy_view *view = td_page_view(c->anatomy, chosen(c));
    struct td_page_text whole = {.primer = c->primer, .page = chosen(c), .link = -1};
    int rest, lines;

    td_image_deinit(&c->image);
    c->picture = (struct td_rect){0};
    if (c->preview.w < 1) {
        return;
    }
    c->text = (struct td_rect){c->preview.x, c->preview.y + 2, td_min(c->preview.w, TEXT_COLS),
                               c->preview.h - 3};
    whole.rect = c->text;
    lines = td_page_draw(&whole, NULL, NULL);
    if (view == NULL) {
        return;
    }
    rest = td_min(lines, c->preview.h * 2 / 5); /* rows of text */
    if (c->preview.h - rest - 5 >= PICTURE_ROWS) {
        c->text.h = rest;
        c->picture = (struct td_rect){c->preview.x, c->text.y + rest + 2, c->preview.w,
                                      c->preview.h - rest - 5};
        td_page_picture_render(&c->image, c->ui, view, chosen(c), (float)chosen(c)->bend_deg,
                               c->picture.w, c->picture.h);
    }
}

bool td_contents_shows_picture(const struct td_contents *c)
{
    return c->picture.w > 0;
}

/* ---- operations ---- */

void td_contents_init(struct td_contents *c, const struct td_ui *ui, const struct td_primer *primer,
                      const struct td_anatomy *anatomy)
{
    *c = (struct td_contents){.ui = ui, .primer = primer, .anatomy = anatomy};
    c->list.count = primer->page_count;
    c->list.rows = c->scroll.rows = 1;
}

void td_contents_deinit(struct td_contents *c)
{
    td_image_deinit(&c->image);
}

void td_contents_lay_out(struct td_contents *c, int cols, int rows)
{
    struct td_rect body = td_frame_of(cols, rows).body;

    if (cols >= TD_FRAME_WIDE_COLS) {
        td_frame_split(body, LIST_COLS, GAP, LIST_COLS, &c->room, &c->preview);
    } else {
        c->room = body;
        c->room.w = td_min(body.w, ALONE_COLS);
        c->preview = (struct td_rect){0};
    }
    c->list.rows = c->scroll.rows = td_max(body.h, 1);
    td_list_settle(&c->list);
    c->airy = true;
    c->airy = all_rows(c) <= c->scroll.rows;
    c->scroll.lines = all_rows(c);
    settle(c);
    lay_out_preview(c);
}

void td_contents_select(struct td_contents *c, size_t page)
{
    c->list.selected = page;
    td_list_settle(&c->list);
    settle(c);
    lay_out_preview(c);
}

static bool moved(struct td_contents *c, bool moved)
{
    if (moved) {
        settle(c);
        lay_out_preview(c);
    }
    return moved;
}

bool td_contents_move(struct td_contents *c, enum td_request request)
{
    return moved(c, td_list_move(&c->list, request));
}

bool td_contents_wheel(struct td_contents *c, struct td_mouse mouse)
{
    return moved(c, td_list_wheel(&c->list, mouse));
}

size_t td_contents_at(const struct td_contents *c, struct td_mouse mouse)
{
    int row = mouse.y - c->room.y + c->scroll.top;

    if (mouse.kind != TD_MOUSE_CLICK || mouse.y < c->room.y || mouse.y >= c->room.y + c->room.h ||
        mouse.x >= c->room.x + c->room.w) {
        return TD_LIST_NONE;
    }
    for (size_t i = 0; i < c->list.count; i++) {
        if (row_of(c, i) == row) {
            return i;
        }
    }
    return TD_LIST_NONE;
}

/* ---- drawing ---- */

static void draw_page(const struct td_contents *c, struct td_canvas *canvas, int y, size_t index)
{
    const struct td_page *page = &c->primer->pages[index];
    bool selected = index == c->list.selected;
    int x = c->room.x, room = c->room.w;

    /* Beside the preview, which tells the time, only what is to be done says it. */
    if (c->preview.w == 0 || page->do_min > 0) {
        struct td_page_time time = td_page_time(page);

        td_canvas_text_right(canvas, x, y, room, time.text, TD_ROLE_DIM);
        room -= td_utf8_cols(time.text) + 2;
    }
    td_canvas_text(canvas, x, y, 2, selected ? "▸" : " ", TD_ROLE_ACCENT);
    if (td_page_was_read(&c->ui->reading, page)) {
        td_canvas_text(canvas, x + 2, y, 2, "✓", TD_ROLE_GOOD);
    }
    td_canvas_text_cut(canvas, x + MARKS_COLS, y, room - MARKS_COLS, td_page_brief(page),
                       selected ? TD_ROLE_SELECTED : TD_ROLE_TEXT);
    if (selected) {
        td_canvas_cursor(canvas, x, y);
    }
}

static void draw_list(const struct td_contents *c, struct td_canvas *canvas)
{
    for (size_t i = 0; i < c->list.count; i++) {
        int row = row_of(c, i) - c->scroll.top;

        if (begins_group(c, i) && row - 1 >= 0 && row - 1 < c->scroll.rows) {
            size_t group = td_primer_group(c->primer, &c->primer->pages[i]);

            td_frame_heading(canvas, c->room.x, c->room.y + row - 1, c->room.w,
                             td_primer_group_title(c->primer, group));
        }
        if (row >= 0 && row < c->scroll.rows) {
            draw_page(c, canvas, c->room.y + row, i);
        }
    }
    td_scroll_bar(canvas, c->room, &c->scroll);
}

static void draw_preview(const struct td_contents *c, struct td_canvas *canvas)
{
    const struct td_page *page = chosen(c);
    struct td_page_text text = {.primer = c->primer, .page = page, .rect = c->text, .link = -1};
    struct td_page_time time = td_page_time(page);
    struct td_rect at = c->preview;

    td_canvas_text_cut(canvas, at.x, at.y, at.w - td_utf8_cols(time.text) - 2, page->title,
                       TD_ROLE_TITLE);
    td_canvas_text_right(canvas, at.x, at.y, at.w, time.text, TD_ROLE_DIM);
    if (td_page_draw(&text, canvas, NULL) > c->text.h) {
        td_canvas_text(canvas, at.x, c->text.y + c->text.h, 1, "…", TD_ROLE_DIM);
    }
    if (c->picture.w > 0) {
        struct td_page_caption caption =
            td_page_caption(td_page_view(c->anatomy, page), page, (float)page->bend_deg);

        td_image_draw(&c->image, canvas, c->picture.x, c->picture.y);
        td_canvas_text_center(canvas, c->picture.x, c->picture.y + c->picture.h, c->picture.w,
                              caption.text, TD_ROLE_ACCENT);
    }
}

void td_contents_draw(const struct td_contents *c, struct td_canvas *canvas)
{
    struct td_reading reading = td_reading_of(&c->ui->reading, c->primer);
    char state[48];

    td_str_format(state, sizeof state, "%d of %d read", (int)reading.read, (int)reading.count);
    td_frame_head(canvas, "Learn", state);
    draw_list(c, canvas);
    if (c->preview.w > 0) {
        draw_preview(c, canvas);
    }
}
