/* Says what went wrong with the history, as screens show it. */
#include "teardrop/ui/kit/context.h"

#include "teardrop/base/str.h"

void td_ui_failure(const struct td_ui *ui, const char *what, char *out, size_t size)
{
    const char *why = ui->history.ops->trouble(ui->history.self);

    td_str_format(out, size, "%s%s%s", what, why != NULL ? ": " : ".", why != NULL ? why : "");
}
