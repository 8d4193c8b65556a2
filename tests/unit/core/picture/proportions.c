/* The drawn knee against published figures; each with its source in
 * assets/anatomy.cfg. */

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "teardrop/store/content/content.h"
#include "test.h"

#define DEGREES 57.29578F

static struct td_content *content;
static const struct td_anatomy *anatomy;

static int load(void **state)
{
    const struct td_problems *problems = NULL;
    struct td_content_port port;

    (void)state;
    if (td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) != TD_OK) {
        return -1;
    }
    port = td_content_port(content);
    return port.ops->anatomy(port.self, &anatomy, &problems) == TD_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    td_content_free(content);
    return 0;
}

static const struct td_part *part_of(const char *view_id, const char *part_id)
{
    const struct td_anatomy_view *view = td_anatomy_view(anatomy, view_id);
    int part;

    assert_non_null(view);
    part = td_view_part(view, part_id);
    if (part < 0) {
        fail_msg("%s has no %s", view_id, part_id);
    }
    return &view->parts[part];
}

struct box {
    float left, right, top, bottom;
};

static struct box box_of(const struct td_part *part)
{
    const struct td_outline *outline = part->outline;
    struct box box = {outline->points[0].x, outline->points[0].x, outline->points[0].y,
                      outline->points[0].y};

    for (size_t i = 1; i < outline->point_count; i++) {
        box.left = fminf(box.left, outline->points[i].x);
        box.right = fmaxf(box.right, outline->points[i].x);
        box.top = fminf(box.top, outline->points[i].y);
        box.bottom = fmaxf(box.bottom, outline->points[i].y);
    }
    return box;
}

static void expect_within(const char *what, float value, float least, float most)
{
    if (!(value >= least && value <= most)) {
        fail_msg("%s: %.2f, expected %.2f to %.2f", what, (double)value, (double)least,
                 (double)most);
    }
}

/* Degrees of a fibre from straight down. */
static float fibre_deg(const struct td_outline *lines, size_t i)
{
    struct td_point a = lines->points[lines->starts[i]], b = lines->points[lines->starts[i] + 1];

    return atan2f(b.x - a.x, b.y - a.y) * DEGREES;
}

static void front__vastus_medialis__slants_at_the_bottom_and_ends_lowest(void **state)
{
    const struct td_part *vm = part_of("front", "vm"), *vl = part_of("front", "vl");
    struct box patella = box_of(part_of("front", "patella"));
    struct td_outline fibres = {0};

    (void)state;
    assert_int_equal(td_part_fibres(vm, vm->outline, 0, 0, &fibres), TD_OK);
    /* Rajput 2017: lower fibres at about 45 to 55 degrees; upper ones steep. */
    expect_within("lowest fibre", -fibre_deg(&fibres, fibres.contour_count - 1), 45, 55);
    expect_within("highest fibre", -fibre_deg(&fibres, 0), 10, 25);
    /* Its belly reaches the upper third of the kneecap's edge, the outer head less far. */
    assert_true(box_of(vl).bottom < patella.top);
    expect_within("end of the teardrop", (box_of(vm).bottom - patella.top),
                  (patella.bottom - patella.top) / 5, (patella.bottom - patella.top) / 2);
    /* They lie on the inner and on the outer side. */
    assert_true(vm->label_x > patella.right && vl->label_x < patella.left);
    td_outline_deinit(&fibres);
}

static void front__kneecap__is_half_as_wide_as_the_knee(void **state)
{
    struct box patella = box_of(part_of("front", "patella"));
    struct box femur = box_of(part_of("front", "femur"));

    (void)state;
    /* 43 to 46 mm beside 80 to 88 mm over the knuckles. */
    expect_within("widths", (patella.right - patella.left) / (femur.right - femur.left), 0.48F,
                  0.58F);
    expect_within("shape", (patella.bottom - patella.top) / (patella.right - patella.left), 0.9F,
                  1.1F);
}

