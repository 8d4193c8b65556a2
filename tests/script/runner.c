/* Runs a script: keys in, time passes, text is expected. One step a line:
 *
 *     size 80x24               resize the window
 *     start [ARGUMENTS]        start teardrop (again), on the same data
 *     settings TEXT            a line of the settings file; before start
 *     import FILE              take records in, from a file beside the script; then start
 *     key NAME [NAME ...]      press keys
 *     hold N NAME              press a key N times
 *     type TEXT                press its characters
 *     click COL ROW            click a cell, counted from 1
 *     advance 4s | 250ms | 2m  let time pass
 *     expect TEXT              the screen shows it
 *     expect-not TEXT          the screen does not
 *     status TEXT              the bottom line but one contains it
 *     bells N                  so many bells since the last `bells`
 *     gap 60s                  the machine slept
 *     still                    nothing will change by itself
 *     ended                    the program has ended
 *     golden NAME              the screen at every size and theme equals the
 *                              files NAME.*.txt (TEARDROP_UPDATE=1 writes them)
 *     reel NAME                begin a reel: many screens in one file a size
 *     frame TITLE              the screen at every size and theme, as the rows that
 *                              differ from the frame before
 *     reel-end                 the reel equals the files NAME.*.reel.txt
 *
 * `#` begins a comment. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/world.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

/* What golden files are made at. */
static const struct variant {
    const char *name;
    int cols, rows;
    enum td_depth depth;
    bool ascii;
} variants[] = {
    {"80x24", 80, 24, TD_DEPTH_256, false},   {"120x40", 120, 40, TD_DEPTH_256, false},
    {"200x60", 200, 60, TD_DEPTH_256, false}, {"60x20", 60, 20, TD_DEPTH_256, false},
    {"40x12", 40, 12, TD_DEPTH_256, false},   {"mono", 80, 24, TD_DEPTH_MONO, false},
    {"ascii", 80, 24, TD_DEPTH_MONO, true},
};

#define VARIANTS (sizeof variants / sizeof variants[0])

struct script {
    const char *path;
    int line;
    struct world world;
    unsigned bells_seen;
    char reel_name[80];
    struct reel {
        char *text; /* grows; owned */
        size_t length, capacity;
        char before[WORLD_TEXT]; /* the last frame */
    } reels[VARIANTS];
};

static void fail(struct script *s, const char *what)
{
    fprintf(stderr, "%s:%d: %s\nthe screen:\n%s", s->path, s->line, what,
            s->world.started ? world_screen(&s->world) : "(not started)\n");
    world_deinit(&s->world);
    exit(1);
}

static td_ns parse_time(struct script *s, const char *text)
{
    char *unit;
    double value = strtod(text, &unit);

    if (strcmp(unit, "ms") == 0) {
        return (td_ns)(value * (double)TD_NS_PER_MS);
    }
    if (strcmp(unit, "s") == 0) {
        return (td_ns)(value * (double)TD_NS_PER_S);
    }
    if (strcmp(unit, "m") == 0) {
        return (td_ns)(value * 60 * (double)TD_NS_PER_S);
    }
    fail(s, "expected a time like 4s, 250ms or 2m");
    return 0;
}

static void press(struct script *s, char *names)
{
    for (char *name = strtok(names, " "); name != NULL; name = strtok(NULL, " ")) {
        td_key key;

        if (!td_key_parse(name, strlen(name), &key)) {
            fail(s, "no such key");
        }
        world_key(&s->world, key);
    }
}

static void hold(struct script *s, char *rest)
{
    char *name;
    long times = strtol(rest, &name, 10);
    td_key key;

    name += strspn(name, " ");
    if (times < 1 || !td_key_parse(name, strlen(name), &key)) {
        fail(s, "expected a number and a key");
    }
    for (; times > 0; times--) {
        world_key(&s->world, key);
    }
}

static void resize(struct script *s, const char *text)
{
    int cols, rows;

    if (sscanf(text, "%dx%d", &cols, &rows) != 2) {
        fail(s, "expected a size like 80x24");
    }
    world_resize(&s->world, cols, rows);
}

static void add_setting(struct script *s, const char *text)
{
    char path[400];
    FILE *file;

    snprintf(path, sizeof path, "%s/teardrop", s->world.dir);
    (void)td_path_make_folder(path);
    snprintf(path, sizeof path, "%s/teardrop/teardrop.ini", s->world.dir);
    file = fopen(path, "a");
    if (file == NULL || fprintf(file, "%s\n", text) < 0 || fclose(file) != 0) {
        fail(s, "the settings cannot be written");
    }
}

