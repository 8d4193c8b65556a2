/* What is printed as JSON (status, check, train --dry-run), made with cJSON and printed whole or
 * not at all. Only the history's JSON is made elsewhere: store/transfer/lines.c. */
#include <cjson/cJSON.h>
#include <stdlib.h>

#include "teardrop/app/print/print.h"
#include "teardrop/base/str.h"

/* Every call that adds something may run out of memory; `ok` remembers. */
struct writer {
    bool ok;
};

static cJSON *note(struct writer *w, cJSON *item)
{
    w->ok = w->ok && item != NULL;
    return item;
}

/* null where there is none */
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

static void put_instant(struct writer *w, cJSON *object, const char *key, struct td_instant at)
{
    char text[40];

    td_instant_format(at, text, sizeof text);
    put_text(w, object, key, text);
}

/* An element of an array, which takes it. */
static cJSON *add(struct writer *w, cJSON *array, cJSON *item)
{
    if (item != NULL && !cJSON_AddItemToArray(array, item)) {
        cJSON_Delete(item);
        item = NULL;
    }
    return note(w, item);
}

static cJSON *put_array(struct writer *w, cJSON *object, const char *key)
{
    return note(w, cJSON_AddArrayToObject(object, key));
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
    cJSON *object = add(w, segments, cJSON_CreateObject());

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
    if (segment->fade != TD_FADE_NONE) {
        put_text(w, object, "fade", td_segment_fade_id(segment));
    }
}

enum td_err td_print_timeline_json(const struct td_timeline *timeline, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    cJSON *segments;

    put_number(&w, root, "total_s", seconds(timeline->total));
    segments = put_array(&w, root, "segments");
    for (size_t i = 0; i < timeline->count && w.ok; i++) {
        put_segment(&w, segments, timeline, &timeline->segments[i]);
    }
    return finish(&w, root, out);
}

/* ---- self-check ---- */

static void put_flags(struct writer *w, cJSON *root, const struct td_checklist *checklist,
                      const struct td_check_result *result)
{
    cJSON *flags = put_array(w, root, "flags");

    for (size_t i = 0; i < result->flag_count; i++) {
        const struct td_raised_flag *raised = &result->flags[i];
        cJSON *object = add(w, flags, cJSON_CreateObject());

        put_text(w, object, "id", checklist->flags[raised->flag].id);
        put_text(w, object, "urgency", td_urgency_id(raised->urgency));
        put_text(w, object, "training", td_training_id(raised->training));
        put_text(w, object, "text", raised->text);
        put_text(w, object, "action", raised->action);
    }
}

static void put_reasons(struct writer *w, cJSON *object, const char *key,
                        const struct td_checklist *checklist, const struct td_score *score,
                        bool raising)
{
    cJSON *array = put_array(w, object, key);

    for (size_t i = 0; i < score->reason_count; i++) {
        const struct td_reason *reason = &score->reasons[i];
        char question[96];
        cJSON *entry;

        if ((reason->weight > 0) != raising) {
            continue;
        }
        td_reason_question_id(checklist, reason, question, sizeof question);
        entry = add(w, array, cJSON_CreateObject());
        put_text(w, entry, "question", question);
        put_text(w, entry, "answer",
                 reason->kind == TD_REASON_ANSWER
                     ? checklist->questions[reason->index].answers[reason->answer].id
                     : NULL);
        put_number(w, entry, "weight", reason->weight);
    }
}

/* How many typical signs it takes to be named alone, and how many are there; 0 of 0 when it has
 * none. */
static void put_needs(struct writer *w, cJSON *object, const struct td_score *score)
{
    cJSON *needs = note(w, cJSON_AddObjectToObject(object, "needs"));

    put_number(w, needs, "want", score->needs_want);
    put_number(w, needs, "have", score->needs_have);
}

static void put_scores(struct writer *w, cJSON *root, const char *key,
                       const struct td_checklist *checklist, const struct td_score *scores,
                       size_t count)
{
    cJSON *array = put_array(w, root, key);

    for (size_t i = 0; i < count; i++) {
        cJSON *object = add(w, array, cJSON_CreateObject());

        put_text(w, object, "id", checklist->causes[scores[i].cause].id);
        put_number(w, object, "score", scores[i].score);
        put_needs(w, object, &scores[i]);
        put_reasons(w, object, "for", checklist, &scores[i], true);
        put_reasons(w, object, "against", checklist, &scores[i], false);
    }
}

