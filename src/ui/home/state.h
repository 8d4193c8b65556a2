/* The home screen's own parts: home.c has its keys, today.c what today holds, morning.c the
 * question of the morning after a session. slots.c gives each part its place, draw.c fills them,
 * weeks.c knows what the last weeks were like; flow.c is the same as one text. */
#ifndef TEARDROP_UI_HOME_STATE_H
#define TEARDROP_UI_HOME_STATE_H

#include "teardrop/core/today.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/ask/ask.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/flow.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/scale.h"
#include "teardrop/ui/resume/unfinished.h"

/* How much is said above the menu: less in a low window, but always today's session, or that
 * training is closed. */
enum td_home_brevity {
    TD_HOME_FULL,
    TD_HOME_DENSE, /* no blank lines, nothing about later sessions */
    TD_HOME_TIGHT, /* nothing about other days either */
    TD_HOME_SHORT, /* only the beginning of the reason */
    TD_HOME_LESS,  /* of that a sentence; nothing about the self-check */
    TD_HOME_SCANT, /* no word that may come another day */
    TD_HOME_MIN
};

/* The question of the morning after a session. */
struct td_home_morning {
    bool due, asking;
    bool before; /* asked before today's session, not because of an earlier one */
    int64_t day; /* local, of the morning that is meant */
    int usual;   /* what mornings are like for this knee; -1 = not known */
    struct td_scale pain;
    bool swollen, limp;
    bool nothing_chosen; /* Enter was pressed before there was a number */
    bool amending;       /* one key has saved the answer; keys that add to it may follow */
    char text[200];      /* "" = nothing to say */
    char brief[48];      /* the same for a small window */
    char kept[240];      /* what was saved, or why it was not; "" = nothing yet */
};

/* Where everything stands in a window with room for it: by its size alone, so that nothing moves
 * with what is said. A part without room has h 0. */
struct td_home_slots {
    bool fit; /* false: a small window; all of it flows as one text above the menu */
    struct td_rect today, morning, ladder, weeks, menu, picture;
};
struct td_home_slots td_home_slots_of(int cols, int rows, bool pictures);

#define TD_HOME_SCALE_X 3 /* the morning's scale stands behind its key */
int td_home_scale_cols(int cols);

#define TD_HOME_ITEMS 20

/* Something that today has to say, beside the session. */
struct td_home_item {
    const char *mark; /* "!", "▲" or NULL */
    const char *text; /* borrowed from the state */
    enum td_role role;
};

#define TD_HOME_WEEKS 5 /* the present one last */

struct td_home_weeks {
    struct td_home_day {
        bool trained, planned, pain_known;
        enum td_light light; /* of a day with a session */
        int morning;         /* -1 = not said */
    } days[TD_HOME_WEEKS][7];
    int64_t first;     /* the Monday of the first one */
    int today;         /* index of today from there */
    int sessions;      /* on record in the last half year */
    int done, planned; /* sessions this week, and all that it is to have; planned 0 = not known */
};

#define TD_HOME_ENTRIES 6 /* of the menu; the last one are the measures */

