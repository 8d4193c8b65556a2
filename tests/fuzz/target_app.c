/* What the person gives by hand: a command line, a value to be saved among lines of
 * their own, content of their own. */
#define _DEFAULT_SOURCE /* strsep */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/parts.h"
#include "fuzz/targets.h"
#include "teardrop/app/cli/options.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/picture/label.h"
#include "teardrop/core/training/timeline.h"
#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/content/program.h"
#include "teardrop/store/settings/file.h"
#include "teardrop/store/text/cfg.h"
#include "teardrop/ui/kit/keymap.h"
#include "teardrop/ui/picture/picture.h"

#define WORDS_MAX 40

/* ---- the command line: a word a line ---- */

static bool is_clean(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            return false;
        }
    }
    return true;
}

void fuzz_options(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size), *rest = text, *word;
    char *words[WORDS_MAX + 2] = {(char *)"teardrop"};
    struct td_options options;
    char why[320] = "";
    int count = 1;
    enum td_err err;

    while (count <= WORDS_MAX && (word = strsep(&rest, "\n")) != NULL) {
        words[count++] = word;
    }
    words[count] = NULL;
    err = td_options_parse(count, words, &options, why, sizeof why);
    fuzz_hold(err == TD_OK || err == TD_ERR_USAGE, "a command line is taken or refused");
    if (err == TD_OK) {
        const struct td_overrides *over = &options.overrides;
        struct td_overrides none;

        td_overrides_init(&none);
        fuzz_hold(options.command >= 0 && options.command < TD_COMMAND_COUNT, "a command");
        fuzz_hold(over->sets == none.sets || (over->sets >= 1 && over->sets <= TD_MAX_SETS),
                  "sets");
        fuzz_hold(over->reps == none.reps || (over->reps >= 1 && over->reps <= TD_MAX_REPS),
                  "reps");
        fuzz_hold(options.clock_rate_thousandths > 0, "a clock that runs");
        fuzz_hold(options.free_name == NULL || is_clean(options.free_name), "a clean name");
        fuzz_hold(!options.delete_all || !options.repair, "one thing at a time");
    } else {
        fuzz_hold(why[0] != '\0' && is_clean(why), "why not, in clean words");
    }
    free(text);
}

/* ---- saving a value ---- */

struct lines {
    const char *at[400];
    size_t length[400];
    size_t count;
};

static void split(const char *text, struct lines *out)
{
    out->count = 0;
    while (*text != '\0' && out->count < 400) {
        size_t length = strcspn(text, "\n"), shown = length;

        while (shown > 0 && text[shown - 1] == '\r') {
            shown--;
        }
        out->at[out->count] = text;
        out->length[out->count++] = shown;
        text += length + (text[length] == '\n');
    }
}

static bool same_line(const struct lines *a, size_t i, const struct lines *b, size_t j)
{
    return a->length[i] == b->length[j] && memcmp(a->at[i], b->at[j], a->length[i]) == 0;
}

/* At most one line became another; at most a blank one, a section and the value came in. */
static void check_others(const char *before, const char *after)
{
    static struct lines old, new;
    size_t first = 0, last = 0;

    split(before, &old);
    split(after, &new);
    if (old.count == 400 || new.count == 400) {
        return;
    }
    while (first < old.count && first < new.count &&same_line(&old, first, &new, first)) {
        first++;
    }
    while (last < old.count - first &&
           last < new.count -
                      first &&same_line(&old, old.count - 1 - last, &new, new.count - 1 - last)) {
        last++;
    }
    if (old.count - first - last > 1 || new.count - first - last > 3) {
        fprintf(stderr, "before:\n%s\nafter:\n%s\n", before, after);
        fuzz_hold(false, "all other lines stay");
    }
}

static char *read_back(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 65536);

    fuzz_hold(file != NULL && text != NULL, "the file is there");
    (void)fread(text, 1, 65535, file);
    (void)fclose(file);
    return text;
}

