/* What is heard in each segment: its tones, and the phrases for which there is room. */
#include "teardrop/core/sound/score.h"

#include "phrase.h"
#include "teardrop/core/training/moment.h"

#define MS TD_NS_PER_MS
#define S TD_NS_PER_S
#define TICKS 3
#define APART (80 * MS)         /* between two phrases */
#define ENDS_BEFORE (40 * MS)   /* a name ends so long before the onset it tells of */
#define NUMBER_AFTER (250 * MS) /* a number stands behind the onset */
#define CHORD_AFTER (1100 * MS) /* and what is said of a rest behind the chord */
#define PAIN_AFTER (1500 * MS)  /* the question behind that */
#define TEN (10 * S)
#define TEN_MIN (16 * S) /* of a rest in which the last ten seconds are told */
#define TEN_MIN_HOLD (25 * S)
#define SET_BEFORE (7500 * MS)  /* of its beginning */
#define CUE_BEFORE (10300 * MS) /* its end */

/* The notes of one segment as they come together. */
struct sheet {
    const struct td_timeline *timeline;
    const struct td_segment *s;
    size_t index;
    const struct td_score_wants *wants;
    struct td_score_note *out;
    size_t count;
};

/* ---- tones ---- */

static void add_tone(struct sheet *sheet, enum td_tone_id tone, td_ns at, td_ns length)
{
    if (sheet->count < TD_SCORE_MAX) {
        sheet->out[sheet->count++] =
            (struct td_score_note){.at = at, .length = length, .tone = (int)tone};
    }
}

static enum td_tone_id tone_of(const struct td_segment *s)
{
    static const enum td_tone_id phases[TD_PHASE_COUNT] = {[TD_PHASE_DOWN] = TD_TONE_DOWN,
                                                           [TD_PHASE_BOTTOM] = TD_TONE_BOTTOM,
                                                           [TD_PHASE_UP] = TD_TONE_UP,
                                                           [TD_PHASE_TOP] = TD_TONE_TOP};

    switch (s->kind) {
    case TD_SEGMENT_PREPARE:
        return TD_TONE_PREPARE;
    case TD_SEGMENT_PHASE:
        return s->explosive ? TD_TONE_GO : phases[s->phase];
    case TD_SEGMENT_HOLD:
        return TD_TONE_HOLD;
    case TD_SEGMENT_REST:
        return TD_TONE_SET_END;
    case TD_SEGMENT_SWITCH:
        break;
    }
    return TD_TONE_SWITCH;
}

static bool is_work(const struct td_segment *s)
{
    return s->kind == TD_SEGMENT_PHASE || s->kind == TD_SEGMENT_HOLD;
}

static int whole_seconds(td_ns length)
{
    return (int)((length + S - 1) / S);
}

static struct td_cue_moment at_its_start(const struct sheet *sheet)
{
    return td_cue_moment_at(sheet->timeline, sheet->index, whole_seconds(sheet->s->length), true);
}

/* Half of a hold, if that is told; -1 = it is not. */
static td_ns half_of_hold(const struct sheet *sheet)
{
    const struct td_segment *s = sheet->s;
    int second = (int)(s->length / 2 / S);
    struct td_cue_moment due = td_cue_moment_at(sheet->timeline, sheet->index, second, false);

    return s->kind == TD_SEGMENT_HOLD && td_cue_moment_has(&due, TD_CUE_EVENT_HALF_WAY)
               ? s->start + s->length - second * S
               : -1;
}

static void add_tones(struct sheet *sheet)
{
    const struct td_segment *s = sheet->s;
    struct td_cue_moment due = at_its_start(sheet);
    td_ns end = s->start + s->length, half = half_of_hold(sheet);

    add_tone(sheet, tone_of(s), s->start, s->length);
    if (td_cue_moment_has(&due, TD_CUE_EVENT_LAST_REP)) {
        add_tone(sheet, TD_TONE_LAST_REP, s->start, s->length);
    } else if (td_cue_moment_has(&due, TD_CUE_EVENT_HALF_WAY)) {
        add_tone(sheet, TD_TONE_HALF_WAY, s->start, s->length);
    }
    if (half >= 0) {
        add_tone(sheet, TD_TONE_HALF_WAY, half, end - half);
    }
    for (int tick = TICKS; tick > 0 && !is_work(s); tick--) {
        if (end - tick * S > s->start) {
            add_tone(sheet, TD_TONE_TICK, end - tick * S, S);
        }
    }
    if (sheet->wants->beat && is_work(s)) {
        add_tone(sheet, TD_TONE_BEAT, s->start, s->length);
    }
}

