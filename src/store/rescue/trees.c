/* The trees of a database's tables and indexes, gone through page by page. What is wrong with a
 * page costs what is on it: the pages below it, which no tree has any more, are found by
 * themselves. Free pages hold rows that were deleted: none of them is ever looked at. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"
#include "teardrop/base/str.h"

#define DEPTH_MAX 20
#define STRAY TD_TREES_MAX /* in place of a tree's number */

struct mark {
    bool is_free;
    bool done;
    bool below;  /* another stray page leads to it */
    int trees;   /* that lead to it: more than one is one too many */
    size_t seen; /* in this walk already */
};

struct td_file_map {
    struct td_db_image image;
    struct mark *marks; /* of each page, from 1 on */
};

struct walk {
    struct td_trees *trees;
    struct td_file_map *map;
    size_t tree;  /* its number; STRAY */
    size_t stamp; /* of this one */
    size_t run;
    bool gaps;
    bool of_table;
    bool (*take)(void *self, const struct td_row *row); /* NULL = only to see where it leads */
    void *self;
    size_t budget; /* bytes of all rows: damage can make one page appear again and again */
    bool ended;
};

/* ---- free pages ---- */

/* One page of the list: it names others. False when it cannot be one. */
static bool read_trunk(const struct td_db_image *image, size_t no, size_t *next, size_t *count)
{
    const unsigned char *page = td_db_image_page(image, no);

    *next = td_number_at(page, 4);
    *count = td_number_at(page + 4, 4);
    if (*next > image->count || *count > image->usable / 4 - 2) {
        return false;
    }
    for (size_t i = 0; i < *count; i++) {
        size_t leaf = td_number_at(page + 8 + 4 * i, 4);

        if (leaf < 2 || leaf > image->count || leaf == no) {
            return false;
        }
    }
    return true;
}

/* How many are new. */
static size_t mark_free(struct td_file_map *map, size_t trunk, size_t count)
{
    size_t fresh = !map->marks[trunk].is_free;

    map->marks[trunk].is_free = true;
    for (size_t i = 0; i < count; i++) {
        struct mark *mark =
            &map->marks[td_number_at(td_db_image_page(&map->image, trunk) + 8 + 4 * i, 4)];

        fresh += !mark->is_free;
        mark->is_free = true;
    }
    return fresh;
}

/* From the first page on, and, where that does not lead to as many as there should be, whatever
 * else looks like a part of the list. True when no page can be missing in it. */
static bool find_free(struct td_file_map *map)
{
    const struct td_db_image *image = &map->image;
    size_t total = image->headed ? td_number_at(image->bytes + 36, 4) : 0, found = 0;
    size_t next = image->headed ? td_number_at(image->bytes + 32, 4) : 0, count;

    while (next >= 2 && next <= image->count && !map->marks[next].is_free) {
        size_t at = next;

        if (!read_trunk(image, at, &next, &count)) {
            break;
        }
        found += mark_free(map, at, count);
    }
    if (image->headed && next == 0 && found == total) {
        return true;
    }
    for (size_t no = 2; no <= image->count; no++) {
        if (read_trunk(image, no, &next, &count) && (next > 0 || count > 0)) {
            found += mark_free(map, no, count);
        }
    }
    return image->headed && found == total;
}

/* With the first page the number of free pages is gone as well: there is none that is not known
 * when each of the others is something. */
static bool each_is_something(struct td_file_map *map)
{
    static struct td_db_page page;
    bool all = true;

    for (size_t no = 2; all && no <= map->image.count; no++) {
        all = map->marks[no].is_free || td_db_page_open(&map->image, no, &page) ||
              td_number_at(td_db_image_page(&map->image, no), 4) <= map->image.count;
    }
    return all;
}

/* ---- one page, and what is below it ---- */

static void gap(struct walk *walk)
{
    walk->gaps = true;
    walk->run++;
}

static enum td_doubt doubt_of(const struct walk *walk, const struct td_db_page *page,
                              const struct td_db_cell *cell)
{
    const struct mark *mark = &walk->map->marks[page->no];

    return td_db_page_doubts(page, cell)                     ? TD_OF_A_STRAY_CELL
           : mark->is_free                                   ? TD_OF_A_STRAY_PAGE
           : walk->tree == STRAY && !walk->trees->free_known ? TD_OF_A_STRAY_PAGE
                                                             : TD_SURE;
}

