/* What cannot be read is never taken for nothing: with the root of any table or index gone,
 * every look-up says what it said before, or that the history cannot be read. */
#include "history_place.h"
#include "teardrop/core/plan_look_up.h"

#define PAGE 4096
#define LOOK_UPS 11

/* The answer of each look-up as a number: its error, and a sum of what it gave. */
struct answers {
    enum td_err err[LOOK_UPS];
    uint64_t sum[LOOK_UPS];
};

static uint64_t sum_of(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t sum = 1469598103934665603u;

    for (size_t i = 0; i < size; i++) {
        sum = (sum ^ at[i]) * 1099511628211u;
    }
    return sum;
}

static void look_up(struct place *place, struct answers *out)
{
    const struct td_history_ops *ops = place->port.ops;
    void *self = place->port.self;
    static struct td_past_session trained[64];
    static struct td_past_volume worked[64];
    static struct td_morning mornings[64];
    static struct td_measure measures[64];
    static struct td_history_line lines[64];
    static struct td_check_record check;
    struct td_training_gate gate;
    struct td_instant first = {0}, last = {0};
    size_t n = 0;

#define ANSWER(i, call, what, size)                                                                \
    do {                                                                                           \
        out->err[i] = (call);                                                                      \
        out->sum[i] = out->err[i] == TD_OK ? sum_of((what), (size)) : 0;                           \
    } while (0)
    memset(&gate, 0, sizeof gate);
    ANSWER(0, ops->gate(self, &gate), &gate, sizeof gate);
    ANSWER(1, ops->past_sessions(self, 64, trained, &n), trained, n * sizeof *trained);
    ANSWER(2, ops->past_volumes(self, 0, 64, worked, &n), worked, n * sizeof *worked);
    ANSWER(3, ops->mornings(self, 0, 64, mornings, &n), mornings, n * sizeof *mornings);
    ANSWER(4, ops->measures(self, 64, measures, &n), measures, n * sizeof *measures);
    ANSWER(5, ops->list(self, true, 0, 64, lines, &n), lines, n * sizeof *lines);
    ANSWER(6, ops->count(self, true, &n), &n, sizeof n);
    ANSWER(7, ops->first_session(self, &first), &first, sizeof first);
    ANSWER(8, ops->last_session(self, &last), &last, sizeof last);
    ANSWER(9, ops->last_check(self, &check), &check, sizeof check);
    ANSWER(10, ops->open_check(self, 0, &check), &check, sizeof check);
#undef ANSWER
}

static void fill(struct place *place)
{
    struct td_check_record *check = calloc(1, sizeof *check);
    struct td_measure measure = {.at = {1700000000, 60}, .kind = TD_MEASURE_WORST, .value = 4};

    assert_non_null(check);
    for (int i = 0; i < 4; i++) {
        struct td_morning_record morning = {.pain = 6, .swollen = true};

        assert_true(save_short(place, 1790000000 + INT64_C(86400) * i));
        (void)snprintf(morning.date, sizeof morning.date, "2026-09-%02d", 21 + i);
        assert_int_equal(place->port.ops->save_morning(place->port.self, &morning), TD_OK);
    }
    place->port.ops->new_id(place->port.self, check->uuid);
    check->done = (struct td_instant){1790000000, 60};
    td_str_copy(check->version, sizeof check->version, "1");
    check->answer_count = 1;
    td_str_copy(check->answers[0].question, TD_ID_TEXT, "where");
    td_str_copy(check->answers[0].answer, TD_ID_TEXT, TD_ANSWER_LATER_ID);
    check->flag_count = 1;
    td_str_copy(check->flags[0], TD_ID_TEXT, "hot");
    check->gate_count = 1;
    td_str_copy(check->gates[0].gate, TD_ID_TEXT, "now");
    assert_int_equal(place->port.ops->save_check(place->port.self, check), TD_OK);
    free(check);
    place->port.ops->new_id(place->port.self, measure.uuid);
    assert_int_equal(place->port.ops->save_measure(place->port.self, &measure), TD_OK);
    assert_int_equal(
        place->port.ops->save_look(place->port.self, &(struct td_look){.at = measure.at}), TD_OK);
    td_history_free(place->store);
}

static void zero_page(const char *path, long page)
{
    static const char zeros[PAGE];
    FILE *file = fopen(path, "r+");

    assert_non_null(file);
    assert_int_equal(fseek(file, (page - 1) * PAGE, SEEK_SET), 0);
    assert_int_equal(fwrite(zeros, 1, sizeof zeros, file), sizeof zeros);
    assert_int_equal(fclose(file), 0);
}

