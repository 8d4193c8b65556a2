/* Reads the pictures of the knee: views, their parts, and how they bend. */
#include "teardrop/store/content/anatomy.h"

#include <stdlib.h>

#include "list.h"
#include "teardrop/base/by_id.h"
#include "teardrop/core/picture/fibre.h"

#define VIEWS_MAX 32
#define PARTS_MAX 64
#define UNITS_MAX 10000
#define BEND_MAX 160   /* degrees */
#define FIBRE_SLIM 7   /* a fibre is so many times slimmer than the gap between two */
#define TOLERANCE 0.1F /* of flattened curves, in units of the view */

struct loader {
    struct td_cfg_reader r;             /* its self is the loader */
    const struct td_anatomy_view *view; /* whose parts are being read */
    struct td_outline *outlines;        /* the next part's */
};

static float number(struct td_cfg_reader *r, td_cfg_node list, size_t index, int min, int max)
{
    return (float)td_cfg_value_number(r, td_cfg_child(list, index), min, max);
}

/* 0 where it is missing. */
static float optional(struct td_cfg_reader *r, td_cfg_node group, const char *key)
{
    return td_cfg_member_optional(group, key) == NULL
               ? 0
               : (float)td_cfg_number(r, group, key, -UNITS_MAX, UNITS_MAX);
}

static bool has_length(td_cfg_node list, size_t length)
{
    return td_cfg_is_list(list) && td_cfg_count(list) == length;
}

static struct td_point read_point(struct td_cfg_reader *r, td_cfg_node group, const char *key)
{
    td_cfg_node node = td_cfg_member(r, group, key);

    if (!has_length(node, 2)) {
        td_cfg_problem(r, node != NULL ? node : group, "%s: expected [x, y]", key);
        return (struct td_point){0, 0};
    }
    return (struct td_point){number(r, node, 0, -UNITS_MAX, UNITS_MAX),
                             number(r, node, 1, -UNITS_MAX, UNITS_MAX)};
}

static void read_label(struct loader *l, td_cfg_node node, struct td_part *out)
{
    td_cfg_node label = td_cfg_member_optional(node, "label");

    if (has_length(label, 2)) {
        out->label_x = number(&l->r, label, 0, 0, (int)l->view->width);
        out->label_y = number(&l->r, label, 1, 0, (int)l->view->height);
    } else if (label != NULL) {
        td_cfg_problem(&l->r, label, "label: expected [x, y]");
    }
}

static const char *const frames[] = {"thigh", "shin", "kneecap", "outer_knuckle", "outer_contact"};

/* `strap = { from = "thigh"; a = [x, y]; to = "kneecap"; b = [x, y]; widths =
 * [5, 12, 6]; bow = 3; }` */
static const struct td_strap *read_strap(struct td_cfg_reader *r, td_cfg_node node)
{
    static const char *const keys[] = {"from", "a", "to", "b", "widths", "bow", "belly"};
    td_cfg_node group = td_cfg_member_optional(node, "strap"), widths;
    struct td_strap *strap;

    if (group == NULL || (strap = td_arena_alloc(r->arena, 1, sizeof *strap)) == NULL) {
        return NULL;
    }
    td_cfg_allow(r, group, TD_COUNTED(keys));
    strap->from = (enum td_frame)td_cfg_choice(r, group, "from", TD_COUNTED(frames));
    strap->to = (enum td_frame)td_cfg_choice(r, group, "to", TD_COUNTED(frames));
    strap->a = read_point(r, group, "a");
    strap->b = read_point(r, group, "b");
    strap->bow = optional(r, group, "bow");
    strap->belly = td_cfg_member_optional(group, "belly") == NULL
                       ? 0.5F
                       : (float)td_cfg_number(r, group, "belly", 0.1, 0.9);
    widths = td_cfg_member(r, group, "widths");
    if (!has_length(widths, 3)) {
        td_cfg_problem(r, group, "widths: expected three, at its ends and between");
        return NULL;
    }
    for (size_t i = 0; i < 3; i++) {
        strap->widths[i] = number(r, widths, i, 0, UNITS_MAX);
    }
    return strap;
}

