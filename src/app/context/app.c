/* The program put together: settings, content, history, cues, screens. */
#include "teardrop/app/context/app.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/by_id.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"
#include "teardrop/core/plan_look_up.h"
#include "teardrop/store/settings/file.h"
#include "teardrop/ui/views.h"

#define IDS_MAX 64 /* of those that a wrong one is compared with */

/* ---- settings port ---- */

static const struct td_setting_table *port_table(void *self)
{
    return &((struct td_app *)self)->table;
}

static const struct td_settings_state *port_state(void *self)
{
    return &((struct td_app *)self)->settings;
}

static const char *port_path(void *self)
{
    return ((struct td_app *)self)->paths.settings_file;
}

/* What is derived from the settings. */
static void settings_changed(struct td_app *app)
{
    td_keymap_init(&app->keymap, &app->settings.values);
    td_settings_overrides(&app->settings.values, &app->ui.usual);
    app->ui.asked = app->options.overrides;
}

static enum td_err port_change(void *self, size_t row, const char *text, char *why, size_t why_size)
{
    struct td_app *app = self;
    const struct td_setting_spec *spec = app->table.rows[row];
    char value[TD_SETTING_TEXT], reason[512];
    struct td_settings before = app->settings.values;
    struct td_problems conflicts = {0};
    enum td_err err = td_setting_set(spec, &app->settings.values, text, why, why_size);

    if (err != TD_OK) {
        return err;
    }
    settings_changed(app);
    td_keymap_check(&app->keymap, NULL, &conflicts);
    if (conflicts.count > 0) {
        td_str_copy(why, why_size, conflicts.lines[0]);
        td_problems_deinit(&conflicts);
        app->settings.values = before;
        settings_changed(app);
        return TD_ERR_USAGE;
    }
    app->settings.origin[row] = TD_ORIGIN_USER;
    td_setting_get(spec, &app->settings.values, value, sizeof value);
    if (app->paths.settings_file[0] == '\0') {
        td_str_format(why, why_size, "in force for this run only: %s", app->paths.no_home);
        return TD_ERR_IO;
    }
    err = td_settings_file_write(app->paths.settings_file, spec, value, reason, sizeof reason);
    if (err != TD_OK) {
        td_str_format(why, why_size, "in force for this run, but not saved: %s (%s)", reason,
                      app->paths.settings_file);
    }
    return err;
}

static const struct td_settings_ops settings_ops = {
    .table = port_table, .state = port_state, .change = port_change, .path = port_path};

/* ---- start ---- */

static void set_from_command_line(struct td_app *app, const char *section, const char *key,
                                  const char *text)
{
    char why[128];
    int row = td_setting_table_find(&app->table, section, key);

    if (row >= 0 && td_setting_set(app->table.rows[row], &app->settings.values, text, why,
                                   sizeof why) == TD_OK) {
        app->settings.origin[row] = TD_ORIGIN_COMMAND_LINE;
    }
}

static enum td_err read_settings(struct td_app *app, struct td_problems *problems)
{
    enum td_err system, user;

    td_settings_defaults(&app->table, &app->settings);
    system = td_settings_file_read(app->paths.system_file, &app->table, TD_ORIGIN_SYSTEM,
                                   &app->settings, problems);
    user = app->paths.settings_file[0] == '\0'
               ? TD_ERR_ABSENT
               : td_settings_file_read(app->paths.settings_file, &app->table, TD_ORIGIN_USER,
                                       &app->settings, problems);
    if (user == TD_ERR_ABSENT && app->options.config_file != NULL && !app->options.config_init) {
        td_problems_add(problems, app->options.config_file, 0, "there is no such file");
        return TD_ERR_CONTENT;
    }
    if (system == TD_ERR_NOMEM || user == TD_ERR_NOMEM) {
        return TD_ERR_NOMEM;
    }
    if ((system != TD_OK && system != TD_ERR_ABSENT) || (user != TD_OK && user != TD_ERR_ABSENT)) {
        return TD_ERR_CONTENT;
    }
    td_keymap_init(&app->keymap, &app->settings.values);
    td_keymap_check(&app->keymap, user == TD_OK ? app->paths.settings_file : app->paths.system_file,
                    problems);
    return problems->count > 0 ? TD_ERR_CONTENT : TD_OK;
}

