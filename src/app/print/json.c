#include <cjson/cJSON.h>
#include <stdlib.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"

#define TD_HISTORY_PAGE 512

/* Every call that adds something may run out of memory; `ok` remembers. */
struct writer {
    bool ok;
};

static cJSON *note(struct writer *w, cJSON *item)
{
    w->ok = w->ok && item != NULL;
    return item;
}

static void put_text(struct writer *w, cJSON *object, const char *key, const char *text)
{
    if (text == NULL || text[0] == '\0') {
        note(w, cJSON_AddNullToObject(object, key));
    } else {
        note(w, cJSON_AddStringToObject(object, key, text));
    }
}

static void put_number(struct writer *w, cJSON *object, const char *key, double value)
{
    note(w, cJSON_AddNumberToObject(object, key, value));
}

/* A number where one was said or measured, null where nothing was. */
static void put_said(struct writer *w, cJSON *object, const char *key, int64_t value)
{
    if (value < 0) {
        note(w, cJSON_AddNullToObject(object, key));
    } else {
        put_number(w, object, key, (double)value);
    }
}

static void put_bool(struct writer *w, cJSON *object, const char *key, bool value)
{
    note(w, cJSON_AddBoolToObject(object, key, value));
}

static void put_instant(struct writer *w, cJSON *object, const char *key, struct td_instant at)
{
    char text[40];

    td_instant_format(at, text, sizeof text);
    put_text(w, object, key, text);
}

static cJSON *put_object(struct writer *w, cJSON *array)
{
    cJSON *object = note(w, cJSON_CreateObject());

    if (object != NULL && !cJSON_AddItemToArray(array, object)) {
        cJSON_Delete(object);
        return note(w, NULL);
    }
    return object;
}

static void put_element(struct writer *w, cJSON *array, const char *text)
{
    cJSON *item = note(w, cJSON_CreateString(text));

    if (item != NULL && !cJSON_AddItemToArray(array, item)) {
        cJSON_Delete(item);
        w->ok = false;
    }
}

/* Prints and frees the root. */
static enum td_err finish(struct writer *w, cJSON *root, FILE *out)
{
    char *text = w->ok && root != NULL ? cJSON_Print(root) : NULL;
    char *safe;
    size_t size;

    cJSON_Delete(root);
    if (text == NULL) {
        return TD_ERR_NOMEM;
    }
    size = td_str_json_safe(text, NULL, 0) + 1;
    safe = malloc(size);
    if (safe != NULL) {
        (void)td_str_json_safe(text, safe, size);
        fprintf(out, "%s\n", safe);
    }
    cJSON_free(text);
    free(safe);
    return safe != NULL ? TD_OK : TD_ERR_NOMEM;
}

static double seconds(td_ns ns)
{
    return (double)ns / (double)TD_NS_PER_S;
}

/* ---- timeline ---- */

static void put_segment(struct writer *w, cJSON *segments, const struct td_timeline *timeline,
                        const struct td_segment *segment)
{
    cJSON *object = put_object(w, segments);

    put_number(w, object, "start_s", seconds(segment->start));
    put_number(w, object, "length_s", seconds(segment->length));
    put_text(w, object, "kind", td_segment_kind_id(segment->kind));
    if (segment->kind == TD_SEGMENT_PHASE) {
        put_text(w, object, "phase", td_phase_id(segment->phase));
    }
    if (timeline->workout.count > 1) {
        put_text(w, object, "exercise", td_timeline_exercise(timeline, segment)->id);
    }
    if (segment->side != TD_SIDE_NONE) {
        put_text(w, object, "side", td_side_id(segment->side));
    }
    put_number(w, object, "set", segment->set);
    if (segment->kind != TD_SEGMENT_REST) {
        put_number(w, object, "rep", segment->rep);
    }
}

enum td_err td_print_timeline_json(const struct td_timeline *timeline, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    cJSON *segments;

    put_number(&w, root, "total_s", seconds(timeline->total));
    segments = note(&w, cJSON_AddArrayToObject(root, "segments"));
    for (size_t i = 0; i < timeline->count && w.ok; i++) {
        put_segment(&w, segments, timeline, &timeline->segments[i]);
    }
    return finish(&w, root, out);
}

