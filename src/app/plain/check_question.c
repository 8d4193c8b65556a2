/* Line mode of the self-check: one question, with a second step where its answers lie in regions.
 */
#include "check_prompt.h"

#include <stdio.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/check/print.h"

void td_prompt_print_keys(const struct td_question *question, const struct td_region *region)
{
    switch (question->kind) {
    case TD_QUESTION_YEARS:
        printf("(years, %d to %d; u not sure)\n", TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
        break;
    case TD_QUESTION_SCALE:
        fputs("(0 to 10; s skip, p the one before, w why)\n", stdout);
        break;
    case TD_QUESTION_CHOICE:
        if (region != NULL) {
            fputs("(a number; u not sure, s skip, p back to the first list, w why)\n", stdout);
            break;
        }
        printf("(a number%s; %ss skip, %sp the one before, w why)\n",
               question->region_count > 0 ? "; for most of them a second list follows" : "",
               td_question_answer(question, "unsure") >= 0 ? "u not sure, " : "",
               question->pose != TD_POSE_NONE ? "t later, " : "");
        break;
    }
}

/* Nothing is chosen by an empty line. */
void td_prompt_refuse(const struct td_question *question, const struct td_region *region,
                      const char *line)
{
    fputs(line[0] != '\0' ? "That is not one of the answers. " : "Please type an answer. ", stdout);
    td_prompt_print_keys(question, region);
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

/* The answer with a number on the list that was printed; -1 = none, or a region of several. */
static int numbered(const struct td_question *question, const struct td_region *region,
                    const char *line)
{
    int number;

    if (region == NULL && question->region_count > 0) {
        if (!td_str_to_int(line, 1, (int)question->region_count, &number)) {
            return -1;
        }
        region = &question->regions[number - 1];
        return region->place_count == 1 ? region->places[0].answer : -1;
    }
    if (region != NULL) {
        return td_str_to_int(line, 1, (int)region->place_count, &number)
                   ? region->places[number - 1].answer
                   : -1;
    }
    return td_str_to_int(line, 1, (int)question->answer_count, &number) ? number - 1 : -1;
}

bool td_prompt_read(const struct td_question *question, const struct td_region *region,
                    const char *line, struct td_said *said)
{
    int answer;

    *said = (struct td_said){.choice = TD_ANSWER_NONE, .number = -1};
    if (line[0] == '\0') {
        return false;
    }
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
    answer = td_str_equal(line, "u") ? td_question_answer(question, "unsure")
                                     : numbered(question, region, line);
    answer = answer >= 0 ? answer : td_question_answer(question, line);
    said->choice = (int8_t)answer;
    return answer >= 0;
}

/* The region that a line opens; NULL = none. */
static const struct td_region *opened(const struct td_question *question,
                                      const struct td_region *open, const char *line)
{
    int number;

    if (open != NULL || !td_str_to_int(line, 1, (int)question->region_count, &number)) {
        return NULL;
    }
    return question->regions[number - 1].place_count > 1 ? &question->regions[number - 1] : NULL;
}

/* The list of a region, or of the whole question. */
static void print_list(const struct td_prompt *prompt, size_t index, const struct td_region *region)
{
    const struct td_question *question = &prompt->checklist->questions[index];

    if (region != NULL) {
        td_check_print_region(prompt->checklist, index, (size_t)(region - question->regions),
                              stdout);
    } else {
        td_check_print(prompt->checklist, &prompt->course,
                       &(struct td_step){TD_STEP_QUESTION, index}, stdout);
    }
    td_prompt_print_keys(question, region);
}

/* Asks until there is an answer, or a step back. */
enum td_turn td_prompt_question(struct td_prompt *prompt, size_t index)
{
    const struct td_question *question = &prompt->checklist->questions[index];
    const struct td_region *region = NULL, *next;
    struct td_said said;
    char line[64];

    td_prompt_print_keys(question, NULL);
    while (td_prompt_line(prompt, line, sizeof line)) {
        if (td_str_equal(line, "w")) {
            td_print_wrapped(question->why != NULL ? question->why : "", 2, stdout);
        } else if (td_prompt_is_back(line)) {
            if (region == NULL) {
                return TD_TURN_BACK;
            }
            region = NULL;
            print_list(prompt, index, region);
        } else if ((next = opened(question, region, line)) != NULL) {
            region = next;
            print_list(prompt, index, region);
        } else if (td_prompt_read(question, region, line, &said)) {
            td_course_remember(&prompt->past, &prompt->course, 0);
            td_course_say(prompt->checklist, &prompt->course, index, said, NULL);
            return TD_TURN_ON;
        } else {
            td_prompt_refuse(question, region, line);
        }
    }
    return TD_TURN_END;
}
