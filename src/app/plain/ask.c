/* Asking line by line. */
#include "teardrop/app/plain/ask.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/app/run/wait.h"
#include "teardrop/base/str.h"

/* Byte by byte, so that nothing of a later line is held where a wait does not see it. The last
 * line of a file needs no end. */
static bool read_line(const sigset_t *during_wait, char *out, size_t size)
{
    size_t length = 0, seen = 0;
    char byte = '\0';

    while (byte != '\n') {
        if (!td_wait_input(STDIN_FILENO, during_wait)) {
            return false;
        }
        if (read(STDIN_FILENO, &byte, 1) != 1) {
            break;
        }
        seen++;
        if (byte != '\n' && length + 1 < size) {
            out[length++] = byte;
        }
    }
    out[length] = '\0';
    return seen > 0;
}

bool td_ask(const char *question, const sigset_t *during_wait, char *out, size_t size)
{
    char line[400] = "";
    size_t length;
    const char *from = line;

    printf("%s%s> ", question != NULL ? question : "", question != NULL ? "\n" : "");
    (void)fflush(stdout);
    if (!read_line(during_wait, line, sizeof line)) {
        fputs("\n", stdout);
        return false;
    }
    length = strlen(line);
    while (length > 0 && isspace((unsigned char)line[length - 1])) {
        line[--length] = '\0';
    }
    while (isspace((unsigned char)*from)) {
        from++;
    }
    td_str_copy(out, size, from);
    td_str_sanitize(out, false);
    return true;
}

bool td_ask_number(const char *question, int min, int max, const char *other, const char *meaning,
                   const sigset_t *during_wait, int *out)
{
    char line[32];

    while (td_ask(question, during_wait, line, sizeof line)) {
        if (td_str_to_int(line, min, max, out) ||
            (strlen(line) == 1 && strchr(other, tolower((unsigned char)line[0])) != NULL)) {
            return true;
        }
        printf("A number from %d to %d, or %s.\n", min, max, meaning);
    }
    return false;
}
