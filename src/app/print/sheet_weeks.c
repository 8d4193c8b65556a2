/* Of the page for a clinician: how the pain went, what was trained week by week and how it was
 * borne, and what stopped sessions. */
#include "sheet.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/base/utf8.h"
#include "teardrop/core/check/hurt.h"

#define COLUMNS_MAX 6
#define DAYS_SHOWN 6
#define NOTES_MAX 6

/* ---- the trend ---- */

static void print_padded(const struct td_sheet *page, const char *text, int cols)
{
    fprintf(page->out, "%s%*s", text, cols > td_utf8_cols(text) ? cols - td_utf8_cols(text) : 0,
            "");
}

/* The weeks that were measured, oldest first: the first one, and the newest. */
static int find_columns(const struct td_sheet *page, int weeks[COLUMNS_MAX])
{
    int count = 0;

    for (size_t i = 0; i < page->measure_count; i++) {
        int week = page->measures[i].week, at = count;

        while (at > 0 && weeks[at - 1] > week) {
            at--;
        }
        if (at > 0 && weeks[at - 1] == week) {
            continue;
        }
        if (count == COLUMNS_MAX && at <= 1) {
            continue; /* between the first one and the newest */
        }
        if (count == COLUMNS_MAX) {
            memmove(&weeks[1], &weeks[2], (size_t)(at - 2) * sizeof weeks[0]);
            at--;
        } else {
            memmove(&weeks[at + 1], &weeks[at], (size_t)(count - at) * sizeof weeks[0]);
            count++;
        }
        weeks[at] = week;
    }
    return count;
}

static void print_measure(const struct td_sheet *page, enum td_measure_kind kind, const char *name,
                          const int weeks[COLUMNS_MAX], int columns)
{
    const struct td_measure_spec *spec = td_measure_spec(kind);
    char label[TD_MEASURE_NAME + 32];
    int first = 0, last = 0, found = 0, value;

    td_str_format(label, sizeof label, "%s%s%s%s", name != NULL ? name : spec->title,
                  spec->unit[0] != '\0' ? " (" : "", spec->unit, spec->unit[0] != '\0' ? ")" : "");
    if (kind == TD_MEASURE_CHANGE) {
        td_str_copy(label, sizeof label, "Change since the start (-5 to 5)");
    }
    for (int i = 0; i < columns; i++) {
        if (td_measure_find(page->measures, page->measure_count, kind, name, weeks[i], &value)) {
            first = found == 0 ? value : first;
            last = value;
            found++;
        }
    }
    if (found == 0) {
        return;
    }
    print_padded(page, label, 34);
    for (int i = 0; i < columns; i++) {
        if (td_measure_find(page->measures, page->measure_count, kind, name, weeks[i], &value)) {
            fprintf(page->out, kind == TD_MEASURE_CHANGE ? "%+5d" : "%5d", value);
        } else {
            fputs("    -", page->out);
        }
    }
    fputs(found > 1 && kind != TD_MEASURE_CHANGE ? "  " : "", page->out);
    fprintf(page->out, "%s\n",
            found > 1 && kind != TD_MEASURE_CHANGE
                ? td_trend_word(td_measure_compare(kind, first, last))
                : "");
}

static bool named_before(const struct td_sheet *page, size_t i)
{
    bool before = false;

    for (size_t k = 0; k < i; k++) {
        before = before || (page->measures[k].kind == TD_MEASURE_ACTIVITY &&
                            td_str_equal(page->measures[k].name, page->measures[i].name));
    }
    return before;
}

