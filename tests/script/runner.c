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
 *     golden NAME [SIZE ...]   the screen equals tests/golden/NAME.txt, at the usual
 *                              sizes and these (TEARDROP_UPDATE=1 writes it)
 *     reel NAME [SIZE ...]     begin a reel: many screens in one file
 *     frame TITLE              the screen, as the rows that differ from the frame before
 *     reel-end                 the reel equals tests/golden/NAME.txt
 *
 * `#` begins a comment. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/golden.h"
#include "script/world.h"
#include "teardrop/base/str.h"
#include "teardrop/store/transfer/transfer.h"

struct script {
    const char *path;
    int line;
    struct world world;
    unsigned bells_seen;
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
    if (file == NULL || td_history_merge_begin(s->world.app.history, false) != TD_OK) {
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

static void need(struct script *s, const char *trouble)
{
    if (trouble != NULL) {
        fail(s, trouble);
    }
}

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
        need(s, golden_begin(rest));
        need(s, golden_frame(&s->world, ""));
        need(s, golden_end());
    } else if (strcmp(word, "reel") == 0) {
        need(s, golden_begin(rest));
    } else if (strcmp(word, "frame") == 0) {
        need(s, golden_frame(&s->world, rest));
    } else if (strcmp(word, "reel-end") == 0) {
        need(s, golden_end());
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

static int run(const char *path)
{
    static struct script s;
    char line[1024];
    FILE *file = fopen(path, "r");
    int steps = 0;

    if (file == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        return 0;
    }
    memset(&s, 0, sizeof s);
    s.path = path;
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
        if (world_cursor(&s.world) != NULL) { /* at every moment */
            fail(&s, world_cursor(&s.world));
        }
        steps++;
    }
    (void)fclose(file);
    world_deinit(&s.world);
    printf("%s: %d steps\n", path, steps);
    return steps;
}

int main(int argc, char **argv)
{
    bool good = argc > 1;

    if (!good) {
        fprintf(stderr, "usage: script_runner SCRIPT ...\n");
    }
    for (int i = 1; i < argc; i++) {
        good = run(argv[i]) > 0 && good;
    }
    return good ? 0 : 1;
}
