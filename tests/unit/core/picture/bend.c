/* The bending knee of the shipped pictures. */

#include <math.h>
#include <stdio.h>

#include "teardrop/core/picture/bend.h"
#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/text/cfg.h"
#include "test.h"

static struct td_anatomy *anatomy;
static const struct td_anatomy_view *side;

static int load(void **state)
{
    struct td_problems problems = {0};
    struct td_cfg *cfg;

    (void)state;
    if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/anatomy.cfg", "anatomy.cfg", &problems, &cfg) !=
            TD_OK ||
        td_anatomy_read(cfg, NULL, &problems, &anatomy) != TD_OK) {
        td_problems_print(&problems, stderr);
        return -1;
    }
    td_cfg_free(cfg);
    side = td_anatomy_view(anatomy, "side");
    return side != NULL && side->bend != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    td_anatomy_free(anatomy);
    return 0;
}

static size_t part(const char *id)
{
    int index = td_view_part(side, id);

    assert_true(index >= 0);
    return (size_t)index;
}

/* Of a strap: the middle of its end on b. */
static struct td_point end_of(const struct td_bent *bent, const char *id)
{
    const struct td_outline *outline = &bent->outlines[part(id)];
    struct td_point a = outline->points[outline->point_count / 2 - 1];
    struct td_point b = outline->points[outline->point_count / 2];

    return (struct td_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static struct td_point start_of(const struct td_bent *bent, const char *id)
{
    const struct td_outline *outline = &bent->outlines[part(id)];
    struct td_point a = outline->points[0], b = outline->points[outline->point_count - 1];

    return (struct td_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static float far(struct td_point a, struct td_point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

static void td_view_bend__straight__is_as_drawn(void **state)
{
    struct td_bent bent = {0};

    (void)state;
    assert_int_equal(td_view_bend(side, 0, &bent), TD_OK);
    assert_int_equal(bent.count, side->part_count);
    for (size_t i = 0; i < side->part_count; i++) {
        if (side->parts[i].strap != NULL) {
            continue;
        }
        assert_int_equal(bent.outlines[i].point_count, side->parts[i].outline->point_count);
        for (size_t k = 0; k < bent.outlines[i].point_count; k++) {
            assert_true(far(bent.outlines[i].points[k], side->parts[i].outline->points[k]) < 0.01F);
        }
    }
    td_bent_deinit(&bent);
}

static void td_view_bend__any_bend__the_tendon_does_not_stretch(void **state)
{
    struct td_bent bent = {0};
    float straight = 0;

    (void)state;
    for (int deg = 0; deg <= 120; deg += 5) {
        float length;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        length = far(start_of(&bent, "patellar_tendon"), end_of(&bent, "patellar_tendon"));
        straight = deg == 0 ? length : straight;
        assert_true(fabsf(length - straight) < straight * 0.01F);
    }
    td_bent_deinit(&bent);
}

static void td_view_bend__more_bend__kneecap_slides_down_and_muscle_grows_long(void **state)
{
    struct td_bent bent = {0};
    float kneecap = 0, muscle = 0;

    (void)state;
    for (int deg = 0; deg <= 120; deg += 5) {
        float y, length;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        y = bent.labels[part("patella")].y;
        length = far(start_of(&bent, "vm"), end_of(&bent, "vm"));
        assert_true(deg > 90 || y > kneecap); /* beyond that both turn under the bone */
        assert_true(deg > 90 || length > muscle);
        kneecap = y;
        muscle = length;
    }
    td_bent_deinit(&bent);
}

static void td_view_bend__shin__goes_to_the_back(void **state)
{
    struct td_bent bent = {0};
    struct td_point centre = side->bend->centre;

    (void)state;
    assert_int_equal(td_view_bend(side, 90, &bent), TD_OK);
    assert_true(bent.labels[part("tibia")].x > centre.x + 30);
    assert_true(fabsf(bent.labels[part("tibia")].y - centre.y) < 15);
    td_bent_deinit(&bent);
}

static void td_view_bend__out_of_range__kept_within(void **state)
{
    struct td_bent far_out = {0}, most = {0};

    (void)state;
    assert_int_equal(td_view_bend(side, 500, &far_out), TD_OK);
    assert_int_equal(td_view_bend(side, side->bend->max_deg, &most), TD_OK);
    assert_true(far(far_out.labels[part("tibia")], most.labels[part("tibia")]) < 0.01F);
    td_bent_deinit(&far_out);
    td_bent_deinit(&most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_view_bend__straight__is_as_drawn),
        cmocka_unit_test(td_view_bend__any_bend__the_tendon_does_not_stretch),
        cmocka_unit_test(td_view_bend__more_bend__kneecap_slides_down_and_muscle_grows_long),
        cmocka_unit_test(td_view_bend__shin__goes_to_the_back),
        cmocka_unit_test(td_view_bend__out_of_range__kept_within),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
