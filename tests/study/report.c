/* The tables of the study. */
#include "report.h"

#include <stdio.h>
#include <string.h>

static const char *const verdict_names[VERDICTS] = {
    "right",  "in a pair", "the joint",  "another that adds",
    "nobody", "today",     "wrong pair", "wrong single"};

static double part(double of, double all)
{
    return all > 0 ? 100 * of / all : 0;
}

static double of_kind(const struct tally *tally, enum verdict verdict)
{
    return part(tally->verdicts[verdict], tally->people);
}

double report_equal(const struct study *study, enum verdict verdict)
{
    double sum = 0;
    int kinds = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        if (study->people->kinds[k].share > 0 && study->people->kinds[k].cause >= 0) {
            sum += of_kind(&study->tallies[k], verdict);
            kinds++;
        }
    }
    return kinds > 0 ? sum / kinds : 0;
}

static int shares(const struct study *study)
{
    int sum = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        sum += study->people->kinds[k].share;
    }
    return sum;
}

double report_likely(const struct study *study, enum verdict verdict)
{
    double sum = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        sum += study->people->kinds[k].share * of_kind(&study->tallies[k], verdict);
    }
    return sum / shares(study);
}

double report_alone(const struct study *study, int cause, double *right, double *joint)
{
    const struct td_checklist *list = study->people->list;
    bool home = cause == list->home_pattern;
    bool adds = list->causes[cause].layer == TD_CAUSE_CONTRIBUTOR || home;
    double all = 0, own = 0, family = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        const struct kind *kind = &study->people->kinds[k];
        double named = kind->share * part(study->tallies[k].alone[cause], study->tallies[k].people);

        all += named;
        own += kind->cause == cause ? named : 0;
        family +=
            adds && kind->cause >= 0 && list->causes[kind->cause].layer == TD_CAUSE_CONTRIBUTOR
                ? named
                : 0;
    }
    *right = part(home ? family : own, all);
    *joint = part(family, all);
    return all / shares(study);
}

long report_people(const struct study *study)
{
    long people = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        people += study->tallies[k].people;
    }
    return people;
}

long report_same(const struct study *study)
{
    long same = 0;

    for (size_t k = 0; k < study->people->kind_count; k++) {
        same += study->tallies[k].same;
    }
    return same;
}

/* ---- tables ---- */

static void print_row(const char *name, const double *numbers, size_t count)
{
    (void)printf("| %s |", name);
    for (size_t i = 0; i < count; i++) {
        (void)printf(" %.1f |", numbers[i]);
    }
    (void)printf("\n");
}

static void print_head(const char *const *names, size_t count)
{
    (void)printf("\n|  |");
    for (size_t i = 0; i < count; i++) {
        (void)printf(" %s |", names[i]);
    }
    (void)printf("\n|---|");
    for (size_t i = 0; i < count; i++) {
        (void)printf("---|");
    }
    (void)printf("\n");
}

static void print_verdicts(const struct study *study)
{
    double numbers[VERDICTS];

    print_head(verdict_names, VERDICTS);
    for (size_t k = 0; k < study->people->kind_count; k++) {
        if (study->people->kinds[k].share == 0) {
            continue;
        }
        for (int v = 0; v < VERDICTS; v++) {
            numbers[v] = of_kind(&study->tallies[k], (enum verdict)v);
        }
        print_row(study->people->kinds[k].id, numbers, VERDICTS);
    }
    for (int v = 0; v < VERDICTS; v++) {
        numbers[v] = report_equal(study, (enum verdict)v);
    }
    print_row("all causes alike often", numbers, VERDICTS);
    for (int v = 0; v < VERDICTS; v++) {
        numbers[v] = report_likely(study, (enum verdict)v);
    }
    print_row("a likely mix", numbers, VERDICTS);
}

enum { LOW = TD_URGENCY_COUNT, HIGH, ASKED, LEANS, URGENCY_COLUMNS };

static void urgency_of(const struct tally *tally, double numbers[URGENCY_COLUMNS])
{
    for (int u = 0; u < TD_URGENCY_COUNT; u++) {
        numbers[u] = part(tally->urgency[u], tally->people);
    }
    numbers[LOW] = part(tally->too_low, tally->people);
    numbers[HIGH] = part(tally->too_high, tally->people);
    numbers[ASKED] = tally->people > 0 ? (double)tally->asked / tally->people : 0;
    numbers[LEANS] = part(tally->leans_right, tally->people);
}

