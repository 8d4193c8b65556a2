/* A database as bytes: the file with its log, its pages, the trees that they make. From the
 * bytes to the rows, without SQLite, which gives up where the first byte is wrong.
 *
 * The format: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.5 (free pages), 1.6
 * (pages, cells, where a payload goes on), 2.1 (records), 2.6 (list of tables), 4.1 (log). */
#ifndef TEARDROP_STORE_RESCUE_PAGES_H
#define TEARDROP_STORE_RESCUE_PAGES_H

#include "rescue.h"

#define TD_PAGE_MIN 512
#define TD_PAGE_MAX 65536

enum { TD_INNER_OF_INDEX = 2, TD_INNER_OF_TABLE = 5, TD_LEAF_OF_INDEX = 10, TD_LEAF_OF_TABLE = 13 };

struct td_db_image {
    unsigned char *bytes; /* owned */
    size_t page, usable;  /* bytes of a page; and without what is reserved at its end */
    size_t count;         /* pages, from 1 on */
    bool headed;          /* its first bytes are those of a database */
};

static inline size_t td_number_at(const unsigned char *bytes, int count)
{
    size_t value = 0;

    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
}

static inline const unsigned char *td_db_image_page(const struct td_db_image *image, size_t no)
{
    return image->bytes + (no - 1) * image->page;
}

/* ---- image.c ---- */

/* The file, with what its log has written last in its place. False with errno. */
bool td_db_image_read(const char *path, struct td_db_image *out);

/* ---- page.c ---- */

struct td_db_page {
    const unsigned char *bytes;
    size_t no, size;
    int type;
    size_t head, cells;             /* where its header begins; how many cells there should be */
    size_t right;                   /* of an inner one: the last child */
    size_t floor;                   /* where its contents should begin */
    bool adds_up;                   /* cells and free parts fill it without a rest */
    bool again[TD_PAGE_MAX / 6];    /* of each cell: another one before is at the same place */
    unsigned char use[TD_PAGE_MAX]; /* of each byte: how many cells and free parts have it */
};
struct td_db_cell {
    size_t at, size;
    size_t child; /* of an inner page */
    int64_t id;   /* of a table */
    uint64_t length;
    const unsigned char *payload; /* as far as it is on the page; NULL = it has none */
};

/* False when no kind of page makes sense of most of it. With another kind than it says it is where
 * that one adds up and its own does not. */
bool td_db_page_open(const struct td_db_image *image, size_t no, struct td_db_page *out);
static inline bool td_db_page_is_inner(const struct td_db_page *page)
{
    return page->type == TD_INNER_OF_INDEX || page->type == TD_INNER_OF_TABLE;
}
static inline bool td_db_page_is_table(const struct td_db_page *page)
{
    return page->type == TD_INNER_OF_TABLE || page->type == TD_LEAF_OF_TABLE;
}
/* False when it is none, or the same as an earlier one. */
bool td_db_page_cell(const struct td_db_page *page, size_t i, struct td_db_cell *out);
/* May it be what is left of a deleted one? It lies where nothing should, or where something else
 * does. */
bool td_db_page_doubts(const struct td_db_page *page, const struct td_db_cell *cell);
/* Reads the cell's row; its texts are in *payload, the caller's to free. budget: bytes that all
 * rows together may have. */
bool td_db_page_row(const struct td_db_image *image, const struct td_db_page *page,
                    const struct td_db_cell *cell, size_t *budget, struct td_row *row,
                    unsigned char **payload);

#endif
