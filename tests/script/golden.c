/* Golden files. A section a size; in it a frame is the rows that differ from the frame
 * before (the first: all but blank ones), each behind its number. The 80x24 section
 * has the styles, too: rows behind "number:" have a letter for the role of each cell,
 * blank where it is plain text or a picture has its own colours; a line counts the
 * cells by those colours. */
#include "script/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"

static const struct variant {
    const char *name;
    int cols, rows;
    enum td_depth depth;
    bool ascii;
    bool usual; /* in every file */
} variants[] = {
    {"80x24", 80, 24, TD_DEPTH_256, false, true},
    {"100x30", 100, 30, TD_DEPTH_256, false, false},
    {"120x40", 120, 40, TD_DEPTH_256, false, false},
    {"140x40", 140, 40, TD_DEPTH_256, false, false},
    {"200x60", 200, 60, TD_DEPTH_256, false, false},
    {"60x20", 60, 20, TD_DEPTH_256, false, false},
    {"40x12", 40, 12, TD_DEPTH_256, false, true},
    {"mono", 80, 24, TD_DEPTH_MONO, false, false},
    {"ascii", 80, 24, TD_DEPTH_MONO, true, true},
};

#define VARIANTS (sizeof variants / sizeof variants[0])
#define TEXT_MAX 65536 /* of a screen */

/* These have no golden files, but must be seen, too: a text console with the font that
 * all have in common, and a terminal with sixteen colours of any palette. */
static const struct variant unseen[] = {{"linux", 90, 30, TD_DEPTH_8, false, false},
                                        {"sixteen", 100, 34, TD_DEPTH_16, false, false}};

static const char *const roles[TD_ROLE_COUNT] = {
    "text",         "dim",       "title",     "accent",   "selected", "key",       "border",
    "link",         "good",      "warning",   "danger",   "for",      "against",   "prepare",
    "down",         "hold",      "up",        "top",      "rest",     "paused",    "done",
    "band prepare", "band down", "band hold", "band up",  "band top", "band rest", "band paused",
    "band done",    "series 1",  "series 2",  "series 3", "heading",  "alert",     "band danger"};

static char file_name[80];
static struct section {
    bool wanted;
    char *text; /* grows; owned */
    size_t length, capacity;
    char before[TEXT_MAX]; /* the last frame */
} sections[VARIANTS];
/* Of the 80x24 section. */
static char roles_before[TEXT_MAX], colors_before[512];
static bool used[TD_ROLE_COUNT];

static void append(struct section *section, const char *text, size_t length)
{
    if (section->length + length + 1 > section->capacity) {
        section->capacity = 2 * section->capacity + length + 1;
        section->text = realloc(section->text, section->capacity);
        if (section->text == NULL) {
            abort();
        }
    }
    memcpy(section->text + section->length, text, length);
    section->length += length;
    section->text[section->length] = '\0';
}

static void append_line(struct section *section, const char *head, const char *rest)
{
    append(section, head, strlen(head));
    append(section, rest, strlen(rest));
    append(section, "\n", 1);
}

/* Appends the rows that differ from those before, and keeps them. */
static void append_rows(struct section *section, const char *rows, char *before, char mark)
{
    const char *now = rows, *old = before;
    char head[8];

    for (int row = 1; *now != '\0'; row++) {
        size_t length = strcspn(now, "\n"), old_length = strcspn(old, "\n");

        if (old_length != length || strncmp(now, old, length) != 0) {
            td_str_format(head, sizeof head, "%2d%c", row, mark);
            append(section, head, mark == ':' || length > 0 ? 3 : 2);
            append(section, now, length + 1);
        }
        now += length + 1;
        old += old[old_length] == '\n' ? old_length + 1 : old_length;
    }
    td_str_copy(before, TEXT_MAX, rows);
}

/* ---- styles ---- */

