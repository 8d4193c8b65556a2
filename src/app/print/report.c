/* The page of a self-check for a clinician, on standard output or as a file of its own. */
#include "teardrop/app/print/print.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"

#define WEEKS_S INT64_C(3628800) /* six weeks */

struct report {
    const struct td_ui *ui;
    const struct td_checklist *checklist;
    const struct td_check_record *record;
    struct td_course course;
    struct td_check_result result;
    size_t unknown; /* ids the checklist no longer has */
    FILE *out;
};

/* ---- which one ---- */

enum td_err td_report_find(struct td_history_port history, int number, struct td_check_record *out)
{
    struct td_history_walk walk = {.history = &history};
    const struct td_history_line *line;
    char uuid[TD_UUID_TEXT] = "";
    enum td_err err;

    while (number > 0 && (line = td_history_next(&walk)) != NULL) {
        if (line->kind == TD_HISTORY_CHECK && --number == 0) {
            td_str_copy(uuid, sizeof uuid, line->uuid);
        }
    }
    err = td_history_walk_end(&walk);
    return err != TD_OK      ? err
           : uuid[0] == '\0' ? TD_ERR_ABSENT
                             : history.ops->load_check(history.self, uuid, out);
}

/* ---- parts of the page ---- */

__attribute__((format(printf, 2, 3))) static void item(const struct report *r, const char *format,
                                                       ...)
{
    char text[800];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    td_print_item("- ", text, 0, r->out);
}

static void print_head(const struct report *r)
{
    char when[40];

    td_instant_format_minute(r->record->done, when, sizeof when);
    fprintf(r->out, "# Knee self-check of %s\n\n", when);
    td_print_wrapped("What one person answered about their own knee, at a screen, without an "
                     "examination. The patterns are likely causes to begin from, not findings.",
                     0, r->out);
    fprintf(r->out, "\nteardrop %s, checklist %s.\n", r->ui->version, r->record->version);
    if (!td_str_equal(r->record->version, r->checklist->version)) {
        fprintf(r->out, "Reasons below are those of checklist %s, which is in use now.\n",
                r->checklist->version);
    }
    if (r->unknown > 0) {
        fprintf(r->out, "%d of the answers are not in that checklist and are left out.\n",
                (int)r->unknown);
    }
}

static const char *flag_text(const struct report *r, const char *id)
{
    int flag = td_checklist_flag(r->checklist, id);

    return flag >= 0 ? r->checklist->flags[flag].text : id;
}

static void print_gates(const struct report *r)
{
    for (int i = 0; i < r->record->gate_count; i++) {
        const char *id = r->record->gates[i].gate;
        int gate = td_checklist_gate(r->checklist, id);

        item(r, "Asked: %s %s", gate >= 0 ? r->checklist->gates[gate].text : id,
             r->record->gates[i].any ? "Yes, see below." : "None of the list.");
    }
    if (r->record->gate_count == 0) {
        item(r, "%s",
             r->record->answer_count == 0 ? "Said in the middle of a session, by one key."
                                          : "Asked before everything else.");
    }
}

static void print_flags(const struct report *r)
{
    fputs("\n## Red flags\n\n", r->out);
    print_gates(r);
    for (size_t i = 0; i < r->result.flag_count; i++) {
        const struct td_raised_flag *raised = &r->result.flags[i];

        item(r, "**%s** (%s; %s)", raised->text,
             raised->ticked ? "ticked" : "raised by the answers below",
             td_urgency_id(raised->urgency));
    }
    for (int i = 0; i < r->record->taken_back_count; i++) {
        item(r, "Ticked by mistake, and taken back after a second look: %s",
             flag_text(r, r->record->taken_back[i]));
    }
    if (r->result.flag_count == 0) {
        item(r, "None is true.");
    }
}

static void print_pattern(const struct report *r, uint8_t cause, const char *what)
{
    const struct td_score *score = td_check_score(&r->result, cause);

    fprintf(r->out, "\n### %s (%s)\n\n", r->checklist->causes[cause].name, what);
    for (size_t i = 0; score != NULL && i < score->reason_count; i++) {
        char text[320], mark[16];

        td_reason_text(r->checklist, &score->reasons[i], text, sizeof text);
        td_str_format(mark, sizeof mark, "- %+d  ", score->reasons[i].weight);
        td_print_item(mark, text, 0, r->out);
    }
}

static void print_others(const struct report *r)
{
    const struct td_score *others[TD_CHECK_MAX_CAUSES];
    size_t count = td_check_others(r->checklist, &r->result, others);

    fputs(count > 0 ? "\nOthers that share signs:\n\n" : "", r->out);
    for (size_t i = 0; i < count; i++) {
        item(r, "%s (%+d)", r->checklist->causes[others[i]->cause].name, others[i]->score);
    }
}