static void import_file(struct script *s, const char *name)
{
    struct td_merge_counts counts = {0};
    char path[512], line[4096], why[300];
    size_t folder =
        (size_t)(strrchr(s->path, '/') != NULL ? strrchr(s->path, '/') + 1 - s->path : 0);
    FILE *file;

    td_str_format(path, sizeof path, "%.*s%s", (int)folder, s->path, name);
    file = fopen(path, "r");
    if (file == NULL || td_history_merge_begin(s->world.app.history) != TD_OK) {
        fail(s, "the file cannot be taken in");
        return;
    }
    while (fgets(line, sizeof line, file) != NULL) {
        if (td_history_merge_line(s->world.app.history, line, &counts, why, sizeof why) != TD_OK) {
            fail(s, why);
        }
    }
    (void)fclose(file);
    if (td_history_merge_end(s->world.app.history, true, &counts) != TD_OK) {
        fail(s, "the records cannot be kept");
    }
}

/* ---- golden files ---- */

/* The first line that differs, and the one above it for where it is. */
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

/* `what` equals the file NAME.VARIANT.KIND. */
static void compare(struct script *s, const char *name, const struct variant *variant,
                    const char *kind, const char *what)
{
    char path[512], *expected;
    FILE *file;
    size_t bytes, most = strlen(what) + WORLD_TEXT;

    snprintf(path, sizeof path, "%s/tests/golden/%s.%s.%s", TEARDROP_SOURCE_DIR, name,
             variant->name, kind);
    if (getenv("TEARDROP_UPDATE") != NULL) {
        file = fopen(path, "w");
        if (file == NULL || fputs(what, file) < 0 || fclose(file) != 0) {
            fail(s, "the golden file cannot be written");
        }
        return;
    }
    file = fopen(path, "r");
    expected = calloc(1, most);
    if (file == NULL || expected == NULL) {
        fprintf(stderr, "%s: is missing\n", path);
        fail(s, "no golden file");
    }
    bytes = fread(expected, 1, most - 1, file);
    (void)fclose(file);
    expected[bytes] = '\0';
    if (strcmp(expected, what) != 0) {
        tell_difference(path, expected, what);
        free(expected);
        fail(s, "golden");
    }
    free(expected);
}

/* ---- what is drawn can be seen ---- */

/* These have no golden files, but must be seen, too: a text console with the font that
 * all have in common, and a terminal with sixteen colours of any palette. */
static const struct variant unseen[] = {{"linux", 90, 30, TD_DEPTH_8, false},
                                        {"sixteen", 100, 34, TD_DEPTH_16, false}};

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

/* Shows the screen as a variant, and looks at each cell of it. */
static void check_cells(struct script *s, const struct variant *variant,
                        const struct td_glyph_set *font)
{
    const struct td_canvas *canvas;

    world_resize(&s->world, variant->cols, variant->rows);
    world_theme(&s->world, variant->depth, variant->ascii, font);
    (void)world_screen(&s->world);
    canvas = &s->world.canvas;
    for (int i = 0; i < canvas->cols * canvas->rows; i++) {
        const char *what = unseen_in(&s->world.theme, &canvas->cells[i]);

        if (what != NULL) {
            fprintf(stderr, "%s, column %d, row %d: %s U+%04X\n", variant->name,
                    i % canvas->cols + 1, i / canvas->cols + 1, what,
                    (unsigned)canvas->cells[i].cp);
            fail(s, "what is drawn cannot be seen");
        }
    }
}

static void check_unseen(struct script *s)
{
    static struct td_glyph_set safe;

    td_glyph_set_add_safe(&safe);
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
        check_cells(s, &unseen[i], i == 0 ? &safe : NULL);
    }
}

/* Shows the screen as each variant; `see` gets its text. */
static void each_variant(struct script *s, const char *name,
                         void (*see)(struct script *s, size_t variant, const char *name))
{
    int cols = s->world.canvas.cols, rows = s->world.canvas.rows;

    for (size_t i = 0; i < VARIANTS; i++) {
        check_cells(s, &variants[i], NULL);
        see(s, i, name);
    }
    check_unseen(s);
    world_resize(&s->world, cols, rows);
    world_theme(&s->world, TD_DEPTH_256, false, NULL);
}

static void compare_screen(struct script *s, size_t variant, const char *name)
{
    compare(s, name, &variants[variant], "txt", world_screen(&s->world));
}

/* ---- reels ---- */

static void append(struct script *s, struct reel *reel, const char *text, size_t length)
{
    if (reel->length + length + 1 > reel->capacity) {
        size_t capacity = 2 * reel->capacity + length + 1;
        char *grown = realloc(reel->text, capacity);

        if (grown == NULL) {
            fail(s, "out of memory");
            return;
        }
        reel->text = grown;
        reel->capacity = capacity;
    }
    memcpy(reel->text + reel->length, text, length);
    reel->length += length;
    reel->text[reel->length] = '\0';
}

static void add_frame(struct script *s, size_t variant, const char *title)
{
    struct reel *reel = &s->reels[variant];
    const char *screen = world_screen(&s->world), *before = reel->before;
    char head[300];

    td_str_format(head, sizeof head, "==== %s\n", title);
    append(s, reel, head, strlen(head));
    for (int row = 1; *screen != '\0'; row++) {
        size_t length = strcspn(screen, "\n") + 1, old = strcspn(before, "\n");

        if (old + 1 != length || strncmp(screen, before, old) != 0) {
            td_str_format(head, sizeof head, "%2d ", row);
            append(s, reel, head, strlen(head));
            append(s, reel, screen, length);
        }
        screen += length;
        before += before[old] == '\n' ? old + 1 : old;
    }
    td_str_copy(reel->before, sizeof reel->before, world_screen(&s->world));
}

