/* What all tests share: where their files go, and how much of a slow test is wanted. */
#ifndef TEARDROP_TESTS_TESTING_H
#define TEARDROP_TESTS_TESTING_H

#include <stdio.h>
#include <stdlib.h>

/* A new folder of the test's own, its name in out: in TMPDIR, else in /tmp. Ends the test
 * when there cannot be one. */
static inline void testing_folder(char *out, size_t size, const char *name)
{
    const char *base = getenv("TMPDIR");

    int length = snprintf(out, size, "%s/teardrop-%s-XXXXXX",
                          base != NULL && base[0] != '\0' ? base : "/tmp", name);

    if (length < 0 || (size_t)length >= size) {
        (void)fprintf(stderr, "TMPDIR is too long for the tests: %s\n", base);
        exit(1);
    }
    if (mkdtemp(out) == NULL) {
        perror(out);
        exit(1);
    }
}

/* So many rounds of a random or slow test as TEARDROP_STRESS asks for: a factor, 1 when it
 * is not set; at least one round. */
static inline int testing_rounds(int rounds)
{
    const char *text = getenv("TEARDROP_STRESS");
    double factor = text != NULL && text[0] != '\0' ? strtod(text, NULL) : 1;
    double wanted = factor > 0 ? factor * rounds : rounds;

    return wanted < 1 ? 1 : wanted > 1e9 ? 1000000000 : (int)wanted;
}

#endif
