/* The set-up card of line mode. */
#include "teardrop/app/print/print.h"

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define COLS 78
#define INDENT 2

/* Wrapped, what follows the first line under its text: `  1. ...`. */
static void print_hanging(const char *label, const char *text, FILE *out)
{
    int indent = INDENT + td_utf8_cols(label);
    struct td_wrap wrap;
    struct td_wrap_line line;
    bool first = true;

    td_wrap_init(&wrap, text, COLS - indent);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "%*s%s%.*s\n", first ? INDENT : indent, "", first ? label : "",
                (int)line.bytes, line.text);
        first = false;
    }
}

static void print_said(const char *label, const char *text, FILE *out)
{
    if (text != NULL && text[0] != '\0') {
        print_hanging(label, text, out);
    }
}

static void print_parts(const struct td_workout *workout, FILE *out)
{
    if (workout->count <= 1) {
        return;
    }
    fputs("\nOne after the other:\n", out);
    for (size_t i = 0; i < workout->count; i++) {
        const struct td_workout_exercise *exercise = &workout->exercises[i];
        char line[120], tempo[TD_TEMPO_TEXT];

        td_str_format(line, sizeof line, "%s, %d x ", exercise->exercise->name, exercise->sets);
        if (exercise->exercise->kind == TD_EXERCISE_HOLD) {
            td_str_append(line, sizeof line, "%d s", (int)(exercise->hold / TD_NS_PER_S));
        } else {
            td_tempo_format(&exercise->tempo, tempo, sizeof tempo);
            td_str_append(line, sizeof line, "%d, tempo %s", exercise->reps, tempo);
        }
        if (exercise->exercise->sides == TD_SIDES_EACH) {
            td_str_append(line, sizeof line, ", each side");
        }
        if (exercise->easy) {
            td_str_append(line, sizeof line, ", an easy set");
        }
        print_hanging("- ", line, out);
    }
}

void td_print_set_up(const struct td_timeline *timeline, FILE *out)
{
    const struct td_workout *workout = &timeline->workout;
    const struct td_level *level = workout->level;
    char text[400] = "";

    td_workout_text(workout, timeline->total, text, sizeof text);
    fprintf(out, "%s\n", text);
    print_said("", level->summary, out);
    print_said("Stance: ", level->stance, out);
    text[0] = '\0';
    for (size_t i = 0; i < level->need_count; i++) {
        td_str_append(text, sizeof text, "%s%s", i == 0 ? "" : ", ", level->needs[i]);
    }
    print_said("You need: ", text, out);
    print_said("How often: ", level->frequency, out);
    print_said("Support: ", level->support, out);
    print_said("Load: ", level->load, out);
    print_said("More load: ", level->load_rule, out);
    print_said("Mind: ", level->note, out);
    print_parts(workout, out);
    if (level->step_count > 0) {
        fputs("\nHow to do it:\n", out);
    }
    for (size_t i = 0; i < level->step_count; i++) {
        char number[16];

        td_str_format(number, sizeof number, "%d. ", (int)i + 1);
        print_hanging(number, level->steps[i], out);
    }
    if (level->fault_count > 0) {
        fputs("\nWhen it goes wrong:\n", out);
    }
    for (size_t i = 0; i < level->fault_count; i++) {
        td_str_format(text, sizeof text, "%s - %s", level->faults[i].sign, level->faults[i].fix);
        print_hanging("- ", text, out);
    }
    fputs("\n", out);
}
