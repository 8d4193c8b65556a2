/* The real module, loaded as the program loads it, and its twins without libraries. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/sound/voice/voice.h"
#include "test.h"

#define MODULE TEARDROP_BINARY "_voice.so" /* teardrop_voice.so stands beside teardrop */

static void td_voice_module__loaded__says_a_word(void **state)
{
    void *handle = dlopen(MODULE, RTLD_NOW | RTLD_LOCAL), *voice = NULL;
    const struct td_voice_module *module;
    struct td_pcm pcm = {NULL, 0, 0};
    char why[300] = "";

    (void)state;
    if (handle == NULL && td_voice_module.ops->name[0] == '\0' &&
        td_voice_module.ops->file_names[0] == '\0') {
        print_message("neither libespeak-ng nor libsndfile: not tested\n");
        skip();
    }
    if (handle == NULL) {
        fail_msg("%s", dlerror());
    }
    module = dlsym(handle, "td_voice_module");
    assert_non_null(module);
    assert_int_equal(module->abi, TD_SOUND_ABI);
    assert_null(dlsym(handle, "td_espeak_say"));
    assert_null(dlsym(handle, "td_pack_read"));
    assert_string_equal(module->ops->name, td_voice_module.ops->name);
    if (module->ops->name[0] != '\0') {
        assert_int_equal(module->ops->open("en-us", 175, &voice, why, sizeof why), 0);
        assert_int_equal(module->ops->say(voice, "down", &pcm, why, sizeof why), 0);
        assert_true(pcm.count > 1000);
        free(pcm.samples);
        module->ops->close(voice);
    }
    assert_int_equal(dlclose(handle), 0);
}

/* Unloaded and loaded again, as from session to session: it must not hang, nor its thread run on
 * without its code. */
static void td_voice_module__again_and_again__says_a_word(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        td_voice_module__loaded__says_a_word(state);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_voice_module__loaded__says_a_word),
        cmocka_unit_test(td_voice_module__again_and_again__says_a_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
