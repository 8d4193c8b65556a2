/* Of the page for a clinician: the self-check, in short, and all of it in an appendix; and what
 * else the person told. */
#include "sheet.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/signs.h"

/* ---- red flags ---- */

static const char *flag_text(const struct td_sheet *page, const char *id)
{
    int flag = td_checklist_flag(page->checklist, id);

    return flag >= 0 ? page->checklist->flags[flag].text : id;
}

static void print_gates(const struct td_sheet *page)
{
    for (int i = 0; i < page->record->gate_count; i++) {
        const char *id = page->record->gates[i].gate;
        int gate = td_checklist_gate(page->checklist, id);

        td_sheet_item(page, "List \"%s\" (%s): %s.",
                      gate >= 0 ? page->checklist->gates[gate].name : id,
                      gate >= 0 ? page->checklist->gates[gate].text : "not known any more",
                      page->record->gates[i].any ? "yes, see below" : "none of it");
    }
    if (page->record->gate_count == 0) {
        td_sheet_item(page, "%s",
                      page->record->answer_count == 0
                          ? "Said in the middle of a session, by one key."
                          : "Asked before everything else.");
    }
}

void td_sheet_flags(const struct td_sheet *page)
{
    char when[40];

    if (page->record == NULL) {
        fputs("\n## Red flags\n\n", page->out);
        td_sheet_item(page, "Not asked: there is no self-check on record.");
        return;
    }
    td_instant_format_minute(page->record->done, when, sizeof when);
    fprintf(page->out, "\n## Red flags, asked %s\n\n", when);
    print_gates(page);
    for (size_t i = 0; i < page->result.flag_count; i++) {
        const struct td_raised_flag *raised = &page->result.flags[i];

        td_sheet_item(page, "**%s** (%s; %s)", raised->text,
                      raised->ticked ? "ticked" : "raised by the answers",
                      td_urgency_when(raised->urgency));
    }
    for (int i = 0; i < page->record->taken_back_count; i++) {
        td_sheet_item(page, "Ticked by mistake, and taken back after a second look: %s",
                      flag_text(page, page->record->taken_back[i]));
    }
    if (page->result.flag_count == 0) {
        td_sheet_item(page, "No red flags reported. What each list asks is at the end.");
    }
}

/* ---- what the answers fit ---- */

static void print_signs_of(const struct td_sheet *page, uint8_t cause)
{
    struct td_sign signs[TD_CHECK_MAX_SIGNS];
    size_t count = td_check_signs(page->checklist, &page->course.answers, cause, signs);

    for (size_t i = 0; i < count; i++) {
        char text[TD_SIGN_TEXT], mark[40] = "  - present: ";

        if (signs[i].more > 0) {
            td_sign_head(&signs[i], count - i, text, sizeof text);
            td_sheet_mark_item(page, "  - ", text);
        }
        if (!signs[i].there) {
            td_str_copy(mark, sizeof mark, "    - ");
        }
        td_sign_words(page->checklist, &page->course.answers, &signs[i], text, sizeof text);
        td_sheet_mark_item(page, mark, text);
    }
}

static void print_signs(const struct td_sheet *page, uint8_t cause)
{
    if (page->checklist->causes[cause].need_count > 0) {
        td_sheet_item(page, "Typical signs of %s:", page->checklist->causes[cause].name);
        print_signs_of(page, cause);
    }
}

static void print_leaning(const struct td_sheet *page)
{
    char text[240];

    td_check_lean_words(page->checklist, &page->result, text, sizeof text);
    if (text[0] != '\0') {
        td_sheet_item(page, "%s", text);
        print_signs(page, page->result.leaning);
    }
}

