/* Line mode without memory: a session that cannot be set up says so and leaves nothing behind.
 * That nothing leaks is what the build's sanitizer looks at in the end. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a session is made of stands in this program, with allocations that can fail. */
static int allocations_left = -1; /* -1: as many as wanted */

static bool grants(void)
{
    if (allocations_left == 0) {
        return false;
    }
    allocations_left -= allocations_left > 0 ? 1 : 0;
    return true;
}

static void *scarce_calloc(size_t count, size_t size)
{
    return grants() ? calloc(count, size) : NULL;
}

static void *scarce_realloc(void *old, size_t bytes)
{
    return grants() ? realloc(old, bytes) : NULL;
}

#define calloc scarce_calloc
#define realloc scarce_realloc
#include "src/core/training/record.c"  /* NOLINT(bugprone-suspicious-include): see above */
#include "src/core/training/session.c" /* NOLINT(bugprone-suspicious-include): the same */
#undef calloc
#undef realloc

#include "fake/ui_world.h"
#include "teardrop/app/plain/train/train.h"

#define ALLOCATIONS 4 /* the reps, what was said of the sets, what was not seen, the record */

static void td_plain_train__no_memory__gives_everything_back(void **state)
{
    struct ui_world *world = *state;
    static struct td_app app; /* only what is looked at before a session begins */

    app.ui = world->ui;
    app.settings = world->settings;
    td_overrides_init(&app.options.overrides);
    app.options.argument = "l2";
    for (int granted = 0; granted < ALLOCATIONS; granted++) {
        allocations_left = granted;
        assert_int_equal(td_plain_train(&app, NULL, NULL), td_err_exit_code(TD_ERR_NOMEM));
        assert_int_equal(allocations_left, 0);
        allocations_left = -1;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UI_TEST(td_plain_train__no_memory__gives_everything_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
