/* Standard output of a session in line mode: when its reader stops reading, signals still work, and
 * the delay is noticed. */
#ifndef TEARDROP_APP_PLAIN_OUT_H
#define TEARDROP_APP_PLAIN_OUT_H

#include <signal.h>
#include <stdbool.h>

#include "teardrop/base/time.h"

struct td_plain_out {
    int fd;
    bool own;  /* fd is a file description of our own, non-blocking */
    bool asks; /* fd may block, so ask first whether there is room */
};

enum td_written {
    TD_WRITTEN,      /* at once */
    TD_WRITTEN_LATE, /* it had to wait for the reader */
    TD_WRITTEN_NOT,  /* a signal ends the program; part of it may be written */
    TD_WRITTEN_FAILED
};

void td_plain_out_open(struct td_plain_out *out);
void td_plain_out_close(struct td_plain_out *out);
/* Writes all of it. */
enum td_written td_plain_out_write(const struct td_plain_out *out, const char *text,
                                   const sigset_t *during_wait);

#endif
