/* The self-check that ships with teardrop, loaded once for a test program, chance that is the same
 * in every run, and what made-up people say. */
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

/* ---- made-up people ---- */

static inline bool speaks_for(size_t question, size_t answer, size_t cause)
{
    const struct td_answer *given = &list->questions[question].answers[answer];

    for (size_t i = 0; i < given->weight_count; i++) {
        if (given->weights[i].cause == cause && given->weights[i].weight > 0) {
            return true;
        }
    }
    return false;
}

static inline int8_t absent(size_t question)
{
    const struct td_question *asked = &list->questions[question];

    for (size_t a = 0; a < asked->answer_count; a++) {
        if (asked->answers[a].absent) {
            return (int8_t)a;
        }
    }
    return (int8_t)chance((uint32_t)asked->answer_count);
}

/* As somebody with that cause might say it: every second answer speaks for it, if one can; of the
 * others most say that there is nothing. Quite random people mostly end at a red flag. */
static inline int8_t likely_answer(size_t question, size_t cause)
{
    const struct td_question *asked = &list->questions[question];
    size_t from = chance((uint32_t)asked->answer_count);

    for (size_t i = 0; i < asked->answer_count && chance(10) > 0; i++) {
        size_t a = (from + i) % asked->answer_count;

        if (speaks_for(question, a, cause)) {
            return (int8_t)a;
        }
    }
    return chance(4) == 0 ? (int8_t)chance((uint32_t)asked->answer_count) : absent(question);
}

#endif