static void append_roles(struct section *section, const struct td_canvas *canvas)
{
    static char text[TEXT_MAX];
    char *out = text, *end = text;

    (void)td_canvas_dump_roles(canvas, text, sizeof text);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n') {
            out = end; /* no blanks at the end of a line */
            *out++ = '\n';
            end = out;
        } else if (*at >= 'A') {
            used[*at - 'A'] = true;
            *out++ = *at;
            end = out;
        } else {
            *out++ = ' ';
        }
    }
    *out = '\0';
    append_rows(section, text, roles_before, ':');
}

static void append_colors(struct section *section, const struct td_canvas *canvas)
{
    int counts[256] = {0};
    char text[512] = "";

    for (int i = 0; i < canvas->cols * canvas->rows; i++) {
        const struct td_cell *cell = &canvas->cells[i];

        if (cell->fg >= 0) {
            counts[cell->fg]++;
        }
        if (cell->bg >= 0) {
            counts[cell->bg]++;
        }
    }
    for (int i = 0; i < 256; i++) {
        size_t length = strlen(text);

        if (counts[i] > 0) {
            td_str_format(text + length, sizeof text - length, " %d:%d", i, counts[i]);
        }
    }
    if (strcmp(text, colors_before) != 0) {
        append_line(section, "colours", text[0] != '\0' ? text : " none");
        td_str_copy(colors_before, sizeof colors_before, text);
    }
}

static void append_legend(struct section *section)
{
    char name[40];

    append(section, "roles", 5);
    for (int i = 0; i < TD_ROLE_COUNT; i++) {
        if (used[i]) {
            td_str_format(name, sizeof name, "  %c %s", 'A' + i, roles[i]);
            append(section, name, strlen(name));
        }
    }
    append(section, "\n", 1);
}

/* ---- what is drawn can be seen ---- */

/* On the terminal's own ground, with sixteen colours and fewer. */
static bool is_seen_everywhere(int color)
{
    return color == TD_COLOR_DEFAULT || color == 9 || color == 12 || color == 13;
}

/* Parts of a cell that the font does not have are not asked for. */
static bool is_too_fine(uint32_t cp)
{
    return (cp >= 0x2596 && cp <= 0x259F) || (cp >= 0x2800 && cp <= 0x28FF);
}

static const char *unseen_in(const struct td_theme *theme, const struct td_cell *cell)
{
    const struct td_style *look = &theme->looks[cell->role];
    int fg = cell->fg == TD_CELL_ROLE ? look->fg : cell->fg;
    int bg = cell->bg == TD_CELL_ROLE ? look->bg : cell->bg;
    uint32_t shown = cell->cp == 0 ? ' ' : td_theme_fit(theme, cell->cp);

    if (shown == '?' && cell->cp != '?') {
        return "nothing stands in for";
    }
    if (theme->ascii && (shown < ' ' || shown > '~')) {
        return "not ASCII:";
    }
    if (theme->font != NULL && is_too_fine(cell->cp)) {
        return "too fine for a console:";
    }
    if ((theme->depth == TD_DEPTH_16 || theme->depth == TD_DEPTH_8) &&
        (fg == 8 || bg == 8 || (bg == TD_COLOR_DEFAULT && !is_seen_everywhere(fg)))) {
        return "a colour that some palettes hide:";
    }
    return NULL;
}

/* ---- the frame that all screens share ---- */

/* The first column of a row with something in it; -1: it is blank. */
static int first_in(const struct td_canvas *canvas, int row)
{
    for (int x = 0; x < canvas->cols; x++) {
        if (td_canvas_cell(canvas, x, row)->cp != ' ') {
            return x;
        }
    }
    return -1;
}

/* A picture stands in the middle of its own room, which begins at the edge. */
static bool is_picture(const struct td_canvas *canvas, int x, int y)
{
    const struct td_cell *cell = td_canvas_cell(canvas, x, y);

    return cell != NULL && (cell->fg != TD_CELL_ROLE || cell->bg != TD_CELL_ROLE);
}

/* What stands outside the frame: a pointer to the chosen line may stand before its edge, a mark of
 * the scroll position behind it. */
