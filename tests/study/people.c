/* Who the pretended people are, read from people.cfg, and what one of them says. */
#include "people.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/text/cfg.h"

/* ---- chance ---- */

static uint64_t chance_next(struct chance *chance)
{
    uint64_t x = chance->state += 0x9E3779B97F4A7C15u; /* splitmix64 */

    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

uint32_t chance_below(struct chance *chance, uint32_t below)
{
    return (uint32_t)((chance_next(chance) >> 32) * below >> 32);
}

static int one_of(const struct likely *likely, struct chance *chance)
{
    int left = (int)chance_below(chance, (uint32_t)likely->sum), answer = 0;

    while (left >= likely->of[answer]) {
        left -= likely->of[answer++];
    }
    return answer;
}

/* ---- the file ---- */

struct reading {
    struct td_cfg_reader r;
    struct people *people;
};

static int question_of(struct reading *reading, td_cfg_node node, const char *id)
{
    int question = td_checklist_question(reading->people->list, id);

    if (question < 0) {
        td_cfg_problem(&reading->r, node, "there is no question \"%s\"", id);
    }
    return question;
}

/* "left 330, right 370": the answers and how many of a thousand give them. */
static void read_likely(struct reading *reading, td_cfg_node node, struct kind *kind)
{
    int question = question_of(reading, node, td_cfg_key(node));
    const char *at = td_cfg_value_string(&reading->r, node);
    struct likely *likely;

    if (question < 0) {
        return;
    }
    likely = &kind->answers[question];
    *likely = (struct likely){.sum = 0};
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        char id[64] = "", *end;
        int answer;

        (void)td_str_format(id, sizeof id, "%.*s", (int)length, at);
        answer = td_question_answer(&reading->people->list->questions[question], id);
        if (answer < 0) {
            td_cfg_problem(&reading->r, node, "there is no answer \"%s\"", id);
            return;
        }
        likely->of[answer] = (int)strtol(at + length, &end, 10);
        likely->sum += likely->of[answer];
        at = end + strspn(end, ", ");
    }
    if (likely->sum != PER_THOUSAND) {
        td_cfg_problem(&reading->r, node, "%d in a thousand", likely->sum);
    }
}

static const struct kind *kind_like(struct reading *reading, td_cfg_node node)
{
    const char *id = td_cfg_string_optional(&reading->r, node, "like");

    for (size_t i = 0; id != NULL && i < reading->people->kind_count; i++) {
        if (td_str_equal(reading->people->kinds[i].id, id)) {
            return &reading->people->kinds[i];
        }
    }
    if (id != NULL) {
        td_cfg_problem(&reading->r, node, "there is no kind \"%s\" before it", id);
    }
    return NULL;
}

static void read_kind(struct reading *reading, td_cfg_node node)
{
    static const char *const keys[] = {"id", "like", "share", "cause", "answers"};
    struct people *people = reading->people;
    struct kind *out = &people->kinds[people->kind_count];
    const struct kind *like = kind_like(reading, node);
    const char *cause = td_cfg_string_optional(&reading->r, node, "cause");
    td_cfg_node answers = td_cfg_member(&reading->r, node, "answers");

    td_cfg_allow(&reading->r, node, keys, sizeof keys / sizeof keys[0]);
    if (like != NULL) {
        *out = *like;
    }
    out->id = td_cfg_string(&reading->r, node, "id");
    out->share = td_cfg_int_optional(&reading->r, node, "share", 1, 100, 0);
    out->cause = cause != NULL ? td_checklist_cause(people->list, cause) : -1;
    if (cause != NULL && out->cause < 0) {
        td_cfg_problem(&reading->r, node, "there is no cause \"%s\"", cause);
    }
    for (size_t i = 0; answers != NULL && i < td_cfg_count(answers); i++) {
        read_likely(reading, td_cfg_child(answers, i), out);
    }
    people->kind_count++;
}

