/* How a session ended: by its reps, and by what hurt in it. */
#include "teardrop/core/training/ending.h"

#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

const char td_too_little_words[] = "Too little to tell. The plan stays as it is.";

struct td_reps_done td_reps_done(const struct td_session_record *record)
{
    struct td_reps_done reps = {0};

    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        reps.whole_sets += set->reps_done >= set->reps_planned;
        reps.done += set->reps_done;
        reps.planned += set->reps_planned;
    }
    return reps;
}

enum td_ending td_ending_of(const struct td_session_record *record, bool red)
{
    if (red || record->hurt[0] != '\0') {
        return TD_ENDING_HURT;
    }
    return td_reps_done(record).whole_sets == record->set_count ? TD_ENDING_WHOLE : TD_ENDING_EARLY;
}

const char *td_ending_word(enum td_ending ending)
{
    static const char *const words[] = {[TD_ENDING_WHOLE] = "DONE",
                                        [TD_ENDING_EARLY] = "STOPPED EARLY",
                                        [TD_ENDING_HURT] = "STOPPED"};

    return words[ending];
}

bool td_reps_too_little(struct td_reps_done reps)
{
    return reps.planned > 0 && reps.done < reps.planned - reps.done;
}

bool td_last_set_whole(const struct td_session_record *record)
{
    const struct td_set_record *last;

    if (record->set_count == 0) {
        return false;
    }
    last = &record->sets[record->set_count - 1];
    return last->reps_done >= last->reps_planned;
}

int td_last_set_done(const struct td_session_record *record)
{
    int i = record->set_count - 1;

    while (i >= 0 && record->sets[i].reps_done == 0) {
        i--;
    }
    return i;
}

int td_pain_in_rests(const struct td_session_record *record)
{
    int pain = -1;

    for (int i = 0; i < record->set_count; i++) {
        pain = td_max(pain, record->sets[i].pain);
    }
    return pain;
}

bool td_pain_below_rests(const struct td_session_record *record, int pain, char *out, size_t size)
{
    int said = td_pain_in_rests(record);

    if (pain < 0 || pain >= said) {
        return false;
    }
    td_str_format(out, size, "In a rest you said %d. Keep %d?", said, pain);
    return true;
}

/* ---- what was tapped ---- */

/* Nobody taps to the millisecond. */
static void tenths_text(int64_t ms, char *out, size_t size)
{
    td_str_from_thousandths(ms / 100 * 100, out, size);
}

void td_taps_text(const struct td_session_record *record, const struct td_set_plan *plans,
                  char *out, size_t size)
{
    char took[24], of[24];

    td_str_copy(out, size, "");
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];
        const struct td_tempo *tempo = &plans[i].tempo;

        if (set->down_ms < 0 && set->up_ms < 0) {
            continue;
        }
        td_str_append(out, size, "%sset %d:", out[0] != '\0' ? "; " : "", set->set);
        if (set->down_ms >= 0) {
            tenths_text(set->down_ms, took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_DOWN], of, sizeof of);
            td_str_append(out, size, " down took %s s of %s", took, of);
        }
        if (set->up_ms >= 0) {
            tenths_text(set->up_ms, took, sizeof took);
            td_str_from_thousandths(tempo->ms[TD_PHASE_UP], of, sizeof of);
            td_str_append(out, size, "%s up %s s%s%s", set->down_ms >= 0 ? "," : "", took,
                          tempo->explosive ? "" : " of ", tempo->explosive ? "" : of);
        }
    }
}
