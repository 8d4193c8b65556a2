/* The home screen's own parts: home.c has its layout and keys, today.c what today holds, morning.c
 * the question of the morning after a session. */
#ifndef TEARDROP_UI_HOME_STATE_H
#define TEARDROP_UI_HOME_STATE_H

#include "teardrop/core/today.h"
#include "teardrop/term/draw/raster.h"
#include "teardrop/ui/ask/ask.h"
#include "teardrop/ui/kit/context.h"
#include "teardrop/ui/kit/list.h"
#include "teardrop/ui/kit/scale.h"
#include "trainer/unfinished.h"

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
    struct td_scale pain;
    bool swollen, limp;
    bool nothing_chosen; /* Enter was pressed before there was a number */
    bool amending;       /* one key has saved the answer; keys that add to it may follow */
    char text[200];      /* "" = nothing to say */
    char brief[48];      /* the same for a small window */
    char kept[160];      /* what was saved, or why it was not; "" = nothing yet */
};

struct td_home {
    const struct td_ui *ui;
    struct td_list menu;
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
    bool asking; /* the clinician question is open */
    int cols, rows;
    struct td_rect body, picture;
    enum td_home_brevity brevity;
    int menu_y, text_rows;
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
/* Another day has begun. */
void td_home_morning_day(struct td_home *h);

#endif