static void side__tendon__is_as_long_as_the_kneecap(void **state)
{
    const struct td_strap *tendon = part_of("side", "patellar_tendon")->strap;
    struct box patella = box_of(part_of("side", "patella"));
    float length = hypotf(tendon->b.x - tendon->a.x, tendon->b.y - tendon->a.y);

    (void)state;
    /* Insall and Salvati 1971: 1.02, standard deviation .13. */
    expect_within("tendon to kneecap", length / (patella.bottom - patella.top), 0.89F, 1.15F);
}

/* Freeman and Pinskerova 2003: a circle from 10 to 120 degrees, about the point the
 * shin turns about. So what is drawn must be one, and must fit the shin's hollow. */
static void side__knuckle__is_round_about_the_turning_point(void **state)
{
    const struct td_anatomy_view *view = td_anatomy_view(anatomy, "side");
    const struct td_outline *femur = part_of("side", "femur")->outline;
    struct td_point centre = view->bend->centre;
    float least = 1000, most = 0;
    float plateau = box_of(part_of("side", "tibia")).top - centre.y;

    (void)state;
    for (size_t i = 0; i < femur->point_count; i++) {
        float x = femur->points[i].x - centre.x, y = femur->points[i].y - centre.y;

        if (y > 0 && x > -8) { /* what lies on the shin from straight to 120 degrees */
            least = fminf(least, hypotf(x, y));
            most = fmaxf(most, hypotf(x, y));
        }
    }
    expect_within("round", most / least, 1, 1.15F);
    /* Cartilage and cushions have 2 to 5 mm at 1.7 mm a unit. */
    expect_within("room for cartilage", plateau - most, 0, 3);
}

/* The highest point of the bone between two columns. */
static struct td_point highest(const struct td_outline *outline, float from, float to)
{
    struct td_point best = {0, 1000};

    for (size_t i = 0; i < outline->point_count; i++) {
        struct td_point p = outline->points[i];

        if (p.x >= from && p.x <= to && p.y < best.y) {
            best = p;
        }
    }
    return best;
}

/* One unit is 0.8 mm. Merchant 1974: 138 degrees, standard deviation 6; Malghem 1989: 5.9 mm,
 * standard deviation 1.7. */
static void groove__is_as_deep_as_measured_and_its_outer_wall_is_higher(void **state)
{
    const struct td_outline *femur = part_of("groove", "femur")->outline;
    struct td_point outer = highest(femur, 0, 45), inner = highest(femur, 70, 90);
    struct td_point floor = {0, 0};
    float angle;

    (void)state;
    for (size_t i = 0; i < femur->point_count; i++) { /* lowest of the upper edge */
        struct td_point p = femur->points[i];

        if (p.x > 50 && p.x < 72 && p.y < 70 && p.y > floor.y) {
            floor = p;
        }
    }
    assert_true(outer.y < inner.y);
    assert_true(floor.x - outer.x > inner.x - floor.x); /* and longer */
    angle = (atan2f(floor.x - outer.x, floor.y - outer.y) +
             atan2f(inner.x - floor.x, floor.y - inner.y)) *
            DEGREES;
    expect_within("angle", angle, 132, 146);
    expect_within("depth", (floor.y - (outer.y + inner.y) / 2) * 0.8F, 4.5F, 7);
}

/* The ridge of the kneecap lies nearer to its inner edge, and there its cartilage is thickest. */
static void groove__kneecap__has_the_longer_facet_outside(void **state)
{
    struct box bone = box_of(part_of("groove", "patella"));
    const struct td_outline *outline = part_of("groove", "patella_cartilage")->outline;
    struct td_point ridge = {0, 0};

    (void)state;
    for (size_t i = 0; i < outline->point_count; i++) {
        ridge = outline->points[i].y > ridge.y ? outline->points[i] : ridge;
    }
    expect_within("outer facet to inner one", (ridge.x - bone.left) / (bone.right - ridge.x), 1,
                  1.5F);
    expect_within("cartilage of the ridge, mm", (ridge.y - bone.bottom) * 0.8F, 2, 6);
}

