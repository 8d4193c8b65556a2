/* The one thing that teardrop_voice.so shows: its table. */
#include "voice.h"

static const struct td_voice_ops ops = {
    .name = td_espeak_name,
    .file_names = td_pack_file_names,
    .open = td_espeak_open,
    .say = td_espeak_say,
    .close = td_espeak_close,
    .read = td_pack_read,
};

const struct td_voice_module td_voice_module = {.abi = TD_SOUND_ABI, .ops = &ops};
