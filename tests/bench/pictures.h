#ifndef TEARDROP_TESTS_PICTURES_H
#define TEARDROP_TESTS_PICTURES_H

/* Prints how long pictures take: `rounds` times each, the middle one counts. */
void measure_pictures(int rounds);

#endif
