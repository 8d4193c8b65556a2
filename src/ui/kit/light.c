#include "teardrop/ui/kit/light.h"

const char *td_light_mark(enum td_signal signal)
{
    static const char *const marks[] = {[TD_SIGNAL_OPEN] = "○",
                                        [TD_SIGNAL_GREEN] = "●",
                                        [TD_SIGNAL_AMBER] = "▲",
                                        [TD_SIGNAL_RED] = "■"};

    return marks[signal];
}

enum td_role td_light_role(enum td_signal signal)
{
    static const enum td_role roles[] = {[TD_SIGNAL_OPEN] = TD_ROLE_TEXT,
                                         [TD_SIGNAL_GREEN] = TD_ROLE_GOOD,
                                         [TD_SIGNAL_AMBER] = TD_ROLE_WARNING,
                                         [TD_SIGNAL_RED] = TD_ROLE_DANGER};

    return roles[signal];
}
