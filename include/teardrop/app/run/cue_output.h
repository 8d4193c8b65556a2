/* Where cues leave the program: the terminal's bell and title, and a command. */
#ifndef TEARDROP_APP_RUN_CUE_OUTPUT_H
#define TEARDROP_APP_RUN_CUE_OUTPUT_H

#include "teardrop/app/run/child.h"
#include "teardrop/base/log.h"
#include "teardrop/base/words.h"
#include "teardrop/cues/cues.h"
#include "teardrop/term/tty/term.h"

#define TD_CUE_VARIABLES_MAX 12

#define TD_CUE_COMMAND_MAX 8192 /* bytes of a command, with ~ expanded */

/* Zero-initialise, then set term (NULL = no screens: the bell is only noted, and goes with the
 * line that is written next), log (may be NULL) and home (what ~ stands for; NULL =
 * nothing). */
struct td_cue_output {
    struct td_term *term;
    struct td_log *log;
    const char *home;
    char trouble[200]; /* why the last command could not be started; "" = it could */
    struct td_child command;
    bool rung; /* term NULL: the bell is to ring with the next line */
    bool due;  /* a command is waiting to be started */
    char words[TD_CUE_COMMAND_MAX];
    char *argv[TD_WORDS_MAX + 1];
    char bytes[TD_CUE_VARIABLES_MAX][80];
    char *variables[TD_CUE_VARIABLES_MAX + 1];
};

struct td_cue_sink td_cue_output_sink(struct td_cue_output *output);
/* Starts the command that is due. The sink does not do that itself, since starting takes a
 * millisecond and the frame goes first. */
void td_cue_output_run(struct td_cue_output *output);
/* At the end of the program: ends a command that is still running. */
void td_cue_output_stop(struct td_cue_output *output);

#endif
