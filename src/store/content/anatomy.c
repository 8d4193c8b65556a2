#include "teardrop/store/content/anatomy.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/picture/fibre.h"
#include "teardrop/store/text/cfg.h"

#define VIEWS_MAX 16
#define PARTS_MAX 64
#define SIZE_MAX_UNITS 10000.0
#define MOST_UNITS 10000
#define FIBRE_SLIM 7   /* a fibre is so many times slimmer than the gap between two */
#define TOLERANCE 0.1F /* of flattened curves, in units of the view */

#define KEYS(array) array, sizeof(array) / sizeof((array)[0])

struct loader {
    struct td_cfg_reader r;
    struct td_anatomy *anatomy;
};

static void read_label(struct loader *l, td_cfg_node node, const struct td_anatomy_view *view,
                       struct td_part *out)
{
    td_cfg_node label = td_cfg_member_optional(node, "label");

    if (label == NULL) {
        return;
    }
    if (!td_cfg_is_list(label) || td_cfg_count(label) != 2) {
        td_cfg_problem(&l->r, label, "label: expected [x, y]");
        return;
    }
    out->label_x = (float)td_cfg_value_int(&l->r, td_cfg_child(label, 0), 0, (int)view->width);
    out->label_y = (float)td_cfg_value_int(&l->r, td_cfg_child(label, 1), 0, (int)view->height);
}

static struct td_point read_point(struct loader *l, td_cfg_node group, const char *key)
{
    td_cfg_node node = td_cfg_member(&l->r, group, key);

    if (node == NULL || !td_cfg_is_list(node) || td_cfg_count(node) != 2) {
        td_cfg_problem(&l->r, node != NULL ? node : group, "%s: expected [x, y]", key);
        return (struct td_point){0, 0};
    }
    return (struct td_point){
        (float)td_cfg_value_int(&l->r, td_cfg_child(node, 0), -MOST_UNITS, MOST_UNITS),
        (float)td_cfg_value_int(&l->r, td_cfg_child(node, 1), -MOST_UNITS, MOST_UNITS)};
}

static const char *const frames[] = {"thigh", "shin", "kneecap"};

/* `strap = { from = "thigh"; a = [x, y]; to = "kneecap"; b = [x, y]; widths =
 * [5, 12, 6]; bow = 3; }` */
static void read_strap(struct loader *l, td_cfg_node node, struct td_part *out)
{
    static const char *const keys[] = {"from", "a", "to", "b", "widths", "bow"};
    td_cfg_node group = td_cfg_member_optional(node, "strap"), widths;
    struct td_strap *strap;
    int from, to;

    if (group == NULL || (strap = td_arena_alloc(l->r.arena, 1, sizeof *strap)) == NULL) {
        return;
    }
    td_cfg_allow(&l->r, group, KEYS(keys));
    from = td_cfg_choice(&l->r, group, "from", KEYS(frames));
    to = td_cfg_choice(&l->r, group, "to", KEYS(frames));
    strap->from = from > 0 ? (enum td_frame)from : TD_FRAME_THIGH;
    strap->to = to > 0 ? (enum td_frame)to : TD_FRAME_THIGH;
    strap->a = read_point(l, group, "a");
    strap->b = read_point(l, group, "b");
    strap->bow = (float)td_cfg_int_optional(&l->r, group, "bow", -MOST_UNITS, MOST_UNITS, 0);
    widths = td_cfg_member(&l->r, group, "widths");
    if (widths == NULL || !td_cfg_is_list(widths) || td_cfg_count(widths) != 3) {
        td_cfg_problem(&l->r, group, "widths: expected three, at its ends and between");
        return;
    }
    for (size_t i = 0; i < 3; i++) {
        strap->widths[i] = (float)td_cfg_value_int(&l->r, td_cfg_child(widths, i), 0, MOST_UNITS);
    }
    out->strap = strap;
}

/* `bend = { centre = [x, y]; pole = [x, y]; tuberosity = [x, y]; most = 120; }` */
static void read_bend(struct loader *l, td_cfg_node node, struct td_anatomy_view *out)
{
    static const char *const keys[] = {"centre", "pole", "tuberosity", "most"};
    td_cfg_node group = td_cfg_member_optional(node, "bend");
    struct td_bend *bend;

    if (group == NULL || (bend = td_arena_alloc(l->r.arena, 1, sizeof *bend)) == NULL) {
        return;
    }
    td_cfg_allow(&l->r, group, KEYS(keys));
    bend->centre = read_point(l, group, "centre");
    bend->pole = read_point(l, group, "pole");
    bend->tuberosity = read_point(l, group, "tuberosity");
    bend->most_deg = (float)td_cfg_int(&l->r, group, "most", 1, 160);
    if (bend->pole.x == bend->centre.x && bend->pole.y == bend->centre.y) {
        td_cfg_problem(&l->r, group, "pole: it must not be the centre");
    }
    out->bend = bend;
}