static void print_patterns(const struct report *r)
{
    fputs("\n## What the answers fit\n", r->out);
    if (r->result.outcome == TD_OUTCOME_STOP) {
        fputs("\nNothing was ranked: a red flag came first.\n", r->out);
        return;
    }
    if (r->course.goal == TD_GOAL_STRENGTH) {
        fputs("\nNothing was asked for: the person came without pain, to get stronger.\n", r->out);
        return;
    }
    if (r->result.named_count == 0) {
        fputs(r->result.outcome == TD_OUTCOME_NOT_ENOUGH
                  ? "\nNot enough answers to name anything.\n"
                  : "\nNo pattern fits well.\n",
              r->out);
    }
    for (size_t i = 0; i < r->result.named_count; i++) {
        print_pattern(r, r->result.named[i],
                      r->result.named_count > 1 ? "one of two" : "fits best");
    }
    if (td_check_names_contributors(r->checklist, &r->result)) {
        print_pattern(r, r->checklist->home_pattern, "the pattern behind it");
    }
    print_others(r);
    fputs("\n", r->out);
    td_print_wrapped("Points are about log2 of a likelihood ratio, for putting patterns in order "
                     "only. Letters of the sources:",
                     0, r->out);
    fputs("\n", r->out);
    for (size_t i = 0; i < r->checklist->letter_count; i++) {
        char mark[16];

        td_str_format(mark, sizeof mark, "- [%c] ", r->checklist->letters[i].letter);
        td_print_item(mark, r->checklist->letters[i].text, 0, r->out);
    }
}

/* ---- answers ---- */

enum given {
    GIVEN_NUMBER, /* age and pain come first */
    GIVEN_PRESENT,
    GIVEN_ABSENT,
    GIVEN_UNSURE,
    GIVEN_LATER,
    GIVEN_NOT,
    GIVEN_KINDS
};

static enum given given_of(const struct report *r, size_t question)
{
    const struct td_question *asked = &r->checklist->questions[question];
    int choice = r->course.answers.choice[question];

    if (!td_answers_has(r->checklist, &r->course.answers, question)) {
        return choice == TD_ANSWER_LATER ? GIVEN_LATER : GIVEN_NOT;
    }
    if (asked->kind != TD_QUESTION_CHOICE || choice < 0) {
        return GIVEN_NUMBER;
    }
    return asked->answers[choice].unsure   ? GIVEN_UNSURE
           : asked->answers[choice].absent ? GIVEN_ABSENT
                                           : GIVEN_PRESENT;
}

static void print_answers(const struct report *r)
{
    static const char *const heads[GIVEN_KINDS] = {
        "\n## Answers\n\n", "\nPresent:\n\n", "\nAbsent:\n\n",
        "\nNot sure:\n\n",  "\nPut off:\n\n", "\nNot asked, or left out:\n\n"};

    for (int kind = 0; kind < GIVEN_KINDS && r->course.goal != TD_GOAL_STRENGTH; kind++) {
        bool any = kind == GIVEN_NUMBER;

        fputs(any ? heads[kind] : "", r->out);
        for (size_t q = 0; q < r->checklist->question_count; q++) {
            char answer[200] = "";

            if ((int)given_of(r, q) != kind) {
                continue;
            }
            fputs(any ? "" : heads[kind], r->out);
            any = true;
            if (kind <= GIVEN_ABSENT) {
                td_answers_text(r->checklist, &r->course.answers, q, answer, sizeof answer);
            }
            item(r, "%s%s%s", r->checklist->questions[q].name, kind <= GIVEN_ABSENT ? ": " : "",
                 answer);
        }
    }
}

/* ---- the weeks before ---- */

static void print_line(const struct report *r, const struct td_history_line *line)
{
    char text[240], when[40];

    td_instant_format_day(line->at, when, sizeof when);
    if (line->kind == TD_HISTORY_MORNING) {
        td_str_format(text, sizeof text, "%s  morning: pain %d%s%s", when, line->worst_pain,
                      line->swollen ? ", swollen" : "", line->limp ? ", limping" : "");
    } else {
        td_str_format(text, sizeof text, "%s  %s %s: %d of %d reps", when, line->level,
                      line->level_name, line->reps_done, line->reps_planned);
        if (line->worst_pain >= 0) {
            td_str_append(text, sizeof text, ", worst pain %d", line->worst_pain);
        }
        if (line->rpe >= 0) {
            td_str_append(text, sizeof text, ", effort %d of 10", line->rpe);
        }
    }
    item(r, "%s", text);
}

