/* Words to samples, as the program asks for them. */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/sound/voice/voice.h"
#include "test.h"

static char why[400];

static void need_synthesiser(void)
{
    if (td_voice_module.ops->name[0] == '\0') {
        print_message("no libespeak-ng: not tested\n");
        skip();
    }
}

static void *open_voice(const char *language, int rate)
{
    void *voice = NULL;

    if (td_espeak_open(language, rate, &voice, why, sizeof why) != 0) {
        fail_msg("%s: %s", language, why);
    }
    return voice;
}

static struct td_pcm said(void *voice, const char *text)
{
    struct td_pcm pcm = {NULL, 0, 0};

    if (td_espeak_say(voice, text, &pcm, why, sizeof why) != 0) {
        fail_msg("%s: %s", text, why);
    }
    return pcm;
}

static double seconds(const struct td_pcm *pcm)
{
    return (double)pcm->count / pcm->rate;
}

static double energy(const struct td_pcm *pcm)
{
    double sum = 0;

    for (size_t i = 0; i < pcm->count; i++) {
        sum += (double)pcm->samples[i] * pcm->samples[i];
    }
    return sum;
}

static void td_espeak_say__a_word__its_sound_and_no_silence(void **state)
{
    void *voice;
    struct td_pcm pcm;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    pcm = said(voice, "down");
    assert_true(pcm.rate >= 16000);
    assert_true(seconds(&pcm) > 0.15 && seconds(&pcm) < 1);
    assert_true(energy(&pcm) / (double)pcm.count > 1000.0 * 1000.0);
    assert_true(abs(pcm.samples[0]) >= 64 && abs(pcm.samples[pcm.count - 1]) >= 64);
    free(pcm.samples);
    td_espeak_close(voice);
}

/* Two words one after the other, as the first thing that a process says, as one number. */
static unsigned long first_said(const char *language)
{
    unsigned long hash = 5381;
    int ends[2], status;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        void *voice = NULL;
        struct td_pcm pcm;

        for (int i = 0; i < 2; i++) {
            if ((voice == NULL && td_espeak_open(language, 175, &voice, why, sizeof why) != 0) ||
                td_espeak_say(voice, i == 0 ? "down" : "set 2 of 3", &pcm, why, sizeof why) != 0) {
                _exit(1);
            }
            for (size_t s = 0; s < pcm.count; s++) {
                hash = hash * 33 + (unsigned short)pcm.samples[s];
            }
            free(pcm.samples);
        }
        _exit(write(ends[1], &hash, sizeof hash) == sizeof hash ? 0 : 1);
    }
    (void)close(ends[1]);
    assert_int_equal(read(ends[0], &hash, sizeof hash), sizeof hash);
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    return hash;
}

static void td_espeak_say__same_words_of_a_new_process__same_samples(void **state)
{
    (void)state;
    need_synthesiser();
    assert_true(first_said("en-us") == first_said("en-us"));
}

/* American voices speak "en", too, and Swiss ones "fr". */
static void td_espeak_open__language_of_several_voices__the_one_meant_for_it(void **state)
{
    (void)state;
    need_synthesiser();
    assert_true(first_said("fr") == first_said("fr-fr"));
    assert_true(first_said("en") == first_said("en-gb"));
    assert_true(first_said("en") != first_said("en-us"));
}

/* The library trembles a little by chance and never begins that anew; what is heard is the
 * same. */
static void td_espeak_say__same_words_again__as_long_and_as_loud(void **state)
{
    void *voice;
    struct td_pcm first, other, again;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    first = said(voice, "down");
    other = said(voice, "rest, 90 seconds");
    again = said(voice, "down");
    assert_true(labs((long)first.count - (long)again.count) < first.rate / 100);
    assert_true(energy(&again) > 0.8 * energy(&first) && energy(&again) < 1.25 * energy(&first));
    assert_true(seconds(&other) > 2 * seconds(&first));
    free(first.samples);
    free(other.samples);
    free(again.samples);
    td_espeak_close(voice);
}

static void td_espeak_open__rate__faster_is_shorter(void **state)
{
    void *voice;
    struct td_pcm slow, fast;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 120);
    slow = said(voice, "rest, 90 seconds");
    td_espeak_close(voice);
    voice = open_voice("en-us", 300);
    fast = said(voice, "rest, 90 seconds");
    td_espeak_close(voice);
    assert_true(seconds(&fast) < 0.7 * seconds(&slow));
    free(slow.samples);
    free(fast.samples);
    assert_int_not_equal(td_espeak_open("en-us", 79, &voice, why, sizeof why), 0);
    assert_string_equal(why, "79 words a minute; 80 to 450 are allowed");
    assert_int_not_equal(td_espeak_open("en-us", 451, &voice, why, sizeof why), 0);
}

