/* The terminal's cursor is what a screen reader speaks and a braille display shows. Every screen,
 * at its usual size and at a small one: the cursor stands on text below the title, and where a
 * place says so, on its words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/world.h"
#include "teardrop/base/str.h"
#include "teardrop/store/paths.h"
#include "teardrop/ui/views.h"

#define MS TD_NS_PER_MS
#define SORE "1 2 8 Enter PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 "
#define ONE_SET "train l3 --reps 1 --sets 1 --prepare 1"
#define STOPPED "2 6 1 Enter 2 Down Enter End Enter "
#define STRONG "2 3 4 Enter PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 "
#define TRAINED "Enter Enter +12s 1 6 Enter "

/* How to get there from a fresh start; `line` is part of the cursor's line there (may be NULL). */
static const struct place {
    const char *name, *start, *keys;
    const struct td_view_ops *view;
    const char *line;
} places[] = {
    {"welcome", "", "", &td_home_view, "My knee hurts"},
    {"home", "", "1 Enter Enter +900s 1 Enter 6 Enter +86400s q <>", &td_home_view, NULL},
    {"morning", "", "1 Enter Enter +900s 1 Enter 6 Enter +86400s q <> m", &td_home_view, "KNEE"},
    {"morning, said", "", "1 Enter Enter +900s 1 Enter 6 Enter +86400s q <> m Right Right",
     &td_home_view, "["},
    {"help", "", "?", &td_help_view, NULL},
    {"contents", "primer", "", &td_primer_view, NULL},
    {"contents, further", "primer", "Down Down Down End", &td_primer_view, NULL},
    {"page", "primer quadriceps", "", &td_primer_view, NULL},
    {"page, further", "primer quadriceps", "PgDn", &td_primer_view, NULL},
    {"page, its end", "primer quadriceps", "End", &td_primer_view, NULL},
    {"page, a link", "primer quadriceps", "Tab", &td_primer_view, NULL},
    {"claims", "primer claims", "Down Down Down", &td_primer_view, NULL},
    {"search", "primer", "/", &td_search_view, "Look for"},
    {"search, typed", "primer", "/ g r o o v e", &td_search_view, "groove"},
    {"search, walking", "primer", "/ k n e e Down Down PgDn", &td_search_view, NULL},
    {"moments", "primer squat", "Tab Enter", &td_moments_view, NULL},
    {"closer", "primer quadriceps", "o", &td_atlas_view, NULL},
    {"closer, a part", "primer quadriceps", "o Home Down", &td_atlas_view, NULL},
    {"find", "primer find_yours", "Tab Enter", &td_find_view, "ready"},
    {"find, tense", "primer find_yours", "Tab Enter +11s", &td_find_view, "tense"},
    {"find, paused", "primer find_yours", "Tab Enter +11s Space", &td_find_view, "paused"},
    {"find, end", "primer find_yours", "Tab Enter +90s", &td_find_view, "Did you feel it"},
    {"find, answered", "primer find_yours", "Tab Enter +90s 1", &td_find_view, "That is it"},
    {"intro", "check", "", &td_check_view, NULL},
    {"age", "check", "1", &td_check_view, NULL},
    {"gate", "check", "1 2 8 Enter", &td_check_view, NULL},
    {"gate, further", "check", "1 2 8 Enter PgDn", &td_check_view, NULL},
    {"list", "check", "1 2 8 Enter PgDn PgDn PgDn 2 Down", &td_check_view, "[ ]"},
    {"question", "check", SORE, &td_check_view, NULL},
    {"question, walking", "check", SORE "Down", &td_check_view, "▸"},
    {"why", "check", SORE "w", &td_check_view, NULL},
    {"stop page", "check", STOPPED, &td_result_view, "Stop here"},
    {"stop page, a way", "check", STOPPED "Tab", &td_result_view, NULL},
    {"result", "check", STRONG, &td_result_view, "You came to get stronger"},
    {"result, reasons", "check", STRONG "PgDn", &td_result_view, NULL},
    {"compare", "check", STRONG "+60s <> " STRONG "v", &td_compare_view, NULL},
    {"card", "train l3", "", &td_card_view, NULL},
    {"ready", "train l3 --prepare 9", "Enter", &td_trainer_view, "prepare"},
    {"down", "train l3 --prepare 1", "Enter Enter +1500ms", &td_trainer_view, "down"},
    {"hold", "train l1 --prepare 1", "Enter Enter +3s", &td_trainer_view, "hold"},
    {"rest", "train l3 --reps 1 --sets 3 --prepare 1", "Enter Enter +9s", &td_trainer_view, "KNEE"},
    {"rest, said", "train l3 --reps 1 --sets 3 --prepare 1", "Enter Enter +9s 1", &td_trainer_view,
     "[1]"},
    {"paused", "train l3 --prepare 1", "Enter Enter +1500ms Space", &td_trainer_view, "paused"},
    {"stop", "train l3 --prepare 1", "Enter Enter +1500ms q", &td_confirm_view, NULL},
    {"hurts", "train l3 --prepare 1", "Enter Enter +1500ms !", &td_trainer_view, "?"},
    {"hurts, walking", "train l3 --prepare 1", "Enter Enter +1500ms ! Down Down", &td_trainer_view,
     " 2  "},
    {"hurts, unchosen", "train l3 --prepare 1", "Enter Enter +1500ms ! Enter", &td_trainer_view,
     "Press a number"},
    {"hurts, said", "train l3 --prepare 1", "Enter Enter +1500ms ! 1", &td_trainer_view, NULL},
    {"pain", ONE_SET, "Enter Enter +12s", &td_trainer_view, "worst pain"},
    {"pain, unchosen", ONE_SET, "Enter Enter +12s Enter", &td_trainer_view, "Press a number"},
    {"pain, chosen", ONE_SET, "Enter Enter +12s Right Right", &td_trainer_view, "["},
    {"effort", ONE_SET, "Enter Enter +12s 1", &td_trainer_view, "How hard"},
    {"note", ONE_SET, "Enter Enter +12s 1 6 a b", &td_trainer_view, "ab"},
    {"unfinished", "train l3 --prepare 1", "Enter Enter +9s <home>", &td_home_view, NULL},
    {"no history", "history", "", &td_history_view, "Nothing here yet"},
    {"history", ONE_SET, TRAINED "<history>", &td_history_view, "inch"},
    {"session", ONE_SET, TRAINED "<history> Enter", &td_history_view, NULL},
    {"correct pain", ONE_SET, TRAINED "<history> e", &td_history_view, "[1]"},
    {"correct pain, not said", ONE_SET, "Enter Enter +12s <history> e", &td_history_view, "PAIN"},
    {"correct effort", ONE_SET, TRAINED "<history> e Enter", &td_history_view, "[6]"},
    {"correct load", ONE_SET, TRAINED "<history> e Enter Enter", &td_history_view, "LOAD"},
    {"correct note", ONE_SET, TRAINED "<history> e Enter Enter Enter a b", &td_history_view, "ab"},
    {"delete", ONE_SET, TRAINED "<history> d", &td_confirm_view, NULL},
    {"pain", ONE_SET, TRAINED "<history> t", &td_charts_view, "pain 1"},
    {"reps", ONE_SET, TRAINED "<history> t Tab", &td_charts_view, "reps"},
    {"calendar", ONE_SET, TRAINED "<history> t Tab Tab", &td_charts_view, "session"},
    {"no measures", ONE_SET, TRAINED "<history> t Tab Tab Tab", &td_charts_view, "No measures"},
    {"weeks", ONE_SET, TRAINED "<history> t y", &td_weeks_view, NULL},
    {"lately", ONE_SET, TRAINED "<home> p Esc +999999s <home> a", &td_ask_view, NULL},
    {"looked at", "check", STOPPED "<home> c y", &td_look_view, NULL},
    {"no charts", "history", "t", &td_charts_view, "Nothing to draw yet"},
    {"measures", "", "v", &td_measures_view, NULL},
    {"measures, chosen", "", "v 3", &td_measures_view, "[3]"},
    {"measures, asks", "", "v Enter", &td_measures_view, NULL},
    {"settings", "", "5", &td_settings_view, NULL},
    {"settings, further", "", "5 PgDn PgDn", &td_settings_view, NULL},
    {"about you", "", "p", &td_about_view, NULL},
};

