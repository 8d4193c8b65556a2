/* What program.c, exercise.c and swap_in.c share to read a programme file. Problems go to the
 * reader; what is returned lives in its arena. */
#ifndef TEARDROP_STORE_CONTENT_PROGRAM_PARTS_H
#define TEARDROP_STORE_CONTENT_PROGRAM_PARTS_H

#include "teardrop/base/num.h"
#include "teardrop/core/training/program.h"
#include "teardrop/store/text/cfg.h"

/* What fits on a screen of 60 columns. */
#define TD_PROGRAM_NAME_COLS 30
#define TD_PROGRAM_TEXT_COLS 400

/* A text of at most `cols` columns; NULL when it is not there (reported unless optional). */
const char *td_program_text(struct td_cfg_reader *r, td_cfg_node group, const char *key, int cols,
                            bool optional);
const char *td_program_id(struct td_cfg_reader *r, td_cfg_node group);
/* A whole number, or two of them as [least, most], each in min..max. */
void td_program_range(struct td_cfg_reader *r, td_cfg_node group, const char *key, int min, int max,
                      int *low, int *high);
/* The list of exercises under `key`: 1 to TD_PROGRAM_MAX_EXERCISES, or none if not `needed`. */
const struct td_exercise *td_program_exercises(struct td_cfg_reader *r, td_cfg_node group,
                                               const char *key, bool needed, size_t *count);

/* swap_in.c: reads the swap-ins and adds each to the levels that it names. */
void td_program_swap_ins(struct td_cfg_reader *r, td_cfg_node root, struct td_program *out);

#endif
