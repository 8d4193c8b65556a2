/* How hard the texts are to read, measured over the shipped content.
 *
 * Flesch-Kincaid grade (Kincaid and others 1975): 0.39 x words per sentence +
 * 11.8 x syllables per word - 15.59; a reader of grade g is about g + 5 years old.
 * The bar is grade 7, which is 12 years. Syllables are counted by groups of vowels,
 * a silent e at the end left out: wrong for single words, good enough for pages. */

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "teardrop/base/wrap.h"
#include "teardrop/store/content/content.h"
#include "test.h"

#define GRADE_MAX 7.0

struct count {
    int words, sentences, syllables;
};

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", tolower((unsigned char)c)) != NULL;
}

static int syllables(const char *word, size_t length)
{
    int count = 0;

    for (size_t i = 0; i < length; i++) {
        count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1])) ? 1 : 0;
    }
    if (count > 1 && length > 2 && tolower((unsigned char)word[length - 1]) == 'e' &&
        tolower((unsigned char)word[length - 2]) != 'l') {
        count--;
    }
    return count > 0 ? count : 1;
}

/* A text that ends without a stop is a sentence all the same. */
static void add(struct count *count, const char *text)
{
    bool open = false;

    for (const char *at = text; at != NULL && *at != '\0';) {
        if (isalpha((unsigned char)*at)) {
            size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'-");

            count->words++;
            count->syllables += syllables(at, length);
            at += length;
            open = true;
            continue;
        }
        if (strchr(".!?:;", *at) != NULL && open && (at[1] == ' ' || at[1] == '\0')) {
            count->sentences++;
            open = false;
        }
        at++;
    }
    count->sentences += open ? 1 : 0;
}

static double grade(const struct count *count)
{
    return 0.39 * count->words / count->sentences + 11.8 * count->syllables / count->words - 15.59;
}

static void expect_easy(const char *what, const struct count *count)
{
    assert_true(count->words > 0);
    if (grade(count) > GRADE_MAX) {
        fail_msg("%s: grade %.1f (%d words, %d sentences, %d syllables); at most %.1f", what,
                 grade(count), count->words, count->sentences, count->syllables, GRADE_MAX);
    }
}

static struct td_content *content;
static struct td_content_port port;

static int load(void **state)
{
    (void)state;
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) != TD_OK) {
        return -1;
    }
    port = td_content_port(content);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    td_content_free(content);
    return 0;
}

static void grade__known_texts(void **state)
{
    struct count easy = {0, 0, 0}, hard = {0, 0, 0};

    (void)state;
    add(&easy, "The cat sat on the mat. It was warm there.");
    assert_int_equal(easy.words, 10);
    assert_int_equal(easy.sentences, 2);
    assert_int_equal(easy.syllables, 10);
    assert_true(grade(&easy) < 1);
    add(&hard, "Patellofemoral malalignment necessitates individualised rehabilitation, "
               "incorporating neuromuscular proprioceptive facilitation");
    assert_int_equal(hard.sentences, 1);
    assert_true(grade(&hard) > 20);
}

static void primer__every_page__is_easy_to_read(void **state)
{
    const struct td_primer *primer = NULL;
    const struct td_problems *problems = NULL;

    (void)state;
    assert_int_equal(port.ops->primer(port.self, &primer, &problems), TD_OK);
    for (size_t i = 0; i < primer->page_count; i++) {
        const struct td_page *page = &primer->pages[i];
        struct count count = {0, 0, 0};

        for (size_t b = 0; b < page->block_count; b++) {
            add(&count, page->blocks[b].text);
            add(&count, page->blocks[b].evidence);
            add(&count, page->blocks[b].verdict);
        }
        expect_easy(page->id, &count);
    }
}

