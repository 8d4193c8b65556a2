/* What of the primer is shown, and how one gets from page to page. */
#include "learn.h"

#include <string.h>

#include "page_picture.h"
#include "teardrop/base/num.h"
#include "teardrop/ui/kit/frame.h"

#define SIDE_BY_SIDE 76              /* columns from which the picture stands beside the text */
#define BELOW_ROWS 6                 /* a lower second picture shows nothing */
#define ABOVE_ROWS 30                /* rows from which it stands above in a narrow window */
#define READ_AFTER (5 * TD_NS_PER_S) /* who leaves earlier was only leafing */
#define MOVE_TIME (4 * TD_NS_PER_S)  /* of a picture that moves once */

const struct td_page *td_learn_page(const struct td_learn *p)
{
    return p->page == TD_LEARN_CONTENTS ? NULL : &p->primer->pages[p->page];
}

const struct td_anatomy_view *td_learn_view(const struct td_learn *p)
{
    return td_page_view(p->anatomy, td_learn_page(p));
}

/* The page's text as it stands now. */
struct td_page_text td_learn_text(const struct td_learn *p)
{
    return (struct td_page_text){p->primer, td_learn_page(p), p->text, p->scroll.top,
                                 p->link,   p->sources,       p->words};
}

/* ---- layout ---- */

/* The page's other view; NULL = none. */
static const struct td_anatomy_view *other_view(const struct td_learn *p)
{
    const struct td_page *page = td_learn_page(p);

    return page == NULL || page->below == NULL ? NULL : td_anatomy_view(p->anatomy, page->below);
}

/* Under the first one and its caption, in the room that is left. */
static void place_below(struct td_learn *p)
{
    const struct td_anatomy_view *view = other_view(p);
    int y = p->picture.y + p->picture.h + 2, h = p->text.y + p->text.h - y, w;

    if (view == NULL || h < BELOW_ROWS) {
        return;
    }
    w = td_min((int)((float)h * 2 * view->width / view->height), p->picture.w);
    h = td_min(h, (int)((float)w / 2 * view->height / view->width) + 1);
    p->below = (struct td_rect){p->picture.x + (p->picture.w - w) / 2, y, w, h};
}

/* Beside the text, at the frame's right edge; above it in a narrow window; or nowhere. */
static void place_picture(struct td_learn *p, const struct td_anatomy_view *view)
{
    p->picture = p->below = (struct td_rect){0};
    if (view == NULL || !td_ui_pictures(p->ui)) {
        return;
    }
    if (p->cols >= SIDE_BY_SIDE) {
        int most = (int)((float)(p->text.h - 2) * 2 * view->width / view->height);
        int w = td_min(p->text.w * 2 / 5, most);
        int h = (int)((float)w / 2 * view->height / view->width) + 1;

        p->picture =
            (struct td_rect){p->text.x + p->text.w - w, p->text.y, w, td_min(h, p->text.h - 2)};
        p->text.w -= w + 3;
        place_below(p);
    } else if (p->rows >= ABOVE_ROWS) {
        int h = p->text.h / 2;

        p->picture = (struct td_rect){p->text.x, p->text.y, p->text.w, h - 2};
        p->text.y += h;
        p->text.h -= h;
    }
}

static void render(struct td_learn *p)
{
    p->stale = false;
    if (p->picture.w > 0) {
        td_page_picture_render(&p->image, p->ui, td_learn_view(p), td_learn_page(p), p->bend_deg,
                               p->picture.w, p->picture.h);
    }
    if (p->below.w > 0) {
        td_page_picture_render(&p->image_below, p->ui, other_view(p), td_learn_page(p), p->bend_deg,
                               p->below.w, p->below.h);
    }
}

void td_learn_look_for_end(struct td_learn *p)
{
    p->end_seen = p->end_seen || p->scroll.top + p->scroll.rows >= p->scroll.lines;
}

void td_learn_lay_out(struct td_learn *p)
{
    struct td_page_text text;

    if (p->page == TD_LEARN_CONTENTS) {
        td_contents_lay_out(&p->contents, p->cols, p->rows);
        return;
    }
    p->text = td_frame_of(p->cols, p->rows).body;
    place_picture(p, td_learn_view(p));
    p->text.w = td_min(p->text.w, td_page_cols(td_learn_page(p)));
    p->moving = p->moving && p->picture.w > 0;
    render(p);
    p->scroll.rows = p->text.h;
    text = td_learn_text(p);
    p->scroll.lines = td_page_draw(&text, NULL, NULL);
    td_scroll_settle(&p->scroll);
    td_learn_look_for_end(p);
}

