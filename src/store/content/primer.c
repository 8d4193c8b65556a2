/* Reads the primer: pages with their texts and links, and the moments of the squat. */
#include "teardrop/store/content/primer.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"

#define PAGES_MAX 64
#define BLOCKS_MAX 200
#define LINKS_MAX 16
#define MOMENTS_MAX 16
#define LEAN_MAX 60
#define KNEES_MAX 60 /* mm that a knee may fall in: then they are at each other */
#define BEND_MAX 150
#define GROUPS_MAX 16
#define DO_MAX 60    /* minutes */
#define TEXT_MAX 400 /* bytes of a word with its meaning */

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

static void read_block(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const keys[] = {"text",     "heading", "item",   "callout", "claim",  "word",
                                       "evidence", "verdict", "source", "forms",   "meaning"};
    static const enum td_block_kind kinds[] = {TD_BLOCK_TEXT,    TD_BLOCK_HEADING, TD_BLOCK_ITEM,
                                               TD_BLOCK_CALLOUT, TD_BLOCK_CLAIM,   TD_BLOCK_WORD};
    struct td_block *out = entry;
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
    td_cfg_allow(r, node, TD_COUNTED(keys));
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

static const struct td_list blocks = {.key = "body",
                                      .what = "text",
                                      .size = sizeof(struct td_block),
                                      .max = BLOCKS_MAX,
                                      .flags = TD_LIST_FILLED,
                                      .read = read_block};

static void read_link(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_link *out = entry;

    out->to = td_cfg_string(r, node, "to");
    out->text = td_cfg_string(r, node, "text");
}

static const struct td_list links =
    TD_LIST(struct td_link, "links", "link", LINKS_MAX, TD_LIST_OPTIONAL, read_link, "to", "text");

static void read_group(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_page_group *out = entry;
    const char *id = td_cfg_string(r, node, "id");
    const char *title = td_cfg_string(r, node, "title");

    out->id = id != NULL ? id : "";
    out->title = title != NULL ? title : "";
    out->look_up = td_cfg_bool_optional(r, node, "look_up", false);
}

static const struct td_list groups =
    TD_LIST(struct td_page_group, "groups", "group", GROUPS_MAX, TD_LIST_IDS | TD_LIST_OPTIONAL,
            read_group, "id", "title", "look_up");

static void read_page(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_page *out = entry;
    const char *id = td_cfg_string(r, node, "id");
    const char *title = td_cfg_string(r, node, "title");

    out->id = id != NULL ? id : "";
    out->title = title != NULL ? title : "";
    out->picture = td_cfg_string_optional(r, node, "picture");
    out->below = td_cfg_string_optional(r, node, "below");
    out->highlight = td_cfg_string_optional(r, node, "highlight");
    out->bend_deg = td_cfg_int_optional(r, node, "bend", 0, BEND_MAX, 0);
    out->brief = td_cfg_string_optional(r, node, "brief");
    out->group = td_cfg_string_optional(r, node, "group");
    out->do_min = td_cfg_int_optional(r, node, "do", 0, DO_MAX, 0);
    out->moves = td_cfg_bool_optional(r, node, "moves", false);
    out->blocks = td_list_read(r, node, &blocks, &out->block_count);
    out->links = td_list_read(r, node, &links, &out->link_count);
}

static const struct td_list pages =
    TD_LIST(struct td_page, "pages", "page", PAGES_MAX, TD_LIST_IDS | TD_LIST_FILLED, read_page,
            "id", "title", "brief", "group", "do", "picture", "below", "highlight", "bend", "moves",
            "body", "links");

static void read_moment(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_moment *out = entry;

    out->title = td_cfg_string(r, node, "title");
    out->text = td_cfg_string(r, node, "text");
    out->cue = td_cfg_string(r, node, "cue");
    out->part = (float)td_cfg_number(r, node, "part", 0, 1);
    out->wrong_lean = (float)td_cfg_int_optional(r, node, "wrong_lean", 0, LEAN_MAX, 0);
    out->wrong_flat = td_cfg_bool_optional(r, node, "wrong_flat", false);
    out->wrong_knees = (float)td_cfg_int_optional(r, node, "wrong_knees", 0, KNEES_MAX, 0);
    out->right = td_cfg_string_optional(r, node, "right");
    out->wrong = td_cfg_string_optional(r, node, "wrong");
    out->fault = td_cfg_string_optional(r, node, "fault");
    out->fault_at = td_cfg_string_optional(r, node, "fault_at");
    if (td_moment_is_fault(out) != (out->fault != NULL)) {
        td_cfg_problem(r, node, "a fault needs its words: fault = \"...\"; others have none");
    }
    if ((out->right == NULL) != (out->wrong == NULL)) {
        td_cfg_problem(r, node, "right and wrong go together");
    }
}

static const struct td_list moments =
    TD_LIST(struct td_moment, "moments", "moment", MOMENTS_MAX, TD_LIST_OPTIONAL | TD_LIST_FILLED,
            read_moment, "title", "text", "cue", "part", "wrong_lean", "wrong_flat", "wrong_knees",
            "fault", "fault_at", "right", "wrong");

/* Takes what the file leaves to the one that it extends. */
static void extend(struct td_cfg_reader *r, const struct td_primer *base, struct td_primer *primer)
{
    struct td_page *merged = td_list_extend(r, &pages, base->pages, base->page_count, primer->pages,
                                            &primer->page_count);

    primer->groups = td_list_extend(r, &groups, base->groups, base->group_count, primer->groups,
                                    &primer->group_count);
    for (size_t i = 0; merged != NULL && i < base->page_count; i++) {
        merged[i].group = merged[i].group != NULL ? merged[i].group : base->pages[i].group;
    }
    primer->pages = merged;
    if (primer->moment_count == 0) {
        primer->moments_level = base->moments_level;
        primer->moments = base->moments;
        primer->moment_count = base->moment_count;
    }
}

/* own: the pages of the file, in its order. */
static void check_groups(struct td_cfg_reader *r, td_cfg_node root, const struct td_page *own,
                         size_t own_count, const struct td_primer *primer)
{
    td_cfg_node list = td_cfg_member_optional(root, pages.key);
    const char *ids[2 * GROUPS_MAX];

    TD_IDS(primer->groups, primer->group_count, ids);
    for (size_t i = 0; i < own_count; i++) {
        if (own[i].group != NULL && td_primer_group(primer, &own[i]) == primer->group_count) {
            td_cfg_problem(r, td_cfg_child(list, i), "there is no group \"%s\"%s", own[i].group,
                           td_str_suggestion(own[i].group, ids, primer->group_count).text);
        }
    }
}

/* The pages of one group stand together; those of none come last. */
static void sort_pages(struct td_cfg_reader *r, struct td_primer *primer)
{
    struct td_page *sorted = td_arena_alloc(r->arena, primer->page_count, sizeof primer->pages[0]);
    size_t used = 0;

    if (sorted == NULL) {
        td_cfg_problem(r, NULL, "out of memory");
        return;
    }
    for (size_t group = 0; group <= primer->group_count; group++) {
        for (size_t i = 0; i < primer->page_count; i++) {
            if (td_primer_group(primer, &primer->pages[i]) == group) {
                sorted[used++] = primer->pages[i];
            }
        }
    }
    primer->pages = sorted;
}

/* own: the pages of the file, in its order. */
static void check_links(struct td_cfg_reader *r, td_cfg_node root, const struct td_page *own,
                        size_t own_count, const struct td_primer *primer)
{
    td_cfg_node list = td_cfg_member_optional(root, pages.key);
    const char *ids[2 * PAGES_MAX];

    TD_IDS(primer->pages, primer->page_count, ids);
    for (size_t i = 0; i < own_count; i++) {
        for (size_t k = 0; k < own[i].link_count; k++) {
            const char *to = own[i].links[k].to;
            td_cfg_node node = td_cfg_child(list, i);

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

enum td_err td_primer_read(const struct td_cfg *cfg, const struct td_primer *base,
                           struct td_problems *problems, struct td_primer **out)
{
    static const char *const keys[] = {"extends", "groups", "pages", "moments_level", "moments"};
    struct td_primer *primer = calloc(1, sizeof *primer);
    struct td_cfg_reader reader = {.cfg = cfg, .problems = problems};
    td_cfg_node root = td_cfg_root(cfg);
    struct td_list list = pages;
    const struct td_page *own;
    size_t own_count;

    *out = NULL;
    if (primer == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&primer->arena);
    reader.arena = &primer->arena;
    td_cfg_allow(&reader, root, TD_COUNTED(keys));
    (void)td_cfg_bool_optional(&reader, root, "extends", false);
    list.flags |= base != NULL ? TD_LIST_OPTIONAL : 0;
    primer->groups = td_list_read(&reader, root, &groups, &primer->group_count);
    primer->pages = own = td_list_read(&reader, root, &list, &own_count);
    primer->page_count = own_count;
    primer->moments = td_list_read(&reader, root, &moments, &primer->moment_count);
    if (primer->moments != NULL) {
        primer->moments_level = td_cfg_string(&reader, root, "moments_level");
    }
    if (base != NULL) {
        extend(&reader, base, primer);
    }
    check_groups(&reader, root, own, own_count, primer);
    check_links(&reader, root, own, own_count, primer);
    sort_pages(&reader, primer);
    if (reader.failed) {
        td_primer_free(primer);
        return TD_ERR_CONTENT;
    }
    *out = primer;
    return TD_OK;
}
