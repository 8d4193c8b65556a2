/* The history as CSV: a line for each record, and below a session a line for each
 * of its sets. What does not apply, or was not said, is empty. */
#include <string.h>

#include "teardrop/app/print.h"
#include "teardrop/base/str.h"

#define PAGE 512

/* A text in quotes, its own quotes doubled. */
static void print_quoted(const char *text, FILE *out)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

/* An id, a tempo: in quotes only when it would break the line. */
static void print_plain(const char *text, FILE *out)
{
    if (strpbrk(text, ",\"") != NULL) {
        print_quoted(text, out);
    } else {
        fputs(text, out);
    }
}

static void print_seconds(int64_t ms, FILE *out)
{
    fprintf(out, "%lld.%03lld", (long long)(ms / 1000), (long long)(ms % 1000));
}

/* The comma before it included. */
static void print_said(int value, FILE *out)
{
    fputc(',', out);
    if (value >= 0) {
        fprintf(out, "%d", value);
    }
}

static void print_head(const char *kind, const struct td_history_line *line, FILE *out)
{
    char at[40];

    td_instant_format(line->at, at, sizeof at);
    fprintf(out, "%s,%s,%s,", kind, line->uuid, at);
}

static void print_session(const struct td_history_line *line, FILE *out)
{
    print_head("session", line, out);
    print_plain(line->level, out);
    fputc(',', out);
    print_quoted(line->level_name, out);
    fprintf(out, ",%d,%d,%d,%d,", line->sets_planned, line->sets_done, line->reps_planned,
            line->reps_done);
    print_seconds(line->elapsed_ms, out);
    fprintf(out, ",%s", line->finished ? "yes" : "no");
    print_said(line->worst_pain, out);
    print_said(line->rpe, out);
    fprintf(out, ",,,,,,%s,,,,,,,,,\n", line->running ? "yes" : "no");
}

static void print_set(const struct td_history_line *line, const struct td_set_record *set,
                      FILE *out)
{
    print_head("set", line, out);
    print_plain(line->level, out);
    fputc(',', out);
    print_quoted(line->level_name, out);
    fprintf(out, ",,,%d,%d,", set->reps_planned, set->reps_done);
    print_seconds(set->length_ms, out);
    fputs(",,,,,,,,,,", out);
    print_plain(set->exercise, out);
    fprintf(out, ",%d,%s,", set->set, td_side_id((enum td_side)set->side));
    print_plain(set->tempo, out);
    fputc(',', out);
    print_seconds(set->hold_ms, out);
    fputc(',', out);
    print_seconds(set->rest_ms, out);
    print_said(set->pain, out);
    print_said(set->down_ms, out);
    print_said(set->up_ms, out);
    fputc('\n', out);
}

static void print_other(const struct td_history_line *line, FILE *out)
{
    bool morning = line->kind == TD_HISTORY_MORNING;

    print_head(morning ? "morning" : "check", line, out);
    fputs(",,,,,,,", out);
    print_said(morning ? line->worst_pain : -1, out);
    if (morning) {
        fprintf(out, ",,%s,%s,,,", line->swollen ? "yes" : "no", line->limp ? "yes" : "no");
    } else {
        fprintf(out, ",,,,%s,%s,%s%s%s", td_outcome_id(line->outcome), td_urgency_id(line->urgency),
                line->named_count > 0 ? line->named[0] : "", line->named_count > 1 ? " " : "",
                line->named_count > 1 ? line->named[1] : "");
    }
    fputs(",,,,,,,,,,\n", out);
}

static enum td_err print_line(struct td_history_port history, const struct td_history_line *line,
                              struct td_session_record *session, FILE *out)
{
    enum td_err err;

    if (line->kind != TD_HISTORY_SESSION) {
        print_other(line, out);
        return TD_OK;
    }
    err = history.ops->load_session(history.self, line->uuid, session);
    if (err != TD_OK) {
        return err == TD_ERR_ABSENT ? TD_OK : err; /* gone since the list was made */
    }
    print_session(line, out);
    for (int i = 0; i < session->set_count; i++) {
        print_set(line, &session->sets[i], out);
    }
    return TD_OK;
}

enum td_err td_print_history_csv(struct td_history_port history, FILE *out)
{
    struct td_session_record session;
    struct td_history_line lines[PAGE];
    size_t skip = 0, count = PAGE;

    fputs("kind,uuid,at,level,level_name,sets_planned,sets_done,reps_planned,reps_done,elapsed_s,"
          "finished,worst_pain,rpe,swollen,limp,outcome,urgency,named,running,exercise,set,side,"
          "tempo,hold_s,rest_s,pain,down_ms,up_ms\n",
          out);
    while (count == PAGE) {
        enum td_err err = history.ops->list(history.self, skip, PAGE, lines, &count);

        for (size_t i = 0; err == TD_OK && i < count; i++) {
            err = print_line(history, &lines[i], &session, out);
        }
        if (err != TD_OK) {
            return err;
        }
        skip += PAGE;
    }
    return TD_OK;
}