static void end_reel(struct script *s)
{
    for (size_t i = 0; i < VARIANTS; i++) {
        struct reel *reel = &s->reels[i];

        if (reel->text == NULL) {
            fail(s, "the reel has no frame");
            return;
        }
        compare(s, s->reel_name, &variants[i], "reel.txt", reel->text);
        free(reel->text);
        *reel = (struct reel){0};
    }
}

/* ---- steps ---- */

static void check_status(struct script *s, const char *text)
{
    char row[1024];

    world_row(&s->world, -2, row, sizeof row);
    if (strstr(row, text) == NULL) {
        fail(s, "the status line says something else");
    }
}

static bool check_step(struct script *s, const char *word, char *rest)
{
    if (strcmp(word, "expect") == 0) {
        if (strstr(world_screen(&s->world), rest) == NULL) {
            fail(s, "the screen does not show it");
        }
    } else if (strcmp(word, "expect-not") == 0) {
        if (strstr(world_screen(&s->world), rest) != NULL) {
            fail(s, "the screen shows it");
        }
    } else if (strcmp(word, "status") == 0) {
        check_status(s, rest);
    } else if (strcmp(word, "bells") == 0) {
        unsigned bells = s->world.bells - s->bells_seen;

        if (bells != (unsigned)strtoul(rest, NULL, 10)) {
            fprintf(stderr, "%u bells\n", bells);
            fail(s, "another number of bells");
        }
        s->bells_seen = s->world.bells;
    } else if (strcmp(word, "still") == 0) {
        if (td_stack_next_change(&s->world.app.stack, s->world.now).at != TD_NEVER) {
            fail(s, "something would wake up");
        }
    } else if (strcmp(word, "ended") == 0) {
        if (!s->world.app.stack.quit) {
            fail(s, "it goes on");
        }
    } else if (strcmp(word, "golden") == 0) {
        each_variant(s, rest, compare_screen);
    } else if (strcmp(word, "reel") == 0) {
        td_str_copy(s->reel_name, sizeof s->reel_name, rest);
    } else if (strcmp(word, "frame") == 0) {
        each_variant(s, rest, add_frame);
    } else if (strcmp(word, "reel-end") == 0) {
        end_reel(s);
    } else {
        return false;
    }
    return true;
}

static void do_step(struct script *s, const char *word, char *rest)
{
    if (strcmp(word, "size") == 0) {
        resize(s, rest);
    } else if (strcmp(word, "start") == 0) {
        if (!world_start(&s->world, rest)) {
            fail(s, "it did not start");
        }
    } else if (strcmp(word, "import") == 0) {
        import_file(s, rest);
    } else if (strcmp(word, "settings") == 0) {
        add_setting(s, rest);
    } else if (strcmp(word, "key") == 0) {
        press(s, rest);
    } else if (strcmp(word, "hold") == 0) {
        hold(s, rest);
    } else if (strcmp(word, "type") == 0) {
        for (; *rest != '\0'; rest++) {
            world_key(&s->world, (td_key)*rest);
        }
    } else if (strcmp(word, "click") == 0) {
        int x, y;

        if (sscanf(rest, "%d %d", &x, &y) != 2) {
            fail(s, "expected a column and a row");
        }
        world_click(&s->world, x - 1, y - 1);
    } else if (strcmp(word, "advance") == 0) {
        world_advance(&s->world, parse_time(s, rest));
    } else if (strcmp(word, "gap") == 0) {
        td_ns gap = parse_time(s, rest);

        td_stack_gap(&s->world.app.stack, gap, s->world.now);
        s->world.now += gap;
        world_look_at_day(&s->world);
    } else if (!check_step(s, word, rest)) {
        fail(s, "no such step");
    }
}

int main(int argc, char **argv)
{
    static struct script s;
    char line[1024];
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    int steps = 0;

    if (file == NULL) {
        fprintf(stderr, "usage: runner SCRIPT\n");
        return 2;
    }
    s.path = argv[1];
    world_init(&s.world);
    while (fgets(line, sizeof line, file) != NULL) {
        char *word = line + strspn(line, " \t");
        char *rest;

        s.line++;
        line[strcspn(line, "\n")] = '\0';
        if (*word == '\0' || *word == '#') {
            continue;
        }
        rest = word + strcspn(word, " ");
        if (*rest != '\0') {
            *rest++ = '\0';
        }
        do_step(&s, word, rest);
        steps++;
    }
    (void)fclose(file);
    world_deinit(&s.world);
    printf("%s: %d steps\n", argv[1], steps);
    return steps > 0 ? 0 : 1;
}
