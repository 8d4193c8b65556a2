/* Reads the exercises of a programme file, tempo included; and helpers that program.c and swap_in.c
 * use as well. */
#include "list.h"
#include "program_parts.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define CUE_COLS 56
#define CUE_BYTES 1024     /* more than a line of so many columns has; a longer one is refused */
#define SHORT_COLS 18      /* of a cue in large letters, beside a word and a number */
#define SHORT_BEHIND " | " /* stands between a cue and its short form */
#define WORD_COLS 8

const char *td_program_text(struct td_cfg_reader *r, td_cfg_node group, const char *key, int cols,
                            bool optional)
{
    const char *value =
        optional ? td_cfg_string_optional(r, group, key) : td_cfg_string(r, group, key);

    if (value != NULL && td_utf8_cols(value) > cols) {
        td_cfg_problem(r, td_cfg_member_optional(group, key), "%s: %d columns; at most %d fit", key,
                       td_utf8_cols(value), cols);
    } else if (value != NULL && value[0] == '\0' && !optional) {
        td_cfg_problem(r, group, "%s: is empty", key);
    }
    return value;
}

const char *td_program_id(struct td_cfg_reader *r, td_cfg_node group)
{
    const char *id = td_cfg_string(r, group, "id");

    if (id == NULL) {
        return "";
    }
    if (id[0] == '\0' || id[0] == '-' ||
        strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") != strlen(id) || strlen(id) > 24) {
        td_cfg_problem(r, td_cfg_member_optional(group, "id"),
                       "id \"%s\": expected 1 to 24 of a-z, 0-9, _ and -, not beginning with -",
                       id);
    }
    return id;
}

/* A whole number, or two of them as [least, most]. */
void td_program_range(struct td_cfg_reader *r, td_cfg_node group, const char *key, int min, int max,
                      int *low, int *high)
{
    td_cfg_node node = td_cfg_member_optional(group, key);

    if (node == NULL || !td_cfg_is_list(node)) {
        *low = *high = td_cfg_int(r, group, key, min, max);
        return;
    }
    if (td_cfg_count(node) != 2) {
        td_cfg_problem(r, node, "%s: expected one number, or two as [least, most]", key);
        *low = *high = min;
        return;
    }
    *low = td_cfg_value_int(r, td_cfg_child(node, 0), min, max);
    *high = td_cfg_value_int(r, td_cfg_child(node, 1), min, max);
    if (*low > *high) {
        td_cfg_problem(r, node, "%s: the first number is above the second", key);
    }
}

static void read_tempo(struct td_cfg_reader *r, td_cfg_node group, struct td_exercise *out)
{
    const char *tempo = td_cfg_string(r, group, "tempo");
    char why[200];

    if (tempo != NULL && td_tempo_parse(tempo, &out->tempo, why, sizeof why) != TD_OK) {
        td_cfg_problem(r, td_cfg_member_optional(group, "tempo"), "%s", why);
    }
}

static void read_words(struct td_cfg_reader *r, td_cfg_node exercise, struct td_exercise *out)
{
    static const char *const keys[] = {"down", "bottom", "up", "top", "hold"};
    td_cfg_node words = td_cfg_member_optional(exercise, "words");

    if (words == NULL) {
        return;
    }
    td_cfg_allow(r, words, TD_COUNTED(keys));
    for (int phase = 0; phase < TD_PHASE_COUNT; phase++) {
        out->words[phase] = td_program_text(r, words, keys[phase], WORD_COLS, true);
    }
    out->hold_word = td_program_text(r, words, "hold", WORD_COLS, true);
}

/* A line, or the line and its short form: "Even speed, all the way | EVEN SPEED". (One string: a
 * list of two costs libconfig three times as much, and the file is read before the first picture.)
 */
