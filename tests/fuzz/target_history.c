/* The history: lines from outside, and a file that was damaged. */
#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/parts.h"
#include "fuzz/targets.h"
#include "teardrop/base/str.h"
#include "teardrop/store/rescue/repair.h"
#include "teardrop/store/rescue/wipe.h"
#include "teardrop/store/transfer/transfer.h"

#define NOW INT64_C(1800000000)
#define RECORDS 12 /* of each kind in the file that is damaged */
#define LIST_MAX 200

static struct td_instant wall_now(void *self)
{
    (void)self;
    return (struct td_instant){NOW, 60};
}

static struct td_history_store *open_store(char *path, size_t size)
{
    struct td_history_store *store;

    fuzz_path_of("history.db", path, size);
    fuzz_hold(td_history_new(path, true, (struct td_date_port){.now = wall_now}, &store) == TD_OK,
              "a store can be made");
    td_history_wait_max(store, 0); /* there is nobody else */
    return store;
}

/* ---- lines ---- */

static enum td_err take_lines(struct td_history_store *store, const char *text,
                              struct td_merge_counts *counts)
{
    char *copy = strdup(text), *rest = copy, *line;
    enum td_err err = TD_OK;

    fuzz_hold(copy != NULL, "memory");
    while (err == TD_OK && (line = strtok_r(rest, "\n", &rest)) != NULL) {
        char why[300] = "";

        err = td_history_merge_line(store, line, counts, why, sizeof why);
        fuzz_hold(err == TD_OK || err == TD_ERR_STORE || why[0] != '\0', "a refused line says why");
    }
    free(copy);
    return err;
}

struct lines {
    char *text;
    size_t used, size;
};

static bool put(void *to, const char *line)
{
    struct lines *lines = to;
    size_t length = strlen(line);

    if (lines->used + length + 2 > lines->size) {
        lines->size = 2 * lines->size + length + 2;
        lines->text = realloc(lines->text, lines->size);
        fuzz_hold(lines->text != NULL, "memory");
    }
    (void)snprintf(lines->text + lines->used, lines->size - lines->used, "%s\n", line);
    lines->used += length + 1;
    return true;
}

/* A single byte of damage can move a time ahead of the clock; repair keeps the record, and an
 * import refuses it until then, with a question about the clock. */
static bool is_ahead(const char *lines)
{
    static const char name[] = "unix_s\":";
    int64_t latest = wall_now(NULL).unix_s + TD_DAY_S;

    for (const char *at = strstr(lines, name); at != NULL; at = strstr(at, name)) {
        at += sizeof name - 1;
        if (strtoll(at, NULL, 10) > latest) {
            return true;
        }
    }
    return false;
}

/* What was taken in comes out as lines that are taken in again and change nothing. */
static void check_round(struct td_history_store *store)
{
    struct td_merge_counts counts = {0};
    struct lines lines = {0};

    fuzz_hold(td_history_export_lines(store, put, &lines) == TD_OK, "an export is written");
    if (lines.text != NULL && !is_ahead(lines.text)) {
        fuzz_hold(td_history_merge_begin(store, true) == TD_OK, "a dry_run begins");
        if (take_lines(store, lines.text, &counts) != TD_OK) {
            fprintf(stderr, "%s", lines.text);
            fuzz_hold(false, "what came out is taken in");
        }
        fuzz_hold(td_history_merge_end(store, false, &counts) == TD_OK, "a dry_run ends");
        fuzz_hold(counts.added == 0 && counts.changed == 0, "what came out is what is there");
    }
    free(lines.text);
}

void fuzz_import(const uint8_t *data, size_t size)
{
    static struct td_history_store *store; /* kept until something is in it */
    struct td_merge_counts counts = {0};
    char path[128], *text = fuzz_text(data, size);
    size_t before, after;
    struct td_history_port port;
    bool keep;

    store = store == NULL ? open_store(path, sizeof path) : store;
    port = td_history_port(store);
    fuzz_hold(port.ops->count(port.self, true, &before) == TD_OK, "records are counted");
    fuzz_hold(td_history_merge_begin(store, false) == TD_OK, "an import begins");
    keep = take_lines(store, text, &counts) == TD_OK;
    fuzz_hold(td_history_merge_end(store, keep, &counts) == TD_OK, "an import ends");
    fuzz_hold(port.ops->count(port.self, true, &after) == TD_OK, "records are counted");
    fuzz_hold(keep || after == before, "of a refused import nothing stays");
    if (keep && counts.lines > 0) {
        check_round(store);
        td_history_free(store);
        store = NULL;
        fuzz_clear();
    }
    free(text);
}