/* From the front the outer side is on the left. */
static void front__ligaments__run_as_they_should(void **state)
{
    struct box patella = box_of(part_of("front", "patella"));
    struct box femur = box_of(part_of("front", "femur"));
    struct box fibula = box_of(part_of("front", "fibula"));
    struct box tibia = box_of(part_of("front", "tibia"));
    struct box mpfl = box_of(part_of("front", "mpfl")), mcl = box_of(part_of("front", "mcl"));
    struct box lcl = box_of(part_of("front", "lcl")), itb = box_of(part_of("front", "itb"));
    float middle = (patella.top + patella.bottom) / 2;

    (void)state;
    /* From the inner knuckle to the upper two thirds of the kneecap's inner edge. */
    expect_within("inner kneecap ligament, end", mpfl.right, femur.right - 2, femur.right + 2);
    expect_within("inner kneecap ligament, height", (mpfl.top + mpfl.bottom) / 2, patella.top,
                  middle + 1);
    expect_within("outer cord to the calf bone", lcl.bottom, fibula.top, fibula.top + 4);
    /* LaPrade 2007: some 6 cm below the joint, at 2.2 mm a unit. */
    expect_within("inner ligament below the joint, mm", (mcl.bottom - tibia.top) * 2.2F, 45, 70);
    expect_within("band of the outer thigh on the shin", itb.bottom, tibia.top + 2, tibia.top + 12);
}

/* Side by side from front to back, the inner one a C that is open to the middle, the outer one
 * nearly a ring. */
static void plateau__cushions__are_a_c_and_nearly_a_ring(void **state)
{
    const struct td_part *inner = part_of("plateau", "meniscus_inner");
    const struct td_part *outer = part_of("plateau", "meniscus_outer");
    struct box c = box_of(inner), ring = box_of(outer);
    float gap_c = 0, gap_ring = 0;

    (void)state;
    for (int row = 0; row < 180; row++) { /* how far they are open towards the middle */
        float y = (float)row / 2;
        struct td_point left = {c.right - 2, y}, right = {ring.left + 3, y};
        bool in_c = y > c.top + 6 && y < c.bottom - 6;
        bool in_ring = y > ring.top + 6 && y < ring.bottom - 6;

        gap_c += in_c && !td_outline_contains(inner->outline, left) ? 0.5F : 0;
        gap_ring += in_ring && !td_outline_contains(outer->outline, right) ? 0.5F : 0;
    }
    assert_true(c.bottom - c.top > ring.bottom - ring.top);
    assert_true(gap_ring > 5 && gap_c > gap_ring * 1.4F);
}

static void views__parts__lie_in_their_box_and_are_named_once(void **state)
{
    (void)state;
    for (size_t v = 0; v < anatomy->view_count; v++) {
        const struct td_anatomy_view *view = &anatomy->views[v];

        for (size_t i = 0; i < view->part_count; i++) {
            const struct td_part *part = &view->parts[i];
            struct box box;

            for (size_t k = 0; k < i; k++) {
                if (strcmp(part->name, view->parts[k].name) == 0) {
                    fail_msg("%s has \"%s\" twice", view->id, part->name);
                }
            }
            if (part->strap != NULL) {
                continue;
            }
            box = box_of(part);
            if (box.left < -1 || box.top < -1 || box.right > view->width + 1 ||
                box.bottom > view->height + 1) {
                fail_msg("%s of %s lies outside", part->id, view->id);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(front__vastus_medialis__slants_at_the_bottom_and_ends_lowest),
        cmocka_unit_test(front__kneecap__is_half_as_wide_as_the_knee),
        cmocka_unit_test(side__tendon__is_as_long_as_the_kneecap),
        cmocka_unit_test(side__knuckle__is_round_about_the_turning_point),
        cmocka_unit_test(groove__is_as_deep_as_measured_and_its_outer_wall_is_higher),
        cmocka_unit_test(groove__kneecap__has_the_longer_facet_outside),
        cmocka_unit_test(front__ligaments__run_as_they_should),
        cmocka_unit_test(plateau__cushions__are_a_c_and_nearly_a_ring),
        cmocka_unit_test(views__parts__lie_in_their_box_and_are_named_once),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
