/* Loads teardrop_sound.so and teardrop_voice.so. */
#include "teardrop/cues/sound/module.h"

#include <dlfcn.h>
#include <errno.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"

static enum td_err load(const char *path, const char *symbol, const void **out, char *why,
                        size_t why_size)
{
    const uint32_t *abi;
    void *handle;

    *out = NULL;
    if (access(path, F_OK) != 0) {
        td_str_format(why, why_size, "there is no %s", path);
        return TD_ERR_ABSENT;
    }
    handle = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == NULL) {
        td_str_format(why, why_size, "cannot be loaded: %s", dlerror());
        td_str_sanitize(why, false);
        return TD_ERR_CONTENT;
    }
    abi = dlsym(handle, symbol); /* either table begins with it */
    if (abi == NULL || *abi != TD_SOUND_ABI) {
        td_str_format(why, why_size, "%s is not of this version of teardrop", path);
        (void)dlclose(handle);
        return TD_ERR_CONTENT;
    }
    *out = abi;
    return TD_OK;
}

enum td_err td_sound_module_load(const char *path, const struct td_sound_module **out, char *why,
                                 size_t why_size)
{
    const void *found;
    enum td_err err = load(path, "td_sound_module", &found, why, why_size);

    *out = found;
    return err;
}

enum td_err td_voice_module_load(const char *path, const struct td_voice_module **out, char *why,
                                 size_t why_size)
{
    const void *found;
    enum td_err err = load(path, "td_voice_module", &found, why, why_size);

    *out = found;
    return err;
}