/* ---- self-check ---- */

static void put_flags(struct writer *w, cJSON *root, const struct td_checklist *checklist,
                      const struct td_check_result *result)
{
    cJSON *flags = note(w, cJSON_AddArrayToObject(root, "flags"));

    for (size_t i = 0; i < result->flag_count; i++) {
        const struct td_raised_flag *raised = &result->flags[i];
        cJSON *object = put_object(w, flags);

        put_text(w, object, "id", checklist->flags[raised->flag].id);
        put_text(w, object, "urgency", td_urgency_id(raised->urgency));
        put_text(w, object, "training", td_training_id(raised->training));
        put_text(w, object, "text", checklist->flags[raised->flag].text);
        put_text(w, object, "action", raised->action);
    }
}

static void put_reasons(struct writer *w, cJSON *object, const char *key,
                        const struct td_checklist *checklist, const struct td_score *score,
                        bool raising)
{
    cJSON *array = note(w, cJSON_AddArrayToObject(object, key));

    for (size_t i = 0; i < score->reason_count; i++) {
        const struct td_reason *reason = &score->reasons[i];
        char question[96];
        cJSON *entry;

        if ((reason->weight > 0) != raising) {
            continue;
        }
        td_reason_question_id(checklist, reason, question, sizeof question);
        entry = put_object(w, array);
        put_text(w, entry, "question", question);
        put_text(w, entry, "answer",
                 reason->kind == TD_REASON_ANSWER
                     ? checklist->questions[reason->index].answers[reason->answer].id
                     : NULL);
        put_number(w, entry, "weight", reason->weight);
    }
}

static void put_scores(struct writer *w, cJSON *root, const char *key,
                       const struct td_checklist *checklist, const struct td_score *scores,
                       size_t count)
{
    cJSON *array = note(w, cJSON_AddArrayToObject(root, key));

    for (size_t i = 0; i < count; i++) {
        cJSON *object = put_object(w, array);

        put_text(w, object, "id", checklist->causes[scores[i].cause].id);
        put_number(w, object, "score", scores[i].score);
        put_reasons(w, object, "for", checklist, &scores[i], true);
        put_reasons(w, object, "against", checklist, &scores[i], false);
    }
}

static void put_training(struct writer *w, cJSON *root, const struct td_check_result *result)
{
    cJSON *training = note(w, cJSON_AddObjectToObject(root, "training"));

    put_text(w, training, "word", td_training_id(result->training));
    put_bool(w, training, "allowed", result->training != TD_TRAINING_CLOSED);
    put_text(w, training, "start_level", result->start_level);
    put_text(w, training, "max_level", result->max_level);
    put_said(w, training, "max_depth_deg", result->max_depth_deg > 0 ? result->max_depth_deg : -1);
    put_text(w, training, "why", result->why);
}

enum td_err td_print_result_json(const struct td_checklist *checklist,
                                 const struct td_check_result *result, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    cJSON *named, *unanswered;

    put_text(&w, root, "outcome", td_outcome_id(result->outcome));
    put_text(&w, root, "urgency", td_urgency_id(result->urgency));
    put_flags(&w, root, checklist, result);
    named = note(&w, cJSON_AddArrayToObject(root, "named"));
    for (size_t i = 0; i < result->named_count; i++) {
        put_element(&w, named, checklist->causes[result->named[i]].id);
    }
    put_scores(&w, root, "patterns", checklist, result->patterns, result->pattern_count);
    put_scores(&w, root, "contributors", checklist, result->contributors,
               result->contributor_count);
    unanswered = note(&w, cJSON_AddArrayToObject(root, "unanswered"));
    for (size_t i = 0; i < result->unanswered_count; i++) {
        put_element(&w, unanswered, checklist->questions[result->unanswered[i]].id);
    }
    put_training(&w, root, result);
    return finish(&w, root, out);
}

