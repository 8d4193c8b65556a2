/* The queue of inputs. What one read brings is judged together: somebody types one key at a
 * time, a text that lands here by mistake comes many letters at once. */
#include "arrivals.h"

#include <string.h>

#define HEAP_WAIT (500 * TD_NS_PER_MS) /* what comes so soon after a heap belongs to it */
#define TOGETHER_MAX 3                 /* characters of one read; more are a heap */

void td_arrivals_init(struct td_arrivals *arrivals)
{
    arrivals->heap_until = INT64_MIN;
    arrivals->head = arrivals->tail = 0;
}

size_t td_arrivals_begin(struct td_arrivals *arrivals)
{
    if (arrivals->head == arrivals->tail) {
        arrivals->head = arrivals->tail = 0;
    }
    return arrivals->tail;
}

void td_arrivals_put(struct td_arrivals *arrivals, const struct td_input *input, bool typed)
{
    if (arrivals->tail < TD_ARRIVALS_MAX) {
        arrivals->queue[arrivals->tail] = *input;
        arrivals->typed[arrivals->tail++] = typed;
    }
}

/* Digits and line ends alone are what somebody types who answers with a number; anything
 * else that comes in the same read makes them part of something else. */
static bool is_all_number(const char *bytes, size_t count)
{
    size_t i = 0;

    while (i < count && bytes[i] != '\0' && strchr("0123456789\r\n", bytes[i]) != NULL) {
        i++;
    }
    return i == count;
}

void td_arrivals_judge(struct td_arrivals *arrivals, size_t first, const char *bytes, size_t count,
                       td_ns now)
{
    td_key repeated = TD_KEY_NONE;
    size_t typed = 0;
    bool digit = false, same = true;
    enum td_arrival arrival = TD_CAME_ALONE;

    for (size_t i = first; i < arrivals->tail; i++) {
        td_key key = arrivals->queue[i].key;

        if (arrivals->typed[i] && key < TD_KEY_ENTER) {
            same = same && (typed == 0 || key == repeated);
            digit = digit || (key >= '0' && key <= '9');
            repeated = key;
            typed++;
        }
    }
    if (typed > TOGETHER_MAX && (digit || !same)) {
        arrival = TD_CAME_IN_A_HEAP;
        arrivals->heap_until = now + HEAP_WAIT;
    } else if (now < arrivals->heap_until) {
        arrival = TD_CAME_IN_A_HEAP;
    } else if ((typed > 1 && (digit || !same)) || (digit && !is_all_number(bytes, count))) {
        arrival = digit ? TD_CAME_AS_NUMBER : TD_CAME_TOGETHER;
    }
    for (size_t i = first; i < arrivals->tail; i++) {
        if (arrivals->typed[i]) {
            arrivals->queue[i].arrival = arrival;
            if (arrival >= TD_CAME_AS_NUMBER && arrivals->queue[i].key == TD_KEY_ENTER &&
                i + 1 < arrivals->tail) {
                arrivals->queue[i].key = ' '; /* the lines of a text become one */
            }
        }
    }
}

bool td_arrivals_any(const struct td_arrivals *arrivals)
{
    return arrivals->head < arrivals->tail;
}

bool td_arrivals_take(struct td_arrivals *arrivals, struct td_input *out)
{
    if (!td_arrivals_any(arrivals)) {
        return false;
    }
    *out = arrivals->queue[arrivals->head++];
    return true;
}
