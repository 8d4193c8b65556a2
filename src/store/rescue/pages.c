/* Rows straight from the pages of a file, without the list of its tables.
 *
 * The format: https://www.sqlite.org/fileformat2.html, sections 1.3 (header), 1.6 (pages, cells,
 * where a payload goes on), 2.1 (records), 4.1 (log). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "rescue.h"
#include "teardrop/base/str.h"
#include "text/text.h"

#define LEAF_OF_TABLE 13
#define LEAF_OF_INDEX 10 /* of a table without row numbers as well */
#define INNER_OF_INDEX 2
#define PAYLOAD_MAX 1000000
#define PAGE_MIN 512
#define PAGE_MAX 65536
#define WAL_HEADER 32
#define WAL_FRAME 24

struct file {
    unsigned char *bytes;
    size_t size, page; /* bytes of the file, of one page */
};

static size_t number_at(const unsigned char *bytes, int count)
{
    size_t value = 0;

    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
}

/* ---- the file, with what was written last in its place ---- */

/* False with errno; a file that is not there is empty. */
static bool read_whole(const char *path, unsigned char **bytes, size_t *size)
{
    char why[TD_TEXT_WHY], *all = NULL;
    enum td_err err;

    errno = EIO; /* for what is no file at all */
    err = td_text_read(path, SIZE_MAX, &all, size, why, sizeof why);
    *bytes = (unsigned char *)all;
    return err == TD_OK || err == TD_ERR_ABSENT;
}

/* Where the last whole transaction of the log ends, in frames. */
static size_t frames_of(const unsigned char *wal, size_t size, size_t page)
{
    size_t whole = 0;

    for (size_t i = 0; WAL_HEADER + (i + 1) * (WAL_FRAME + page) <= size; i++) {
        const unsigned char *frame = wal + WAL_HEADER + i * (WAL_FRAME + page);

        if (memcmp(frame + 8, wal + 16, 8) != 0) {
            break; /* of an earlier round */
        }
        whole = number_at(frame + 4, 4) != 0 ? i + 1 : whole;
    }
    return whole;
}

static bool lay_over(struct file *file, const unsigned char *wal, size_t size)
{
    size_t page = size >= WAL_HEADER ? number_at(wal + 8, 4) : 0;
    size_t frames = page >= PAGE_MIN && page <= PAGE_MAX ? frames_of(wal, size, page) : 0;

    for (size_t i = 0; i < frames; i++) {
        const unsigned char *frame = wal + WAL_HEADER + i * (WAL_FRAME + page);
        size_t end = number_at(frame, 4) * page;

        if (end == 0 || end > (size_t)1 << 31) {
            continue;
        }
        if (end > file->size) {
            unsigned char *more = realloc(file->bytes, end);

            if (more == NULL) {
                errno = ENOMEM;
                return false;
            }
            memset(more + file->size, 0, end - file->size);
            file->bytes = more;
            file->size = end;
        }
        memcpy(file->bytes + end - page, frame + WAL_FRAME, page);
        file->page = page;
    }
    return true;
}

/* ---- pages and cells ---- */

static bool holds_rows(const unsigned char *page, size_t size)
{
    size_t cells = number_at(page + 3, 2);
    size_t head = page[0] == INNER_OF_INDEX ? 12 : 8;
    size_t before = 0;

    if ((page[0] != LEAF_OF_TABLE && page[0] != LEAF_OF_INDEX && page[0] != INNER_OF_INDEX) ||
        head + 2 * cells > size) {
        return false;
    }
    for (size_t i = 0; i < cells; i++) {
        size_t at = number_at(page + head + 2 * i, 2);

        if (at < head + 2 * cells || at >= size || at == before) {
            return false;
        }
        before = at;
    }
    return true;
}

/* Of the first page or the log it is known; else the size with which most pages make sense. */
static void find_page_size(struct file *file)
{
    size_t best = 0;

    if (file->page == 0 && file->size >= 100 && memcmp(file->bytes, "SQLite format 3", 16) == 0) {
        file->page = number_at(file->bytes + 16, 2);
        file->page = file->page == 1 ? PAGE_MAX : file->page;
    }
    if (file->page >= PAGE_MIN && (file->page & (file->page - 1)) == 0) {
        return;
    }
    for (size_t size = PAGE_MAX; size >= PAGE_MIN; size /= 2) {
        size_t fit = 0;

        for (size_t at = size; at + size <= file->size; at += size) {
            fit += holds_rows(file->bytes + at, size);
        }
        if (fit > best) {
            best = fit;
            file->page = size;
        }
    }
    file->page = best > 0 ? file->page : PAGE_MAX; /* there is nothing */
}

/* Bytes taken; 0 = it goes beyond the end. */
static size_t varint(const unsigned char *at, const unsigned char *end, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < 9 && at + i < end; i++) {
        if (i == 8) {
            *out = *out << 8 | at[i];
            return 9;
        }
        *out = *out << 7 | (at[i] & 0x7Fu);
        if (at[i] < 0x80) {
            return i + 1;
        }
    }
    return 0;
}

