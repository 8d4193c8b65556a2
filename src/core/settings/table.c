/* All settings, a row each, with the allowed range of each. */
#include <assert.h>

#include "teardrop/base/str.h"
#include "teardrop/base/words.h"
#include "teardrop/core/settings/settings.h"
#include "teardrop/core/sound/score.h"
#include "teardrop/core/training/cue_kind.h"

#define AT(field) offsetof(struct td_settings, field)

static const char *const x_modes[] = {"time", "wait", NULL};
static const char *const color_choices[] = {"auto", "256", "16", "8", "mono", NULL};
static const char *const auto_choices[] = {"auto", "yes", "no", NULL};
static const char *const picture_choices[] = {"auto", "cells", "sixel", "kitty", "off", NULL};
static const char *const cell_choices[] = {"auto", "half", "quadrant", "sextant", "octant", NULL};
static const char *const motion_choices[] = {"full", "reduced", "off", NULL};
static const char *const theme_choices[] = {"auto", "dark", "light", NULL};
static const char *const fade_choices[] = {"no", "taught", "always", NULL};
const char *const td_tone_set_ids[] = {"sine", "wooden", NULL};
static const char *const knee_choices[] = {"right", "left", "both", NULL};

/* The same choices in words. */
static const char *const x_mode_words[] = {"after its time", "when you say so", NULL};
static const char *const color_words[] = {"as the terminal has", "256", "16", "8", "none", NULL};
static const char *const extras_words[] = {"twice a week", "every time", "only when asked", NULL};
static const char *const picture_words[] = {
    "as the terminal can", "of its letters", "in pixels, sixel", "in pixels, kitty", "none", NULL};
static const char *const cell_words[] = {"as the terminal draws", "2", "4", "6", "8", NULL};
static const char *const ascii_words[] = {"where needed", "yes", "no", NULL};
static const char *const fade_words[] = {"no", "once a level is well known", "always", NULL};
static const char *const sound_words[] = {"where it can be heard", "yes", "no", NULL};
static const char *const tone_set_words[] = {"sung", "wooden", NULL};
static const char *const say_words[] = {"getting ready",
                                        "names of the parts",
                                        "number of the rep",
                                        "last rep",
                                        "half-way",
                                        "number of the set",
                                        "rest",
                                        "last 10 seconds",
                                        "what to mind",
                                        "pain",
                                        "change of sides",
                                        "pauses",
                                        "the end",
                                        NULL};
static const char *const theme_words[] = {"as the terminal says", "dark", "light", NULL};
static const char *const moment_words[] = {
    "getting ready", "last 3 seconds", "each part", "each rep",    "half-way", "last rep",
    "end of rest",   "end of set",     "the end",   "each second", NULL};
#define LEVEL "as the level says"

static bool check_command(const char *text, char *why, size_t why_size)
{
    struct td_words words;

    return td_words_split(text, &words, why, why_size);
}

