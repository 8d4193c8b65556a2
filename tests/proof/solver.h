/* z3 as a process: SMT-LIB 2 goes in, answers come out. */
#ifndef TEARDROP_TESTS_PROOF_SOLVER_H
#define TEARDROP_TESTS_PROOF_SOLVER_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct solver {
    FILE *in;  /* what is written here, z3 reads; the model goes here, too */
    FILE *out; /* what z3 says */
    pid_t pid;
    int open;   /* parentheses of the reply that is read */
    bool ended; /* it was read to its end */
};

enum verdict { VERDICT_UNSAT, VERDICT_SAT, VERDICT_UNKNOWN };

/* Is there a z3 to be run? */
bool solver_exists(void);
/* Starts z3, which ends by itself after so many seconds. False when it cannot be started. */
bool solver_begin(struct solver *s, int seconds);
/* (check-sat). Whatever is no plain answer is printed and counts as unknown. */
enum verdict solver_check(struct solver *s);
/* After a (get-value ...): its reply is to be read. */
void solver_reply(struct solver *s);
/* The next value of it: true and false are 1 and 0, numbers have a sign. False at the end. */
bool solver_value(struct solver *s, int *value);
/* Takes what is left of the reply. */
void solver_skip(struct solver *s);
void solver_end(struct solver *s);

#endif
