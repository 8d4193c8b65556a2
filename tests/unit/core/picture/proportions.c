/* The drawn knee against published figures; each with its source in
 * assets/anatomy.cfg. */

#include <math.h>
#include <stdbool.h>

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
    size_t last = vm->fibres->contour_count - 1;

    (void)state;
    /* Rajput 2017: lower fibres at about 45 to 55 degrees; upper ones steep. */
    expect_within("lowest fibre", -fibre_deg(vm->fibres, last), 45, 55);
    expect_within("highest fibre", -fibre_deg(vm->fibres, 0), 10, 25);
    /* Its belly reaches the upper third of the kneecap's edge, the outer head less far. */
    assert_true(box_of(vl).bottom < patella.top);
    expect_within("end of the teardrop", (box_of(vm).bottom - patella.top),
                  (patella.bottom - patella.top) / 5, (patella.bottom - patella.top) / 2);
    /* They lie on the inner and on the outer side. */
    assert_true(vm->label_x > patella.right && vl->label_x < patella.left);
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

static void groove__opens_as_measured_and_its_outer_wall_is_higher(void **state)
{
    static const char *const views[] = {"groove_0", "groove_30", "groove_90"};

    (void)state;
    for (size_t v = 0; v < 3; v++) {
        const struct td_outline *femur = part_of(views[v], "femur")->outline;
        struct td_point outer = highest(femur, 0, 45), inner = highest(femur, 75, 120);
        struct td_point floor = {0, 0};
        float angle;

        for (size_t i = 0; i < femur->point_count; i++) { /* lowest of the upper edge */
            struct td_point p = femur->points[i];

            if (p.x > 50 && p.x < 72 && p.y < 70 && p.y > floor.y) {
                floor = p;
            }
        }
        assert_true(outer.y < inner.y);
        angle = (atan2f(floor.x - outer.x, floor.y - outer.y) +
                 atan2f(inner.x - floor.x, floor.y - inner.y)) *
                DEGREES;
        if (v == 1) { /* the angle is measured near 30 degrees: 135, give or take 10 */
            expect_within(views[v], angle, 125, 145);
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
        cmocka_unit_test(groove__opens_as_measured_and_its_outer_wall_is_higher),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
