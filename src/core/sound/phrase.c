/* The phrases in words. */
#include "phrase.h"

#include <ctype.h>

#include "teardrop/base/str.h"
#include "teardrop/core/training/moment.h"

const char *const td_say_names[TD_SAY_COUNT + 1] = {"ready", "phase", "number", "last", "half",
                                                    "set",   "rest",  "ten",    "cue",  "pain",
                                                    "side",  "pause", "done",   NULL};

const char *const td_phrase_parts[] = {"down",     "hold",    "up",
                                       "top",      "go", /* the parts of a rep, ... */
                                       "ease",     "extend",  "follow",
                                       "land",     "lift",    "lower",
                                       "out",      "quarter", "rest",
                                       "rise",     "soft",    "stand",
                                       "step_up",  "still",   "stretch",
                                       "tall",     "tap",     "tense",
                                       "touch",    "walk", /* ... as exercises call them */
                                       "ready",    "set",     "of",
                                       "seconds",  "minutes", "left",
                                       "right",    "switch",  "last_rep",
                                       "half_way", "pain",    "paused",
                                       "done",     NULL};

void td_phrase_fixed(const char *text, const char *parts, struct td_phrase *out)
{
    td_str_copy(out->text, sizeof out->text, text);
    td_str_copy(out->parts, sizeof out->parts, parts);
}

static void in_small_letters(const char *text, char *out, size_t size)
{
    td_str_copy(out, size, text);
    for (size_t i = 0; out[i] != '\0'; i++) {
        out[i] = (char)tolower((unsigned char)out[i]);
    }
}

void td_phrase_call(const struct td_timeline *timeline, const struct td_segment *s,
                    struct td_phrase *out)
{
    in_small_letters(td_segment_call(timeline, s), out->text, sizeof out->text);
    td_str_copy(out->parts, sizeof out->parts, out->text);
    for (size_t i = 0; out->parts[i] != '\0'; i++) {
        out->parts[i] = out->parts[i] == ' ' ? '_' : out->parts[i];
    }
}

void td_phrase_number(int number, struct td_phrase *out)
{
    td_str_format(out->text, sizeof out->text, "%d", number);
    td_str_copy(out->parts, sizeof out->parts, out->text);
}

void td_phrase_set(const struct td_timeline *timeline, const struct td_segment *next, bool exercise,
                   struct td_phrase *out)
{
    int sets = td_timeline_sets(timeline, next);

    out->text[0] = '\0';
    if (exercise) {
        td_str_format(out->text, sizeof out->text, "next: %s, ",
                      td_timeline_exercise(timeline, next)->name);
    }
    td_str_append(out->text, sizeof out->text, "set %d of %d", next->set, sets);
    td_str_format(out->parts, sizeof out->parts, "set %d of %d", next->set, sets);
}

void td_phrase_ready(const struct td_timeline *timeline, const struct td_segment *s,
                     struct td_phrase *out)
{
    struct td_phrase set;

    td_phrase_set(timeline, s, false, &set);
    td_str_format(out->text, sizeof out->text, "get ready: %s, %s",
                  td_timeline_exercise(timeline, s)->name, set.text);
    td_str_format(out->parts, sizeof out->parts, "ready %s", set.parts);
}

void td_phrase_rest(td_ns length, struct td_phrase *out)
{
    int s = (int)((length + TD_NS_PER_S / 2) / TD_NS_PER_S);
    bool minutes = s >= 120 && s % 60 == 0;

    td_str_format(out->text, sizeof out->text, "rest, %d %s", minutes ? s / 60 : s,
                  minutes ? "minutes" : "seconds");
    td_str_format(out->parts, sizeof out->parts, "rest %d %s", minutes ? s / 60 : s,
                  minutes ? "minutes" : "seconds");
}

void td_phrase_side(enum td_side side, struct td_phrase *out)
{
    const char *id = td_side_id(side);

    td_str_format(out->text, sizeof out->text, "change sides%s%s", id[0] != '\0' ? ": " : "", id);
    td_str_format(out->parts, sizeof out->parts, "switch%s%s", id[0] != '\0' ? " " : "", id);
}

void td_phrase_cue(const struct td_timeline *timeline, const struct td_segment *s,
                   struct td_phrase *out)
{
    td_phrase_fixed(td_segment_cue(timeline, s), "", out);
}

void td_phrase_paused(struct td_phrase *out)
{
    td_phrase_fixed("paused", "paused", out);
}
