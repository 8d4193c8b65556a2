/* What can hurt during a session, and the advice for it. */
#include "teardrop/core/check/hurt.h"

#include "teardrop/base/by_id.h"

const struct td_hurt td_hurts[TD_HURT_COUNT] = {
    {"chest", "chest pain, short of breath, faint", "chest_pain_now",
     "Stop. Call your local emergency number now.", false},
    {"locked", "the knee is stuck", "locked", "Stop. Do not force it straight. Be seen today.",
     true},
    {"swelling", "it swells up", "fast_swelling", "Stop. Be seen today.", true},
    {"pop", "a pop with pain", "fast_swelling", "Stop. Be seen today.", true},
    {"giving_way", "it gave way", "keeps_giving_way",
     "Stop. Book an appointment for the next days.", true},
    {"sharp", "a new, sharp pain", NULL,
     "Stop here for today. That is the right thing to do.\n"
     "\n"
     "Be seen today if you cannot walk four steps on it, cannot straighten it, or if it swells "
     "within a few hours.\n"
     "\n"
     "Before the next session go through the self-check again, and begin one level lower.",
     true},
    {"dizzy", "dizzy or unwell", NULL,
     "Sit or lie down now, and drink some water.\n"
     "\n"
     "If it does not pass in a few minutes, if you faint, or if your chest hurts: call your local "
     "emergency number.\n"
     "\n"
     "Ask a clinician before you train again if it was more than a short moment.",
     false},
};

static const struct td_hurt *find(const char *id)
{
    int index = TD_BY_ID(td_hurts, TD_HURT_COUNT, id);

    return index >= 0 ? &td_hurts[index] : NULL;
}

const char *td_hurt_name(const char *id)
{
    const struct td_hurt *hurt = find(id);

    return hurt != NULL ? hurt->words : id;
}

bool td_hurt_is_knee(const char *id)
{
    const struct td_hurt *hurt = find(id);

    return hurt != NULL ? hurt->knee : id[0] != '\0';
}

bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out)
{
    int flag = hurt->flag != NULL ? td_checklist_flag(checklist, hurt->flag) : -1;

    td_answers_init(out);
    out->flags_asked = true;
    if (flag >= 0) {
        out->flag[flag] = true;
    }
    return flag >= 0;
}