static void print_named(const struct td_sheet *page)
{
    char text[240];

    for (size_t i = 0; i < page->result.named_count; i++) {
        td_sheet_item(page, "%s: %s",
                      page->result.named_count > 1 ? "One of two that fit best" : "Fits best",
                      page->checklist->causes[page->result.named[i]].name);
    }
    if (td_check_names_contributors(page->checklist, &page->result)) {
        td_sheet_item(page, "The pattern behind it: %s",
                      page->checklist->causes[page->checklist->home_pattern].name);
    }
    td_check_pair_words(&page->result, text, sizeof text);
    if (text[0] != '\0') {
        td_sheet_item(page, "%s", text);
    }
    for (size_t i = 0; i < page->result.named_count; i++) {
        print_signs(page, page->result.named[i]);
    }
    if (td_check_names_contributors(page->checklist, &page->result)) {
        print_signs(page, page->checklist->home_pattern);
    }
}

static void print_others(const struct td_sheet *page)
{
    const struct td_score *others[TD_CHECK_MAX_CAUSES];
    size_t count = td_check_others(page->checklist, &page->result, others);
    char text[TD_CHECK_MAX_CAUSES * (TD_CHECK_NAME_BYTES + 2)] = "";

    for (size_t i = 0; i < count; i++) {
        td_str_append(text, sizeof text, "%s%s", i > 0 ? "; " : "",
                      page->checklist->causes[others[i]->cause].name);
    }
    if (count > 0) {
        td_sheet_item(page, "Others that share signs: %s", text);
    }
}

static void print_left_out(const struct td_sheet *page)
{
    char text[300];

    td_check_left_out(page->checklist, &page->course.answers, text, sizeof text);
    if (text[0] != '\0') {
        td_sheet_item(page, "%s", text);
    }
}

/* Why nothing was named; NULL = something was. */
static const char *why_nothing(const struct td_sheet *page)
{
    return page->result.outcome == TD_OUTCOME_STOP ? "Nothing was ranked: a red flag came first."
           : page->course.goal == TD_GOAL_STRENGTH
               ? "Nothing was asked for: the person came without pain, to get stronger."
           : page->result.named_count > 0                  ? NULL
           : page->result.outcome == TD_OUTCOME_NOT_ENOUGH ? "Not enough answers to name anything."
                                                           : "No pattern fits well.";
}

#define LEVEL_TEXT 160 /* a title of 30 columns, in any letters, and its number */

/* `level 2, Chair squat`; as it is spelt where nothing is known of it. */
static void level_text(const struct td_sheet *page, const char *id, char out[LEVEL_TEXT])
{
    const struct td_level *level =
        page->program != NULL ? td_program_level(page->program, id) : NULL;
    int number = td_level_number(id);

    td_str_copy(out, LEVEL_TEXT, id);
    if (number >= 0) {
        td_str_format(out, LEVEL_TEXT, "level %d", number);
    }
    if (level != NULL) {
        td_str_append(out, LEVEL_TEXT, ", %s", td_level_title(level));
    }
}

static void print_limits(const struct td_sheet *page)
{
    const struct td_check_result *result = &page->result;
    char opening[100], from[LEVEL_TEXT], most[LEVEL_TEXT];

    if (result->urgency != TD_URGENCY_NONE) {
        td_sheet_item(page, "The person was told to have it looked at %s.",
                      td_urgency_when(result->urgency));
    }
    td_sheet_item(page, "Training after it: %s. %s", td_training_id(result->training), result->why);
    if (result->training != TD_TRAINING_CLOSED && result->start_level != NULL) {
        level_text(page, result->start_level, from);
        level_text(page, result->max_level, most);
        td_sheet_item(
            page,
            "Squat ladder from %s, at most %s (level 0: no bend under load; level 8: full "
            "squat with load); knee bend to %d degrees at most.%s%s",
            from, most, result->max_depth_deg, result->load != TD_LOAD_FREE ? " " : "",
            td_load_words(result->load));
    }
    td_check_opening_words(page->checklist, result, opening, sizeof opening);
    if (opening[0] != '\0') {
        td_sheet_item(page, "%s", opening);
    }
}

