/* What the present page of the self-check is about: its question, its choices, what the first page
 * offers and the review lists. */
#include "state.h"
#include "teardrop/base/num.h"
#include "teardrop/base/str.h"

const struct td_question *td_check_question(const struct td_check_screen *c)
{
    return &c->checklist->questions[c->at];
}

bool td_check_is_scale(const struct td_check_screen *c)
{
    return c->mode == CHECK_QUESTION && td_check_question(c)->kind == TD_QUESTION_SCALE;
}

struct td_scale td_check_scale(const struct td_check_screen *c)
{
    return (struct td_scale){.value = td_list_chosen(&c->list) ? (int)c->list.selected : -1,
                             .last = c->last_digit};
}

int td_check_scale_cols(int cols)
{
    return td_clamp((cols - 4) / 10, 3, 5) * 10 + 4;
}

bool td_check_can_wait(const struct td_check_screen *c)
{
    return c->mode == CHECK_QUESTION && td_check_question(c)->pose != TD_POSE_NONE;
}

int td_check_place(const struct td_check_screen *c, size_t question)
{
    for (size_t i = 0; i < c->draft->course.trail_count; i++) {
        if (c->draft->course.trail[i] == question) {
            return (int)i;
        }
    }
    return -1;
}

int td_check_ticked(const struct td_check_screen *c, size_t index)
{
    const struct td_gate *gate = &c->checklist->gates[index];
    int ticked = 0;

    for (size_t i = 0; i < gate->flag_count; i++) {
        ticked += c->draft->course.answers.flag[gate->flags[i]] ? 1 : 0;
    }
    return ticked;
}

/* ---- what a question lists ---- */

const struct td_region *td_check_region(const struct td_check_screen *c)
{
    return c->mode == CHECK_QUESTION && c->region >= 0 ? &td_check_question(c)->regions[c->region]
                                                       : NULL;
}

size_t td_check_offer_count(const struct td_check_screen *c)
{
    const struct td_question *question = td_check_question(c);
    const struct td_region *region = td_check_region(c);

    if (region != NULL) {
        return region->place_count;
    }
    return question->region_count > 0 ? question->region_count : question->answer_count;
}

struct td_check_offer td_check_offer(const struct td_check_screen *c, size_t index)
{
    const struct td_question *question = td_check_question(c);
    const struct td_region *region;
    const struct td_spot *spot;

    if (question->region_count == 0) {
        return (struct td_check_offer){question->answers[index].id, question->answers[index].text,
                                       (int)index};
    }
    if (c->region < 0) {
        region = &question->regions[index];
        return (struct td_check_offer){region->id, region->text,
                                       region->place_count > 1 ? TD_OFFER_MANY
                                                               : region->places[0].answer};
    }
    spot = &question->regions[c->region].places[index];
    return (struct td_check_offer){question->answers[spot->answer].id, spot->text, spot->answer};
}

size_t td_check_offer_of(const struct td_check_screen *c, int answer)
{
    const struct td_question *question = td_check_question(c);
    const struct td_region *region = td_check_region(c);
    int found = answer;

    if (region == NULL && question->region_count > 0) {
        found = td_question_region(question, answer);
    } else if (region != NULL) {
        found = td_region_spot(region, answer);
    }
    return found >= 0 ? (size_t)found : TD_LIST_NONE;
}

size_t td_check_choices(const struct td_check_screen *c)
{
    switch (c->mode) {
    case CHECK_INTRO:
        return c->start_options[CHECK_GO_ON] == CHECK_GO_ON ? CHECK_START_OPTIONS
                                                            : CHECK_START_OPTIONS - 1;
    case CHECK_GATE:
    case CHECK_OFFER:
    case CHECK_TESTS:
    case CHECK_INVALIDATED:
        return 2;
    case CHECK_TICK:
        return c->checklist->gates[c->at].flag_count + 1;
    case CHECK_QUESTION:
        return td_check_is_scale(c) ? 11 : td_check_offer_count(c) + (td_check_can_wait(c) ? 1 : 0);
    case CHECK_REVIEW:
        return c->review_count;
    default:
        return 0;
    }
}

/* ---- the first page ---- */

static void describe_open(struct td_check_screen *c)
{
    char when[40];
    int later = td_check_draft_later(&c->record);

    td_instant_format_minute(c->record.done, when, sizeof when);
    if (c->record.draft) {
        td_str_format(c->go_on, sizeof c->go_on, "Go on with the one left on %s: %d answer%s", when,
                      c->record.answer_count, c->record.answer_count == 1 ? "" : "s");
    } else {
        td_str_format(c->go_on, sizeof c->go_on, "Do the %d test%s put off on %s", later,
                      later == 1 ? "" : "s", when);
    }
}

void td_check_find_start_options(struct td_check_screen *c)
{
    size_t n = 0;

    c->go_on[0] = '\0';
    if (c->draft->begun) {
        td_str_copy(c->go_on, sizeof c->go_on, "Go on where you were");
    } else if (td_check_draft_find(c->ui, &c->record)) {
        describe_open(c);
    }
    if (c->go_on[0] != '\0') {
        c->start_options[n++] = CHECK_GO_ON;
    }
    c->start_options[n++] = CHECK_SORE;
    c->start_options[n] = CHECK_STRENGTH;
}

/* ---- the review ---- */

static void add_line(struct td_check_screen *c, struct td_check_review_line entry)
{
    if (c->review_count < CHECK_REVIEW_LINES) {
        c->review[c->review_count++] = entry;
    }
}

/* The result first, then what was asked before everything, then section by section. */
void td_check_list_review_lines(struct td_check_screen *c)
{
    const struct td_checklist *list = c->checklist;

    c->review_count = 0;
    add_line(c, (struct td_check_review_line){.kind = REVIEW_RESULT});
    if (c->left > 0) {
        add_line(c, (struct td_check_review_line){.kind = REVIEW_GO_ON});
    }
    add_line(c, (struct td_check_review_line){.kind = REVIEW_AGE, .index = (uint8_t)c->age});
    for (size_t i = 0; i < list->gate_count; i++) {
        if ((c->draft->course.gates_done >> i & 1u) != 0) {
            add_line(c, (struct td_check_review_line){.kind = REVIEW_GATE, .index = (uint8_t)i});
        }
    }
    for (size_t s = 0; s < list->section_count; s++) {
        const char *title = list->sections[s].title;

        for (size_t i = 0; i < list->sections[s].question_count; i++) {
            uint8_t question = list->sections[s].questions[i];

            if (question != c->age) {
                add_line(c, (struct td_check_review_line){
                                .kind = REVIEW_QUESTION, .index = question, .title = title});
                title = NULL;
            }
        }
    }
}
