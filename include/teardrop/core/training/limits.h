/* The borders a person may set for pain, effort and rest, from [safety]. */
#ifndef TEARDROP_CORE_TRAINING_LIMITS_H
#define TEARDROP_CORE_TRAINING_LIMITS_H

/* Where amber and red begin and what else keeps a level. */
struct td_limits {
    int green_pain; /* 0..2: up to here a session is green */
    int amber_pain; /* 3..5: up to here it is amber */
    int effort;     /* 5..8: RPE up to which a level may be left */
    int hours;      /* 48..96: between two sessions of the levels that need two nights */
};

#endif
