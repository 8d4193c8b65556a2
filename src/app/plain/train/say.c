/* What is said to the person in between, and how a session that stands goes on. */
#include "state.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/base/str.h"

td_ns td_line_now(const struct td_line_session *plain)
{
    td_ns now = td_clock_from_real(plain->clock, td_clock_real());

    return now > plain->now ? now : plain->now;
}

enum td_written td_line_write(struct td_line_session *plain, const char *text)
{
    return td_plain_out_write(&plain->out, text, plain->during_wait);
}

bool td_line_say(struct td_line_session *plain, const char *text)
{
    char line[400];

    td_str_format(line, sizeof line, "%.390s\n", text);
    return td_line_write(plain, line) != TD_WRITTEN_FAILED;
}

void td_line_go_on(struct td_line_session *plain)
{
    plain->now = td_line_now(plain);
    plain->looked = td_clock_real();
    plain->asleep = td_clock_boot() - plain->looked;
    plain->asks_stop = false;
    if (plain->session.state == TD_SESSION_PAUSED && td_signals_ending() == 0) {
        if (plain->again) {
            td_session_again(&plain->session, plain->now);
            plain->cued = TD_NOT_SAID;
        }
        td_session_resume(&plain->session, plain->now);
        plain->said = TD_NOT_SAID;
    }
    plain->again = false;
}
