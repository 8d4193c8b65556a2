#include "teardrop/app/print.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/wrap.h"

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
