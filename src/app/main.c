/* teardrop: from the command line to the command. */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/app/command/commands.h"
#include "teardrop/app/context/app.h"
#include "teardrop/app/loop.h"
#include "teardrop/app/plain/plain.h"
#include "teardrop/app/plain/train/train.h"
#include "teardrop/app/print/print.h"
#include "teardrop/app/run/keep_awake.h"
#include "teardrop/app/run/locale.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/base/str.h"

static const char *environment(const char *name)
{
    return getenv(name);
}

/* A standard stream that was closed (`>&-`) would be the next file that is opened: what is printed
 * would go into it. One that can be neither read nor written takes its place. */
static bool fill_standard_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};

    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", modes[fd]) != fd) {
            return false;
        }
    }
    return true;
}

/* The folder of the executable, links followed; "" where the system does not tell. */
static void find_program_dir(char *out, size_t size)
{
    /* Linux and NetBSD, FreeBSD, DragonFly; elsewhere the installed place holds. */
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/exe",
                                        "/proc/curproc/file"};

    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        ssize_t n = readlink(links[i], out, size - 1);

        if (n > 0 && (size_t)n < size - 1) {
            char *slash;

            out[n] = '\0';
            slash = strrchr(out, '/');
            if (slash != NULL && slash != out) {
                *slash = '\0';
                return;
            }
        }
    }
    out[0] = '\0';
}

static const int parts[] = {[TD_CELLS_AUTO] = -1,
                            [TD_CELLS_HALF] = TD_PARTS_HALF,
                            [TD_CELLS_QUADRANT] = TD_PARTS_QUADRANT,
                            [TD_CELLS_SEXTANT] = TD_PARTS_SEXTANT,
                            [TD_CELLS_OCTANT] = TD_PARTS_OCTANT};

/* Full screen: a terminal on both sides is needed. */
static int run_screens(struct td_app *app, const sigset_t *during_wait)
{
    static const int depths[] = {[TD_COLORS_AUTO] = -1,
                                 [TD_COLORS_256] = TD_DEPTH_256,
                                 [TD_COLORS_16] = TD_DEPTH_16,
                                 [TD_COLORS_8] = TD_DEPTH_8,
                                 [TD_COLORS_MONO] = TD_DEPTH_MONO};
    static const int grounds[] = {
        [TD_THEME_AUTO] = -1, [TD_THEME_DARK] = TD_GROUND_DARK, [TD_THEME_LIGHT] = TD_GROUND_LIGHT};
    static const int pictures[] = {[TD_PICTURES_AUTO] = TD_TERM_PICTURES_AUTO,
                                   [TD_PICTURES_CELLS] = TD_TERM_PICTURES_CELLS,
                                   [TD_PICTURES_KITTY] = TD_TERM_PICTURES_KITTY,
                                   [TD_PICTURES_SIXEL] = TD_TERM_PICTURES_SIXEL,
                                   [TD_PICTURES_OFF] = TD_TERM_PICTURES_CELLS};
    const struct td_settings *settings = &app->settings.values;
    bool over_ssh = environment("SSH_CONNECTION") != NULL;
    struct td_term_options options = {.depth = depths[settings->colors],
                                      .ascii = settings->ascii == TD_YES,
                                      .mouse = settings->mouse != 0,
                                      .ground = grounds[settings->theme],
                                      .pictures = pictures[settings->pictures],
                                      .parts = parts[settings->cells],
                                      .rescue = td_signals_guard(),
                                      .esc_wait = td_settings_esc_wait(settings, over_ssh)};
    struct td_term *term;
    struct td_clock clock;
    char why[256];
    enum td_err err;
    int code;

    if (settings->ascii == TD_NO && !td_locale_is_utf8()) {
        fprintf(stderr, "teardrop: [display] ascii = no cannot be: this system has no locale for "
                        "UTF-8, not even C.UTF-8, so the screen is drawn in ASCII\n");
    }
    err = td_term_open(&options, &term, why, sizeof why);
    if (err != TD_OK) {
        fprintf(stderr, "teardrop: %s\n", why);
        return td_err_exit_code(err);
    }
    td_clock_init(&clock, app->options.clock_rate_thousandths);
    code = td_loop_run(app, term, &clock, during_wait);
    td_term_close(term);
    if (code == 0) {
        td_say_goodbye(app);
    }
    return code;
}

static bool on_a_terminal(void)
{
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
        return true;
    }
    fprintf(stderr,
            "teardrop: standard %s is not a terminal, so there is no full screen.\n"
            "For pipes and scripts: --plain (any command line by line), train --dry-run,\n"
            "check --answers FILE, history --export csv, report, status.\n",
            isatty(STDIN_FILENO) ? "output" : "input");
    return false;
}

static int refuse_training(struct td_app *app, struct td_problems *problems)
{
    const struct td_program *program;
    const struct td_level *level;
    struct td_plan plan;
    char why[640];
    enum td_err err = td_app_level(app, &program, &level, &plan, problems);

    if (err == TD_OK &&
        (err = td_overrides_fit(level, &app->options.overrides, why, sizeof why)) != TD_OK) {
        td_problems_add(problems, NULL, 0, "%s", why);
    }
    if (err == TD_OK && !td_app_may_train(app, program, level, why, sizeof why)) {
        td_problems_add(problems, NULL, 0, "%s", why);
        err = TD_ERR_IO;
    }
    return err == TD_OK ? 0 : td_fail(err, problems);
}

