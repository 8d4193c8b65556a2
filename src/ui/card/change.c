/* What can be changed on the set-up card, and the session that comes of it. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/plan.h"

const struct td_level *td_card_base_level(const struct td_card *c)
{
    const struct td_level *base = td_program_level(c->program, c->level->id);

    return base != NULL ? base : c->level;
}

bool td_card_is_offered(const struct td_card *c, const struct td_level *swap)
{
    bool too_deep =
        c->gate.known && c->gate.max_depth_deg > 0 && swap->depth_to_deg > c->gate.max_depth_deg;

    return (!swap->painless || c->plan.painless) && !too_deep;
}

static bool offers_swap_ins(const struct td_card *c)
{
    const struct td_level *base = td_card_base_level(c);

    for (size_t i = 0; i < base->swap_in_count; i++) {
        if (td_card_is_offered(c, &base->swap_ins[i])) {
            return true;
        }
    }
    return false;
}

static void list_fields(struct td_card *c)
{
    size_t n = 0;
    bool hold = td_level_has_hold(c->level);
    bool reps = !td_level_is_hold(c->level);

    for (int f = 0; f < TD_CARD_COUNT; f++) {
        bool by_rep = f == TD_CARD_REPS || (f >= TD_CARD_TEMPO_DOWN && f <= TD_CARD_TEMPO_TOP);
        bool absent = (f == TD_CARD_SWAP && !offers_swap_ins(c)) ||
                      (f == TD_CARD_WARM_UP && c->program->warm_up_count == 0) ||
                      (f == TD_CARD_EXTRAS && c->level->extra_count == 0);

        if (absent || (by_rep && !reps) || (f == TD_CARD_HOLD && !hold)) {
            continue;
        }
        c->fields[n++] = (enum td_card_field)f;
    }
    c->list.count = n;
    td_list_settle(&c->list);
}

static void find_why(struct td_card *c)
{
    const struct td_training_gate *gate = &c->gate;

    c->why[0] = '\0';
    if (!gate->known) {
        return;
    }
    if (gate->training == TD_TRAINING_CLOSED) {
        td_str_format(c->why, sizeof c->why, "Training is closed. %s", gate->why);
    } else if (td_plan_is_above(c->program, c->level, gate)) {
        const struct td_level *max = td_program_level(c->program, gate->max_level);

        td_str_format(c->why, sizeof c->why,
                      "This level is above what your last self-check allows (up to %s). %s",
                      max != NULL ? td_level_title(max) : gate->max_level, gate->why);
    } else {
        return;
    }
    if (gate->reopens[0] != '\0') {
        td_str_append(c->why, sizeof c->why, " What opens it: %s", gate->reopens);
    }
}

enum td_err td_card_rebuild(struct td_card *c)
{
    struct td_planned planned;
    struct td_timeline timeline;
    enum td_err err = td_planned_make(c->program, td_card_base_level(c), &c->plan, &c->ui->usual,
                                      &c->asked, &planned);

    if (err == TD_OK) {
        err = td_timeline_compile(&planned.workout, TD_SIDE_RIGHT, &timeline);
    }
    if (err != TD_OK) {
        return err;
    }
    td_timeline_deinit(&c->timeline);
    c->timeline = timeline;
    c->workout = planned.workout;
    c->total = planned.total;
    c->level = c->workout.level; /* perhaps a small step of it, or a swap-in */
    list_fields(c);
    find_why(c);
    td_card_find_lines(c);
    return TD_OK;
}

/* ---- changing ---- */

static void change_level(struct td_card *c, int direction)
{
    int index = td_program_level_index(c->program, c->level->id) + direction;

    if (index >= 0 && (size_t)index < c->program->level_count) {
        c->level = &c->program->levels[index];
        c->asked.swap_in = 0;
    }
}

/* To the next one that is offered; the level's own, before and behind them all. */
static void change_swap_in(struct td_card *c, int direction)
{
    const struct td_level *base = td_card_base_level(c);
    int count = (int)base->swap_in_count + 1;
    int at = c->level->swap_in != NULL ? td_level_swap_in(base, c->level->swap_in) : 0;

    do {
        at = (at + direction + count) % count;
    } while (at > 0 && !td_card_is_offered(c, &base->swap_ins[at - 1]));
    c->asked.swap_in = at > 0 ? at : TD_SWAP_NONE; /* the plan's own may be another */
    c->asked.has_tempo = false;                    /* it has one of its own */
    c->asked.reps = c->asked.sets = c->asked.hold_s = -1;
}

static void change_tempo(struct td_card *c, enum td_phase phase, int direction)
{
    struct td_tempo tempo = td_card_exercise(c)->tempo;
    bool movement = phase == TD_PHASE_DOWN || phase == TD_PHASE_UP;
    int s = tempo.ms[phase] / 1000 + direction;

    if (phase == TD_PHASE_UP && tempo.explosive) {
        if (direction < 0) {
            return;
        }
        tempo.explosive = false;
        s = 1;
    } else if (phase == TD_PHASE_UP && s < 1) {
        tempo.explosive = true; /* below 1 second comes "as fast as good form allows" */
        s = 0;
        movement = false;
    }
    tempo.ms[phase] = td_clamp(s, movement ? 1 : 0, TD_TEMPO_MAX_MS / 1000) * 1000;
    c->asked.has_tempo = true;
    c->asked.tempo = tempo;
}

void td_card_change(struct td_card *c, enum td_card_field field, int direction)
{
    struct td_overrides *o = &c->asked;
    const struct td_workout_exercise *e = td_card_exercise(c);

    switch (field) {
    case TD_CARD_LEVEL:
        change_level(c, direction);
        break;
    case TD_CARD_SWAP:
        change_swap_in(c, direction);
        break;
    case TD_CARD_SETS:
        o->sets = td_clamp(e->sets + direction, 1, TD_MAX_SETS);
        break;
    case TD_CARD_REPS:
        o->reps = td_clamp(e->reps + direction, 1, TD_MAX_REPS);
        break;
    case TD_CARD_HOLD:
        e = td_card_hold(c);
        o->hold_s = td_clamp((int)(e->hold / TD_NS_PER_S) + 5 * direction, 5, TD_MAX_SECONDS);
        break;
    case TD_CARD_TEMPO_DOWN:
    case TD_CARD_TEMPO_BOTTOM:
    case TD_CARD_TEMPO_UP:
    case TD_CARD_TEMPO_TOP:
        change_tempo(c, (enum td_phase)(field - TD_CARD_TEMPO_DOWN), direction);
        break;
    case TD_CARD_REST:
        o->rest_s = td_clamp((int)(e->rest / TD_NS_PER_S) + 15 * direction, 0, TD_MAX_SECONDS);
        break;
    case TD_CARD_PREPARE:
        o->prepare_s =
            td_clamp((int)(c->workout.prepare / TD_NS_PER_S) + 5 * direction, 0, TD_MAX_SECONDS);
        break;
    case TD_CARD_LOAD:
        o->load_g = td_clamp(c->workout.load_g + 1000 * direction, 0, TD_MAX_LOAD_KG * 1000);
        break;
    case TD_CARD_WARM_UP:
        o->warm_up = !o->warm_up;
        break;
    case TD_CARD_EXTRAS:
        o->extras = !c->workout.extras;
        o->no_extras = !o->extras;
        break;
    case TD_CARD_COUNT:
        break;
    }
}
