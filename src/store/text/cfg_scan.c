/* Checks the grammar of a content file, and refuses what libconfig 1.5 cannot cope with. */
#include "cfg_scan.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

#define MAX_PROBLEMS 20 /* of one file; more would only hide the first */

enum token { END, NAME, TEXT, NUMBER, BOOLEAN, MARK };

struct scanner {
    const char *at;
    int line;
    int problem_count;
    const char *name;
    struct td_problems *problems;
    /* The token last read: where it stands, and which mark it is. */
    enum token token;
    const char *start;
    int token_line;
    /* Texts over several lines, each beginning in the line where the one before
     * ended, are most likely turned inside out by a missing quote. Where the
     * last such row of texts begins and ends; 0 = none. */
    int long_from, long_to;
    const char *without;       /* a setting of the top whose place is wanted; NULL = none */
    const char *cut, *cut_end; /* its place; NULL = it is not there */
};

static void problem(struct scanner *scanner, int line, const char *text)
{
    if (scanner->problems != NULL) {
        td_problems_add(scanner->problems, scanner->name, line, "%s", text);
    }
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
        scanner->at += strcspn(scanner->at, "\"\\\n");
        if (*scanner->at == '\0') {
            break;
        }
        if (*scanner->at == '"') {
            scanner->at++;
            if (scanner->line != from) {
                scanner->long_from = from == scanner->long_to ? scanner->long_from : from;
                scanner->long_to = scanner->line;
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
    problem(scanner, from == scanner->long_to ? scanner->long_from : from,
            "a text that begins in this line has no closing quote");
}

/* NULL when the number, which ends at `end`, is one that libconfig reads as it is written. */
static const char *number_fault(const char *text, const char *end)
{
    const char *digits = text + (*text == '-' || *text == '+');
    size_t whole = strspn(digits, "0123456789");
    const char *rest = digits + whole;
    size_t decimals = *rest == '.' ? strspn(rest + 1, "0123456789") : 0;

    if (whole == 0 || rest + (decimals > 0 ? decimals + 1 : 0) != end) {
        return "this is no number; write it in plain digits, like 12, -3 or 0.5";
    }
    if (whole > 1 && digits[0] == '0') {
        return "a number must not begin with a 0";
    }
    return whole > 10 || (whole > 9 && decimals > 0) || llabs(strtoll(text, NULL, 10)) > INT_MAX
               ? "the number is too large"
               : NULL;
}

static void skip_number(struct scanner *scanner)
{
    const char *start = scanner->at;
    const char *fault;
    char message[128];

    scanner->at += *scanner->at == '-' || *scanner->at == '+';
    while (is_word(*scanner->at) || *scanner->at == '.' ||
           ((*scanner->at == '-' || *scanner->at == '+') &&
            (scanner->at[-1] == 'e' || scanner->at[-1] == 'E'))) {
        scanner->at++;
    }
    fault = number_fault(start, scanner->at);
    if (fault != NULL) {
        td_str_format(message, sizeof message, "\"%.*s\": %s",
                      td_min((int)(scanner->at - start), 40), start, fault);
        problem(scanner, scanner->line, message);
    }
}

/* ---- tokens ---- */

static bool is_boolean(const char *word, size_t length)
{
    return (length == 4 && strncasecmp(word, "true", 4) == 0) ||
           (length == 5 && strncasecmp(word, "false", 5) == 0);
}

static void skip_blanks(struct scanner *scanner)
{
    for (;;) {
        char c = *scanner->at;

        if (c == '#' || (c == '/' && scanner->at[1] == '/')) {
            scanner->at += strcspn(scanner->at, "\n");
        } else if (c == '/' && scanner->at[1] == '*') {
            skip_block_comment(scanner);
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            step(scanner);
        } else {
            return;
        }
    }
}

static void next(struct scanner *scanner)
{
    char c;

    skip_blanks(scanner);
    scanner->start = scanner->at;
    scanner->token_line = scanner->line;
    c = *scanner->at;
    if (c == '\0') {
        scanner->token = END;
    } else if (c == '"') {
        skip_text(scanner);
        scanner->token = TEXT;
    } else if (is_digit(c) || c == '-' || c == '+' || c == '.') {
        skip_number(scanner);
        scanner->token = NUMBER;
    } else if ((is_word(c) && c != '_') || c == '*') {
        while (is_word(*scanner->at) || *scanner->at == '-' || *scanner->at == '*') {
            scanner->at++;
        }
        scanner->token =
            is_boolean(scanner->start, (size_t)(scanner->at - scanner->start)) ? BOOLEAN : NAME;
    } else {
        if (c == '@') {
            problem(scanner, scanner->line,
                    "'@' is not allowed here: a content file cannot include another");
        }
        scanner->at++;
        scanner->token = MARK;
    }
}

static bool at_mark(const struct scanner *scanner, char mark)
{
    return scanner->token == MARK && *scanner->start == mark;
}

/* ---- grammar ---- */

static bool syntax_error(struct scanner *scanner, const char *expected)
{
    char text[256], found[40];
    int length = (int)(scanner->at - scanner->start);

    if (scanner->token == END) {
        td_str_copy(found, sizeof found, "the end of the file");
    } else if (scanner->token == TEXT) {
        td_str_copy(found, sizeof found, "a text in quotes");
    } else {
        td_str_format(found, sizeof found, "'%.*s'", td_min(length, 30), scanner->start);
    }
    td_str_format(text, sizeof text, "syntax error: expected %s, found %s", expected, found);
    if (scanner->long_to != 0 && scanner->long_to >= scanner->token_line) {
        td_str_append(text, sizeof text,
                      " (is a quote missing? the text that begins in line %d goes on to line %d)",
                      scanner->long_from, scanner->long_to);
    }
    problem(scanner, scanner->token_line, text);
    return false;
}

static bool check_value(struct scanner *scanner, int depth);

static bool is_to_be_cut(const struct scanner *scanner)
{
    size_t length = (size_t)(scanner->at - scanner->start);

    return scanner->without != NULL && strlen(scanner->without) == length &&
           strncmp(scanner->start, scanner->without, length) == 0;
}

/* name = value, ... up to `close`, or the end of the file for '\0'. */
static bool check_settings(struct scanner *scanner, char close, int depth)
{
    for (;;) {
        bool closed = close == '\0' ? scanner->token == END : at_mark(scanner, close);
        const char *cut;

        if (closed) {
            return true;
        }
        if (scanner->token != NAME) {
            return syntax_error(scanner, close == '\0' ? "a name" : "a name or '}'");
        }
        cut = depth == 0 && is_to_be_cut(scanner) ? scanner->start : NULL;
        next(scanner);
        if (!at_mark(scanner, '=') && !at_mark(scanner, ':')) {
            return syntax_error(scanner, "'='");
        }
        next(scanner);
        if (!check_value(scanner, depth)) {
            return false;
        }
        if (at_mark(scanner, ';') || at_mark(scanner, ',')) {
            next(scanner);
        }
        if (cut != NULL) {
            scanner->cut = cut;
            scanner->cut_end = scanner->start;
        }
    }
}

/* value, value, ... up to `close`. */
static bool check_list(struct scanner *scanner, char close, int depth)
{
    if (at_mark(scanner, close)) {
        return true;
    }
    for (;;) {
        if (close == ']' && scanner->token == MARK) {
            return syntax_error(scanner, "a text, a number, true or false");
        }
        if (!check_value(scanner, depth)) {
            return false;
        }
        if (at_mark(scanner, close)) {
            return true;
        }
        if (!at_mark(scanner, ',')) {
            return syntax_error(scanner, close == ']' ? "',' or ']'" : "',' or ')'");
        }
        next(scanner);
        if (at_mark(scanner, close)) {
            return syntax_error(scanner, "another entry after the comma");
        }
    }
}

/* Depth is bounded, so that brackets cannot exhaust the stack. */
static bool check_brackets(struct scanner *scanner, int depth)
{
    char open = *scanner->start;
    bool good;

    if (depth >= TD_CFG_MAX_DEPTH) {
        problem(scanner, scanner->token_line, "too many brackets within brackets");
        return false;
    }
    next(scanner);
    good = open == '{'   ? check_settings(scanner, '}', depth + 1)
           : open == '(' ? check_list(scanner, ')', depth + 1)
                         : check_list(scanner, ']', depth + 1);
    if (good) {
        next(scanner);
    }
    return good;
}

static bool check_value(struct scanner *scanner, int depth)
{
    if (at_mark(scanner, '{') || at_mark(scanner, '(') || at_mark(scanner, '[')) {
        return check_brackets(scanner, depth);
    }
    if (scanner->token == TEXT) {
        while (scanner->token == TEXT) {
            next(scanner);
        }
        return true;
    }
    if (scanner->token == NUMBER || scanner->token == BOOLEAN) {
        next(scanner);
        return true;
    }
    return syntax_error(scanner, "a value");
}

static bool scan(const char *text, const char *name, struct td_problems *problems,
                 struct scanner *found)
{
    const struct scanner begin = {
        .at = text, .line = 1, .name = name, .problems = problems, .without = found->without};
    struct scanner scanner = begin;

    /* Nearly always all is well. If not, what is wrong is looked for again, letters and
     * quotes first. */
    scanner.problems = NULL;
    next(&scanner);
    if (check_settings(&scanner, '\0', 0) && scanner.problem_count == 0) {
        *found = scanner;
        return true;
    }
    scanner = begin;
    do {
        next(&scanner);
    } while (scanner.token != END && scanner.problem_count < MAX_PROBLEMS);
    if (scanner.problem_count > 0) {
        return false;
    }
    scanner = begin;
    next(&scanner);
    return check_settings(&scanner, '\0', 0);
}

bool td_cfg_scan(const char *text, const char *name, struct td_problems *problems)
{
    struct scanner found = {.without = NULL};

    return scan(text, name, problems, &found);
}

bool td_cfg_scan_without(char *text, const char *name, const char *without,
                         struct td_problems *problems)
{
    struct scanner found = {.without = without};

    if (!scan(text, name, problems, &found)) {
        return false;
    }
    for (char *at = text + (found.cut != NULL ? found.cut - text : 0);
         found.cut != NULL && at < found.cut_end; at++) {
        *at = *at == '\n' ? '\n' : ' ';
    }
    return true;
}
