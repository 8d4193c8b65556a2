/* The charts of the history as text: for pipes, mail and screen readers. */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/chart/chart.h"

#define COLS 78
#define ROWS_MAX 24
#define TEXT_MAX (COLS * ROWS_MAX * 5 + ROWS_MAX + 1)

/* Rows for each chart: what is too much stays empty and is not printed. */
static const int rows_of[TD_CHART_KINDS] = {24, 16, 18, 24};

static void print_text(char *text, FILE *out)
{
    size_t end = strlen(text);

    while (end > 0 && text[end - 1] == '\n') {
        text[--end] = '\0';
    }
    fprintf(out, "%s\n\n", text);
}

static enum td_err print_chart(const struct td_chart *chart, enum td_chart_kind kind,
                               const struct td_theme *theme, FILE *out)
{
    struct td_rect rect = {0, 0, COLS, rows_of[kind]};
    struct td_canvas canvas = {0};
    char *text = malloc(TEXT_MAX);
    enum td_err err = td_canvas_init(&canvas, theme, rect.w, rect.h);
    int parts = td_chart_parts(chart, kind, rect);

    if (err == TD_OK && text != NULL) {
        fprintf(out, "%s\n\n", td_chart_title(kind));
        for (int part = 0; part < parts; part++) {
            td_canvas_clear(&canvas);
            td_chart_draw(chart, kind, &(struct td_chart_look){.part = part, .day = -1}, &canvas,
                          rect);
            (void)td_canvas_dump(&canvas, text, TEXT_MAX);
            print_text(text, out);
        }
    }
    td_canvas_deinit(&canvas);
    free(text);
    return text == NULL ? TD_ERR_NOMEM : err;
}

/* Is there anything to draw? Of a chart that is empty not even the frame is printed. */
static bool has_something(const struct td_chart *chart, enum td_chart_kind kind)
{
    bool mornings = false;

    for (int i = 0; i < TD_CHART_DAYS; i++) {
        mornings = mornings || chart->days[i].morning >= 0;
    }
    return chart->sessions > 0 || (kind == TD_CHART_PAIN && mornings) ||
           (kind == TD_CHART_MEASURES && chart->measure_count > 0);
}

enum td_err td_print_charts(const struct td_chart *chart, bool ascii, FILE *out)
{
    struct td_theme theme;
    enum td_err err = TD_OK;

    td_theme_init(&theme, TD_DEPTH_MONO, ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    for (int kind = 0; kind < TD_CHART_KINDS && err == TD_OK; kind++) {
        if (has_something(chart, (enum td_chart_kind)kind)) {
            err = print_chart(chart, (enum td_chart_kind)kind, &theme, out);
        }
    }
    return err;
}
