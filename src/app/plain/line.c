/* The line of a segment in line mode, from what changes often to what changes rarely. */
#include "teardrop/app/plain/line.h"

#include "teardrop/base/str.h"

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

void td_plain_line(struct td_plain_lines *lines, const struct td_timeline *timeline,
                   const struct td_segment *segment, const char *word, td_ns left, td_ns at,
                   char *out, size_t size)
{
    bool all = lines->verbosity == TD_VERBOSITY_ALL || !lines->begun;

    td_str_copy(out, size, word != NULL ? word : td_segment_id(segment));
    if (lines->verbosity != TD_VERBOSITY_WORD) {
        if (left > 0) {
            add_length(left, out, size);
        }
        /* The end says where it ended. */
        add_place(lines, timeline, segment, all || left <= 0, out, size);
        if (lines->times || lines->verbosity == TD_VERBOSITY_ALL) {
            td_str_append(out, size, "  %lld.%03lld", (long long)(at / TD_NS_PER_S),
                          (long long)(at / TD_NS_PER_MS % 1000));
        }
    }
    td_str_append(out, size, "\n");
    lines->begun = true;
    lines->set = segment->set;
    lines->rep = segment->rep;
    lines->exercise = segment->exercise;
    lines->side = segment->side;
}

void td_plain_line_paused(const struct td_plain_lines *lines, td_ns length, char *out, size_t size)
{
    td_str_copy(out, size, "paused");
    if (lines->verbosity != TD_VERBOSITY_WORD) {
        add_length(length / TD_NS_PER_S * TD_NS_PER_S, out, size);
    }
    td_str_append(out, size, "\n");
}
