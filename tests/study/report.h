/* The tables of the study, as they stand in assets/doc/how-well.md, and the sums they are made of.
 */
#ifndef TEARDROP_TESTS_STUDY_REPORT_H
#define TEARDROP_TESTS_STUDY_REPORT_H

#include "study/tally.h"

/* Of a hundred people, all causes being alike often; those that have a name alone. */
double report_equal(const struct study *study, enum verdict verdict);
/* Of a hundred who come, in the mix that is likely; the last two kinds, whose pain has no name
 * here, are among them. */
double report_likely(const struct study *study, enum verdict verdict);
/* Of a hundred who come: who get this name alone. *right: of a hundred of those, whose cause it
 * is; *joint: whose cause is of the kneecap joint, for what adds to it. Of the joint itself both
 * are the same. */
double report_alone(const struct study *study, int cause, double *right, double *joint);
/* Of a hundred people, all causes being alike often: those who are told to be seen two steps later,
 * or sooner, than what is so asks for (soon in place of emergency, same day in place of routine).
 */
double report_too_low(const struct study *study);
double report_too_high(const struct study *study);
/* How many people there were; of those asked along the course, how many are told what they would be
 * told if everything were asked. */
long report_people(const struct study *study);
long report_same(const struct study *study);

void report_print(const struct study *study);

#endif
