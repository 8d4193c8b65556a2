/* The shipped content: everything loads, the programme is what it should be. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/store/content/content.h"
#include "teardrop/store/content/program.h"
#include "teardrop/store/settings/file.h"
#include "teardrop/store/text/cfg.h"
#include "teardrop/ui/kit/keymap.h"
#include "test.h"

static struct td_content *content;

static int open_content(void **state)
{
    (void)state;
    return td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &content) == TD_OK ? 0 : -1;
}

static int close_content(void **state)
{
    (void)state;
    td_content_free(content);
    return 0;
}

static void td_content_check__shipped__is_fine(void **state)
{
    struct td_problems problems = {0};

    (void)state;
    assert_int_equal(td_content_check(content, &problems), TD_OK);
    td_problems_print(&problems, stderr);
    assert_int_equal(problems.count, 0);
}

/* Level, exercises for everybody, sets, reps or seconds of a hold, tempo, rest, depth, heel. */
static const struct {
    const char *id;
    int exercises, sets, amount;
    const char *tempo;
    int rest, from, to, heel;
} ladder[] = {
    {"l0", 3, 2, 10, "1-2-1-5", 45, 0, 0, 0},      {"l1", 1, 5, 30, "hold", 90, 30, 45, 0},
    {"l2", 1, 3, 10, "3-1-2-0", 90, 45, 60, 0},    {"l3", 1, 3, 10, "3-1-2-1", 90, 60, 60, 25},
    {"l4", 1, 3, 10, "3-1-2-1", 105, 90, 90, 50},  {"l5", 1, 3, 8, "3-1-2-1", 120, 130, 130, 75},
    {"l6", 1, 4, 8, "5-1-2-1", 120, 130, 130, 75}, {"l7", 1, 3, 8, "3-1-1-1", 135, 130, 130, 75},
    {"l8", 1, 4, 6, "3-1-X-1", 180, 130, 130, 75}, {"l2w", 1, 3, 8, "3-1-2-1", 120, 45, 60, 0},
    {"l3w", 1, 3, 8, "3-1-1-1", 120, 60, 60, 25},  {"l4w", 1, 3, 8, "3-1-1-1", 135, 90, 90, 50},
};

static const struct td_program *program(void)
{
    struct td_content_port port = td_content_port(content);
    const struct td_program *out;
    const struct td_problems *problems;

    assert_int_equal(port.ops->program(port.self, &out, &problems), TD_OK);
    return out;
}

static int count_for_all(const struct td_level *level)
{
    int count = 0;

    for (size_t i = 0; i < level->exercise_count; i++) {
        count += level->exercises[i].when == TD_WHEN_ALWAYS ? 1 : 0;
    }
    return count;
}

static void td_program__ladder__is_as_decided(void **state)
{
    const struct td_program *p = program();

    (void)state;
    assert_int_equal(p->level_count, sizeof ladder / sizeof ladder[0]);
    for (size_t i = 0; i < p->level_count; i++) {
        const struct td_level *level = &p->levels[i];
        const struct td_exercise *first = &level->exercises[0];
        char tempo[TD_TEMPO_TEXT] = "hold";

        assert_string_equal(level->id, ladder[i].id);
        assert_int_equal(count_for_all(level), ladder[i].exercises);
        assert_int_equal(first->sets_min, ladder[i].sets);
        assert_int_equal(first->kind == TD_EXERCISE_HOLD ? first->hold_s : first->reps_min,
                         ladder[i].amount);
        if (first->kind == TD_EXERCISE_REPS) {
            td_tempo_format(&first->tempo, tempo, sizeof tempo);
        }
        assert_string_equal(tempo, ladder[i].tempo);
        assert_int_equal(first->rest_s, ladder[i].rest);
        assert_int_equal(level->depth_from_deg, ladder[i].from);
        assert_int_equal(level->depth_to_deg, ladder[i].to);
        assert_int_equal(level->heel_mm, ladder[i].heel);
        /* Depth never jumps back; twins have a place beside the ladder. */
        assert_true(i == 0 || level->off_ladder ||
                    level->depth_to_deg >= p->levels[i - 1].depth_to_deg);
    }
}