/* As it is now: since that self-check somebody may have looked. */
static void print_gate(const struct td_sheet *page)
{
    char date[40];

    if (page->gate.known && page->gate.training == TD_TRAINING_CLOSED) {
        td_instant_format_day(page->gate.checked, date, sizeof date);
        td_sheet_item(page, "Training is closed since the self-check of %s: %s", date,
                      page->gate.why);
    }
}

void td_sheet_patterns(const struct td_sheet *page)
{
    if (page->record == NULL) {
        return;
    }
    fputs("\n## What the answers fit, and what followed\n\n", page->out);
    if (why_nothing(page) != NULL) {
        td_sheet_item(page, "%s", why_nothing(page));
    } else {
        print_named(page);
    }
    if (page->result.outcome != TD_OUTCOME_STOP && page->course.goal != TD_GOAL_STRENGTH) {
        print_leaning(page);
        print_left_out(page);
        print_others(page);
    }
    print_limits(page);
    print_gate(page);
}

/* ---- what else was told ---- */

/* What was told; else what a question of the self-check was answered with (NULL = none fits). */
static void print_told(const struct td_sheet *page, const char *label, enum td_topic topic,
                       const char *question)
{
    const char *answer = td_sheet_answer(page, topic);
    char text[200] = "";

    if (question != NULL) {
        td_sheet_check_answer(page, question, text, sizeof text);
    }
    if (answer != NULL) {
        td_str_copy(text, sizeof text, answer);
    }
    td_sheet_item(page, "%s: %s", label, text[0] != '\0' ? text : "not said");
}

/* Whether the knee's past was answered like this. One answer tells of an injury or of an operation,
 * and "no" of neither. */
static bool past_is(const struct td_sheet *page, const char *answer)
{
    int question = page->checklist != NULL ? td_checklist_question(page->checklist, "earlier") : -1;
    int index =
        question >= 0 ? td_question_answer(&page->checklist->questions[question], answer) : -1;

    return index >= 0 && page->course.answers.choice[question] == index;
}

void td_sheet_person(const struct td_sheet *page)
{
    bool operated = past_is(page, "operated") || past_is(page, "replaced");

    fputs("\n## What the person told\n\n", page->out);
    print_told(page, "Which knee", TD_TOPIC_KNEE, "sides");
    print_told(page, "Earlier injury of it", TD_TOPIC_INJURY, operated ? NULL : "earlier");
    print_told(page, "Operation", TD_TOPIC_OPERATION,
               operated || past_is(page, "no") ? "earlier" : NULL);
    print_told(page, "Other sport", TD_TOPIC_SPORT, NULL);
}

/* ---- the appendix ---- */

static void print_lists(const struct td_sheet *page)
{
    fputs("\n### The lists of red flags\n\n", page->out);
    for (int i = 0; i < page->record->gate_count; i++) {
        int gate = td_checklist_gate(page->checklist, page->record->gates[i].gate);
        char text[1600] = "";

        for (size_t f = 0; gate >= 0 && f < page->checklist->gates[gate].flag_count; f++) {
            td_str_append(text, sizeof text, "%s%s", f > 0 ? "; " : "",
                          page->checklist->flags[page->checklist->gates[gate].flags[f]].text);
        }
        if (gate >= 0) {
            td_sheet_item(page, "%s: %s", page->checklist->gates[gate].name, text);
        }
    }
}

static void print_pattern(const struct td_sheet *page, uint8_t cause, const char *what)
{
    const struct td_score *score = td_check_score(&page->result, cause);

    fprintf(page->out, "\n%s (%s):\n\n", page->checklist->causes[cause].name, what);
    for (size_t i = 0; score != NULL && i < score->reason_count; i++) {
        char text[320], mark[16];

        td_reason_text(page->checklist, &score->reasons[i], text, sizeof text);
        td_str_format(mark, sizeof mark, "- %+d  ", score->reasons[i].weight);
        td_sheet_mark_item(page, mark, text);
    }
}

