/* Lists of content files: every entry becomes a struct of one table. */
#ifndef TEARDROP_STORE_CONTENT_LIST_H
#define TEARDROP_STORE_CONTENT_LIST_H

#include "teardrop/base/num.h"
#include "teardrop/store/text/cfg.h"

enum td_list_flag {
    TD_LIST_IDS = 1,      /* the struct begins with `const char *id`, and no two are equal */
    TD_LIST_OPTIONAL = 2, /* the list may be missing */
    TD_LIST_FILLED = 4    /* ... but not empty */
};

struct td_list {
    const char *key;  /* the member that holds it */
    const char *what; /* one entry, as messages call it: "page" */
    size_t size;      /* of its struct */
    size_t max;       /* entries */
    unsigned flags;
    /* Fills in the struct, which is all zero. */
    void (*read)(struct td_cfg_reader *r, td_cfg_node node, void *out);
    const char *const *keys; /* what an entry may have; NULL: it need not be a group */
    size_t key_count;
};
/* The names at the end are the keys. */
#define TD_LIST(type, key, what, max, flags, read, ...)                                            \
    {                                                                                              \
        key, what, sizeof(type), max, flags, read, (const char *const[]){__VA_ARGS__},             \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *)                      \
    }

/* The table, in the reader's arena. What is wrong is reported; NULL and count 0 when there is
 * no list. */
void *td_list_read(struct td_cfg_reader *r, td_cfg_node group, const struct td_list *list,
                   size_t *count);

/* The entries of a file that extends another (own), merged into those of the other (base): of two
 * with the same id, own's takes base's place; new ones come last. */
void *td_list_extend(struct td_cfg_reader *r, const struct td_list *list, const void *base,
                     size_t base_count, const void *own, size_t *count);

#endif
