/* Copies of a checklist with one mistake each. */
#ifndef TEARDROP_TESTS_PROOF_BROKEN_H
#define TEARDROP_TESTS_PROOF_BROKEN_H

/* Each must be refuted, and the answers that show it are printed. Returns how many were not. */
int broken_copies(const char *path);

#endif