/* ---- damage ---- */

static uint8_t *sound;
static size_t sound_bytes;

static void fill(struct td_history_port port)
{
    static struct td_session_record record;

    for (int i = 0; i < RECORDS; i++) {
        struct td_morning_record morning = {.date = "", .pain = i % 11};
        struct td_person_answer answer = {.topic = "gap"};
        struct td_proposal proposal = {.level = "l2",
                                       .step = i % 4,
                                       .sets = 3,
                                       .reps = 8,
                                       .contract_ms = 144000,
                                       .every_days = 1 + i % 14};

        td_session_record_clear(&record);
        fuzz_hold(td_session_record_reserve(&record, 2) == TD_OK, "memory");
        port.ops->new_id(port.self, record.uuid);
        record.started = (struct td_instant){NOW - (RECORDS - i) * INT64_C(172800), 60};
        record.elapsed_ms = 90000;
        record.finished = i % 3 != 0;
        td_str_copy(record.level, sizeof record.level, "l2");
        td_str_copy(record.level_name, sizeof record.level_name, "Chair");
        td_str_copy(record.tempo, sizeof record.tempo, "3-1-2-1");
        td_str_copy(record.note, sizeof record.note, i % 4 == 0 ? "a note" : "");
        record.worst_pain = i % 4;
        record.rpe = 7;
        record.set_count = 2;
        for (int set = 0; set < 2; set++) {
            struct td_set_record *at = &record.sets[set];

            td_str_copy(at->exercise, sizeof at->exercise, "chair");
            td_str_copy(at->tempo, sizeof at->tempo, "3-1-2-1");
            at->set = set + 1;
            at->reps_planned = 8;
            at->reps_done = 8;
            at->pain = at->down_ms = at->up_ms = -1;
        }
        fuzz_hold(port.ops->save_session(port.self, &record) == TD_OK, "a session is kept");
        td_str_format(morning.date, sizeof morning.date, "2026-%02d-%02d", 1 + i / 28, 1 + i % 28);
        fuzz_hold(port.ops->save_morning(port.self, &morning) == TD_OK, "a morning is kept");
        td_str_copy(answer.answer, sizeof answer.answer, i % 2 != 0 ? "no_time" : "");
        td_str_copy(answer.date, sizeof answer.date, morning.date);
        port.ops->new_id(port.self, answer.uuid);
        fuzz_hold(port.ops->save_answer(port.self, &answer) == TD_OK, "an answer is kept");
        td_str_copy(proposal.date, sizeof proposal.date, morning.date);
        fuzz_hold(port.ops->save_proposal(port.self, &proposal) == TD_OK, "a proposal is kept");
    }
    fuzz_hold(port.ops->save_look(port.self, &(struct td_look){.at = wall_now(NULL),
                                                               .max_level = "l3",
                                                               .max_depth_deg = 60,
                                                               .until = "2027-03-01"}) == TD_OK,
              "a look is kept");
}

/* Once: a sound history, as bytes. */
static void make_sound(void)
{
    char path[128];
    struct td_history_store *store = open_store(path, sizeof path);
    FILE *file;

    fill(td_history_port(store));
    td_history_free(store);
    file = fopen(path, "rb");
    fuzz_hold(file != NULL && fseek(file, 0, SEEK_END) == 0, "the file is there");
    sound_bytes = (size_t)ftell(file);
    rewind(file);
    sound = malloc(sound_bytes);
    fuzz_hold(sound != NULL && fread(sound, 1, sound_bytes, file) == sound_bytes, "it is read");
    (void)fclose(file);
    fuzz_clear();
}

static bool count_line(void *to, const char *line)
{
    *(size_t *)to += strlen(line) > 0;
    return true;
}

