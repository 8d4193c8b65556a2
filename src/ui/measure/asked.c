/* What a measure's question is like: a number, a scale, something held or counted. */
#include "state.h"
#include "teardrop/base/str.h"

const struct td_measures_item *td_measures_item(const struct td_measures *m)
{
    return m->at < m->item_count ? &m->items[m->at] : NULL;
}

static bool asks_number(const struct td_measures *m)
{
    return m->at < m->item_count && !m->items[m->at].naming;
}

bool td_measures_is_scale(const struct td_measures *m)
{
    const struct td_measure_spec *spec =
        asks_number(m) ? td_measure_spec(m->items[m->at].kind) : NULL;

    return spec != NULL && spec->least == 0 && spec->most == 10;
}

bool td_measures_is_held(const struct td_measures *m)
{
    return asks_number(m) && m->items[m->at].kind == TD_MEASURE_WALL;
}

bool td_measures_is_counted(const struct td_measures *m)
{
    return asks_number(m) && (m->items[m->at].kind == TD_MEASURE_STAND ||
                              m->items[m->at].kind == TD_MEASURE_STAND_OTHER);
}

int td_measures_seconds(const struct td_measures *m)
{
    td_ns at = m->now - m->began - TD_MEASURES_LEAD;

    return at < 0 ? -(int)((-at + TD_NS_PER_S - 1) / TD_NS_PER_S) : (int)(at / TD_NS_PER_S);
}

const struct td_measure *td_measures_before(const struct td_measures *m)
{
    const struct td_measures_item *item = td_measures_item(m);

    for (size_t i = m->kept_count; item != NULL && i-- > 0;) { /* oldest first */
        const struct td_measure *kept = &m->kept[i];

        if (kept->week < m->week && kept->kind == item->kind &&
            td_str_equal(kept->name, item->name)) {
            return kept;
        }
    }
    return NULL;
}
