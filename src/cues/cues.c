#include "teardrop/cues/cues.h"

#include <assert.h>
#include <string.h>

/* When a channel answers to an event. */
enum when { WHEN_NEVER, WHEN_ALWAYS, WHEN_COUNTDOWN };

struct channel {
    bool (*enabled)(const struct td_settings *settings);
    void (*give)(struct td_cues *cues, const struct td_cue_event *event);
    enum when when[TD_CUE_EVENT_COUNT];
};

static bool bell_enabled(const struct td_settings *settings)
{
    return settings->bell != 0;
}

static void bell_give(struct td_cues *cues, const struct td_cue_event *event)
{
    (void)event; /* a bell says the same whatever happened */
    if (cues->sink.ops != NULL && cues->sink.ops->bell != NULL) {
        cues->sink.ops->bell(cues->sink.self);
    }
}

/* Channel by event: a new way to tell the person something is a new row. */
static const struct channel channels[] = {
    {.enabled = bell_enabled,
     .give = bell_give,
     .when = {[TD_CUE_EVENT_PREPARE] = WHEN_ALWAYS,
              [TD_CUE_EVENT_COUNTDOWN] = WHEN_COUNTDOWN,
              [TD_CUE_EVENT_PHASE] = WHEN_ALWAYS,
              [TD_CUE_EVENT_REP] = WHEN_ALWAYS,
              [TD_CUE_EVENT_HALF_WAY] = WHEN_ALWAYS,
              [TD_CUE_EVENT_LAST_REP] = WHEN_ALWAYS,
              [TD_CUE_EVENT_REST_END] = WHEN_ALWAYS,
              [TD_CUE_EVENT_SET_END] = WHEN_ALWAYS,
              [TD_CUE_EVENT_DONE] = WHEN_ALWAYS}},
};

static bool channel_wants(const struct channel *channel, const struct td_settings *settings,
                          const struct td_cue_event *event)
{
    switch (channel->when[event->kind]) {
    case WHEN_ALWAYS:
        return true;
    case WHEN_COUNTDOWN:
        return settings->countdown != 0;
    case WHEN_NEVER:
        break;
    }
    return false;
}

void td_cues_init(struct td_cues *cues, struct td_cue_sink sink, const struct td_settings *settings)
{
    assert(settings != NULL);
    *cues = (struct td_cues){.sink = sink, .settings = settings};
}

void td_cues_emit(struct td_cues *cues, struct td_cue_event event)
{
    if (cues->pending_count == TD_CUES_PENDING) {
        memmove(cues->pending, cues->pending + 1, (TD_CUES_PENDING - 1) * sizeof(cues->pending[0]));
        cues->pending_count--;
    }
    cues->pending[cues->pending_count++] = event;
}

void td_cues_flush(struct td_cues *cues)
{
    for (size_t c = 0; c < sizeof(channels) / sizeof(channels[0]) && !cues->muted; c++) {
        if (!channels[c].enabled(cues->settings)) {
            continue;
        }
        /* The newest wins: it is what the screen shows. */
        for (size_t i = cues->pending_count; i-- > 0;) {
            if (channel_wants(&channels[c], cues->settings, &cues->pending[i])) {
                channels[c].give(cues, &cues->pending[i]);
                break;
            }
        }
    }
    cues->pending_count = 0;
}

void td_cues_mute(struct td_cues *cues, bool muted)
{
    cues->muted = muted;
}

bool td_cues_flashes(const struct td_cues *cues, enum td_cue_kind kind)
{
    (void)cues;
    (void)kind;
    return false;
}