static void read_cue(struct td_cfg_reader *r, td_cfg_node cues, const char *key, const char **line,
                     const char **brief)
{
    const char *value = td_cfg_string_optional(r, cues, key);
    const char *bar = value != NULL ? strstr(value, SHORT_BEHIND) : NULL;
    td_cfg_node node = td_cfg_member_optional(cues, key);
    char text[CUE_BYTES];

    *line = value;
    if (bar != NULL) {
        td_str_format(text, sizeof text, "%.*s", (int)(bar - value), value);
        *line = td_arena_strdup(r->arena, text);
        *brief = bar + strlen(SHORT_BEHIND);
        if (*line == NULL) {
            td_cfg_problem(r, node, "out of memory");
            return;
        }
        if ((*brief)[0] == '\0' || td_utf8_cols(*brief) > SHORT_COLS) {
            td_cfg_problem(r, node, "%s: the short form has %d columns; 1 to %d fit", key,
                           td_utf8_cols(*brief), SHORT_COLS);
        }
    }
    if (*line != NULL && td_utf8_cols(*line) > CUE_COLS) {
        td_cfg_problem(r, node, "%s: %d columns; at most %d fit", key, td_utf8_cols(*line),
                       CUE_COLS);
    }
}

static void read_cues(struct td_cfg_reader *r, td_cfg_node exercise, struct td_exercise *out)
{
    static const char *const keys[] = {"prepare", "down", "bottom", "up", "top", "hold", "rest"};
    td_cfg_node cues = td_cfg_member_optional(exercise, "cues");

    if (cues == NULL) {
        return;
    }
    td_cfg_allow(r, cues, TD_COUNTED(keys));
    for (int moment = 0; moment < TD_FORM_CUE_COUNT; moment++) {
        read_cue(r, cues, keys[moment], &out->cues[moment], &out->short_cues[moment]);
    }
}

/* What the figure beside the timer does. */
static void read_figure(struct td_cfg_reader *r, td_cfg_node node, struct td_exercise *out)
{
    static const char *const held[] = {"nothing", "dumbbell", "bar"};
    const char *movements[TD_MOVEMENT_COUNT];
    int movement, what;

    for (int i = 0; i < TD_MOVEMENT_COUNT; i++) {
        movements[i] = td_movement_id((enum td_movement)i);
    }
    movement = td_cfg_choice_optional(r, node, "movement", movements, TD_MOVEMENT_COUNT, 0);
    what = td_cfg_choice_optional(r, node, "held", TD_COUNTED(held), 0);
    out->movement = movement < 0 ? TD_MOVEMENT_OTHER : (enum td_movement)movement;
    out->held = what < 0 ? TD_HELD_NOTHING : (enum td_held)what;
    out->depth_deg = td_cfg_int_optional(r, node, "depth", 0, 160, -1);
    out->heel_mm = td_cfg_int_optional(r, node, "heel_mm", 0, 200, -1);
}

static void read_exercise(struct td_cfg_reader *r, td_cfg_node node, void *entry);

/* Whom it is for, and what comes after it. */
static void read_place(struct td_cfg_reader *r, td_cfg_node node, struct td_exercise *out)
{
    td_cfg_node then = td_cfg_member_optional(node, "then");
    const char *whens[TD_WHEN_COUNT];
    struct td_exercise *harder;
    int when;

    for (int i = 0; i < TD_WHEN_COUNT; i++) {
        whens[i] = td_when_id((enum td_when)i);
    }
    when = td_cfg_choice_optional(r, node, "when", whens, TD_WHEN_COUNT, TD_WHEN_ALWAYS);
    out->when = when < 0 ? TD_WHEN_ALWAYS : (enum td_when)when;
    if (then == NULL) {
        return;
    }
    harder = td_arena_alloc(r->arena, 1, sizeof *harder);
    if (harder == NULL) {
        td_cfg_problem(r, then, "out of memory");
        return;
    }
    read_exercise(r, then, harder);
    harder->when = out->when;
    out->then = harder;
}