static void read_noise(struct reading *reading, td_cfg_node root)
{
    td_cfg_node group = td_cfg_member(&reading->r, root, "not_sure");
    struct people *people = reading->people;
    size_t count;
    const char **never = td_cfg_strings_optional(&reading->r, root, "never_wrong", &count);

    for (size_t q = 0; q < people->list->question_count; q++) {
        people->unsure[q] = PER_THOUSAND;
    }
    for (size_t i = 0; group != NULL && i < td_cfg_count(group); i++) {
        td_cfg_node node = td_cfg_child(group, i);
        int question = question_of(reading, node, td_cfg_key(node));

        if (question >= 0) {
            people->unsure[question] = td_cfg_value_int(&reading->r, node, 0, 10 * PER_THOUSAND);
        }
    }
    for (size_t i = 0; i < count; i++) {
        int question = question_of(reading, root, never[i]);

        if (question >= 0) {
            people->never_wrong[question] = true;
        }
    }
}

enum td_err people_read(const char *path, const struct td_checklist *list,
                        struct td_problems *problems, struct people *out)
{
    static const char *const keys[] = {"not_sure", "never_wrong", "kinds"};
    struct reading reading = {.r = {.problems = problems}, .people = out};
    struct td_cfg *cfg;
    td_cfg_node kinds;

    memset(out, 0, sizeof *out);
    out->list = list;
    td_arena_init(&out->arena);
    if (td_cfg_load(path, "people.cfg", problems, &cfg) != TD_OK) {
        return TD_ERR_CONTENT;
    }
    reading.r.cfg = cfg;
    reading.r.arena = &out->arena;
    td_cfg_allow(&reading.r, td_cfg_root(cfg), keys, sizeof keys / sizeof keys[0]);
    read_noise(&reading, td_cfg_root(cfg));
    kinds = td_cfg_member(&reading.r, td_cfg_root(cfg), "kinds");
    for (size_t i = 0; kinds != NULL && i < td_cfg_count(kinds) && i < KINDS_MAX; i++) {
        read_kind(&reading, td_cfg_child(kinds, i));
    }
    td_cfg_free(cfg);
    return reading.r.failed ? TD_ERR_CONTENT : TD_OK;
}

void people_free(struct people *people)
{
    td_arena_deinit(&people->arena);
}

/* ---- one person ---- */

/* As many throws for each question whatever comes of them, so that other noise is heard from the
 * same person. */
static int8_t spoken(const struct people *people, size_t question, const struct noise *noise,
                     struct chance *chance, int so)
{
    const struct td_question *asked = &people->list->questions[question];
    const struct likely *anybody = &people->kinds[0].answers[question];
    int unsure = td_question_answer(asked, "unsure");
    bool skips = (int)chance_below(chance, PER_THOUSAND) < noise->skip;
    int slip = (int)chance_below(chance, PER_THOUSAND * PER_THOUSAND);
    int any = (int)chance_below(chance, (uint32_t)asked->answer_count - (unsure >= 0 ? 1 : 0));
    bool odd = (int)chance_below(chance, PER_THOUSAND) < noise->odd;
    int odd_answer = anybody->sum > 0 ? one_of(anybody, chance) : so;
    int to_unsure = noise->unsure * people->unsure[question];
    int to_wrong = people->never_wrong[question] ? 0 : noise->wrong * PER_THOUSAND;

    if (skips) {
        return TD_ANSWER_NONE;
    }
    if (slip < to_unsure) {
        return (int8_t)unsure;
    }
    if (slip < to_unsure + to_wrong) {
        return (int8_t)(unsure >= 0 && any >= unsure ? any + 1 : any);
    }
    return (int8_t)(odd ? odd_answer : so);
}

void person_of(const struct people *people, size_t kind, uint64_t number, const struct noise *noise,
               struct person *out)
{
    struct chance chance = {number * 0xD1342543DE82EF95u + kind * 0x2545F4914F6CDD1Du};

    out->kind = &people->kinds[kind];
    td_answers_init(&out->so);
    td_answers_init(&out->says);
    out->so.flags_asked = out->says.flags_asked = true;
    for (size_t q = 0; q < people->list->question_count; q++) {
        const struct likely *likely = &out->kind->answers[q];

        if (likely->sum > 0) {
            int so = one_of(likely, &chance);

            out->so.choice[q] = (int8_t)so;
            out->says.choice[q] = spoken(people, q, noise, &chance, so);
        }
    }
}
