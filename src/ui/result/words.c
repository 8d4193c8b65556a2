/* What all parts of the page use: headings, a first sentence, whether rows are few. */
#include <ctype.h>
#include <string.h>

#include "state.h"

#define TIGHT_ROWS 24 /* of the body, with six ways on */

void td_result_flow_heading(struct td_flow *flow, const char *text)
{
    char capitals[120];
    size_t i = 0;

    for (; text[i] != '\0' && i + 1 < sizeof capitals; i++) {
        capitals[i] = (char)toupper((unsigned char)text[i]);
    }
    capitals[i] = '\0';
    td_flow_text(flow, 0, NULL, flow->out != NULL ? text : capitals,
                 flow->out != NULL ? TD_ROLE_TITLE : TD_ROLE_HEADING);
}

bool td_result_tight(const struct td_result_screen *r)
{
    return r->body.h < TIGHT_ROWS;
}

size_t td_result_first_sentence(const char *text)
{
    const char *end = strstr(text, ". ");

    return end != NULL ? (size_t)(end - text) + 1 : strlen(text);
}