static void print_scores(const struct td_sheet *page)
{
    if (page->result.outcome == TD_OUTCOME_STOP || page->course.goal == TD_GOAL_STRENGTH ||
        (page->result.named_count == 0 && !page->result.leans)) {
        return;
    }
    fputs("\n### Why: points of the answers\n", page->out);
    for (size_t i = 0; i < page->result.named_count; i++) {
        print_pattern(page, page->result.named[i],
                      page->result.named_count > 1 ? "one of two" : "fits best");
    }
    if (td_check_names_contributors(page->checklist, &page->result)) {
        print_pattern(page, page->checklist->home_pattern, "the pattern behind it");
    }
    if (page->result.leans) {
        print_pattern(page, page->result.leaning, "leans towards it");
    }
    fputc('\n', page->out);
    td_sheet_text(page,
                  "Points are about log2 of a likelihood ratio, for putting patterns in order "
                  "only. Letters of the sources:");
    fputc('\n', page->out);
    for (size_t i = 0; i < page->checklist->letter_count; i++) {
        char mark[16];

        td_str_format(mark, sizeof mark, "- [%c] ", page->checklist->letters[i].letter);
        td_sheet_mark_item(page, mark, page->checklist->letters[i].text);
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

static enum given given_of(const struct td_sheet *page, size_t question)
{
    const struct td_question *asked = &page->checklist->questions[question];
    int choice = page->course.answers.choice[question];

    if (!td_answers_has(page->checklist, &page->course.answers, question)) {
        return choice == TD_ANSWER_LATER ? GIVEN_LATER : GIVEN_NOT;
    }
    if (asked->kind != TD_QUESTION_CHOICE || choice < 0) {
        return GIVEN_NUMBER;
    }
    return asked->answers[choice].unsure   ? GIVEN_UNSURE
           : asked->answers[choice].absent ? GIVEN_ABSENT
                                           : GIVEN_PRESENT;
}

static void print_answers(const struct td_sheet *page)
{
    static const char *const heads[GIVEN_KINDS] = {
        "\n### Answers\n\n", "\nPresent:\n\n", "\nAbsent:\n\n",
        "\nNot sure:\n\n",   "\nPut off:\n\n", "\nNot asked, or left out:\n\n"};

    for (int kind = 0; kind < GIVEN_KINDS && page->course.goal != TD_GOAL_STRENGTH; kind++) {
        bool any = kind == GIVEN_NUMBER;

        fputs(any ? heads[kind] : "", page->out);
        for (size_t q = 0; q < page->checklist->question_count; q++) {
            char answer[200] = "";

            if ((int)given_of(page, q) != kind) {
                continue;
            }
            fputs(any ? "" : heads[kind], page->out);
            any = true;
            if (kind <= GIVEN_ABSENT) {
                td_answers_text(page->checklist, &page->course.answers, q, answer, sizeof answer);
            }
            td_sheet_item(page, "%s%s%s", page->checklist->questions[q].name,
                          kind <= GIVEN_ABSENT ? ": " : "", answer);
        }
    }
}

void td_sheet_appendix(const struct td_sheet *page)
{
    char gone[TD_RECORD_GONE_TEXT];

    if (page->record == NULL) {
        return;
    }
    fputs("\n## Appendix: the self-check\n\n", page->out);
    if (!td_str_equal(page->record->version, page->checklist->version)) {
        fprintf(page->out, "Reasons below are those of checklist %s, which is in use now.\n",
                page->checklist->version);
    }
    td_record_gone_words(page->checklist, page->record, gone, sizeof gone);
    if (gone[0] != '\0') {
        td_sheet_text(page, gone);
    }
    if (page->unknown > 0) {
        fprintf(page->out,
                page->unknown == 1 ? "%d of the answers is not in that checklist and is left out.\n"
                                   : "%d of the answers are not in that checklist and are left "
                                     "out.\n",
                (int)page->unknown);
    }
    print_answers(page);
    print_scores(page);
    print_lists(page);
    fprintf(page->out, "\nchecklist %s\n", page->record->version);
}
