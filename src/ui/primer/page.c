/* The blocks of a primer page one below the other, with what its words mean and where it
 * comes from. */
#include "teardrop/ui/primer/page.h"

#include <stdint.h>
#include <string.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/kit/flow.h"

#define TEXT_COLS 72   /* longest comfortable line */
#define TABLE_COLS 132 /* the same for three of them side by side */
#define TABLE_FROM 90  /* columns from which claims are a table */
#define GAP 3          /* between the columns of a table */
#define WORDS_MAX 64   /* words explained on one page */
#define MARKS_MAX 16   /* underlined in one text */

/* One pass over a page. */
struct pass {
    const struct td_page_text *text;
    struct td_flow flow;
    uint8_t seen[WORDS_MAX]; /* words met so far on this page; by block of the page "words" */
    int fresh[WORDS_MAX];    /* those of this block, in order */
    size_t fresh_count;
};

int td_page_cols(const struct td_page *page)
{
    for (size_t i = 0; i < page->block_count; i++) {
        if (page->blocks[i].kind == TD_BLOCK_CLAIM) {
            return TABLE_COLS;
        }
    }
    return TEXT_COLS;
}

/* ---- words ---- */

/* Underlines the words that are met for the first time on this page. */
static size_t mark_words(struct pass *pass, const char *text, struct td_flow_mark *marks)
{
    const struct td_page_text *page = pass->text;
    struct td_primer_word word;
    size_t count = 0;

    if (td_str_equal(page->page->id, "words") || td_str_equal(page->page->id, "sources")) {
        return 0;
    }
    for (size_t from = 0; td_primer_next_word(page->primer, text, from, &word);
         from = word.at + word.length) {
        if (word.block >= WORDS_MAX || pass->seen[word.block] || count == MARKS_MAX) {
            continue;
        }
        pass->seen[word.block] = true;
        pass->fresh[pass->fresh_count++] = word.block;
        marks[count++] = (struct td_flow_mark){word.at, word.length};
    }
    return count;
}

static void put_text(struct pass *pass, int indent, const char *mark, const char *text,
                     enum td_role role)
{
    struct td_flow_mark marks[MARKS_MAX];

    pass->flow.mark_count = mark_words(pass, text, marks);
    pass->flow.marks = marks;
    td_flow_text(&pass->flow, indent, mark, text, role);
    pass->flow.marks = NULL;
    pass->flow.mark_count = 0;
}

/* Below a block: what its new words mean. */
static void put_meanings(struct pass *pass)
{
    const struct td_primer *primer = pass->text->primer;
    int page = td_primer_page(primer, "words");

    for (size_t i = 0; i < pass->fresh_count; i++) {
        td_flow_text(&pass->flow, 4, NULL, primer->pages[page].blocks[pass->fresh[i]].text,
                     TD_ROLE_DIM);
    }
}

/* "R4, R5": each with its full name, below what it stands for. */
static void put_sources(struct pass *pass, const char *ids)
{
    while (*(ids += strspn(ids, ", ")) != '\0') {
        size_t length = strcspn(ids, ", ");
        const char *name = td_primer_source(pass->text->primer, ids, length);
        char id[16];

        td_str_format(id, sizeof id, "%.*s", (int)length, ids);
        td_flow_text(&pass->flow, 4, NULL, name != NULL ? name : id, TD_ROLE_DIM);
        ids += length;
    }
}

/* ---- claims ---- */

static const char *const claim_heads[] = {"The article says", "Studies say", "So we say"};
static const enum td_role claim_roles[] = {TD_ROLE_TEXT, TD_ROLE_TEXT, TD_ROLE_ACCENT};

/* Three texts side by side; the longest takes the rows. */
static void put_row(struct pass *pass, const char *const texts[3], const enum td_role roles[3])
{
    struct td_flow *flow = &pass->flow;
    const struct td_rect whole = flow->rect;
    int width = (whole.w - 2 * GAP) / 3;
    int from = flow->row, end = from;

    for (int i = 0; i < 3; i++) {
        flow->row = from;
        flow->rect.x = whole.x + i * (width + GAP);
        flow->rect.w = width;
        put_text(pass, 0, NULL, texts[i], roles[i]);
        end = td_max(end, flow->row);
    }
    flow->rect = whole;
    flow->row = end;
}

static void put_line(struct pass *pass)
{
    int y = td_flow_take(&pass->flow, 1);

    if (y >= 0) {
        td_canvas_hline(pass->flow.canvas, pass->flow.rect.x, y, pass->flow.rect.w, TD_ROLE_BORDER);
    }
}

