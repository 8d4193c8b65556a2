/* The line of a segment in line mode, from what changes often to what changes rarely. */
#include "teardrop/app/plain/line.h"

#include <ctype.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/training/moment.h"

#define CUE_REP 2                   /* of a set: its first line has enough to say */
#define CUE_MIN (3 * TD_NS_PER_S)   /* a phase that has time for a short cue */
#define CUE_LONG (10 * TD_NS_PER_S) /* ... for a sentence */
#define BRIEF (2 * TD_NS_PER_S)     /* a phase shorter than this has time for one thing */

/* Whole seconds as `3 s`, others as `2.5 s`. */
static void add_length(td_ns length, char *out, size_t size)
{
    char text[32];

    td_str_from_thousandths(length / TD_NS_PER_MS, text, sizeof text);
    td_str_append(out, size, " %s s", text);
}

static void add_place(const struct td_plain_lines *lines, const struct td_timeline *timeline,
                      const struct td_segment *segment, bool all, char *out, size_t size)
{
    bool exercise = all || lines->exercise != segment->exercise;
    bool side = all || exercise || lines->side != segment->side;
    bool set = all || exercise || lines->set != segment->set;

    /* From what changes often to what changes rarely. */
    if (set || side || lines->rep != segment->rep) {
        td_str_append(out, size, "  rep %d/%d", segment->rep, td_timeline_reps(timeline, segment));
    }
    if (set) {
        td_str_append(out, size, "  set %d/%d", segment->set, td_timeline_sets(timeline, segment));
    }
    if (side && segment->side != TD_SIDE_NONE) {
        td_str_append(out, size, "  %s", td_side_id(segment->side));
    }
    if (exercise && timeline->workout.count > 1) {
        td_str_append(out, size, "  %s", td_timeline_exercise(timeline, segment)->name);
    }
}

void td_plain_next_text(const struct td_timeline *timeline, const struct td_segment *rest,
                        char *out, size_t size)
{
    const struct td_segment *next = rest + 1;
    const struct td_set_plan *plan;
    char text[32];

    out[0] = '\0';
    if (rest + 1 >= timeline->segments + timeline->count) {
        return;
    }
    plan = &timeline->sets[next->plan];
    if (next->exercise != rest->exercise) {
        td_str_append(out, size, "%s, ", td_timeline_exercise(timeline, next)->name);
    }
    if (next->side != TD_SIDE_NONE) {
        td_str_append(out, size, "%s, ", td_side_id(next->side));
    }
    td_str_append(out, size, "set %d, ", next->set);
    if (td_timeline_exercise(timeline, next)->kind == TD_EXERCISE_HOLD) {
        td_str_from_thousandths(plan->hold / TD_NS_PER_MS, text, sizeof text);
        td_str_append(out, size, "%s s", text);
    } else {
        td_str_append(out, size, "%d reps", plan->reps);
    }
    td_str_append(out, size, "%s", plan->easier ? ", easier" : "");
}

/* In small letters: capitals are spelled out by some voices. */
static void add_lower(const char *text, char *out, size_t size)
{
    size_t n = strlen(out);

    td_str_append(out, size, "  %s", text);
    for (; out[n] != '\0'; n++) {
        out[n] = (char)tolower((unsigned char)out[n]);
    }
}

/* Has the exercise a word of its own for it? */
static bool has_word(const struct td_exercise *exercise, const struct td_segment *segment)
{
    return segment->kind == TD_SEGMENT_PHASE
               ? segment->explosive || exercise->words[segment->phase] != NULL
               : segment->kind == TD_SEGMENT_HOLD && exercise->hold_word != NULL;
}

/* What the exercise calls it, where that is not what it is called anyway. */
static void add_word(const struct td_timeline *timeline, const struct td_segment *segment,
                     char *out, size_t size)
{
    const char *word = td_segment_call(timeline, segment);

    if (has_word(td_timeline_exercise(timeline, segment), segment) &&
        !td_str_equal_nocase(word, td_segment_id(segment))) {
        add_lower(word, out, size);
    }
    if (segment->waits && segment->rep == 1) {
        td_str_append(out, size, ", Enter when %s", td_segment_id(segment));
    }
}

static void add_cue(const struct td_timeline *timeline, const struct td_segment *segment, char *out,
                    size_t size)
{
    const char *brief = td_segment_short_cue(timeline, segment);
    const char *whole = td_segment_cue(timeline, segment);

    if (segment->kind == TD_SEGMENT_PHASE) {
        if (segment->rep == CUE_REP && segment->length >= CUE_MIN && brief != NULL) {
            add_lower(brief, out, size);
        }
    } else if (segment->length >= CUE_LONG && whole[0] != '\0') {
        td_str_append(out, size, "  %s", whole);
    }
}

