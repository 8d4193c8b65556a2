/* The history as CSV: a row for each record; after a session's row, one for each of its sets and
 * for each rep that was tapped; the measures come last. A field that does not apply, or was not
 * answered, is empty. A text that a spreadsheet would take for a formula gets a `'` in front. */
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define FIELD_TEXT 256

/* Column and whether its text comes from people or content files (1) rather than from the program
 * itself (0). New columns go at the end, so that scripts that read by position keep working. */
#define COLUMNS(X)                                                                                 \
    X(kind, 0), X(uuid, 0), X(at, 0), X(level, 1), X(level_name, 1), X(sets_planned, 0),           \
        X(sets_done, 0), X(reps_planned, 0), X(reps_done, 0), X(elapsed_s, 0), X(finished, 0),     \
        X(worst_pain, 0), X(rpe, 0), X(swollen, 0), X(limp, 0), X(outcome, 0), X(urgency, 0),      \
        X(named, 1), X(running, 0), X(exercise, 1), X(set, 0), X(side, 0), X(tempo, 1),            \
        X(hold_s, 0), X(rest_s, 0), X(pain, 0), X(down_ms, 0), X(up_ms, 0), X(load_kg, 0),         \
        X(note, 1), X(swap_in, 1), X(rep, 0), X(at_ms, 0), X(week, 0), X(measure, 1), X(name, 1),  \
        X(value, 0), X(part, 0)
#define ID(name, words) COLUMN_##name
#define HEAD(name, words) #name
#define WORDS(name, words) words
enum column { COLUMNS(ID), COLUMN_COUNT };
static const char *const heads[] = {COLUMNS(HEAD)};
static const bool words[] = {COLUMNS(WORDS)};

struct row {
    char fields[COLUMN_COUNT][FIELD_TEXT]; /* "" = empty */
};

/* ---- fields ---- */

static void put_text(struct row *row, enum column column, const char *text)
{
    td_str_copy(row->fields[column], FIELD_TEXT, text);
}

/* Does a spreadsheet take it for a formula? Blanks before it change nothing, and the wide forms
 * of the signs count as well. */
static bool is_formula(const char *text)
{
    static const uint32_t signs[] = {'=',  '+',    '-',    '@',    '\t',  '\r',
                                     '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    uint32_t first;

    text += strspn(text, " ");
    first = td_utf8_next(&text);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (first == signs[i]) {
            return true;
        }
    }
    return false;
}

static void put_number(struct row *row, enum column column, int64_t number)
{
    td_str_format(row->fields[column], FIELD_TEXT, "%lld", (long long)number);
}

static void put_said(struct row *row, enum column column, int64_t number)
{
    if (number >= 0) {
        put_number(row, column, number);
    }
}

/* 123456 -> 123.456 */
static void put_thousandths(struct row *row, enum column column, int64_t number)
{
    td_str_format(row->fields[column], FIELD_TEXT, "%lld.%03lld", (long long)(number / 1000),
                  (long long)(number % 1000));
}

static void put_bool(struct row *row, enum column column, bool value)
{
    put_text(row, column, value ? "yes" : "no");
}

/* Quoted, with inner quotes doubled, where the text would break the row; a level's name always. */
static void print_field(enum column column, const char *text, FILE *out)
{
    const char *lead = words[column] && is_formula(text) ? "'" : "";

    if (column != COLUMN_level_name && strpbrk(text, ",\"\r\n") == NULL) {
        fprintf(out, "%s%s", lead, text);
        return;
    }
    if (text[0] == '\0') {
        return;
    }
    fprintf(out, "\"%s", lead);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

static void print_row(const struct row *row, FILE *out)
{
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (i > 0) {
            fputc(',', out);
        }
        print_field((enum column)i, row->fields[i], out);
    }
    fputc('\n', out);
}

/* ---- rows ---- */

static void put_head(struct row *row, const char *kind, const char *uuid, struct td_instant at)
{
    memset(row, 0, sizeof *row);
    put_text(row, COLUMN_kind, kind);
    put_text(row, COLUMN_uuid, uuid);
    td_instant_format(at, row->fields[COLUMN_at], FIELD_TEXT);
}

static void print_session(const struct td_history_line *line,
                          const struct td_session_record *session, FILE *out)
{
    struct row row;

    put_head(&row, "session", line->uuid, line->at);
    put_text(&row, COLUMN_level, line->level);
    put_text(&row, COLUMN_level_name, line->level_name);
    put_number(&row, COLUMN_sets_planned, line->sets_planned);
    put_number(&row, COLUMN_sets_done, line->sets_done);
    put_number(&row, COLUMN_reps_planned, line->reps_planned);
    put_number(&row, COLUMN_reps_done, line->reps_done);
    put_thousandths(&row, COLUMN_elapsed_s, line->elapsed_ms);
    put_bool(&row, COLUMN_finished, line->finished);
    put_said(&row, COLUMN_worst_pain, line->worst_pain);
    put_said(&row, COLUMN_rpe, line->rpe);
    put_bool(&row, COLUMN_running, line->running);
    if (session->load_g > 0) {
        put_thousandths(&row, COLUMN_load_kg, session->load_g);
    }
    put_text(&row, COLUMN_note, session->note);
    put_text(&row, COLUMN_swap_in, session->swap_in);
    print_row(&row, out);
}

/* A session with all its reps, which tell how long its sets took and what was tapped. */
struct whole {
    const struct td_history_line *line;
    const struct td_session_record *session;
    struct td_rep_record *reps;
    size_t rep_count;
};