static size_t copy(const char *from, const char *to)
{
    static char bytes[400000];
    FILE *in = fopen(from, "r"), *out = fopen(to, "w");
    size_t count;

    assert_true(in != NULL && out != NULL);
    count = fread(bytes, 1, sizeof bytes, in);
    assert_int_equal(fwrite(bytes, 1, count, out), count);
    (void)fclose(in);
    assert_int_equal(fclose(out), 0);
    return count;
}

/* Each root in turn; how many of the look-ups noticed. */
static int try_root(struct place *place, const char *whole, const char *name, long root,
                    const struct answers *right)
{
    struct answers found;
    int noticed = 0;

    (void)copy(whole, place->path);
    zero_page(place->path, root);
    open_store(place, true);
    look_up(place, &found);
    for (int i = 0; i < LOOK_UPS; i++) {
        if (found.err[i] == TD_ERR_STORE) {
            noticed++;
        } else if (found.err[i] != right->err[i] || found.sum[i] != right->sum[i]) {
            fail_msg("%s gone: look-up %d says something else", name, i);
        }
    }
    if (noticed > 0) {
        assert_non_null(place->port.ops->unread(place->port.self));
        assert_non_null(strstr(place->port.ops->unread(place->port.self), "malformed"));
        place->port.ops->read_anew(place->port.self);
    }
    assert_null(place->port.ops->unread(place->port.self));
    td_history_free(place->store);
    return noticed;
}

static void td_history__root_of_any_table_gone__never_another_answer(void **state)
{
    struct place *place = *state;
    char whole[160], sql[120], name[64], root[16];
    struct answers right;
    int tables = 0, noticed = 0;

    fill(place);
    (void)snprintf(whole, sizeof whole, "%s.whole", place->path);
    (void)copy(place->path, whole);
    open_store(place, true);
    look_up(place, &right);
    td_history_free(place->store);
    for (;; tables++) {
        (void)snprintf(sql, sizeof sql, "SELECT name FROM sqlite_master LIMIT 1 OFFSET %d", tables);
        ask_sql(whole, sql, name, sizeof name);
        (void)snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_master LIMIT 1 OFFSET %d",
                       tables);
        ask_sql(whole, sql, root, sizeof root);
        if (name[0] == '\0') {
            break;
        }
        noticed += try_root(place, whole, name, atol(root), &right) > 0;
    }
    assert_true(tables >= 20);
    assert_true(noticed >= 12);
    open_store(place, true);
}

/* ---- the plan ---- */

static void td_plan_look_up__morning_gone__no_plan(void **state)
{
    static struct td_level levels[1];
    struct place *place = *state;
    struct td_program program = {.levels = levels, .level_count = 1};
    struct td_training_gate gate;
    struct td_limits limits;
    struct td_plan plan;
    struct td_overrides usual;
    char root[16];

    memset(&limits, 0, sizeof limits);
    td_overrides_init(&usual);
    fill(place);
    ask_sql(place->path, "SELECT rootpage FROM sqlite_master WHERE name = 'morning'", root,
            sizeof root);
    zero_page(place->path, atol(root));
    open_store(place, true);
    assert_int_equal(td_plan_look_up(&program, &place->port, &limits, &usual,
                                     (struct td_instant){1790400000, 60}, &plan, &gate, NULL),
                     TD_ERR_STORE);
    assert_null(plan.level);
    assert_non_null(strstr(td_history_why_unread(&place->port), "malformed"));
    /* Something that can be kept does not make it readable. */
    assert_true(save_short(place, 1790500000));
    assert_non_null(place->port.ops->unread(place->port.self));
}

/* ---- words ---- */

static void td_history__long_path__the_reason_comes_first(void **state)
{
    struct place *place = *state;
    char path[900] = "", why[160];
    struct td_history_store *store;
    struct td_history_port port;
    struct td_morning_record morning = {.date = "2026-09-21", .pain = 1};
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/", place->dir);
    assert_int_equal(mkdir(place->below, 0700), 0);
    file = fopen(place->path, "w");
    assert_non_null(file);
    (void)fclose(file);
    /* A file is no folder, however long the way behind it is. */
    (void)snprintf(path, sizeof path, "%s/%0300d/%0300d/history.db", place->path, 1, 2);
    assert_int_equal(td_history_new(path, true, (struct td_date_port){.now = place_wall}, &store),
                     TD_OK);
    port = td_history_port(store);
    assert_int_equal(port.ops->save_morning(port.self, &morning), TD_ERR_STORE);
    td_str_copy(why, sizeof why, port.ops->trouble(port.self));
    if (strstr(why, "Not a directory") == NULL) {
        fail_msg("%s", why);
    }
    td_history_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_history__root_of_any_table_gone__never_another_answer),
        TEST(td_plan_look_up__morning_gone__no_plan),
        TEST(td_history__long_path__the_reason_comes_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
