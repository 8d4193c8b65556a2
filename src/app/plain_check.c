/* Line mode of the self-check: the same course as the screen's, line by line. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "teardrop/app/commands.h"
#include "teardrop/app/print.h"
#include "teardrop/base/str.h"
#include "teardrop/core/check_why.h"
#include "teardrop/ui/draft.h"

struct asker {
    struct td_app *app;
    const struct td_checklist *checklist;
    struct td_course course;
    struct td_course_past past;
    struct td_check_record record;
    char uuid[TD_UUID_TEXT];
    bool waits;    /* there is one to go on with, in `record` */
    bool finished; /* it was finished before, with tests put off */
    bool ended;    /* no more input */
};

/* ---- lines ---- */

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

/* A number from 1 to most; 0 at the end of input. */
static int ask_number(struct asker *asker, int most)
{
    char line[32];
    int number;

    while (read_line(asker, line, sizeof line)) {
        if (td_str_to_int(line, 1, most, &number)) {
            return number;
        }
        printf("Please type a number from 1 to %d.\n", most);
    }
    return 0;
}

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
        fputs("Please answer y or n.\n", stdout);
    }
    return false;
}

/* ---- keeping ---- */

static bool keep(struct asker *asker)
{
    const struct td_history_port *history = &asker->app->ui.history;
    struct td_check_result result;

    td_check_evaluate(asker->checklist, &asker->course.answers, &result);
    memset(&asker->record, 0, sizeof asker->record);
    td_check_record_of(asker->checklist, &asker->course, &result, &asker->record);
    td_str_copy(asker->record.uuid, sizeof asker->record.uuid, asker->uuid);
    asker->record.done = asker->app->ui.wall.now(asker->app->ui.wall.self);
    asker->record.draft = !asker->finished;
    return history->ops->save_check(history->self, &asker->record) == TD_OK;
}

/* ---- red flags ---- */

/* Numbers separated by blanks or commas, each 1..count. */
static bool tick(struct asker *asker, const struct td_gate *gate, char *line)
{
    bool any = false;

    for (char *word = strtok(line, " ,"); word != NULL; word = strtok(NULL, " ,")) {
        int number;

        if (!td_str_to_int(word, 1, (int)gate->flag_count, &number)) {
            return false;
        }
        asker->course.answers.flag[gate->flags[number - 1]] = true;
        any = true;
    }
    return any;
}

static bool ask_gate(struct asker *asker, size_t index)
{
    const struct td_gate *gate = &asker->checklist->gates[index];
    char line[128];
    bool yes;

    printf("\n%s\n", gate->text);
    for (size_t i = 0; i < gate->flag_count; i++) {
        char mark[16];

        td_str_format(mark, sizeof mark, "%2d  ", (int)i + 1);
        td_print_item(mark, asker->checklist->flags[gate->flags[i]].text, 1, stdout);
    }
    fputs("Is any of these true for you? (y, or n for none of these)\n", stdout);
    if (!ask_yes_no(asker, &yes)) {
        return false;
    }
    if (yes) {
        fputs("Which? Type the numbers, or none.\n", stdout);
        while (read_line(asker, line, sizeof line)) {
            if (td_str_equal(line, "none")) {
                yes = false;
                break;
            }
            if (tick(asker, gate, line)) {
                break;
            }
            printf("Please type numbers from 1 to %d, or none.\n", (int)gate->flag_count);
        }
    }
    if (!asker->ended) {
        td_course_pass_gate(asker->checklist, &asker->course, index, !yes);
    }
    return !asker->ended;
}

/* ---- questions ---- */

