/* Sound as it comes out: teardrop's own player, with the module of this build, on a null sink that
 * is recorded from its monitor by the server's clock. */
#ifndef TEARDROP_TESTS_HEARING_H
#define TEARDROP_TESTS_HEARING_H

/* Prints how far onsets were from their due times, with buffers of 30, 60 and 120 ms, on a quiet
 * machine and with both cores busy, each for so many seconds; how soon a change is heard; and what
 * sound costs. */
void measure_hearing(double seconds);
/* One long run with the usual buffer, at most 13 minutes: does it drift? */
void measure_drift(double seconds);

#endif