static void td_program__swap_ins__are_as_decided(void **state)
{
    const struct td_level *l5 = td_program_level(program(), "l5");
    int fast = td_level_swap_in(l5, "fast_up");
    char tempo[TD_TEMPO_TEXT];

    (void)state;
    assert_true(fast > 0);
    assert_true(l5->swap_ins[fast - 1].painless);
    assert_string_equal(l5->swap_ins[fast - 1].load, "body weight");
    td_tempo_format(&l5->swap_ins[fast - 1].exercises[0].tempo, tempo, sizeof tempo);
    assert_string_equal(tempo, "3-0-X-1");
    assert_int_equal(td_level_swap_in(td_program_level(program(), "l4"), "fast_up"), 0);
    assert_true(td_level_swap_in(td_program_level(program(), "l7"), "belt_squat") > 0);
    assert_true(td_program_level(program(), "l6")->optional);
}

/* Which levels each stands in for, and whether only for knees without pain. */
static void td_program__swap_ins__stand_where_they_should(void **state)
{
    static const struct {
        const char *id, *levels; /* digits of the levels */
        bool painless;
    } rows[] = {{"hips_first", "012", false},
                {"seated_knee_extension", "0123", false},
                {"spanish_hold", "1234", false},
                {"terminal_extension", "1234", false},
                {"one_leg_sit_to_stand", "345", false},
                {"poliquin_step_up", "34567", false},
                {"petersen_step_up", "456", true},
                {"patrick_step_down", "456", true},
                {"rear_foot_split_squat", "567", false},
                {"one_and_a_quarter", "6", true},
                {"growth_b", "7", true},
                {"landing", "7", true},
                {"sissy_squat", "7", true},
                {"reverse_nordic", "7", true}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int n = 0; n <= 8; n++) {
            const struct td_level *level =
                td_program_level(program(), (const char[]){'l', (char)('0' + n), '\0'});
            int at = td_level_swap_in(level, rows[i].id);

            assert_int_equal(at > 0, strchr(rows[i].levels, '0' + n) != NULL);
            assert_true(at == 0 || level->swap_ins[at - 1].painless == rows[i].painless);
        }
    }
}

/* The facts that a careful reading found wrong once. */
static void td_program__small_facts__are_right(void **state)
{
    const struct td_program *p = program();
    const struct td_level *l0 = td_program_level(p, "l0"), *l4 = td_program_level(p, "l4");

    (void)state;
    assert_int_equal(l0->exercises[0].sides, TD_SIDES_TOGETHER);
    assert_int_equal(l0->exercises[1].sides, TD_SIDES_EACH); /* a leg raise is one leg's */
    assert_int_equal(l0->exercises[2].sides, TD_SIDES_EACH);
    assert_true(l0->extra_count >= 3); /* hips come first where squats are sore */
    assert_int_equal(l4->small_steps[l4->small_step_count - 1].depth_to_deg, 110);
    /* The picture stands as the words say; a step keeps the feet of the one before. */
    assert_int_equal(l4->feet, TD_FEET_BY_HEEL);
    assert_int_equal(l4->small_steps[0].feet, TD_FEET_FIST);
    assert_int_equal(l4->small_steps[1].feet, TD_FEET_CLOSE);
    assert_int_equal(l4->small_steps[2].feet, TD_FEET_CLOSE);
    assert_string_equal(p->warm_up[p->warm_up_count - 1].id, "bridge"); /* down once, up once */
    assert_int_equal(p->warm_up[p->warm_up_count - 2].rest_s, 40);
    for (int n = 6; n <= 8; n++) {
        assert_int_equal(p->levels[n].deload_weeks, 8);
    }
    assert_int_equal(td_program_level(p, "l7")->exercises[0].sets_max, 4);
}

static void check_short_cues(const struct td_exercise *exercises, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (int cue = 0; cue < TD_FORM_CUE_COUNT; cue++) {
            const char *brief = exercises[i].short_cues[cue];

            assert_int_equal(brief != NULL, exercises[i].cues[cue] != NULL);
            if (brief != NULL) { /* what the large letters have */
                assert_int_equal(strspn(brief, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-"),
                                 strlen(brief));
            }
        }
        if (exercises[i].then != NULL) {
            check_short_cues(exercises[i].then, 1);
        }
    }
}

