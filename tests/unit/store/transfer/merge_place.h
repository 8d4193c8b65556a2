/* Exports and imports between histories, for the tests of the store. */
#ifndef TEARDROP_TESTS_MERGE_PLACE_H
#define TEARDROP_TESTS_MERGE_PLACE_H

#include "history_place.h"
#include "teardrop/store/rescue/wipe.h"
#include "teardrop/store/transfer/transfer.h"

#define TEXT_MAX 400000

struct text {
    char *bytes;
    size_t length;
};

static inline bool put(void *to, const char *line)
{
    struct text *text = to;

    text->length +=
        (size_t)snprintf(text->bytes + text->length, TEXT_MAX - text->length, "%s\n", line);
    return text->length < TEXT_MAX;
}

/* Freed by the caller. */
static inline char *export_of(struct place *place)
{
    struct text text = {calloc(1, TEXT_MAX), 0};

    assert_non_null(text.bytes);
    assert_int_equal(td_history_export_lines(place->store, put, &text), TD_OK);
    return text.bytes;
}

static inline enum td_err import(struct place *place, const char *lines, bool keep,
                                 struct td_merge_counts *counts, char *why, size_t why_size)
{
    char *copy = strdup(lines), *rest = copy, *line;
    enum td_err err = td_history_merge_begin(place->store, !keep);
    enum td_err end;

    assert_int_equal(err, TD_OK);
    memset(counts, 0, sizeof *counts);
    while (err == TD_OK && (line = strtok_r(rest, "\n", &rest)) != NULL) {
        err = td_history_merge_line(place->store, line, counts, why, why_size);
    }
    end = td_history_merge_end(place->store, keep && err == TD_OK, counts);
    assert_int_equal(end, TD_OK);
    free(copy);
    return err;
}

static inline void take_in(struct place *place, const char *lines)
{
    struct td_merge_counts counts;
    char why[300] = "";

    if (import(place, lines, true, &counts, why, sizeof why) != TD_OK) {
        fail_msg("%s", why);
    }
}

static inline struct place *new_place(void)
{
    void *state = NULL;

    (void)set_up(&state);
    return state;
}

static inline void end_place(struct place *place)
{
    void *state = place;

    (void)tear_down(&state);
}

static uint32_t random_state = 7;

static inline int dice(int sides)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return (int)(random_state % (uint32_t)sides);
}

#endif
