/* Inside of the self-check's loader: what is known while a file is read, shared by
 * what is asked (checklist.c) and what follows from it (rules.c).
 *
 * Ids are looked up while the file is read: causes first, then questions, then
 * everything that speaks of them. Every function reports what is wrong. */
#ifndef TEARDROP_STORE_CONTENT_LOAD_H
#define TEARDROP_STORE_CONTENT_LOAD_H

#include "teardrop/core/check/checklist.h"
#include "teardrop/store/text/cfg.h"

struct td_checklist_loader {
    struct td_cfg_reader r; /* its self is the loader */
    struct td_checklist *list;
    bool weighted[TD_CHECK_MAX_CAUSES]; /* some answer raises it */
    bool asked[TD_CHECK_MAX_QUESTIONS]; /* in a section */
    bool reachable[TD_CHECK_MAX_FLAGS]; /* behind a gate or an answer */
};

const char *td_checklist_id_of(struct td_cfg_reader *r, td_cfg_node group);
/* Index of a red flag; -1 when there is none (reported with a suggestion) or id is NULL. */
int td_checklist_find_flag(struct td_checklist_loader *l, td_cfg_node node, const char *id);
/* The same of an answer of a question. */
int td_checklist_find_answer(struct td_checklist_loader *l, td_cfg_node node,
                             const struct td_question *question, const char *id);
/* The index of the cause that a member names. One that is not there is reported, and 0 comes
 * back all the same, even with no cause at all: not to be looked up before all is read well. */
uint8_t td_checklist_read_cause(struct td_checklist_loader *l, td_cfg_node node, const char *key);
/* The indexes of the questions or red flags that a member names; as bits: flag i is bit i.
 * Names of nothing are reported and left out. */
const uint8_t *td_checklist_read_questions(struct td_checklist_loader *l, td_cfg_node node,
                                           const char *key, size_t *count);
const uint8_t *td_checklist_read_flags(struct td_checklist_loader *l, td_cfg_node node,
                                       const char *key, size_t *count);
uint64_t td_checklist_read_flag_set(struct td_checklist_loader *l, td_cfg_node node,
                                    const char *key);
/* A text of at most so many bytes; NULL is fine. What is joined of several lies in buffers that
 * hold the longest. */
void td_checklist_limit_text(struct td_cfg_reader *r, td_cfg_node group, const char *key,
                             const char *text, size_t most);
/* `weights = { cause = 2; }`, `when = { question = ["answer"]; }`; tables lie in the arena. */
void td_checklist_read_weights(struct td_checklist_loader *l, td_cfg_node owner,
                               const struct td_weight **out, size_t *count);
void td_checklist_read_when(struct td_checklist_loader *l, td_cfg_node owner, const char *key,
                            bool needed, const struct td_condition **out, size_t *count);
/* A source begins with letters that `letters` explains. NULL is fine. */
void td_checklist_need_letters(struct td_checklist_loader *l, td_cfg_node node, const char *source);

/* rules.c: red flags, gates and what follows from answers. */
void td_checklist_read_rules(struct td_checklist_loader *l, td_cfg_node root);
/* reach.c: what nobody could ever reach. */
void td_checklist_check_reach(struct td_checklist_loader *l, td_cfg_node root);

#endif