static void make_table(struct td_setting_table *table)
{
    const struct td_setting_spec *specs;
    size_t count;

    td_setting_table_init(table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(table, specs, count);
}

/* What can be typed: characters, no halves of them. */
static bool is_typed(const char *text)
{
    while (*text != '\0') {
        const char *start = text;

        if (td_utf8_next(&text) == TD_UTF8_REPLACEMENT && text == start + 1) {
            return false;
        }
    }
    return true;
}

/* The first byte chooses the setting, the rest of the line is its value, what follows is
 * the file. */
void fuzz_rewrite(const uint8_t *data, size_t size)
{
    static struct td_setting_table table;
    static struct td_settings_state before, after;
    struct td_problems problems = {0};
    char path[128], why[320], value[TD_SETTING_TEXT], got[TD_SETTING_TEXT];
    char *text, *file, *written;
    const struct td_setting_spec *spec;
    enum td_err err;
    bool sound;

    if (size < 2 || memchr(data, '\0', size) != NULL || memchr(data, '\n', size) == NULL) {
        return;
    }
    make_table(&table);
    td_settings_defaults(&table, &before);
    td_settings_defaults(&table, &after);
    text = fuzz_text(data, size);
    file = strchr(text, '\n');
    *file++ = '\0';
    spec = table.rows[(unsigned char)text[0] % table.count];
    fuzz_path_of("teardrop.ini", path, sizeof path);
    if (text[0] != '\0' && is_typed(text + 1) && is_clean(text + 1) &&
        td_setting_set(spec, &after.values, text + 1, why, sizeof why) == TD_OK) {
        td_setting_get(spec, &after.values, value, sizeof value);
        fuzz_write(path, file, strlen(file));
        sound = td_settings_file_read(path, &table, TD_ORIGIN_USER, &before, &problems) == TD_OK;
        fuzz_hold(sound || problems.count > 0, "a refused file says why");
        why[0] = '\0';
        err = td_settings_file_write(path, spec, value, why, sizeof why);
        fuzz_hold(err == TD_OK || (err == TD_ERR_USAGE && why[0] != '\0'),
                  "a value is written, or it is said why not");
        written = read_back(path);
        if (sound && err == TD_OK) {
            check_others(file, written);
            if (td_settings_file_read(path, &table, TD_ORIGIN_USER, &before, &problems) != TD_OK) {
                td_problems_print(&problems, stderr);
                fprintf(stderr, "before:\n%s\nafter:\n%s\n", file, written);
                fuzz_hold(false, "a sound file stays sound");
            }
            td_setting_get(spec, &before.values, got, sizeof got);
            if (!td_str_equal(got, value)) {
                fprintf(stderr, "%s: \"%s\" became \"%s\"\n", spec->key, value, got);
                fuzz_hold(false, "what was written is read back");
            }
        }
        free(written);
    }
    td_problems_deinit(&problems);
    free(text);
    fuzz_clear();
}

/* ---- pictures of one's own ---- */

static void draw_view(const struct td_anatomy_view *view)
{
    static const enum td_depth depths[] = {TD_DEPTH_256, TD_DEPTH_8, TD_DEPTH_MONO};

    for (size_t d = 0; d < sizeof depths / sizeof depths[0]; d++) {
        struct td_theme theme;
        struct td_image image = {0};
        struct td_picture_spec spec = {.view = view,
                                       .mirror = d == 1,
                                       .highlight =
                                           view->part_count > 0 ? view->parts[0].id : NULL};

        td_theme_init(&theme, depths[d], false);
        td_picture_render(&image, &theme, 26, 11, &spec);
        theme.parts = d == 0 ? TD_PARTS_OCTANT : TD_PARTS_SEXTANT;
        td_picture_render(&image, &theme, 26, 11, &spec);
        theme.pixels =
            (struct td_pixel_theme){.still = TD_GRAPHICS_KITTY, .cell_w = 5, .cell_h = 9};
        td_picture_render(&image, &theme, 26, 11, &spec);
        spec.highlight = NULL;
        td_picture_render(&image, &theme, 26, 11, &spec);
        td_image_deinit(&image);
    }
}

void fuzz_pictures(const uint8_t *data, size_t size)
{
    struct td_problems problems = {0};
    struct td_anatomy *pictures = NULL;
    struct td_cfg *cfg = NULL;

    if (td_cfg_parse((const char *)data, size, "check_pictures.cfg", &problems, &cfg) == TD_OK &&
        td_anatomy_read(cfg, NULL, &problems, &pictures) == TD_OK) {
        for (size_t i = 0; i < pictures->view_count; i++) {
            fuzz_hold(td_anatomy_view(pictures, pictures->views[i].id) == &pictures->views[i],
                      "a view is found by its name");
            draw_view(&pictures->views[i]);
        }
    } else {
        fuzz_hold(problems.count > 0, "a refused file says why");
    }
    td_anatomy_free(pictures);
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
}

/* ---- a programme that extends the one that came with it ---- */

static struct td_program *shipped_program(void)
{
    struct td_problems problems = {0};
    struct td_program *program = NULL;
    struct td_cfg *cfg = NULL;

    fuzz_hold(td_cfg_load(TEARDROP_SOURCE_DIR "/assets/programs.cfg", "programs.cfg", &problems,
                          &cfg) == TD_OK &&
                  td_program_read(cfg, NULL, &problems, &program) == TD_OK,
              "the programme that came with it is sound");
    td_cfg_free(cfg);
    return program;
}

static void train_all(const struct td_program *program)
{
    for (size_t i = 0; i < program->level_count; i++) {
        struct td_overrides none;
        struct td_workout workout;
        struct td_timeline timeline;

        td_overrides_init(&none);
        fuzz_hold(td_program_level_index(program, program->levels[i].id) == (int)i,
                  "a level is found by its name, and once");
        td_workout_build(program, &program->levels[i], &none, &workout);
        fuzz_hold(td_timeline_compile(&workout, TD_SIDE_LEFT, &timeline) == TD_OK,
                  "every level can be trained");
        fuzz_hold(timeline.total > 0 && timeline.rep_total > 0, "and has something to do");
        td_timeline_deinit(&timeline);
    }
}

void fuzz_extends(const uint8_t *data, size_t size)
{
    static struct td_program *base; /* kept for good: a fuzz run is one process */
    struct td_problems problems = {0};
    struct td_program *program = NULL;
    struct td_cfg *cfg = NULL;

    if (base == NULL) {
        base = shipped_program();
    }
    if (td_cfg_parse((const char *)data, size, "programs.cfg", &problems, &cfg) == TD_OK &&
        td_program_read(cfg, NULL, &problems, &program) == TD_OK) {
        if (program->extends) {
            enum td_err err = td_program_extend(program, base);

            fuzz_hold(err == TD_OK || err == TD_ERR_CONTENT, "it is extended or refused");
            if (err == TD_OK) {
                fuzz_hold(program->level_count >= base->level_count, "no level is lost");
                train_all(program);
            }
        } else {
            train_all(program);
        }
    } else {
        fuzz_hold(problems.count > 0, "a refused file says why");
    }
    td_program_free(program);
    td_cfg_free(cfg);
    td_problems_deinit(&problems);
}
