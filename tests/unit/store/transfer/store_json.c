/* The export as one object: every line of the other one is in it, in the list of its type, and
 * can be taken in again. */
#include <cjson/cJSON.h>

#include "merge_place.h"

static const char *const types[] = {"session", "self_check", "morning",        "measure",
                                    "answer",  "proposal",   "clinician_look", "deleted"};

#define TYPES (sizeof types / sizeof types[0])

static bool put_piece(void *to, const char *piece)
{
    struct text *text = to;

    text->length +=
        (size_t)snprintf(text->bytes + text->length, TEXT_MAX - text->length, "%s", piece);
    return text->length < TEXT_MAX;
}

static bool refuse(void *to, const char *piece)
{
    int *left = to;

    (void)piece;
    return (*left)-- > 0;
}

static char *json_of(struct place *place)
{
    struct text text = {calloc(1, TEXT_MAX), 0};

    assert_non_null(text.bytes);
    assert_int_equal(td_history_export_json(place->store, put_piece, &text), TD_OK);
    return text.bytes;
}

/* One of each type, and a second session with a name that JSON has to escape. */
static void fill(struct place *place)
{
    static const struct td_rep_record reps[] = {{true, 0, 1, 7000, -1, 2500}};
    struct td_session_record *record = a_session(place, place_now);
    struct td_check_record *check = calloc(1, sizeof *check);
    struct td_morning_record morning = {.date = "2026-11-20", .pain = 4, .limp = true};
    struct td_measure measure = {.at = {place_now, 60}, .kind = TD_MEASURE_WORST, .value = 4};
    struct td_person_answer answer = {.date = "2026-11-20", .topic = "sport", .answer = "\"run\""};
    struct td_proposal proposal = {.date = "2026-11-20", .level = "l2", .every_days = 2};
    const struct td_history_ops *ops = place->port.ops;

    record->reps = reps;
    record->rep_count = 1;
    assert_int_equal(ops->save_session(place->port.self, record), TD_OK);
    ops->new_id(place->port.self, record->uuid);
    td_str_copy(record->level_name, sizeof record->level_name, "the \"1\\ inch\" \xC3\xA9");
    assert_int_equal(ops->save_session(place->port.self, record), TD_OK);
    free_record(record);
    assert_true(save_short(place, place_now + 1));
    assert_non_null(check);
    ops->new_id(place->port.self, check->uuid);
    check->done = (struct td_instant){place_now, 60};
    td_str_copy(check->version, sizeof check->version, "1");
    check->answer_count = 1;
    td_str_copy(check->answers[0].question, TD_ID_TEXT, "where");
    td_str_copy(check->answers[0].answer, TD_ID_TEXT, TD_ANSWER_LATER_ID);
    assert_int_equal(ops->save_check(place->port.self, check), TD_OK);
    free(check);
    assert_int_equal(ops->save_morning(place->port.self, &morning), TD_OK);
    td_str_copy(morning.date, sizeof morning.date, "2026-11-21");
    assert_int_equal(ops->save_morning(place->port.self, &morning), TD_OK);
    assert_int_equal(ops->delete_morning(place->port.self, morning.date), TD_OK);
    ops->new_id(place->port.self, measure.uuid);
    assert_int_equal(ops->save_measure(place->port.self, &measure), TD_OK);
    assert_int_equal(ops->save_look(place->port.self, &(struct td_look){.at = measure.at}), TD_OK);
    ops->new_id(place->port.self, answer.uuid);
    assert_int_equal(ops->save_answer(place->port.self, &answer), TD_OK);
    assert_int_equal(ops->save_proposal(place->port.self, &proposal), TD_OK);
}

static int count_of(const cJSON *object)
{
    int count = 0;

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        const cJSON *list = cJSON_GetObjectItemCaseSensitive(object, types[i]);

        assert_true(cJSON_IsArray(list));
        count += cJSON_GetArraySize(list);
    }
    assert_int_equal(cJSON_GetArraySize(object), sizeof types / sizeof types[0]);
    return count;
}

static void td_export_json__nothing_kept__lists_are_empty(void **state)
{
    char *text = json_of(*state);
    cJSON *object = cJSON_Parse(text);

    assert_non_null(object);
    assert_int_equal(count_of(object), 0);
    cJSON_Delete(object);
    free(text);
}

static void td_export_json__every_line__is_in_the_list_of_its_type(void **state)
{
    struct place *place = *state;
    char *text, *lines, *rest, *line;
    int next[TYPES] = {0}, count = 0;
    cJSON *object;

    fill(place);
    text = json_of(place);
    lines = rest = export_of(place);
    object = cJSON_Parse(text);
    assert_non_null(object);
    while ((line = strtok_r(rest, "\n", &rest)) != NULL) {
        cJSON *record = cJSON_Parse(line);
        const char *type = cJSON_GetStringValue(cJSON_GetObjectItem(record, "type"));
        size_t i = 0;

        assert_non_null(type);
        assert_non_null(strstr(text, line));
        while (strcmp(types[i], type) != 0) {
            assert_true(++i < TYPES);
        }
        assert_true(cJSON_Compare(cJSON_GetArrayItem(cJSON_GetObjectItem(object, type), next[i]++),
                                  record, true));
        cJSON_Delete(record);
        count++;
    }
    assert_int_equal(count_of(object), count);
    for (size_t i = 0; i < TYPES; i++) {
        assert_true(next[i] > 0);
    }
    cJSON_Delete(object);
    free(text);
    free(lines);
}

static void td_export_json__taken_in_record_by_record__is_the_same(void **state)
{
    struct place *here = *state, *there = new_place();
    char *text, *again, *before, *after;
    const cJSON *list, *record;
    cJSON *object;

    fill(here);
    text = json_of(here);
    object = cJSON_Parse(text);
    cJSON_ArrayForEach(list, object)
    {
        cJSON_ArrayForEach(record, list)
        {
            char *line = cJSON_PrintUnformatted(record);

            take_in(there, line);
            cJSON_free(line);
        }
    }
    before = export_of(here);
    after = export_of(there);
    again = json_of(there);
    assert_string_equal(after, before);
    assert_string_equal(again, text);
    cJSON_Delete(object);
    free(text);
    free(again);
    free(before);
    free(after);
    end_place(there);
}

static void td_export_json__cannot_be_written__is_told(void **state)
{
    struct place *place = *state;
    enum td_err err = TD_ERR_IO;

    fill(place);
    for (int i = 0; err != TD_OK; i++) {
        int left = i;

        err = td_history_export_json(place->store, refuse, &left);
        assert_true(err == TD_ERR_IO || (err == TD_OK && left == 0));
        assert_true(i < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(td_export_json__nothing_kept__lists_are_empty),
        TEST(td_export_json__every_line__is_in_the_list_of_its_type),
        TEST(td_export_json__taken_in_record_by_record__is_the_same),
        TEST(td_export_json__cannot_be_written__is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
