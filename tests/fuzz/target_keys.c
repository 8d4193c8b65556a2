/* Bytes of a terminal through the decoder and the screens. The world is built once, what
 * is kept goes into memory, and the window is too small to be drawn in until the input says so:
 * pictures cost most of the time.
 *
 * The first byte chooses the screen. Then every byte is the terminal's, but for two that
 * never stand in UTF-8: 0xFE n ends a read, and time passes (n ms, from 128 on n - 127 times
 * 0.1 s); 0xFF n is a window of another size. */
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>

#include "fuzz/targets.h"
#include "script/world.h"
#include "src/term/tty/questions.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define INPUT_MAX 512
#define COLS (TD_MIN_COLS - 1)
#define ROWS (TD_MIN_ROWS - 1)

static struct world world;

/* What was kept since the input began. */
static struct {
    int sessions, others;
    struct td_session_record session; /* the last one */
} kept;

/* What the terminal is asked, and what its answers make of a theme. */
static struct td_questions questions;
static struct td_theme asked;

/* What reached the screens since then. */
static int given, alone;

/* ---- a history in memory ---- */

static const char *no_trouble(void *self)
{
    (void)self;
    return NULL;
}

static enum td_err save_session(void *self, const struct td_session_record *record)
{
    (void)self;
    kept.sessions++;
    if (td_session_record_copy(&kept.session, record) != TD_OK || record->worst_pain < -1 ||
        record->worst_pain > 10) {
        abort();
    }
    return TD_OK;
}

static enum td_err save_check(void *self, const struct td_check_record *record)
{
    (void)self;
    (void)record;
    kept.others++;
    return TD_OK;
}

static enum td_err save_morning(void *self, const struct td_morning_record *record)
{
    (void)self;
    (void)record;
    kept.others++;
    return TD_OK;
}

static enum td_err save_measure(void *self, const struct td_measure *measure)
{
    (void)self;
    (void)measure;
    kept.others++;
    return TD_OK;
}

static enum td_err save_answer(void *self, const struct td_person_answer *answer)
{
    (void)self;
    (void)answer;
    kept.others++;
    return TD_OK;
}

static enum td_err save_proposal(void *self, const struct td_proposal *proposal)
{
    (void)self;
    (void)proposal;
    kept.others++;
    return TD_OK;
}

static enum td_err save_look(void *self, const struct td_look *look)
{
    (void)self;
    (void)look;
    kept.others++;
    return TD_OK;
}

static enum td_err delete_one(void *self, const char *which)
{
    (void)self;
    (void)which;
    kept.others++;
    return TD_OK;
}

/* What was kept in this input's session can be looked at. */
static enum td_err last_session(void *self, struct td_instant *out)
{
    (void)self;
    *out = kept.session.started;
    return kept.sessions > 0 ? TD_OK : TD_ERR_ABSENT;
}

static enum td_err load_session(void *self, const char *uuid, struct td_session_record *out)
{
    (void)self;
    if (kept.sessions == 0 || !td_str_equal(uuid, kept.session.uuid)) {
        return TD_ERR_ABSENT;
    }
    return td_session_record_copy(out, &kept.session);
}

static enum td_err refuse_change(void *self, size_t row, const char *text, char *why,
                                 size_t why_size)
{
    (void)self;
    (void)row;
    (void)text;
    td_str_copy(why, why_size, "not here");
    return TD_ERR_USAGE;
}

/* Nothing of one input is left for the next, and nothing is written to a disk. */
static void detach(struct td_app *app)
{
    static struct td_history_ops history;
    static struct td_settings_ops settings;

    history = *app->ui.history.ops; /* of a history that keeps nothing */
    history.trouble = no_trouble;
    history.save_session = save_session;
    history.save_check = save_check;
    history.save_morning = save_morning;
    history.save_measure = save_measure;
    history.save_look = save_look;
    history.save_answer = save_answer;
    history.save_proposal = save_proposal;
    history.delete_session = history.delete_morning = history.delete_check = delete_one;
    history.last_session = last_session;
    history.load_session = load_session;
    app->ui.history.ops = &history;
    settings = *app->ui.settings_port.ops;
    settings.change = refuse_change;
    app->ui.settings_port.ops = &settings;
    app->ui.report.ops = NULL;
}

/* ---- one input ---- */

static void build(void)
{
    char path[300];
    FILE *file;

    world_init(&world);
    snprintf(path, sizeof path, "%s/teardrop", world.dir);
    (void)td_path_make_folder(path);
    snprintf(path, sizeof path, "%s/teardrop/teardrop.ini", world.dir);
    file = fopen(path, "w");
    if (file == NULL || fputs("[history]\nkeep = no\n[display]\nmotion = off\n", file) < 0 ||
        fclose(file) != 0 || !world_start(&world, "")) {
        abort();
    }
    detach(&world.app);
}

static void ask(void)
{
    const struct td_term_options options = {.ground = -1, .parts = -1};

    td_theme_init(&asked, TD_DEPTH_256, false);
    td_questions_init(&questions, &options, &asked, "xterm-256color");
    (void)td_questions_text(&questions);
}