/* Every cue can be read from three metres, and every level has a name that says what it is. */
static void td_program__cues__have_a_short_form(void **state)
{
    const struct td_program *p = program();

    (void)state;
    check_short_cues(p->warm_up, p->warm_up_count);
    for (size_t i = 0; i < p->level_count; i++) {
        const struct td_level *level = &p->levels[i];

        assert_non_null(level->title);
        check_short_cues(level->exercises, level->exercise_count);
        check_short_cues(level->extras, level->extra_count);
        for (size_t n = 0; n < level->swap_in_count; n++) {
            check_short_cues(level->swap_ins[n].exercises, level->swap_ins[n].exercise_count);
        }
    }
    assert_string_equal(td_level_title(td_program_level(p, "l6")), "Slow cyclist squat");
}

/* One leg beside the squat from l3 to l7, the sore one first. */
static void td_program__one_leg__is_second_from_l3_to_l7(void **state)
{
    const struct td_program *p = program();

    (void)state;
    for (int n = 0; n <= 8; n++) {
        const struct td_level *level = &p->levels[n];
        bool has = level->exercise_count > 1 && level->exercises[1].when == TD_WHEN_ONE_SIDED;

        assert_int_equal(has, n >= 3 && n <= 7);
        if (has) {
            assert_int_equal(level->exercises[1].sides, TD_SIDES_EACH);
            assert_int_equal(level->exercises[1].sets_min, 2);
            assert_int_equal(level->exercises[1].reps_min, 8);
            assert_int_equal(level->exercises[1].reps_max, 10);
            assert_true(level->exercises[1].depth_deg <= level->depth_to_deg);
        }
    }
    assert_int_equal(p->levels[7].exercises[2].when, TD_WHEN_GROWTH);
}

static void td_program__twins__load_without_depth(void **state)
{
    const struct td_program *p = program();

    (void)state;
    for (int n = 2; n <= 4; n++) {
        const struct td_level *level = &p->levels[n];
        const struct td_level *twin = td_program_twin(p, level);

        assert_non_null(twin);
        assert_ptr_equal(td_program_twin_of(p, twin), level);
        assert_int_equal(td_program_rung(p, twin->id), n);
        assert_true(twin->by_choice && twin->off_ladder);
        assert_int_equal(twin->depth_to_deg, level->depth_to_deg);
        assert_int_equal(twin->exercises[0].held, TD_HELD_DUMBBELL);
        assert_int_equal(twin->exercises[0].reps_max, 12);
    }
    assert_null(td_program_twin(p, &p->levels[5]));
    assert_int_equal(td_program_rung(p, "l5"), 5);
    assert_int_equal(td_program_rung(p, "nowhere"), -1);
}

/* ---- broken programmes ---- */

static void assert_refused(const char *text, const char *says)
{
    struct td_problems problems = {0};
    struct td_program *out = NULL;
    struct td_cfg *cfg = NULL;
    bool said = false;

    assert_int_equal(td_cfg_parse(text, strlen(text), "p.cfg", &problems, &cfg), TD_OK);
    assert_int_equal(td_program_read(cfg, NULL, &problems, &out), TD_ERR_CONTENT);
    td_cfg_free(cfg);
    for (size_t i = 0; i < problems.count; i++) {
        said = said || strstr(problems.lines[i], says) != NULL;
    }
    if (!said) {
        td_problems_print(&problems, stderr);
        fail_msg("nothing says \"%s\"", says);
    }
    td_problems_deinit(&problems);
}

#define LEVEL(exercise)                                                                            \
    "name = \"n\"; version = \"1\";\nlevels = ( { id = \"l0\"; name = \"n\"; summary = \"s\"; "    \
    "stance = \"s\"; load = \"l\"; frequency = \"f\"; depth = 0; heel_mm = 0; rest_hours = 0;\n"   \
    "exercises = ( " exercise " ); } );\n"

static void td_program_read__broken__says_what_and_where(void **state)
{
    (void)state;
    assert_refused(LEVEL("{ id = \"a\"; name = \"A\"; sets = 1; reps = 2; tempo = \"0110\"; rest = "
                         "9; }"),
                   "p.cfg:3: tempo \"0110\"");
    assert_refused(LEVEL("{ id = \"a\"; name = \"A\"; sets = 21; reps = 2; tempo = \"3110\"; rest "
                         "= 9; }"),
                   "p.cfg:3: ");
    assert_refused(LEVEL("{ id = \"a\"; name = \"A\"; kind = \"hold\"; sets = 1; reps = 2; hold = "
                         "9; rest = 9; }"),
                   "reps");
    assert_refused(LEVEL("{ id = \"a\"; name = \"A\"; sets = [3, 2]; reps = 2; tempo = \"3110\"; "
                         "rest = 9; }"),
                   "above the second");
    assert_refused(LEVEL("{ id = \"A!\"; name = \"A\"; sets = 1; reps = 2; tempo = \"3110\"; rest "
                         "= 9; }"),
                   "A!");
    assert_refused("name = \"n\"; version = \"1\"; levls = ();", "levels");
    assert_refused(LEVEL(""), "at least one exercise");
}

