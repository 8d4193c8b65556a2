/* How the self-check asks in line mode: a line for each answer, with a way back. */
#include "check_prompt.h"

#include <ctype.h>
#include <stdio.h>

#include "teardrop/app/plain/ask.h"
#include "teardrop/base/str.h"

bool td_prompt_line(struct td_prompt *prompt, char *out, size_t size)
{
    if (!td_ask(NULL, NULL, out, size)) {
        prompt->ended = true;
        return false;
    }
    for (; *out != '\0'; out++) {
        *out = (char)tolower((unsigned char)*out);
    }
    return true;
}

bool td_prompt_is_back(const char *line)
{
    return td_str_equal(line, "p") || td_str_equal(line, "b");
}

enum td_turn td_prompt_number(struct td_prompt *prompt, int max, int *number)
{
    *number = 0;
    if (!td_ask_number(NULL, 1, max, "pb", "p for the one before", NULL, number)) {
        prompt->ended = true;
        return TD_TURN_END;
    }
    return *number > 0 ? TD_TURN_ON : TD_TURN_BACK;
}

enum td_turn td_prompt_yes_no(struct td_prompt *prompt, bool *yes)
{
    char line[64];

    while (td_prompt_line(prompt, line, sizeof line)) {
        if (td_str_equal(line, "y") || td_str_equal(line, "yes")) {
            *yes = true;
            return TD_TURN_ON;
        }
        if (td_str_equal(line, "n") || td_str_equal(line, "no") || td_str_equal(line, "none")) {
            *yes = false;
            return TD_TURN_ON;
        }
        if (td_prompt_is_back(line)) {
            return TD_TURN_BACK;
        }
        fputs("Please type y or n, or p for the one before.\n", stdout);
    }
    return TD_TURN_END;
}
