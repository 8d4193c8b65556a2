/* What the lines of the history are called, and what followed them. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/training/program.h"

const char *td_history_cause_name(const struct td_history_screen *h, const char *id)
{
    return h->checklist != NULL ? td_checklist_cause_name(h->checklist, id) : id;
}

const struct td_level *td_history_level(const struct td_history_screen *h, const char *id)
{
    return h->program != NULL ? td_program_level(h->program, id) : NULL;
}

void td_history_check_text(const struct td_history_screen *h, const struct td_history_line *line,
                           char *out, size_t size)
{
    if (line->goal == TD_GOAL_STRENGTH && line->outcome != TD_OUTCOME_STOP) {
        td_str_copy(out, size, "Self-check: no pain, to get stronger");
        return;
    }
    td_str_format(out, size, "Self-check: %s", td_outcome_text(line->outcome));
    for (int i = 0; line->outcome == TD_OUTCOME_NAMED && i < line->named_count; i++) {
        td_str_append(out, size, "%s%s", i > 0 ? ", or " : "",
                      td_history_cause_name(h, line->named[i]));
    }
}

int td_history_minutes(int64_t ms)
{
    return (int)((ms + 30000) / 60000);
}

/* ---- what followed ---- */

static bool of_the_ladder(const struct td_history_screen *h, const struct td_history_line *line)
{
    return line->kind == TD_HISTORY_SESSION && !line->nothing_done && !line->running &&
           h->program != NULL && td_program_rung(h->program, line->level) >= 0;
}

void td_history_followed_text(const struct td_history_screen *h, size_t index, char *out,
                              size_t size)
{
    const struct td_history_line *line = td_history_line_at(h, index), *next = NULL;
    int was, is;

    out[0] = '\0';
    if (line == NULL || !of_the_ladder(h, line)) {
        return;
    }
    for (size_t i = index; i-- > h->first && next == NULL;) {
        next = of_the_ladder(h, td_history_line_at(h, i)) ? td_history_line_at(h, i) : NULL;
    }
    if (next == NULL) {
        return;
    }
    was = td_program_rung(h->program, line->level);
    is = td_program_rung(h->program, next->level);
    td_str_copy(out, size,
                is > was + 1                              ? "levels on"
                : is > was                                ? "a level on"
                : is < was - 1                            ? "levels down"
                : is < was                                ? "a level down"
                : next->sets_planned > line->sets_planned ? "a set more"
                : next->sets_planned < line->sets_planned ? "a set less"
                : next->reps_planned > line->reps_planned ? "more reps"
                : next->reps_planned < line->reps_planned ? "fewer reps"
                                                          : "same again");
}
