/* Of the page for a clinician: what it is, all of it in five lines, and the place for an answer. */
#include "sheet.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/check/hurt.h"

/* ---- five lines ---- */

static void add_answer(const struct td_sheet *page, const char *before, const char *id, char *out,
                       size_t size)
{
    char text[200];

    td_sheet_check_answer(page, id, text, sizeof text);
    if (text[0] != '\0') {
        td_str_append(out, size, "%s%s", before, text);
    }
}

/* The last of its bands is told by what comes before it on the screen. */
static void add_began(const struct td_sheet *page, char *out, size_t size)
{
    int question = page->record != NULL ? td_checklist_question(page->checklist, "began") : -1;
    int choice = question >= 0 ? page->course.answers.choice[question] : -1;

    if (choice >= 0 &&
        td_str_equal(page->checklist->questions[question].answers[choice].id, "longer")) {
        td_str_append(out, size, ", more than 12 weeks before the self-check");
    } else {
        add_answer(page, ", ", "began", out, size);
    }
}

static void print_who(const struct td_sheet *page)
{
    char text[700];

    td_str_copy(text, sizeof text, td_sheet_knee(page));
    add_answer(page, ", age ", "age", text, sizeof text);
    if (page->record != NULL && page->course.goal == TD_GOAL_STRENGTH) {
        td_str_append(text, sizeof text, ". No pain: the person came to get stronger");
    } else if (page->record == NULL) {
        td_str_append(text, sizeof text, ". No self-check on record");
    }
    add_answer(page, ". Where: ", "where", text, sizeof text);
    add_answer(page, ". How it began: ", "onset", text, sizeof text);
    add_began(page, text, sizeof text);
    add_answer(page, ". Hurt or operated on before: ", "earlier", text, sizeof text);
    td_str_append(text, sizeof text, ".");
    td_sheet_mark_item(page, "1. ", text);
}

/* `Worst pain 5 -> 2 of 10`; false when there are no two. */
static bool add_change(const struct td_sheet *page, enum td_measure_kind kind, const char *name,
                       const char *label, char *out, size_t size)
{
    const struct td_measure *first = NULL, *last = NULL;

    for (size_t i = 0; i < page->measure_count; i++) {
        const struct td_measure *measure = &page->measures[i];

        if (measure->kind == kind && (name == NULL || td_str_equal(measure->name, name))) {
            first = first == NULL ? measure : first;
            last = measure;
        }
    }
    if (first == NULL || first->week == last->week) {
        return false;
    }
    td_str_append(out, size, "%s%s %d -> %d of 10", out[0] != '\0' ? ", " : "", label, first->value,
                  last->value);
    return true;
}

static void add_activities(const struct td_sheet *page, char *out, size_t size)
{
    for (size_t i = page->measure_count; i > 0; i--) {
        const struct td_measure *measure = &page->measures[i - 1];

        if (measure->week != td_measure_newest(page->measures, page->measure_count)) {
            break;
        }
        if (measure->kind == TD_MEASURE_ACTIVITY) {
            (void)add_change(page, TD_MEASURE_ACTIVITY, measure->name, measure->name, out, size);
        }
    }
}

static void print_pain(const struct td_sheet *page)
{
    char text[600] = "", pain[40];
    int newest = td_measure_newest(page->measures, page->measure_count);

    if (add_change(page, TD_MEASURE_WORST, NULL, "Worst pain", text, sizeof text)) {
        (void)add_change(page, TD_MEASURE_USUAL, NULL, "usual", text, sizeof text);
    }
    add_activities(page, text, sizeof text);
    if (text[0] != '\0') {
        td_str_append(text, sizeof text, ", from week %d to week %d of training.",
                      page->measures[0].week, newest);
    } else {
        td_sheet_check_answer(page, "worst_pain", pain, sizeof pain);
        td_str_copy(text, sizeof text, "How the pain went: no measures of two times to compare.");
        if (pain[0] != '\0') {
            td_str_append(text, sizeof text, " Worst pain in the self-check: %s.", pain);
        }
    }
    td_sheet_mark_item(page, "2. ", text);
}

static void print_training(const struct td_sheet *page)
{
    int64_t since = td_sheet_proposed_since(page);
    int64_t from = since > page->monday ? since : page->monday;
    int proposed = td_sheet_proposed_tenths(page, from, page->today + 1), done = 0;
    char text[500], what[240], date[40], day[11];

    for (size_t i = 0; i < page->session_count; i++) {
        done += td_training_day(page->sessions[i].session.started) >= from ? 1 : 0;
    }
    td_str_format(text, sizeof text, "%zu session%s in %d weeks", page->session_count,
                  page->session_count == 1 ? "" : "s", page->weeks);
    if (proposed > 0) {
        td_day_format(from, day);
        td_str_append(text, sizeof text, " (%d of %d planned since %s)", done, (proposed + 5) / 10,
                      day);
    }
    if (page->session_count > 0) {
        td_sheet_session_text(page, &page->sessions[0].session, what, sizeof what);
        td_instant_format_day(page->sessions[0].session.started, date, sizeof date);
        td_str_append(text, sizeof text, "; the last, %s: %s%s", date, what,
                      page->sessions[0].session.load_g > 0 ||
                              td_sheet_weight_unknown(page, &page->sessions[0].session)
                          ? ""
                          : ", no added load");
    }
    td_str_append(text, sizeof text, ".");
    td_sheet_mark_item(page, "3. ", text);
}