static void put_claim(struct pass *pass, const struct td_block *block, bool first)
{
    static const enum td_role heads[] = {TD_ROLE_TITLE, TD_ROLE_TITLE, TD_ROLE_TITLE};
    const char *const texts[] = {block->text, block->evidence, block->verdict};

    if (pass->flow.rect.w >= TABLE_FROM) {
        if (first) {
            put_row(pass, claim_heads, heads);
        }
        put_line(pass);
        put_row(pass, texts, claim_roles);
        return;
    }
    for (int i = 0; i < 3; i++) {
        td_flow_text(&pass->flow, 0, NULL, claim_heads[i], TD_ROLE_DIM);
        put_text(pass, 2, NULL, texts[i], claim_roles[i]);
    }
}

/* ---- blocks ---- */

/* Is there no blank line between a block and the next one of its kind? */
static bool is_close(const struct pass *pass, const struct td_block *block)
{
    return block->kind == TD_BLOCK_ITEM || block->kind == TD_BLOCK_WORD ||
           (block->kind == TD_BLOCK_CLAIM && pass->flow.rect.w >= TABLE_FROM);
}

static void put_gap(struct pass *pass, size_t index)
{
    const struct td_block *block = &pass->text->page->blocks[index];

    if (index > 0 && !(block[-1].kind == block->kind && is_close(pass, block))) {
        td_flow_blank(&pass->flow);
    }
}

static void put_block(struct pass *pass, size_t index)
{
    const struct td_block *block = &pass->text->page->blocks[index];

    pass->fresh_count = 0;
    switch (block->kind) {
    case TD_BLOCK_HEADING:
        put_text(pass, 0, NULL, block->text, TD_ROLE_TITLE);
        break;
    case TD_BLOCK_ITEM:
    case TD_BLOCK_WORD:
        put_text(pass, 2, "•", block->text, TD_ROLE_TEXT);
        break;
    case TD_BLOCK_CALLOUT:
        put_text(pass, 2, "▌", block->text, TD_ROLE_ACCENT);
        break;
    case TD_BLOCK_CLAIM:
        put_claim(pass, block, index == 0 || block[-1].kind != TD_BLOCK_CLAIM);
        break;
    case TD_BLOCK_TEXT:
        put_text(pass, 0, NULL, block->text, TD_ROLE_TEXT);
        break;
    }
    if (pass->text->words) {
        put_meanings(pass);
    }
    if (pass->text->sources && block->source != NULL) {
        put_sources(pass, block->source);
    }
}

static void put_blocks(struct pass *pass, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_gap(pass, i);
        put_block(pass, i);
    }
}

/* Five times five seconds, by the clock: what the screen "Find yours" is. */
#define FIND "train --free --hold 5 --sets 5 --rest 5 --prepare 10"

/* What to type in place of the link. */
static void add_command(const char *to, char *out, size_t size)
{
    if (td_str_starts_with(to, "train:")) {
        td_str_append(out, size, ": teardrop --plain train %s", to + 6);
    } else if (td_str_equal(to, "check") || td_str_equal(to, "train")) {
        td_str_append(out, size, ": teardrop --plain %s", to);
    } else if (td_str_equal(to, "find")) {
        td_str_append(out, size, ": teardrop --plain " FIND);
    } else {
        td_str_append(out, size, ": teardrop --plain primer %s", to);
    }
}

static void put_links(struct pass *pass, int *link_row)
{
    const struct td_page_text *text = pass->text;
    char name[200];

    for (size_t i = 0; i < text->page->link_count; i++) {
        bool selected = (int)i == text->link;

        if (selected && link_row != NULL) {
            *link_row = pass->flow.row;
        }
        td_str_copy(name, sizeof name, text->page->links[i].text);
        if (pass->flow.out != NULL) {
            add_command(text->page->links[i].to, name, sizeof name);
        }
        td_flow_text(&pass->flow, 2, "→", name, selected ? TD_ROLE_SELECTED : TD_ROLE_LINK);
    }
}

static void put_page(struct pass *pass, int *link_row)
{
    put_blocks(pass, pass->text->page->block_count);
    if (pass->text->page->link_count > 0) {
        td_flow_blank(&pass->flow);
    }
    put_links(pass, link_row);
}

int td_page_draw(const struct td_page_text *text, struct td_canvas *canvas, int *link_row)
{
    struct pass pass = {.text = text};

    td_flow_init(&pass.flow, canvas, text->rect, text->top);
    put_page(&pass, link_row);
    return pass.flow.row;
}

void td_page_print(const struct td_primer *primer, const struct td_page *page, bool sources,
                   FILE *out)
{
    struct td_page_text text = {.primer = primer, .page = page, .link = -1, .sources = sources};
    struct pass pass = {.text = &text};

    td_flow_init_print(&pass.flow, out);
    put_page(&pass, NULL);
}

int td_page_row(const struct td_page_text *text, int block)
{
    struct pass pass = {.text = text};

    td_flow_init(&pass.flow, NULL, text->rect, 0);
    if (block > 0) {
        put_blocks(&pass, (size_t)block);
        put_gap(&pass, (size_t)block);
    }
    return pass.flow.row;
}
