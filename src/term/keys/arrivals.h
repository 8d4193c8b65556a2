/* Inputs that wait to be taken, and how each came: alone, with others, in a heap. */
#ifndef TEARDROP_TERM_KEYS_ARRIVALS_H
#define TEARDROP_TERM_KEYS_ARRIVALS_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/time.h"
#include "teardrop/term/keys/decoder.h"
#include "teardrop/term/keys/key.h"

#define TD_ARRIVALS_MAX (TD_DECODER_FEED + 8)

struct td_arrivals {
    td_ns heap_until;
    size_t head, tail;
    bool typed[TD_ARRIVALS_MAX];            /* a character or a control, no sequence */
    struct td_input queue[TD_ARRIVALS_MAX]; /* not made zeros: much memory, little of it used */
};

/* Nothing waits, and no heap has come. */
void td_arrivals_init(struct td_arrivals *arrivals);

/* Before the inputs of one read are put in: the place of the first one. */
size_t td_arrivals_begin(struct td_arrivals *arrivals);
/* Left out where there is no room. */
void td_arrivals_put(struct td_arrivals *arrivals, const struct td_input *input, bool typed);
/* Says of what one read brought, from `first` on, how it came; bytes: the whole read. */
void td_arrivals_judge(struct td_arrivals *arrivals, size_t first, const char *bytes, size_t count,
                       td_ns now);

bool td_arrivals_any(const struct td_arrivals *arrivals);
/* The oldest; false: there is none. */
bool td_arrivals_take(struct td_arrivals *arrivals, struct td_input *out);

#endif