/* `fibres = { first = -15; last = -52; gap = 3; }`: degrees from straight down,
 * positive to the right, from the topmost line to the lowest one. */
static void read_fibres(struct loader *l, td_cfg_node node, struct td_part *out,
                        struct td_outline *lines)
{
    static const char *const keys[] = {"first", "last", "gap", "feather"};
    td_cfg_node group = td_cfg_member_optional(node, "fibres");
    struct td_fibres fibres;

    if (group == NULL) {
        return;
    }
    td_cfg_allow(&l->r, group, KEYS(keys));
    fibres.first_deg = (float)td_cfg_number(&l->r, group, "first", -80, 80);
    fibres.last_deg = (float)td_cfg_number(&l->r, group, "last", -80, 80);
    fibres.gap = (float)td_cfg_number(&l->r, group, "gap", 0.5, SIZE_MAX_UNITS);
    fibres.width = fibres.gap / FIBRE_SLIM;
    fibres.feather = td_cfg_bool_optional(&l->r, group, "feather", false);
    if (!l->r.failed && td_fibres_draw(out->outline, &fibres, lines) != TD_OK) {
        td_cfg_problem(&l->r, group, "out of memory");
    }
    out->fibres = lines;
}

static void read_part(struct loader *l, td_cfg_node node, const struct td_anatomy_view *view,
                      struct td_part *out, struct td_outline *outline, struct td_outline *fibres)
{
    static const char *const keys[] = {"id",    "name",   "text",  "tissue", "path",
                                       "label", "fibres", "frame", "strap"};
    static const char *const tissues[] = {
        "skin", "muscle", "vm",    "tendon", "ligament", "bone", "cartilage", "fat",
        "prop", "spot",   "shirt", "cloth",  "shoe",     "hair", "wood",      "water"};
    const char *path;
    char why[120];
    int tissue;

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = td_cfg_string(&l->r, node, "id");
    out->id = out->id != NULL ? out->id : "";
    out->name = td_cfg_string(&l->r, node, "name");
    out->text = td_cfg_string_optional(&l->r, node, "text");
    tissue = td_cfg_choice(&l->r, node, "tissue", KEYS(tissues));
    out->tissue = tissue >= 0 ? (enum td_tissue)tissue : TD_TISSUE_SKIN;
    out->frame = (enum td_frame)td_cfg_choice_optional(&l->r, node, "frame", KEYS(frames), 0);
    read_strap(l, node, out);
    path = out->strap != NULL ? td_cfg_string_optional(&l->r, node, "path")
                              : td_cfg_string(&l->r, node, "path");
    if (path != NULL && td_outline_parse(path, TOLERANCE, outline, why, sizeof why) != TD_OK) {
        td_cfg_problem(&l->r, td_cfg_member_optional(node, "path"), "path of \"%s\": %s", out->id,
                       why);
    }
    out->outline = outline;
    read_label(l, node, view, out);
    read_fibres(l, node, out, fibres);
}

static void read_view(struct loader *l, td_cfg_node node, struct td_anatomy_view *out,
                      struct td_outline *outlines)
{
    static const char *const keys[] = {"id", "title", "width", "height", "bend", "parts"};
    td_cfg_node list = td_cfg_member_optional(node, "parts");
    struct td_part *parts;

    td_cfg_allow(&l->r, node, KEYS(keys));
    out->id = td_cfg_string(&l->r, node, "id");
    out->id = out->id != NULL ? out->id : "";
    out->title = td_cfg_string(&l->r, node, "title");
    out->width = (float)td_cfg_number(&l->r, node, "width", 1, SIZE_MAX_UNITS);
    out->height = (float)td_cfg_number(&l->r, node, "height", 1, SIZE_MAX_UNITS);
    read_bend(l, node, out);
    if (list == NULL || !td_cfg_is_list(list) || td_cfg_count(list) == 0 ||
        td_cfg_count(list) > PARTS_MAX) {
        td_cfg_problem(&l->r, list != NULL ? list : node, "parts: expected a list of 1 to %d",
                       PARTS_MAX);
        return;
    }
    parts = td_arena_alloc(l->r.arena, td_cfg_count(list), sizeof *parts);
    out->parts = parts;
    for (size_t i = 0; parts != NULL && i < td_cfg_count(list); i++) {
        read_part(l, td_cfg_child(list, i), out, &parts[i], &outlines[2 * i], &outlines[2 * i + 1]);
        if (td_view_part(out, parts[i].id) >= 0) {
            td_cfg_problem(&l->r, td_cfg_child(list, i), "part \"%s\" is there twice", parts[i].id);
        }
        out->part_count++;
    }
}