/* `last rep` or `half way`; "" = neither. */
static const char *milestone_of(const struct td_timeline *timeline,
                                const struct td_segment *segment)
{
    struct td_cue_moment moment =
        td_cue_moment_at(timeline, (size_t)(segment - timeline->segments), 0, true);

    return td_cue_moment_has(&moment, TD_CUE_EVENT_LAST_REP)   ? "last rep"
           : td_cue_moment_has(&moment, TD_CUE_EVENT_HALF_WAY) ? "half way"
                                                               : "";
}

/* What is special about it. */
static void add_news(const struct td_timeline *timeline, const struct td_segment *segment,
                     char *out, size_t size)
{
    const char *milestone = milestone_of(timeline, segment);
    char next[200];

    add_word(timeline, segment, out, size);
    td_str_append(out, size, "%s%s", milestone[0] != '\0' ? "  " : "", milestone);
    if (segment->kind == TD_SEGMENT_REST) {
        td_plain_next_text(timeline, segment, next, sizeof next);
        td_str_append(out, size, "%s%s", next[0] != '\0' ? "  next: " : "", next);
    }
    add_cue(timeline, segment, out, size);
}

/* The one thing a person is told in a short phase: set and side were said in the rest before. */
static void add_one_thing(const struct td_plain_lines *lines, const struct td_timeline *timeline,
                          const struct td_segment *segment, char *out, size_t size)
{
    const char *milestone = milestone_of(timeline, segment);

    if (milestone[0] != '\0') {
        td_str_append(out, size, "  %s", milestone);
    } else if (lines->rep != segment->rep || lines->set != segment->set ||
               lines->side != segment->side) {
        td_str_append(out, size, "  rep %d/%d", segment->rep, td_timeline_reps(timeline, segment));
    } else {
        add_word(timeline, segment, out, size);
    }
}

static bool is_brief(const struct td_plain_lines *lines, const struct td_segment *segment)
{
    return !lines->times && lines->verbosity == TD_VERBOSITY_CHANGES && lines->begun &&
           segment->kind == TD_SEGMENT_PHASE && segment->length < BRIEF && !segment->waits;
}

static void add_all(const struct td_plain_lines *lines, const struct td_timeline *timeline,
                    const struct td_segment *segment, td_ns left, char *out, size_t size)
{
    bool all = lines->verbosity == TD_VERBOSITY_ALL || !lines->begun;

    if (left > 0 && segment->fade == TD_FADE_NONE && is_brief(lines, segment)) {
        add_one_thing(lines, timeline, segment, out, size);
        return;
    }
    if (segment->kind == TD_SEGMENT_REST && !all && left > 0) {
        td_str_append(out, size, "  set %d/%d", segment->set,
                      td_timeline_sets(timeline, segment)); /* the one just done */
    } else {                                                /* The end says where it ended. */
        add_place(lines, timeline, segment, all || left <= 0, out, size);
    }
    if (left > 0 && segment->fade == TD_FADE_NONE) {
        add_news(timeline, segment, out, size);
    }
}

/* The last thing that was said. */
static void remember(struct td_plain_lines *lines, const struct td_timeline *timeline,
                     const struct td_segment *segment)
{
    bool told = segment->kind == TD_SEGMENT_REST && !lines->times &&
                lines->verbosity != TD_VERBOSITY_WORD &&
                segment + 1 < timeline->segments + timeline->count;

    lines->begun = true;
    lines->set = segment->set;
    lines->rep = segment->rep;
    lines->exercise = told ? segment[1].exercise : segment->exercise;
    lines->side = segment->side;
    if (told && segment[1].exercise != segment->exercise) {
        lines->set = 0; /* its set and rep are to be said, whatever their numbers */
    }
}

void td_plain_line(struct td_plain_lines *lines, const struct td_timeline *timeline,
                   const struct td_segment *segment, const char *word, td_ns left, td_ns at,
                   char *out, size_t size)
{
    bool silent = word == NULL && segment->fade != TD_FADE_NONE;

    td_str_copy(out, size, word != NULL ? word : silent ? "your tempo" : td_segment_id(segment));
    if (lines->verbosity != TD_VERBOSITY_WORD) {
        if (left > 0 && !segment->waits && !silent) {
            add_length(left, out, size);
        }
        add_all(lines, timeline, segment, left, out, size);
        if (lines->times || lines->verbosity == TD_VERBOSITY_ALL) {
            td_str_append(out, size, "  %lld.%03lld", (long long)(at / TD_NS_PER_S),
                          (long long)(at / TD_NS_PER_MS % 1000));
        }
    }
    td_str_append(out, size, "\n");
    remember(lines, timeline, segment);
}

void td_plain_line_paused(const struct td_plain_lines *lines, td_ns length, char *out, size_t size)
{
    td_str_copy(out, size, "paused");
    if (lines->verbosity != TD_VERBOSITY_WORD) {
        add_length(length / TD_NS_PER_S * TD_NS_PER_S, out, size);
    }
    td_str_append(out, size, "\n");
}