/* ---- phrases ---- */

static bool wants(const struct sheet *sheet, enum td_say say)
{
    return sheet->wants->spoken != NULL && (sheet->wants->say >> say & 1) != 0;
}

/* Is [from, to) within the segment, and nothing else said there? */
static bool has_room(const struct sheet *sheet, td_ns from, td_ns to)
{
    const struct td_segment *s = sheet->s;

    if (from < s->start || to > s->start + s->length || sheet->count == TD_SCORE_MAX) {
        return false;
    }
    for (size_t i = 0; i < sheet->count; i++) {
        const struct td_score_note *note = &sheet->out[i];

        if (note->tone < 0 && from < note->at + note->length + APART && to + APART > note->at) {
            return false;
        }
    }
    return true;
}

/* Puts it there if there is room; its end, or `from` when it is left out. */
static td_ns put(struct sheet *sheet, const struct td_phrase *phrase, td_ns from)
{
    td_ns length = sheet->wants->spoken(sheet->wants->self, phrase);

    if (length <= 0 || !has_room(sheet, from, from + length)) {
        return from;
    }
    sheet->out[sheet->count++] =
        (struct td_score_note){.at = from, .length = length, .tone = -1, .phrase = *phrase};
    return from + length;
}

static void put_before(struct sheet *sheet, const struct td_phrase *phrase, td_ns end)
{
    td_ns length = sheet->wants->spoken(sheet->wants->self, phrase);

    if (length > 0) {
        (void)put(sheet, phrase, end - length);
    }
}

/* What comes is named at the end of what is there. */
static void call_next(struct sheet *sheet)
{
    const struct td_segment *next = sheet->s + 1;
    struct td_phrase phrase;

    if (wants(sheet, TD_SAY_PHASE) && sheet->index + 1 < sheet->timeline->count && is_work(next)) {
        td_phrase_call(sheet->timeline, next, &phrase);
        put_before(sheet, &phrase, next->start - ENDS_BEFORE);
    }
}

/* Where a rep begins. The number tells most, then the last one, then half. */
static void count(struct sheet *sheet)
{
    const struct td_segment *s = sheet->s;
    struct td_cue_moment due = at_its_start(sheet);
    td_ns at = s->start + NUMBER_AFTER;
    struct td_phrase phrase;

    if (s->kind != TD_SEGMENT_PHASE || !td_cue_moment_has(&due, TD_CUE_EVENT_REP)) {
        return;
    }
    if (td_cue_moment_has(&due, TD_CUE_EVENT_LAST_REP) && wants(sheet, TD_SAY_LAST_REP)) {
        td_phrase_fixed("last rep", "last_rep", &phrase);
        (void)put(sheet, &phrase, at);
        return;
    }
    if (wants(sheet, TD_SAY_NUMBER)) {
        td_phrase_number(s->rep, &phrase);
        at = put(sheet, &phrase, at) + APART;
    }
    if (td_cue_moment_has(&due, TD_CUE_EVENT_HALF_WAY) && wants(sheet, TD_SAY_HALF_WAY)) {
        td_phrase_fixed("half way", "half_way", &phrase);
        (void)put(sheet, &phrase, at);
    }
}

static void ten_seconds(struct sheet *sheet, td_ns shortest)
{
    struct td_phrase phrase;

    if (sheet->s->length >= shortest && wants(sheet, TD_SAY_TEN_SECONDS)) {
        td_phrase_fixed("10 seconds", "10 seconds", &phrase);
        (void)put(sheet, &phrase, sheet->s->start + sheet->s->length - TEN);
    }
}

static void say_hold(struct sheet *sheet)
{
    td_ns half = half_of_hold(sheet);
    struct td_phrase phrase;

    ten_seconds(sheet, TEN_MIN_HOLD);
    if (half >= 0 && wants(sheet, TD_SAY_HALF_WAY)) {
        td_phrase_fixed("half way", "half_way", &phrase);
        (void)put(sheet, &phrase, half + NUMBER_AFTER);
    }
}

/* What to mind in the set that comes, to its end before the last ten seconds; where there is not so
 * much time, behind `at`. */