static void print_weeks(const struct report *r)
{
    struct td_history_walk walk = {.history = &r->ui->history};
    const struct td_history_line *line;
    int64_t since = r->record->done.unix_s - WEEKS_S;
    bool any = false;

    while ((line = td_history_next(&walk)) != NULL && line->at.unix_s >= since) {
        if (line->kind == TD_HISTORY_CHECK || (line->nothing_done && line->hurt[0] == '\0') ||
            td_instant_local_day(line->at) > td_instant_local_day(r->record->done)) {
            continue;
        }
        fputs(any ? "" : "\n## Pain and training in the six weeks before\n\n", r->out);
        any = true;
        print_line(r, line);
    }
    (void)td_history_walk_end(&walk);
}

static void print_training(const struct report *r)
{
    fputs("\n## What teardrop does with it\n\n", r->out);
    if (r->result.urgency != TD_URGENCY_NONE) {
        item(r, "The person was told to have it looked at %s.", td_urgency_when(r->result.urgency));
    }
    item(r, "Training: %s. %s", td_training_id(r->result.training), r->result.why);
    if (r->result.training != TD_TRAINING_CLOSED && r->result.start_level != NULL) {
        item(r,
             "Squat ladder from %s, at most %s (l0: no bend under load; l8: full squat with load); "
             "knee bend to %d degrees at most.",
             r->result.start_level, r->result.max_level, r->result.max_depth_deg);
    }
}

/* ---- the whole page ---- */

enum td_err td_report_print(const struct td_ui *ui, const struct td_check_record *record, FILE *out,
                            struct td_problems *problems)
{
    const struct td_problems *found = NULL;
    struct report *r = calloc(1, sizeof *r);
    enum td_err err = r == NULL ? TD_ERR_NOMEM : TD_OK;

    if (err == TD_OK) {
        r->ui = ui;
        r->out = out;
        r->record = record;
        err = ui->content.ops->checklist(ui->content.self, &r->checklist, &found);
        for (size_t i = 0; found != NULL && i < found->count; i++) {
            td_problems_add(problems, NULL, 0, "%s", found->lines[i]);
        }
    }
    if (err == TD_OK) {
        r->unknown = td_course_of_record(r->checklist, record, &r->course);
        td_check_evaluate(r->checklist, &r->course.answers, &r->result);
        print_head(r);
        print_flags(r);
        print_patterns(r);
        print_training(r);
        print_answers(r);
        print_weeks(r);
    }
    free(r);
    return err;
}

/* Never over another one. */
static FILE *make_file(const char *home, const char *day, char *path, size_t size)
{
    char stem[TD_PATH_MAX], name[64];
    FILE *file;
    int fd;

    td_str_format(name, sizeof name, "teardrop-self-check-%s", day);
    if (!td_path_join(stem, sizeof stem, home, name)) {
        td_str_copy(path, size, stem);
        errno = ENAMETOOLONG;
        return NULL;
    }
    fd = td_path_claim(stem, "-", ".md", path, size);
    file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (file == NULL && fd >= 0) {
        int reason = errno;

        (void)close(fd);
        (void)unlink(path);
        errno = reason;
    }
    return file;
}

enum td_err td_report_save(const struct td_ui *ui, const char *home,
                           const struct td_check_record *record, char *path, size_t path_size)
{
    struct td_problems problems = {0};
    char made[TD_PATH_MAX], day[40];
    enum td_err err;
    FILE *file;
    bool written;
    int reason;

    if (home == NULL || home[0] != '/') {
        td_str_copy(path, path_size,
                    "there is no place for it: HOME is not set to a full path, one that begins "
                    "with /");
        return TD_ERR_IO;
    }
    td_instant_format_day(td_now(ui->date), day, sizeof day);
    file = make_file(home, day, made, sizeof made);
    if (file == NULL) {
        td_str_format(path, path_size, "%s (%s)", strerror(errno), made);
        return TD_ERR_IO;
    }
    err = td_report_print(ui, record, file, &problems);
    td_str_copy(path, path_size,
                err == TD_OK         ? made
                : problems.count > 0 ? problems.lines[0]
                                     : "out of memory");
    written = fflush(file) == 0 && ferror(file) == 0 && fsync(fileno(file)) == 0;
    reason = errno;
    if (fclose(file) != 0 && written && err == TD_OK) {
        written = false;
        reason = errno;
    }
    if (!written) {
        td_str_format(path, path_size, "%s (%s)", strerror(reason), made);
        err = TD_ERR_IO;
    }
    if (err != TD_OK) {
        (void)unlink(made); /* half a page helps nobody */
    }
    td_problems_deinit(&problems);
    return err;
}
