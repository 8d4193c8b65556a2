/* What the fuzz targets share: files, memory, invariants. */
#define _XOPEN_SOURCE 700
#include "fuzz/parts.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);

    if (text == NULL) {
        abort();
    }
    if (size > 0) {
        memcpy(text, data, size);
    }
    text[size] = '\0';
    return text;
}

static char folder[64];

static void remove_folder(void)
{
    fuzz_clear();
    (void)rmdir(folder);
}

const char *fuzz_dir(void)
{
    if (folder[0] == '\0') {
        struct stat status;
        bool memory = stat("/dev/shm", &status) == 0 && access("/dev/shm", W_OK) == 0;

        (void)snprintf(folder, sizeof folder, "%s/teardrop-fuzz-XXXXXX",
                       memory ? "/dev/shm" : "/tmp");
        fuzz_hold(mkdtemp(folder) != NULL, "a folder for files");
        (void)atexit(remove_folder);
    }
    return folder;
}

void fuzz_path_of(const char *name, char *out, size_t size)
{
    (void)snprintf(out, size, "%s/%s", fuzz_dir(), name);
}

void fuzz_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    fuzz_hold(file != NULL && fwrite(bytes, 1, size, file) == size && fclose(file) == 0,
              "a file can be written");
}

void fuzz_clear(void)
{
    DIR *dir = opendir(fuzz_dir());
    struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        char path[512];

        if (entry->d_name[0] != '.') {
            (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
            (void)unlink(path);
        }
    }
    if (dir != NULL) {
        (void)closedir(dir);
    }
}

void fuzz_hold(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "does not hold: %s\n", what);
        abort();
    }
}
