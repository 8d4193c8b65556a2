/* Tempo notation: how long each phase of a repetition takes.
 *
 * Four numbers in the order of a squat: down (eccentric), bottom, up
 * (concentric), top, in seconds. The order is Poliquin's. */
#ifndef TEARDROP_CORE_TRAINING_TEMPO_H
#define TEARDROP_CORE_TRAINING_TEMPO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/base/err.h"
#include "teardrop/base/time.h"

enum td_phase { TD_PHASE_DOWN, TD_PHASE_BOTTOM, TD_PHASE_UP, TD_PHASE_TOP, TD_PHASE_COUNT };

/* "down", "bottom", "up", "top". */
const char *td_phase_id(enum td_phase phase);

#define TD_TEMPO_MAX_MS 60000 /* longest phase */
#define TD_TEMPO_TEXT 40      /* bytes that hold any formatted tempo */

struct td_tempo {
    int32_t ms[TD_PHASE_COUNT]; /* 0 = no such pause; up is 0 when explosive */
    bool explosive;             /* X: up as fast as good form allows */
};

/* Reads `3110`, `3-1-1-0`, `3/1/1/0`, `3:1:1:0`, `10-2-2.5-1`, `30X1`, `311`.
 * On TD_ERR_USAGE why is a whole sentence naming the text, the place and what
 * was expected (`tempo "30Y0": 'Y' at position 3: expected ...`). Positions
 * count characters from 1. */
enum td_err td_tempo_parse(const char *text, struct td_tempo *out, char *why, size_t why_size);

/* `3-1-2-1`, `3-1-X-1`. td_tempo_parse reads it back to the same value. */
void td_tempo_format(const struct td_tempo *tempo, char *out, size_t size);

/* `down 3, hold 1, up 2, top 1`; pauses of 0 are left out; X reads `up fast`. */
void td_tempo_describe(const struct td_tempo *tempo, char *out, size_t size);

/* Length of one phase in nanoseconds, 0 = no such pause; x: the time given to X. */
td_ns td_tempo_phase_length(const struct td_tempo *tempo, enum td_phase phase, td_ns x);

#endif