/* Every question the program asks of it: each is answered or refused, with a reason. */
static void ask_everything(struct td_history_store *store)
{
    static struct td_history_line list[LIST_MAX];
    static struct td_past_session trained[LIST_MAX];
    static struct td_morning mornings[LIST_MAX];
    static struct td_person_answer answers[LIST_MAX];
    static struct td_proposal proposals[LIST_MAX];
    static struct td_session_record session;
    static struct td_check_record check;
    struct td_history_port port = td_history_port(store);
    struct td_training_gate gate;
    struct td_instant last;
    struct td_look look;
    size_t count = 0, lines = 0;
    bool refused = false;

    refused |= port.ops->gate(port.self, &gate) == TD_ERR_STORE;
    refused |= port.ops->count(port.self, true, &count) == TD_ERR_STORE;
    refused |= port.ops->past_sessions(port.self, LIST_MAX, trained, &count) == TD_ERR_STORE;
    refused |= port.ops->mornings(port.self, 0, LIST_MAX, mornings, &count) == TD_ERR_STORE;
    refused |= port.ops->last_look(port.self, &look) == TD_ERR_STORE;
    refused |= port.ops->answers(port.self, LIST_MAX, answers, &count) == TD_ERR_STORE;
    refused |= port.ops->proposals(port.self, 0, LIST_MAX, proposals, &count) == TD_ERR_STORE;
    refused |= port.ops->last_session(port.self, &last) == TD_ERR_STORE;
    refused |= port.ops->last_check(port.self, &check) == TD_ERR_STORE;
    refused |= port.ops->open_check(port.self, 0, &check) == TD_ERR_STORE;
    refused |= port.ops->unfinished(port.self, 0, &session) == TD_ERR_STORE;
    refused |= td_history_export_lines(store, count_line, &lines) == TD_ERR_STORE;
    if (port.ops->list(port.self, true, 0, LIST_MAX, list, &count) == TD_OK) {
        fuzz_hold(count <= LIST_MAX, "no more than was asked for");
        for (size_t i = 0; i < count; i++) {
            if (list[i].kind == TD_HISTORY_SESSION) {
                refused |=
                    port.ops->load_session(port.self, list[i].uuid, &session) == TD_ERR_STORE;
                fuzz_hold(session.set_count >= 0 && session.set_count <= TD_SESSION_MAX_SETS,
                          "sets fit");
            }
        }
    }
    fuzz_hold(!refused || port.ops->trouble(port.self) != NULL, "what is refused has a reason");
}

/* Three bytes say where, one what; in the first, bit 0 cuts the file off there. */
void fuzz_damaged(const uint8_t *data, size_t size)
{
    struct td_history_store *store;
    struct td_repair repair;
    char path[128];
    uint8_t *bytes;
    size_t left, count;
    enum td_err err;

    if (size < 5) {
        return;
    }
    if (sound == NULL) {
        make_sound();
    }
    bytes = malloc(sound_bytes);
    fuzz_hold(bytes != NULL, "memory");
    memcpy(bytes, sound, sound_bytes);
    for (size_t i = 1; i + 3 < size; i += 4) {
        size_t at = ((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) % sound_bytes;

        bytes[at] = data[i + 3];
    }
    left = (data[0] & 1) != 0
               ? ((size_t)data[1] << 16 | (size_t)data[2] << 8 | data[3]) % sound_bytes
               : sound_bytes;
    store = open_store(path, sizeof path);
    fuzz_write(path, bytes, left);
    free(bytes);
    ask_everything(store);
    td_history_free(store);
    store = open_store(path, sizeof path);
    err = td_history_repair(store, &repair);
    if (err == TD_OK) {
        struct td_history_port port = td_history_port(store);
        struct td_repair again;

        fuzz_hold(port.ops->count(port.self, true, &count) == TD_OK, "what was mended is read");
        fuzz_hold(repair.sound || count <= RECORDS * 2 + 1, "no record comes from nowhere");
        fuzz_hold(td_history_repair(store, &again) == TD_OK && again.sound,
                  "what was mended is sound");
        if (!repair.sound) {
            check_round(store);
        }
    } else {
        fuzz_hold(td_history_port(store).ops->trouble(td_history_port(store).self) != NULL,
                  "a refused repair has a reason");
    }
    td_history_free(store);
    fuzz_clear();
}