static size_t count_parts(td_cfg_node views)
{
    size_t count = 0;

    for (size_t i = 0; i < td_cfg_count(views); i++) {
        td_cfg_node parts = td_cfg_member_optional(td_cfg_child(views, i), "parts");

        count += parts != NULL ? td_cfg_count(parts) : 0;
    }
    return count;
}

static void read_views(struct loader *l, td_cfg_node root, bool needed)
{
    td_cfg_node list =
        needed ? td_cfg_member(&l->r, root, "views") : td_cfg_member_optional(root, "views");
    struct td_anatomy_view *views;
    size_t used = 0;

    if (list == NULL) {
        return;
    }
    if (!td_cfg_is_list(list) || td_cfg_count(list) == 0 || td_cfg_count(list) > VIEWS_MAX) {
        td_cfg_problem(&l->r, list, "views: expected a list of 1 to %d views", VIEWS_MAX);
        return;
    }
    l->anatomy->outline_count = 2 * count_parts(list); /* and the fibres of each */
    l->anatomy->outlines = calloc(l->anatomy->outline_count + 1, sizeof *l->anatomy->outlines);
    views = td_arena_alloc(l->r.arena, td_cfg_count(list), sizeof *views);
    l->anatomy->views = views;
    if (l->anatomy->outlines == NULL) {
        l->anatomy->outline_count = 0;
        l->r.failed = true;
        return;
    }
    for (size_t i = 0; views != NULL && i < td_cfg_count(list); i++) {
        read_view(l, td_cfg_child(list, i), &views[i], &l->anatomy->outlines[used]);
        used += 2 * views[i].part_count;
        if (td_anatomy_view(l->anatomy, views[i].id) != NULL) {
            td_cfg_problem(&l->r, td_cfg_child(list, i), "view \"%s\" is there twice", views[i].id);
        }
        l->anatomy->view_count++;
    }
}

/* Takes what the file leaves to the one that it extends. */
static void take_base(struct loader *l, td_cfg_node root, const struct td_anatomy *base)
{
    struct td_anatomy *own = l->anatomy;
    struct td_anatomy_view *views =
        td_arena_alloc(l->r.arena, base->view_count + own->view_count, sizeof *views);
    size_t count = base->view_count;

    if (views == NULL) {
        td_cfg_problem(&l->r, root, "out of memory");
        return;
    }
    memcpy(views, base->views, count * sizeof *views);
    for (size_t i = 0; i < own->view_count; i++) {
        const struct td_anatomy_view *same = td_anatomy_view(base, own->views[i].id);
        size_t at = same != NULL ? (size_t)(same - base->views) : count;

        views[at] = own->views[i];
        count += same != NULL ? 0 : 1;
    }
    if (count > VIEWS_MAX) {
        td_cfg_problem(&l->r, root, "views: %zu with those that came with teardrop; at most %d",
                       count, VIEWS_MAX);
    }
    own->views = views;
    own->view_count = count;
}

enum td_err td_anatomy_read(const struct td_cfg *cfg, struct td_problems *problems,
                            struct td_anatomy **out)
{
    return td_anatomy_read_onto(cfg, NULL, problems, out);
}

enum td_err td_anatomy_read_onto(const struct td_cfg *cfg, const struct td_anatomy *base,
                                 struct td_problems *problems, struct td_anatomy **out)
{
    static const char *const keys[] = {"extends", "views"};
    struct loader l = {.r = {.cfg = cfg, .problems = problems}};

    *out = NULL;
    l.anatomy = calloc(1, sizeof *l.anatomy);
    if (l.anatomy == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&l.anatomy->arena);
    l.r.arena = &l.anatomy->arena;
    td_cfg_allow(&l.r, td_cfg_root(cfg), KEYS(keys));
    (void)td_cfg_bool_optional(&l.r, td_cfg_root(cfg), "extends", false);
    read_views(&l, td_cfg_root(cfg), base == NULL);
    if (base != NULL && !l.r.failed) {
        take_base(&l, td_cfg_root(cfg), base);
    }
    if (l.r.failed) {
        td_anatomy_free(l.anatomy);
        return TD_ERR_CONTENT;
    }
    *out = l.anatomy;
    return TD_OK;
}
