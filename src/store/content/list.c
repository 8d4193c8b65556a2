/* Reads the lists of content files: how many entries, of what kind, with ids that differ. */
#include "list.h"

#include <string.h>

#include "teardrop/base/by_id.h"

static void *at(const struct td_list *list, const void *table, size_t index)
{
    return (char *)table + index * list->size;
}

static const char *id_of(const void *entry)
{
    return *(const char *const *)entry;
}

static bool has(const struct td_list *list, enum td_list_flag flag)
{
    return (list->flags & flag) != 0;
}

/* NULL: there is none, or none that can be read. */
static td_cfg_node find_list(struct td_cfg_reader *r, td_cfg_node group, const struct td_list *list)
{
    td_cfg_node node = has(list, TD_LIST_OPTIONAL) ? td_cfg_member_optional(group, list->key)
                                                   : td_cfg_member(r, group, list->key);
    size_t count = td_cfg_count(node);

    if (node == NULL) {
        return NULL;
    }
    if (!td_cfg_is_list(node)) {
        td_cfg_problem(r, node, "%s: expected a list of %ss", list->key, list->what);
    } else if (count == 0 && has(list, TD_LIST_FILLED)) {
        td_cfg_problem(r, node, "%s: expected at least one %s", list->key, list->what);
    } else if (count > list->max) {
        td_cfg_problem(r, node, "%s: %zu entries; at most %zu", list->key, count, list->max);
    } else {
        return node;
    }
    return NULL;
}

static void read_entry(struct td_cfg_reader *r, td_cfg_node node, const struct td_list *list,
                       void *out)
{
    if (has(list, TD_LIST_IDS)) {
        *(const char **)out = "";
    }
    if (list->keys != NULL && !td_cfg_is_group(node)) {
        td_cfg_problem(r, node, "expected %s %s: { %s = ...; %s = ...; }",
                       strchr("aeiou", list->what[0]) != NULL ? "an" : "a", list->what,
                       list->keys[0], list->keys[1]);
        return;
    }
    if (list->keys != NULL) {
        td_cfg_allow(r, node, list->keys, list->key_count);
    }
    list->read(r, node, out);
}

void *td_list_read(struct td_cfg_reader *r, td_cfg_node group, const struct td_list *list,
                   size_t *count)
{
    td_cfg_node node = find_list(r, group, list);
    void *table = node == NULL ? NULL : td_arena_alloc(r->arena, td_cfg_count(node), list->size);

    *count = 0;
    if (node != NULL && table == NULL) {
        td_cfg_problem(r, node, "out of memory");
    }
    for (; table != NULL && *count < td_cfg_count(node); (*count)++) {
        void *entry = at(list, table, *count);

        read_entry(r, td_cfg_child(node, *count), list, entry);
        if (has(list, TD_LIST_IDS) && id_of(entry)[0] != '\0' &&
            td_by_id(table, *count, list->size, id_of(entry)) >= 0) {
            td_cfg_problem(r, td_cfg_child(node, *count), "%s \"%s\" is there twice", list->what,
                           id_of(entry));
        }
    }
    return table;
}

void *td_list_extend(struct td_cfg_reader *r, const struct td_list *list, const void *base,
                     size_t base_count, const void *own, size_t *count)
{
    void *table = td_arena_alloc(r->arena, base_count + *count, list->size);
    size_t used = base_count;

    if (table == NULL) {
        td_cfg_problem(r, NULL, "out of memory");
        *count = 0;
        return NULL;
    }
    memcpy(table, base, base_count * list->size);
    for (size_t i = 0; i < *count; i++) {
        int same = td_by_id(base, base_count, list->size, id_of(at(list, own, i)));

        memcpy(at(list, table, same >= 0 ? (size_t)same : used++), at(list, own, i), list->size);
    }
    if (used > list->max) {
        td_cfg_problem(r, td_cfg_root(r->cfg),
                       "%s: %zu with those that came with teardrop; at most %zu", list->key, used,
                       list->max);
    }
    *count = used;
    return table;
}
