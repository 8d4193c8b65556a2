/* Mornings, measures and clinicians' looks are kept and deleted. */
#include "database/db.h"
#include "operations.h"
#include "teardrop/base/str.h"

/* An answer is later than any of its day that was deleted. */
static bool outlive_marks(struct td_history_store *store, const char *date)
{
    return TD_WRITE(
        store,
        "UPDATE morning SET changed_unix_s = max(changed_unix_s, ifnull((SELECT"
        " max(d.at_unix_s) + 1 FROM deleted d WHERE " TD_DAY_MARKED("?1") "), 0))"
                                                                          " WHERE date = ?1",
        TD_TEXT(date));
}

enum td_err td_history_save_morning(void *self, const struct td_morning_record *record)
{
    struct td_history_store *store = self;
    enum td_err err = td_history_begin(store);

    if (err != TD_OK) {
        return err;
    }
    return td_history_end(store, td_record_put(store, TD_RECORD_MORNING, record) &&
                                     outlive_marks(store, record->date));
}

enum td_err td_history_delete_morning(void *self, const char *date)
{
    return td_history_delete(self, TD_RECORD_MORNING, date);
}

static enum td_err save(struct td_history_store *store, enum td_record which, const void *record)
{
    enum td_err err = td_history_begin(store);

    return err == TD_OK ? td_history_end(store, td_record_put(store, which, record)) : err;
}

enum td_err td_history_save_clearance(void *self, struct td_instant at)
{
    return save(self, TD_RECORD_LOOK, &at);
}

enum td_err td_history_save_measure(void *self, const struct td_measure *measure)
{
    struct td_measure_row row = {.measure = *measure};

    td_str_copy(row.kind, sizeof row.kind, td_measure_spec(measure->kind)->id);
    return save(self, TD_RECORD_MEASURE, &row);
}
