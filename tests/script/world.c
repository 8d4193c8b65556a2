/* The real app in a folder of its own, under a clock that only the test moves. */
#define _XOPEN_SOURCE 700 /* nftw, setenv */
#include "script/world.h"

#include <ctype.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"
#include "testing.h"

#define WORDS_MAX 32
#define START_UNIX_S INT64_C(1767600000) /* 2026-01-05, a Monday morning */

/* Dates follow the clock of the screens; one world at a time. */
static struct world *present;

static struct td_instant wall_now(void *self)
{
    (void)self;
    return (struct td_instant){START_UNIX_S + present->now / TD_NS_PER_S, 60};
}

/* As the loop counts them: midnight, and the end of the night. */
static int64_t turns(struct td_instant at)
{
    return td_instant_local_day(at) + td_training_day(at);
}

static const char *environment(const char *name)
{
    if (strncmp(name, "XDG_", 4) == 0) {
        return present->dir;
    }
    return strcmp(name, "HOME") == 0 ? present->dir : NULL;
}

static void stamp(void *self, char *out, size_t size)
{
    (void)self;
    td_instant_format(wall_now(NULL), out, size);
}

static void ring(void *self)
{
    ((struct world *)self)->bells++;
}

static const struct td_cue_sink_ops sink_ops = {.bell = ring};

void world_init(struct world *world)
{
    memset(world, 0, sizeof *world);
    testing_folder(world->dir, sizeof world->dir, "script");
    present = world;
    world->now = TD_NS_PER_S;
    td_theme_init(&world->theme, TD_DEPTH_256, false);
    world->decoder = td_decoder_new(&(struct td_decoder_options){
        .term = "xterm-256color", .esc_wait = 25 * TD_NS_PER_MS, .mouse = true});
    if (world->decoder == NULL) {
        exit(1);
    }
    if (td_canvas_init(&world->canvas, &world->theme, 80, 24) != TD_OK) {
        exit(1);
    }
}

static int remove_entry(const char *path, const struct stat *status, int flag, struct FTW *ftw)
{
    (void)status;
    (void)flag;
    (void)ftw;
    return remove(path);
}