/* ---- status ---- */

static void put_running(struct writer *w, cJSON *root, const struct td_running *running)
{
    cJSON *object;

    if (running == NULL) {
        note(w, cJSON_AddNullToObject(root, "running"));
        return;
    }
    object = note(w, cJSON_AddObjectToObject(root, "running"));
    put_text(w, object, "uuid", running->uuid);
    put_instant(w, object, "started", running->started);
    put_instant(w, object, "journaled", running->journaled);
    put_number(w, object, "elapsed_s", (double)running->elapsed_ms / 1000.0);
    put_text(w, object, "level", running->level);
    put_text(w, object, "level_name", running->level_name);
    put_text(w, object, "exercise", running->exercise);
    put_text(w, object, "side", td_side_id(running->side));
    put_number(w, object, "set", running->set);
    put_number(w, object, "sets", running->sets);
    put_number(w, object, "rep", running->rep);
    put_number(w, object, "reps", running->reps);
}

/* The next session; what is not known is null. */
static void put_next(struct writer *w, cJSON *root, const struct td_today *today)
{
    static const char *const names[] = {"level", "name",  "exercises", "sets",
                                        "reps",  "tempo", "total_s"};
    const struct td_workout_exercise *first = &today->workout.exercises[0];
    char tempo[TD_TEMPO_TEXT] = "";

    if (today->level == NULL) {
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            (void)note(w, cJSON_AddNullToObject(root, names[i]));
        }
        return;
    }
    if (first->exercise->kind == TD_EXERCISE_REPS) {
        td_tempo_format(&first->tempo, tempo, sizeof tempo);
    }
    put_text(w, root, "level", today->level->id);
    put_text(w, root, "name", today->level->name);
    put_number(w, root, "exercises", (double)today->workout.count);
    put_number(w, root, "sets", first->sets);
    put_number(w, root, "reps", first->reps);
    put_text(w, root, "tempo", tempo);
    put_number(w, root, "total_s", seconds(today->total));
}

static void put_text_or_null(struct writer *w, cJSON *root, const char *name, const char *text)
{
    if (text != NULL) {
        put_text(w, root, name, text);
    } else {
        (void)note(w, cJSON_AddNullToObject(root, name));
    }
}

enum td_err td_print_today_json(const struct td_today *today, const struct td_running *running,
                                const char *due, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    bool known = today->level != NULL;

    put_next(&w, root, today);
    put_text(&w, root, "due", due);
    put_text_or_null(&w, root, "rule", known ? td_rule_id(today->plan.rule) : NULL);
    put_text_or_null(&w, root, "why", known ? today->why : NULL);
    put_text_or_null(
        &w, root, "training",
        known ? td_training_id(today->has_gate ? today->gate.training : TD_TRAINING_FREE) : NULL);
    put_text_or_null(&w, root, "trouble", today->trouble[0] != '\0' ? today->trouble : NULL);
    put_running(&w, root, running);
    return finish(&w, root, out);
}

/* ---- history ---- */

/* Those of one set; none of a record from before reps were kept. */
static void put_reps(struct writer *w, cJSON *entry, int set, const struct td_rep_record *reps,
                     size_t count)
{
    cJSON *list = note(w, cJSON_AddArrayToObject(entry, "reps"));

    for (size_t i = 0; i < count; i++) {
        if (reps[i].set == set) {
            cJSON *rep = put_object(w, list);

            put_number(w, rep, "rep", reps[i].rep);
            put_said(w, rep, "at_ms", reps[i].at_ms);
            put_said(w, rep, "down_ms", reps[i].down_ms);
            put_said(w, rep, "up_ms", reps[i].up_ms);
        }
    }
}