static void td_espeak_open__german__another_sound(void **state)
{
    void *voice;
    struct td_pcm english, german;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    english = said(voice, "25");
    td_espeak_close(voice);
    voice = open_voice("de", 175);
    german = said(voice, "25");
    td_espeak_close(voice);
    assert_true(labs((long)english.count - (long)german.count) > english.rate / 20);
    free(english.samples);
    free(german.samples);
}

static void td_espeak_open__every_way_to_write_a_language__taken(void **state)
{
    static const char *const ways[] = {"en-us", "EN-US", "en", "en-gb",
                                       "de",    "pt-br", "fr", "fr-fr"};

    (void)state;
    need_synthesiser();
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        td_espeak_close(open_voice(ways[i], 175));
    }
}

static void td_espeak_open__unknown_language__refused_by_name(void **state)
{
    static const char *const none[] = {"xx", "mb-de1", "english-of-the-queen"};
    static const char *const bad[] = {"", "../../etc", "en us", "de\033[2J",
                                      "a-language-that-is-longer-than-any"};
    void *voice = NULL;

    (void)state;
    need_synthesiser();
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_int_not_equal(td_espeak_open(none[i], 175, &voice, why, sizeof why), 0);
        assert_non_null(strstr(why, none[i]));
        assert_non_null(strstr(why, "en-us"));
        assert_null(voice);
    }
    assert_int_not_equal(td_espeak_open("eng", 175, &voice, why, sizeof why), 0);
    assert_non_null(strstr(why, "\"eng\"; it has en-"));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_not_equal(td_espeak_open(bad[i], 175, &voice, why, sizeof why), 0);
        assert_string_equal(why, "a language is a short name of letters, digits and -: en-us, de");
    }
}

static void td_espeak_open__twice__the_second_waits_for_the_first(void **state)
{
    void *voice, *other = NULL;
    struct td_pcm pcm;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    assert_int_not_equal(td_espeak_open("de", 175, &other, why, sizeof why), 0);
    assert_null(other);
    td_espeak_close(other);
    td_espeak_close(voice);
    assert_int_not_equal(td_espeak_say(voice, "down", &pcm, why, sizeof why), 0);
    assert_string_equal(why, "the synthesiser is not open");
    td_espeak_close(open_voice("de", 175));
}

static void td_espeak_say__nothing_to_say__refused(void **state)
{
    static const char *const texts[] = {"", " ", "\n\t", "...", "\001\002"};
    struct td_pcm pcm = {NULL, 0, 0};
    void *voice;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_not_equal(td_espeak_say(voice, texts[i], &pcm, why, sizeof why), 0);
        assert_string_equal(why, "nothing in it can be said");
        assert_null(pcm.samples);
    }
    td_espeak_close(voice);
}

/* Neither marks nor control characters are commands; broken characters are no harm. */
static void td_espeak_say__what_is_no_word__no_command(void **state)
{
    struct td_pcm plain, marked, broken;
    void *voice;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 175);
    plain = said(voice, "down");
    marked = said(voice, "\00150Sdown");
    assert_true(seconds(&marked) > seconds(&plain));
    free(marked.samples);
    marked = said(voice, "<prosody rate=\"fast\">down</prosody>");
    assert_true(seconds(&marked) > 2 * seconds(&plain));
    broken = said(voice, "down \xC3\x28 \xFF \xED\xA0\x80 \xF4\x90\x80\x80 \xE2\x82");
    assert_true(seconds(&broken) < 6 * seconds(&plain));
    free(plain.samples);
    free(marked.samples);
    free(broken.samples);
    td_espeak_close(voice);
}

static void td_espeak_say__long_text__said_or_refused(void **state)
{
    static char text[20010];
    struct td_pcm pcm = {NULL, 0, 0};
    void *voice;

    (void)state;
    need_synthesiser();
    voice = open_voice("en-us", 450);
    for (size_t i = 0; i + 13 < 2000; i += 13) {
        memcpy(text + i, "Down and up. ", 14);
    }
    pcm = said(voice, text);
    assert_true(seconds(&pcm) > 30 && seconds(&pcm) < 300);
    free(pcm.samples);
    pcm.samples = NULL;
    for (size_t i = 0; i + 13 < 20000; i += 13) {
        memcpy(text + i, "Down and up. ", 14);
    }
    assert_int_not_equal(td_espeak_say(voice, text, &pcm, why, sizeof why), 0);
    assert_string_equal(why, "more than 300 seconds of speech");
    assert_null(pcm.samples);
    memset(text, 'a', 20001);
    assert_int_not_equal(td_espeak_say(voice, text, &pcm, why, sizeof why), 0);
    assert_string_equal(why, "the text has more than 20000 bytes");
    pcm = said(voice, "down"); /* and afterwards all is well */
    assert_true(seconds(&pcm) < 1);
    free(pcm.samples);
    td_espeak_close(voice);
}

