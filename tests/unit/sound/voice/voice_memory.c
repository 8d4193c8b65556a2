/* Words and files when memory runs out. Both stand in this program, with an allocator that can
 * fail, as far as their libraries are there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int allocations_left = -1; /* -1: as many as wanted */

static int is_scarce(void)
{
    if (allocations_left == 0) {
        return 1;
    }
    allocations_left -= allocations_left > 0 ? 1 : 0;
    return 0;
}

static inline void *scarce_realloc(void *old, size_t bytes)
{
    return is_scarce() ? NULL : realloc(old, bytes);
}

static inline void *scarce_calloc(size_t count, size_t bytes)
{
    return is_scarce() ? NULL : calloc(count, bytes);
}

static inline char *scarce_strdup(const char *text)
{
    return is_scarce() ? NULL : strdup(text);
}

#define realloc scarce_realloc
#define calloc scarce_calloc
#define strdup scarce_strdup
#ifdef TEST_ESPEAK
#include "src/sound/voice/espeak.c" /* NOLINT(bugprone-suspicious-include): see above */
#undef RATE_MIN
#undef RATE_MAX
#define refuse refuse_file
#define judge judge_file
#endif
#ifdef TEST_SNDFILE
#include "src/sound/voice/pack.c" /* NOLINT(bugprone-suspicious-include): see above */
#endif
#undef realloc
#undef calloc
#undef strdup
#include "test.h"
#include "testing.h"
#include "unit/sound/voice/wav.h"

static void td_espeak__memory_short__refused_and_well_afterwards(void **state)
{
    (void)state;
#ifdef TEST_ESPEAK
    {
        void *voice = NULL;
        struct td_pcm pcm = {NULL, 0, 0};
        char why[200];
        int tries = 0;

        allocations_left = 0;
        assert_int_not_equal(td_espeak_open("en-us", 175, &voice, why, sizeof why), 0);
        assert_string_equal(why, "out of memory");
        allocations_left = -1;
        assert_int_equal(td_espeak_open("en-us", 175, &voice, why, sizeof why), 0);
        for (allocations_left = 0;
             td_espeak_say(voice, "Rest, 90 seconds.", &pcm, why, sizeof why) != 0;
             allocations_left = ++tries) {
            assert_true(tries < 10);
            assert_string_equal(why, "out of memory");
            assert_null(pcm.samples);
        }
        /* The text, the sound and once more of it; what only gives back may fail. */
        assert_true(tries >= 3);
        assert_int_equal(allocations_left, 0);
        assert_true(pcm.count > 10000);
        allocations_left = -1;
        free(pcm.samples);
        assert_int_equal(keep(NULL, 0, NULL), 1); /* after the end: thrown away */
        td_espeak_close(voice);
    }
#else
    skip();
#endif
}

static void td_pack__memory_short__refused(void **state)
{
    (void)state;
#ifdef TEST_SNDFILE
    {
        static const struct wav usual = {44100, 1, 16, 0.5, 0.5, 0};
        char folder[200], path[300], why[200] = "", remarks[20];
        struct td_pcm pcm = {NULL, 0, 0};

        testing_folder(folder, sizeof folder, "memory");
        (void)snprintf(path, sizeof path, "%s/a.wav", folder);
        wav_write(path, &usual, NULL);
        allocations_left = 0;
        assert_int_not_equal(td_pack_read(path, &pcm, remarks, sizeof remarks, why, sizeof why), 0);
        allocations_left = -1;
        assert_string_equal(why, "out of memory");
        assert_null(pcm.samples);
        (void)unlink(path);
        (void)rmdir(folder);
    }
#else
    skip();
#endif
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_espeak__memory_short__refused_and_well_afterwards),
        cmocka_unit_test(td_pack__memory_short__refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
