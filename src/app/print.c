#include "teardrop/app/print.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"

#define PAGE 64
#define COLS 78

void td_print_wrapped(const char *text, int indent, FILE *out)
{
    struct td_wrap wrap;
    struct td_wrap_line line;

    td_wrap_init(&wrap, text, COLS - indent);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "%*s%.*s\n", line.bytes > 0 ? indent : 0, "", (int)line.bytes, line.text);
    }
}

/* ---- timeline ---- */

void td_print_status(const struct td_timeline *timeline, const struct td_segment *segment,
                     const char *word, char *out, size_t size)
{
    out[0] = '\0';
    if (timeline->workout.count > 1) {
        td_str_append(out, size, "%s  ", td_timeline_exercise(timeline, segment)->name);
    }
    td_str_append(out, size, "set %d/%d  rep %d/%d  %s", segment->set,
                  td_timeline_sets(timeline, segment), segment->rep,
                  td_timeline_reps(timeline, segment),
                  word != NULL ? word : td_segment_word(segment));
}

void td_print_segment(const struct td_timeline *timeline, const struct td_segment *segment,
                      FILE *out)
{
    char status[160], length[32];

    td_print_status(timeline, segment, NULL, status, sizeof status);
    td_str_from_thousandths(segment->length / TD_NS_PER_MS, length, sizeof length);
    fprintf(out, "%4lld.%03lld  %s  %s s\n", (long long)(segment->start / TD_NS_PER_S),
            (long long)(segment->start / TD_NS_PER_MS % 1000), status, length);
}

void td_print_timeline_text(const struct td_timeline *timeline, FILE *out)
{
    char total[32];

    for (size_t i = 0; i < timeline->count; i++) {
        td_print_segment(timeline, &timeline->segments[i], out);
    }
    td_str_from_thousandths(timeline->total / TD_NS_PER_MS, total, sizeof total);
    fprintf(out, "total %s s\n", total);
}

/* ---- self-check ---- */

static void print_flags(const struct td_checklist *checklist, const struct td_check_result *result,
                        FILE *out)
{
    for (size_t i = 0; i < result->flag_count; i++) {
        const struct td_raised_flag *raised = &result->flags[i];

        fputs("\n", out);
        td_print_wrapped(checklist->flags[raised->flag].text, 2, out);
        td_print_wrapped(raised->action, 4, out);
    }
}

static void print_reasons(const struct td_checklist *checklist, const struct td_score *score,
                          bool raising, FILE *out)
{
    bool any = false;

    for (size_t i = 0; i < score->reason_count; i++) {
        char text[256], line[320];

        if ((score->reasons[i].weight > 0) != raising) {
            continue;
        }
        if (!any) {
            fprintf(out, "    %s:\n", raising ? "for" : "against");
            any = true;
        }
        td_reason_text(checklist, &score->reasons[i], text, sizeof text);
        td_str_format(line, sizeof line, "%+d  %s", score->reasons[i].weight, text);
        td_print_wrapped(line, 6, out);
    }
}

static void print_score(const struct td_checklist *checklist, const struct td_score *score,
                        FILE *out)
{
    char line[256];

    td_str_format(line, sizeof line, "%s (score %+d)", checklist->causes[score->cause].name,
                  score->score);
    fputs("\n", out);
    td_print_wrapped(line, 2, out);
    print_reasons(checklist, score, true, out);
    print_reasons(checklist, score, false, out);
}

static void print_named(const struct td_checklist *checklist, const struct td_check_result *result,
                        FILE *out)
{
    char line[240];

    td_check_headline(checklist, result, line, sizeof line);
    td_print_wrapped(line, 0, out);
    for (size_t i = 0; i < result->named_count; i++) {
        const struct td_cause *cause = &checklist->causes[result->named[i]];
        const struct td_score *score = td_check_score(result, result->named[i]);

        if (score != NULL) {
            print_score(checklist, score, out);
        }
        fputs("\n", out);
        td_print_wrapped(cause->meaning, 4, out);
        td_print_wrapped(cause->advice, 4, out);
    }
    fputs("\nThis is a place to begin from, not a finding. A clinician may see it differently.\n",
          out);
}

static void print_others(const struct td_checklist *checklist, const struct td_check_result *result,
                         FILE *out)
{
    bool any = false;

    for (size_t layer = 0; layer < 2; layer++) {
        const struct td_score *scores = layer == 0 ? result->patterns : result->contributors;
        size_t count = layer == 0 ? result->pattern_count : result->contributor_count;

        for (size_t i = 0; i < count; i++) {
            if (!td_check_is_other(checklist, result, &scores[i])) {
                continue;
            }
            if (!any) {
                fputs("\nOthers that share some of these signs:\n", out);
                any = true;
            }
            fprintf(out, "  %s (score %+d)\n", checklist->causes[scores[i].cause].name,
                    scores[i].score);
        }
    }
}

