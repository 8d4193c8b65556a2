/* The time of a plan. */
#ifndef TEARDROP_TESTS_BENCH_PLAN_H
#define TEARDROP_TESTS_BENCH_PLAN_H

/* Prints a line; so many plans are made for it. */
void measure_plan(int rounds);

#endif
