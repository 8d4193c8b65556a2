/* The settings, a row each. */
#include <assert.h>

#include "teardrop/base/str.h"
#include "teardrop/base/words.h"
#include "teardrop/core/settings/settings.h"
#include "teardrop/core/training/cue.h"

#define AT(field) offsetof(struct td_settings, field)

static const char *const x_modes[] = {"time", "wait", NULL};
static const char *const color_choices[] = {"auto", "256", "16", "8", "mono", NULL};
static const char *const auto_choices[] = {"auto", "yes", "no", NULL};
static const char *const motion_choices[] = {"full", "reduced", "off", NULL};
static const char *const knee_choices[] = {"right", "left", NULL};

static bool check_command(const char *text, char *why, size_t why_size)
{
    struct td_words words;

    return td_words_split(text, &words, why, why_size);
}

static const struct td_setting_spec rows[] = {
    {.section = "session",
     .key = "tempo",
     .type = TD_SETTING_TEMPO,
     .offset = AT(tempo),
     .fallback = "auto",
     .help = "How long each part of a rep takes: down, bottom, up, top, in seconds, like "
             "3-1-2-1. X in the third place means as fast as good form allows. auto takes what "
             "the level says."},
    {.section = "session",
     .key = "sets",
     .type = TD_SETTING_INT,
     .offset = AT(sets),
     .fallback = "auto",
     .min = 1,
     .max = TD_MAX_SETS,
     .zero_is_auto = true,
     .help = "Sets of each exercise. auto (or 0) takes what the level says."},
    {.section = "session",
     .key = "reps",
     .type = TD_SETTING_INT,
     .offset = AT(reps),
     .fallback = "auto",
     .min = 1,
     .max = TD_MAX_REPS,
     .zero_is_auto = true,
     .help = "Reps of each set. auto (or 0) takes what the level says. Holds have no reps."},
    {.section = "session",
     .key = "rest",
     .type = TD_SETTING_INT,
     .offset = AT(rest_s),
     .fallback = "auto",
     .min = 1,
     .max = TD_MAX_SECONDS,
     .zero_is_auto = true,
     .help = "Seconds of rest between sets. auto (or 0) takes what the level says; for no rest "
             "at all, start with --rest 0."},
    {.section = "session",
     .key = "prepare",
     .type = TD_SETTING_INT,
     .offset = AT(prepare_s),
     .fallback = "auto",
     .min = 1,
     .max = TD_MAX_SECONDS,
     .zero_is_auto = true,
     .help = "Seconds to get ready before the first rep. auto (or 0) is 15, long enough to step "
             "onto the wedge with a weight; to leave it out, start with --prepare 0."},
    {.section = "session",
     .key = "x_seconds",
     .type = TD_SETTING_SECONDS,
     .offset = AT(x_ms),
     .fallback = "auto",
     .min = 100,
     .max = TD_TEMPO_MAX_MS,
     .zero_is_auto = true,
     .help = "Seconds given to an X, decimals allowed. auto (or 0) is 1."},
    {.section = "session",
     .key = "x_mode",
     .type = TD_SETTING_CHOICE,
     .offset = AT(x_mode),
     .fallback = "time",
     .choices = x_modes,
     .help = "How an X ends: time gives it x_seconds; wait lets the clock stand until you press "
             "Enter, PgDn or click."},
    {.section = "session",
     .key = "tap",
     .type = TD_SETTING_BOOL,
     .offset = AT(tap),
     .fallback = "no",
     .help = "Enter, PgDn or a click when you are down and when you are up: at the end you see how "
             "long it really took."},
    {.section = "cues",
     .key = "bell",
     .type = TD_SETTING_BOOL,
     .offset = AT(bell),
     .fallback = "yes",
     .help = "Ring the terminal's bell at the moments of bell_on."},
    {.section = "cues",
     .key = "countdown",
     .type = TD_SETTING_BOOL,
     .offset = AT(countdown),
     .fallback = "yes",
     .help = "Ring it in the last three seconds of getting ready and of a rest, too."},
    {.section = "cues",
     .key = "beat",
     .type = TD_SETTING_BOOL,
     .offset = AT(beat),
     .fallback = "no",
     .help = "Ring it every second, like a metronome."},
    {.section = "cues",
     .key = "bell_on",
     .type = TD_SETTING_FLAGS,
     .offset = AT(bell_on),
     .choices = td_cue_names,
     .fallback = "prepare countdown phase set_end done beat",
     .help = "When the bell rings. The moments: prepare, countdown, phase, rep, half_way, "
             "last_rep, rest_end, set_end, done, beat; none is none of them."},
    {.section = "cues",
     .key = "flash",
     .type = TD_SETTING_BOOL,
     .offset = AT(flash),
     .fallback = "yes",
     .help = "Let the coloured band change once at the moments of flash_on."},
    {.section = "cues",
     .key = "flash_on",
     .type = TD_SETTING_FLAGS,
     .offset = AT(flash_on),
     .choices = td_cue_names,
     .fallback = "half_way last_rep rest_end",
     .help = "When the band flashes. The same moments as for the bell."},
    {.section = "cues",
     .key = "title",
     .type = TD_SETTING_BOOL,
     .offset = AT(title),
     .fallback = "yes",
     .help = "Show the phase in the window's title; the old title comes back."},
    {.section = "cues",
     .key = "title_on",
     .type = TD_SETTING_FLAGS,
     .offset = AT(title_on),
     .choices = td_cue_names,
     .fallback = "prepare phase set_end done",
     .help = "When the title changes. The same moments as for the bell."},
    {.section = "cues",
     .key = "command",
     .type = TD_SETTING_LINE,
     .offset = AT(command),
     .fallback = "",
     .check = check_command,
     .help = "A program to start at the moments of command_on, with its arguments; quotes keep "
             "blanks of an argument together, ~/ at the beginning of a word is your home. No "
             "shell is used. It finds TEARDROP_EVENT, TEARDROP_PHASE, TEARDROP_SET, TEARDROP_REP "
             "and the like in its environment; one runs at a time. A command with ; or # in it "
             "stands in double quotes as a whole."},
    {.section = "cues",
     .key = "command_on",
     .type = TD_SETTING_FLAGS,
     .offset = AT(command_on),
     .choices = td_cue_names,
     .fallback = "phase set_end done",
     .help = "When the command is started. The same moments as for the bell."},
    {.section = "display",
     .key = "colors",
     .type = TD_SETTING_CHOICE,
     .offset = AT(colors),
     .fallback = "auto",
     .choices = color_choices,
     .help = "How many colours to use. auto takes what the terminal has."},
    {.section = "display",
     .key = "ascii",
     .type = TD_SETTING_CHOICE,
     .offset = AT(ascii),
     .fallback = "auto",
     .choices = auto_choices,
     .help = "Draw with ASCII characters only. auto does so where the locale is not UTF-8; no "
             "draws more there, too."},
    {.section = "display",
     .key = "motion",
     .type = TD_SETTING_CHOICE,
     .offset = AT(motion),
     .fallback = "full",
     .choices = motion_choices,
     .help = "full moves smoothly; reduced shows where each phase leads and moves its bars once a "
             "second; off changes only when something new begins. Both send few bytes."},
    {.section = "display",
     .key = "frame_rate",
     .type = TD_SETTING_INT,
     .offset = AT(frame_rate),
     .fallback = "30",
     .min = 5,
     .max = 60,
     .help = "Pictures a second at full motion."},
    {.section = "display",
     .key = "mouse",
     .type = TD_SETTING_BOOL,
     .offset = AT(mouse),
     .fallback = "yes",
     .help = "Take clicks and the wheel. With no, the terminal keeps them for selecting text."},
    {.section = "display",
     .key = "esc_wait",
     .type = TD_SETTING_INT,
     .offset = AT(esc_wait_ms),
     .fallback = "auto",
     .min = 5,
     .max = 2000,
     .zero_is_auto = true,
     .help = "Milliseconds of silence after which Esc is a key. A slow line may part an arrow key "
             "in two; its second half is not taken for commands then, but the first is an Esc. "
             "auto is 25, and 300 over ssh."},
    {.section = "display",
     .key = "keep_awake",
     .type = TD_SETTING_BOOL,
     .offset = AT(keep_awake),
     .fallback = "yes",
     .help = "Keep the screen from going dark during a session, where the desktop allows it."},
    {.section = "profile",
     .key = "knee",
     .type = TD_SETTING_CHOICE,
     .offset = AT(knee),
     .fallback = "right",
     .choices = knee_choices,
     .help = "The knee this is about: pictures show it, and one-sided exercises begin with it."},
    {.section = "safety",
     .key = "green_pain",
     .type = TD_SETTING_INT,
     .offset = AT(green_pain),
     .fallback = "2",
     .min = 0,
     .max = 2,
     .help = "Worst pain up to which a session is green. Lower is stricter."},
    {.section = "safety",
     .key = "amber_pain",
     .type = TD_SETTING_INT,
     .offset = AT(amber_pain),
     .fallback = "5",
     .min = 3,
     .max = 5,
     .help = "Worst pain up to which it is amber; above it is red, and the next session is "
             "a level lower. Lower is stricter."},
    {.section = "safety",
     .key = "effort",
     .type = TD_SETTING_INT,
     .offset = AT(effort),
     .fallback = "7",
     .min = 5,
     .max = 8,
     .help = "Effort (RPE, 1 to 10) up to which a green session leads on."},
    {.section = "safety",
     .key = "hours",
     .type = TD_SETTING_INT,
     .offset = AT(hours),
     .fallback = "48",
     .min = 48,
     .max = 96,
     .help = "Hours between two sessions, at the levels that need two nights."},
    {.section = "history",
     .key = "keep",
     .type = TD_SETTING_BOOL,
     .offset = AT(keep),
     .fallback = "yes",
     .help = "Keep sessions and self-checks on this machine. With no, nothing is written."},
};
/* ---- the table ---- */

void td_setting_table_add(struct td_setting_table *table, const struct td_setting_spec *added,
                          size_t count)
{
    assert(table->count + count <= TD_SETTINGS_MAX);
    for (size_t i = 0; i < count; i++) {
        table->rows[table->count++] = &added[i];
    }
}

void td_setting_table_init(struct td_setting_table *table)
{
    table->count = 0;
    td_setting_table_add(table, rows, sizeof rows / sizeof rows[0]);
}

int td_setting_table_find(const struct td_setting_table *table, const char *section,
                          const char *key)
{
    for (size_t i = 0; i < table->count; i++) {
        if (td_str_equal(table->rows[i]->section, section) &&
            td_str_equal(table->rows[i]->key, key)) {
            return (int)i;
        }
    }
    return -1;
}

const char *td_origin_text(enum td_origin origin)
{
    static const char *const texts[] = {"built-in", "system file", "your file", "command line"};

    return texts[origin];
}