/* All causes alike often. */
static void mean_urgency(const struct study *study, double numbers[URGENCY_COLUMNS])
{
    int kinds = 0;

    memset(numbers, 0, URGENCY_COLUMNS * sizeof numbers[0]);
    for (size_t k = 0; k < study->people->kind_count; k++) {
        double of[URGENCY_COLUMNS];

        if (study->people->kinds[k].share > 0 && study->people->kinds[k].cause >= 0) {
            urgency_of(&study->tallies[k], of);
            for (int i = 0; i < URGENCY_COLUMNS; i++) {
                numbers[i] += of[i];
            }
            kinds++;
        }
    }
    for (int i = 0; i < URGENCY_COLUMNS; i++) {
        numbers[i] /= kinds > 0 ? kinds : 1;
    }
}

double report_too_low(const struct study *study)
{
    double numbers[URGENCY_COLUMNS];

    mean_urgency(study, numbers);
    return numbers[LOW];
}

double report_too_high(const struct study *study)
{
    double numbers[URGENCY_COLUMNS];

    mean_urgency(study, numbers);
    return numbers[HIGH];
}

static void print_urgency(const struct study *study)
{
    static const char *const heads[URGENCY_COLUMNS] = {
        "none",          "routine",       "soon",      "same day",   "emergency",
        "two below due", "two above due", "questions", "leans right"};
    double numbers[URGENCY_COLUMNS];

    print_head(heads, URGENCY_COLUMNS);
    for (size_t k = 0; k < study->people->kind_count; k++) {
        if (study->people->kinds[k].share > 0) {
            urgency_of(&study->tallies[k], numbers);
            print_row(study->people->kinds[k].id, numbers, URGENCY_COLUMNS);
        }
    }
    mean_urgency(study, numbers);
    print_row("all causes alike often", numbers, URGENCY_COLUMNS);
}

static void print_alone(const struct study *study)
{
    static const char *const heads[] = {"of those who come", "it is the cause",
                                        "at least the joint"};
    double all = 0, wrong = report_likely(study, WRONG_SINGLE);

    print_head(heads, 3);
    for (size_t c = 0; c < study->people->list->cause_count; c++) {
        double numbers[3];

        numbers[0] = report_alone(study, (int)c, &numbers[1], &numbers[2]);
        all += numbers[0];
        if (numbers[0] > 0) {
            bool adds = study->people->list->causes[c].layer == TD_CAUSE_CONTRIBUTOR;

            print_row(study->people->list->causes[c].id, numbers, adds ? 3 : 2);
        }
    }
    (void)printf("\none name alone: %.1f of a hundred who come; of these wrong %.1f\n", all,
                 part(wrong, all));
}

/* ---- wrong names ---- */

struct wrong {
    int first, second; /* -1: none */
    int count;
};

/* Keeps the most frequent ones, the most frequent first. */
static void keep(struct wrong *most, size_t room, struct wrong wrong)
{
    for (size_t i = 0; i < room; i++) {
        if (wrong.count > most[i].count) {
            struct wrong moved = most[i];

            most[i] = wrong;
            wrong = moved;
        }
    }
}

static void print_wrong_of(const struct study *study, size_t kind)
{
    const struct td_checklist *list = study->people->list;
    const struct tally *tally = &study->tallies[kind];
    struct wrong most[4] = {{.count = 0}};

    for (size_t a = 0; a < list->cause_count; a++) {
        keep(most, 4, (struct wrong){(int)a, -1, tally->wrong_alone[a]});
        for (size_t b = 0; b < list->cause_count; b++) {
            keep(most, 4, (struct wrong){(int)a, (int)b, tally->wrong_pair[a][b]});
        }
    }
    (void)printf("%-18s", study->people->kinds[kind].id);
    for (size_t i = 0; i < 4 && most[i].count > 0; i++) {
        (void)printf("%s %s%s%s %.1f", i > 0 ? "," : "", list->causes[most[i].first].id,
                     most[i].second >= 0 ? " + " : "",
                     most[i].second >= 0 ? list->causes[most[i].second].id : "",
                     part(most[i].count, tally->people));
    }
    (void)printf("\n");
}

void report_print(const struct study *study)
{
    (void)printf("Of a hundred people each; %d of each kind.\n", study->people_each);
    print_verdicts(study);
    (void)printf("\nWrong names, the most frequent:\n\n");
    for (size_t k = 0; k < study->people->kind_count; k++) {
        if (study->people->kinds[k].share > 0) {
            print_wrong_of(study, k);
        }
    }
    (void)printf("\nOne name alone, in a likely mix:\n");
    print_alone(study);
    (void)printf("\nHow urgent, and how that stands to what is so:\n");
    print_urgency(study);
    if (study->asking == ASKED_COURSE) {
        (void)printf("\nnames, outcome and urgency as if all had been asked: %ld of %ld\n",
                     report_same(study), report_people(study));
    }
}
