/* Pictures of the knee as data (assets/anatomy.cfg): views made of parts in
 * painter's order, each an outline. */
#ifndef TEARDROP_CORE_PICTURE_ANATOMY_H
#define TEARDROP_CORE_PICTURE_ANATOMY_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/arena.h"
#include "teardrop/base/outline.h"
#include "teardrop/core/picture/fibre.h"

enum td_tissue {
    TD_TISSUE_SKIN,
    TD_TISSUE_MUSCLE,
    TD_TISSUE_VM, /* the vastus medialis: a muscle with a colour of its own */
    TD_TISSUE_TENDON,
    TD_TISSUE_LIGAMENT,
    TD_TISSUE_BONE,
    TD_TISSUE_CARTILAGE,
    TD_TISSUE_FAT,
    TD_TISSUE_PROP, /* floor, wedge, wall */
    TD_TISSUE_SPOT, /* a place to point at */
    TD_TISSUE_SHIRT,
    TD_TISSUE_CLOTH, /* shorts */
    TD_TISSUE_SHOE,
    TD_TISSUE_HAIR,
    TD_TISSUE_WOOD,
    TD_TISSUE_WATER,
    TD_TISSUE_MARK, /* of a point that is spoken of */
    TD_TISSUE_COUNT
};

/* What can be taken off, from the outside in. */
enum td_layer {
    TD_LAYER_SKIN,
    TD_LAYER_MUSCLES,
    TD_LAYER_TENDONS, /* with the fat pad */
    TD_LAYER_LIGAMENTS,
    TD_LAYER_BONES, /* with their cartilage */
    TD_LAYER_OTHER, /* never taken off */
    TD_LAYER_COUNT
};
#define TD_LAYERS_ALL ((1u << TD_LAYER_COUNT) - 1)

/* What a part moves with in a view that bends. The outer knuckle and the place where it rests on
 * the shin move back along the shin's top. */
enum td_frame {
    TD_FRAME_THIGH,
    TD_FRAME_SHIN,
    TD_FRAME_KNEECAP,
    TD_FRAME_OUTER_KNUCKLE,
    TD_FRAME_OUTER_CONTACT
};

/* A muscle or tendon between two bones, in view units. Its middle is moved sideways by `bow`: to
 * the left when looking from a to b, with y down; so a positive bow goes to larger x where the
 * strap runs downwards. */
struct td_strap {
    enum td_frame from, to;
    struct td_point a, b; /* where they are when the knee is straight */
    float widths[3];      /* at a, in the middle, at b */
    float bow;
    float belly; /* where it is as wide as widths[1]: share of its length, 0.1 to 0.9 */
};

/* Where the kneecap is at one bend of a view along its groove: moved from where it is drawn, and
 * turned about the pole. */
struct td_track {
    float bend_deg;
    float x, y;     /* units of the view */
    float turn_deg; /* positive: against the clock, as the view is drawn */
};

/* How a view bends (core/picture/bend.h). Points are those of the straight knee. With a track the
 * kneecap follows that, and nothing else moves. */
struct td_bend {
    struct td_point centre;       /* the shin turns about it */
    struct td_point pole;         /* lower end of the kneecap */
    struct td_point glide;        /* middle of the kneecap's back, which glides on the thigh bone */
    struct td_point tuberosity;   /* where its tendon ends on the shin */
    float max_deg;                /* largest bend, degrees from straight */
    float roll_back;              /* of the outer knuckle at max_deg, units of the view */
    const struct td_track *track; /* by growing bends; NULL = none */
    size_t track_count;
};

struct td_part {
    const char *id;
    const char *name;
    const char *text; /* one or two sentences; NULL = none */
    enum td_tissue tissue;
    const struct td_outline *outline; /* in view units, y down */
    const struct td_fibres *run;      /* of its fibres, bold as for cells; NULL = it shows none */
    float label_x, label_y;           /* where a leader line points */
    enum td_frame frame;
    const struct td_strap *strap; /* NULL: the outline moves with the frame */
    bool deep;                    /* others hide it: it is drawn above them while it is lit */
    bool far;                     /* behind what the view is of: drawn dimmer */
};

struct td_anatomy_view {
    const char *id;
    const char *title;
    const char *left, *right;    /* what is on either side of a right knee: "outer side"; NULL: it
                                    is the same for both knees */
    float width, height;         /* of the view box, origin top left */
    const struct td_bend *bend;  /* NULL: it does not bend */
    const struct td_part *parts; /* painter's order: first is furthest back */
    size_t part_count;
};

struct td_anatomy {
    struct td_arena arena; /* owns all but the outlines' points */
    struct td_outline *outlines;
    size_t outline_count;
    const struct td_anatomy_view *views;
    size_t view_count;
};

void td_anatomy_free(struct td_anatomy *anatomy); /* accepts NULL */
/* NULL when there is no such view. */
const struct td_anatomy_view *td_anatomy_view(const struct td_anatomy *anatomy, const char *id);
/* Fibres of a part over its outline as it is seen now (its own, or that of a bent view): lines as
 * its `run` has them, or along a strap. `gap` and `width` in units of the view; 0: those of the
 * run. Adds nothing to a part without fibres. */
enum td_err td_part_fibres(const struct td_part *part, const struct td_outline *outline, float gap,
                           float width, struct td_outline *out);
/* The layer a tissue belongs to. */
enum td_layer td_tissue_layer(enum td_tissue tissue);
/* Index of a part, -1 = none. */
int td_view_part(const struct td_anatomy_view *view, const char *id);

#endif
