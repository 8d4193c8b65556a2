/* What can hurt during a session, and the advice for it. */
#include "teardrop/core/check/hurt.h"

#include "teardrop/base/by_id.h"

const struct td_hurt td_hurts[TD_HURT_COUNT] = {
    {.id = "chest",
     .words = "chest pain, short of breath, faint",
     .brief = "chest, breath",
     .flags = {"chest_pain_now"},
     .advice = "Stop. Call your local emergency number now."},
    {.id = "slipped_out",
     .words = "the kneecap slipped and is still out",
     .brief = "kneecap is out",
     .flags = {"deformed"},
     .advice = "Stop. Do not push it back yourself. Call your local emergency number, or go to an "
               "emergency department, now.",
     .knee = true},
    {.id = "slipped_back",
     .words = "the kneecap slipped and went back in",
     .brief = "slipped, back in",
     .flags = {"session_slip", "first_dislocation"},
     .advice = "Stop. Be seen today, even though it is back in.",
     .knee = true},
    {.id = "locked",
     .words = "the knee is stuck",
     .brief = "knee is stuck",
     .flags = {"locked"},
     .advice = "Stop. Do not force it straight. Be seen today.",
     .knee = true},
    {.id = "pop",
     .words = "a pop with pain",
     .brief = "a painful pop",
     .flags = {"session_pop", "fast_swelling"},
     .advice = "Stop. Be seen today.",
     .knee = true},
    {.id = "swelling",
     .words = "it swells quickly, or is tight or hot",
     .brief = "swells fast",
     .flags = {"session_swelling", "fast_swelling"},
     .advice = "Stop. Be seen today.",
     .knee = true,
     .swells = true},
    {.id = "puffy",
     .words = "it is getting a little puffy",
     .brief = "a little puffy",
     .advice =
         "Stop here for today. A little puffiness after work is common, and it goes down again.\n"
         "\n"
         "Until it is down, do the first level and nothing above it. After that you begin two "
         "levels lower.\n"
         "\n"
         "Be seen today if it grows within hours, turns tight or hot, or if you feel ill. If it "
         "comes back, or is not down in two weeks, have it looked at.",
     .knee = true,
     .swells = true},
    {.id = "giving_way",
     .words = "it gave way",
     .brief = "it gave way",
     .flags = {"session_giving_way", "keeps_giving_way"},
     .advice = "Stop. Book an appointment in the next few days.",
     .knee = true},
    {.id = "sharp",
     .words = "a new, sharp pain",
     .brief = "new sharp pain",
     .advice = "Stop here for today. That is the right thing to do.\n"
               "\n"
               "Be seen today if you cannot walk four steps on it, cannot straighten it, or if it "
               "swells within a few hours.\n"
               "\n"
               "Before the next session go through the self-check again, and begin one level "
               "lower.",
     .knee = true},
    {.id = "dizzy",
     .words = "dizzy or unwell",
     .brief = "dizzy, unwell",
     .advice = "Sit or lie down now, and drink some water.\n"
               "\n"
               "If it does not pass in a few minutes, if you faint, or if your chest hurts: call "
               "your local emergency number.\n"
               "\n"
               "Ask a clinician before you train again if it was more than a short moment."},
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

bool td_hurt_swells(const char *id)
{
    const struct td_hurt *hurt = find(id);

    return hurt != NULL && hurt->swells;
}

bool td_hurt_has_flag(const struct td_hurt *hurt)
{
    return hurt->flags[0] != NULL;
}

bool td_hurt_answers(const struct td_hurt *hurt, const struct td_checklist *checklist,
                     struct td_answers *out)
{
    int flag = -1;

    for (size_t i = 0; i < TD_HURT_FLAGS && flag < 0 && hurt->flags[i] != NULL; i++) {
        flag = td_checklist_flag(checklist, hurt->flags[i]);
    }
    td_answers_init(out);
    out->flags_asked = true;
    if (flag >= 0) {
        out->flag[flag] = true;
    }
    return flag >= 0;
}
