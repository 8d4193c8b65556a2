/* Line mode of the self-check: red flags first, then one question at a time. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "teardrop/app/commands.h"
#include "teardrop/app/print.h"
#include "teardrop/base/str.h"

struct asker {
    struct td_app *app;
    const struct td_checklist *checklist;
    struct td_answers answers;
    bool ended; /* no more input */
};

enum said { SAID_ANSWER, SAID_SKIP, SAID_BACK, SAID_END };

/* Reads one line, blanks off both ends, lower case; false at the end of input. A
 * longer line is cut, its rest thrown away. */
static bool read_line(struct asker *asker, char *out, size_t size)
{
    size_t n = 0;
    int c;

    fputs("> ", stdout);
    (void)fflush(stdout);
    while ((c = getchar()) != EOF && c != '\n') {
        if (n + 1 < size && (n > 0 || !isspace(c))) {
            out[n++] = (char)tolower(c);
        }
    }
    if (c == EOF && n == 0) {
        asker->ended = true;
        return false;
    }
    while (n > 0 && isspace((unsigned char)out[n - 1])) {
        n--;
    }
    out[n] = '\0';
    return true;
}

/* ---- red flags ---- */

static bool ask_yes_no(struct asker *asker, bool *yes)
{
    char line[64];

    while (read_line(asker, line, sizeof line)) {
        if (td_str_equal(line, "y") || td_str_equal(line, "yes")) {
            *yes = true;
            return true;
        }
        if (td_str_equal(line, "n") || td_str_equal(line, "no") || td_str_equal(line, "none")) {
            *yes = false;
            return true;
        }
        fputs("Please answer y or n (none of these).\n", stdout);
    }
    return false;
}

/* Numbers separated by blanks or commas, each 1..count. */
static bool tick(struct asker *asker, const struct td_gate *gate, char *line)
{
    bool any = false;

    for (char *word = strtok(line, " ,"); word != NULL; word = strtok(NULL, " ,")) {
        int number;

        if (!td_str_to_int(word, 1, (int)gate->flag_count, &number)) {
            return false;
        }
        asker->answers.flag[gate->flags[number - 1]] = true;
        any = true;
    }
    return any;
}

static bool ask_gate(struct asker *asker, const struct td_gate *gate)
{
    char line[128];
    bool yes;

    printf("\n%s\n", gate->text);
    for (size_t i = 0; i < gate->flag_count; i++) {
        char item[400];

        td_str_format(item, sizeof item, "%d  %s", (int)i + 1,
                      asker->checklist->flags[gate->flags[i]].text);
        td_print_wrapped(item, 2, stdout);
    }
    fputs("Is any of these true for you? (y, or n for none of these)\n", stdout);
    if (!ask_yes_no(asker, &yes)) {
        return false;
    }
    if (!yes) {
        return true;
    }
    fputs("Which? Type the numbers, or none.\n", stdout);
    while (read_line(asker, line, sizeof line)) {
        if (td_str_equal(line, "none") || tick(asker, gate, line)) {
            return true;
        }
        printf("Please type numbers from 1 to %d, or none.\n", (int)gate->flag_count);
    }
    return false;
}

static bool ask_gates(struct asker *asker)
{
    td_print_wrapped("\nFirst, a few questions that need a person, not a program.", 0, stdout);
    for (size_t i = 0; i < asker->checklist->gate_count; i++) {
        const struct td_gate *gate = &asker->checklist->gates[i];

        if (td_condition_holds(gate->when, gate->when_count, &asker->answers) &&
            !ask_gate(asker, gate)) {
            return false;
        }
    }
    asker->answers.flags_asked = true;
    return true;
}

/* ---- questions ---- */