/* The newest session that something of the knee ended. */
static const struct td_past_volume *last_stop(const struct td_sheet *page)
{
    for (size_t i = 0; i < page->session_count; i++) {
        if (page->sessions[i].session.hurt[0] != '\0') {
            return &page->sessions[i];
        }
    }
    return NULL;
}

static void print_lights(const struct td_sheet *page)
{
    const struct td_past_volume *stop = last_stop(page);
    int lights[4] = {0, 0, 0, 0}, swollen = 0, limp = 0, asked = 0;
    char text[500], date[40];

    for (size_t i = 0; i < page->session_count; i++) {
        lights[page->lights[i]]++;
    }
    for (size_t i = 0; i < page->morning_count; i++) {
        bool counts = page->mornings[i].day >= page->monday;

        asked += counts ? 1 : 0;
        swollen += counts && page->mornings[i].swollen ? 1 : 0;
        limp += counts && page->mornings[i].limp ? 1 : 0;
    }
    td_str_format(text, sizeof text, "Lights: %d green, %d amber, %d red.", lights[TD_LIGHT_GREEN],
                  lights[TD_LIGHT_AMBER], lights[TD_LIGHT_RED]);
    if (lights[TD_LIGHT_OPEN] > 0) {
        td_str_append(text, sizeof text, " %d open (a score or the morning after is missing).",
                      lights[TD_LIGHT_OPEN]);
    }
    if (stop != NULL) {
        td_instant_format_day(stop->session.started, date, sizeof date);
        td_str_append(text, sizeof text, " Stopped %s: %s.", date,
                      td_hurt_name(stop->session.hurt));
    }
    if (asked == 0) {
        td_str_append(text, sizeof text, " No morning was answered.");
        td_sheet_mark_item(page, "4. ", text);
        return;
    }
    if (swollen > 0) {
        td_str_append(text, sizeof text, " Swollen on %d morning%s", swollen,
                      swollen == 1 ? "" : "s");
    } else {
        td_str_append(text, sizeof text, " No swelling");
    }
    if (limp > 0) {
        td_str_append(text, sizeof text, ", a limp on %d.", limp);
    } else {
        td_str_append(text, sizeof text, ", no limp.");
    }
    td_sheet_mark_item(page, "4. ", text);
}

static void print_question(const struct td_sheet *page)
{
    char text[700], date[40];
    int flags = page->record != NULL ? (int)page->result.flag_count : 0;

    if (page->record == NULL) {
        td_str_copy(text, sizeof text, "Red flags: not asked.");
    } else {
        td_instant_format_day(page->record->done, date, sizeof date);
        td_str_format(text, sizeof text, "Red flags: %s (%d list%s asked, %s).",
                      flags > 0 ? "yes, see below" : "none", page->record->gate_count,
                      page->record->gate_count == 1 ? "" : "s", date);
    }
    if (page->referral != TD_REFER_NOT) {
        td_day_format(page->refers_since, date);
        td_str_append(text, sizeof text, " The program asks for a look since %s: %s.", date,
                      td_sheet_referral_text(page->referral));
    }
    td_str_append(text, sizeof text, " Question: %s",
                  page->gate.known && page->gate.training == TD_TRAINING_CLOSED
                      ? "may training begin again, and up to where?"
                  : page->referral != TD_REFER_NOT ? "may the load go on, and up to where?"
                  : page->session_count == 0       ? "may training begin, and up to where?"
                                                   : "may the load go on rising?");
    td_sheet_mark_item(page, "5. ", text);
}

void td_sheet_head(const struct td_sheet *page)
{
    char day[11], from[11];

    td_day_format(page->today, day);
    td_day_format(page->monday, from);
    fprintf(page->out, "# Knee: a page for a clinician, %s\n\n", day);
    td_sheet_text(page,
                  "What one person answered and wrote down about their own knee while they "
                  "trained it at home, without an examination. The patterns are likely causes "
                  "to begin from, not findings.");
    fprintf(page->out, "\n%d weeks, from %s on. teardrop %s.\n\n", page->weeks, from,
            page->ui->version);
    print_who(page);
    print_pain(page);
    print_training(page);
    print_lights(page);
    print_question(page);
}

/* ---- the answer ---- */

static void print_last_look(const struct td_sheet *page)
{
    char text[400], level[160], date[40];

    if (!page->looked) {
        return;
    }
    td_instant_format_day(page->look.at, date, sizeof date);
    td_str_format(text, sizeof text, "On record: a clinician looked at it on %s", date);
    if (page->look.max_level[0] != '\0') {
        td_sheet_level_text(page, page->look.max_level, level, sizeof level);
        td_str_append(text, sizeof text, "; up to: %s", level);
    }
    if (page->look.max_depth_deg > 0) {
        td_str_append(text, sizeof text, "; knee bend up to %d degrees", page->look.max_depth_deg);
    }
    td_str_append(text, sizeof text, "%s", page->look.no_load ? "; no added load" : "");
    if (page->look.until[0] != '\0') {
        td_str_append(text, sizeof text, "; until %s", page->look.until);
    }
    td_str_append(text, sizeof text, ".");
    td_sheet_text(page, text);
    fputc('\n', page->out);
}

void td_sheet_reply(const struct td_sheet *page)
{
    fputs("\n## The clinician's answer\n\n", page->out);
    print_last_look(page);
    fputs("Seen on  ____________________      Next time  ____________________\n\n"
          "[ ] go on as planned              [ ] stop until  __________________\n\n"
          "[ ] knee bend up to ______ degrees     [ ] no added load\n\n"
          "[ ] other limits  __________________________________________________\n\n"
          "These hold until  ____________________   Name  ______________________\n",
          page->out);
}
