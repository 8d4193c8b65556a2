/* Which pages of the primer have been read, and which one comes next. */
#ifndef TEARDROP_CORE_READING_H
#define TEARDROP_CORE_READING_H

#include "teardrop/core/primer.h"

/* How the reading stands. Pages to look something up in are not counted. */
struct td_reading {
    size_t read, count;
    char next[80]; /* title of the first page not read yet, as lists have it; "" = all are read */
};

/* Where it is kept. ops may be NULL: then nothing is, and nothing was read. */
struct td_reading_ops {
    bool (*was_read)(void *self, const char *page);
    /* after: how it stands with this page. What cannot be kept holds for this run. */
    void (*mark)(void *self, const char *page, const struct td_reading *after);
    /* How it stood after the last mark, without the pages being read in; false: no page has been
     * marked yet. Cheap. */
    bool (*last)(void *self, struct td_reading *out);
};
struct td_reading_port {
    void *self;
    const struct td_reading_ops *ops;
};

bool td_page_was_read(const struct td_reading_port *port, const struct td_page *page);
struct td_reading td_reading_of(const struct td_reading_port *port, const struct td_primer *primer);
/* Index of the first page not read yet; page_count when all are. */
size_t td_reading_next(const struct td_reading_port *port, const struct td_primer *primer);
/* The page has been read; of one that was before, nothing is kept anew. */
void td_reading_mark(const struct td_reading_port *port, const struct td_primer *primer,
                     const struct td_page *page);
/* For home: as td_reading_ops.last; false also without a place to keep it. */
bool td_reading_last(const struct td_reading_port *port, struct td_reading *out);

#endif
