/* Breaks a text into lines of a given width. */
#include "teardrop/base/wrap.h"

#include "teardrop/base/utf8.h"

void td_wrap_init(struct td_wrap *wrap, const char *text, int cols)
{
    wrap->rest = text;
    wrap->cols = cols > 1 ? cols : 1; /* a window may be narrower than its margins */
    wrap->done = false;
}

/* What is known while a line is being measured: where it could break last. */
struct measure {
    const char *end; /* behind the last character that fits */
    int cols;
    const char *break_end; /* end of the line if broken at the last blank */
    int break_cols;
    const char *break_next; /* where the next line then begins */
};

static const char *skip_blanks(const char *text)
{
    while (*text == ' ') {
        text++;
    }
    return text;
}

/* Marks stay with the character before them. */
static const char *skip_marks(const char *text)
{
    const char *behind = text;

    while (*behind != '\0' && td_utf8_cp_cols(td_utf8_next(&behind)) == 0) {
        text = behind;
    }
    return text;
}

bool td_wrap_next(struct td_wrap *wrap, struct td_wrap_line *line)
{
    struct measure m = {.end = wrap->rest};
    const char *at = wrap->rest;

    if (wrap->done) {
        return false;
    }
    line->text = wrap->rest;
    while (*at != '\0' && *at != '\n') {
        const char *start = at;
        uint32_t cp = td_utf8_next(&at);
        int cols = td_utf8_cp_cols(cp);

        if (cp == ' ' && (start == line->text || start[-1] != ' ')) {
            /* A run of blanks belongs to no line; the first of them may break. */
            const char *behind = skip_blanks(start);

            m.break_end = start;
            m.break_cols = m.cols;
            m.break_next = behind;
        }
        if (m.cols + cols > wrap->cols) {
            bool only_blanks = m.break_end == line->text && m.break_next >= start;

            if (m.break_end != NULL && (m.break_end > line->text || only_blanks)) {
                line->bytes = (size_t)(m.break_end - line->text);
                line->cols = m.break_cols;
                wrap->rest = m.break_next;
            } else {
                if (m.cols == 0) { /* one character wider than the line: shown alone */
                    m.end = skip_marks(at);
                    m.cols = cols;
                }
                line->bytes = (size_t)(m.end - line->text);
                line->cols = m.cols;
                wrap->rest = skip_blanks(m.end);
            }
            wrap->done = *wrap->rest == '\0';
            if (*wrap->rest == '\n') {
                wrap->rest++;
            }
            return true;
        }
        m.cols += cols;
        m.end = at;
    }
    while (m.end > line->text && m.end[-1] == ' ') {
        m.end--;
        m.cols--;
    }
    line->bytes = (size_t)(m.end - line->text);
    line->cols = m.cols;
    wrap->done = *at == '\0';
    wrap->rest = wrap->done ? at : at + 1;
    return true;
}

int td_wrap_count(const char *text, int cols)
{
    struct td_wrap wrap;
    struct td_wrap_line line;
    int count = 0;

    td_wrap_init(&wrap, text, cols);
    while (td_wrap_next(&wrap, &line)) {
        count++;
    }
    return count;
}
