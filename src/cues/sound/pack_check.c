/* Looking through a voice pack, file by file, in the order of their names. */
#include "teardrop/cues/sound/pack_check.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"

#define ENDING ".wav"
#define STRANGERS_MAX 10 /* so many with strange names are named; the others are counted */
#define MISSING_MAX 8
#define NUMBER_MAX 4 /* digits */
#define PATH_BYTES 4200

struct look {
    const char *folder;
    const char *const *ids;
    size_t id_count;
    const struct td_voice_ops *voice;
    struct td_problems *problems, *remarks;
    size_t there;   /* phrases whose file is there, heard or not */
    size_t numbers; /* and numbers, of which there may be any */
    size_t strangers;
};

/* NULL when there is no such phrase. length: bytes of name that count. */
static const char *phrase(const struct look *look, const char *name, size_t length)
{
    for (size_t i = 0; i < look->id_count; i++) {
        if (strlen(look->ids[i]) == length && strncmp(look->ids[i], name, length) == 0) {
            return look->ids[i];
        }
    }
    return NULL;
}

static void check_sound(struct look *look, const char *path)
{
    char said[256] = "", why[256] = "";
    struct td_pcm pcm = {0};

    if (look->voice->read(path, &pcm, said, sizeof said, why, sizeof why) != 0) {
        td_problems_add(look->problems, path, 0, "%s", why);
        return;
    }
    free(pcm.samples);
    if (said[0] != '\0') {
        td_problems_add(look->remarks, path, 0, "%s", said);
    }
}

/* What is named like a sound and is none of the phrases. */
static void say_stranger(struct look *look, const char *path, const char *stem)
{
    look->strangers++;
    if (look->strangers <= STRANGERS_MAX) {
        td_problems_add(look->problems, path, 0, "no phrase is called \"%s\"%s", stem,
                        td_str_suggestion(stem, look->ids, look->id_count).text);
    }
}

static bool is_number(const char *stem, size_t length)
{
    return length > 0 && length <= NUMBER_MAX && strspn(stem, "0123456789") >= length;
}

static void check_file(struct look *look, const char *name)
{
    const char *ending = strrchr(name, '.'), *id;
    char path[PATH_BYTES], stem[256];

    if (ending == NULL || ending == name) {
        return;
    }
    td_str_format(path, sizeof path, "%s/%s", look->folder, name);
    id = phrase(look, name, (size_t)(ending - name));
    if (id != NULL && td_str_equal(ending, ENDING)) {
        look->there++;
        check_sound(look, path);
    } else if (is_number(name, (size_t)(ending - name)) && td_str_equal(ending, ENDING)) {
        look->numbers++;
        check_sound(look, path);
    } else if (id != NULL) {
        td_problems_add(look->problems, path, 0, "only %s" ENDING " is read", id);
    } else if (td_str_equal_nocase(ending, ENDING)) {
        td_str_format(stem, sizeof stem, "%.*s", (int)(ending - name), name);
        say_stranger(look, path, stem);
    }
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool has(struct dirent *const *files, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(id);

        if (strncmp(files[i]->d_name, id, length) == 0 &&
            td_str_equal(files[i]->d_name + length, ENDING)) {
            return true;
        }
    }
    return false;
}

/* A pack need not be whole. */
static void say_missing(const struct look *look, struct dirent *const *files, int count)
{
    size_t missing = look->id_count - look->there, named = 0;
    char list[512] = "";

    for (size_t i = 0; i < look->id_count && named < MISSING_MAX; i++) {
        if (!has(files, count, look->ids[i])) {
            td_str_append(list, sizeof list, "%s%s", named > 0 ? ", " : "", look->ids[i]);
            named++;
        }
    }
    if (missing > named) {
        td_str_append(list, sizeof list, " and %zu more", missing - named);
    }
    if (missing > 0) {
        td_problems_add(look->remarks, look->folder, 0,
                        "%zu of %zu phrases; the synthesiser says the others: %s", look->there,
                        look->id_count, list);
    }
}

static void say_all(const struct look *look, struct dirent *const *files, int count)
{
    if (look->strangers > STRANGERS_MAX) {
        td_problems_add(look->problems, look->folder, 0, "%zu more files are no phrases",
                        look->strangers - STRANGERS_MAX);
    }
    if (look->there + look->numbers == 0) {
        td_problems_add(look->problems, look->folder, 0,
                        "no phrase in it; they are called %s" ENDING " and the like",
                        look->id_count > 0 ? look->ids[0] : "");
    } else {
        say_missing(look, files, count);
    }
}

void td_pack_check(const char *folder, const char *const *ids, const struct td_voice_ops *voice,
                   struct td_problems *problems, struct td_problems *remarks)
{
    struct look look = {folder, ids, 0, voice, problems, remarks, 0, 0, 0};
    struct dirent **files;
    int count;

    if (voice == NULL || voice->file_names[0] == '\0') {
        td_problems_add(problems, folder, 0, "sound files cannot be read by this build");
        return;
    }
    count = scandir(folder, &files, NULL, by_name);
    if (count < 0) {
        td_problems_add(problems, folder, 0, "%s",
                        errno == ENOENT    ? "not there"
                        : errno == ENOTDIR ? "not a folder"
                                           : strerror(errno));
        return;
    }
    while (ids[look.id_count] != NULL) {
        look.id_count++;
    }
    for (int i = 0; i < count; i++) {
        check_file(&look, files[i]->d_name);
    }
    say_all(&look, files, count);
    for (int i = 0; i < count; i++) {
        free(files[i]);
    }
    free(files);
}