static void print_question(const struct td_question *question, int number, int total)
{
    fputs("\n", stdout);
    if (total > 0) {
        printf("%d of %d\n", number, total);
    }
    td_print_wrapped(question->text, 0, stdout);
    if (question->help != NULL) {
        td_print_wrapped(question->help, 2, stdout);
    }
    for (size_t i = 0; i < question->item_count; i++) {
        char item[256];

        td_str_format(item, sizeof item, "- %s", question->items[i]);
        td_print_wrapped(item, 4, stdout);
    }
    if (question->kind == TD_QUESTION_CHOICE) {
        for (size_t i = 0; i < question->answer_count; i++) {
            char item[256];

            td_str_format(item, sizeof item, "%d  %s", (int)i + 1, question->answers[i].text);
            td_print_wrapped(item, 2, stdout);
        }
        fputs("(a number; s skip, b back, w why)\n", stdout);
    } else if (question->kind == TD_QUESTION_YEARS) {
        printf("(years, %d to %d; u not sure)\n", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
    } else {
        fputs("(0 to 10; s skip, b back, w why)\n", stdout);
    }
}

static bool take_years(struct asker *asker, size_t index, const char *line)
{
    const struct td_question *question = &asker->checklist->questions[index];
    int years, band;

    if (td_str_equal(line, "u")) {
        band = td_question_answer(question, "unsure");
        asker->answers.age_years = -1;
    } else if (td_str_to_int(line, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &years)) {
        band = td_question_band(question, years);
        asker->answers.age_years = years;
    } else {
        return false;
    }
    asker->answers.choice[index] = (int8_t)band;
    return true;
}

static bool take_answer(struct asker *asker, size_t index, const char *line)
{
    const struct td_question *question = &asker->checklist->questions[index];
    int number;

    switch (question->kind) {
    case TD_QUESTION_YEARS:
        return take_years(asker, index, line);
    case TD_QUESTION_SCALE:
        return td_str_to_int(line, 0, 10, &asker->answers.worst_pain);
    case TD_QUESTION_CHOICE:
        if (td_str_to_int(line, 1, (int)question->answer_count, &number)) {
            asker->answers.choice[index] = (int8_t)(number - 1);
            return true;
        }
        number = td_question_answer(question, line);
        if (number >= 0) {
            asker->answers.choice[index] = (int8_t)number;
        }
        return number >= 0;
    }
    return false;
}

static enum said ask_question(struct asker *asker, size_t index, int number, int total)
{
    const struct td_question *question = &asker->checklist->questions[index];
    char line[64];

    print_question(question, number, total);
    while (read_line(asker, line, sizeof line)) {
        if (td_str_equal(line, "w")) {
            td_print_wrapped(question->why != NULL ? question->why : "", 2, stdout);
        } else if (td_str_equal(line, "s") && question->kind != TD_QUESTION_YEARS) {
            return SAID_SKIP;
        } else if (td_str_equal(line, "b") && number > 0) {
            return SAID_BACK;
        } else if (take_answer(asker, index, line)) {
            return SAID_ANSWER;
        } else {
            fputs("That is not one of the answers.\n", stdout);
        }
    }
    return SAID_END;
}

/* Questions in the order of the sections, the age left out: it comes first. */
static size_t order_questions(const struct td_checklist *checklist, size_t age, uint8_t *order)
{
    size_t count = 0;

    for (size_t i = 0; i < checklist->section_count; i++) {
        for (size_t k = 0; k < checklist->sections[i].question_count; k++) {
            if (checklist->sections[i].questions[k] != age && count < TD_CHECK_MAX_QUESTIONS) {
                order[count++] = checklist->sections[i].questions[k];
            }
        }
    }
    return count;
}

static bool must_stop(const struct asker *asker)
{
    struct td_check_result result;

    td_check_evaluate(asker->checklist, &asker->answers, &result);
    return result.outcome == TD_OUTCOME_STOP;
}

static void ask_questions(struct asker *asker, size_t age)
{
    uint8_t order[TD_CHECK_MAX_QUESTIONS];
    size_t count = order_questions(asker->checklist, age, order);
    size_t at = 0;

    while (at < count && !asker->ended && !must_stop(asker)) {
        switch (ask_question(asker, order[at], (int)at + 1, (int)count)) {
        case SAID_BACK:
            at -= at > 0 ? 1 : 0;
            break;
        case SAID_END:
            return;
        default:
            at++;
            break;
        }
    }
}

/* ---- result ---- */

static void keep(struct asker *asker, const struct td_check_result *result)
{
    struct td_app *app = asker->app;
    const struct td_history_port *history = &app->ui.history;
    struct td_check_record record;

    memset(&record, 0, sizeof record);
    td_check_record_of(asker->checklist, &asker->answers, result, &record);
    history->ops->new_id(history->self, record.uuid);
    record.done = app->ui.wall.now(app->ui.wall.self);
    if (history->ops->save_check(history->self, &record) != TD_OK) {
        const char *trouble = history->ops->trouble(history->self);

        fprintf(stderr, "not kept: %s\n", trouble != NULL ? trouble : "unknown reason");
    }
}

int td_plain_check(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    struct asker asker = {.app = app};
    struct td_check_result result;
    int age;

    if (content->ops->checklist(content->self, &asker.checklist, &found) != TD_OK) {
        return td_err_exit_code(TD_ERR_CONTENT);
    }
    td_answers_init(&asker.answers);
    age = td_checklist_question(asker.checklist, "age");
    td_print_wrapped("This compares your answers with patterns described in published material. "
                     "It is for learning; it cannot tell what is wrong with your knee.",
                     0, stdout);
    if ((age >= 0 && ask_question(&asker, (size_t)age, 0, 0) == SAID_END) || !ask_gates(&asker)) {
        fputs("teardrop: the input ended before the red flags were answered; nothing is kept\n",
              stderr);
        return td_err_exit_code(TD_ERR_USAGE);
    }
    if (!must_stop(&asker)) {
        ask_questions(&asker, (size_t)age);
    }
    td_check_evaluate(asker.checklist, &asker.answers, &result);
    fputs("\n", stdout);
    td_print_result_text(asker.checklist, &asker.answers, &result, stdout);
    keep(&asker, &result);
    return 0;
}
