/* The marks and roles of the traffic light. */
#include "teardrop/ui/kit/light.h"

const char *td_light_mark(enum td_light signal)
{
    static const char *const marks[] = {[TD_LIGHT_OPEN] = "○",
                                        [TD_LIGHT_GREEN] = "●",
                                        [TD_LIGHT_AMBER] = "▲",
                                        [TD_LIGHT_RED] = "■"};

    return marks[signal];
}

enum td_role td_light_role(enum td_light signal)
{
    static const enum td_role roles[] = {[TD_LIGHT_OPEN] = TD_ROLE_TEXT,
                                         [TD_LIGHT_GREEN] = TD_ROLE_GOOD,
                                         [TD_LIGHT_AMBER] = TD_ROLE_WARNING,
                                         [TD_LIGHT_RED] = TD_ROLE_DANGER};

    return roles[signal];
}
