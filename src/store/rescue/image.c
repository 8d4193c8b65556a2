/* A database's bytes as they would be if its log had been moved into it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"
#include "teardrop/base/str.h"
#include "text/text.h"

#define WAL_HEADER 32
#define WAL_FRAME 24
#define GROWS_MAX ((size_t)1 << 20)
#define WAL_LITTLE 0x377f0682 /* its sums are made of little-endian numbers */

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

/* ---- the log ---- */

struct wal {
    unsigned char *bytes; /* owned */
    size_t size, page, frames;
};

static const unsigned char *frame_of(const struct wal *wal, size_t i)
{
    return wal->bytes + WAL_HEADER + i * (WAL_FRAME + wal->page);
}

/* Where the last whole transaction of the log ends, in frames. */
static size_t count_frames(const struct wal *wal)
{
    size_t whole = 0;

    for (size_t i = 0; WAL_HEADER + (i + 1) * (WAL_FRAME + wal->page) <= wal->size; i++) {
        const unsigned char *frame = frame_of(wal, i);

        if (memcmp(frame + 8, wal->bytes + 16, 8) != 0) {
            break; /* of an earlier round */
        }
        whole = td_number_at(frame + 4, 4) != 0 ? i + 1 : whole;
    }
    return whole;
}

static void add_to_sums(const unsigned char *at, size_t count, bool little, uint32_t sums[2])
{
    for (size_t i = 0; i < count; i += 4) {
        uint32_t number = (uint32_t)td_number_at(at + i, 4);

        if (little) {
            number =
                number << 24 | (number & 0xFF00u) << 8 | (number >> 8 & 0xFF00u) | number >> 24;
        }
        sums[i / 4 % 2] += number + sums[1 - i / 4 % 2];
    }
}

static bool is_page_size(size_t size)
{
    return size >= TD_PAGE_MIN && size <= TD_PAGE_MAX && (size & (size - 1)) == 0;
}

/* As the file's first page says; 0 = it does not. */
static size_t page_size_of_file(const unsigned char *bytes, size_t size)
{
    size_t page = 0;

    if (size >= 100 && memcmp(bytes, "SQLite format 3", 16) == 0) {
        page = td_number_at(bytes + 16, 2);
        page = page == 1 ? TD_PAGE_MAX : page;
    }
    return is_page_size(page) ? page : 0;
}

/* What the log says of itself, unless its header is damaged and the file's is not: frames that are
 * cut wrongly would spoil whole pages. 0 = nobody knows. */
static size_t page_size_of_log(const struct wal *wal, size_t of_file)
{
    uint32_t sums[2] = {0, 0};
    size_t page;

    if (wal->size < WAL_HEADER) {
        return 0;
    }
    page = td_number_at(wal->bytes + 8, 4);
    add_to_sums(wal->bytes, 24, td_number_at(wal->bytes, 4) == WAL_LITTLE, sums);
    if (is_page_size(page) && sums[0] == td_number_at(wal->bytes + 24, 4) &&
        sums[1] == td_number_at(wal->bytes + 28, 4)) {
        return page;
    }
    return of_file != 0 ? of_file : is_page_size(page) ? page : 0;
}

/* Each frame's sums go on from those of the one before. */
static bool is_intact(const struct wal *wal, size_t i)
{
    const unsigned char *frame = frame_of(wal, i);
    const unsigned char *before = i > 0 ? frame_of(wal, i - 1) + 16 : wal->bytes + 24;
    bool little = td_number_at(wal->bytes, 4) == WAL_LITTLE;
    uint32_t sums[2] = {(uint32_t)td_number_at(before, 4), (uint32_t)td_number_at(before + 4, 4)};

    add_to_sums(frame, 8, little, sums);
    add_to_sums(frame + WAL_FRAME, wal->page, little, sums);
    return sums[0] == td_number_at(frame + 16, 4) && sums[1] == td_number_at(frame + 20, 4);
}

/* Over the file's bytes, which become more, or fewer: what a VACUUM has cut off is still in the
 * file until the log is moved into it, and was deleted. */
static bool lay_over(struct wal *wal, struct td_db_image *image, size_t *size)
{
    size_t most;

    wal->page = page_size_of_log(wal, page_size_of_file(image->bytes, *size));
    wal->frames = wal->page != 0 ? count_frames(wal) : 0;
    most = *size + 4 * wal->size + GROWS_MAX; /* a frame adds a page, and a few that it skips */
    for (size_t i = 0; i < wal->frames; i++) {
        const unsigned char *frame = frame_of(wal, i);
        size_t end = td_number_at(frame, 4) * wal->page;

        if (end < wal->page || end > most) {
            continue; /* its number is wrong */
        }
        if (end > *size) {
            unsigned char *more = realloc(image->bytes, end);

            if (more == NULL) {
                errno = ENOMEM;
                return false;
            }
            memset(more + *size, 0, end - *size);
            image->bytes = more;
            *size = end;
        }
        memcpy(image->bytes + end - wal->page, frame + WAL_FRAME, wal->page);
        image->page = wal->page;
    }
    if (wal->frames > 0 && is_intact(wal, wal->frames - 1)) {
        size_t end = td_number_at(frame_of(wal, wal->frames - 1) + 4, 4) * wal->page;

        *size = end < *size ? end : *size;
    }
    return true;
}

/* ---- the size of a page ---- */

static size_t count_pages_that_add_up(struct td_db_image *image)
{
    static struct td_db_page page;
    size_t fit = 0;

    for (size_t no = 2; no <= image->count; no++) {
        fit += td_db_page_open(image, no, &page) && page.adds_up && page.cells > 0;
    }
    return fit;
}

static void set_page(struct td_db_image *image, size_t page, size_t size)
{
    image->page = image->usable = page;
    image->count = size / page;
}

/* Of the first page or the log it is known; else the size with which most pages make sense. */
static void find_page_size(struct td_db_image *image, size_t size)
{
    size_t page = image->page != 0 ? image->page : page_size_of_file(image->bytes, size);
    size_t best = 0, best_page = TD_PAGE_MAX;

    image->headed = size >= 100 && memcmp(image->bytes, "SQLite format 3", 16) == 0;
    if (page != 0) {
        set_page(image, page, size);
        return;
    }
    for (page = TD_PAGE_MAX; page >= TD_PAGE_MIN; page /= 2) {
        size_t fit;

        set_page(image, page, size);
        fit = count_pages_that_add_up(image);
        if (fit > best) {
            best = fit;
            best_page = page;
        }
    }
    set_page(image, best_page, size);
}

bool td_db_image_read(const char *path, struct td_db_image *out)
{
    struct wal wal = {0};
    size_t size = 0;
    char name[TD_NAME_MAX];
    bool ok;
    int reason;

    *out = (struct td_db_image){0};
    td_str_format(name, sizeof name, "%s-wal", path);
    ok = read_whole(path, &out->bytes, &size) && read_whole(name, &wal.bytes, &wal.size) &&
         lay_over(&wal, out, &size);
    reason = errno;
    free(wal.bytes);
    if (ok) {
        find_page_size(out, size);
    } else {
        free(out->bytes);
        out->bytes = NULL;
    }
    errno = reason;
    return ok;
}
