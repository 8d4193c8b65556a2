/* The limits of pain, effort and rest that a person may set in [safety]. (Ranges of sets, reps and
 * seconds are in program.h; the range of every setting in settings/table.c.) */
#ifndef TEARDROP_CORE_TRAINING_LIMITS_H
#define TEARDROP_CORE_TRAINING_LIMITS_H

/* Where amber and red begin, and what keeps one at a level. */
struct td_limits {
    int green_pain; /* 0..2: up to here a session is green */
    int amber_pain; /* 3..5: up to here it is amber */
    int effort;     /* 5..8: RPE up to which a level may be left */
    int hours;      /* 48..96: between two sessions of the levels that need two nights */
};

#endif
