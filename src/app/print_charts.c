/* The charts of the history as text: for pipes, mail and screen readers. */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/app/print.h"
#include "teardrop/base/str.h"
#include "teardrop/ui/chart.h"

#define COLS 78
#define ROWS 16
#define TEXT_MAX (COLS * ROWS * 5 + ROWS + 1)

static enum td_err print_chart(const struct td_chart *chart, enum td_chart_kind kind,
                               const struct td_theme *theme, FILE *out)
{
    struct td_canvas canvas = {0};
    char *text = malloc(TEXT_MAX);
    enum td_err err = td_canvas_init(&canvas, theme, COLS, ROWS);

    if (err == TD_OK && text != NULL) {
        td_canvas_clear(&canvas);
        td_chart_draw(chart, kind, &canvas, (struct td_rect){0, 0, COLS, ROWS});
        (void)td_canvas_dump(&canvas, text, TEXT_MAX);
        fprintf(out, "%s\n\n%s\n", td_chart_title(kind), text);
    }
    td_canvas_deinit(&canvas);
    free(text);
    return text == NULL ? TD_ERR_NOMEM : err;
}

enum td_err td_print_charts(const struct td_chart *chart, bool ascii, FILE *out)
{
    struct td_theme theme;
    enum td_err err = TD_OK;

    td_theme_init(&theme, TD_DEPTH_MONO, ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0);
    for (int kind = 0; kind < TD_CHART_KINDS && err == TD_OK; kind++) {
        err = print_chart(chart, (enum td_chart_kind)kind, &theme, out);
    }
    return err;
}
