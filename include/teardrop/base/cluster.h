/* What a person takes for one letter: a base with its marks, an emoji of several parts, a
 * flag. A cursor stands between clusters, never within one. */
#ifndef TEARDROP_BASE_CLUSTER_H
#define TEARDROP_BASE_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Does `next` belong to the same cluster as `last`, right before it? (Of the halves of flags it
 * cannot be told without what stands before them: no.) */
bool td_cluster_joins(uint32_t last, uint32_t next);

/* Bytes of the cluster that `text` begins with; 0 at its end. Marks that stand without a
 * base are one of their own. */
size_t td_cluster_bytes(const char *text);

/* The boundary at or behind byte `at`; the end of the text when `at` lies behind it. */
size_t td_cluster_at(const char *text, size_t at);

/* The boundary before byte `at`; 0 when there is none. */
size_t td_cluster_before(const char *text, size_t at);

#endif
