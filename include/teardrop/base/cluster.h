/* What a person takes for one letter: a base with its marks, an emoji of several parts, a
 * flag. A cursor stands between clusters, never within one. */
#ifndef TEARDROP_BASE_CLUSTER_H
#define TEARDROP_BASE_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Does `next` belong to the same cluster as `last`, the code point right before it? (For the halves
 * of flags that depends on what comes before them, so the answer is no.) */
bool td_cluster_joins(uint32_t last, uint32_t next);

/* Bytes of the cluster at the start of `text`; 0 at the end of the text. Marks without a base are
 * a cluster of their own. */
size_t td_cluster_bytes(const char *text);

/* The first boundary at or after byte `at`; the end of the text when `at` is beyond it. */
size_t td_cluster_at(const char *text, size_t at);

/* The boundary before byte `at`; 0 when there is none. */
size_t td_cluster_before(const char *text, size_t at);

#endif
