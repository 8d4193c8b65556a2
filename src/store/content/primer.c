#include "teardrop/store/content/primer.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/text/cfg.h"

#define PAGES_MAX 64
#define BLOCKS_MAX 200
#define LINKS_MAX 16
#define MOMENTS_MAX 16
#define LEAN_MAX 60
#define BEND_MAX 150
#define TEXT_MAX 400 /* bytes of a word with its meaning */

#define KEYS(array) array, sizeof(array) / sizeof((array)[0])

/* Shown, searched and read as one text: "Word: what it means". */
static void read_word(struct td_cfg_reader *r, td_cfg_node node, struct td_block *out)
{
    const char *meaning = td_cfg_string(r, node, "meaning");
    char text[TEXT_MAX];

    out->word = out->text;
    out->forms = td_cfg_string_optional(r, node, "forms");
    if (out->word == NULL || meaning == NULL) {
        return;
    }
    if (out->word[0] == '\0' || meaning[0] == '\0') {
        td_cfg_problem(r, node, "a word needs its meaning");
    } else if (!td_str_format(text, sizeof text, "%s: %s", out->word, meaning)) {
        td_cfg_problem(r, node, "the meaning is too long");
    } else {
        out->text = td_arena_strdup(r->arena, text);
    }
}

static void read_block(struct td_cfg_reader *r, td_cfg_node node, struct td_block *out)
{
    static const char *const keys[] = {"text",     "heading", "item",   "callout", "claim",  "word",
                                       "evidence", "verdict", "source", "forms",   "meaning"};
    static const enum td_block_kind kinds[] = {TD_BLOCK_TEXT,    TD_BLOCK_HEADING, TD_BLOCK_ITEM,
                                               TD_BLOCK_CALLOUT, TD_BLOCK_CLAIM,   TD_BLOCK_WORD};
    int found = 0;

    if (td_cfg_is_string(node)) { /* a plain paragraph needs no braces */
        out->kind = TD_BLOCK_TEXT;
        out->text = td_cfg_value_string(r, node);
        return;
    }
    if (!td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected a text, or { heading = ...; } and the like");
        return;
    }
    td_cfg_allow(r, node, KEYS(keys));
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (td_cfg_member_optional(node, keys[i]) != NULL) {
            out->kind = kinds[i];
            out->text = td_cfg_string(r, node, keys[i]);
            found++;
        }
    }
    if (found != 1) {
        td_cfg_problem(r, node, "expected just one of text, heading, item, callout, claim, word");
    }
    if (out->kind == TD_BLOCK_CLAIM) {
        out->evidence = td_cfg_string(r, node, "evidence");
        out->verdict = td_cfg_string(r, node, "verdict");
    }
    if (out->kind == TD_BLOCK_WORD) {
        read_word(r, node, out);
    }
    out->source = td_cfg_string_optional(r, node, "source");
    if (out->text != NULL && out->text[0] == '\0') {
        td_cfg_problem(r, node, "the text is empty");
    }
}

static void read_blocks(struct td_cfg_reader *r, td_cfg_node page, struct td_page *out)
{
    td_cfg_node list = td_cfg_member(r, page, "body");
    struct td_block *blocks;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) == 0 || td_cfg_count(list) > BLOCKS_MAX) {
        td_cfg_problem(r, list, "body: expected a list of 1 to %d texts", BLOCKS_MAX);
        return;
    }
    blocks = td_arena_alloc(r->arena, td_cfg_count(list), sizeof *blocks);
    for (size_t i = 0; blocks != NULL && i < td_cfg_count(list); i++) {
        read_block(r, td_cfg_child(list, i), &blocks[i]);
        out->block_count++;
    }
    out->blocks = blocks;
}