static bool has_programs(const char *dir)
{
    char file[TD_PATH_MAX];

    return td_path_join(file, sizeof file, dir, "programs.cfg") && td_path_is_file(file);
}

/* Beside the program (a build folder, or an installed prefix that was moved),
 * then where it was installed to, then where it was built from. */
static void find_assets(struct td_app *app, const struct td_app_world *world)
{
    static const char *const beside[] = {"../share/teardrop", "../assets"};

    if (app->options.assets_dir != NULL) {
        td_str_copy(app->assets_dir, sizeof app->assets_dir, app->options.assets_dir);
        return;
    }
    for (size_t i = 0; world->program_dir[0] != '\0' && i < sizeof beside / sizeof beside[0]; i++) {
        if (td_path_join(app->assets_dir, sizeof app->assets_dir, world->program_dir, beside[i]) &&
            has_programs(app->assets_dir)) {
            return;
        }
    }
    td_str_copy(app->assets_dir, sizeof app->assets_dir, TEARDROP_INSTALLED_ASSETS);
    if (!has_programs(app->assets_dir) && has_programs(TEARDROP_SOURCE_ASSETS)) {
        td_str_copy(app->assets_dir, sizeof app->assets_dir, TEARDROP_SOURCE_ASSETS);
    }
}

static enum td_err find_files(struct td_app *app, const struct td_app_world *world,
                              struct td_problems *problems)
{
    const struct td_options *options = &app->options;
    enum td_err err = td_paths_init(&app->paths, world->env);

    if (err == TD_OK && options->data_dir != NULL) {
        err = td_paths_use_data_dir(&app->paths, options->data_dir);
    }
    if (err == TD_OK && options->config_file != NULL) {
        err = td_paths_use_settings_file(&app->paths, options->config_file);
    }
    if (err != TD_OK) {
        td_problems_add(problems, NULL, 0, "a folder or file name is too long");
        return err;
    }
    find_assets(app, world);
    if (world->env("HOME") != NULL) {
        td_str_copy(app->home, sizeof app->home, world->env("HOME"));
    }
    return TD_OK;
}

static enum td_err open_log(struct td_app *app, const struct td_app_world *world,
                            struct td_problems *problems)
{
    enum td_err err;

    if (!app->options.log) {
        return TD_OK;
    }
    err = td_path_make_folder(app->paths.state_dir);
    if (err == TD_OK) {
        err = td_log_open(app->paths.log_file, world->stamp, NULL, &app->log);
    }
    if (err != TD_OK) {
        td_problems_add(problems, app->paths.log_file, 0, "cannot be written: %s", strerror(errno));
    }
    return err;
}

static enum td_err save_check_page(void *self, const struct td_check_record *record, char *path,
                                   size_t path_size)
{
    struct td_app *app = self;

    return td_report_save(&app->ui, app->home, record, path, path_size);
}

static const struct td_report_ops report_ops = {.save_check = save_check_page};

/* In this order: each needs what was found before it. */
static enum td_err open_all(struct td_app *app, const struct td_app_world *world,
                            struct td_problems *problems)
{
    enum td_err err = find_files(app, world, problems);

    if (err == TD_OK) {
        err = read_settings(app, problems);
    }
    if (err == TD_OK) {
        err = open_log(app, world, problems);
    }
    if (err == TD_OK) {
        err = td_content_new(app->assets_dir, app->paths.config_dir, &app->content);
    }
    if (err == TD_OK) {
        td_reading_store_init(&app->reading, app->paths.data_dir, app->settings.values.keep != 0);
        err = td_history_new(app->paths.history_file, app->settings.values.keep != 0, world->date,
                             &app->history);
    }
    return err;
}

/* The command line and NO_COLOR override the settings of the screen. */
static void take_display(struct td_app *app, const char *no_color)
{
    if (app->options.no_color || (no_color != NULL && no_color[0] != '\0')) {
        set_from_command_line(app, "display", "colors", "mono");
    }
    if (app->options.ascii) {
        set_from_command_line(app, "display", "ascii", "yes");
    }
    if (app->options.no_mouse) {
        set_from_command_line(app, "display", "mouse", "no");
    }
}