/* ---- links between files ---- */

/* The shipped file with one text in place of another, as the user's own. */
static void expect_broken_link(const char *name, const char *from, const char *to, const char *says)
{
    char dir[] = "/tmp/td-content-XXXXXX", path[300];
    struct td_problems problems = {0};
    struct td_content *own = NULL;
    static char text[200000];
    bool said = false;
    FILE *file;
    char *at;

    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/assets/%s", TEARDROP_SOURCE_DIR, name);
    file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    (void)fclose(file);
    at = strstr(text, from);
    assert_non_null(at);
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    file = fopen(path, "w");
    assert_non_null(file);
    (void)fprintf(file, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    (void)fclose(file);
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", dir, &own), TD_OK);
    assert_int_equal(td_content_check(own, &problems), TD_ERR_CONTENT);
    for (size_t i = 0; i < problems.count; i++) {
        said = said || strstr(problems.lines[i], says) != NULL;
    }
    if (!said) {
        td_problems_print(&problems, stderr);
        fail_msg("nothing says \"%s\"", says);
    }
    td_problems_deinit(&problems);
    td_content_free(own);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(dir), 0);
}

static void td_content_check__broken_links__each_is_named(void **state)
{
    (void)state;
    expect_broken_link("primer.cfg", "source = \"R100\"", "source = \"R999\"",
                       "source R999 is not on the page");
    expect_broken_link("primer.cfg", "highlight = \"vm\"", "highlight = \"vn\"",
                       "has no part \"vn\"");
    expect_broken_link("primer.cfg", "below = \"groove\"", "below = \"grove\"",
                       "there is no view \"grove\"");
    expect_broken_link("checklist.cfg", "picture = \"where\"", "picture = \"whre\"",
                       "there is no view \"whre\"");
    expect_broken_link("checklist.cfg", "picture = \"where_inner\"", "picture = \"where_iner\"",
                       "there is no view \"where_iner\"");
    expect_broken_link("anatomy.cfg", "id = \"groove\";", "id = \"front\";",
                       "view \"front\" is there twice");
    expect_broken_link("anatomy.cfg", "[10, -5, -6, 6]", "[0, -5, -6, 6]",
                       "track: expected a larger bend");
    expect_broken_link("anatomy.cfg", "roll_back = 10;", "roll = 10;", "roll");
    expect_broken_link("check_pictures.cfg", "left = \"outer side\"; ", "",
                       "left and right: expected both, or neither");
    expect_broken_link("checklist.cfg", "placement_level = \"l3\"", "placement_level = \"l33\"",
                       "there is no level \"l33\"");
    expect_broken_link("checklist.cfg", "limited_max_level = \"l3\"", "limited_max_level = \"l32\"",
                       "there is no level \"l32\"");
    expect_broken_link("checklist.cfg", "page = \"overload\"", "page = \"overlaod\"",
                       "there is no page \"overlaod\"");
    expect_broken_link("checklist.cfg", "start_level = \"l1\"", "start_level = \"l11\"",
                       "\": there is no level \"l11\" in programs.cfg");
    expect_broken_link("primer.cfg", "to = \"train:l0\"", "to = \"train:l00\"",
                       "\": there is no level \"l00\" in programs.cfg");
    expect_broken_link("primer.cfg", "moments_level = \"l5\"", "moments_level = \"l66\"",
                       "primer.cfg: moments_level: there is no level \"l66\" in programs.cfg");
    expect_broken_link("primer.cfg", "wrong_knees = 40;",
                       "right = \"knees_ovr\"; wrong = \"knees_in\";",
                       "moment \"Knees in\": there is no view \"knees_ovr\" in anatomy.cfg");
    expect_broken_link("primer.cfg", "wrong_knees = 40;",
                       "right = \"knees_over\"; wrong = \"knees_in\"; fault_at = \"kneecap\";",
                       "moment \"Knees in\": view \"knees_in\" has no part \"kneecap\"");
    expect_broken_link("primer.cfg", "fault = \"the chest drops\";", "", "a fault needs its words");
    expect_broken_link("primer.cfg", "group = \"hurts\"", "group = \"hurt\"",
                       "there is no group \"hurt\" (did you mean \"hurts\"?)");
    expect_broken_link("programs.cfg", "page = \"squat\"", "page = \"squats\"",
                       "level \"l2\": there is no page \"squats\"");
    expect_broken_link("primer.cfg", "{ word = \"Bursa\"; forms = \"bursae\"; meaning",
                       "{ word = \"Bursa\"; forms = \"bursae\"; means", "meaning");
    expect_broken_link("primer.cfg", "{ word = \"Bursa\"", "{ word = \"\"",
                       "a word needs its meaning");
    expect_broken_link("anatomy.cfg", "bend = { centre", "bnd = { centre", "bnd");
    expect_broken_link("anatomy.cfg", "widths = [9, 27, 8]", "widths = [9, 27]",
                       "widths: expected three");
    expect_broken_link("anatomy.cfg", "frame = \"shin\"", "frame = \"skin\"", "frame: ");
}

