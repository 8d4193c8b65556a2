/* Session records for tests: with room for their sets, and given back with them. */
#ifndef TEARDROP_TESTS_RECORDS_H
#define TEARDROP_TESTS_RECORDS_H

#include <stdlib.h>

#include "teardrop/core/history.h"
#include "test.h"

/* So many, all zero. */
static inline void give_sets(struct td_session_record *record, int count)
{
    assert_int_equal(td_session_record_reserve(record, count), TD_OK);
    record->set_count = count;
}

static inline struct td_session_record *new_record(int sets)
{
    struct td_session_record *record = calloc(1, sizeof *record);

    assert_non_null(record);
    give_sets(record, sets);
    return record;
}

static inline void copy_record(struct td_session_record *out, const struct td_session_record *from)
{
    assert_int_equal(td_session_record_copy(out, from), TD_OK);
}

static inline void assert_same_record(const struct td_session_record *a,
                                      const struct td_session_record *b)
{
    assert_memory_equal(a, b, offsetof(struct td_session_record, sets));
    assert_int_equal(a->set_count, b->set_count);
    assert_memory_equal(a->sets, b->sets, (size_t)a->set_count * sizeof *a->sets);
    assert_ptr_equal(a->reps, b->reps);
    assert_int_equal(a->rep_count, b->rep_count);
}

static inline void free_record(struct td_session_record *record)
{
    td_session_record_deinit(record);
    free(record);
}

#endif
