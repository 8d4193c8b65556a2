/* Line mode of the primer: its contents, a page, the moments of the squat; at a terminal page after
 * page, with sources and a search. */
#include <stdio.h>

#include "teardrop/app/plain/ask.h"
#include "teardrop/app/plain/plain.h"
#include "teardrop/app/plain/train_questions.h"
#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/primer/page.h"

#define HITS 8
#define AROUND 60 /* bytes of a text before and after what was found */

static void print_page(const struct td_primer *primer, const struct td_page *page, bool sources)
{
    printf("%s (%s), %s\n\n", page->title, page->id, td_page_time(page).text);
    td_page_print(primer, page, sources, stdout);
    putchar('\n');
}

static bool begins_group(const struct td_primer *primer, size_t i)
{
    return i == 0 || td_primer_group(primer, &primer->pages[i]) !=
                         td_primer_group(primer, &primer->pages[i - 1]);
}

static void print_group(const struct td_primer *primer, size_t i)
{
    printf("%s%s\n", i > 0 ? "\n" : "",
           td_primer_group_title(primer, td_primer_group(primer, &primer->pages[i])));
}

static void print_all(const struct td_primer *primer)
{
    for (size_t i = 0; i < primer->page_count; i++) {
        if (begins_group(primer, i)) {
            print_group(primer, i);
            putchar('\n');
        }
        print_page(primer, &primer->pages[i], false);
    }
}

/* `3  The kneecap and its groove (kneecap), 2 min` */
static void print_contents(const struct td_primer *primer)
{
    for (size_t i = 0; i < primer->page_count; i++) {
        const struct td_page *page = &primer->pages[i];

        if (begins_group(primer, i)) {
            print_group(primer, i);
        }
        printf("%2d  %s (%s), %s\n", (int)i + 1, page->title, page->id, td_page_time(page).text);
    }
    if (primer->moment_count > 0) {
        fputs("    The squat, moment by moment (moments)\n", stdout);
    }
    fputs("\n`teardrop --plain primer PAGE` prints one of them, by the word in brackets;\n"
          "`teardrop --plain primer all` prints all.\n",
          stdout);
}

static void print_moments(const struct td_primer *primer)
{
    for (size_t i = 0; i < primer->moment_count; i++) {
        const struct td_moment *moment = &primer->moments[i];

        printf("%d  %s\n", (int)i + 1, moment->title);
        td_print_wrapped(moment->text, 0, stdout);
        printf("%s%s%s.\n\n", moment->fault != NULL ? moment->fault : "",
               moment->fault != NULL ? "; right: " : "To say to yourself: ", moment->cue);
    }
}

/* Prints what the name or number of a page, or of a list, means; false: there is none. *page: the
 * page, or unchanged. */
static bool print_named(const struct td_primer *primer, const char *name, int *page)
{
    int number, found = td_primer_page(primer, name);

    if (found < 0 && td_str_to_int(name, 1, (int)primer->page_count, &number)) {
        found = number - 1;
    }
    if (found >= 0) {
        *page = found;
        print_page(primer, &primer->pages[found], false);
    } else if (td_str_equal(name, "moments")) {
        print_moments(primer);
    } else if (td_str_equal(name, "all")) {
        print_all(primer);
    } else {
        return false;
    }
    return true;
}

/* ---- asking ---- */

/* Whole words around the place, on one line. */
static void print_around(const char *text, size_t at)
{
    size_t from = at > AROUND ? at - AROUND : 0, to = at;

    while (from > 0 && from < at && text[from - 1] != ' ') {
        from++;
    }
    while (text[to] != '\0' && (to < at + AROUND || text[to] != ' ')) {
        to++;
    }
    printf("%s%.*s%s\n", from > 0 ? "... " : "", (int)(to - from), text + from,
           text[to] != '\0' ? " ..." : "");
}

static void search(const struct td_primer *primer, const char *query)
{
    struct td_primer_hit hits[HITS];
    size_t count = td_primer_find(primer, query, hits, HITS);

    if (count == 0) {
        fputs("No page has all of these words.\n", stdout);
    }
    for (size_t i = 0; i < count; i++) {
        const struct td_page *page = &primer->pages[hits[i].page];

        printf("%2d  %s (%s)%s", hits[i].page + 1, page->title, page->id,
               hits[i].block < 0 ? "\n" : ": ");
        if (hits[i].block >= 0) {
            print_around(hits[i].text, hits[i].at);
        }
    }
    if (count == HITS) {
        fputs("There may be more; another word beside it finds fewer.\n", stdout);
    }
}

/* One line of a person; page: the last one that was printed, -1 = none. */
static void answer(const struct td_primer *primer, const char *line, int *page)
{
    if (line[0] == '/') {
        search(primer, line + 1);
    } else if (td_str_equal_nocase(line, "c")) {
        print_contents(primer);
    } else if (td_str_equal_nocase(line, "s") && *page >= 0) {
        print_page(primer, &primer->pages[*page], true);
    } else if (!print_named(primer, line, page)) {
        printf("There is no page \"%s\".\n", line);
    }
}

static void ask(const struct td_primer *primer, int page, const sigset_t *during_wait)
{
    char line[80];

    while (td_ask(page >= 0 ? "A page's number or word, s for this page with its sources, c for "
                              "the contents,\n/ and words to search for, Enter to leave."
                            : "A page's number or word, / and words to search for, Enter to leave.",
                  during_wait, line, sizeof line) &&
           line[0] != '\0') {
        putchar('\n');
        answer(primer, line, &page);
    }
}

int td_plain_primer(struct td_app *app, const sigset_t *during_wait)
{
    const struct td_content_port *content = &app->ui.content;
    const struct td_primer *primer;
    const struct td_problems *found = NULL;
    int page = -1;

    if (content->ops->primer(content->self, &primer, &found) != TD_OK) {
        return td_err_exit_code(TD_ERR_CONTENT);
    }
    if (app->options.argument == NULL) {
        print_contents(primer);
    } else {
        (void)print_named(primer, app->options.argument, &page);
    }
    if (td_plain_asks()) {
        ask(primer, page, during_wait);
    }
    return td_finish_output(TD_OK);
}