/* What a set and its reps have in common. */
static void put_set(struct row *row, const char *kind, const struct whole *whole, int index)
{
    const struct td_history_line *line = whole->line;
    const struct td_set_record *set = &whole->session->sets[index];

    put_head(row, kind, line->uuid, line->at);
    put_text(row, COLUMN_level, line->level);
    put_text(row, COLUMN_level_name, line->level_name);
    put_text(row, COLUMN_exercise, set->exercise);
    put_number(row, COLUMN_set, set->set);
    put_text(row, COLUMN_side, td_side_id((enum td_side)set->side));
    put_text(row, COLUMN_part, td_set_part_id(whole->session, index));
}

static void print_set(const struct whole *whole, int index, FILE *out)
{
    const struct td_set_record *set = &whole->session->sets[index];
    struct row row;

    put_set(&row, "set", whole, index);
    put_number(&row, COLUMN_reps_planned, set->reps_planned);
    put_number(&row, COLUMN_reps_done, set->reps_done);
    put_thousandths(&row, COLUMN_elapsed_s,
                    td_set_played_ms(whole->session, whole->reps, whole->rep_count, index));
    put_text(&row, COLUMN_tempo, set->tempo);
    put_thousandths(&row, COLUMN_hold_s, set->hold_ms);
    put_thousandths(&row, COLUMN_rest_s, set->rest_ms);
    put_said(&row, COLUMN_pain, set->pain);
    put_said(&row, COLUMN_down_ms, set->down_ms);
    put_said(&row, COLUMN_up_ms, set->up_ms);
    print_row(&row, out);
}

static void print_rep(const struct whole *whole, const struct td_rep_record *rep, FILE *out)
{
    struct row row;

    put_set(&row, "rep", whole, rep->set);
    put_number(&row, COLUMN_rep, rep->rep);
    put_said(&row, COLUMN_at_ms, rep->at_ms);
    put_said(&row, COLUMN_down_ms, rep->down_ms);
    put_said(&row, COLUMN_up_ms, rep->up_ms);
    print_row(&row, out);
}

static void print_check(const struct td_history_line *line, FILE *out)
{
    struct row row;

    put_head(&row, "check", line->uuid, line->at);
    put_text(&row, COLUMN_outcome, td_outcome_id(line->outcome));
    put_text(&row, COLUMN_urgency, td_urgency_id(line->urgency));
    for (int i = 0; i < line->named_count; i++) {
        td_str_append(row.fields[COLUMN_named], FIELD_TEXT, "%s%s", i > 0 ? " " : "",
                      line->named[i]);
    }
    print_row(&row, out);
}

static void print_morning(const struct td_history_line *line, FILE *out)
{
    struct row row;

    put_head(&row, "morning", line->uuid, line->at);
    td_instant_format_day(line->at, row.fields[COLUMN_at], FIELD_TEXT); /* a day, wherever it was */
    put_said(&row, COLUMN_worst_pain, line->worst_pain);
    put_bool(&row, COLUMN_swollen, line->swollen);
    put_bool(&row, COLUMN_limp, line->limp);
    print_row(&row, out);
}

static void print_measure(const struct td_measure *measure, FILE *out)
{
    struct row row;

    put_head(&row, "measure", measure->uuid, measure->at);
    put_number(&row, COLUMN_week, measure->week);
    put_text(&row, COLUMN_measure, td_measure_spec(measure->kind)->id);
    put_text(&row, COLUMN_name, measure->name);
    put_number(&row, COLUMN_value, measure->value);
    print_row(&row, out);
}

/* ---- all ---- */

static void print_sets(const struct whole *whole, FILE *out)
{
    size_t i = 0; /* of the reps, which come in the order of the sets */

    for (int set = 0; set < whole->session->set_count; set++) {
        print_set(whole, set, out);
        for (; i < whole->rep_count && whole->reps[i].set == set; i++) {
            if (whole->reps[i].down_ms >= 0 || whole->reps[i].up_ms >= 0) {
                print_rep(whole, &whole->reps[i], out);
            }
        }
    }
}

static enum td_err print_line(struct td_history_port history, const struct td_history_line *line,
                              struct td_session_record *session, FILE *out)
{
    struct whole whole = {.line = line, .session = session};
    enum td_err err;

    if (line->kind == TD_HISTORY_CHECK) {
        print_check(line, out);
        return TD_OK;
    }
    if (line->kind == TD_HISTORY_MORNING) {
        print_morning(line, out);
        return TD_OK;
    }
    err = history.ops->load_session(history.self, line->uuid, session);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err; /* gone since the list was made */
    }
    err = td_history_all_reps(&history, session, &whole.reps, &whole.rep_count);
    if (err == TD_OK) {
        print_session(line, session, out);
        print_sets(&whole, out);
    }
    free(whole.reps);
    return err;
}

static enum td_err print_measures(struct td_history_port history, FILE *out)
{
    struct td_measure *measures = NULL;
    size_t count = 0;
    enum td_err err = td_history_all_measures(&history, &measures, &count);

    for (size_t i = 0; i < count; i++) {
        print_measure(&measures[i], out);
    }
    free(measures);
    return err;
}

enum td_err td_print_history_csv(struct td_history_port history, FILE *out)
{
    struct td_session_record session = {0};
    struct td_history_walk walk = {.history = &history};
    const struct td_history_line *line;
    enum td_err err;

    for (int i = 0; i < COLUMN_COUNT; i++) {
        fprintf(out, "%s%s", i > 0 ? "," : "", heads[i]);
    }
    fputc('\n', out);
    while ((line = td_history_next(&walk)) != NULL) {
        walk.err = print_line(history, line, &session, out);
    }
    err = td_history_walk_end(&walk);
    td_session_record_deinit(&session);
    return err == TD_OK ? print_measures(history, out) : err;
}