static int run_plain(struct td_app *app, const struct td_clock *clock, const sigset_t *during_wait)
{
    switch (app->options.command) {
    case TD_COMMAND_TRAIN:
        return td_plain_train(app, clock, during_wait);
    case TD_COMMAND_CHECK:
        return td_plain_check(app);
    case TD_COMMAND_PRIMER:
        return td_plain_primer(app, during_wait);
    case TD_COMMAND_HISTORY:
        return td_plain_history(app, during_wait);
    default:
        return td_plain_home(app, during_wait);
    }
}

/* Commands that need neither a terminal nor a loop; -1 = not one of them. */
static int run_command(struct td_app *app)
{
    const struct td_options *options = &app->options;

    switch (options->command) {
    case TD_COMMAND_CONFIG:
        return td_command_config(app);
    case TD_COMMAND_LOG:
        return td_command_log(app);
    case TD_COMMAND_STATUS:
        return td_command_status(app);
    case TD_COMMAND_REPORT:
        return td_command_report(app);
    case TD_COMMAND_SOUND:
        return td_command_sound(app);
    case TD_COMMAND_TRAIN:
        return options->dry_run ? td_command_dry_run(app) : -1;
    case TD_COMMAND_CHECK:
        if (options->report) {
            return td_command_check_report(app);
        }
        return options->answers != NULL ? td_command_check_answers(app) : -1;
    case TD_COMMAND_HISTORY:
        return options->has_export       ? td_command_export(app)
               : options->import != NULL ? td_command_import(app)
               : options->delete_all     ? td_command_delete_all(app)
               : options->repair         ? td_command_repair(app)
               : options->has_format     ? td_command_charts(app)
                                         : -1;
    default:
        return -1;
    }
}

static void say_waiting(void *self)
{
    const struct td_app *app = self;

    fputs("teardrop: waiting for another teardrop that writes to ", stderr);
    td_print_name(app->paths.history_file, stderr);
    fputc('\n', stderr);
}

static int run(struct td_app *app)
{
    struct td_problems problems = {0};
    struct td_clock clock;
    sigset_t during_wait;
    enum td_err err;
    int code;

    td_history_on_wait(app->history, say_waiting, app);
    code = run_command(app);

    if (code >= 0) {
        return code;
    }
    if (!app->options.plain && !on_a_terminal()) {
        return td_err_exit_code(TD_ERR_USAGE);
    }
    err = td_app_need_content(app, &problems);
    if (err != TD_OK) {
        return td_fail(err, &problems);
    }
    if (app->options.command == TD_COMMAND_TRAIN && (code = refuse_training(app, &problems)) != 0) {
        return code;
    }
    if (app->options.plain && app->options.command != TD_COMMAND_TRAIN) {
        return run_plain(app, NULL, NULL);
    }
    td_signals_init(&during_wait);
    if (!app->options.plain) {
        return run_screens(app, &during_wait);
    }
    td_clock_init(&clock, app->options.clock_rate_thousandths);
    return run_plain(app, &clock, &during_wait);
}

int main(int argc, char **argv)
{
    struct td_options options;
    struct td_problems problems = {0};
    struct td_app app;
    char why[320], program_dir[TD_PATH_MAX];
    struct td_child helper = {0};
    struct td_app_world world = {.env = environment,
                                 .awake = td_keep_awake_port(&helper),
                                 .program_dir = program_dir,
                                 .date = td_clock_date(),
                                 .stamp = td_clock_stamp};
    enum td_err err;
    int code;

    td_signals_let_writes_fail();
    if (!fill_standard_streams()) {
        return td_err_exit_code(TD_ERR_IO);
    }
    err = td_options_parse(argc, argv, &options, why, sizeof why);
    if (err != TD_OK) {
        fprintf(stderr, "teardrop: %s\n", why);
        return td_err_exit_code(err);
    }
    if (options.help) {
        td_options_help(stdout);
        return td_finish_output(TD_OK);
    }
    if (options.version) {
        printf("teardrop %s\n%s\n", TEARDROP_VERSION, TEARDROP_SOUND);
        return td_finish_output(TD_OK);
    }
    /* Characters only: the decimal point is a point in every locale. */
    (void)setlocale(LC_CTYPE, "");
    find_program_dir(program_dir, sizeof program_dir);
    err = td_app_init(&app, &options, &world, &problems);
    if (err != TD_OK) {
        code = td_fail(err, &problems);
        if (err == TD_ERR_CONTENT && options.config_file == NULL &&
            options.command != TD_COMMAND_CONFIG) {
            fputs("To start without it: teardrop --config /dev/null\n", stderr);
        }
        return code;
    }
    td_content_on_read(app.content, td_signals_reading);
    if (app.settings.values.ascii == TD_NO && !td_locale_is_utf8()) {
        (void)td_locale_take_utf8(NULL, 0); /* the person knows the terminal better */
    }
    code = run(&app);
    td_app_deinit(&app);
    return code;
}