/* ---- the user's own files ---- */

struct own {
    char dir[32];
    struct td_content *content;
    struct td_content_port port;
    struct td_problems problems;
};

static void own_path(const struct own *own, const char *name, char *out, size_t size)
{
    (void)snprintf(out, size, "%s/%s", own->dir, name);
}

static void own_write(const struct own *own, const char *name, const char *text)
{
    char path[96];
    FILE *file;

    own_path(own, name, path, sizeof path);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int own_set_up(void **state)
{
    struct own *own = calloc(1, sizeof *own);

    (void)snprintf(own->dir, sizeof own->dir, "/tmp/td-own-XXXXXX");
    assert_non_null(mkdtemp(own->dir));
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", own->dir, &own->content), TD_OK);
    own->port = td_content_port(own->content);
    *state = own;
    return 0;
}

static int own_tear_down(void **state)
{
    static const char *const names[] = {"programs.cfg", "checklist.cfg", "primer.cfg",
                                        "anatomy.cfg", "check_pictures.cfg"};
    struct own *own = *state;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char path[96];

        own_path(own, names[i], path, sizeof path);
        (void)remove(path);
    }
    assert_int_equal(rmdir(own->dir), 0);
    td_problems_deinit(&own->problems);
    td_content_free(own->content);
    free(own);
    return 0;
}

#define VIEW(name, heading)                                                                        \
    "extends = true;\nviews = ( { id = \"" name "\"; title = \"" heading                           \
    "\"; width = 10; height = 10;\n parts = ( { id = \"p\"; name = \"P\"; tissue = \"bone\"; "     \
    "path = \"M0,0 L9,0 L9,9 Z\"; } ); } );\n"

/* Pages and pictures by id: what is named stands in the place of the other, what
 * is new comes last, all else stays. */
static void td_content__extends__adds_to_what_came(void **state)
{
    struct own *own = *state;
    const struct td_problems *found = NULL;
    const struct td_primer *shipped, *primer;
    const struct td_anatomy *anatomy, *pictures;
    struct td_content_port port;
    int page;

    own_write(
        own, "primer.cfg",
        "extends = true;\n"
        "pages = ( { id = \"mine\"; title = \"Mine\"; picture = \"mine\"; body = ( \"Text.\" );\n"
        "            links = ( { to = \"squat\"; text = \"Squat\"; } ); },\n"
        "          { id = \"squat\"; title = \"My squat\"; body = ( \"Text.\" ); } );\n");
    own_write(own, "anatomy.cfg", VIEW("mine", "My picture"));
    own_write(own, "check_pictures.cfg", VIEW("more", "One more"));
    if (td_content_check(own->content, &own->problems) != TD_OK) {
        td_problems_print(&own->problems, stderr);
        fail();
    }
    port = td_content_port(content);
    assert_int_equal(port.ops->primer(port.self, &shipped, &found), TD_OK);
    assert_int_equal(own->port.ops->primer(own->port.self, &primer, &found), TD_OK);
    assert_int_equal(primer->page_count, shipped->page_count + 1);
    assert_int_equal(primer->moment_count, shipped->moment_count);
    page = td_primer_page(primer, "squat");
    assert_int_equal(page, td_primer_page(shipped, "squat"));
    assert_string_equal(primer->pages[page].title, "My squat");
    /* What takes a page's place stands where that one stood, new ones stand last. */
    assert_string_equal(primer->pages[page].group, "train");
    assert_int_equal(td_primer_page(primer, "mine"), shipped->page_count);
    assert_int_equal(td_primer_group(primer, &primer->pages[shipped->page_count]),
                     primer->group_count);
    assert_int_equal(own->port.ops->anatomy(own->port.self, &anatomy, &found), TD_OK);
    assert_non_null(td_anatomy_view(anatomy, "front"));
    assert_string_equal(td_anatomy_view(anatomy, "mine")->title, "My picture");
    assert_int_equal(own->port.ops->pictures(own->port.self, &pictures, &found), TD_OK);
    assert_non_null(td_anatomy_view(pictures, "where"));
    assert_non_null(td_anatomy_view(pictures, "more"));
}

