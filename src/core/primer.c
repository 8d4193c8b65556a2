/* Looking up pages, sources and explained words, and searching the texts. */
#include "teardrop/core/primer.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

void td_primer_free(struct td_primer *primer)
{
    if (primer != NULL) {
        td_arena_deinit(&primer->arena);
        free(primer);
    }
}

int td_primer_page(const struct td_primer *primer, const char *id)
{
    return TD_BY_ID(primer->pages, primer->page_count, id);
}

/* ---- the contents ---- */

bool td_primer_is_list(const char *name)
{
    return td_str_equal(name, "all") || td_str_equal(name, "moments");
}

size_t td_primer_group(const struct td_primer *primer, const struct td_page *page)
{
    int group =
        page->group == NULL ? -1 : TD_BY_ID(primer->groups, primer->group_count, page->group);

    return group < 0 ? primer->group_count : (size_t)group;
}

const char *td_primer_group_title(const struct td_primer *primer, size_t group)
{
    return group < primer->group_count ? primer->groups[group].title : "MORE";
}

const char *td_page_brief(const struct td_page *page)
{
    return page->brief != NULL ? page->brief : page->title;
}

static int words_of(const char *text)
{
    int count = 0;

    while (text != NULL && *(text += strspn(text, " ")) != '\0') {
        text += strcspn(text, " ");
        count++;
    }
    return count;
}

int td_page_minutes(const struct td_page *page)
{
    int words = 0;

    for (size_t i = 0; page->do_min == 0 && i < page->block_count; i++) {
        const struct td_block *block = &page->blocks[i];

        words += words_of(block->text) + words_of(block->evidence) + words_of(block->verdict);
    }
    return page->do_min > 0 ? page->do_min
                            : td_max((words + TD_PAGE_WORDS_MIN / 2) / TD_PAGE_WORDS_MIN, 1);
}

struct td_page_time td_page_time(const struct td_page *page)
{
    struct td_page_time out;

    td_str_format(out.text, sizeof out.text, "%s%d min", page->do_min > 0 ? "do, " : "",
                  td_page_minutes(page));
    return out;
}

/* ---- moments, sources ---- */

bool td_moment_is_fault(const struct td_moment *moment)
{
    return moment->wrong != NULL || moment->wrong_flat || moment->wrong_lean > 0 ||
           moment->wrong_knees > 0;
}

const char *td_primer_source(const struct td_primer *primer, const char *id, size_t length)
{
    int page = td_primer_page(primer, "sources");

    for (size_t i = 0; page >= 0 && i < primer->pages[page].block_count; i++) {
        const char *text = primer->pages[page].blocks[i].text;

        if (text != NULL && strncmp(text, id, length) == 0 && text[length] == ' ') {
            return text;
        }
    }
    return NULL;
}

/* ---- words explained ---- */

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Bytes of the form that text begins with, as a whole word; 0: it does not. */
static size_t begins_with(const char *text, const char *form, size_t length)
{
    if (strncasecmp(text, form, length) != 0) {
        return 0;
    }
    if (text[length] == 's' && !is_letter(text[length + 1])) {
        return length + 1;
    }
    return is_letter(text[length]) ? 0 : length;
}

static size_t word_here(const struct td_block *block, const char *text)
{
    size_t best = begins_with(text, block->word, strlen(block->word));
    const char *forms = block->forms != NULL ? block->forms : "";

    while (*(forms += strspn(forms, ", ")) != '\0') {
        size_t length = strcspn(forms, ",");
        size_t found = begins_with(text, forms, length);

        best = found > best ? found : best;
        forms += length;
    }
    return best;
}

bool td_primer_next_word(const struct td_primer *primer, const char *text, size_t from,
                         struct td_primer_word *out)
{
    int index = td_primer_page(primer, "words");
    const struct td_page *page = index < 0 ? NULL : &primer->pages[index];

    *out = (struct td_primer_word){0};
    for (size_t at = from; page != NULL && text[at] != '\0'; at++) {
        if (!is_letter(text[at]) || (at > 0 && is_letter(text[at - 1]))) {
            continue;
        }
        for (size_t b = 0; b < page->block_count; b++) {
            size_t length =
                page->blocks[b].word == NULL ? 0 : word_here(&page->blocks[b], text + at);

            if (length > out->length) {
                *out = (struct td_primer_word){(int)b, at, length};
            }
        }
        if (out->length > 0) {
            return true;
        }
    }
    return false;
}

/* ---- search ---- */

/* Case is that of ASCII: names in the texts have no other letters. */
static const char *find_word(const char *text, const char *word, size_t length)
{
    while (*text != '\0' && strncasecmp(text, word, length) != 0) {
        text++;
    }
    return *text != '\0' ? text : NULL;
}

/* Every word of the query; at: where the first of them is. */
static bool has_all(const char *text, const char *query, size_t *at)
{
    bool any = false;

    while (text != NULL && *(query += strspn(query, " ")) != '\0') {
        size_t length = strcspn(query, " ");
        const char *found = find_word(text, query, length);

        if (found == NULL) {
            return false;
        }
        if (!any) {
            *at = (size_t)(found - text);
        }
        any = true;
        query += length;
    }
    return any;
}

bool td_primer_next_match(const char *text, const char *query, size_t from,
                          struct td_primer_match *out)
{
    bool any = false;

    while (*(query += strspn(query, " ")) != '\0') {
        size_t length = strcspn(query, " ");
        const char *found = find_word(text + from, query, length);
        size_t at = found == NULL ? 0 : (size_t)(found - text);

        if (found != NULL && (!any || at < out->at || (at == out->at && length > out->length))) {
            *out = (struct td_primer_match){at, length};
            any = true;
        }
        query += length;
    }
    return any;
}

static const char *block_text(const struct td_block *block, int part)
{
    return part == 0 ? block->text : part == 1 ? block->evidence : block->verdict;
}

size_t td_primer_find(const struct td_primer *primer, const char *query, struct td_primer_hit *out,
                      size_t max)
{
    size_t count = 0;

    for (size_t p = 0; p < primer->page_count; p++) {
        const struct td_page *page = &primer->pages[p];
        struct td_primer_hit hit = {.page = (int)p, .block = -1, .text = page->title};

        if (count < max && has_all(page->title, query, &hit.at)) {
            out[count++] = hit;
        }
        for (size_t b = 0; b < page->block_count; b++) {
            for (int part = 0; part < 3; part++) {
                hit.block = (int)b;
                hit.text = block_text(&page->blocks[b], part);
                if (count < max && has_all(hit.text, query, &hit.at)) {
                    out[count++] = hit;
                    break; /* a claim is found once */
                }
            }
        }
    }
    return count;
}