enum td_err td_app_init(struct td_app *app, const struct td_options *options,
                        const struct td_app_world *world, struct td_problems *problems)
{
    const struct td_setting_spec *specs;
    size_t count;
    enum td_err err;

    memset(app, 0, sizeof *app);
    app->options = *options;
    app->env = world->env;
    td_setting_table_init(&app->table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(&app->table, specs, count);
    err = open_all(app, world, problems);
    if (err != TD_OK) {
        td_app_deinit(app);
        return err;
    }
    if (options->free_timer) {
        td_content_offer_free(app->content,
                              options->free_name != NULL ? options->free_name : "Free timer",
                              options->overrides.hold_s >= 0);
        app->options.argument = TD_FREE_LEVEL;
    }
    take_display(app, world->env("NO_COLOR"));
    app->ui = (struct td_ui){
        .settings = &app->settings.values,
        .keymap = &app->keymap,
        .content = td_content_port(app->content),
        .history = td_history_port(app->history),
        .reading = td_reading_store_port(&app->reading),
        .settings_port = {.self = app, .ops = &settings_ops},
        .date = world->date,
        .awake = world->awake,
        .report = {.self = app, .ops = &report_ops},
        .cues = &app->cues,
        .sound = &app->sound,
        .log = app->log,
        .draft = &app->draft,
        .keep_free = options->keep_free,
        .views = td_views,
        .version = TEARDROP_VERSION,
    };
    td_sound_init(&app->sound, &app->settings.values, &app->ui.content, world->program_dir,
                  TEARDROP_INSTALLED_MODULES, app->home);
    settings_changed(app);
    td_log_write(app->log, "teardrop %s starts: %s", TEARDROP_VERSION,
                 td_command_name(options->command));
    return TD_OK;
}

void td_app_deinit(struct td_app *app)
{
    if (app->screens_open) {
        td_stack_deinit(&app->stack);
    }
    td_sound_deinit(&app->sound);
    td_history_free(app->history);
    td_content_free(app->content);
    td_log_close(app->log);
    memset(app, 0, sizeof *app);
}

static void copy_problems(const struct td_problems *from, struct td_problems *to)
{
    for (size_t i = 0; from != NULL && i < from->count; i++) {
        td_problems_add(to, NULL, 0, "%s", from->lines[i]);
    }
}

enum td_err td_app_need_content(struct td_app *app, struct td_problems *problems)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_history_port *history = &app->ui.history;
    const struct td_problems *found = NULL;
    const struct td_program *program;
    struct td_instant first;
    bool trained;
    const struct td_checklist *checklist;
    const struct td_primer *primer;
    enum td_err err = TD_OK;

    switch (app->options.command) {
    case TD_COMMAND_HOME:
        trained = history->ops->first_session(history->self, &first) != TD_ERR_ABSENT;
        err = (trained ? content->ops->program : content->ops->ladder)(content->self, &program,
                                                                       &found);
        break;
    case TD_COMMAND_TRAIN:
        err = content->ops->program(content->self, &program, &found);
        break;
    case TD_COMMAND_CHECK:
        err = content->ops->checklist(content->self, &checklist, &found);
        break;
    case TD_COMMAND_PRIMER:
        err = content->ops->primer(content->self, &primer, &found);
        if (err == TD_OK && app->options.argument != NULL &&
            td_primer_page(primer, app->options.argument) < 0 &&
            !(app->options.plain && td_primer_is_list(app->options.argument))) {
            const char *ids[IDS_MAX];
            size_t count = td_min_size(primer->page_count, IDS_MAX);

            TD_IDS(primer->pages, count, ids);
            td_problems_add(problems, NULL, 0, "there is no page \"%s\"%s", app->options.argument,
                            td_str_suggestion(app->options.argument, ids, count).text);
            return TD_ERR_USAGE;
        }
        break;
    default:
        break;
    }
    if (err != TD_OK) {
        copy_problems(found, problems);
    }
    return err;
}

enum td_err td_app_open_screens(struct td_app *app, const struct td_theme *theme,
                                struct td_cue_sink sink, int cols, int rows, td_ns now)
{
    static const enum td_view_id first[TD_COMMAND_COUNT] = {
        [TD_COMMAND_HOME] = TD_VIEW_HOME,       [TD_COMMAND_TRAIN] = TD_VIEW_CARD,
        [TD_COMMAND_CHECK] = TD_VIEW_CHECK,     [TD_COMMAND_PRIMER] = TD_VIEW_PRIMER,
        [TD_COMMAND_HISTORY] = TD_VIEW_HISTORY,
    };
    enum td_view_id view = first[app->options.command];