/* ---- moving once ---- */

/* Straight at first, far bent after two thirds of the time, in the end as the page has it. */
static float bend_at(const struct td_learn *p, td_ns since)
{
    const struct td_page *page = td_learn_page(p);
    float most = td_learn_view(p)->bend->max_deg, share = (float)since / (float)MOVE_TIME;
    float from = share < 0.65F ? 0 : most, to = share < 0.65F ? most : (float)page->bend_deg;
    float way = share < 0.65F ? share / 0.65F : (share - 0.65F) / 0.35F;

    return from + (to - from) * way * way * (3 - 2 * way); /* it starts and stops softly */
}

/* A page that moves does so when it is opened, where motion is wanted. */
void td_learn_start_moving(struct td_learn *p)
{
    const struct td_anatomy_view *view = td_learn_view(p);

    p->moving = view != NULL && view->bend != NULL && td_learn_page(p)->moves &&
                p->ui->settings->motion == TD_MOTION_FULL;
    p->bend_deg = td_learn_page(p) == NULL ? 0 : (float)td_learn_page(p)->bend_deg;
    if (p->moving) {
        p->bend_deg = 0;
    }
}

bool td_learn_tick(struct td_learn *p, td_ns now)
{
    float before = p->bend_deg;

    if (p->stale && p->cols > 0) {
        render(p);
        return true;
    }
    if (!p->moving || p->cols == 0) {
        return false;
    }
    p->moving = now - p->opened < MOVE_TIME;
    p->bend_deg = p->moving ? bend_at(p, now - p->opened) : (float)td_learn_page(p)->bend_deg;
    if (p->bend_deg < before || p->bend_deg > before) {
        render(p);
        return true;
    }
    return false;
}

/* ---- from page to page ---- */

/* A page counts as read when its end was seen, and not in passing. */
void td_learn_leave(struct td_learn *p, td_ns now)
{
    if (p->page != TD_LEARN_CONTENTS && p->end_seen && now - p->opened >= READ_AFTER) {
        td_reading_mark(&p->ui->reading, p->primer, td_learn_page(p));
    }
}

void td_learn_show(struct td_learn *p, int page, td_ns now)
{
    td_learn_leave(p, now);
    if (page == TD_LEARN_CONTENTS && p->page != TD_LEARN_CONTENTS) {
        p->contents.list.selected = (size_t)p->page;
    }
    p->page = page;
    p->opened = now;
    p->end_seen = false;
    p->link = -1;
    p->scroll.top = 0;
    td_image_deinit(&p->image);
    td_image_deinit(&p->image_below);
    td_learn_start_moving(p);
    td_learn_lay_out(p);
}

void td_learn_go(struct td_learn *p, int page, td_ns now)
{
    if (p->trail_count == TD_LEARN_TRAIL) { /* the oldest step back is forgotten */
        memmove(p->trail, p->trail + 1, sizeof p->trail - sizeof p->trail[0]);
        p->trail_count--;
    }
    p->trail[p->trail_count++] = p->page;
    td_learn_show(p, page, now);
}

bool td_learn_select_link(struct td_learn *p, int step)
{
    const struct td_page *page = td_learn_page(p);
    struct td_page_text text;
    int count = page == NULL ? 0 : (int)page->link_count;
    int row = 0;

    if (count == 0) {
        return false;
    }
    p->link = p->link < 0 ? (step > 0 ? 0 : count - 1) : (p->link + step + count) % count;
    text = td_learn_text(p);
    (void)td_page_draw(&text, NULL, &row);
    p->scroll.top = td_clamp(p->scroll.top, row - p->scroll.rows + 1, row);
    return true;
}

/* The keys that bend it take it over from where it is. */
bool td_learn_bend(struct td_learn *p, float step)
{
    const struct td_anatomy_view *view = td_learn_view(p);
    float before = p->bend_deg;

    if (view == NULL || view->bend == NULL || p->picture.w == 0) {
        return false;
    }
    p->moving = false;
    p->bend_deg = (float)td_clamp_real((double)(before + step), 0, (double)view->bend->max_deg);
    p->stale = td_bend_waits(p->ui);
    if (!p->stale) {
        render(p);
    }
    return true;
}
