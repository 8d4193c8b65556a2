/* The settings: what each one is, what is allowed, what differs from what is built in; switched,
 * typed or opened, saved at once, and taken back. */
#include "state.h"
#include "teardrop/base/str.h"

#define TRIED (2 * TD_NS_PER_S)
#define LOOK_AGAIN (50 * TD_NS_PER_MS)

/* ---- sound that is tried ---- */

static void let_sound_go(struct td_settings_screen *s)
{
    if (s->held_sound) {
        td_sound_stop_reading(s->ui->sound);
        td_sound_let_go(s->ui->sound);
    }
    s->held_sound = s->reads = false;
}

/* What keeps it from being heard comes to be known a little later. */
static bool settings_update(void *state, td_ns now)
{
    struct td_settings_screen *s = state;
    char why[160];

    (void)now;
    if (!s->held_sound) {
        return false;
    }
    if (s->reads) {
        (void)td_sound_tend(s->ui->sound);
        td_sound_why_no_reading(s->ui->sound, false, why, sizeof why);
        s->reads = td_sound_is_reading(s->ui->sound);
    } else {
        td_sound_why_silent(s->ui->sound, why, sizeof why);
    }
    if (why[0] == '\0') {
        return false;
    }
    let_sound_go(s);
    s->note_is_bad = true;
    td_str_copy(s->note, sizeof s->note, why);
    return true;
}

static struct td_due settings_next_change(const void *state, td_ns now)
{
    const struct td_settings_screen *s = state;
    bool waits = s->held_sound && (s->reads || td_sound_is_starting(s->ui->sound));

    return (struct td_due){.at = waits ? now + LOOK_AGAIN : TD_NEVER};
}

static void settings_close(void *state)
{
    let_sound_go(state);
}

/* ---- events ---- */

static enum td_err settings_open(void *state, const struct td_ui *ui, const void *argument,
                                 td_ns now)
{
    struct td_settings_screen *s = state;

    (void)argument;
    (void)now;
    s->ui = ui;
    s->table = ui->settings_port.ops->table(ui->settings_port.self);
    td_settings_put_in_order(s);
    s->list.rows = 8;
    return TD_OK;
}

static enum td_tone_id tone_of(const struct td_setting_spec *spec)
{
    return td_str_equal(spec->key, "beat") ? TD_TONE_BEAT : TD_TONE_DOWN;
}

/* One tone, or the voice, by the settings as they are now. */
static void try_sound(struct td_settings_screen *s, const struct td_setting_spec *spec)
{
    struct td_sound *sound = s->ui->sound;

    let_sound_go(s);
    if (s->ui->settings->sound == TD_NO) {
        td_str_copy(s->note, sizeof s->note, "Sound is off.");
        return;
    }
    s->held_sound = true;
    if (td_str_starts_with(spec->key, "voice") || td_str_equal(spec->key, "language")) {
        td_sound_hold_to_read(sound);
        td_sound_read(sound, "Down. Hold. Up. 1. 2. Last rep.");
        s->reads = true;
        td_str_copy(s->note, sizeof s->note, "That is the voice.");
        return;
    }
    td_sound_hold(sound);
    td_str_copy(s->note, sizeof s->note,
                td_sound_try(sound, tone_of(spec), TRIED) ? "That is how it sounds."
                                                          : "There is no sound here.");
}

static bool has_cue(const struct td_setting_spec *spec, enum td_cue_channel *channel,
                    const char **name)
{
    static const struct {
        const char *begins; /* with this the row's key */
        enum td_cue_channel channel;
        const char *name;
    } rows[] = {{"bell", TD_CHANNEL_BELL, "bell"},
                {"countdown", TD_CHANNEL_BELL, "bell"},
                {"beat", TD_CHANNEL_BELL, "bell"},
                {"title", TD_CHANNEL_TITLE, "title"},
                {"command", TD_CHANNEL_COMMAND, "program"}};

    for (size_t i = 0; td_str_equal(spec->section, "cues") && i < sizeof rows / sizeof rows[0];
         i++) {
        if (td_str_starts_with(spec->key, rows[i].begins)) {
            *channel = rows[i].channel;
            *name = rows[i].name;
            return true;
        }
    }
    return false;
}

