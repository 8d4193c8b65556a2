/* Views that do as they are told, and write down what reaches them, for tests of what
 * handles views. */
#ifndef TEARDROP_TESTS_TOY_VIEWS_H
#define TEARDROP_TESTS_TOY_VIEWS_H

#include "fake/ui_world.h"

static struct {
    char log[4096];       /* "a:key b:resize ..." */
    struct td_reply next; /* given to the next event of `on` by the view named `who` */
    char who;
    enum td_event_kind on;
    char chained; /* this view pops when it hears a result */
    enum td_err open_err;
    int opened, closed;
    bool text;   /* view `a` takes text */
    bool number; /* ... or a number */
    bool checks; /* view `b` stands where the self-check is, not where the trainer is */
    struct td_event last;
    struct td_due due[2];
    bool changed;
} tell;

struct toy {
    char name;
};

static void note(char name, const char *what)
{
    char word[32];

    td_str_format(word, sizeof word, "%s%c:%s", tell.log[0] != '\0' ? " " : "", name, what);
    assert_true(td_str_append(tell.log, sizeof tell.log, "%s", word));
}

static struct td_reply toy_handle(void *state, const struct td_event *event)
{
    static const char *const kinds[] = {"key",  "mouse", "resize", "shown", "result",
                                        "help", "gap",   "day",    "ending"};
    const struct toy *toy = state;
    struct td_reply reply = {0};

    note(toy->name, kinds[event->kind]);
    tell.last = *event;
    if (tell.who == toy->name && tell.on == event->kind) {
        reply = tell.next;
        tell.who = '\0';
    } else if (tell.chained == toy->name && event->kind == TD_EVENT_RESULT) {
        reply = (struct td_reply){.flags = TD_REPLY_POP, .result = 3};
    }
    return reply;
}

static enum td_err toy_open(struct toy *toy, char name)
{
    assert_int_equal(toy->name, '\0'); /* zeroed */
    toy->name = name;
    tell.opened++;
    return tell.open_err;
}

static void toy_close(void *state)
{
    note(((struct toy *)state)->name, "close");
    tell.closed++;
}

static void toy_draw(const void *state, struct td_canvas *canvas)
{
    const struct toy *toy = state;
    char text[8] = {toy->name, '!', '\0'};

    td_canvas_text(canvas, toy->name - 'a', toy->name - 'a', 4, text, TD_ROLE_TEXT);
    td_canvas_cursor(canvas, toy->name - 'a', toy->name - 'a');
}

static unsigned toy_place(const void *state)
{
    if (((const struct toy *)state)->name != 'b') {
        return TD_PLACE_HOME;
    }
    return tell.checks ? TD_PLACE_CHECK : TD_PLACE_TRAINER;
}

static bool a_takes_text(const void *state)
{
    (void)state;
    return tell.text;
}

static bool a_takes_number(const void *state)
{
    (void)state;
    return tell.number;
}

static bool toy_update(void *state, td_ns now)
{
    (void)state;
    (void)now;
    return tell.changed;
}

static struct td_due toy_due(const void *state, td_ns now)
{
    (void)now;
    return tell.due[((const struct toy *)state)->name - 'a'];
}

#define TOY(letter)                                                                                \
    static enum td_err letter##_open(void *state, const struct td_ui *ui, const void *argument,    \
                                     td_ns now)                                                    \
    {                                                                                              \
        (void)ui;                                                                                  \
        (void)argument;                                                                            \
        (void)now;                                                                                 \
        return toy_open(state, #letter[0]);                                                        \
    }
TOY(a)
TOY(b)
TOY(c)

static const struct td_view_ops a_view = {.name = "a",
                                          .state_size = sizeof(struct toy),
                                          .open = a_open,
                                          .close = toy_close,
                                          .handle = toy_handle,
                                          .update = toy_update,
                                          .next_change = toy_due,
                                          .draw = toy_draw,
                                          .place = toy_place,
                                          .takes_text = a_takes_text,
                                          .takes_number = a_takes_number};
static const struct td_view_ops b_view = {.name = "b",
                                          .state_size = sizeof(struct toy),
                                          .open = b_open,
                                          .close = toy_close,
                                          .handle = toy_handle,
                                          .next_change = toy_due,
                                          .draw = toy_draw,
                                          .place = toy_place};
static const struct td_view_ops over_view = {.name = "c",
                                             .state_size = sizeof(struct toy),
                                             .overlay = true,
                                             .open = c_open,
                                             .close = toy_close,
                                             .handle = toy_handle,
                                             .draw = toy_draw};

/* What a reply can open. */
static const struct td_view_ops *const toys[TD_VIEW_COUNT] = {
    [TD_VIEW_CARD] = &b_view, [TD_VIEW_CONFIRM] = &over_view};

static int begin(void **state)
{
    memset(&tell, 0, sizeof tell);
    tell.due[0].at = tell.due[1].at = TD_NEVER;
    *state = ui_world_new();
    ((struct ui_world *)*state)->ui.views = toys;
    return 0;
}

static int end(void **state)
{
    ui_world_free(*state);
    return tell.opened == tell.closed ? 0 : -1; /* every opened view was closed once */
}

/* Opens views, then forgets what they were told. */
static void open_all(struct ui_world *w, const char *names)
{
    for (; *names != '\0'; names++) {
        ui_open(w, *names == 'a' ? &a_view : *names == 'b' ? &b_view : &over_view);
    }
    tell.log[0] = '\0';
}

static inline void answer(char who, enum td_event_kind on, struct td_reply reply)
{
    tell.who = who;
    tell.on = on;
    tell.next = reply;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

#endif