struct td_home {
    const struct td_ui *ui;
    struct td_list menu;
    bool moved; /* the person chose a line; what is advised gives way */
    struct td_home_slots at;
    struct td_home_item items[TD_HOME_ITEMS];
    int item_count;
    const char *heading;                    /* "TODAY", "REST DAY", ... */
    char title[96], minutes[16], plan[120]; /* the next session: its name, length, and numbers */
    char waits[200];                        /* the session that waits; "" = none */
    char check_age[40];                     /* of the last self-check: "done 3 days ago" */
    bool measures_due;
    char facts[TD_HOME_ENTRIES][64]; /* what the menu says of each line */
    struct td_home_weeks weeks;
    int levels, level; /* on the ladder, and where the plan is; levels 0 = not known */
    char level_name[48], first_level[48], last_level[48];
    int64_t planned_days[4]; /* days of the sessions to come */
    int planned_count;
    bool whole;                   /* all of today is open as a page */
    struct td_scroll scroll;      /* of that page */
    char session[160], when[120]; /* the next session */
    char session_brief[160];      /* without its minutes, and what else has no room */
    char why_brief[200];          /* the beginning of: */
    char why_first[200];          /* and the first sentence */
    char why[400],
        ahead[240];     /* why it is this one; what would make the one after it harder or easier */
    char days[80];      /* the days after it; "" = none */
    char done[80];      /* what was done lately; "" = nothing */
    bool rested;        /* it is due */
    char measures[240]; /* that are due, or what they say; "" = nothing */
    struct td_aside aside;
    char dose[160];     /* how much of what was planned was done; "" = nothing was */
    bool said_due;      /* that it was said is not kept yet: nobody has seen it */
    const char *once;   /* the same of a word in `why`: td_plan.once; NULL = none */
    bool renew;         /* what the plan proposes may be something new, and is kept then */
    char said[160];     /* what was said once, today; "" = nothing */
    char question[160]; /* one that is open, with its key; "" = none */
    char question_brief[48];
    struct td_ask_argument asked;
    char page[TD_ID_TEXT], page_text[80]; /* of the primer, that helps now; "" = none */
    struct td_home_morning morning;
    char check[200]; /* the last self-check, "" = none */
    char referral_brief[48];
    char referral[120];         /* somebody should look at it within days; "" = not so */
    char unfinished_check[100]; /* a self-check that is half done; "" = none */
    char closed_reason[520];    /* why training is closed, "" = it is not */
    char trouble[300];          /* why nothing is kept, "" = it is */
    struct td_unfinished unfinished;
    bool first_start;
    enum { TD_HOME_ASKS_NOTHING, TD_HOME_ASKS_CLEARED, TD_HOME_ASKS_REST } asking;
    struct td_list ways;            /* of the first start */
    bool knee_changed, knee_unkept; /* which knee: chosen, and not written down yet */
    int cols, rows;
    struct td_rect body, picture;
    enum td_home_brevity brevity;
    int text_rows;           /* of a small window */
    int said_item, why_item; /* indexes in items of what is said once; TD_HOME_ITEMS = nothing is */
    struct td_image image;
    /* The picture comes with the second frame, so that the menu is there at once. */
    enum { TD_HOME_PICTURE_LATER, TD_HOME_PICTURE_DUE, TD_HOME_PICTURE_THERE } stage;
};

/* Looks up what today holds in the history and the programme, and puts it into words. */
void td_home_look_up(struct td_home *h);

/* Keeps that a word was said once, where the window has the room for it; otherwise it is said
 * again. */
void td_home_keep_said(struct td_home *h);

/* morning.c. last: when the newest session began, NULL = none; sore: there is a self-check for
 * a knee that hurts; anew: a bad morning holds, and nothing was told since. */
void td_home_morning_look_up(struct td_home *h, const struct td_instant *last, bool sore,
                             bool anew);
enum td_home_key {
    TD_HOME_KEY_NOT_MINE,
    TD_HOME_KEY_TAKEN,
    TD_HOME_KEY_KEPT /* and an answer was kept: the plan may be another one now */
};
enum td_home_key td_home_morning_key(struct td_home *h, const struct td_event *event);
void td_home_morning_ask(struct td_home *h);
/* The number at a column of its scale, -1 = none; and giving it as an answer. */
int td_home_morning_at(const struct td_home *h, int x);
void td_home_morning_say(struct td_home *h, int pain);
/* "FIRST: THE KNEE THIS MORNING" */
void td_home_morning_heading(const struct td_home *h, char *out, size_t size);
/* Another day has begun. */
void td_home_morning_day(struct td_home *h);

/* flow.c */
void td_home_flow(const struct td_home *h, struct td_flow *flow);
/* Row of the text that the morning's line begins in. */
int td_home_morning_row(const struct td_home *h);

/* draw.c: what is in the slots, the picture left out. */
void td_home_draw_slots(const struct td_home *h, struct td_canvas *canvas);
/* How many items there is room for. */
int td_home_items_that_fit(const struct td_home *h);
/* Where the buttons of an unfinished session are; w = 0: nowhere. */
struct td_rect td_home_buttons(const struct td_home *h);
struct td_rect td_home_menu_row(const struct td_home *h, size_t index);
void td_home_draw_menu(const struct td_home *h, struct td_canvas *canvas, struct td_rect at);

/* welcome.c: the first start, in a window with room for it. */
bool td_home_welcomes(const struct td_home *h);
/* False: the key is not one of its own. */
bool td_home_welcome_key(struct td_home *h, const struct td_event *event, struct td_reply *reply);
struct td_reply td_home_welcome_mouse(struct td_home *h, struct td_mouse mouse);
size_t td_home_welcome_footer(struct td_hint *hints);
/* Writes down which knee was chosen. */
void td_home_keep_knee(struct td_home *h);
void td_home_draw_welcome(const struct td_home *h, struct td_canvas *canvas);

/* Is it a day between two sessions? */
bool td_home_rests(const struct td_home *h);

/* items.c */
void td_home_list_items(struct td_home *h);
void td_home_list_facts(struct td_home *h, const struct td_plan *plan, bool has_check);
void td_home_advise(struct td_home *h, const struct td_plan *plan);

/* weeks.c */
void td_home_weeks_look_up(struct td_home *h, const struct td_program *program);

#endif
