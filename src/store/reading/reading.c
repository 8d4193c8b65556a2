/* The marks of pages that were read: lines added to a file. */
#include "teardrop/store/reading/reading.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"

#define LINE_MAX_BYTES 256
#define PAGES_MOST 999 /* of a primer */

void td_reading_store_init(struct td_reading_store *store, const char *dir, bool keep)
{
    memset(store, 0, sizeof *store);
    if (keep && dir[0] != '\0' &&
        !td_path_join(store->path, sizeof store->path, dir, TD_READING_FILE)) {
        store->path[0] = '\0';
    }
}

static bool has(const struct td_reading_store *store, const char *id)
{
    for (size_t i = 0; i < store->count; i++) {
        if (td_str_equal(store->ids[i], id)) {
            return true;
        }
    }
    return false;
}

static void add(struct td_reading_store *store, const char *id, const struct td_reading *after)
{
    if (store->count < TD_READING_PAGES && id[0] != '\0' && strlen(id) < TD_READING_ID &&
        !has(store, id)) {
        td_str_copy(store->ids[store->count++], TD_READING_ID, id);
    }
    store->last = *after;
}

/* One field of a line, which is cut there; NULL: there is none. */
static char *next_field(char **line)
{
    char *field = *line, *tab = field == NULL ? NULL : strchr(field, '\t');

    *line = tab == NULL ? NULL : tab + 1;
    if (tab != NULL) {
        *tab = '\0';
    }
    return field;
}

/* A line that is none of ours is passed over. */
static void take_line(struct td_reading_store *store, char *line)
{
    const char *id = next_field(&line), *read = next_field(&line), *count = next_field(&line);
    struct td_reading after = {0};
    int of_read, of_count;

    if (count == NULL || line == NULL || !td_str_to_int(read, 0, PAGES_MOST, &of_read) ||
        !td_str_to_int(count, 1, PAGES_MOST, &of_count) || of_read > of_count) {
        return;
    }
    after.read = (size_t)of_read;
    after.count = (size_t)of_count;
    td_str_copy_clean(after.next, sizeof after.next, line);
    add(store, id, &after);
}

static void load(struct td_reading_store *store)
{
    char line[LINE_MAX_BYTES];
    FILE *file = NULL;

    if (store->loaded) {
        return;
    }
    store->loaded = true;
    if (store->path[0] != '\0' && td_path_is_file(store->path)) {
        file = fopen(store->path, "re");
    }
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        char *end = strchr(line, '\n');

        if (end != NULL) { /* a line half written has none */
            *end = '\0';
            take_line(store, line);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

static bool was_read(void *self, const char *page)
{
    load(self);
    return has(self, page);
}

static void append(const struct td_reading_store *store, const char *page,
                   const struct td_reading *after)
{
    char folder[TD_PATH_MAX], line[LINE_MAX_BYTES];
    int fd;

    td_path_folder(store->path, folder);
    if (!td_str_format(line, sizeof line, "%s\t%d\t%d\t%s\n", page, (int)after->read,
                       (int)after->count, after->next) ||
        td_path_make_folder(folder) != TD_OK) {
        return;
    }
    fd = open(store->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
              0600);
    if (fd < 0) {
        return;
    }
    td_path_give(fd, store->path);
    /* Short of room, the mark holds for this run. */
    if (write(fd, line, strlen(line)) < 0) {
        errno = 0;
    }
    (void)close(fd);
}

static void mark(void *self, const char *page, const struct td_reading *after)
{
    struct td_reading_store *store = self;

    load(store);
    add(store, page, after);
    if (store->path[0] != '\0') {
        append(store, page, after);
    }
}

static bool last(void *self, struct td_reading *out)
{
    struct td_reading_store *store = self;

    load(store);
    *out = store->last;
    return out->count > 0;
}

static const struct td_reading_ops ops = {.was_read = was_read, .mark = mark, .last = last};

struct td_reading_port td_reading_store_port(struct td_reading_store *store)
{
    return (struct td_reading_port){.self = store, .ops = &ops};
}

enum td_err td_reading_store_delete(struct td_reading_store *store)
{
    store->count = 0;
    store->last = (struct td_reading){0};
    if (store->path[0] != '\0' && unlink(store->path) != 0 && errno != ENOENT) {
        return TD_ERR_IO;
    }
    return TD_OK;
}