static void read_links(struct td_cfg_reader *r, td_cfg_node page, struct td_page *out)
{
    static const char *const keys[] = {"to", "text"};
    td_cfg_node list = td_cfg_member_optional(page, "links");
    struct td_link *links;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) > LINKS_MAX) {
        td_cfg_problem(r, list, "links: expected a list of at most %d", LINKS_MAX);
        return;
    }
    links = td_arena_alloc(r->arena, td_cfg_count(list), sizeof *links);
    for (size_t i = 0; links != NULL && i < td_cfg_count(list); i++) {
        td_cfg_node node = td_cfg_child(list, i);

        td_cfg_allow(r, node, KEYS(keys));
        links[i].to = td_cfg_string(r, node, "to");
        links[i].text = td_cfg_string(r, node, "text");
        out->link_count++;
    }
    out->links = links;
}

static void read_page(struct td_cfg_reader *r, td_cfg_node node, struct td_page *out)
{
    static const char *const keys[] = {"id",   "title", "picture", "highlight",
                                       "bend", "body",  "links"};
    const char *id, *title;

    td_cfg_allow(r, node, KEYS(keys));
    id = td_cfg_string(r, node, "id");
    title = td_cfg_string(r, node, "title");
    out->id = id != NULL ? id : "";
    out->title = title != NULL ? title : "";
    out->picture = td_cfg_string_optional(r, node, "picture");
    out->highlight = td_cfg_string_optional(r, node, "highlight");
    out->bend_deg = td_cfg_int_optional(r, node, "bend", 0, BEND_MAX, 0);
    read_blocks(r, node, out);
    read_links(r, node, out);
}

static void read_moment(struct td_cfg_reader *r, td_cfg_node node, struct td_moment *out)
{
    static const char *const keys[] = {"title",      "text",       "cue",   "part",
                                       "wrong_lean", "wrong_flat", "right", "wrong"};

    td_cfg_allow(r, node, KEYS(keys));
    out->title = td_cfg_string(r, node, "title");
    out->text = td_cfg_string(r, node, "text");
    out->cue = td_cfg_string(r, node, "cue");
    out->part = (float)td_cfg_number(r, node, "part", 0, 1);
    out->wrong_lean = (float)td_cfg_int_optional(r, node, "wrong_lean", 0, LEAN_MAX, 0);
    out->wrong_flat = td_cfg_bool_optional(r, node, "wrong_flat", false);
    out->right = td_cfg_string_optional(r, node, "right");
    out->wrong = td_cfg_string_optional(r, node, "wrong");
    if ((out->right == NULL) != (out->wrong == NULL)) {
        td_cfg_problem(r, node, "right and wrong go together");
    }
}

static void read_moments(struct td_cfg_reader *r, td_cfg_node root, struct td_primer *out)
{
    td_cfg_node list = td_cfg_member_optional(root, "moments");
    struct td_moment *moments;

    if (list == NULL) {
        return;
    }
    out->moments_level = td_cfg_string(r, root, "moments_level");
    if (!td_cfg_is_list(list) || td_cfg_count(list) == 0 || td_cfg_count(list) > MOMENTS_MAX) {
        td_cfg_problem(r, list, "moments: expected a list of 1 to %d", MOMENTS_MAX);
        return;
    }
    moments = td_arena_alloc(r->arena, td_cfg_count(list), sizeof *moments);
    for (size_t i = 0; moments != NULL && i < td_cfg_count(list); i++) {
        read_moment(r, td_cfg_child(list, i), &moments[i]);
        out->moment_count++;
    }
    out->moments = moments;
}

/* Takes what the file leaves to the one that it extends. */
static void take_base(struct td_cfg_reader *r, td_cfg_node list, const struct td_primer *base,
                      struct td_primer *primer)
{
    struct td_page *pages =
        td_arena_alloc(r->arena, base->page_count + primer->page_count, sizeof *pages);
    size_t count = base->page_count;

    if (pages == NULL) {
        td_cfg_problem(r, list, "out of memory");
        return;
    }
    memcpy(pages, base->pages, count * sizeof *pages);
    for (size_t i = 0; i < primer->page_count; i++) {
        int same = td_primer_page(base, primer->pages[i].id);

        pages[same >= 0 ? (size_t)same : count] = primer->pages[i];
        count += same >= 0 ? 0 : 1;
    }
    if (count > PAGES_MAX) {
        td_cfg_problem(r, list, "pages: %zu with those that came with teardrop; at most %d", count,
                       PAGES_MAX);
    }
    primer->pages = pages;
    primer->page_count = count < PAGES_MAX ? count : PAGES_MAX;
    if (primer->moment_count == 0) {
        primer->moments_level = base->moments_level;
        primer->moments = base->moments;
        primer->moment_count = base->moment_count;
    }
}

