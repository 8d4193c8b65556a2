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

/* Along the top of the shin, towards the back, from where the inner knuckle rests. */
static float rolled_back(const struct td_bent *bent, float deg)
{
    struct td_point inner = bent->labels[part("inner_contact")];
    struct td_point outer = bent->labels[part("outer_contact")];
    float angle = deg * 0.017453293F;

    return (outer.x - inner.x) * cosf(angle) - (outer.y - inner.y) * sinf(angle);
}

/* Iwaki 2000: some 15 to 20 mm until 120 degrees; a unit is 1.7 mm. The inner one stays. */
static void td_view_bend__outer_knuckle__rolls_back_and_the_inner_one_does_not(void **state)
{
    struct td_bent bent = {0};
    float before = -0.01F;

    (void)state;
    for (int deg = 0; deg <= 120; deg += 3) {
        struct td_point inner, outer;
        float back;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        inner = bent.labels[part("inner_contact")];
        outer = bent.labels[part("outer_contact")];
        back = rolled_back(&bent, (float)deg);
        assert_true(back > before && back < before + 1);
        assert_true(fabsf(far(inner, outer) - back) < 0.01F); /* along the shin, nowhere else */
        assert_true(fabsf(far(inner, side->bend->centre) - 16.4F) < 0.5F);
        before = back;
    }
    assert_true(before * 1.7F > 15 && before * 1.7F < 20);
    td_bent_deinit(&bent);
}

static void td_view_bend__outer_knuckle__lies_on_its_contact(void **state)
{
    struct td_bent bent = {0};

    (void)state;
    for (int deg = 0; deg <= 120; deg += 15) {
        const struct td_outline *edge;
        struct td_point contact;
        float nearest = 1000;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        edge = &bent.outlines[part("outer_knuckle")];
        contact = bent.labels[part("outer_contact")];
        for (size_t i = 0; i < edge->point_count; i++) {
            nearest = fminf(nearest, far(edge->points[i], contact));
        }
        assert_true(nearest < 2);
    }
    td_bent_deinit(&bent);
}

static void td_view_bend__kneecap__glides_on_the_thigh_bone(void **state)
{
    struct td_bent bent = {0};
    float straight = far(side->bend->glide, side->bend->centre);

    (void)state;
    for (int deg = 0; deg <= 120; deg += 10) {
        const struct td_outline *bone;
        struct td_point centre = side->bend->centre;
        float nearest = 1000;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        bone = &bent.outlines[part("patella")];
        for (size_t i = 0; i < bone->point_count; i++) {
            struct td_point a = bone->points[i], b = bone->points[(i + 1) % bone->point_count];

            for (int step = 0; step < 10; step++) {
                float way = (float)step / 10;
                struct td_point p = {a.x + (b.x - a.x) * way, a.y + (b.y - a.y) * way};

                nearest = fminf(nearest, far(p, centre));
            }
        }
        if (fabsf(nearest - straight) > 2) {
            fail_msg("%d degrees: %.2f, straight %.2f", deg, (double)nearest, (double)straight);
        }
    }
    td_bent_deinit(&bent);
}

/* A step of a key moves nothing far. */
static void td_view_bend__small_step__moves_all_a_little(void **state)
{
    struct td_bent before = {0}, bent = {0};

    (void)state;
    assert_int_equal(td_view_bend(side, 0, &before), TD_OK);
    for (int deg = 1; deg <= 120; deg++) {
        struct td_bent kept = before;

        assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
        for (size_t i = 0; i < side->part_count; i++) {
            assert_int_equal(bent.outlines[i].point_count, before.outlines[i].point_count);
            for (size_t k = 0; k < bent.outlines[i].point_count; k++) {
                if (far(bent.outlines[i].points[k], before.outlines[i].points[k]) > 2.5F) {
                    fail_msg("%s at %d degrees", side->parts[i].id, deg);
                }
            }
        }
        before = bent;
        bent = kept;
    }
    td_bent_deinit(&before);
    td_bent_deinit(&bent);
}

/* The cross ligaments keep about their length: they are the joint's ties. */
static void td_view_bend__cross_ligaments__keep_about_their_length(void **state)
{
    static const char *const ids[] = {"acl", "pcl"};
    struct td_bent bent = {0};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        float straight = 0;

        for (int deg = 0; deg <= 120; deg += 10) {
            float length;

            assert_int_equal(td_view_bend(side, (float)deg, &bent), TD_OK);
            length = far(start_of(&bent, ids[i]), end_of(&bent, ids[i]));
            straight = deg == 0 ? length : straight;
            assert_true(length > straight * 0.8F && length < straight * 1.2F);
        }
    }
    td_bent_deinit(&bent);
}

/* Above the groove and to the outer side when straight, in it from 30 degrees. */
static void td_view_bend__groove__kneecap_slips_in(void **state)
{
    const struct td_anatomy_view *groove = td_anatomy_view(anatomy, "groove");
    struct td_bent bent = {0};
    struct td_point at[121];
    int kneecap = td_view_part(groove, "patella");

    (void)state;
    assert_true(kneecap >= 0);
    for (int deg = 0; deg <= 120; deg++) {
        assert_int_equal(td_view_bend(groove, (float)deg, &bent), TD_OK);
        at[deg] = bent.labels[kneecap];
        assert_true(deg == 0 || far(at[deg], at[deg - 1]) < 1);
        assert_true(deg == 0 ||
                    (at[deg].y >= at[deg - 1].y - 0.01F && at[deg].x >= at[deg - 1].x - 0.01F));
    }
    assert_true(at[30].x - at[0].x > 3 && at[30].y - at[0].y > 4);
    assert_true(at[120].y - at[30].y < 3);
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
        cmocka_unit_test(td_view_bend__outer_knuckle__rolls_back_and_the_inner_one_does_not),
        cmocka_unit_test(td_view_bend__outer_knuckle__lies_on_its_contact),
        cmocka_unit_test(td_view_bend__kneecap__glides_on_the_thigh_bone),
        cmocka_unit_test(td_view_bend__small_step__moves_all_a_little),
        cmocka_unit_test(td_view_bend__cross_ligaments__keep_about_their_length),
        cmocka_unit_test(td_view_bend__groove__kneecap_slips_in),
        cmocka_unit_test(td_view_bend__out_of_range__kept_within),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
