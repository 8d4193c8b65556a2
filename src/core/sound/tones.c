/* The names of tones, and tone sets by their ids. */
#include "teardrop/core/sound/tones.h"

#include <stdlib.h>

#include "teardrop/base/str.h"

const char *const td_tone_ids[TD_TONE_COUNT + 1] = {
    "prepare",  "tick",     "down",    "bottom", "up",   "go",   "top", "hold",
    "half_way", "last_rep", "set_end", "switch", "done", "beat", NULL};

const char *const td_tone_words[TD_TONE_COUNT] = {
    [TD_TONE_PREPARE] = "get ready",
    [TD_TONE_TICK] = "one of the last three seconds",
    [TD_TONE_DOWN] = "down: it falls as you do",
    [TD_TONE_BOTTOM] = "hold at the bottom: steady",
    [TD_TONE_UP] = "up: it rises",
    [TD_TONE_GO] = "up as fast as good form allows",
    [TD_TONE_TOP] = "at the top: two short ones",
    [TD_TONE_HOLD] = "a hold: it comes again while you hold",
    [TD_TONE_HALF_WAY] = "half of the set is done",
    [TD_TONE_LAST_REP] = "the last rep begins",
    [TD_TONE_SET_END] = "the set is done: rest",
    [TD_TONE_SWITCH] = "change sides",
    [TD_TONE_DONE] = "the session is done",
    [TD_TONE_BEAT] = "each second, on request",
};

const struct td_tone_set *td_tone_set_find(const struct td_tones *tones, const char *id)
{
    for (size_t i = 0; i < tones->set_count; i++) {
        if (td_str_equal(tones->sets[i].id, id)) {
            return &tones->sets[i];
        }
    }
    return NULL;
}

void td_tones_free(struct td_tones *tones)
{
    if (tones != NULL) {
        td_arena_deinit(&tones->arena);
        free(tones);
    }
}
