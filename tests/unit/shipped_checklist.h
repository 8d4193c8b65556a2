/* The self-check that ships with teardrop, loaded once for a test program, and
 * chance that is the same in every run. */
#ifndef TEARDROP_TESTS_UNIT_SHIPPED_CHECKLIST_H
#define TEARDROP_TESTS_UNIT_SHIPPED_CHECKLIST_H

#include <stdio.h>
#include <string.h>

#include "teardrop/core/check/course.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/text/cfg.h"
#include "test.h"

static struct td_checklist *list;

static int load(void **state)
{
    struct td_problems problems = {0};
    struct td_cfg *cfg;

    (void)state;
    if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "checklist.cfg", &problems,
                    &cfg) != TD_OK ||
        td_checklist_read(cfg, &problems, &list) != TD_OK) {
        td_problems_print(&problems, stderr);
        return -1;
    }
    td_cfg_free(cfg);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    td_checklist_free(list);
    return 0;
}

static uint32_t seed = 7;

static inline uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static inline size_t question(const char *id)
{
    int q = td_checklist_question(list, id);

    assert_true(q >= 0);
    return (size_t)q;
}

static inline struct td_said said(const char *id, const char *answer)
{
    int a = td_question_answer(&list->questions[question(id)], answer);

    assert_true(a >= 0);
    return (struct td_said){.choice = (int8_t)a, .number = -1};
}

#endif