static void print_keys(const struct td_question *question)
{
    switch (question->kind) {
    case TD_QUESTION_YEARS:
        printf("(years, %d to %d; u not sure)\n", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
        break;
    case TD_QUESTION_SCALE:
        fputs("(0 to 10; s skip, b back, w why)\n", stdout);
        break;
    case TD_QUESTION_CHOICE:
        printf("(a number; s skip, %sb back, w why)\n",
               question->pose != TD_POSE_NONE ? "t later, " : "");
        break;
    }
}

static void print_question(const struct asker *asker, const struct td_question *question)
{
    int seconds;
    size_t left = td_course_left(asker->checklist, &asker->course, &seconds);

    fputs("\n", stdout);
    if (question->kind != TD_QUESTION_YEARS) {
        printf("%d of %d\n", (int)asker->course.trail_count,
               (int)(asker->course.trail_count + left) - 1);
    }
    td_print_wrapped(question->text, 0, stdout);
    if (question->help != NULL) {
        td_print_wrapped(question->help, 2, stdout);
    }
    for (size_t i = 0; i < question->item_count; i++) {
        td_print_item("- ", question->items[i], 4, stdout);
    }
    for (size_t i = 0; i < question->answer_count && question->kind == TD_QUESTION_CHOICE; i++) {
        char mark[16];

        td_str_format(mark, sizeof mark, "%2d  ", (int)i + 1);
        td_print_item(mark, question->answers[i].text, 1, stdout);
    }
    print_keys(question);
}

static bool read_years(const struct td_question *question, const char *line, struct td_said *said)
{
    if (td_str_equal(line, "u")) {
        said->choice = (int8_t)td_question_answer(question, "unsure");
        return true;
    }
    if (!td_str_to_int(line, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &said->number)) {
        return false;
    }
    said->choice = (int8_t)td_question_band(question, said->number);
    return true;
}

static bool read_answer(const struct td_question *question, const char *line, struct td_said *said)
{
    int number;

    *said = (struct td_said){.choice = TD_ANSWER_NONE, .number = -1};
    if (question->kind == TD_QUESTION_YEARS) {
        return read_years(question, line, said);
    }
    if (td_str_equal(line, "s")) {
        return true;
    }
    if (question->kind == TD_QUESTION_SCALE) {
        return td_str_to_int(line, 0, 10, &said->number);
    }
    if (td_str_equal(line, "t") && question->pose != TD_POSE_NONE) {
        said->choice = TD_ANSWER_LATER;
        return true;
    }
    if (td_str_to_int(line, 1, (int)question->answer_count, &number)) {
        said->choice = (int8_t)(number - 1);
        return true;
    }
    number = td_question_answer(question, line);
    said->choice = (int8_t)number;
    return number >= 0;
}

/* Asks until there is an answer; false at the end of input or after a step back. */
static bool ask_question(struct asker *asker, size_t index)
{
    const struct td_question *question = &asker->checklist->questions[index];
    struct td_said said;
    char line[64];

    print_question(asker, question);
    while (read_line(asker, line, sizeof line)) {
        int note;

        if (td_str_equal(line, "w")) {
            td_print_wrapped(question->why != NULL ? question->why : "", 2, stdout);
        } else if (td_str_equal(line, "b")) {
            if (td_course_undo(&asker->past, &asker->course, &note)) {
                return true;
            }
            fputs("There is nothing before this one.\n", stdout);
        } else if (read_answer(question, line, &said)) {
            td_course_remember(&asker->past, &asker->course, 0);
            td_course_say(asker->checklist, &asker->course, index, said, NULL);
            return true;
        } else {
            fputs("That is not one of the answers.\n", stdout);
        }
    }
    return false;
}

/* ---- between the questions ---- */

/* True: go on. */
static bool offer(struct asker *asker)
{
    uint8_t leaning[3];
    size_t count = td_check_leaning(asker->checklist, &asker->course.answers, leaning);
    int seconds;
    size_t left = td_course_left(asker->checklist, &asker->course, &seconds);

    fputs("\nThat was the quick check. ", stdout);
    fputs(count == 0 ? "So far your answers lean nowhere in particular.\n"
                     : "So far your answers lean towards:\n",
          stdout);
    for (size_t i = 0; i < count; i++) {
        printf("  %s\n", asker->checklist->causes[leaning[i]].name);
    }
    printf("1  go on: %d question%s left, about %d minute%s\n", (int)left, left == 1 ? "" : "s",
           (seconds + 59) / 60, seconds <= 60 ? "" : "s");
    fputs("2  see what can be said so far\n", stdout);
    asker->course.offered = true;
    return ask_number(asker, 2) == 1;
}

static void introduce(struct asker *asker, size_t section)
{
    const struct td_section *tests = &asker->checklist->sections[section];

    printf("\n%s\n", tests->title);
    td_print_wrapped(tests->intro, 0, stdout);
    fputs("1  ready\n2  later, all of the tests: ask me the rest\n", stdout);
    asker->course.intros |= UINT32_C(1) << section;
    if (ask_number(asker, 2) != 2) {
        return;
    }
    for (size_t i = 0; i < tests->question_count; i++) {
        uint8_t question = tests->questions[i];

        if (asker->checklist->questions[question].pose != TD_POSE_NONE &&
            asker->course.answers.choice[question] < 0) {
            td_course_say(asker->checklist, &asker->course, question,
                          (struct td_said){.choice = TD_ANSWER_LATER, .number = -1}, NULL);
        }
    }
}

/* One step of the course; false when it is over, or the input is. */
static bool step(struct asker *asker)
{
    struct td_step next = td_course_next(asker->checklist, &asker->course);

    switch (next.kind) {
    case TD_STEP_AGE:
    case TD_STEP_QUESTION:
        return ask_question(asker, next.index);
    case TD_STEP_GATE:
        return ask_gate(asker, next.index);
    case TD_STEP_OFFER:
        return offer(asker);
    case TD_STEP_INTRO:
        introduce(asker, next.index);
        return !asker->ended;
    case TD_STEP_END:
        return false;
    }
    return false;
}

/* A second look at each flag that was ticked; true when one was taken back. */
static bool second_look(struct asker *asker)
{
    bool back = false;

    fputs("\nIf you ticked one of these by mistake, say so now.\n", stdout);
    for (size_t i = 0; i < asker->checklist->flag_count && !asker->ended; i++) {
        bool yes = true;

        if (!asker->course.answers.flag[i]) {
            continue;
        }
        td_print_wrapped(asker->checklist->flags[i].text, 2, stdout);
        fputs("Is it true? (y, or n: ticked by mistake)\n", stdout);
        if (ask_yes_no(asker, &yes) && !yes) {
            td_course_take_back(asker->checklist, &asker->course, (uint8_t)i);
            back = true;
        }
    }
    return back;
}

/* ---- beginning and end ---- */

static void begin_anew(struct asker *asker, enum td_check_goal goal)
{
    const struct td_history_port *history = &asker->app->ui.history;

    if (asker->waits) {
        td_draft_let_go(&asker->app->ui, &asker->record);
    }
    history->ops->new_id(history->self, asker->uuid);
    td_course_init(&asker->course, goal);
}

static void take_up(struct asker *asker)
{
    td_str_copy(asker->uuid, sizeof asker->uuid, asker->record.uuid);
    asker->finished = !asker->record.draft;
    (void)td_course_of_record(asker->checklist, &asker->record, &asker->course);
    td_course_take_up(asker->checklist, &asker->course);
}

/* The age is the first question; beside it stand the other ways in. */
static bool begin(struct asker *asker)
{
    int age = td_checklist_question(asker->checklist, "age");
    enum td_check_goal goal = TD_GOAL_SORE;
    struct td_said said;
    char line[64];

    asker->waits = td_draft_find(&asker->app->ui, &asker->record);
    td_print_wrapped("This compares your answers with patterns described in published material. "
                     "It is for learning; it cannot tell what is wrong with your knee.",
                     0, stdout);
    fputs("\nstrong  if nothing hurts, and you want to get stronger\n", stdout);
    if (asker->waits) {
        printf("go on   with the one that waits: %d answers\n", asker->record.answer_count);
    }
    td_course_init(&asker->course, goal);
    print_question(asker, &asker->checklist->questions[age]);
    while (read_line(asker, line, sizeof line)) {
        if (td_str_equal(line, "strong")) {
            goal = TD_GOAL_STRENGTH;
            fputs("And how old are you?\n", stdout);
        } else if (asker->waits && td_str_equal(line, "go on")) {
            take_up(asker);
            return true;
        } else if (read_answer(&asker->checklist->questions[age], line, &said)) {
            begin_anew(asker, goal);
            td_course_say(asker->checklist, &asker->course, (size_t)age, said, NULL);
            return true;
        } else {
            fputs("That is not one of the answers.\n", stdout);
        }
    }
    return false;
}

static void print_result(struct asker *asker)
{
    struct td_check_result result;

    td_check_evaluate(asker->checklist, &asker->course.answers, &result);
    fputs("\n", stdout);
    if (asker->course.goal == TD_GOAL_STRENGTH) {
        td_print_strength_text(asker->checklist, &result, stdout);
    } else {
        td_print_result_text(asker->checklist, &asker->course.answers, &result, stdout);
    }
    asker->finished =
        !asker->ended || td_course_next(asker->checklist, &asker->course).kind == TD_STEP_END;
    if (!keep(asker)) { /* a draft when the input ended half-way */
        td_say_not_kept(asker->app);
    }
}

static void walk(struct asker *asker)
{
    while (step(asker)) {
        (void)keep(asker);
    }
}

int td_plain_check(struct td_app *app)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_problems *found = NULL;
    static struct asker asker; /* records are large; one check at a time */
    bool flags_done;

    memset(&asker, 0, sizeof asker);
    asker.app = app;
    if (content->ops->checklist(content->self, &asker.checklist, &found) != TD_OK) {
        return td_err_exit_code(TD_ERR_CONTENT);
    }
    if (begin(&asker)) {
        walk(&asker);
    }
    flags_done =
        asker.course.answers.flags_asked || td_course_stops(asker.checklist, &asker.course);
    if (!flags_done) {
        fputs("teardrop: the input ended before the red flags were answered; there is no result\n",
              stderr);
        return td_err_exit_code(TD_ERR_USAGE);
    }
    print_result(&asker);
    if (!asker.ended && td_course_stops(asker.checklist, &asker.course) && second_look(&asker)) {
        asker.finished = false;
        walk(&asker);
        print_result(&asker);
    }
    return 0;
}
