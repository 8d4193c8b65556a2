/* Exit codes, and the list of problems, which survives a lack of memory. */
#include "teardrop/base/err.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"

#define TEXT_MAX_BYTES 1024
#define LINE_MAX_BYTES (TEXT_MAX_BYTES + 4200) /* a path is never cut, nor what comes after it */

/* Stands in the list when memory for the real text could not be had; neither
 * is ever written or freed. */
static char no_memory[] = "(problems that could not be kept: out of memory)";
static char *no_memory_list[] = {no_memory};

int td_err_exit_code(enum td_err err)
{
    switch (err) {
    case TD_OK:
        return 0;
    case TD_ERR_USAGE:
        return 2;
    case TD_ERR_CONTENT:
        return 3;
    default:
        return 1;
    }
}

/* One place is always left over when the list grows, so that the fixed text
 * finds room when it can grow no more; what comes after that text is lost. */
static void keep(struct td_problems *problems, const char *text)
{
    char *copy;

    if (problems->lines == no_memory_list ||
        (problems->count > 0 && problems->count == problems->capacity)) {
        return;
    }
    if (problems->count + 1 >= problems->capacity) {
        size_t capacity = problems->capacity == 0 ? 8 : problems->capacity * 2;
        char **lines = realloc(problems->lines, capacity * sizeof *lines);

        if (lines == NULL && problems->lines == NULL) {
            problems->lines = no_memory_list;
            problems->count = problems->capacity = 1;
            return;
        }
        if (lines == NULL) {
            problems->lines[problems->count++] = no_memory;
            return;
        }
        problems->lines = lines;
        problems->capacity = capacity;
    }
    copy = strdup(text);
    problems->lines[problems->count++] = copy != NULL ? copy : no_memory;
}

void td_problems_add(struct td_problems *problems, const char *file, int line, const char *format,
                     ...)
{
    char text[TEXT_MAX_BYTES], whole[LINE_MAX_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (file == NULL) {
        td_str_copy(whole, sizeof whole, text);
    } else if (line <= 0) {
        td_str_format(whole, sizeof whole, "%s: %s", file, text);
    } else {
        td_str_format(whole, sizeof whole, "%s:%d: %s", file, line, text);
    }
    td_str_sanitize(whole, false);
    keep(problems, whole);
}

void td_problems_print(const struct td_problems *problems, FILE *out)
{
    for (size_t i = 0; i < problems->count; i++) {
        fprintf(out, "%s\n", problems->lines[i]);
    }
}

void td_problems_deinit(struct td_problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        if (problems->lines[i] != no_memory) {
            free(problems->lines[i]);
        }
    }
    if (problems->lines != no_memory_list) {
        free(problems->lines);
    }
    memset(problems, 0, sizeof *problems);
}