static void say_cue(struct sheet *sheet, td_ns at)
{
    const struct td_segment *s = sheet->s;
    struct td_phrase phrase;
    td_ns length;

    if (!wants(sheet, TD_SAY_CUE) || sheet->index + 1 >= sheet->timeline->count) {
        return;
    }
    td_phrase_cue(sheet->timeline, s->kind == TD_SEGMENT_PREPARE ? s : s + 1, &phrase);
    length = phrase.text[0] != '\0' ? sheet->wants->spoken(sheet->wants->self, &phrase) : 0;
    if (length > 0 && s->start + s->length - CUE_BEFORE - length > at) {
        put_before(sheet, &phrase, s->start + s->length - CUE_BEFORE);
    } else if (length > 0) {
        (void)put(sheet, &phrase, at + APART);
    }
}

static void say_prepare(struct sheet *sheet)
{
    td_ns at = sheet->s->start + NUMBER_AFTER;
    struct td_phrase phrase;

    ten_seconds(sheet, TEN_MIN);
    if (wants(sheet, TD_SAY_READY)) {
        td_phrase_ready(sheet->timeline, sheet->s, &phrase);
        at = put(sheet, &phrase, at) + APART;
    }
    say_cue(sheet, at);
}

static void say_rest(struct sheet *sheet)
{
    const struct td_segment *s = sheet->s, *next = s + 1;
    td_ns at = s->start + CHORD_AFTER;
    struct td_phrase phrase;

    ten_seconds(sheet, TEN_MIN);
    if (wants(sheet, TD_SAY_SET) && sheet->index + 1 < sheet->timeline->count) {
        td_phrase_set(sheet->timeline, next, next->exercise != s->exercise, &phrase);
        (void)put(sheet, &phrase, s->start + s->length - SET_BEFORE);
    }
    if (wants(sheet, TD_SAY_REST)) {
        td_phrase_rest(s->length, &phrase);
        at = put(sheet, &phrase, at);
    }
    if (wants(sheet, TD_SAY_PAIN)) {
        td_phrase_fixed("how is the knee, 0 to 10?", "pain", &phrase);
        at = put(sheet, &phrase, at + PAIN_AFTER);
    }
    say_cue(sheet, at);
}

static void say_switch(struct sheet *sheet)
{
    const struct td_segment *s = sheet->s;
    struct td_phrase phrase;

    if (wants(sheet, TD_SAY_SWITCH)) {
        td_phrase_side(s->side, &phrase);
        (void)put(sheet, &phrase, s->start + NUMBER_AFTER * 3);
    }
}

static void add_phrases(struct sheet *sheet)
{
    call_next(sheet);
    switch (sheet->s->kind) {
    case TD_SEGMENT_PREPARE:
        say_prepare(sheet);
        break;
    case TD_SEGMENT_PHASE:
        count(sheet);
        break;
    case TD_SEGMENT_HOLD:
        say_hold(sheet);
        break;
    case TD_SEGMENT_REST:
        say_rest(sheet);
        break;
    case TD_SEGMENT_SWITCH:
        say_switch(sheet);
        break;
    }
}

/* ---- all of it ---- */

size_t td_score_segment(const struct td_timeline *timeline, size_t index,
                        const struct td_score_wants *wants, struct td_score_note out[TD_SCORE_MAX])
{
    struct sheet sheet = {.timeline = timeline,
                          .s = &timeline->segments[index],
                          .index = index,
                          .wants = wants,
                          .out = out};

    if (wants->tones) {
        add_tones(&sheet);
    }
    if (wants->spoken != NULL) {
        add_phrases(&sheet);
    }
    return sheet.count;
}

size_t td_score_end(const struct td_timeline *timeline, const struct td_score_wants *wants,
                    struct td_score_note out[TD_SCORE_MAX])
{
    size_t count = 0;

    if (wants->tones) {
        out[count++] = (struct td_score_note){.at = timeline->total, .tone = TD_TONE_DONE};
    }
    if (wants->spoken != NULL && (wants->say >> TD_SAY_DONE & 1) != 0) {
        struct td_score_note *note = &out[count];

        *note = (struct td_score_note){.at = timeline->total + 2 * CHORD_AFTER, .tone = -1};
        td_phrase_fixed("done", "done", &note->phrase);
        note->length = wants->spoken(wants->self, &note->phrase);
        count += note->length > 0 ? 1 : 0;
    }
    return count;
}
