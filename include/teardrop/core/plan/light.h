/* The traffic light of a session: worst pain in it and the morning after.
 *
 * After the pain-monitoring models of Thomee 1997 (Phys Ther 77:1690) and Silbernagel 2007
 * (Am J Sports Med 35:897), the stricter of their borders: green up to 2, or at most 1 above the
 * pain one started with, never above 5; amber up to 5; red from 6, or when something caught, gave
 * way or hurt sharply. A morning nobody answered is neither green nor red.
 *
 * The morning after, against what is usual: less than 2 above it is as usual, since a single
 * answer of 0 to 10 is no more exact than that (1.2 points in Piva 2009, J Rehabil Med; 2 in
 * Farrar 2001, Pain 94:149); 2 above is amber; 3 above, 2 above on this morning and on the one
 * answered before it (at most three days earlier), swelling, or a limp because of the knee is red.
 *
 * Usual is looked up in the calm mornings of the four weeks before, the session's own among them:
 * four, so that a slow climb does not hide itself. Up to nine of them it is the middle one. From
 * ten on it is the mean of the middle half, and their own spread counts: where a knee's mornings
 * spread by a point or more (standard deviation from 0.95 on, with what is far off capped), 2 above
 * is nothing special, and only three such mornings running are red. 3 above stays red for
 * everybody. How often that is wrong is in assets/doc/measuring.md; the test unit_false_alarm
 * prints it. Without any morning: 0 and 1 are green, up to the amber border amber.
 *
 * A session that begins before four in the morning belongs to the day before. */
#ifndef TEARDROP_CORE_PLAN_LIGHT_H
#define TEARDROP_CORE_PLAN_LIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "teardrop/core/training/limits.h"
#include "teardrop/core/training/record.h"

struct td_morning {
    int64_t day;        /* local, since 1970 */
    int pain;           /* 0..10 */
    bool swollen, limp; /* limp: because of the knee */
};
#define TD_MORNING_ASKED_DAYS 3 /* so many days late the home screen still asks for one */

enum td_light { TD_LIGHT_OPEN, TD_LIGHT_GREEN, TD_LIGHT_AMBER, TD_LIGHT_RED };
const char *td_light_word(enum td_light light); /* "green", ...; "open" */

/* What the light was looked up from, for the words. */
struct td_light_basis {
    enum td_light light;
    enum td_light session, morning; /* of each alone */
    int pain;                       /* worst of the session; -1 = not said */
    int before;                     /* that morning; -1 = not asked */
    int after;                      /* next morning; -1 = not answered */
    int usual;                      /* what `after` is compared with; -1 = not known */
    bool swollen, limp;
    bool tolerated;        /* the session was amber by its pain, and the morning after as usual */
    char hurt[TD_ID_TEXT]; /* what of the knee ended it; "" = nothing did */
};

/* Of pain during a session, by itself: what the knee began with is not looked at. -1 = not
 * said: open. */
enum td_light td_light_of_pain(const struct td_limits *limits, int pain);
/* The day a session counts for. */
int64_t td_training_day(struct td_instant started);
/* What a morning of that day is compared with; -1 = not known. */
int td_usual_morning(const struct td_morning *mornings, size_t count, int64_t day);
/* A morning by itself, among those before it. OPEN: it was not answered. */
enum td_light td_morning_light(const struct td_morning *mornings, size_t count, int64_t day,
                               const struct td_limits *limits);

/* Mornings so many days before a session tell what is usual for it, and before the first of a run
 * of bad ones. */
#define TD_LIGHT_DAYS_BEFORE 34
/* Mornings in any order. */
void td_light_of_session(const struct td_past_session *past, const struct td_morning *mornings,
                         size_t count, const struct td_limits *limits, struct td_light_basis *out);

#endif
