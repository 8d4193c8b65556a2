/* Line mode of the self-check: lists of red flags. */
#include "check_prompt.h"

#include <stdio.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"

/* Numbers separated by blanks or commas, each 1..count: all of them, or none is taken. */
static bool read_ticks(const struct td_gate *gate, char *line, bool ticked[TD_CHECK_MAX_FLAGS])
{
    bool any = false;

    memset(ticked, 0, TD_CHECK_MAX_FLAGS * sizeof *ticked);
    for (char *word = strtok(line, " ,"); word != NULL; word = strtok(NULL, " ,")) {
        int number;

        if (!td_str_to_int(word, 1, (int)gate->flag_count, &number)) {
            return false;
        }
        ticked[number - 1] = true;
        any = true;
    }
    return any;
}

static void print_flag(const struct td_prompt *prompt, const struct td_gate *gate, size_t i)
{
    char mark[16];

    td_str_format(mark, sizeof mark, "%2d  ", (int)i + 1);
    td_print_item(mark, prompt->checklist->flags[gate->flags[i]].text, 1, stdout);
}

/* Which of them; *any false: none after all. What was understood is read back. */
static enum td_turn ask_ticks(struct td_prompt *prompt, const struct td_gate *gate, bool *any)
{
    bool ticked[TD_CHECK_MAX_FLAGS];
    char line[128];

    fputs("Which? Type the numbers, or none.\n", stdout);
    while (td_prompt_line(prompt, line, sizeof line)) {
        if (td_str_equal(line, "none")) {
            *any = false;
            return TD_TURN_ON;
        }
        if (td_prompt_is_back(line)) {
            return TD_TURN_BACK;
        }
        if (read_ticks(gate, line, ticked)) {
            fputs("You said:\n", stdout);
            for (size_t i = 0; i < gate->flag_count; i++) {
                prompt->course.answers.flag[gate->flags[i]] = ticked[i];
                if (ticked[i]) {
                    print_flag(prompt, gate, i);
                }
            }
            return TD_TURN_ON;
        }
        printf("Nothing was taken. Please type numbers from 1 to %d, none, or p to go back.\n",
               (int)gate->flag_count);
    }
    return TD_TURN_END;
}

enum td_turn td_prompt_gate(struct td_prompt *prompt, size_t index)
{
    const struct td_gate *gate = &prompt->checklist->gates[index];
    struct td_course before = prompt->course;
    enum td_turn turn;
    bool yes = false;

    do {
        fputs("Is any of these true for you? (y, or n for none of these; p for the one before)\n",
              stdout);
        turn = td_prompt_yes_no(prompt, &yes);
        if (turn != TD_TURN_ON) {
            return turn;
        }
        turn = yes ? ask_ticks(prompt, gate, &yes) : TD_TURN_ON;
    } while (turn == TD_TURN_BACK); /* from the numbers to the question */
    if (turn == TD_TURN_ON) {
        td_course_remember(&prompt->past, &before, 0);
        td_course_pass_gate(prompt->checklist, &prompt->course, index, !yes);
    }
    return turn;
}

/* There is no step before it to go back to. */
static bool ask_sure(struct td_prompt *prompt, bool *yes)
{
    enum td_turn turn;

    while ((turn = td_prompt_yes_no(prompt, yes)) == TD_TURN_BACK) {
        fputs("Please type y or n.\n", stdout);
    }
    return turn == TD_TURN_ON;
}

bool td_prompt_second_look(struct td_prompt *prompt)
{
    bool back = false;

    fputs("\nIf you ticked one of these by mistake, say so now.\n", stdout);
    for (size_t i = 0; i < prompt->checklist->flag_count && !prompt->ended; i++) {
        bool yes = true;

        if (!prompt->course.answers.flag[i]) {
            continue;
        }
        td_print_wrapped(prompt->checklist->flags[i].text, 2, stdout);
        fputs("Is it true? (y, or n: ticked by mistake)\n", stdout);
        if (ask_sure(prompt, &yes) && !yes) {
            td_course_take_back(prompt->checklist, &prompt->course, (uint8_t)i);
            back = true;
        }
    }
    return back;
}