/* The payload of a cell, also where it goes on elsewhere; the caller's to free. */
static unsigned char *payload_of(const struct file *file, const unsigned char *at,
                                 const unsigned char *end, size_t length, bool in_index)
{
    size_t usable = file->page;
    size_t most = in_index ? (usable - 12) * 64 / 255 - 23 : usable - 35;
    size_t least = (usable - 12) * 32 / 255 - 23;
    size_t here = length;
    size_t done, next;
    unsigned char *out;

    if (length > most) {
        here = least + (length - least) % (usable - 4);
        here = here <= most ? here : least;
    }
    if (length == 0 || length > PAYLOAD_MAX ||
        here + (here < length ? 4 : 0) > (size_t)(end - at)) {
        return NULL;
    }
    out = malloc(length);
    if (out == NULL) {
        return NULL;
    }
    memcpy(out, at, here);
    next = here < length ? number_at(at + here, 4) : 0;
    for (done = here; done < length;) {
        size_t part = length - done < usable - 4 ? length - done : usable - 4;

        if (next < 2 || next * usable > file->size) {
            free(out);
            return NULL;
        }
        memcpy(out + done, file->bytes + (next - 1) * usable + 4, part);
        next = number_at(file->bytes + (next - 1) * usable, 4);
        done += part;
    }
    return out;
}

static bool read_field(uint64_t type, const unsigned char *at, size_t left, struct td_field *out,
                       size_t *taken)
{
    static const size_t lengths[] = {0, 1, 2, 3, 4, 6, 8};

    *out = (struct td_field){0};
    *taken = type >= 13 ? (size_t)((type - 13) / 2) : type <= 6 ? lengths[type] : 0;
    if (*taken > left || (type >= 12 && type % 2 == 0) || type == 7 || type == 10 || type == 11) {
        return false; /* no column of ours holds such a thing */
    }
    if (type >= 13) {
        out->kind = 't';
        out->text = (const char *)at;
        out->length = (int)*taken;
    } else if (type > 0) {
        uint64_t value = *taken > 0 && at[0] >= 0x80 ? UINT64_MAX : 0;

        for (size_t i = 0; i < *taken; i++) {
            value = value << 8 | at[i];
        }
        out->kind = 'i';
        out->number = type == 8 ? 0 : type == 9 ? 1 : (int64_t)value;
    }
    return true;
}

/* Texts are of the payload. */
static bool read_record(const unsigned char *payload, size_t length, struct td_row *row)
{
    const unsigned char *end = payload + length;
    uint64_t head, type;
    size_t at = varint(payload, end, &head);
    size_t body = (size_t)head, taken;

    row->count = 0;
    if (at == 0 || head > length) {
        return false;
    }
    while (at < head) {
        size_t n = varint(payload + at, payload + head, &type);

        if (n == 0 || row->count == TD_FIELDS_MAX ||
            !read_field(type, payload + body, length - body, &row->fields[row->count], &taken)) {
            return false;
        }
        at += n;
        body += taken;
        row->count++;
    }
    return body == length;
}

/* Every row of every page; false from take ends it. */
static bool each_row(const struct file *file, bool (*take)(void *self, const struct td_row *row),
                     void *self)
{
    bool go_on = true;

    for (size_t p = 1; go_on && (p + 1) * file->page <= file->size; p++) {
        const unsigned char *page = file->bytes + p * file->page, *end = page + file->page;
        size_t cells = number_at(page + 3, 2);
        struct td_row row = {.page = p + 1, .in_index = page[0] != LEAF_OF_TABLE};
        size_t most = holds_rows(page, file->page) ? file->size : 0; /* bytes of all its rows */

        for (size_t i = 0; go_on && i < cells && most > 0; i++) {
            size_t inner = page[0] == INNER_OF_INDEX ? 4 : 0;
            const unsigned char *at =
                page + number_at(page + (inner > 0 ? 12 : 8) + 2 * i, 2) + inner;
            uint64_t length = 0, id = 0;
            size_t n = at < end ? varint(at, end, &length) : 0;
            size_t m = n > 0 && !row.in_index ? varint(at + n, end, &id) : 0;
            unsigned char *payload = NULL;

            if (n > 0 && (row.in_index || m > 0) && length <= PAYLOAD_MAX && length <= most) {
                most -= (size_t)length;
                payload = payload_of(file, at + n + m, end, (size_t)length, row.in_index);
            }
            row.id = (int64_t)id;
            if (payload != NULL && read_record(payload, (size_t)length, &row)) {
                go_on = take(self, &row);
            }
            free(payload);
        }
    }
    return go_on;
}

bool td_pages_each_row(const char *path, bool (*take)(void *self, const struct td_row *row),
                       void *self)
{
    struct file file = {0};
    unsigned char *wal = NULL;
    size_t wal_size = 0;
    char name[TD_NAME_MAX];
    bool ok;
    int reason;

    td_str_format(name, sizeof name, "%s-wal", path);
    ok = read_whole(path, &file.bytes, &file.size) && read_whole(name, &wal, &wal_size) &&
         lay_over(&file, wal, wal_size);
    if (ok) {
        find_page_size(&file);
        ok = each_row(&file, take, self);
    }
    reason = errno;
    free(wal);
    free(file.bytes);
    errno = reason;
    return ok;
}