static void td_content__primer__a_group_stands_together(void **state)
{
    struct own *own = *state;
    const struct td_problems *found;
    const struct td_primer *primer;

    own_write(
        own, "primer.cfg",
        "extends = true;\n"
        "groups = ( { id = \"own\"; title = \"MY OWN\"; } );\n"
        "pages = ( { id = \"z\"; title = \"Z\"; body = ( \"Text.\" ); },\n"
        "          { id = \"y\"; title = \"Y\"; group = \"own\"; body = ( \"Text.\" ); },\n"
        "          { id = \"x\"; title = \"X\"; group = \"works\"; body = ( \"Text.\" ); } );\n");
    assert_int_equal(own->port.ops->primer(own->port.self, &primer, &found), TD_OK);
    for (size_t i = 1; i < primer->page_count; i++) {
        assert_true(td_primer_group(primer, &primer->pages[i - 1]) <=
                    td_primer_group(primer, &primer->pages[i]));
    }
    assert_int_equal(td_primer_page(primer, "x"), td_primer_page(primer, "find_yours") + 1);
    assert_int_equal(td_primer_page(primer, "y"), primer->page_count - 2);
    assert_int_equal(td_primer_page(primer, "z"), primer->page_count - 1);
}

static void expect_said(struct own *own, const char *part)
{
    bool said = false;

    assert_int_equal(td_content_check(own->content, &own->problems), TD_ERR_CONTENT);
    for (size_t i = 0; i < own->problems.count; i++) {
        said = said || strstr(own->problems.lines[i], part) != NULL;
    }
    if (!said) {
        td_problems_print(&own->problems, stderr);
        fail_msg("nothing says \"%s\"", part);
    }
}

static void td_content__extends__with_a_broken_link_says_so(void **state)
{
    struct own *own = *state;

    own_write(own, "primer.cfg",
              "extends = true;\n"
              "pages = ( { id = \"mine\"; title = \"Mine\"; body = ( \"Text.\" );\n"
              "            links = ( { to = \"squatt\"; text = \"Squat\"; } ); } );\n");
    expect_said(own, "primer.cfg:3: there is no page \"squatt\" (did you mean \"squat\"?)");
}

static void td_content__extends__is_not_for_a_checklist(void **state)
{
    struct own *own = *state;

    own_write(own, "checklist.cfg", "extends = true;\n");
    expect_said(own, "checklist.cfg:1: extends: a checklist cannot add to another");
}

#define SWAP_IN(id, levels)                                                                        \
    "{ id = \"" id "\"; name = \"Mine\"; levels = [ " levels " ];\n summary = \"s\"; load = "      \
    "\"l\"; exercises = ( { id = \"e\"; name = \"E\"; sets = 1; reps = 3; tempo = \"3110\"; "      \
    "rest = 0; } ); }"

/* One exercise of one's own for a level that came with teardrop. */
static void td_content__extends__swap_ins_go_to_levels_that_came(void **state)
{
    struct own *own = *state;
    const struct td_problems *found = NULL;
    const struct td_level *mine, *came;
    const struct td_program *p;

    own_write(own, "programs.cfg",
              "extends = true;\nswap_ins = ( " SWAP_IN("mine", "\"l3\", \"l3w\"") ",\n" SWAP_IN(
                  "spanish_hold", "\"l3\"") " );\n");
    if (td_content_check(own->content, &own->problems) != TD_OK) {
        td_problems_print(&own->problems, stderr);
        fail();
    }
    assert_int_equal(own->port.ops->program(own->port.self, &p, &found), TD_OK);
    came = td_program_level(program(), "l3");
    mine = td_program_level(p, "l3");
    assert_int_equal(mine->swap_in_count, came->swap_in_count + 1);
    assert_int_equal(td_level_swap_in(mine, "mine"), mine->swap_in_count); /* behind the others */
    assert_int_equal(mine->swap_ins[mine->swap_in_count - 1].depth_to_deg, 60);
    /* A known id takes the place of the one that came. */
    assert_int_equal(td_level_swap_in(mine, "spanish_hold"),
                     td_level_swap_in(came, "spanish_hold"));
    assert_string_equal(mine->swap_ins[td_level_swap_in(mine, "spanish_hold") - 1].swap_name,
                        "Mine");
    assert_int_equal(td_level_swap_in(td_program_level(p, "l3w"), "mine"), 1);
    assert_int_equal(td_program_level(p, "l4")->swap_in_count,
                     td_program_level(program(), "l4")->swap_in_count);
}