/* own: the pages of the file, in its order. */
static void check_links(struct td_cfg_reader *r, td_cfg_node pages, const struct td_page *own,
                        size_t own_count, const struct td_primer *primer)
{
    const char *ids[PAGES_MAX];

    for (size_t i = 0; i < primer->page_count; i++) {
        ids[i] = primer->pages[i].id;
    }
    for (size_t i = 0; i < own_count; i++) {
        for (size_t k = 0; k < own[i].link_count; k++) {
            const char *to = own[i].links[k].to;
            td_cfg_node node = td_cfg_child(pages, i);

            if (to == NULL || td_primer_page(primer, to) >= 0 || td_str_equal(to, "check") ||
                td_str_equal(to, "find") || td_str_equal(to, "train") ||
                (td_str_equal(to, "moments") && primer->moment_count > 0) ||
                (td_str_starts_with(to, "train:") && to[6] != '\0')) {
                continue;
            }
            td_cfg_problem(r, td_cfg_child(td_cfg_member_optional(node, "links"), k),
                           "there is no page \"%s\"%s", to,
                           td_str_suggestion(to, ids, primer->page_count).text);
        }
    }
}

/* The pages of the file itself. */
static td_cfg_node read_pages(struct td_cfg_reader *r, td_cfg_node root, bool needed,
                              struct td_primer *primer)
{
    td_cfg_node list =
        needed ? td_cfg_member(r, root, "pages") : td_cfg_member_optional(root, "pages");
    struct td_page *pages;

    if (list != NULL &&
        (!td_cfg_is_list(list) || td_cfg_count(list) == 0 || td_cfg_count(list) > PAGES_MAX)) {
        td_cfg_problem(r, list, "pages: expected a list of 1 to %d pages", PAGES_MAX);
        list = NULL;
    }
    pages = list == NULL ? NULL : td_arena_alloc(r->arena, td_cfg_count(list), sizeof *pages);
    primer->pages = pages;
    for (size_t i = 0; pages != NULL && i < td_cfg_count(list); i++) {
        read_page(r, td_cfg_child(list, i), &pages[i]);
        if (td_primer_page(primer, pages[i].id) >= 0) {
            td_cfg_problem(r, td_cfg_child(list, i), "page \"%s\" is there twice", pages[i].id);
        }
        primer->page_count++;
    }
    return list;
}

enum td_err td_primer_read(const struct td_cfg *cfg, struct td_problems *problems,
                           struct td_primer **out)
{
    return td_primer_read_onto(cfg, NULL, problems, out);
}

enum td_err td_primer_read_onto(const struct td_cfg *cfg, const struct td_primer *base,
                                struct td_problems *problems, struct td_primer **out)
{
    static const char *const keys[] = {"extends", "pages", "moments_level", "moments"};
    struct td_primer *primer = calloc(1, sizeof *primer);
    struct td_cfg_reader reader = {.cfg = cfg, .problems = problems};
    td_cfg_node root = td_cfg_root(cfg), list;
    const struct td_page *own;
    size_t own_count;

    *out = NULL;
    if (primer == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&primer->arena);
    reader.arena = &primer->arena;
    td_cfg_allow(&reader, root, KEYS(keys));
    (void)td_cfg_bool_optional(&reader, root, "extends", false);
    list = read_pages(&reader, root, base == NULL, primer);
    own = primer->pages;
    own_count = primer->page_count;
    read_moments(&reader, root, primer);
    if (base != NULL) {
        take_base(&reader, root, base, primer);
    }
    if (own != NULL) {
        check_links(&reader, list, own, own_count, primer);
    }
    if (reader.failed) {
        td_primer_free(primer);
        return TD_ERR_CONTENT;
    }
    *out = primer;
    return TD_OK;
}
