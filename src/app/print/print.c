#include "teardrop/app/print/print.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/base/wrap.h"

#define COLS 78

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
    struct td_wrap wrap;
    struct td_wrap_line line;

    td_wrap_init(&wrap, text, COLS - indent);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "%*s%.*s\n", line.bytes > 0 ? indent : 0, "", (int)line.bytes, line.text);
    }
}

void td_print_item(const char *mark, const char *text, int indent, FILE *out)
{
    int marked = indent + td_utf8_cols(mark);
    struct td_wrap wrap;
    struct td_wrap_line line;
    bool first = true;

    td_wrap_init(&wrap, text, COLS - marked);
    while (td_wrap_next(&wrap, &line)) {
        fprintf(out, "%*s%s%.*s\n", first ? indent : marked, "", first ? mark : "", (int)line.bytes,
                line.text);
        first = false;
    }
}

/* ---- timeline ---- */

void td_print_status(const struct td_timeline *timeline, const struct td_segment *segment,
                     const char *word, char *out, size_t size)
{
    out[0] = '\0';
    if (timeline->workout.count > 1) {
        td_str_append(out, size, "%s  ", td_timeline_exercise(timeline, segment)->name);
    }
    td_str_append(out, size, "set %d/%d  rep %d/%d  %s", segment->set,
                  td_timeline_sets(timeline, segment), segment->rep,
                  td_timeline_reps(timeline, segment),
                  word != NULL ? word : td_segment_word(segment));
}

void td_print_segment(const struct td_timeline *timeline, const struct td_segment *segment,
                      FILE *out)
{
    char status[160], length[32];

    td_print_status(timeline, segment, NULL, status, sizeof status);
    td_str_from_thousandths(segment->length / TD_NS_PER_MS, length, sizeof length);
    fprintf(out, "%4lld.%03lld  %s  %s s\n", (long long)(segment->start / TD_NS_PER_S),
            (long long)(segment->start / TD_NS_PER_MS % 1000), status, length);
}

void td_print_timeline_text(const struct td_timeline *timeline, FILE *out)
{
    char total[32];

    for (size_t i = 0; i < timeline->count; i++) {
        td_print_segment(timeline, &timeline->segments[i], out);
    }
    td_str_from_thousandths(timeline->total / TD_NS_PER_MS, total, sizeof total);
    fprintf(out, "total %s s\n", total);
}