/* Where the kneecap is: `track = ( [bend, x, y, turn], ... )`, by growing bends. */
static void read_track(struct td_cfg_reader *r, td_cfg_node list, struct td_bend *bend)
{
    size_t count = td_cfg_count(list);
    struct td_track *track = td_arena_alloc(r->arena, count, sizeof *track);

    if (track == NULL || count == 0) {
        td_cfg_problem(r, list, "track: expected a list of [bend, x, y, turn]");
        return;
    }
    for (size_t i = 0; i < count; i++) {
        td_cfg_node entry = td_cfg_child(list, i);

        if (!has_length(entry, 4)) {
            td_cfg_problem(r, entry, "track: expected [bend, x, y, turn]");
            return;
        }
        track[i] = (struct td_track){
            number(r, entry, 0, 0, BEND_MAX), number(r, entry, 1, -UNITS_MAX, UNITS_MAX),
            number(r, entry, 2, -UNITS_MAX, UNITS_MAX), number(r, entry, 3, -90, 90)};
        if (i > 0 && track[i].bend_deg <= track[i - 1].bend_deg) {
            td_cfg_problem(r, entry, "track: expected a larger bend than that before it");
        }
    }
    bend->track = track;
    bend->track_count = count;
}

/* `bend = { centre = [x, y]; pole = [x, y]; tuberosity = [x, y]; most = 120; }`, or
 * `bend = { pole = [x, y]; most = 90; track = ...; }` */
static const struct td_bend *read_bend(struct td_cfg_reader *r, td_cfg_node node)
{
    static const char *const keys[] = {"centre", "pole",      "tuberosity", "glide",
                                       "most",   "roll_back", "track"};
    td_cfg_node group = td_cfg_member_optional(node, "bend"), track;
    struct td_bend *bend;

    if (group == NULL || (bend = td_arena_alloc(r->arena, 1, sizeof *bend)) == NULL) {
        return NULL;
    }
    td_cfg_allow(r, group, TD_COUNTED(keys));
    bend->pole = read_point(r, group, "pole");
    bend->max_deg = (float)td_cfg_int(r, group, "most", 1, BEND_MAX);
    track = td_cfg_member_optional(group, "track");
    if (track != NULL) {
        read_track(r, track, bend);
        return bend;
    }
    bend->centre = read_point(r, group, "centre");
    bend->tuberosity = read_point(r, group, "tuberosity");
    bend->glide = read_point(r, group, "glide");
    bend->roll_back = optional(r, group, "roll_back");
    if (bend->pole.x == bend->centre.x && bend->pole.y == bend->centre.y) {
        td_cfg_problem(r, group, "pole: it must not be the centre");
    }
    return bend;
}

/* `fibres = { first = -15; last = -52; gap = 3; }`: degrees from straight down,
 * positive to the right, from the topmost line to the lowest one. */
static void read_fibres(struct td_cfg_reader *r, td_cfg_node node, struct td_part *out)
{
    static const char *const keys[] = {"first", "last", "gap", "feather"};
    td_cfg_node group = td_cfg_member_optional(node, "fibres");
    struct td_fibres *fibres;

    if (group == NULL || (fibres = td_arena_alloc(r->arena, 1, sizeof *fibres)) == NULL) {
        return;
    }
    td_cfg_allow(r, group, TD_COUNTED(keys));
    if (out->strap == NULL) { /* those of a strap run along it */
        fibres->first_deg = (float)td_cfg_number(r, group, "first", -135, 135);
        fibres->last_deg = (float)td_cfg_number(r, group, "last", -135, 135);
    }
    fibres->gap = (float)td_cfg_number(r, group, "gap", 0.5, UNITS_MAX);
    fibres->width = fibres->gap / FIBRE_SLIM;
    fibres->feather = td_cfg_bool_optional(r, group, "feather", false);
    out->run = fibres;
}

static void read_part(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    static const char *const tissues[] = {
        "skin", "muscle", "vm",    "tendon", "ligament", "bone", "cartilage", "fat", "prop",
        "spot", "shirt",  "cloth", "shoe",   "hair",     "wood", "water",     "mark"};
    struct loader *l = r->self;
    struct td_part *out = entry;
    const char *id = td_cfg_string(r, node, "id");
    const char *path;
    char why[120];

    out->id = id != NULL ? id : "";
    out->name = td_cfg_string(r, node, "name");
    out->text = td_cfg_string_optional(r, node, "text");
    out->tissue = (enum td_tissue)td_cfg_choice(r, node, "tissue", TD_COUNTED(tissues));
    out->frame = (enum td_frame)td_cfg_choice_optional(r, node, "frame", TD_COUNTED(frames), 0);
    out->strap = read_strap(r, node);
    out->deep = td_cfg_bool_optional(r, node, "deep", false);
    out->far = td_cfg_bool_optional(r, node, "far", false);
    path = out->strap != NULL ? td_cfg_string_optional(r, node, "path")
                              : td_cfg_string(r, node, "path");
    if (path != NULL && td_outline_parse(path, TOLERANCE, l->outlines, why, sizeof why) != TD_OK) {
        td_cfg_problem(r, td_cfg_member_optional(node, "path"), "path of \"%s\": %s", out->id, why);
    }
    out->outline = l->outlines++;
    read_label(l, node, out);
    read_fibres(r, node, out);
}