static void read_exercise(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const rep_keys[] = {
        "id",    "name", "kind", "tempo",    "begins_with", "sets",    "reps", "rest", "sides",
        "words", "cues", "held", "movement", "depth",       "heel_mm", "when", "then"};
    static const char *const hold_keys[] = {"id",   "name",  "kind",    "sets", "hold",
                                            "rest", "sides", "words",   "cues", "movement",
                                            "held", "depth", "heel_mm", "when", "then"};
    static const char *const kinds[] = {"reps", "hold"};
    static const char *const begins[] = {"down", "up"};
    static const char *const sides[] = {"together", "each"};
    struct td_exercise *out = entry;

    if (!td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected an exercise: { id = ...; name = ...; }");
        return;
    }
    out->id = td_program_id(r, node);
    out->name = td_program_text(r, node, "name", TD_PROGRAM_NAME_COLS, false);
    out->kind = td_cfg_choice_optional(r, node, "kind", TD_COUNTED(kinds), 0) == 1
                    ? TD_EXERCISE_HOLD
                    : TD_EXERCISE_REPS;
    td_program_range(r, node, "sets", 1, TD_MAX_SETS, &out->sets_min, &out->sets_max);
    out->rest_s = td_cfg_int(r, node, "rest", 0, TD_MAX_SECONDS);
    out->sides = td_cfg_choice_optional(r, node, "sides", TD_COUNTED(sides), 0) == 1
                     ? TD_SIDES_EACH
                     : TD_SIDES_TOGETHER;
    if (out->kind == TD_EXERCISE_HOLD) {
        td_cfg_allow(r, node, TD_COUNTED(hold_keys));
        out->reps_min = out->reps_max = 1;
        td_program_range(r, node, "hold", 1, TD_MAX_SECONDS, &out->hold_s, &out->hold_max_s);
    } else {
        td_cfg_allow(r, node, TD_COUNTED(rep_keys));
        read_tempo(r, node, out);
        out->begins_up = td_cfg_choice_optional(r, node, "begins_with", TD_COUNTED(begins), 0) == 1;
        td_program_range(r, node, "reps", 1, TD_MAX_REPS, &out->reps_min, &out->reps_max);
    }
    read_figure(r, node, out);
    read_place(r, node, out);
    read_words(r, node, out);
    read_cues(r, node, out);
}

/* Not every list knows people who do more, or work that grows into other work. */
static void check_place(struct td_cfg_reader *r, td_cfg_node node, const struct td_exercise *read,
                        bool first, unsigned allowed)
{
    if (read->when != TD_WHEN_ALWAYS && (allowed & TD_EXERCISES_WHEN) == 0) {
        td_cfg_problem(r, td_cfg_member_optional(node, "when"),
                       "when: only exercises of a level and extras have it");
    } else if (read->when != TD_WHEN_ALWAYS && first) {
        td_cfg_problem(r, td_cfg_member_optional(node, "when"),
                       "when: the first exercise is for everybody");
    }
    if (read->then != NULL && (allowed & TD_EXERCISES_THEN) == 0) {
        td_cfg_problem(r, td_cfg_member_optional(node, "then"), "then: only extras have it");
    }
}

const struct td_exercise *td_program_exercises(struct td_cfg_reader *r, td_cfg_node group,
                                               const char *key, unsigned allowed, size_t *count)
{
    const struct td_list list = {.key = key,
                                 .what = "exercise",
                                 .size = sizeof(struct td_exercise),
                                 .max = TD_PROGRAM_MAX_EXERCISES,
                                 .flags = (allowed & TD_EXERCISES_NEEDED) != 0 ? TD_LIST_FILLED
                                                                               : TD_LIST_OPTIONAL,
                                 .read = read_exercise};
    const struct td_exercise *out = td_list_read(r, group, &list, count);
    td_cfg_node node = td_cfg_member_optional(group, key);

    for (size_t i = 0; i < *count; i++) {
        check_place(r, td_cfg_child(node, i), &out[i], i == 0, allowed);
    }
    return out;
}
