/* Mistakes that a hand could make in the data, and the claim that must not stand them. */
#include "proof/broken.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof/claims.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/text/cfg.h"

/* In the part of the file that begins with `from`, the first `old` becomes `new`. */
struct mistake {
    const char *what;
    const char *from, *old, *new;
    const char *breaks;            /* begin of the claim; NULL: */
    const char *question, *answer; /* a flag falls by this answer; or, both NULL, nobody is shown
                                      a line */
};
static const struct mistake mistakes[] = {
    {"an answer takes a flag's urgency away", "{ flag = \"fast_swelling\"; urgency = \"same_day\"",
     "began = [\"under_2_weeks\"]", "catching_not = [\"stuck\"]", NULL, "catching", "stuck"},
    {"a worn joint is known by crunching and swelling", "{ id = \"arthritis\"; layer",
     "{ least = 1; of = { age = [\"40_to_49\", \"50_plus\"]; earlier = [\"injury\", "
     "\"operated\"]; }; },\n"
     "      { least = 1; of = { morning_stiffness = [\"short\", \"start_up\"]; bend_shape = "
     "[\"bend\", \"shape\", \"both\"]; straighten = [\"blocked_old\"]; }; },\n"
     "      { least = 2; of = { morning_stiffness",
     "{ least = 1; of = { morning_stiffness = [\"none\"]; stairs = [\"clear\"]; age = "
     "[\"50_plus\"]; }; },\n"
     "      { least = 1; of = { age = [\"50_plus\"]; morning_stiffness",
     "no worn joint", NULL, NULL},
    {"a flag by an answer closes less than by its tick",
     "{ flag = \"replaced_joint\"; urgency = \"soon\"", "\"closed\"", "\"limited\"",
     "a flag as urgent", NULL, NULL},
    {"an older child is not shown the children's lines", "{ id = \"young\"; name", "\"10_to_16\"",
     "\"17_to_39\"", NULL, NULL, NULL},
};

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(TD_CFG_MAX_BYTES);

    *size = 0;
    if (file != NULL && text != NULL) {
        *size = fread(text, 1, TD_CFG_MAX_BYTES - 1, file);
        text[*size] = '\0';
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return text;
}

static struct td_checklist *with_mistake(const char *text, const struct mistake *mistake)
{
    const char *part = strstr(text, mistake->from);
    const char *at = part != NULL ? strstr(part, mistake->old) : NULL;
    struct td_problems problems = {0};
    struct td_checklist *list = NULL;
    struct td_cfg *cfg;
    char *copy;
    int length;

    if (at == NULL) {
        (void)printf("  the data no longer has %s\n", mistake->old);
        return NULL;
    }
    copy = malloc(TD_CFG_MAX_BYTES);
    length = copy == NULL ? -1
                          : snprintf(copy, TD_CFG_MAX_BYTES, "%.*s%s%s", (int)(at - text), text,
                                     mistake->new, at + strlen(mistake->old));
    if (length > 0 && (size_t)length < TD_CFG_MAX_BYTES &&
        td_cfg_parse(copy, (size_t)length, "broken.cfg", &problems, &cfg) == TD_OK) {
        (void)td_checklist_read(cfg, &problems, &list);
        td_cfg_free(cfg);
    }
    td_problems_print(&problems, stdout);
    free(copy);
    return list;
}

static bool is_refuted(const struct td_checklist *list, const struct mistake *mistake)
{
    if (mistake->question != NULL) {
        int q = td_checklist_question(list, mistake->question);
        int a = q >= 0 ? td_question_answer(&list->questions[q], mistake->answer) : -1;
        const struct model_change change = {q, a, false};
        enum verdict verdict;

        return a >= 0 && claim_prove_answers(list, &change, 1, true, &verdict) &&
               verdict == VERDICT_SAT;
    }
    for (size_t i = 0; mistake->breaks != NULL && i < claim_count; i++) {
        if (strncmp(claims[i].says, mistake->breaks, strlen(mistake->breaks)) == 0) {
            return claim_prove(list, &claims[i], true) == VERDICT_SAT;
        }
    }
    return mistake->breaks == NULL && claim_reach(list, true) > 0;
}

int broken_copies(const char *path)
{
    size_t size;
    char *text = read_all(path, &size);
    int stood = 0;

    for (size_t i = 0; size > 0 && i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct td_checklist *list = with_mistake(text, &mistakes[i]);
        bool refuted;

        (void)printf("  a copy in which %s:\n", mistakes[i].what);
        refuted = list != NULL && is_refuted(list, &mistakes[i]);
        if (!refuted) {
            (void)printf("    was not refuted\n");
            stood++;
        }
        td_checklist_free(list);
    }
    free(text);
    return size > 0 ? stood : 1;
}
