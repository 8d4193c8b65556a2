#ifndef TEARDROP_TESTS_SCALE_H
#define TEARDROP_TESTS_SCALE_H

#include <stdbool.h>

/* Fills a history that has its tables already with so many sessions. */
bool scale_fill(const char *path, int sessions);

#endif