static void begin(size_t which)
{
    static const struct {
        enum td_command command;
        const char *argument;
    } starts[] = {
        {TD_COMMAND_HOME, NULL},       {TD_COMMAND_TRAIN, "l3"},   {TD_COMMAND_CHECK, NULL},
        {TD_COMMAND_PRIMER, NULL},     {TD_COMMAND_HISTORY, NULL}, {TD_COMMAND_TRAIN, "l0"},
        {TD_COMMAND_PRIMER, "claims"}, {TD_COMMAND_TRAIN, "l8"},
    };
    struct td_app *app = &world.app;

    td_stack_deinit(&app->stack);
    memset(&app->draft, 0, sizeof app->draft);
    td_session_record_deinit(&kept.session);
    memset(&kept, 0, sizeof kept);
    given = alone = 0;
    ask();
    td_decoder_reset(world.decoder);
    world.now += 10 * TD_NS_PER_S;
    if (world.canvas.cols != COLS || world.canvas.rows != ROWS) {
        world_resize(&world, COLS, ROWS);
    }
    app->options.command = starts[which % 8].command;
    app->options.argument = starts[which % 8].argument;
    if (td_app_open_screens(app, &world.theme, (struct td_cue_sink){0}, TD_MIN_COLS, TD_MIN_ROWS,
                            world.now) != TD_OK) {
        abort();
    }
}

/* Whatever it answers: pixels only with a cell that may be one. */
static void answer(const struct td_input *input)
{
    const struct td_tty tty = {.in = -1, .out = -1};
    const struct td_pixel_theme *pixels = &asked.pixels;

    (void)td_questions_refused(&questions, input, &asked);
    (void)td_questions_answered(&questions, input, &tty, &asked);
    (void)td_questions_text(&questions);
    if (pixels->still == TD_GRAPHICS_CELLS ? pixels->moving != TD_GRAPHICS_CELLS
                                           : pixels->cell_w < 1 || pixels->cell_w > 256 ||
                                                 pixels->cell_h < 1 || pixels->cell_h > 256) {
        abort();
    }
}

/* What a decoder promises of each input. */
static void check(const struct td_input *input)
{
    const char *text = input->text;
    uint32_t code;

    if (input->kind == TD_INPUT_KEY && ((input->key & (td_key)~TD_KEY_MODIFIERS) == TD_KEY_NONE ||
                                        (input->key & (td_key)~TD_KEY_MODIFIERS) > TD_KEY_F24 ||
                                        td_key_with(input->key, 0) != input->key)) {
        abort();
    }
    if (input->kind == TD_INPUT_MOUSE && (input->mouse.x < 0 || input->mouse.y < 0)) {
        abort();
    }
    if (input->number_count < 0 || input->number_count > TD_INPUT_NUMBERS) {
        abort();
    }
    while ((code = td_utf8_next(&text)) != 0) {
        if (code < ' ' || (code >= 0x7F && code < 0xA0)) {
            abort();
        }
    }
}

static void take(void)
{
    struct td_input input;

    while (!world.app.stack.quit && td_decoder_next(world.decoder, world.now, &input)) {
        check(&input);
        answer(&input);
        given += input.kind != TD_INPUT_ANSWER;
        alone += input.kind == TD_INPUT_MOUSE ||
                 (input.kind == TD_INPUT_KEY && input.arrival != TD_CAME_IN_A_HEAP);
        td_stack_input(&world.app.stack, &input, world.now);
        td_cues_flush(&world.app.cues);
    }
}

static void wait(td_ns length)
{
    td_ns target = world.now + length;

    if (td_decoder_deadline(world.decoder) <= target) {
        world_advance(&world, td_decoder_deadline(world.decoder) - world.now - 1);
        world.now++;
        take();
    }
    if (world.now < target) {
        world_advance(&world, target - world.now);
    }
}

void fuzz_keys(const uint8_t *data, size_t size)
{
    const struct td_view_ops *first;

    if (size < 1 || size > INPUT_MAX) {
        return;
    }
    if (!world.started) {
        build();
    }
    begin(data[0]);
    first = world.app.stack.views[0].ops;
    for (size_t i = 1; i < size && !world.app.stack.quit;) {
        size_t end = i;

        while (end < size && data[end] < 0xFE) {
            end++;
        }
        td_decoder_feed(world.decoder, (const char *)data + i, end - i, world.now);
        take();
        i = end;
        if (i + 1 < size && !world.app.stack.quit) {
            int n = data[i + 1];

            if (data[i] == 0xFF) {
                world_resize(&world, 1 + n / 4, 1 + n / 16);
            } else {
                wait((n < 128 ? n : (n - 127) * 100) * TD_NS_PER_MS);
            }
        }
        i += 2;
    }
    if (world.app.stack.count > 0 && !world.app.stack.quit) {
        td_stack_draw(&world.app.stack, &world.canvas);
    }
    /* Nothing was given: nothing has changed. Nobody typed: nobody has answered. */
    if (given == 0 && (kept.sessions > 0 || kept.others > 0 || world.app.stack.count != 1 ||
                       world.app.stack.quit || world.app.stack.views[0].ops != first)) {
        abort();
    }
    if (alone == 0 && (kept.sessions > 0 || kept.others > 0)) {
        abort();
    }
}
