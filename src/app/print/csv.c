/* The history as CSV: a line for each record, below a session a line for each of its sets
 * and for each rep in which something was tapped, and the measures behind all. What does
 * not apply, or was not said, is empty. A text that a spreadsheet would take for a formula has
 * a `'` before it. */
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"

#define PAGE 512
#define FIELD_TEXT 256

/* New ones come behind: who reads by place reads on. */
enum column {
    KIND,
    UUID,
    AT,
    LEVEL,
    LEVEL_NAME,
    SETS_PLANNED,
    SETS_DONE,
    REPS_PLANNED,
    REPS_DONE,
    ELAPSED_S,
    FINISHED,
    WORST_PAIN,
    RPE,
    SWOLLEN,
    LIMP,
    OUTCOME,
    URGENCY,
    NAMED,
    RUNNING,
    EXERCISE,
    SET,
    SIDE,
    TEMPO,
    HOLD_S,
    REST_S,
    PAIN,
    DOWN_MS,
    UP_MS,
    LOAD_KG,
    NOTE,
    SWAP_IN,
    REP,
    AT_MS,
    WEEK,
    MEASURE,
    NAME,
    VALUE,
    PART,
    COLUMNS
};

/* words: of people or of content files, not the program's own. */
static const struct {
    const char *head;
    bool words;
} columns[COLUMNS] = {
    [KIND] = {"kind", false},
    [UUID] = {"uuid", false},
    [AT] = {"at", false},
    [LEVEL] = {"level", true},
    [LEVEL_NAME] = {"level_name", true},
    [SETS_PLANNED] = {"sets_planned", false},
    [SETS_DONE] = {"sets_done", false},
    [REPS_PLANNED] = {"reps_planned", false},
    [REPS_DONE] = {"reps_done", false},
    [ELAPSED_S] = {"elapsed_s", false},
    [FINISHED] = {"finished", false},
    [WORST_PAIN] = {"worst_pain", false},
    [RPE] = {"rpe", false},
    [SWOLLEN] = {"swollen", false},
    [LIMP] = {"limp", false},
    [OUTCOME] = {"outcome", false},
    [URGENCY] = {"urgency", false},
    [NAMED] = {"named", true},
    [RUNNING] = {"running", false},
    [EXERCISE] = {"exercise", true},
    [SET] = {"set", false},
    [SIDE] = {"side", false},
    [TEMPO] = {"tempo", true},
    [HOLD_S] = {"hold_s", false},
    [REST_S] = {"rest_s", false},
    [PAIN] = {"pain", false},
    [DOWN_MS] = {"down_ms", false},
    [UP_MS] = {"up_ms", false},
    [LOAD_KG] = {"load_kg", false},
    [NOTE] = {"note", true},
    [SWAP_IN] = {"swap_in", true},
    [REP] = {"rep", false},
    [AT_MS] = {"at_ms", false},
    [WEEK] = {"week", false},
    [MEASURE] = {"measure", true},
    [NAME] = {"name", true},
    [VALUE] = {"value", false},
    [PART] = {"part", false},
};

