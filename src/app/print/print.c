/* Prints safe names, wrapped text, and the timeline of train --dry-run as lines. */
#include "teardrop/app/print/print.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/ui/kit/flow.h"

void td_print_name(const char *name, FILE *out)
{
    while (*name != '\0') {
        const char *start = name;
        char piece[8];

        (void)td_utf8_next(&name);
        td_str_format(piece, sizeof piece, "%.*s", (int)(name - start), start);
        td_str_sanitize(piece, false);
        fputs(piece, out);
    }
}

void td_print_wrapped(const char *text, int indent, FILE *out)
{
    td_print_item("", text, indent, out);
}

void td_print_item(const char *mark, const char *text, int indent, FILE *out)
{
    struct td_flow flow;
    char marked[48];

    td_flow_init_print(&flow, out);
    td_str_format(marked, sizeof marked, "%*s%s", mark[0] != '\0' ? indent : 0, "", mark);
    td_flow_text(&flow, indent + td_utf8_cols(mark), marked, text, TD_ROLE_TEXT);
}

/* ---- timeline ---- */

static void print_segment(const struct td_timeline *timeline, const struct td_segment *segment,
                          FILE *out)
{
    static const char *const missing[] = {[TD_FADE_NONE] = "",
                                          [TD_FADE_CUE] = "  no cue",
                                          [TD_FADE_PICTURE] = "  no cue, no picture"};
    char length[32];

    td_str_from_thousandths(segment->length / TD_NS_PER_MS, length, sizeof length);
    fprintf(out, "%4lld.%03lld  ", (long long)(segment->start / TD_NS_PER_S),
            (long long)(segment->start / TD_NS_PER_MS % 1000));
    if (timeline->workout.count > 1) {
        fprintf(out, "%s  ", td_timeline_exercise(timeline, segment)->name);
    }
    fprintf(out, "set %d/%d  rep %d/%d  %s  %s s%s\n", segment->set,
            td_timeline_sets(timeline, segment), segment->rep, td_timeline_reps(timeline, segment),
            td_segment_id(segment), length, missing[segment->fade]);
}

void td_print_timeline_text(const struct td_timeline *timeline, FILE *out)
{
    char total[32];

    for (size_t i = 0; i < timeline->count; i++) {
        print_segment(timeline, &timeline->segments[i], out);
    }
    td_str_from_thousandths(timeline->total / TD_NS_PER_MS, total, sizeof total);
    fprintf(out, "total %s s\n", total);
}