static int handlers(struct sigaction *out)
{
    int count = 0;

    for (int i = 1; i < 32; i++) {
        count += sigaction(i, NULL, &out[i]) == 0;
    }
    return count;
}

static void td_espeak__the_program_stays_as_it_was(void **state)
{
    struct sigaction before[32], after[32];
    sigset_t mask;
    char *locale;
    void *voice;

    (void)state;
    need_synthesiser();
    assert_non_null(setlocale(LC_ALL, "C"));
    (void)handlers(before);
    voice = open_voice("de", 175);
    free(said(voice, "unten").samples);
    td_espeak_close(voice);
    assert_true(handlers(after) > 20);
    for (int i = 1; i < 32; i++) {
        assert_true(before[i].sa_handler == after[i].sa_handler);
    }
    assert_int_equal(sigprocmask(SIG_SETMASK, NULL, &mask), 0);
    assert_false(sigismember(&mask, SIGINT));
    locale = setlocale(LC_ALL, NULL);
    assert_string_equal(locale, "C");
}

/* The thread of the library, if it has one, gets no signal that is meant for the program. */
static void td_espeak__its_thread_takes_no_signals(void **state)
{
    DIR *tasks = opendir("/proc/self/task");
    struct dirent *task;

    (void)state;
    if (tasks == NULL) {
        skip();
    }
    need_synthesiser();
    td_espeak_close(open_voice("de", 175));
    while ((task = readdir(tasks)) != NULL) {
        char path[300], line[200];
        unsigned long long blocked = 0;
        FILE *file;

        if (task->d_name[0] == '.' || atoi(task->d_name) == getpid()) {
            continue;
        }
        (void)snprintf(path, sizeof path, "/proc/self/task/%s/status", task->d_name);
        file = fopen(path, "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file) != NULL) {
            if (strncmp(line, "SigBlk:", 7) == 0) {
                blocked = strtoull(line + 7, NULL, 16);
            }
        }
        (void)fclose(file);
        assert_true((blocked & (1ULL << (SIGINT - 1))) != 0);
        assert_true((blocked & (1ULL << (SIGWINCH - 1))) != 0);
    }
    (void)closedir(tasks);
}

/* In a process of its own, whose output is looked at: open, say, refuse, close. */
static void td_espeak__prints_nothing(void **state)
{
    char heard[100];
    int ends[2], status;
    pid_t child;

    (void)state;
    need_synthesiser();
    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        void *voice = NULL;
        struct td_pcm pcm;

        (void)dup2(ends[1], STDOUT_FILENO);
        (void)dup2(ends[1], STDERR_FILENO);
        _exit(td_espeak_open("xx", 175, &voice, why, sizeof why) == 0 ||
              td_espeak_open("mb-de1", 175, &voice, why, sizeof why) == 0 ||
              td_espeak_open("german-mbrola-1", 175, &voice, why, sizeof why) == 0 ||
              td_espeak_open("de", 175, &voice, why, sizeof why) != 0 ||
              td_espeak_say(voice, "unten", &pcm, why, sizeof why) != 0);
    }
    (void)close(ends[1]);
    assert_int_equal(read(ends[0], heard, sizeof heard), 0);
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    /* What forks or looks at the process comes before the library is in it. */
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_espeak_say__same_words_of_a_new_process__same_samples),
        cmocka_unit_test(td_espeak_open__language_of_several_voices__the_one_meant_for_it),
        cmocka_unit_test(td_espeak__prints_nothing),
        cmocka_unit_test(td_espeak__the_program_stays_as_it_was),
        cmocka_unit_test(td_espeak__its_thread_takes_no_signals),
        cmocka_unit_test(td_espeak_say__a_word__its_sound_and_no_silence),
        cmocka_unit_test(td_espeak_say__same_words_again__as_long_and_as_loud),
        cmocka_unit_test(td_espeak_open__rate__faster_is_shorter),
        cmocka_unit_test(td_espeak_open__german__another_sound),
        cmocka_unit_test(td_espeak_open__every_way_to_write_a_language__taken),
        cmocka_unit_test(td_espeak_open__unknown_language__refused_by_name),
        cmocka_unit_test(td_espeak_open__twice__the_second_waits_for_the_first),
        cmocka_unit_test(td_espeak_say__nothing_to_say__refused),
        cmocka_unit_test(td_espeak_say__what_is_no_word__no_command),
        cmocka_unit_test(td_espeak_say__long_text__said_or_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