#define PLACES (sizeof places / sizeof places[0])

/* Where a picture is in a wide window, unless they are off; that of the trainer is a matter of its
 * layout (unit_trainer_layout), since its band has colours of its own, too. */
static const char *const pictured[] = {"home",           "page", "moments", "closer",
                                       "closer, a part", "find", "card",    "question"};

static int faults;

static void fail(struct world *world, const struct place *place, const char *what)
{
    const struct td_canvas *canvas = &world->canvas;

    fprintf(stderr, "%s, %dx%d: %s (column %d, row %d)\nthe screen:\n%s", place->name, canvas->cols,
            canvas->rows, what, canvas->cursor_x, canvas->cursor_y, world_screen(world));
    faults++;
}

/* `Enter`, `+12s`, `<>` for a start anew, and `<history>` for one with other arguments. */
static void go(struct world *world, const struct place *place)
{
    char words[300], *word, arguments[40];
    bool started = world_start(world, place->start);

    snprintf(words, sizeof words, "%s", place->keys);
    for (word = words; started && *word != '\0';) {
        size_t length = strcspn(word, " ");
        td_key key;

        if (word[0] == '+' && length > 1) {
            char *unit;
            td_ns many = strtol(word + 1, &unit, 10);

            world_advance(world, many * (*unit == 'm' ? MS : TD_NS_PER_S));
        } else if (word[0] == '<' && length > 1) {
            td_str_format(arguments, sizeof arguments, "%.*s", (int)length - 2, word + 1);
            started = world_start(world, length == 2                      ? place->start
                                         : strcmp(arguments, "home") == 0 ? ""
                                                                          : arguments);
        } else {
            started = td_key_parse(word, length, &key);
            if (started) {
                world_key(world, key);
            }
        }
        word += length + strspn(word + length, " ");
    }
    if (!started) {
        fail(world, place, "it cannot be reached");
    }
}

