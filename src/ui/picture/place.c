/* Which picture shows the place that hurts, and of which knee it is. */
#include "teardrop/ui/picture/place.h"

#include "teardrop/base/str.h"

static bool answered(const struct td_checklist *checklist, const struct td_answers *answers,
                     const char *question, const char *answer)
{
    int at = td_checklist_question(checklist, question);
    int wanted = at >= 0 ? td_question_answer(&checklist->questions[at], answer) : -1;

    return wanted >= 0 && answers->choice[at] == wanted;
}

/* The region's own picture where the place is a part of it, else the one of all regions. */
static struct td_sore_place in_region(const struct td_anatomy *pictures,
                                      const struct td_question *where, int answer)
{
    int at = td_question_region(where, answer);
    const struct td_region *region = at >= 0 ? &where->regions[at] : NULL;
    struct td_sore_place place = {.view = td_anatomy_view(pictures, where->picture)};

    if (region != NULL && region->picture != NULL) {
        const struct td_anatomy_view *near = td_anatomy_view(pictures, region->picture);

        if (near != NULL && td_view_part(near, where->answers[answer].id) >= 0) {
            return (struct td_sore_place){near, where->answers[answer].id};
        }
    }
    if (region != NULL && place.view != NULL && td_view_part(place.view, region->id) >= 0) {
        place.part = region->id;
    }
    return place;
}

struct td_sore_place td_place_named(const struct td_anatomy *pictures,
                                    const struct td_checklist *checklist,
                                    const struct td_answers *answers)
{
    int at = td_checklist_question(checklist, "where");
    const struct td_question *where = at >= 0 ? &checklist->questions[at] : NULL;

    if (where == NULL || where->picture == NULL) {
        return (struct td_sore_place){0};
    }
    return in_region(pictures, where, answers->choice[at]);
}

bool td_place_left(const struct td_checklist *checklist, const struct td_answers *answers,
                   enum td_knee usual)
{
    return answered(checklist, answers, "sides", "left") ||
           (usual == TD_KNEE_LEFT && !answered(checklist, answers, "sides", "right"));
}

const char *td_place_knee(const struct td_checklist *checklist, const struct td_answers *answers)
{
    if (answered(checklist, answers, "sides", "left")) {
        return "left knee";
    }
    if (answered(checklist, answers, "sides", "right")) {
        return "right knee";
    }
    return answered(checklist, answers, "sides", "both") ? "both knees" : "";
}
