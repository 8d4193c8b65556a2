/* The result of a self-check as text. */
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check/why.h"

static void print_flags(const struct td_checklist *checklist, const struct td_check_result *result,
                        FILE *out)
{
    for (size_t i = 0; i < result->flag_count; i++) {
        const struct td_raised_flag *raised = &result->flags[i];

        fputs("\n", out);
        td_print_wrapped(checklist->flags[raised->flag].text, 2, out);
        td_print_wrapped(raised->action, 4, out);
        if (!raised->ticked) {
            td_print_wrapped("(raised by the answers)", 4, out);
        }
    }
}

/* ---- why ---- */

static void print_reasons(const struct td_checklist *checklist, const struct td_score *score,
                          bool raising, FILE *out)
{
    bool any = false;

    for (size_t i = 0; i < score->reason_count; i++) {
        char text[256], mark[16], letters[4];

        if ((score->reasons[i].weight > 0) != raising) {
            continue;
        }
        if (!any) {
            fprintf(out, "    %s:\n", raising ? "for" : "against");
            any = true;
        }
        td_reason_text(checklist, &score->reasons[i], text, sizeof text);
        td_str_format(mark, sizeof mark, "%+d  ", score->reasons[i].weight);
        (void)td_reason_source(checklist, &score->reasons[i], letters);
        if (letters[0] != '\0') {
            td_str_append(text, sizeof text, "  [%s]", letters);
        }
        td_print_item(mark, text, 6, out);
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

static void print_letters(const struct td_checklist *checklist, FILE *out)
{
    fputs("\nHow sure the sources are:\n", out);
    for (size_t i = 0; i < checklist->letter_count; i++) {
        char mark[8];

        td_str_format(mark, sizeof mark, "[%c] ", checklist->letters[i].letter);
        td_print_item(mark, checklist->letters[i].text, 2, out);
    }
}

static void print_changes(const struct td_checklist *checklist, const struct td_answers *answers,
                          const struct td_check_result *result, bool open, const char *title,
                          FILE *out)
{
    struct td_change changes[TD_CHANGES_MAX];
    size_t count = td_check_changes(checklist, answers, result, changes, TD_CHANGES_MAX);
    bool any = false, said = false;

    for (size_t i = 0; i < count; i++) {
        const struct td_question *question = &checklist->questions[changes[i].question];
        char line[500], then[200];

        if (changes[i].open != open || (said && changes[i].outcome == TD_OUTCOME_NOT_ENOUGH)) {
            continue;
        }
        if (!any) {
            fprintf(out, "\n%s:\n", title);
            any = true;
        }
        td_change_text(checklist, &changes[i], then, sizeof then);
        td_str_format(line, sizeof line, "%s: %s -> %s", question->name,
                      question->answers[changes[i].answer].text, then);
        if (changes[i].outcome == TD_OUTCOME_NOT_ENOUGH && result->named_count > 0) {
            /* With exactly as many answers as it takes: said once, not of each. */
            td_str_format(line, sizeof line, "any of them as \"not sure\" -> %s", then);
            said = true;
        }
        td_print_item("- ", line, 2, out);
    }
    if (!any && !open) {
        fputs("\nNo single other answer would change this.\n", out);
    }
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
    if (td_check_names_contributors(checklist, result)) {
        fputs("\n  Why it looks like the kneecap joint at all:\n", out);
        print_score(checklist, td_check_score(result, checklist->home_pattern), out);
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

static void print_outcome(const struct td_checklist *checklist,
                          const struct td_check_result *result, FILE *out)
{
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
        print_named(checklist, result, out);
        td_print_wrapped("No single contributor stands out among your answers. That is common, and "
                         "the plan is the same.",
                         0, out);
        break;
    case TD_OUTCOME_NAMED:
        print_named(checklist, result, out);
        break;
    }
}

void td_print_result_text(const struct td_checklist *checklist, const struct td_answers *answers,
                          const struct td_check_result *result, FILE *out)
{
    bool stopped = result->outcome == TD_OUTCOME_STOP;

    if (!stopped && result->flag_count > 0) {
        fputs("First, to be looked at:\n", out);
        print_flags(checklist, result, out);
        fputs("\n", out);
    }
    print_outcome(checklist, result, out);
    if (stopped) {
        print_flags(checklist, result, out);
    } else {
        print_changes(checklist, answers, result, false,
                      "What would change this, a single other answer", out);
        if (result->named_count > 0) {
            print_changes(checklist, answers, result, true,
                          "Not answered, and could still change it", out);
            print_others(checklist, result, out);
            print_letters(checklist, out);
        }
        if (result->urgency != TD_URGENCY_NONE) {
            fprintf(out, "\nHave it looked at %s.\n", td_urgency_when(result->urgency));
        }
    }
    print_training(result, out);
}

void td_print_strength_text(const struct td_checklist *checklist,
                            const struct td_check_result *result, FILE *out)
{
    if (result->outcome == TD_OUTCOME_STOP) {
        fprintf(out, "Stop here. This needs a person, %s.\n", td_urgency_when(result->urgency));
    } else if (result->training == TD_TRAINING_FREE) {
        td_print_wrapped("Nothing you said stands against training.", 0, out);
        td_print_wrapped(checklist->placement, 0, out);
    } else {
        td_print_wrapped("You came to get stronger. What you ticked comes first.", 0, out);
    }
    print_flags(checklist, result, out);
    print_training(result, out);
}