static void td_content__extends__swap_in_of_no_level_says_so(void **state)
{
    struct own *own = *state;

    own_write(own, "programs.cfg",
              "extends = true;\nswap_ins = ( " SWAP_IN("mine", "\"l33\"") ",\n" SWAP_IN(
                  "two", "\"l3\"") ",\n" SWAP_IN("two", "\"l3\"") " );\n");
    expect_said(own, "programs.cfg:2: levels: there is no level \"l33\"");
    expect_said(own, "programs.cfg:6: swap-in \"two\" is there twice");
}

#define OWN_LEVEL(id, depth, more)                                                                 \
    "{ id = \"" id "\"; name = \"Mine\"; summary = \"s\"; stance = \"t\"; load = \"l\"; "          \
    "frequency = \"f\"; heel_mm = 0; rest_hours = 48; depth = " depth ";\n" more                   \
    " exercises = ( { id = \"e\"; name = \"E\"; sets = 1; reps = 3; tempo = \"3110\"; rest = 0; "  \
    "} ); }"

/* A twin is for knees that are kept from more: it neither goes deeper nor takes a rung away. */
static void td_content__extends__twins_go_no_deeper_and_leave_no_hole(void **state)
{
    struct own *own = *state;

    own_write(own, "programs.cfg",
              "extends = true;\nlevels = (\n" OWN_LEVEL(
                  "deep", "150", "twin_of = \"l3\";") ",\n" OWN_LEVEL("l2", "60",
                                                                      "twin_of = \"l3\";") " );\n");
    expect_said(own, "programs.cfg:4: twin_of: it goes no deeper than \"l3\", ");
    expect_said(own, "programs.cfg:6: twin_of: \"l2\" is a level of the ladder");
}

/* Where one's own level is a shallower one than the one that came, its twin is none any more. */
static void td_content__extends__shallower_level_has_no_deeper_twin(void **state)
{
    struct own *own = *state;
    const struct td_problems *found = NULL;
    const struct td_program *p;

    own_write(own, "programs.cfg",
              "extends = true;\nlevels = ( " OWN_LEVEL("l2", "30", "") " );\n");
    assert_int_equal(own->port.ops->program(own->port.self, &p, &found), TD_OK);
    assert_null(td_program_twin(p, td_program_level(p, "l2")));
    assert_non_null(td_program_twin(p, td_program_level(p, "l3")));
}

/* Nothing that stands there is passed over for the file that came. */
static void td_content__what_is_no_file__is_a_problem(void **state)
{
    struct own *own = *state;
    char path[96];

    own_path(own, "primer.cfg", path, sizeof path);
    assert_int_equal(symlink("nowhere", path), 0);
    own_path(own, "anatomy.cfg", path, sizeof path);
    assert_int_equal(mkfifo(path, 0600), 0);
    own_path(own, "programs.cfg", path, sizeof path);
    assert_int_equal(mkdir(path, 0700), 0);
    expect_said(own, "primer.cfg: it is a link to nowhere, which is not there");
    expect_said(own, "anatomy.cfg: is a pipe, not a file");
    expect_said(own, "programs.cfg: is a folder, not a file");
}

/* ---- the shipped settings ---- */

static void config_file__is_what_the_program_writes(void **state)
{
    struct td_setting_table table;
    const struct td_setting_spec *specs;
    static char shipped[40000], written[40000];
    FILE *file;
    size_t count, bytes;

    (void)state;
    td_setting_table_init(&table);
    specs = td_keymap_specs(&count);
    td_setting_table_add(&table, specs, count);
    file = fmemopen(written, sizeof written - 1, "w");
    assert_non_null(file);
    td_settings_file_print_defaults(&table, file);
    (void)fclose(file);
    file = fopen(TEARDROP_SOURCE_DIR "/config/teardrop.ini", "r");
    assert_non_null(file);
    bytes = fread(shipped, 1, sizeof shipped - 1, file);
    (void)fclose(file);
    assert_true(bytes > 1000);
    assert_string_equal(shipped, written);
}