static const struct td_list parts = TD_LIST(
    struct td_part, "parts", "part", PARTS_MAX, TD_LIST_IDS | TD_LIST_FILLED, read_part, "id",
    "name", "text", "tissue", "path", "label", "fibres", "frame", "strap", "deep", "far");

static void read_view(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct loader *l = r->self;
    struct td_anatomy_view *out = entry;
    const char *id = td_cfg_string(r, node, "id");

    out->id = id != NULL ? id : "";
    out->title = td_cfg_string(r, node, "title");
    out->left = td_cfg_string_optional(r, node, "left");
    out->right = td_cfg_string_optional(r, node, "right");
    if ((out->left == NULL) != (out->right == NULL)) {
        td_cfg_problem(r, node, "left and right: expected both, or neither");
    }
    out->width = (float)td_cfg_number(r, node, "width", 1, UNITS_MAX);
    out->height = (float)td_cfg_number(r, node, "height", 1, UNITS_MAX);
    out->bend = read_bend(r, node);
    l->view = out;
    out->parts = td_list_read(r, node, &parts, &out->part_count);
}

static const struct td_list views =
    TD_LIST(struct td_anatomy_view, "views", "view", VIEWS_MAX, TD_LIST_IDS | TD_LIST_FILLED,
            read_view, "id", "title", "left", "right", "width", "height", "bend", "parts");

static size_t count_parts(td_cfg_node list)
{
    size_t count = 0;

    for (size_t i = 0; i < td_cfg_count(list); i++) {
        count += td_cfg_count(td_cfg_member_optional(td_cfg_child(list, i), parts.key));
    }
    return count;
}

/* Of both lists: those that are always read, and the others. */
static void read_lists(struct loader *l, td_cfg_node root, bool extends,
                       struct td_anatomy_view **out, size_t *count)
{
    struct td_list first = views, more = views;
    const struct td_anatomy_view *others;
    size_t other_count;

    first.flags |= extends ? TD_LIST_OPTIONAL : 0;
    more.key = TD_ANATOMY_MORE;
    more.flags |= TD_LIST_OPTIONAL;
    *out = td_list_read(&l->r, root, &first, count);
    others = td_list_read(&l->r, root, &more, &other_count);
    for (size_t i = 0; i<other_count && * count> 0; i++) {
        if (TD_BY_ID(*out, *count, others[i].id) >= 0) {
            td_cfg_problem(&l->r, td_cfg_member_optional(root, TD_ANATOMY_MORE),
                           "view \"%s\" is there twice", others[i].id);
        }
    }
    if (other_count > 0) {
        *out = td_list_extend(&l->r, &views, *out, *count, others, &other_count);
        *count = other_count;
    }
}

static void read_all(struct loader *l, td_cfg_node root, const struct td_anatomy *base,
                     struct td_anatomy *out)
{
    static const char *const keys[] = {"extends", "views", TD_ANATOMY_MORE};
    struct td_anatomy_view *read = NULL;

    td_cfg_allow(&l->r, root, TD_COUNTED(keys));
    (void)td_cfg_bool_optional(&l->r, root, "extends", false);
    read_lists(l, root, base != NULL, &read, &out->view_count);
    out->views = read;
    if (base != NULL && !l->r.failed) {
        out->views = td_list_extend(&l->r, &views, base->views, base->view_count, out->views,
                                    &out->view_count);
    }
}

enum td_err td_anatomy_read(const struct td_cfg *cfg, const struct td_anatomy *base,
                            struct td_problems *problems, struct td_anatomy **out)
{
    struct td_anatomy *anatomy = calloc(1, sizeof *anatomy);
    struct loader l = {.r = {.cfg = cfg, .problems = problems}};
    td_cfg_node root = td_cfg_root(cfg);
    size_t outlines = count_parts(td_cfg_member_optional(root, views.key)) +
                      count_parts(td_cfg_member_optional(root, TD_ANATOMY_MORE));

    *out = NULL;
    l.outlines = calloc(outlines + 1, sizeof *l.outlines);
    if (anatomy == NULL || l.outlines == NULL) {
        free(anatomy);
        free(l.outlines);
        return TD_ERR_NOMEM;
    }
    td_arena_init(&anatomy->arena);
    anatomy->outlines = l.outlines;
    anatomy->outline_count = outlines;
    l.r.self = &l;
    l.r.arena = &anatomy->arena;
    read_all(&l, root, base, anatomy);
    if (l.r.failed) {
        td_anatomy_free(anatomy);
        return TD_ERR_CONTENT;
    }
    *out = anatomy;
    return TD_OK;
}