static bool is_outside(const struct td_frame_box *frame, int x, uint32_t cp)
{
    if (cp == ' ' || (x >= frame->x && x < frame->x + frame->w)) {
        return false;
    }
    if (cp == '>' || cp == 0x25B8) {
        return x < frame->x - 2 || x >= frame->x;
    }
    return x != frame->x + frame->w;
}

/* Every screen that is not a small box over another one says its keys. */
static bool has_footer(struct world *world)
{
    const struct td_stack *stack = &world->app.stack;
    const struct td_view_ops *ops = stack->views[stack->count - 1].ops;

    return ops->footer != NULL || ops->overlay;
}

/* Are the keys that must not fall out of the bottom line in it? */
static bool keeps_its_keys(struct world *world)
{
    const struct td_stack *stack = &world->app.stack;
    const struct td_view_ops *ops = stack->views[stack->count - 1].ops;
    struct td_hint hints[TD_FOOTER_MAX];
    size_t count =
        ops->footer == NULL ? 0 : ops->footer(stack->views[stack->count - 1].state, hints);
    char row[4096];

    world_row(world, -1, row, sizeof row);
    for (size_t i = 0; i < count; i++) {
        if (hints[i].must && strstr(row, hints[i].text) == NULL) {
            return false;
        }
    }
    return true;
}

/* One left edge, one width, one place for title and footer. NULL: it is so. */
static const char *out_of_frame(const struct world *world)
{
    const struct td_stack *stack = &world->app.stack;
    const struct td_view_ops *ops = stack->views[stack->count - 1].ops;
    const struct td_canvas *canvas = &world->canvas;
    struct td_frame_box frame = td_frame_of(canvas->cols, canvas->rows);
    bool at_edge = canvas->theme->depth != TD_DEPTH_256; /* a picture is not drawn anew for these */

    if (ops->overlay || ops->whole) {
        return NULL;
    }
    for (int y = 0; y < canvas->rows; y++) {
        int first = first_in(canvas, y);

        at_edge = at_edge || (y >= frame.body.y && y < frame.footer_y && first >= frame.x - 2 &&
                              (first <= frame.x || is_picture(canvas, first, y)));
        for (int x = 0; x < canvas->cols; x++) {
            if (is_outside(&frame, x, td_canvas_cell(canvas, x, y)->cp)) {
                return "something beyond the frame";
            }
        }
    }
    return first_in(canvas, frame.title_y) != frame.x    ? "the title is not at the edge"
           : first_in(canvas, frame.footer_y) != frame.x ? "the footer is not at the edge"
           : !at_edge                                    ? "nothing below the title's edge"
                                                         : NULL;
}

/* Shows the screen as a variant, and looks at each cell of it. */
static bool show(struct world *world, const struct variant *variant,
                 const struct td_glyph_set *font)
{
    const struct td_canvas *canvas = &world->canvas;
    const char *frame;

    world_resize(world, variant->cols, variant->rows);
    world_theme(world, variant->depth, variant->ascii, font);
    (void)world_screen(world);
    for (int i = 0; i < canvas->cols * canvas->rows; i++) {
        const char *what = unseen_in(&world->theme, &canvas->cells[i]);

        if (what != NULL) {
            fprintf(stderr, "%s, column %d, row %d: %s U+%04X\n", variant->name,
                    i % canvas->cols + 1, i / canvas->cols + 1, what,
                    (unsigned)canvas->cells[i].cp);
            return false;
        }
    }
    if (world->app.stack.count == 0) {
        fprintf(stderr, "no screen is open\n");
        return false;
    }
    frame = !has_footer(world)      ? "it has no footer of its own"
            : keeps_its_keys(world) ? out_of_frame(world)
                                    : "a key fell out of the footer";
    if (frame != NULL) {
        fprintf(stderr, "%s: %s\n%s", variant->name, frame, world_screen(world));
    }
    return frame == NULL;
}

/* ---- files ---- */

static struct section *section_of(const char *size, size_t length)
{
    for (size_t i = 0; i < VARIANTS; i++) {
        if (strlen(variants[i].name) == length && memcmp(variants[i].name, size, length) == 0) {
            return &sections[i];
        }
    }
    return NULL;
}