static void check(struct world *world, const struct place *place)
{
    const struct td_stack *stack = &world->app.stack;
    const char *trouble = world_cursor(world);
    char line[1024];

    world_row(world, world->canvas.cursor_y, line, sizeof line);
    if (stack->count == 0 || stack->views[stack->count - 1].ops != place->view) {
        fail(world, place, "it was not reached");
    } else if (trouble != NULL) {
        fail(world, place, trouble);
    } else if (world->canvas.cursor_y == 0 && place->view != &td_trainer_view) {
        fail(world, place, "the title alone has the cursor");
    } else if (place->line != NULL && strstr(line, place->line) == NULL) {
        fail(world, place, place->line);
    }
}

/* Is any cell a piece of one? They alone have colours of their own, as no word has. */
static bool has_picture(const struct td_canvas *canvas)
{
    for (int i = 0; i < canvas->cols * canvas->rows; i++) {
        if (canvas->cells[i].fg != TD_CELL_ROLE && canvas->cells[i].cp > 0x80) {
            return true;
        }
    }
    return false;
}

static void leave_out_pictures(struct world *world)
{
    char path[400];
    FILE *file;

    snprintf(path, sizeof path, "%s/teardrop", world->dir);
    (void)td_path_make_folder(path);
    snprintf(path, sizeof path, "%s/teardrop/teardrop.ini", world->dir);
    file = fopen(path, "w");
    if (file == NULL || fputs("[display]\npictures = off\n", file) < 0 || fclose(file) != 0) {
        fprintf(stderr, "%s cannot be written\n", path);
        exit(1);
    }
}

static void check_pictures(struct world *world, const struct place *place, bool off)
{
    world_init(world);
    world_resize(world, 120, 40);
    if (off) {
        leave_out_pictures(world);
    }
    go(world, place);
    world_advance(world, 100 * MS); /* home has its own a frame later */
    check(world, place);
    if (has_picture(&world->canvas) == off) {
        fail(world, place, off ? "a picture is drawn" : "no picture is drawn");
    }
    world_deinit(world);
}

/* Is there a place of every screen? */
static bool is_whole(void)
{
    bool whole = true;

    for (int id = TD_VIEW_NONE + 1; id < TD_VIEW_COUNT; id++) {
        bool there = false;

        for (size_t i = 0; i < PLACES; i++) {
            there = there || places[i].view == td_views[id];
        }
        if (!there) {
            fprintf(stderr, "no place shows: %s\n", td_views[id]->name);
        }
        whole = whole && there;
    }
    return whole;
}

int main(void)
{
    static struct world world;

    for (size_t i = 0; i < PLACES; i++) {
        world_init(&world);
        go(&world, &places[i]);
        check(&world, &places[i]);
        world_resize(&world, 60, 20);
        check(&world, &places[i]);
        world_deinit(&world);
        for (size_t k = 0; k < sizeof pictured / sizeof pictured[0]; k++) {
            if (strcmp(places[i].name, pictured[k]) == 0) {
                check_pictures(&world, &places[i], false);
                check_pictures(&world, &places[i], true);
            }
        }
    }
    printf("%d places, two sizes\n", (int)PLACES);
    return is_whole() && faults == 0 ? 0 : 1;
}