    assert(view != TD_VIEW_NONE);
    app->ui.theme = theme;
    td_cues_init(&app->cues, sink, &app->settings.values);
    td_stack_init(&app->stack, &app->ui, cols, rows);
    app->screens_open = true;
    return td_stack_push(&app->stack, td_views[view], app->options.argument, now);
}

enum td_err td_app_level(struct td_app *app, const struct td_program **program,
                         const struct td_level **level, struct td_plan *plan,
                         struct td_problems *problems)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    const char *id = app->options.argument;
    struct td_training_gate gate;
    struct td_limits limits = td_settings_limits(&app->settings.values);
    enum td_err err = content->ops->program(content->self, program, &found);

    if (err != TD_OK) {
        copy_problems(found, problems);
        return err;
    }
    err = td_plan_look_up(*program, &app->ui.history, &limits, &app->ui.usual, td_now(app->ui.date),
                          plan, &gate, NULL);
    if (err == TD_ERR_STORE && id == NULL) { /* any other one would be a guess */
        td_problems_add(problems, NULL, 0,
                        "the history cannot be read, and so not which session is next: %s",
                        td_history_why_unread(&app->ui.history));
    }
    if (err != TD_OK && (err != TD_ERR_STORE || id == NULL)) {
        return err;
    }
    id = id != NULL ? id : plan->level->id;
    *level = td_program_level(*program, id);
    if (*level == NULL) {
        const char *ids[IDS_MAX];
        size_t count = td_min_size((*program)->level_count, IDS_MAX);
        char list[160] = "";

        TD_IDS((*program)->levels, count, ids);
        for (size_t i = 0; i < count; i++) {
            td_str_append(list, sizeof list, "%s%s", i == 0 ? "" : ", ", ids[i]);
        }
        td_problems_add(problems, NULL, 0, "there is no level \"%s\"%s; levels: %s", id,
                        td_str_suggestion(id, ids, count).text, list);
        return TD_ERR_USAGE;
    }
    return TD_OK;
}

enum td_err td_app_timeline(const struct td_app *app, const struct td_program *program,
                            const struct td_level *level, const struct td_plan *plan,
                            struct td_timeline *out)
{
    struct td_planned planned;
    enum td_err err =
        td_planned_make(program, level, plan, &app->ui.usual, &app->ui.asked, &planned);

    return err != TD_OK
               ? err
               : td_timeline_compile(
                     &planned.workout,
                     app->settings.values.knee == TD_KNEE_LEFT ? TD_SIDE_LEFT : TD_SIDE_RIGHT, out);
}

/* How a limit ends: by calm weeks at it, by a look, or by other answers. */
static const char *what_opens_more(const struct td_training_gate *gate)
{
    bool by_depth = gate->opens.weeks > 0 && gate->max_depth_deg < gate->opens.to_deg;
    bool by_level = gate->opens.weeks == TD_OPENS_BY_LEVEL && !gate->to_be_seen;

    if (!gate->look_holds && (by_depth || by_level)) {
        return "Calm weeks there open more, and home asks you then; or a new self-check, when its "
               "answers do.";
    }
    return "A clinician's look opens more (on the home screen, press c), or a new self-check, when "
           "its answers do.";
}

bool td_app_may_train(struct td_app *app, const struct td_program *program,
                      const struct td_level *level, char *why, size_t why_size)
{
    const struct td_history_port *history = &app->ui.history;
    struct td_limits limits = td_settings_limits(&app->settings.values);
    struct td_training_gate gate;

    if (td_gate_look_up(program, history, &limits, &app->ui.usual, td_now(app->ui.date), &gate) !=
            TD_OK ||
        !gate.known) {
        return true;
    }
    if (gate.training == TD_TRAINING_CLOSED) {
        char reopens[240];

        td_reopens_text(&gate, reopens, sizeof reopens);
        td_str_format(why, why_size, "training is closed: %s %s", gate.why, reopens);
        return false;
    }
    if (td_plan_is_above(program, level, &gate)) {
        td_str_format(why, why_size,
                      "%s is above %s, the highest level the last self-check leaves open: %s %s",
                      level->id, gate.max_level, gate.why, what_opens_more(&gate));
        return false;
    }
    return true;
}