const char *golden_begin(const char *spec)
{
    if (file_name[0] != '\0') {
        return "another reel has no end";
    }
    td_str_format(file_name, sizeof file_name, "%.*s", (int)strcspn(spec, " "), spec);
    for (size_t i = 0; i < VARIANTS; i++) {
        sections[i].wanted = variants[i].usual;
    }
    for (spec = strchr(spec, ' '); spec != NULL; spec = strchr(spec + 1, ' ')) {
        struct section *section = section_of(spec + 1, strcspn(spec + 1, " "));

        if (section == NULL) {
            return "no such size";
        }
        section->wanted = true;
    }
    roles_before[0] = '\0';
    colors_before[0] = '\0';
    memset(used, 0, sizeof used);
    return NULL;
}

const char *golden_frame(struct world *world, const char *title)
{
    static struct td_glyph_set safe;
    int cols = world->canvas.cols, rows = world->canvas.rows;

    if (file_name[0] == '\0') {
        return "a frame without a reel";
    }
    td_glyph_set_add_safe(&safe);
    for (size_t i = 0; i < VARIANTS; i++) {
        struct section *section = &sections[i];

        if (!show(world, &variants[i], NULL)) {
            return "what is drawn cannot be seen";
        }
        if (section->wanted && title[0] != '\0') {
            append_line(section, "-- ", title);
        }
        if (section->wanted) {
            append_rows(section, world_screen(world), section->before, ' ');
        }
        if (i == 0) {
            append_roles(section, &world->canvas);
            append_colors(section, &world->canvas);
        }
    }
    if (!show(world, &unseen[0], &safe) || !show(world, &unseen[1], NULL)) {
        return "what is drawn cannot be seen";
    }
    world_resize(world, cols, rows);
    world_theme(world, TD_DEPTH_256, false, NULL);
    return NULL;
}

/* Shows the first line that differs. */
static void tell_difference(const char *path, const char *expected, const char *what)
{
    size_t at = 0, line = 0;
    int number = 1;

    for (; expected[at] != '\0' && expected[at] == what[at]; at++) {
        if (what[at] == '\n') {
            line = at + 1;
            number++;
        }
    }
    fprintf(stderr, "%s:%d: differs\nexpected: %.*s\nis:       %.*s\n", path, number,
            (int)strcspn(expected + line, "\n"), expected + line, (int)strcspn(what + line, "\n"),
            what + line);
}

static const char *compare(const char *path, const struct section *whole)
{
    bool update = getenv("TEARDROP_UPDATE") != NULL;
    FILE *file = fopen(path, update ? "w" : "r");
    char *expected = calloc(1, whole->length + 2);
    const char *trouble = NULL;

    if (file == NULL || expected == NULL) {
        trouble = update ? "the golden file cannot be written" : "no golden file";
    } else if (update) {
        trouble = fputs(whole->text, file) < 0 ? "the golden file cannot be written" : NULL;
    } else {
        (void)fread(expected, 1, whole->length + 1, file); /* one more, to see it go on */
        if (strcmp(expected, whole->text) != 0) {
            tell_difference(path, expected, whole->text);
            trouble = "golden";
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    free(expected);
    return trouble;
}

const char *golden_end(void)
{
    struct section *whole = calloc(1, sizeof *whole);
    const char *trouble;
    char path[512];

    if (whole == NULL || sections[0].length == 0) {
        free(whole);
        return "the reel has no frame";
    }
    append_legend(&sections[0]);
    for (size_t i = 0; i < VARIANTS; i++) {
        if (sections[i].wanted) {
            append_line(whole, "==== ", variants[i].name);
            append(whole, sections[i].text, sections[i].length);
        }
        free(sections[i].text);
        memset(&sections[i], 0, sizeof sections[i]);
    }
    snprintf(path, sizeof path, "%s/tests/golden/%s.txt", TEARDROP_SOURCE_DIR, file_name);
    file_name[0] = '\0';
    trouble = compare(path, whole);
    free(whole->text);
    free(whole);
    return trouble;
}
