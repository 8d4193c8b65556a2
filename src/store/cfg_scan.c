#include "cfg_scan.h"

#include <string.h>

#include "teardrop/base/str.h"

#define MAX_PROBLEMS 20 /* of one file; more would only hide the first */

struct scanner {
    const char *at;
    int line;
    int depth;
    int problem_count;
    const char *name;
    struct td_problems *problems;
    struct td_cfg_scan *out;
};

static void problem(struct scanner *scanner, int line, const char *text)
{
    td_problems_add(scanner->problems, scanner->name, line, "%s", text);
    scanner->problem_count++;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

static void step(struct scanner *scanner)
{
    scanner->line += *scanner->at == '\n';
    scanner->at++;
}

static void skip_line_comment(struct scanner *scanner)
{
    while (*scanner->at != '\0' && *scanner->at != '\n') {
        scanner->at++;
    }
}

static void skip_block_comment(struct scanner *scanner)
{
    int from = scanner->line;

    scanner->at += 2;
    while (*scanner->at != '\0') {
        if (scanner->at[0] == '*' && scanner->at[1] == '/') {
            scanner->at += 2;
            return;
        }
        step(scanner);
    }
    problem(scanner, from, "the comment that begins here with /* has no end");
}

static void skip_text(struct scanner *scanner)
{
    int from = scanner->line;

    scanner->at++;
    while (*scanner->at != '\0') {
        if (*scanner->at == '"') {
            scanner->at++;
            if (scanner->line != from) {
                scanner->out->long_text_from = from;
                scanner->out->long_text_to = scanner->line;
            }
            return;
        }
        if (*scanner->at == '\\' && strncmp(scanner->at, "\\x00", 4) == 0) {
            problem(scanner, scanner->line, "\\x00 would end the text before its quote");
        }
        if (*scanner->at == '\\' && scanner->at[1] != '\0') {
            scanner->at++;
        }
        step(scanner);
    }
    problem(scanner, from, "the text that begins in this line has no closing quote");
}

/* NULL when the number is one that libconfig reads as it is written. */
static const char *number_fault(const char *text)
{
    const char *digits = text + (*text == '-' || *text == '+');
    size_t whole = strspn(digits, "0123456789");
    const char *rest = digits + whole;
    int value;

    if (digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) {
        return "hexadecimal is not read; write the number in plain digits";
    }
    if (whole > 0 && (*rest == 'L' || *rest == 'l')) {
        return "no letter may follow a number";
    }
    if (whole == 0) {
        return "a number must begin with a digit";
    }
    if (whole > 1 && digits[0] == '0') {
        return "a number must not begin with a 0";
    }
    if (*rest == '.') {
        size_t decimals = strspn(rest + 1, "0123456789");

        return decimals == 0                ? "digits must follow the point"
               : rest[1 + decimals] != '\0' ? "this is not a number; write it in plain digits"
               : whole > 9                  ? "the number is too large"
                                            : NULL;
    }
    if (*rest != '\0') {
        return "this is not a number; write it in plain digits";
    }
    return td_str_to_int(text + (*text == '+'), -2147483647, 2147483647, &value)
               ? NULL
               : "the number is too large";
}

static void skip_number(struct scanner *scanner)
{
    const char *start = scanner->at;
    const char *fault;
    char text[48], message[128];
    size_t length;

    scanner->at += *scanner->at == '-' || *scanner->at == '+';
    while (is_word(*scanner->at) || *scanner->at == '.' ||
           ((*scanner->at == '-' || *scanner->at == '+') &&
            (scanner->at[-1] == 'e' || scanner->at[-1] == 'E'))) {
        scanner->at++;
    }
    length = (size_t)(scanner->at - start);
    if (length >= sizeof text) {
        problem(scanner, scanner->line, "the number is too long");
        return;
    }
    memcpy(text, start, length);
    text[length] = '\0';
    fault = number_fault(text);
    if (fault != NULL) {
        td_str_format(message, sizeof message, "\"%s\": %s", text, fault);
        problem(scanner, scanner->line, message);
    }
}

static void skip_name(struct scanner *scanner)
{
    while (is_word(*scanner->at) || *scanner->at == '-' || *scanner->at == '*') {
        scanner->at++;
    }
}

static void skip_mark(struct scanner *scanner)
{
    char c = *scanner->at;

    if (c == '@') {
        problem(scanner, scanner->line,
                "'@' is not allowed here: a content file cannot include another");
    } else if (c == '{' || c == '(' || c == '[') {
        scanner->depth++;
        if (scanner->depth == TD_CFG_MAX_DEPTH + 1) {
            problem(scanner, scanner->line, "too many brackets within brackets");
        }
    } else if (c == '}' || c == ')' || c == ']') {
        scanner->depth--;
    }
    step(scanner);
}

bool td_cfg_scan_text(const char *text, const char *name, struct td_problems *problems,
                      struct td_cfg_scan *out)
{
    struct scanner scanner = {
        .at = text, .line = 1, .name = name, .problems = problems, .out = out};

    memset(out, 0, sizeof *out);
    while (*scanner.at != '\0' && scanner.problem_count < MAX_PROBLEMS) {
        char c = *scanner.at;

        if (c == '#' || (c == '/' && scanner.at[1] == '/')) {
            skip_line_comment(&scanner);
        } else if (c == '/' && scanner.at[1] == '*') {
            skip_block_comment(&scanner);
        } else if (c == '"') {
            skip_text(&scanner);
        } else if (is_digit(c) || c == '-' || c == '+' || c == '.') {
            skip_number(&scanner);
        } else if (is_word(c) || c == '*') {
            skip_name(&scanner);
        } else {
            skip_mark(&scanner);
        }
    }
    return scanner.problem_count == 0;
}