/* Section, key, type, field, default, smallest and largest value; then what a type needs. */
static const struct td_setting_spec rows[] = {
    {"session", "tempo", TD_SETTING_TEMPO, AT(tempo), "auto",
     .help = "How long each part of a rep takes: down, bottom, up, top, in seconds, like "
             "3-1-2-1. X in the third place means as fast as good form allows. auto takes what "
             "the level says.",
     .label = "Speed of a rep", .auto_words = LEVEL, .trains = true},
    {"session", "sets", TD_SETTING_INT, AT(sets), "auto", 1, TD_MAX_SETS, .zero_is_auto = true,
     .help = "Sets of each exercise. auto (or 0) takes what the level says.", .label = "Sets",
     .auto_words = LEVEL, .trains = true},
    {"session", "reps", TD_SETTING_INT, AT(reps), "auto", 1, TD_MAX_REPS, .zero_is_auto = true,
     .help = "Reps of each set. auto (or 0) takes what the level says. Holds have no reps.",
     .label = "Reps of a set", .auto_words = LEVEL, .trains = true},
    {"session", "rest", TD_SETTING_INT, AT(rest_s), "auto", 1, TD_MAX_SECONDS, .zero_is_auto = true,
     .help = "Seconds of rest between sets. auto (or 0) takes what the level says; for no rest "
             "at all, start with --rest 0.",
     .label = "Rest between sets", .unit = "s", .auto_words = LEVEL, .trains = true},
    {"session", "prepare", TD_SETTING_INT, AT(prepare_s), "auto", 1, TD_MAX_SECONDS,
     .zero_is_auto = true,
     .help = "Seconds to get ready before the first rep. auto (or 0) is 15, long enough to step "
             "onto the wedge with a weight; to leave it out, start with --prepare 0.",
     .label = "Time to get ready", .unit = "s", .auto_words = "15 s", .trains = true},
    {"session", "x_seconds", TD_SETTING_SECONDS, AT(x_ms), "auto", 100, TD_TEMPO_MAX_MS,
     .zero_is_auto = true,
     .help = "Seconds given to an X, a fast way up, decimals allowed. auto (or 0) is 1.",
     .label = "Time for a fast way up", .unit = "s", .auto_words = "1 s", .trains = true},
    {"session", "x_mode", TD_SETTING_CHOICE, AT(x_mode), "time", .choices = x_modes,
     .help = "How an X, a fast way up, ends: after its time (time), or when you say so with Enter, "
             "PgDn or a click, and the clock stands until then (wait).",
     .label = "A fast way up ends", .choice_words = x_mode_words, .trains = true},
    {"session", "extras", TD_SETTING_CHOICE, AT(extras), "auto", .choices = auto_choices,
     .help =
         "Hip and calf work behind the main part: twice a week (auto), every time (yes), or only "
         "when you ask for it (no).",
     .label = "Hip and calf work", .choice_words = extras_words, .trains = true},
    {"session", "tap", TD_SETTING_BOOL, AT(tap), "no",
     .help = "Enter, PgDn or a click when you are down and when you are up: at the end you see how "
             "long it really took.",
     .label = "Tap when down, when up", .trains = true},
    {"session", "fade", TD_SETTING_CHOICE, AT(fade), "no", .choices = fade_choices,
     .help = "Let the last two reps of a set go without a cue, and the last one without its "
             "picture, so that the tempo becomes your own: never (no), at a level that you know "
             "and while all is green (taught), or in every session but the first at a level "
             "(always). Taps (tap) measure "
             "what is left of it; when it slips, the cues come back.",
     .label = "Silent last reps", .choice_words = fade_words, .trains = true},
    {"cues", "bell", TD_SETTING_BOOL, AT(bell), "yes",
     .help = "Ring the terminal's bell at the moments that are chosen (bell_on).", .label = "Bell"},
    {"cues", "countdown", TD_SETTING_BOOL, AT(countdown), "yes",
     .help = "Ring it in the last three seconds of getting ready and of a rest, too.",
     .label = "Bell: last 3 seconds"},
    {"cues", "beat", TD_SETTING_BOOL, AT(beat), "no",
     .help = "Ring it every second, like a metronome.", .label = "Bell: every second"},
    {"cues", "bell_on", TD_SETTING_FLAGS, AT(bell_on), "prepare countdown phase set_end done beat",
     .choices = td_cue_names, .choice_words = moment_words, .help = "When the bell rings.",
     .label = "Bell rings at"},
    {"cues", "flash", TD_SETTING_BOOL, AT(flash), "yes",
     .help = "Let the coloured band change once at the moments that are chosen (flash_on).",
     .label = "Flash of the band"},
    {"cues", "flash_on", TD_SETTING_FLAGS, AT(flash_on), "half_way last_rep rest_end",
     .choices = td_cue_names, .choice_words = moment_words, .help = "When the band flashes.",
     .label = "Band flashes at"},
    {"cues", "title", TD_SETTING_BOOL, AT(title), "yes",
     .help = "Show the phase in the window's title; the old title comes back.",
     .label = "Window's title"},
    {"cues", "title_on", TD_SETTING_FLAGS, AT(title_on), "prepare phase set_end done",
     .choices = td_cue_names, .choice_words = moment_words, .help = "When the title changes.",
     .label = "Title changes at"},
    {"cues", "command", TD_SETTING_LINE, AT(command), "", .check = check_command,
     .help = "A program to start at the moments that are chosen (command_on), with its arguments; "
             "quotes keep "
             "blanks of an argument together, ~/ at the beginning of a word is your home. No "
             "shell is used. It finds TEARDROP_EVENT, TEARDROP_PHASE, TEARDROP_SET, TEARDROP_REP "
             "and the like in its environment; one runs at a time. A command with ; or # in it "
             "stands in double quotes as a whole.",
     .label = "Program to start"},
    {"cues", "command_on", TD_SETTING_FLAGS, AT(command_on), "phase set_end done",
     .choices = td_cue_names, .choice_words = moment_words, .help = "When the command is started.",
     .label = "Program starts at"},
    {"sound", "on", TD_SETTING_CHOICE, AT(sound), "auto", .choices = auto_choices,
     .help = "Sound in a session: where a sound server or a device answers (auto), always, and "
             "say so where there is none (yes), or never (no).",
     .label = "Sound", .choice_words = sound_words},
    {"sound", "tones", TD_SETTING_BOOL, AT(tones), "yes",
     .help = "A tone for each part of a rep: it falls on the way down, stays in a hold, rises on "
             "the way up, and is short at the top. Three ticks come before a start. While tones "
             "are heard, the bell is silent.",
     .label = "Tones"},
    {"sound", "beat", TD_SETTING_BOOL, AT(sound_beat), "no",
     .help = "A soft beat each second of a rep, like a metronome.", .label = "Beat"},
    {"sound", "volume", TD_SETTING_INT, AT(volume), "60", 0, 100,
     .help = "How loud, 0 to 100. In a session < and > change it.", .label = "Volume"},
    {"sound", "set", TD_SETTING_CHOICE, AT(tone_set), "sine", .choices = td_tone_set_ids,
     .help = "Which tones: sung ones that last as long as the movement (sine), or knocks on wood "
             "(wooden). A tones.cfg of your own can change both.",
     .label = "Kind of tones", .choice_words = tone_set_words},
    {"sound", "voice", TD_SETTING_BOOL, AT(voice), "no",
     .help = "A voice that names each part as it begins, counts reps and sets, and tells the "
             "rest. It needs a synthesiser (espeak-ng) or a voice pack.",
     .label = "Voice"},
    {"sound", "voice_on", TD_SETTING_FLAGS, AT(voice_on),
     "ready phase number last half set rest ten cue pain side pause done", .choices = td_say_names,
     .choice_words = say_words, .help = "What the voice says.", .label = "Voice says"},
    {"sound", "voice_rate", TD_SETTING_INT, AT(voice_wpm), "170", 80, 450,
     .help = "Words a minute that the synthesiser speaks.", .label = "Voice: words a minute"},
    {"sound", "language", TD_SETTING_LINE, AT(language), "en-us",
     .help = "The synthesiser's voice, by the name that espeak-ng has for it. What is said is "
             "English; for another language use a voice pack.",
     .label = "Synthesiser's voice"},
    {"sound", "voice_pack", TD_SETTING_LINE, AT(voice_pack), "",
     .help = "A folder of recordings in place of the synthesiser: down.wav, up.wav, 1.wav, 2.wav "
             "and so on; what is not there, the synthesiser says. ~/ is your home. config --check "
             "looks at each file.",
     .label = "Folder of recordings"},
    {"sound", "device", TD_SETTING_LINE, AT(device), "",
     .help = "The sink of the sound server, or the device, to play on; nothing is the usual one.",
     .label = "Device", .auto_words = "the usual one"},
    {"sound", "offset_ms", TD_SETTING_INT, AT(offset_ms), "0", -500, 500,
     .help = "Milliseconds that sound is sent early, for headphones over the air that are late; "
             "below 0 it is sent late.",
     .label = "Sent early by", .unit = "ms"},
    {"sound", "buffer", TD_SETTING_INT, AT(buffer_ms), "40", 10, 500,
     .help = "Milliseconds that are given to the sound server ahead. More helps where sound "
             "stumbles; keys are then heard a little later.",
     .label = "Given ahead", .unit = "ms"},
    {"display", "colors", TD_SETTING_CHOICE, AT(colors), "auto", .choices = color_choices,
     .help = "How many colours to use: as many as the terminal has (auto), fewer, or none (mono).",
     .label = "Colours", .choice_words = color_words},
    {"display", "theme", TD_SETTING_CHOICE, AT(theme), "auto", .choices = theme_choices,
     .help = "Colours for a dark or for a light background, or for the one the terminal says it "
             "has (auto).",
     .label = "Background", .choice_words = theme_words},
    {"display", "ascii", TD_SETTING_CHOICE, AT(ascii), "auto", .choices = auto_choices,
     .help =
         "Draw with ASCII characters only: where the locale is not UTF-8 (auto), always (yes), or "
         "not even there (no).",
     .label = "ASCII letters only", .choice_words = ascii_words},
    {"display", "pictures", TD_SETTING_CHOICE, AT(pictures), "auto", .choices = picture_choices,
     .help = "Figures and pictures of the knee: in pixels where the terminal says that it draws "
             "them, else made of its letters (auto); always of letters (cells); in pixels by one "
             "of the two protocols whatever the terminal says (sixel, kitty); or none (off), which "
             "gives their room to the words, as a screen reader needs it. Charts say their numbers "
             "in any case.",
     .label = "Pictures", .choice_words = picture_words},
    {"display", "cells", TD_SETTING_CHOICE, AT(cells), "auto", .choices = cell_choices,
     .help =
         "Of how many parts a letter is made where pictures are made of letters, with 256 "
         "colours: 2 (half), 4 (quadrant), 6 (sextant), 8 (octant), or as many as this terminal "
         "is known to draw, else 4 (auto). More are finer, and gaps or boxes where the font has "
         "none of them.",
     .label = "Parts of a letter", .choice_words = cell_words},
    {"display", "motion", TD_SETTING_CHOICE, AT(motion), "full", .choices = motion_choices,
     .help = "full moves smoothly; reduced shows where each phase leads and moves its bars once a "
             "second; off changes only when something new begins. Both send few bytes.",
     .label = "Motion"},
    {"display", "frame_rate", TD_SETTING_INT, AT(frame_rate), "30", 5, 60,
     .help = "Pictures a second at full motion.", .label = "Pictures a second"},
    {"display", "mouse", TD_SETTING_BOOL, AT(mouse), "yes",
     .help = "Take clicks and the wheel. With no, the terminal keeps them for selecting text.",
     .label = "Mouse"},
    {"display", "esc_wait", TD_SETTING_INT, AT(esc_wait_ms), "auto", 5, 2000, .zero_is_auto = true,
     .help = "Milliseconds of silence after which Esc is a key. A slow line may part an arrow key "
             "in two; its second half is not taken for commands then, but the first is an Esc. "
             "auto is 25, and 300 over ssh.",
     .label = "Wait after Esc", .unit = "ms", .auto_words = "25 ms, 300 over ssh"},
    {"display", "goodbye", TD_SETTING_BOOL, AT(goodbye), "yes",
     .help = "Leave a line in the shell when the screens close: what comes next, and when.",
     .label = "A line on leaving"},
    {"display", "keep_awake", TD_SETTING_BOOL, AT(keep_awake), "yes",
     .help = "Keep the screen from going dark during a session, where the desktop allows it.",
     .label = "Keep the screen awake"},
    {"profile", "knee", TD_SETTING_CHOICE, AT(knee), "right", .choices = knee_choices,
     .help = "The knee this is about: pictures show it, and one-sided exercises begin with it. Of "
             "both, that is the right one.",
     .label = "Knee"},
    {"safety", "green_pain", TD_SETTING_INT, AT(green_pain), "2", 0, 2,
     .help = "Worst pain up to which a session is green. Lower is stricter.",
     .label = "Green: pain up to", .trains = true},
    {"safety", "amber_pain", TD_SETTING_INT, AT(amber_pain), "5", 3, 5,
     .help = "Worst pain up to which it is amber; above it is red, and the next session is "
             "a level lower. Lower is stricter.",
     .label = "Amber: pain up to", .trains = true},
    {"safety", "effort", TD_SETTING_INT, AT(effort), "7", 5, 8,
     .help = "Effort (RPE, 1 to 10) up to which a green session leads on. With 7 or more the plan "
             "allows 8 from level 5 on, and 9 with a weight when nothing hurts.",
     .label = "Green: effort up to", .trains = true},
    {"safety", "hours", TD_SETTING_INT, AT(hours), "48", 48, 96,
     .help = "Hours between two sessions, at the levels that need two nights.",
     .label = "Between two sessions", .unit = "hours", .trains = true},
    {"history", "keep", TD_SETTING_BOOL, AT(keep), "yes",
     .help = "Keep sessions and self-checks on this machine. With no, nothing is written.",
     .label = "Keep a history"},
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
