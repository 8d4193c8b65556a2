/* The parts of the screen of measures: measures.c asks and keeps, asked.c says what a question is
 * like, draw.c shows. */
#ifndef TEARDROP_UI_MEASURE_STATE_H
#define TEARDROP_UI_MEASURE_STATE_H

#include "teardrop/core/person/measure.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/field.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/scale.h"

#define TD_MEASURES_LEAD (5 * TD_NS_PER_S) /* to get into place before the clock counts */

#define TD_MEASURES_ITEMS (TD_MEASURE_KINDS + TD_MEASURE_ACTIVITIES)

struct td_measures_item {
    enum td_measure_kind kind;
    char name[TD_MEASURE_NAME]; /* of an activity */
    bool naming;                /* its name is asked first */
    bool answered;              /* this week: kept as it stands in `kept` */
    struct td_measure kept;
};

struct td_measures {
    const struct td_ui *ui;
    struct td_measure kept[TD_MEASURES_MAX];
    size_t kept_count;
    int64_t looked_unix_s; /* of a clinician's newest look; 0 = none */
    int week;
    bool strength; /* came to get stronger: nothing is sore */
    struct td_measures_item items[TD_MEASURES_ITEMS];
    int item_count, at; /* at == item_count: the table */
    char typed[TD_MEASURE_NAME];
    struct td_field field;   /* into `typed` */
    struct td_scale scale;   /* of a question from 0 to 10 */
    bool clock;              /* it runs: a wall sit is held */
    td_ns began, now;        /* ... since then, TD_MEASURES_LEAD of getting into place included */
    char said[160];          /* what is wrong; "" = nothing */
    struct td_scroll scroll; /* over the table */
    int cols, rows;
    struct td_rect body;
};

/* ---- asked.c ---- */

/* What is asked now; NULL = the table is shown. */
const struct td_measures_item *td_measures_item(const struct td_measures *m);
/* Is it a number from 0 to 10, and so a scale? */
bool td_measures_is_scale(const struct td_measures *m);
/* Is it held, or counted, while one does it? */
bool td_measures_is_held(const struct td_measures *m);
bool td_measures_is_counted(const struct td_measures *m);
/* Seconds of the clock; below 0 while one gets into place. */
int td_measures_seconds(const struct td_measures *m);
/* The same measure before this week; NULL = there is none. */
const struct td_measure *td_measures_before(const struct td_measures *m);

/* ---- draw.c ---- */

void td_measures_draw(const void *state, struct td_canvas *canvas);
size_t td_measures_footer(const void *state, struct td_hint *hints);

#endif
