/* One view of the anatomy, closely. */
#ifndef TEARDROP_UI_PRIMER_ATLAS_H
#define TEARDROP_UI_PRIMER_ATLAS_H

struct td_atlas_argument {
    const char *view; /* id of anatomy.cfg; copied */
    const char *part; /* the one that is lit at first; NULL = none; copied */
    int bend_deg;     /* of a view that bends, at first */
};

#endif
