/* The primer's pages as data (assets/primer.cfg). */
#ifndef TEARDROP_CORE_PRIMER_H
#define TEARDROP_CORE_PRIMER_H

#include <stdbool.h>
#include <stddef.h>

#include "teardrop/base/arena.h"

enum td_block_kind {
    TD_BLOCK_TEXT,
    TD_BLOCK_HEADING,
    TD_BLOCK_ITEM,    /* one of a list */
    TD_BLOCK_CALLOUT, /* worth a frame of its own */
    TD_BLOCK_CLAIM,   /* claims and evidence: article / studies / so we say */
    TD_BLOCK_WORD     /* a word and what it means */
};

struct td_block {
    enum td_block_kind kind;
    const char *text;     /* of a claim: what the article says; of a word: "Word: meaning" */
    const char *evidence; /* of a claim: what studies say */
    const char *verdict;  /* of a claim: so we say */
    const char *source;   /* source ids, comma separated; NULL = none given */
    const char *word;     /* of a word: as texts have it; NULL = not a word */
    const char *forms;    /* of a word: other forms, comma separated; NULL = none */
};

struct td_link {
    const char *to; /* a page id, or a screen: `check`, `find`, `moments`, `train`, `train:l3` */
    const char *text;
};

/* Pages that belong together, in the contents. */
struct td_page_group {
    const char *id;
    const char *title; /* in capitals: "HOW IT WORKS" */
    bool look_up;      /* to look something up in: nobody reads it from end to end */
};

struct td_page {
    const char *id;
    const char *title;
    const char *brief;     /* the title in lists, where it is shorter; NULL = the title */
    const char *group;     /* id of its group; NULL = none, which comes last */
    int do_min;            /* minutes that it asks to do something for; 0 = it is read */
    bool moves;            /* its picture bends once by itself when it is opened */
    const char *picture;   /* view id of anatomy.cfg, NULL = none */
    const char *below;     /* another view, shown under it where there is room; NULL = none */
    const char *highlight; /* part id lit in the pictures, NULL = none */
    int bend_deg;          /* of a picture that bends: from straight */
    const struct td_block *blocks;
    size_t block_count;
    const struct td_link *links;
    size_t link_count;
};

/* A moment of the squat, held still: how it looks, or right and wrong side by side. */
struct td_moment {
    const char *title;
    const char *text;
    const char *cue;   /* a few words to say to oneself */
    float part;        /* of the way down, 0..1, for the figure */
    float wrong_lean;  /* of a fault: the trunk dropped by so many degrees */
    bool wrong_flat;   /* of a fault: without the wedge */
    float wrong_knees; /* of a fault: each knee falls in by so many millimetres; seen from the front
                        */
    const char *fault; /* of a fault: what is wrong in the wrong picture, in a few words */
    const char *fault_at; /* of a fault seen from the front: the part of the view it is at */
    const char *right;    /* of a fault seen from the front: views of anatomy.cfg instead */
    const char *wrong;    /* of the figure; NULL = the figure */
};
bool td_moment_is_fault(const struct td_moment *moment);

struct td_primer {
    struct td_arena arena;
    const struct td_page_group *groups;
    size_t group_count;
    const struct td_page *pages; /* those of a group one after the other, as the groups are */
    size_t page_count;
    const char *moments_level; /* the level whose squat the moments show */
    const struct td_moment *moments;
    size_t moment_count;
};

void td_primer_free(struct td_primer *primer);
/* Index of a page, -1 when there is none. */
int td_primer_page(const struct td_primer *primer, const char *id);

/* What line mode prints beside pages: "all" of them, "moments" of the squat. */
bool td_primer_is_list(const char *name);

/* Index of a page's group; group_count when it has none. */
size_t td_primer_group(const struct td_primer *primer, const struct td_page *page);
/* Its heading: that of the group, "MORE" for pages without one. */
const char *td_primer_group_title(const struct td_primer *primer, size_t group);
/* The title as lists have it. */
const char *td_page_brief(const struct td_page *page);

/* Words read in a minute by somebody who wants to remember them (Carver 1992, J Reading 36:84). */
#define TD_PAGE_WORDS_MIN 138
/* Minutes to read a page, or to do what it asks for; at least 1. */
int td_page_minutes(const struct td_page *page);
/* "2 min", "do, 2 min". */
struct td_page_time {
    char text[24];
} td_page_time(const struct td_page *page);

/* The full name of a source ("R4"), as the page "sources" lists it; NULL when it
 * is not there. */
const char *td_primer_source(const struct td_primer *primer, const char *id, size_t length);

/* A word in a text that the page "words" explains. */
struct td_primer_word {
    int block;         /* of the page "words" */
    size_t at, length; /* bytes of the text */
};
/* The next such word at or after byte `from`: whole words in any case, one of their forms, or with
 * an s added; the longer of two at the same place. False: no more. */
bool td_primer_next_word(const struct td_primer *primer, const char *text, size_t from,
                         struct td_primer_word *out);

/* Where something was found. */
struct td_primer_hit {
    int page;
    int block;        /* of the page; -1: in its title */
    const char *text; /* the text it stands in; borrowed */
    size_t at;        /* byte where the first word begins */
};
/* Finds blocks and titles that contain every word of the query, in any case; a word also matches
 * inside longer ones ("track" finds "tracking"). In the order of the pages, titles before texts, at
 * most max; a query without a word finds nothing. Returns how many. */
size_t td_primer_find(const struct td_primer *primer, const char *query, struct td_primer_hit *out,
                      size_t max);

/* A stretch of a text, in bytes. */
struct td_primer_match {
    size_t at, length;
};
/* The next place at or after byte `from` where one of the query's words stands; of two at the same
 * place the longer one. False: no more. */
bool td_primer_next_match(const char *text, const char *query, size_t from,
                          struct td_primer_match *out);

#endif