void td_sheet_trend(const struct td_sheet *page)
{
    int weeks[COLUMNS_MAX];
    int columns = find_columns(page, weeks);

    fputs("\n## Pain and what the knee can do\n\n", page->out);
    if (columns == 0) {
        td_sheet_text(page, "No measures were taken; how the weeks went is below.");
        return;
    }
    print_padded(page, "Week since the first session", 34);
    for (int i = 0; i < columns; i++) {
        fprintf(page->out, "%5d", weeks[i]);
    }
    fputc('\n', page->out);
    print_measure(page, TD_MEASURE_WORST, NULL, weeks, columns);
    print_measure(page, TD_MEASURE_USUAL, NULL, weeks, columns);
    for (size_t i = 0; i < page->measure_count; i++) {
        if (page->measures[i].kind == TD_MEASURE_ACTIVITY && !named_before(page, i)) {
            print_measure(page, TD_MEASURE_ACTIVITY, page->measures[i].name, weeks, columns);
        }
    }
    for (int kind = TD_MEASURE_CHANGE; kind < TD_MEASURE_KINDS; kind++) {
        print_measure(page, (enum td_measure_kind)kind, NULL, weeks, columns);
    }
    fputc('\n', page->out);
    td_sheet_text(page,
                  "Pain of the last seven days, 0 to 10; activities 0 not at all, 10 as before. "
                  "A change counts from 2 points of pain, 3 of one activity.");
}

/* ---- what was trained ---- */

struct week {
    int sessions, lights[4];
    int pain, morning;                  /* the worst; -1 = not said */
    const struct td_past_session *last; /* NULL = none was of the programme */
};

static struct week week_of(const struct td_sheet *page, int64_t from)
{
    struct week week = {.pain = -1, .morning = -1};

    for (size_t i = 0; i < page->session_count; i++) {
        const struct td_past_session *session = &page->sessions[i].session;
        int64_t day = td_training_day(session->started);

        if (day < from || day >= from + 7) {
            continue;
        }
        week.sessions++;
        week.lights[page->lights[i]]++;
        week.pain = session->worst_pain > week.pain ? session->worst_pain : week.pain;
        if (week.last == NULL && !td_str_equal(session->level, TD_FREE_LEVEL)) {
            week.last = session;
        }
    }
    for (size_t i = 0; i < page->morning_count; i++) {
        const struct td_morning *morning = &page->mornings[i];

        if (morning->day >= from && morning->day < from + 7) {
            week.morning = morning->pain > week.morning ? morning->pain : week.morning;
        }
    }
    return week;
}

static void number_or_dash(int number, char out[8])
{
    td_str_copy(out, 8, "-");
    if (number >= 0) {
        td_str_format(out, 8, "%d", number);
    }
}

static void print_week(const struct td_sheet *page, int64_t from)
{
    struct week week = week_of(page, from);
    int64_t end = from + 7 > page->today ? page->today + 1 : from + 7;
    int proposed = td_sheet_proposed_tenths(page, from, end);
    char mark[48], text[240] = "", date[11], done[16], pain[8], morning[8];

    td_day_format(from, date);
    td_str_format(done, sizeof done, "%d", week.sessions);
    if (proposed > 0) {
        td_str_append(done, sizeof done, " of %d", (proposed + 5) / 10);
    }
    number_or_dash(week.pain, pain);
    number_or_dash(week.morning, morning);
    td_str_format(mark, sizeof mark, "%s  %-7s %4s %4s  %2d %2d %2d  ", date, done, pain, morning,
                  week.lights[TD_LIGHT_GREEN], week.lights[TD_LIGHT_AMBER],
                  week.lights[TD_LIGHT_RED]);
    if (week.last != NULL) {
        td_sheet_session_text(page, week.last, text, sizeof text);
    }
    td_sheet_mark_item(page, mark, text[0] != '\0' ? text : "-");
}

/* Hip and calf work, and time under load. What of the planned dose was received (core/plan/dose.h)
 * has its place here. */
static void print_amounts(const struct td_sheet *page)
{
    int hips = 0, seconds = 0, free_ones = 0;

    for (size_t i = 0; i < page->session_count; i++) {
        hips += page->sessions[i].session.hip_sets > 0 ? 1 : 0;
        seconds += page->sessions[i].tension_s;
        free_ones += td_str_equal(page->sessions[i].session.level, TD_FREE_LEVEL) ? 1 : 0;
    }
    td_sheet_item(page, "Hip and calf work: in %d of %zu sessions.", hips, page->session_count);
    td_sheet_item(page, "Time in reps and holds, all sessions: %d min, about %d min a week.",
                  (seconds + 30) / 60, (seconds / page->weeks + 30) / 60);
    if (free_ones > 0) {
        td_sheet_item(page, "%d of the sessions were a movement of the person's own choice.",
                      free_ones);
    }
}