/* Gives the cue of the current row once. */
static void try_cue(struct td_settings_screen *s)
{
    const struct td_setting_spec *spec = td_settings_spec(s);
    enum td_cue_channel channel;
    const char *trouble, *name;

    s->note_is_bad = false;
    if (td_str_equal(spec->section, "sound")) {
        try_sound(s, spec);
    } else if (td_str_starts_with(spec->key, "flash")) {
        td_str_copy(s->note, sizeof s->note, "The flash is seen in a session.");
    } else if (!has_cue(spec, &channel, &name)) {
        td_str_copy(s->note, sizeof s->note, "This row has no signal to try.");
    } else {
        td_cues_forget_trouble(s->ui->cues);
        td_str_format(s->note, sizeof s->note,
                      td_cues_try(s->ui->cues, channel) ? "That was the %s." : "No %s is set.",
                      name);
        trouble = td_cues_take_trouble(s->ui->cues);
        if (channel == TD_CHANNEL_COMMAND && trouble != NULL) {
            s->note_is_bad = true;
            td_str_copy(s->note, sizeof s->note, trouble);
        }
    }
}

static bool move(struct td_settings_screen *s, enum td_request request)
{
    if (!td_list_move(&s->list, request)) {
        return false;
    }
    td_settings_settle(s);
    s->note[0] = '\0';
    return true;
}

static struct td_reply settings_key(struct td_settings_screen *s, const struct td_event *event)
{
    if (s->mode != TD_SETTINGS_LOOKS) {
        td_settings_type(s, event);
        return td_reply_redraw();
    }
    switch (event->request) {
    case TD_REQ_BACK:
        return td_reply_pop();
    case TD_REQ_LEFT:
    case TD_REQ_RIGHT:
        td_settings_step(s, event->request == TD_REQ_LEFT ? -1 : 1);
        return td_reply_redraw();
    case TD_REQ_SELECT:
        td_settings_select(s);
        return td_reply_redraw();
    case TD_REQ_BUILT_IN:
        td_settings_give_back(s);
        return td_reply_redraw();
    case TD_REQ_UNDO:
        td_settings_take_back(s);
        return td_reply_redraw();
    case TD_REQ_TRY:
        try_cue(s);
        return td_reply_redraw();
    default:
        return td_reply_moved(move(s, event->request));
    }
}

/* A click chooses a setting; one on the chosen setting is an Enter. */
static struct td_reply settings_mouse(struct td_settings_screen *s, struct td_mouse mouse)
{
    size_t at;

    if (s->mode == TD_SETTINGS_TICKS && mouse.kind == TD_MOUSE_CLICK) {
        td_settings_moments_click(s, mouse);
        return td_reply_redraw();
    }
    if (s->mode != TD_SETTINGS_LOOKS) {
        return td_reply_handled();
    }
    if (mouse.kind != TD_MOUSE_CLICK) {
        if (td_list_wheel(&s->list, mouse)) {
            td_settings_settle(s);
            s->note[0] = '\0';
        }
        return td_reply_redraw();
    }
    at = td_settings_at(s, mouse);
    if (at == s->list.selected) {
        td_settings_select(s);
    } else if (at != TD_LIST_NONE) {
        s->list.selected = at;
        td_settings_settle(s);
        s->note[0] = '\0';
    }
    return td_reply_redraw();
}

static struct td_reply handle(struct td_settings_screen *s, const struct td_event *event)
{
    switch (event->kind) {
    case TD_EVENT_RESIZE:
        td_event_size(event, &s->cols, &s->rows);
        td_settings_settle(s);
        return td_reply_redraw();
    case TD_EVENT_DAY:
        s->next_known = false;
        return td_reply_redraw();
    case TD_EVENT_KEY:
        return settings_key(s, event);
    case TD_EVENT_MOUSE:
        return settings_mouse(s, event->mouse);
    default:
        return (struct td_reply){0};
    }
}