static void checklist__what_is_asked_and_said__is_easy_to_read(void **state)
{
    const struct td_checklist *list = NULL;
    const struct td_problems *problems = NULL;
    struct count asked = {0, 0, 0}, said = {0, 0, 0}, flags = {0, 0, 0};

    (void)state;
    assert_int_equal(port.ops->checklist(port.self, &list, &problems), TD_OK);
    for (size_t i = 0; i < list->question_count; i++) {
        add(&asked, list->questions[i].text);
        add(&asked, list->questions[i].help);
        add(&asked, list->questions[i].why);
        for (size_t a = 0; a < list->questions[i].answer_count; a++) {
            add(&asked, list->questions[i].answers[a].text);
        }
    }
    for (size_t i = 0; i < list->cause_count; i++) {
        add(&said, list->causes[i].meaning);
        add(&said, list->causes[i].advice);
    }
    for (size_t i = 0; i < list->flag_count; i++) {
        add(&flags, list->flags[i].text);
        add(&flags, list->flags[i].action);
    }
    for (size_t i = 0; i < list->answer_flag_count; i++) {
        add(&flags, list->answer_flags[i].text);
        add(&flags, list->answer_flags[i].action);
    }
    add(&said, list->placement);
    expect_easy("questions and answers", &asked);
    expect_easy("causes", &said);
    expect_easy("red flags", &flags);
}

/* Words that judge, frighten or promise. "Wear" keeps people from the training that helps (Bunzli
 * 2019). */
static void expect_kind(const char *where, const char *text)
{
    static const char *const unkind[] = {"diagnos", "treat",  "cure",    "patient", "worn",
                                         "degener", "damage", "disease", "lesion"};
    char lower[1024] = "";

    for (size_t i = 0; text != NULL && text[i] != '\0' && i + 1 < sizeof lower; i++) {
        lower[i] = (char)tolower((unsigned char)text[i]);
    }
    for (size_t i = 0; i < sizeof unkind / sizeof unkind[0]; i++) {
        if (strstr(lower, unkind[i]) != NULL) {
            fail_msg("%s says \"%s\": %s", where, unkind[i], text);
        }
    }
}

static void checklist__what_is_asked_and_said__is_kind(void **state)
{
    const struct td_checklist *list = NULL;
    const struct td_problems *problems = NULL;

    (void)state;
    assert_int_equal(port.ops->checklist(port.self, &list, &problems), TD_OK);
    for (size_t i = 0; i < list->question_count; i++) {
        const struct td_question *question = &list->questions[i];

        expect_kind(question->id, question->text);
        expect_kind(question->id, question->help);
        expect_kind(question->id, question->why);
        for (size_t a = 0; a < question->answer_count; a++) {
            expect_kind(question->id, question->answers[a].text);
        }
    }
    for (size_t i = 0; i < list->cause_count; i++) {
        expect_kind(list->causes[i].id, list->causes[i].name);
        expect_kind(list->causes[i].id, list->causes[i].meaning);
        expect_kind(list->causes[i].id, list->causes[i].advice);
        expect_kind(list->causes[i].id, list->causes[i].then);
    }
    for (size_t i = 0; i < list->group_count; i++) {
        expect_kind(list->groups[i].id, list->groups[i].why);
    }
}

/* Beside a picture in 80 columns an answer has 37 of them, and three rows at most. */
static void checklist__answers__are_short(void **state)
{
    const struct td_checklist *list = NULL;
    const struct td_problems *problems = NULL;

    (void)state;
    assert_int_equal(port.ops->checklist(port.self, &list, &problems), TD_OK);
    for (size_t i = 0; i < list->question_count; i++) {
        for (size_t a = 0; a < list->questions[i].answer_count; a++) {
            const char *text = list->questions[i].answers[a].text;

            if (td_wrap_count(text, 37) > 3) {
                fail_msg("%s: %s", list->questions[i].id, text);
            }
        }
    }
}

static void anatomy__what_a_part_does__is_easy_to_read(void **state)
{
    const struct td_anatomy *anatomy = NULL;
    const struct td_problems *problems = NULL;
    struct count count = {0, 0, 0};

    (void)state;
    assert_int_equal(port.ops->anatomy(port.self, &anatomy, &problems), TD_OK);
    for (size_t v = 0; v < anatomy->view_count; v++) {
        for (size_t i = 0; i < anatomy->views[v].part_count; i++) {
            add(&count, anatomy->views[v].parts[i].text);
        }
    }
    expect_easy("parts", &count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grade__known_texts),
        cmocka_unit_test(primer__every_page__is_easy_to_read),
        cmocka_unit_test(checklist__what_is_asked_and_said__is_easy_to_read),
        cmocka_unit_test(checklist__what_is_asked_and_said__is_kind),
        cmocka_unit_test(checklist__answers__are_short),
        cmocka_unit_test(anatomy__what_a_part_does__is_easy_to_read),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