static void put_set(struct writer *w, cJSON *entry, const struct td_session_record *record,
                    int index, const struct td_rep_record *reps, size_t rep_count)
{
    const struct td_set_record *set = &record->sets[index];

    put_text(w, entry, "exercise", set->exercise);
    put_text(w, entry, "part", td_set_part_id(record, index));
    put_number(w, entry, "set", set->set);
    put_number(w, entry, "reps_planned", set->reps_planned);
    put_number(w, entry, "reps_done", set->reps_done);
    put_number(w, entry, "start_s", (double)set->start_ms / 1000.0);
    put_number(w, entry, "length_s", (double)set->length_ms / 1000.0);
    put_number(w, entry, "elapsed_s",
               (double)td_set_played_ms(record, reps, rep_count, index) / 1000.0);
    put_text(w, entry, "side", td_side_id((enum td_side)set->side));
    put_text(w, entry, "tempo", set->tempo);
    put_number(w, entry, "hold_s", (double)set->hold_ms / 1000.0);
    put_number(w, entry, "rest_s", (double)set->rest_ms / 1000.0);
    put_said(w, entry, "pain", set->pain);
    put_said(w, entry, "down_ms", set->down_ms);
    put_said(w, entry, "up_ms", set->up_ms);
    put_reps(w, entry, index, reps, rep_count);
}

static void put_session(struct writer *w, cJSON *array, const struct td_session_record *record,
                        const struct td_rep_record *reps, size_t rep_count)
{
    cJSON *object = put_object(w, array);
    cJSON *sets;

    put_text(w, object, "uuid", record->uuid);
    put_instant(w, object, "started", record->started);
    put_number(w, object, "elapsed_s", (double)record->elapsed_ms / 1000.0);
    put_number(w, object, "paused_s", (double)record->paused_ms / 1000.0);
    put_bool(w, object, "finished", record->finished);
    put_bool(w, object, "running", record->running);
    put_bool(w, object, "warm_up", record->warm_up);
    put_bool(w, object, "extras", record->extras);
    put_text(w, object, "hurt", record->hurt);
    put_number(w, object, "small_step", record->step);
    put_text(w, object, "purpose", td_purpose_id((enum td_purpose)record->purpose));
    put_text(w, object, "swap_in", record->swap_in);
    put_text(w, object, "note", record->note);
    put_text(w, object, "level", record->level);
    put_text(w, object, "level_name", record->level_name);
    put_text(w, object, "tempo", record->tempo);
    if (record->load_g > 0) {
        put_number(w, object, "load_kg", (double)record->load_g / 1000.0);
    } else {
        note(w, cJSON_AddNullToObject(object, "load_kg")); /* none was said */
    }
    put_said(w, object, "worst_pain", record->worst_pain);
    put_said(w, object, "rpe", record->rpe);
    sets = note(w, cJSON_AddArrayToObject(object, "sets"));
    for (int i = 0; i < record->set_count; i++) {
        put_set(w, put_object(w, sets), record, i, reps, rep_count);
    }
}

static void put_check(struct writer *w, cJSON *array, const struct td_check_record *record)
{
    cJSON *object = put_object(w, array);
    cJSON *list;

    put_text(w, object, "uuid", record->uuid);
    put_instant(w, object, "done", record->done);
    put_text(w, object, "version", record->version);
    put_text(w, object, "goal", record->goal == TD_GOAL_STRENGTH ? "strength" : "sore");
    put_text(w, object, "outcome", td_outcome_id(record->outcome));
    put_text(w, object, "urgency", td_urgency_id(record->urgency));
    put_text(w, object, "training", td_training_id(record->training));
    list = note(w, cJSON_AddArrayToObject(object, "named"));
    for (int i = 0; i < record->named_count; i++) {
        put_element(w, list, record->named[i]);
    }
    list = note(w, cJSON_AddArrayToObject(object, "red_flags"));
    for (int i = 0; i < record->flag_count; i++) {
        put_element(w, list, record->flags[i]);
    }
    list = note(w, cJSON_AddArrayToObject(object, "taken_back"));
    for (int i = 0; i < record->taken_back_count; i++) {
        put_element(w, list, record->taken_back[i]);
    }
    list = note(w, cJSON_AddObjectToObject(object, "answers"));
    for (int i = 0; i < record->answer_count; i++) {
        const char *answer = record->answers[i].answer;
        int number;

        if (td_str_to_int(answer, 0, 999, &number)) { /* years, a score */
            put_number(w, list, record->answers[i].question, number);
        } else {
            put_text(w, list, record->answers[i].question, answer);
        }
    }
}

