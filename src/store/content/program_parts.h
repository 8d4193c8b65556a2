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
enum td_exercises_allowed {
    TD_EXERCISES_NEEDED = 1, /* at least one */
    TD_EXERCISES_WHEN = 2,   /* those behind the first may be for some people only */
    TD_EXERCISES_THEN = 4    /* they may have a harder one to come */
};
/* The list of exercises under `key`: at most TD_PROGRAM_MAX_EXERCISES. allowed: bits of the above.
 */
const struct td_exercise *td_program_exercises(struct td_cfg_reader *r, td_cfg_node group,
                                               const char *key, unsigned allowed, size_t *count);

/* swap_in.c: the swap-ins of a file, each for the levels that it names. */
struct td_swap_ins {
    const struct td_level *list;
    size_t count;
    td_cfg_node node; /* of the list */
};
void td_swap_ins_read(struct td_cfg_reader *r, td_cfg_node root, struct td_swap_ins *out);
/* Adds them to the levels of the file itself; then, in a programme that was completed by the one
 * it extends (base; NULL = it extends none), to the other ones. Of two with the same id the file's
 * own takes the place of base's. A level that is nowhere is a mistake. */
void td_swap_ins_add_to_own(struct td_cfg_reader *r, const struct td_swap_ins *swap_ins,
                            struct td_level *own, size_t own_count);
void td_swap_ins_add_to_rest(struct td_cfg_reader *r, const struct td_swap_ins *swap_ins,
                             const struct td_level *own, size_t own_count,
                             struct td_program *program, const struct td_program *base);

#endif