static void take_cell(struct walk *walk, const struct td_db_page *page,
                      const struct td_db_cell *cell)
{
    static struct td_row row;
    unsigned char *payload = NULL;

    if (td_db_page_row(&walk->map->image, page, cell, &walk->budget, &row, &payload)) {
        row.owner = walk->tree == STRAY ? NULL : walk->trees->tree[walk->tree].name;
        row.doubt = doubt_of(walk, page, cell);
        row.run = walk->run;
        walk->ended = walk->ended || !walk->take(walk->self, &row);
    } else {
        gap(walk);
    }
    free(payload);
}

/* May the walk go on at this page? */
static bool enter(struct walk *walk, size_t no)
{
    struct mark *mark = no >= 1 && no <= walk->map->image.count ? &walk->map->marks[no] : NULL;

    if (mark == NULL || mark->seen == walk->stamp) {
        return false;
    }
    mark->seen = walk->stamp;
    if (walk->take == NULL) {
        mark->trees = mark->trees < 2 ? mark->trees + 1 : 2;
        return true;
    }
    /* Two trees lead to it: one of them is wrong, and its rows are sorted by what they are. */
    if (mark->done || (walk->tree != STRAY && mark->trees > 1) ||
        (walk->tree == STRAY && mark->is_free)) {
        return false;
    }
    mark->done = true;
    return true;
}

static void walk_page(struct walk *walk, size_t no, int depth)
{
    struct td_db_page *page;
    struct td_db_cell cell;

    if (depth > DEPTH_MAX || no < 1 || no > walk->map->image.count ||
        walk->map->marks[no].seen == walk->stamp) {
        gap(walk);
        return;
    }
    page = malloc(sizeof *page);
    if (page == NULL) {
        walk->ended = true;
        errno = ENOMEM;
        return;
    }
    if (!td_db_page_open(&walk->map->image, no, page) ||
        td_db_page_is_table(page) != walk->of_table || !enter(walk, no)) {
        gap(walk);
        free(page);
        return;
    }
    for (size_t i = 0; i < page->cells && !walk->ended; i++) {
        if (!td_db_page_cell(page, i, &cell)) {
            gap(walk);
            continue;
        }
        if (td_db_page_is_inner(page)) {
            walk_page(walk, cell.child, depth + 1);
        }
        if (walk->take != NULL && cell.payload != NULL && !walk->ended) {
            take_cell(walk, page, &cell);
        }
    }
    if (td_db_page_is_inner(page) && !walk->ended) {
        walk_page(walk, page->right, depth + 1);
    }
    if (!page->adds_up) {
        gap(walk);
    }
    free(page);
}

/* ---- all ---- */

static void walk_tree(struct walk *walk, size_t i)
{
    struct td_tree *tree = &walk->trees->tree[i];

    walk->tree = i;
    walk->stamp++;
    walk->gaps = tree->root == 0;
    walk->of_table = true;
    tree->from = ++walk->run;
    if (tree->root != 0) {
        struct td_db_page *page = malloc(sizeof *page);

        if (page != NULL && td_db_page_open(&walk->map->image, tree->root, page)) {
            walk->of_table = td_db_page_is_table(page);
        }
        walk->ended = walk->ended || page == NULL;
        free(page);
        walk_page(walk, tree->root, 0);
    }
    tree->gaps = tree->gaps || walk->gaps;
    tree->to = walk->run;
}

/* Of pages that no tree leads to, which ones another of them leads to. */
static void find_stray_trees(struct walk *walk)
{
    static struct td_db_page page;
    const struct td_db_image *image = &walk->map->image;
    struct mark *marks = walk->map->marks;

    for (size_t no = 2; no <= image->count; no++) {
        if (marks[no].done || marks[no].is_free || !td_db_page_open(image, no, &page) ||
            !td_db_page_is_inner(&page)) {
            continue;
        }
        for (size_t i = 0; i <= page.cells; i++) {
            struct td_db_cell cell = {.child = page.right};

            if ((i == page.cells || td_db_page_cell(&page, i, &cell)) && cell.child >= 2 &&
                cell.child <= image->count && cell.child != no) {
                marks[cell.child].below = true;
            }
        }
    }
}