static void put_morning(struct writer *w, cJSON *array, const struct td_history_line *line)
{
    cJSON *object = put_object(w, array);
    char date[40];

    td_instant_format_day(line->at, date, sizeof date);
    put_text(w, object, "date", date);
    put_said(w, object, "pain", line->worst_pain);
    put_bool(w, object, "swollen", line->swollen);
    put_bool(w, object, "limp", line->limp);
}

struct lists {
    cJSON *sessions, *checks, *mornings;
    struct td_session_record session;
    struct td_check_record check;
};

static enum td_err put_whole_session(struct writer *w, struct lists *lists,
                                     const struct td_history_port *history)
{
    struct td_rep_record *reps = NULL;
    size_t count = 0;
    enum td_err err = td_history_all_reps(history, &lists->session, &reps, &count);

    if (err == TD_OK) {
        put_session(w, lists->sessions, &lists->session, reps, count);
    }
    free(reps);
    return err;
}

static enum td_err put_measures(struct writer *w, cJSON *root,
                                const struct td_history_port *history)
{
    cJSON *list = note(w, cJSON_AddArrayToObject(root, "measures"));
    struct td_measure *measures = NULL;
    size_t count = 0;
    enum td_err err = td_history_all_measures(history, &measures, &count);

    for (size_t i = 0; i < count; i++) {
        cJSON *object = put_object(w, list);

        put_text(w, object, "uuid", measures[i].uuid);
        put_instant(w, object, "at", measures[i].at);
        put_number(w, object, "week", measures[i].week);
        put_text(w, object, "measure", td_measure_spec(measures[i].kind)->id);
        put_text(w, object, "name", measures[i].name);
        put_number(w, object, "value", measures[i].value);
    }
    free(measures);
    return err;
}

static enum td_err put_line(struct writer *w, struct lists *lists, struct td_history_port history,
                            const struct td_history_line *line)
{
    enum td_err err = TD_OK;

    switch (line->kind) {
    case TD_HISTORY_SESSION:
        err = history.ops->load_session(history.self, line->uuid, &lists->session);
        if (err == TD_OK) {
            err = put_whole_session(w, lists, &history);
        }
        break;
    case TD_HISTORY_CHECK:
        err = history.ops->load_check(history.self, line->uuid, &lists->check);
        if (err == TD_OK) {
            put_check(w, lists->checks, &lists->check);
        }
        break;
    case TD_HISTORY_MORNING:
        put_morning(w, lists->mornings, line);
        break;
    }
    return err == TD_ERR_ABSENT ? TD_OK : err; /* gone since the list was made */
}

enum td_err td_print_history_json(struct td_history_port history, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    struct lists *lists = calloc(1, sizeof *lists);
    struct td_history_line lines[TD_HISTORY_PAGE];
    enum td_err err = lists == NULL ? TD_ERR_NOMEM : TD_OK;
    size_t skip = 0, count = TD_HISTORY_PAGE;

    if (err == TD_OK) {
        lists->sessions = note(&w, cJSON_AddArrayToObject(root, "sessions"));
        lists->checks = note(&w, cJSON_AddArrayToObject(root, "checks"));
        lists->mornings = note(&w, cJSON_AddArrayToObject(root, "mornings"));
    }
    while (err == TD_OK && w.ok && count == TD_HISTORY_PAGE) {
        err = history.ops->list(history.self, skip, TD_HISTORY_PAGE, lines, &count);
        for (size_t i = 0; err == TD_OK && i < count; i++) {
            err = put_line(&w, lists, history, &lines[i]);
        }
        skip += TD_HISTORY_PAGE;
    }
    if (err == TD_OK) {
        err = put_measures(&w, root, &history);
    }
    free(lists);
    if (err != TD_OK) {
        cJSON_Delete(root);
        return err;
    }
    return finish(&w, root, out);
}
