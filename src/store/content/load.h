/* Inside of the self-check's loader: what is known while a file is read, shared by
 * what is asked (checklist_file.c) and what follows from it (checklist_rules.c).
 *
 * Ids are looked up while the file is read: causes first, then questions, then
 * everything that speaks of them. Every function reports what is wrong. */
#ifndef TEARDROP_STORE_CONTENT_LOAD_H
#define TEARDROP_STORE_CONTENT_LOAD_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/store/text/cfg.h"

#define KEYS(array) array, sizeof(array) / sizeof((array)[0])

struct td_checklist_loader {
    struct td_cfg_reader r;
    struct td_checklist *list;
    bool weighted[TD_CHECK_MAX_CAUSES]; /* some answer raises it */
    bool asked[TD_CHECK_MAX_QUESTIONS]; /* in a section */
    bool reachable[TD_CHECK_MAX_FLAGS]; /* behind a gate or an answer */
};

/* Ids in the order of enum td_urgency and enum td_training. */
extern const char *const td_checklist_urgencies[TD_URGENCY_COUNT];
extern const char *const td_checklist_trainings[TD_TRAINING_COUNT];

/* Index of an id, -1 when there is none (reported with a suggestion). */
int td_checklist_find_cause(struct td_checklist_loader *l, td_cfg_node node, const char *id);
int td_checklist_find_question(struct td_checklist_loader *l, td_cfg_node node, const char *id);
int td_checklist_find_flag(struct td_checklist_loader *l, td_cfg_node node, const char *id);

/* A list of at most `most` entries; NULL and count 0 where it is not. */
td_cfg_node td_checklist_list_of(struct td_checklist_loader *l, td_cfg_node group, const char *key,
                                 size_t most, size_t *count);
const char *td_checklist_id_of(struct td_checklist_loader *l, td_cfg_node group);
/* `weights = { cause = 2; }`, `when = { question = ["answer"]; }`, lists of
 * question ids; tables lie in the arena. */
void td_checklist_read_weights(struct td_checklist_loader *l, td_cfg_node owner,
                               const struct td_weight **out, size_t *count);
void td_checklist_read_when(struct td_checklist_loader *l, td_cfg_node owner, const char *key,
                            bool needed, const struct td_condition **out, size_t *count);
const uint8_t *td_checklist_read_question_ids(struct td_checklist_loader *l, td_cfg_node node,
                                              const char *key, size_t *count);

/* checklist_rules.c: what follows from answers. */
void td_checklist_read_flags(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_answer_flags(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_gates(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_groups(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_conjunctions(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_never_alone(struct td_checklist_loader *l, td_cfg_node root);
void td_checklist_read_training(struct td_checklist_loader *l, td_cfg_node root);

/* The flags named in a list member, as bits; 0 without it. */
uint64_t td_checklist_read_flag_set(struct td_checklist_loader *l, td_cfg_node node,
                                    const char *key);
/* A source begins with letters that `letters` explains. NULL is fine. */
void td_checklist_need_letters(struct td_checklist_loader *l, td_cfg_node node, const char *source);

/* checklist_reach.c */
void td_checklist_check_reach(struct td_checklist_loader *l, td_cfg_node root);

#endif