struct row {
    char fields[COLUMNS][FIELD_TEXT]; /* "" = empty */
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

/* In quotes, its own doubled, where it would break the line; a name always. */
static void print_field(enum column column, const char *text, FILE *out)
{
    const char *lead = columns[column].words && is_formula(text) ? "'" : "";

    if (column != LEVEL_NAME && strpbrk(text, ",\"\r\n") == NULL) {
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
    for (int i = 0; i < COLUMNS; i++) {
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
    put_text(row, KIND, kind);
    put_text(row, UUID, uuid);
    td_instant_format(at, row->fields[AT], FIELD_TEXT);
}

static void print_session(const struct td_history_line *line,
                          const struct td_session_record *session, FILE *out)
{
    struct row row;

    put_head(&row, "session", line->uuid, line->at);
    put_text(&row, LEVEL, line->level);
    put_text(&row, LEVEL_NAME, line->level_name);
    put_number(&row, SETS_PLANNED, line->sets_planned);
    put_number(&row, SETS_DONE, line->sets_done);
    put_number(&row, REPS_PLANNED, line->reps_planned);
    put_number(&row, REPS_DONE, line->reps_done);
    put_thousandths(&row, ELAPSED_S, line->elapsed_ms);
    put_bool(&row, FINISHED, line->finished);
    put_said(&row, WORST_PAIN, line->worst_pain);
    put_said(&row, RPE, line->rpe);
    put_bool(&row, RUNNING, line->running);
    if (session->load_g > 0) {
        put_thousandths(&row, LOAD_KG, session->load_g);
    }
    put_text(&row, NOTE, session->note);
    put_text(&row, SWAP_IN, session->swap_in);
    print_row(&row, out);
}

/* A session's reps, however many: for its sets' times, and for what was tapped in them. */
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
    put_text(row, LEVEL, line->level);
    put_text(row, LEVEL_NAME, line->level_name);
    put_text(row, EXERCISE, set->exercise);
    put_number(row, SET, set->set);
    put_text(row, SIDE, td_side_id((enum td_side)set->side));
    put_text(row, PART, td_set_part_id(whole->session, index));
}

static void print_set(const struct whole *whole, int index, FILE *out)
{
    const struct td_set_record *set = &whole->session->sets[index];
    struct row row;

    put_set(&row, "set", whole, index);
    put_number(&row, REPS_PLANNED, set->reps_planned);
    put_number(&row, REPS_DONE, set->reps_done);
    put_thousandths(&row, ELAPSED_S,
                    td_set_played_ms(whole->session, whole->reps, whole->rep_count, index));
    put_text(&row, TEMPO, set->tempo);
    put_thousandths(&row, HOLD_S, set->hold_ms);
    put_thousandths(&row, REST_S, set->rest_ms);
    put_said(&row, PAIN, set->pain);
    put_said(&row, DOWN_MS, set->down_ms);
    put_said(&row, UP_MS, set->up_ms);
    print_row(&row, out);
}

static void print_rep(const struct whole *whole, const struct td_rep_record *rep, FILE *out)
{
    struct row row;

    put_set(&row, "rep", whole, rep->set);
    put_number(&row, REP, rep->rep);
    put_said(&row, AT_MS, rep->at_ms);
    put_said(&row, DOWN_MS, rep->down_ms);
    put_said(&row, UP_MS, rep->up_ms);
    print_row(&row, out);
}

static void print_check(const struct td_history_line *line, FILE *out)
{
    struct row row;

    put_head(&row, "check", line->uuid, line->at);
    put_text(&row, OUTCOME, td_outcome_id(line->outcome));
    put_text(&row, URGENCY, td_urgency_id(line->urgency));
    for (int i = 0; i < line->named_count; i++) {
        td_str_append(row.fields[NAMED], FIELD_TEXT, "%s%s", i > 0 ? " " : "", line->named[i]);
    }
    print_row(&row, out);
}

static void print_morning(const struct td_history_line *line, FILE *out)
{
    struct row row;

    put_head(&row, "morning", line->uuid, line->at);
    td_instant_format_day(line->at, row.fields[AT], FIELD_TEXT); /* a day, wherever it was */
    put_said(&row, WORST_PAIN, line->worst_pain);
    put_bool(&row, SWOLLEN, line->swollen);
    put_bool(&row, LIMP, line->limp);
    print_row(&row, out);
}

static void print_measure(const struct td_measure *measure, FILE *out)
{
    struct row row;

    put_head(&row, "measure", measure->uuid, measure->at);
    put_number(&row, WEEK, measure->week);
    put_text(&row, MEASURE, td_measure_spec(measure->kind)->id);
    put_text(&row, NAME, measure->name);
    put_number(&row, VALUE, measure->value);
    print_row(&row, out);
}

/* ---- all ---- */

static void print_sets(const struct whole *whole, FILE *out)
{
    for (int set = 0; set < whole->session->set_count; set++) {
        print_set(whole, set, out);
        for (size_t i = 0; i < whole->rep_count; i++) {
            const struct td_rep_record *rep = &whole->reps[i];

            if (rep->set == set && (rep->down_ms >= 0 || rep->up_ms >= 0)) {
                print_rep(whole, rep, out);
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
    struct td_history_line lines[PAGE];
    size_t skip = 0, count = PAGE;
    enum td_err err = TD_OK;

    for (int i = 0; i < COLUMNS; i++) {
        fprintf(out, "%s%s", i > 0 ? "," : "", columns[i].head);
    }
    fputc('\n', out);
    while (err == TD_OK && count == PAGE) {
        err = history.ops->list(history.self, skip, PAGE, lines, &count);
        for (size_t i = 0; err == TD_OK && i < count; i++) {
            err = print_line(history, &lines[i], &session, out);
        }
        skip += PAGE;
    }
    td_session_record_deinit(&session);
    return err == TD_OK ? print_measures(history, out) : err;
}