static void td_content__ladder__is_the_programme_but_for_its_swap_ins(void **state)
{
    struct td_content *fresh;
    struct td_content_port port;
    const struct td_program *light, *whole;

    (void)state;
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &fresh), TD_OK);
    port = td_content_port(fresh);
    assert_int_equal(port.ops->ladder(port.self, &light, NULL), TD_OK);
    assert_int_equal(port.ops->program(port.self, &whole, NULL), TD_OK);
    assert_ptr_not_equal(light, whole);
    assert_int_equal(light->level_count, whole->level_count);
    for (size_t i = 0; i < whole->level_count; i++) {
        assert_string_equal(light->levels[i].id, whole->levels[i].id);
        assert_int_equal(light->levels[i].exercise_count, whole->levels[i].exercise_count);
        assert_int_equal(light->levels[i].small_step_count, whole->levels[i].small_step_count);
        assert_int_equal(light->levels[i].swap_in_count, 0);
    }
    assert_true(td_program_level(whole, "l3")->swap_in_count > 0);
    assert_int_equal(port.ops->ladder(port.self, &light, NULL), TD_OK);
    assert_ptr_equal(light, whole); /* that is read anyway now */
    td_content_free(fresh);
}

static void td_content__home_views__are_the_first_and_read_alone(void **state)
{
    struct td_content *fresh;
    struct td_content_port port;
    const struct td_anatomy *few, *all;

    (void)state;
    assert_int_equal(td_content_new(TEARDROP_SOURCE_DIR "/assets", "", &fresh), TD_OK);
    port = td_content_port(fresh);
    assert_int_equal(port.ops->home_views(port.self, &few, NULL), TD_OK);
    assert_int_equal(few->view_count, 1);
    assert_string_equal(few->views[0].id, "front");
    assert_int_equal(port.ops->anatomy(port.self, &all, NULL), TD_OK);
    assert_string_equal(all->views[0].id, "front");
    assert_int_equal(all->views[0].part_count, few->views[0].part_count);
    assert_non_null(td_anatomy_view(all, "plateau"));
    assert_int_equal(port.ops->home_views(port.self, &few, NULL), TD_OK);
    assert_ptr_equal(few, all); /* which are read anyway now */
    td_content_free(fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(td_content__home_views__are_the_first_and_read_alone),
        cmocka_unit_test(td_content__ladder__is_the_programme_but_for_its_swap_ins),
        cmocka_unit_test(td_content_check__shipped__is_fine),
        cmocka_unit_test(td_program__ladder__is_as_decided),
        cmocka_unit_test(td_program__swap_ins__are_as_decided),
        cmocka_unit_test(td_program__swap_ins__stand_where_they_should),
        cmocka_unit_test(td_program__small_facts__are_right),
        cmocka_unit_test(td_program__cues__have_a_short_form),
        cmocka_unit_test(td_program__one_leg__is_second_from_l3_to_l7),
        cmocka_unit_test(td_program__twins__load_without_depth),
        cmocka_unit_test(td_program_read__broken__says_what_and_where),
        cmocka_unit_test(td_content_check__broken_links__each_is_named),
        cmocka_unit_test_setup_teardown(td_content__extends__adds_to_what_came, own_set_up,
                                        own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__with_a_broken_link_says_so, own_set_up,
                                        own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__swap_ins_go_to_levels_that_came,
                                        own_set_up, own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__swap_in_of_no_level_says_so,
                                        own_set_up, own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__twins_go_no_deeper_and_leave_no_hole,
                                        own_set_up, own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__shallower_level_has_no_deeper_twin,
                                        own_set_up, own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__extends__is_not_for_a_checklist, own_set_up,
                                        own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__primer__a_group_stands_together, own_set_up,
                                        own_tear_down),
        cmocka_unit_test_setup_teardown(td_content__what_is_no_file__is_a_problem, own_set_up,
                                        own_tear_down),
        cmocka_unit_test(config_file__is_what_the_program_writes),
    };

    return cmocka_run_group_tests(tests, open_content, close_content);
}