static void put_training(struct writer *w, cJSON *root, const struct td_check_result *result)
{
    cJSON *training = note(w, cJSON_AddObjectToObject(root, "training"));

    put_text(w, training, "word", td_training_id(result->training));
    note(w, cJSON_AddBoolToObject(training, "allowed", result->training != TD_TRAINING_CLOSED));
    put_text(w, training, "start_level", result->start_level);
    put_text(w, training, "max_level", result->max_level);
    if (result->max_depth_deg > 0) {
        put_number(w, training, "max_depth_deg", result->max_depth_deg);
    } else {
        put_text(w, training, "max_depth_deg", NULL);
    }
    put_text(w, training, "load",
             result->training != TD_TRAINING_CLOSED ? td_load_id(result->load) : NULL);
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
    named = put_array(&w, root, "named");
    for (size_t i = 0; i < result->named_count; i++) {
        add(&w, named, cJSON_CreateString(checklist->causes[result->named[i]].id));
    }
    put_text(&w, root, "leaning", result->leans ? checklist->causes[result->leaning].id : NULL);
    put_scores(&w, root, "patterns", checklist, result->patterns, result->pattern_count);
    put_scores(&w, root, "contributors", checklist, result->contributors,
               result->contributor_count);
    unanswered = put_array(&w, root, "unanswered");
    for (size_t i = 0; i < result->unanswered_count; i++) {
        add(&w, unanswered, cJSON_CreateString(checklist->questions[result->unanswered[i]].id));
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

static void put_dose(struct writer *w, cJSON *object, const struct td_workout_exercise *dose)
{
    put_number(w, object, "sets", dose->sets);
    put_number(w, object, "reps", dose->reps);
    put_number(w, object, "hold_s",
               dose->exercise->kind == TD_EXERCISE_HOLD ? seconds(dose->hold) : 0.0);
}

/* What the plan proposes in place of the level's own exercises, which wait for the next time. */
static void put_swap_in(struct writer *w, cJSON *root, const struct td_today *today)
{
    const struct td_level *level = today->workout.level;
    cJSON *object;

    if (level == NULL || level->swap_in == NULL) {
        put_text(w, root, "swap_in", NULL);
        return;
    }
    object = note(w, cJSON_AddObjectToObject(root, "swap_in"));
    put_text(w, object, "id", level->swap_in);
    put_text(w, object, "name", level->swap_name);
    put_dose(w, object, &today->workout.exercises[0]);
}

/* The next session; what is not known is null. The numbers are those of the level's place on the
 * ladder, also while something else is proposed for once. */
static void put_next(struct writer *w, cJSON *root, const struct td_today *today)
{
    static const char *const names[] = {"level", "name",    "exercises", "small_step",
                                        "sets",  "reps",    "hold_s",    "load_kg",
                                        "tempo", "total_s", "swap_in"};
    const struct td_workout_exercise *first = &today->own;
    char tempo[TD_TEMPO_TEXT] = "";

    if (today->level == NULL) {
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            put_text(w, root, names[i], NULL);
        }
        return;
    }
    if (first->exercise->kind == TD_EXERCISE_REPS) {
        td_tempo_format(&first->tempo, tempo, sizeof tempo);
    }
    put_text(w, root, "level", today->level->id);
    put_text(w, root, "name", today->level->name);
    put_number(w, root, "exercises", (double)today->workout.count);
    put_number(w, root, "small_step", today->plan.step);
    put_dose(w, root, first);
    put_number(w, root, "load_kg", today->plan.load_g / 1000.0);
    put_text(w, root, "tempo", tempo);
    put_number(w, root, "total_s", seconds(today->total));
    put_swap_in(w, root, today);
}

enum td_err td_print_today_json(const struct td_today *today, const struct td_running *running,
                                const char *due, FILE *out)
{
    struct writer w = {true};
    cJSON *root = note(&w, cJSON_CreateObject());
    bool known = today->level != NULL;

    put_next(&w, root, today);
    put_text(&w, root, "due", due);
    put_text(&w, root, "rule", known ? td_rule_id(today->plan.rule) : NULL);
    put_text(&w, root, "why", known ? today->why : NULL);
    put_text(&w, root, "training",
             known ? td_training_id(today->has_gate ? today->gate.training : TD_TRAINING_FREE)
                   : NULL);
    put_text(&w, root, "trouble", today->trouble);
    put_running(&w, root, running);
    return finish(&w, root, out);
}