void td_sheet_trained(const struct td_sheet *page)
{
    bool begun = false;

    fprintf(page->out, "\n## What was trained, week by week\n\n");
    if (page->session_count == 0) {
        td_sheet_item(page, "No session in these %d weeks.", page->weeks);
        return;
    }
    fputs("week of     sessions  pain     lights    last session of the week\n"
          "            of plan   in  am    g  a  r\n",
          page->out);
    for (int i = 0; i < page->weeks; i++) {
        struct week week = week_of(page, page->monday + INT64_C(7) * i);

        begun = begun || week.sessions > 0 || week.morning >= 0;
        if (begun) {
            print_week(page, page->monday + INT64_C(7) * i);
        }
    }
    fputc('\n', page->out);
    td_sheet_text(page,
                  "Degrees: knee bend, 0 is straight; without kg: no added load. Pain: the worst "
                  "in a session (in) and on a morning (am), 0 to 10. Lights: green up to 2 (or 1 "
                  "above that day's morning) and the morning after as usual, amber up to 5 or 2 "
                  "above usual that morning, red above that, when it was so twice running, or with "
                  "swelling, a limp, catching, giving way or a sharp pain.");
    fputc('\n', page->out);
    print_amounts(page);
}

/* ---- how it was borne ---- */

/* Higher on the ladder, then further in the level, then heavier. */
static bool is_higher(const struct td_sheet *page, const struct td_past_session *a,
                      const struct td_past_session *b)
{
    int a_rung = page->program != NULL ? td_program_rung(page->program, a->level) : 0;
    int b_rung = page->program != NULL ? td_program_rung(page->program, b->level) : 0;

    return a_rung != b_rung     ? a_rung > b_rung
           : a->step != b->step ? a->step > b->step
                                : a->load_g > b->load_g;
}

static const struct td_past_session *highest_easy(const struct td_sheet *page)
{
    const struct td_past_session *highest = NULL;

    for (size_t i = 0; i < page->session_count; i++) {
        const struct td_past_session *session = &page->sessions[i].session;

        if (session->worst_pain >= 0 && session->worst_pain <= 2 && session->finished &&
            session->hurt[0] == '\0' && !td_str_equal(session->level, TD_FREE_LEVEL) &&
            (highest == NULL || is_higher(page, session, highest))) {
            highest = session;
        }
    }
    return highest;
}

enum sign { SWOLLEN, LIMP, WORSE };

static bool shows(const struct td_sheet *page, const struct td_morning *morning, enum sign sign)
{
    int usual = td_usual_morning(page->mornings, page->morning_count, morning->day);

    return sign == SWOLLEN ? morning->swollen
           : sign == LIMP  ? morning->limp
                           : usual >= 0 && morning->pain >= usual + 2;
}

/* `swollen: 2 days (2026-11-20, 2026-11-22)` */
static void print_days(const struct td_sheet *page, const char *what, enum sign sign)
{
    char days[200] = "";
    int count = 0, asked = 0;

    for (size_t i = 0; i < page->morning_count; i++) {
        const struct td_morning *morning = &page->mornings[i];
        char date[11];

        if (morning->day < page->monday) {
            continue;
        }
        asked++;
        if (!shows(page, morning, sign)) {
            continue;
        }
        td_day_format(morning->day, date);
        if (count++ < DAYS_SHOWN) {
            td_str_append(days, sizeof days, "%s%s", days[0] != '\0' ? ", " : "", date);
        }
    }
    if (asked == 0) {
        td_sheet_item(page, "%s: not known, no morning was answered.", what);
    } else if (count == 0) {
        td_sheet_item(page, "%s: on none of %d mornings.", what, asked);
    } else {
        td_sheet_item(page, "%s: on %d of %d mornings (%s%s).", what, count, asked, days,
                      count > DAYS_SHOWN ? ", ..." : "");
    }
}

