/* One page of a database: its cells, and the rows in them. */
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define PAYLOAD_MAX 1000000

/* ---- cells ---- */

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

/* How much of a payload is on the page itself. */
static size_t part_here(size_t size, uint64_t length, bool of_table)
{
    size_t most = of_table ? size - 35 : (size - 12) * 64 / 255 - 23;
    size_t least = (size - 12) * 32 / 255 - 23;
    size_t here = (size_t)length;

    if (length > most) {
        here = least + ((size_t)length - least) % (size - 4);
        here = here <= most ? here : least;
    }
    return here;
}

static size_t first_pointer(const struct td_db_page *page)
{
    return page->head + (td_db_page_is_inner(page) ? 12 : 8);
}

static size_t pointer(const struct td_db_page *page, size_t i)
{
    return td_number_at(page->bytes + first_pointer(page) + 2 * i, 2);
}

bool td_db_page_cell(const struct td_db_page *page, size_t i, struct td_db_cell *out)
{
    const unsigned char *end = page->bytes + page->size, *at;
    uint64_t id = 0;
    size_t n = 1;

    *out = (struct td_db_cell){.at = pointer(page, i)};
    at = page->bytes + out->at;
    if (page->again[i] || out->at < first_pointer(page) + 2 * page->cells ||
        out->at + 4 > page->size) {
        return false;
    }
    if (td_db_page_is_inner(page)) {
        out->child = td_number_at(at, 4);
        at += 4;
    }
    if (page->type != TD_INNER_OF_TABLE) {
        n = varint(at, end, &out->length);
        at += n;
    }
    if (n > 0 && td_db_page_is_table(page)) {
        n = varint(at, end, &id);
        at += n;
        out->id = (int64_t)id;
    }
    if (n == 0 || out->length > PAYLOAD_MAX) {
        return false;
    }
    if (page->type != TD_INNER_OF_TABLE) {
        size_t here = part_here(page->size, out->length, td_db_page_is_table(page));

        out->payload = at;
        at += here + (here < out->length ? 4 : 0);
    }
    out->size = (size_t)(at - page->bytes) - out->at;
    out->size = out->size < 4 ? 4 : out->size;
    return at <= end;
}

/* ---- does it add up? ---- */

static void use(struct td_db_page *page, size_t at, size_t size)
{
    for (size_t i = at; i < at + size && i < page->size; i++) {
        page->use[i] = page->use[i] < 2 ? page->use[i] + 1 : 2;
    }
}

static void use_free_parts(struct td_db_page *page)
{
    size_t at = td_number_at(page->bytes + page->head + 1, 2);

    while (at >= first_pointer(page) && at + 4 <= page->size) {
        size_t next = td_number_at(page->bytes + at, 2);

        use(page, at, td_number_at(page->bytes + at + 2, 2));
        at = next > at ? next : 0;
    }
}

/* The first pointer to a place is the one that counts. */
static void find_doubles(struct td_db_page *page)
{
    memset(page->use, 0, page->size);
    for (size_t i = 0; i < page->cells; i++) {
        size_t at = pointer(page, i);

        page->again[i] = at < page->size && page->use[at] > 0;
        if (at < page->size) {
            page->use[at] = 1;
        }
    }
    memset(page->use, 0, page->size);
}

/* Everything behind the first thing is used once, but for as many bytes as it says. Some of them
 * may lie before it. */
static bool is_filled(const struct td_db_page *page)
{
    size_t at = first_pointer(page), unused = 0, rest = page->bytes[page->head + 7];
    bool once = true;

    while (at < page->size && page->use[at] == 0) {
        at++;
    }
    rest -= page->floor < at && at - page->floor <= rest ? at - page->floor : 0;
    for (; at < page->size; at++) {
        unused += page->use[at] == 0;
        once = once && page->use[at] <= 1;
    }
    return once && (unused == rest || unused == page->bytes[page->head + 7]);
}

/* As a page of this kind; most of its cells are some, and, strictly, it adds up. */
static bool open_as(struct td_db_page *page, int type, bool strictly)
{
    struct td_db_cell cell;
    size_t good = 0;

    page->type = type;
    page->cells = td_number_at(page->bytes + page->head + 3, 2);
    page->floor = td_number_at(page->bytes + page->head + 5, 2);
    page->floor = page->floor == 0 ? TD_PAGE_MAX : page->floor;
    page->right = td_db_page_is_inner(page) ? td_number_at(page->bytes + page->head + 8, 4) : 0;
    if (first_pointer(page) + 6 * page->cells > page->size) { /* none is shorter */
        page->cells = 0;
        return false;
    }
    find_doubles(page);
    for (size_t i = 0; i < page->cells; i++) {
        if (td_db_page_cell(page, i, &cell)) {
            use(page, cell.at, cell.size);
            good++;
        }
    }
    use_free_parts(page);
    page->adds_up = good == page->cells && is_filled(page);
    return strictly ? page->adds_up && good > 0 : 2 * good >= page->cells;
}

bool td_db_page_open(const struct td_db_image *image, size_t no, struct td_db_page *out)
{
    static const int types[] = {TD_INNER_OF_INDEX, TD_INNER_OF_TABLE, TD_LEAF_OF_INDEX,
                                TD_LEAF_OF_TABLE};
    int said;
    bool known = false;

    out->bytes = td_db_image_page(image, no);
    out->no = no;
    out->size = image->usable;
    out->head = no == 1 ? 100 : 0;
    said = out->bytes[out->head];
    for (size_t i = 0; i < 4; i++) {
        known = known || types[i] == said;
    }
    if (known && open_as(out, said, false) && out->adds_up) {
        return true;
    }
    for (size_t i = 0; i < 4; i++) {
        if (types[i] != said && open_as(out, types[i], true)) {
            return true;
        }
    }
    return known && open_as(out, said, false);
}

bool td_db_page_doubts(const struct td_db_page *page, const struct td_db_cell *cell)
{
    bool doubts = cell->at < page->floor;

    for (size_t i = cell->at; i < cell->at + cell->size; i++) {
        doubts = doubts || page->use[i] > 1;
    }
    return doubts && !page->adds_up;
}

/* ---- rows ---- */

/* The payload of a cell, also where it goes on elsewhere; the caller's to free. */
static unsigned char *payload_of(const struct td_db_image *image, const struct td_db_page *page,
                                 const struct td_db_cell *cell)
{
    size_t length = (size_t)cell->length, usable = image->usable;
    size_t here = part_here(usable, length, td_db_page_is_table(page));
    size_t next = here < length ? td_number_at(cell->payload + here, 4) : 0;
    unsigned char *out = length > 0 ? malloc(length) : NULL;

    if (out == NULL) {
        return NULL;
    }
    memcpy(out, cell->payload, here);
    for (size_t done = here; done < length;) {
        size_t part = length - done < usable - 4 ? length - done : usable - 4;

        if (next < 2 || next > image->count) {
            free(out);
            return NULL;
        }
        memcpy(out + done, td_db_image_page(image, next) + 4, part);
        next = td_number_at(td_db_image_page(image, next), 4);
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

bool td_db_page_row(const struct td_db_image *image, const struct td_db_page *page,
                    const struct td_db_cell *cell, size_t *budget, struct td_row *row,
                    unsigned char **payload)
{
    *payload = NULL;
    if (cell->payload == NULL || cell->length > *budget) {
        return false;
    }
    *budget -= (size_t)cell->length;
    row->page = page->no;
    row->id = cell->id;
    row->in_index = !td_db_page_is_table(page);
    *payload = payload_of(image, page, cell);
    return *payload != NULL && read_record(*payload, (size_t)cell->length, row);
}
