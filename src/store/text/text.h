/* Reading whole text files, shared by the readers of this layer. */
#ifndef TEARDROP_STORE_TEXT_TEXT_H
#define TEARDROP_STORE_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/err.h"

/* Reads everything from a file into *out (allocated, terminated by a NUL that
 * is not counted; the caller frees it). TD_ERR_ABSENT: no such file;
 * TD_ERR_IO: why says in a few words what is wrong ("is a folder") and what to
 * do, also for a link that leads nowhere, a pipe, a device but the null device,
 * one that may not be read, and more than max bytes. Never waits. Out parameters
 * are untouched on error. why_size: at least TD_TEXT_WHY. */
#define TD_TEXT_WHY 512
enum td_err td_text_read(const char *path, size_t max, char **out, size_t *bytes, char *why,
                         size_t why_size);
/* The same from an open descriptor, which stays open and may be a pipe. */
enum td_err td_text_read_fd(int fd, size_t max, char **out, size_t *bytes, char *why,
                            size_t why_size);

/* Is the path, or a folder on the way to it, a link that leads nowhere? It hides
 * what somebody thinks is there; why says which one, and where to. */
bool td_text_broken_link(const char *path, char *why, size_t why_size);

/* Reports a NUL, a byte-order mark and bytes that are not UTF-8, each once with
 * its line; false when there was one. text[bytes] must be a NUL. */
bool td_text_check(const char *text, size_t bytes, const char *name, struct td_problems *problems);

#endif