static void walk_strays(struct walk *walk)
{
    const struct td_db_image *image = &walk->map->image;
    struct mark *marks = walk->map->marks;
    struct td_db_page *page = malloc(sizeof *page);

    find_stray_trees(walk);
    walk->ended = walk->ended || page == NULL;
    walk->tree = STRAY;
    for (int round = 0; round < 2 && !walk->ended; round++) {
        for (size_t no = 2; no <= image->count && !walk->ended; no++) {
            if (!marks[no].done && !marks[no].is_free && (round > 0 || !marks[no].below) &&
                td_db_page_open(image, no, page)) {
                walk->of_table = td_db_page_is_table(page);
                walk->stamp++;
                walk->run++;
                walk_page(walk, no, 0);
            }
        }
    }
    free(page);
}

bool td_trees_each_row(struct td_trees *trees, bool (*take)(void *self, const struct td_row *row),
                       void *self)
{
    struct walk walk = {.trees = trees, .map = trees->map};

    walk.budget = 4 * trees->map->image.page * trees->map->image.count;
    for (size_t no = 1; no <= walk.map->image.count; no++) {
        walk.map->marks[no] = (struct mark){.is_free = walk.map->marks[no].is_free};
    }
    for (size_t i = 0; i < trees->count; i++) {
        walk_tree(&walk, i);
    }
    for (size_t no = 1; no <= walk.map->image.count; no++) { /* one of them is wrong */
        trees->free_known =
            trees->free_known && !(walk.map->marks[no].is_free && walk.map->marks[no].trees > 0);
    }
    walk.take = take;
    walk.self = self;
    for (size_t i = 0; i < trees->count && !walk.ended; i++) {
        walk_tree(&walk, i);
    }
    walk_strays(&walk);
    return !walk.ended;
}

/* ---- the list of them ---- */

/* A row of sqlite_schema: type, name, tbl_name, rootpage, sql. */
static bool add_tree(void *self, const struct td_row *row)
{
    struct td_trees *trees = self;
    const struct td_field *fields = row->fields;
    struct td_tree *tree = &trees->tree[trees->count];

    if (row->owner == NULL || row->doubt != TD_SURE || row->count != 5 || fields[0].kind != 't' ||
        fields[1].kind != 't' || fields[3].kind != 'i' || trees->count == TD_TREES_MAX) {
        return true;
    }
    *tree = (struct td_tree){.root = fields[3].number > 1 &&
                                             (size_t)fields[3].number <= trees->map->image.count
                                         ? (size_t)fields[3].number
                                         : 0};
    td_str_format(tree->name, sizeof tree->name, "%.*s", fields[1].length, fields[1].text);
    if (fields[4].kind == 't') {
        tree->sql = strndup(fields[4].text, (size_t)fields[4].length);
        if (tree->sql == NULL) {
            errno = ENOMEM;
            return false;
        }
    }
    trees->count++;
    return true;
}

static bool list_trees(struct td_trees *trees)
{
    struct walk walk = {.trees = trees,
                        .map = trees->map,
                        .take = add_tree,
                        .self = trees,
                        .of_table = true,
                        .budget = trees->map->image.page * trees->map->image.count,
                        .stamp = 1};

    td_str_copy(trees->tree[0].name, sizeof trees->tree[0].name, "sqlite_schema");
    trees->count = 1;
    walk_page(&walk, 1, 0);
    trees->tree[0].root = 1;
    trees->count = trees->count > 1 ? trees->count : 0;
    return !walk.ended;
}

bool td_trees_open(const char *path, struct td_trees *out)
{
    bool ok;

    *out = (struct td_trees){.map = calloc(1, sizeof *out->map)};
    ok = out->map != NULL && td_db_image_read(path, &out->map->image);
    if (ok) {
        out->page = out->map->image.page;
        out->map->marks = calloc(out->map->image.count + 1, sizeof *out->map->marks);
        ok = out->map->marks != NULL;
    }
    if (ok) {
        out->free_known = find_free(out->map);
        out->free_known =
            out->free_known || (!out->map->image.headed && each_is_something(out->map));
        ok = out->map->image.count == 0 || list_trees(out);
    }
    return ok;
}

void td_trees_close(struct td_trees *trees)
{
    for (size_t i = 0; i < trees->count; i++) {
        free(trees->tree[i].sql);
    }
    if (trees->map != NULL) {
        free(trees->map->image.bytes);
        free(trees->map->marks);
    }
    free(trees->map);
}
