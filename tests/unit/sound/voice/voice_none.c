/* The module of a build without its libraries, which stands in this program. */
#include <string.h>

#include "src/sound/voice/espeak_none.c" /* NOLINT(bugprone-suspicious-include): see above */
#include "src/sound/voice/pack_none.c"   /* NOLINT(bugprone-suspicious-include): see above */
#include "src/sound/voice/voice.c"       /* NOLINT(bugprone-suspicious-include): see above */
#include "test.h"

static void td_voice_module__without_libraries__says_so(void **state)
{
    const struct td_voice_ops *it = td_voice_module.ops;
    char why[100] = "", remarks[10] = "x";
    struct td_pcm pcm = {NULL, 0, 0};
    void *voice = NULL;

    (void)state;
    assert_string_equal(it->name, "");
    assert_string_equal(it->file_names, "");
    assert_int_not_equal(it->open("en-us", 175, &voice, why, sizeof why), 0);
    assert_string_equal(why, "built without a synthesiser (libespeak-ng)");
    assert_null(voice);
    assert_int_not_equal(it->say(voice, "down", &pcm, why, sizeof why), 0);
    it->close(voice);
    assert_int_not_equal(it->read("x.wav", &pcm, remarks, sizeof remarks, why, sizeof why), 0);
    assert_string_equal(why, "built without a reader of sound files (libsndfile)");
    assert_string_equal(remarks, "");
    assert_null(pcm.samples);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_voice_module__without_libraries__says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