void td_sheet_tolerance(const struct td_sheet *page)
{
    const struct td_past_session *highest = highest_easy(page);
    char text[240], date[40];

    fputs("\n## How the knee took it\n\n", page->out);
    if (highest != NULL) {
        td_sheet_session_text(page, highest, text, sizeof text);
        td_instant_format_day(highest->started, date, sizeof date);
        td_sheet_item(page, "Most with pain of 2 or less: %s (%s).", text, date);
    }
    print_days(page, "Swollen", SWOLLEN);
    print_days(page, "A limp", LIMP);
    print_days(page, "Pain 2 or more above usual", WORSE);
}

/* ---- stops and notes ---- */

/* Where in the session it was: `in set 2, rep 4 of 8` */
static void add_place(const struct td_session_record *record, char *out, size_t size)
{
    for (int i = 0; i < record->set_count; i++) {
        const struct td_set_record *set = &record->sets[i];

        if (set->reps_done < set->reps_planned) {
            td_str_append(out, size, "; in set %d, after %d of %d reps", set->set, set->reps_done,
                          set->reps_planned);
            return;
        }
    }
    td_str_append(out, size, "; after the last set");
}

/* As the plan looks at it. */
static struct td_past_session past_of(const struct td_session_record *record)
{
    struct td_past_session past = {.step = record->step,
                                   .sets = record->main_sets,
                                   .reps = record->main_reps,
                                   .hold_s = record->main_hold_ms / 1000,
                                   .load_g = record->load_g};

    td_str_copy(past.level, sizeof past.level, record->level);
    td_str_copy(past.swap_in, sizeof past.swap_in, record->swap_in);
    return past;
}

static void print_stop(const struct td_sheet *page, const struct td_session_record *record)
{
    struct td_past_session past = past_of(record);
    char text[1000], what[240], date[40];

    td_instant_format_day(record->started, date, sizeof date);
    td_sheet_session_text(page, &past, what, sizeof what);
    td_str_format(text, sizeof text, "%s: %s. At: %s", date, td_hurt_name(record->hurt), what);
    add_place(record, text, sizeof text);
    td_str_append(text, sizeof text, ".");
    if (record->worst_pain >= 0) {
        td_str_append(text, sizeof text, " Worst pain %d.", record->worst_pain);
    }
    if (record->note[0] != '\0') {
        td_str_append(text, sizeof text, " In their words: \"%s\"", record->note);
    }
    td_sheet_item(page, "%s", text);
}

static void print_note(const struct td_sheet *page, const struct td_session_record *record)
{
    char date[40];

    td_instant_format_day(record->started, date, sizeof date);
    td_sheet_item(page, "%s: \"%s\"", date, record->note);
}

/* Sessions that something ended, or else those with a note: which of both. */
static enum td_err walk_sessions(const struct td_sheet *page, bool stops, int max, int *count)
{
    const struct td_history_port *history = &page->ui->history;
    struct td_history_walk walk = {.history = history};
    struct td_session_record record = {.set_count = 0};
    const struct td_history_line *line;

    *count = 0;
    while (*count < max && (line = td_history_next(&walk)) != NULL &&
           td_training_day(line->at) >= page->monday) {
        if (line->kind != TD_HISTORY_SESSION ||
            (stops ? line->hurt[0] == '\0' : line->hurt[0] != '\0' || !line->noted)) {
            continue;
        }
        walk.err = history->ops->load_session(history->self, line->uuid, &record);
        if (walk.err == TD_OK) {
            if (!stops && *count == 0) {
                fputs("\nNotes, the newest first:\n\n", page->out);
            }
            (stops ? print_stop : print_note)(page, &record);
            ++*count;
        }
    }
    td_session_record_deinit(&record);
    return td_history_walk_end(&walk);
}

enum td_err td_sheet_stops(const struct td_sheet *page)
{
    enum td_err err;
    int count;

    fputs("\n## Sessions that were stopped because something hurt\n\n", page->out);
    err = walk_sessions(page, true, 20, &count);
    if (err == TD_OK && count == 0) {
        td_sheet_item(page, "None.");
    }
    return err == TD_OK ? walk_sessions(page, false, NOTES_MAX, &count) : err;
}