static struct td_reply settings_handle(void *state, const struct td_event *event)
{
    struct td_settings_screen *s = state;
    struct td_reply reply = handle(s, event);

    if ((reply.flags & TD_REPLY_REDRAW) != 0) {
        td_settings_look_ahead(s);
    }
    return reply;
}

/* ---- the footer ---- */

static size_t open_row_footer(const struct td_settings_screen *s, struct td_hint *hints)
{
    enum td_setting_type type = td_settings_spec(s)->type;
    size_t n = 0;

    if (s->field.asking) {
        hints[n++] = (struct td_hint){.keys = "y", .text = "throw away", .must = true};
        hints[n++] = (struct td_hint){.keys = "n", .text = "go on typing", .must = true};
        return n;
    }
    if (s->mode == TD_SETTINGS_TICKS) {
        hints[n++] = (struct td_hint){.keys = "Space", .text = "tick", .must = true};
        hints[n++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "choose"};
    } else if (s->mode == TD_SETTINGS_CHOOSES) {
        hints[n++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "choose"};
    } else if (type == TD_SETTING_INT || type == TD_SETTING_SECONDS) {
        hints[n++] = (struct td_hint){.keys = "Left Right", .text = "less, more"};
    }
    hints[n++] = (struct td_hint){.keys = "Enter", .text = "save", .must = true};
    hints[n++] = (struct td_hint){.keys = "Esc", .text = "leave it", .must = true};
    return n;
}

static size_t settings_footer(const void *state, struct td_hint *hints)
{
    const struct td_settings_screen *s = state;
    const struct td_setting_spec *spec = td_settings_spec(s);
    bool switched = spec->type == TD_SETTING_BOOL || spec->type == TD_SETTING_CHOICE;
    bool stepped = switched || spec->type == TD_SETTING_INT || spec->type == TD_SETTING_SECONDS;
    enum td_cue_channel channel;
    const char *name;
    size_t n = 0;

    if (s->mode != TD_SETTINGS_LOOKS) {
        return open_row_footer(s, hints);
    }
    if (stepped && !spec->trains) {
        hints[n++] =
            (struct td_hint){.request = TD_REQ_LEFT, .also = TD_REQ_RIGHT, .text = "change"};
    }
    if (!switched || spec->trains) {
        hints[n++] = (struct td_hint){.request = TD_REQ_SELECT,
                                      .text = spec->trains                     ? "open"
                                              : spec->type == TD_SETTING_FLAGS ? "tick"
                                                                               : "type",
                                      .help = "open this row, to change it",
                                      .must = true};
    }
    if (s->undo_count > 0) {
        hints[n++] = (struct td_hint){.request = TD_REQ_UNDO, .text = "undo", .must = true};
    }
    if (!td_setting_is_builtin(spec, s->ui->settings)) {
        hints[n++] = (struct td_hint){.request = TD_REQ_BUILT_IN, .text = "built-in"};
    }
    if (td_str_equal(spec->section, "sound") || has_cue(spec, &channel, &name)) {
        hints[n++] = (struct td_hint){.request = TD_REQ_TRY, .text = "try it"};
    }
    hints[n++] = (struct td_hint){.request = TD_REQ_BACK, .text = "back"};
    return n;
}

/* While text is typed, letters are letters: `?` and `q` must not act. */
static bool settings_typing(const void *state)
{
    const struct td_settings_screen *s = state;

    return s->mode == TD_SETTINGS_TYPES && !s->field.asking;
}

const struct td_view_ops td_settings_view = {
    .name = "Settings",
    .state_size = sizeof(struct td_settings_screen),
    .open = settings_open,
    .close = settings_close,
    .update = settings_update,
    .next_change = settings_next_change,
    .handle = settings_handle,
    .draw = td_settings_draw,
    .footer = settings_footer,
    .keys = TD_PLACE_SETTINGS,
    .takes_text = settings_typing,
};
