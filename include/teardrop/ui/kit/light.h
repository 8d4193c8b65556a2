/* How the traffic light of a session is shown: a shape as well as a colour. What the colours look
 * like at each depth is in term/theme.c, by role (amber is TD_ROLE_WARNING). */
#ifndef TEARDROP_UI_KIT_LIGHT_H
#define TEARDROP_UI_KIT_LIGHT_H

#include "teardrop/core/plan/light.h"
#include "teardrop/term/theme.h"

/* ● green, ▲ amber, ■ red, ○ not decided yet. */
const char *td_light_mark(enum td_light signal);
enum td_role td_light_role(enum td_light signal);

#endif