void world_deinit(struct world *world)
{
    world_stop(world);
    td_decoder_free(world->decoder);
    td_canvas_deinit(&world->canvas);
    (void)nftw(world->dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

void world_stop(struct world *world)
{
    if (world->started) {
        td_stack_ending(&world->app.stack, world->now);
        td_app_deinit(&world->app);
        world->started = false;
    }
}

static int split(char *line, char **words)
{
    int count = 0;

    words[count++] = (char *)"teardrop";
    for (char *word = strtok(line, " \t"); word != NULL && count < WORDS_MAX - 3;
         word = strtok(NULL, " \t")) {
        words[count++] = word;
    }
    words[count] = NULL;
    return count;
}

bool world_start(struct world *world, const char *arguments)
{
    struct td_app_world outside = {.env = environment,
                                   .program_dir = "",
                                   .date = {.self = world, .now = wall_now},
                                   .stamp = stamp};
    static char line[1024]; /* options point into it */
    char *words[WORDS_MAX];
    struct td_options options;
    struct td_problems problems = {0};
    char why[320];
    enum td_err err;
    int count;

    world_stop(world);
    world->turns = turns(wall_now(NULL));
    snprintf(line, sizeof line, "%s", arguments);
    count = split(line, words);
    words[count++] = (char *)"--assets"; /* whole, whatever is in the path */
    words[count++] = (char *)TEARDROP_SOURCE_DIR "/assets";
    words[count] = NULL;
    err = td_options_parse(count, words, &options, why, sizeof why);
    if (err != TD_OK) {
        fprintf(stderr, "%s\n", why);
        return false;
    }
    err = td_app_init(&world->app, &options, &outside, &problems);
    if (err == TD_OK) {
        world->started = true;
        err = td_app_need_content(&world->app, &problems);
    }
    if (err == TD_OK) {
        err = td_app_open_screens(&world->app, &world->theme,
                                  (struct td_cue_sink){.self = world, .ops = &sink_ops},
                                  world->canvas.cols, world->canvas.rows, world->now);
    }
    td_problems_print(&problems, stderr);
    td_problems_deinit(&problems);
    return err == TD_OK;
}

void world_key(struct world *world, td_key key)
{
    td_stack_key(&world->app.stack, key, world->now);
    td_cues_flush(&world->app.cues);
}

static void take_input(struct world *world)
{
    struct td_input input;

    while (!world->app.stack.quit && td_decoder_next(world->decoder, world->now, &input)) {
        td_stack_input(&world->app.stack, &input, world->now);
        td_cues_flush(&world->app.cues);
    }
}

void world_bytes(struct world *world, const char *bytes, size_t count)
{
    td_decoder_feed(world->decoder, bytes, count, world->now);
    take_input(world);
}

void world_click(struct world *world, int x, int y)
{
    td_stack_mouse(&world->app.stack, (struct td_mouse){TD_MOUSE_CLICK, x, y}, world->now);
}

void world_resize(struct world *world, int cols, int rows)
{
    (void)td_canvas_resize(&world->canvas, cols, rows);
    if (world->started) {
        td_stack_resize(&world->app.stack, cols, rows, world->now);
    }
}

void world_theme(struct world *world, enum td_depth depth, bool ascii,
                 const struct td_glyph_set *font)
{
    td_theme_init(&world->theme, depth, ascii);
    world->theme.font = font;
    world_resize(world, world->canvas.cols, world->canvas.rows);
}

/* When the next of them comes, on the clock of the screens. Both are on the hour. */
static td_ns next_turn(void)
{
    struct td_instant now = wall_now(NULL), at = now;

    do {
        at.unix_s = (at.unix_s / 3600 + 1) * 3600;
    } while (turns(at) == turns(now));
    return (at.unix_s - START_UNIX_S) * TD_NS_PER_S;
}

void world_look_at_day(struct world *world)
{
    int64_t now = turns(wall_now(NULL));

    if (now != world->turns) {
        world->turns = now;
        td_stack_day(&world->app.stack, world->now);
    }
}

void world_advance(struct world *world, td_ns length)
{
    td_ns target = world->now + length;

    take_input(world);
    while (world->now < target && !world->app.stack.quit) {
        struct td_due due = td_stack_next_change(&world->app.stack, world->now);

        if (due.at > next_turn()) {
            due.at = next_turn();
        }

        if (due.at > target) {
            due.at = target;
        }
        if (td_decoder_deadline(world->decoder) < due.at) {
            due.at = td_decoder_deadline(world->decoder);
        }
        if (due.at <= world->now) { /* a due time must lie ahead */
            fprintf(stderr, "a due time lies behind: the loop would spin\n");
            exit(1);
        }
        world->now = due.at;
        world_look_at_day(world);
        td_stack_update(&world->app.stack, world->now);
        take_input(world);
        td_cues_flush(&world->app.cues);
    }
}

const char *world_screen(struct world *world)
{
    if (world->app.stack.count == 0 || world->app.stack.quit) {
        return "(ended)\n";
    }
    td_stack_draw(&world->app.stack, &world->canvas);
    if (td_canvas_dump(&world->canvas, world->text, sizeof world->text) >= sizeof world->text) {
        fprintf(stderr, "the screen is too large to be dumped\n");
        exit(1);
    }
    return world->text;
}

/* A letter, a digit, or the mark before what is typed; nothing that a picture or a frame is made
 * of. */
static bool is_read(const struct td_cell *cell)
{
    return cell != NULL && ((cell->cp < 0x80 && isalnum((int)cell->cp)) || cell->cp == '>' ||
                            (cell->cp >= 0xC0 && cell->cp < 0x2000));
}

const char *world_cursor(struct world *world)
{
    const struct td_canvas *canvas = &world->canvas;

    if (world->app.stack.count == 0 || world->app.stack.quit) {
        return NULL;
    }
    td_stack_draw(&world->app.stack, &world->canvas);
    if (canvas->cursor_x < 0) {
        return "the cursor stands nowhere";
    }
    /* On a mark before the words, or behind what is being typed. */
    for (int x = canvas->cursor_x - 3; x < canvas->cursor_x + 8; x++) {
        if (is_read(td_canvas_cell(canvas, x, canvas->cursor_y))) {
            return NULL;
        }
    }
    return "the cursor stands beside all text";
}

void world_row(struct world *world, int row, char *out, size_t size)
{
    const char *at = world_screen(world);

    row = row < 0 ? world->canvas.rows + row : row;
    for (; row > 0 && at != NULL; row--) {
        at = strchr(at, '\n');
        at = at == NULL ? NULL : at + 1;
    }
    snprintf(out, size, "%.*s", at == NULL ? 0 : (int)strcspn(at, "\n"), at == NULL ? "" : at);
}