static void print_training(const struct td_check_result *result, FILE *out)
{
    static const char *const words[] = {"open", "open within limits", "closed"};

    fprintf(out, "\nTraining is %s.", words[result->training]);
    if (result->training != TD_TRAINING_CLOSED) {
        fprintf(out, " Begin at %s, go no higher than %s for now.", result->start_level,
                result->max_level);
    }
    fputs("\n", out);
    td_print_wrapped(result->why, 2, out);
}

void td_print_result_text(const struct td_checklist *checklist, const struct td_answers *answers,
                          const struct td_check_result *result, FILE *out)
{
    (void)answers;
    switch (result->outcome) {
    case TD_OUTCOME_STOP:
        fprintf(out, "Stop here. This needs a person, %s.\n", td_urgency_when(result->urgency));
        break;
    case TD_OUTCOME_NOT_ENOUGH:
        fprintf(out, "Not enough answers yet: %d of the %d it takes to name anything.\n",
                result->scored, TD_CHECK_MIN_ANSWERS);
        break;
    case TD_OUTCOME_NO_PATTERN:
        td_print_wrapped("Your answers do not fit any one pattern well. That is common. If the "
                         "knee bothers you, a clinician can look further.",
                         0, out);
        break;
    case TD_OUTCOME_PATTERN_ONLY:
    case TD_OUTCOME_NAMED:
        print_named(checklist, result, out);
        break;
    }
    if (result->outcome == TD_OUTCOME_PATTERN_ONLY) {
        td_print_wrapped("No single contributor stands out among your answers. That is common, and "
                         "the plan is the same.",
                         0, out);
    }
    if (result->flag_count > 0) {
        fputs(result->outcome == TD_OUTCOME_STOP ? "" : "\nTo be looked at:\n", out);
        print_flags(checklist, result, out);
    }
    if (result->outcome == TD_OUTCOME_NAMED || result->outcome == TD_OUTCOME_PATTERN_ONLY) {
        print_others(checklist, result, out);
    }
    if (result->outcome != TD_OUTCOME_STOP && result->urgency != TD_URGENCY_NONE) {
        fprintf(out, "\nHave it looked at %s.\n", td_urgency_when(result->urgency));
    }
    print_training(result, out);
}

/* ---- history ---- */

/* A text in quotes, its own quotes doubled. */
static void print_csv_text(const char *text, FILE *out)
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

static void print_csv_line(const struct td_history_line *line, FILE *out)
{
    static const char *const kinds[] = {"session", "check", "morning"};
    char at[40];

    td_instant_format(line->at, at, sizeof at);
    fprintf(out, "%s,%s,%s", kinds[line->kind], line->uuid, at);
    if (line->kind == TD_HISTORY_SESSION) {
        fprintf(out, ",%s,", line->level);
        print_csv_text(line->level_name, out);
        fprintf(out, ",%d,%d,%d,%d,%lld.%03lld,%s", line->sets_planned, line->sets_done,
                line->reps_planned, line->reps_done, (long long)(line->elapsed_ms / 1000),
                (long long)(line->elapsed_ms % 1000), line->finished ? "yes" : "no");
    } else {
        fputs(",,,,,,,,", out);
    }
    fputs(",", out);
    if (line->worst_pain >= 0 && line->kind != TD_HISTORY_CHECK) {
        fprintf(out, "%d", line->worst_pain);
    }
    fputs(",", out);
    if (line->rpe >= 0 && line->kind == TD_HISTORY_SESSION) {
        fprintf(out, "%d", line->rpe);
    }
    if (line->kind == TD_HISTORY_MORNING) {
        fprintf(out, ",%s,%s,,,\n", line->swollen ? "yes" : "no", line->limp ? "yes" : "no");
    } else if (line->kind == TD_HISTORY_CHECK) {
        fprintf(out, ",,,%s,%s,%s%s%s\n", td_outcome_id(line->outcome),
                td_urgency_id(line->urgency), line->named_count > 0 ? line->named[0] : "",
                line->named_count > 1 ? " " : "", line->named_count > 1 ? line->named[1] : "");
    } else {
        fputs(",,,,,\n", out);
    }
}

enum td_err td_print_history_csv(struct td_history_port history, FILE *out)
{
    struct td_history_line lines[PAGE];
    size_t skip = 0, count = PAGE;

    fputs("kind,uuid,at,level,level_name,sets_planned,sets_done,reps_planned,reps_done,elapsed_s,"
          "finished,worst_pain,rpe,swollen,limp,outcome,urgency,named\n",
          out);
    while (count == PAGE) {
        enum td_err err = history.ops->list(history.self, skip, PAGE, lines, &count);

        if (err != TD_OK) {
            return err;
        }
        for (size_t i = 0; i < count; i++) {
            print_csv_line(&lines[i], out);
        }
        skip += PAGE;
    }
    return TD_OK;
}
