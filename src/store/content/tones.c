/* Reads the tones: sets, each with one sound for each moment, made of strokes. */
#include "teardrop/store/content/tones.h"

#include <stdlib.h>

#include "list.h"
#include "teardrop/base/str.h"

#define SETS_MAX 16
#define HZ_MIN 40
#define HZ_MAX 8000
#define AT_MAX_MS 10000
#define EVERY_MAX_MS 60000
#define FADE_MAX_MS 2000
#define RATIO_MIN 0.1
#define RATIO_MAX 16

/* Overtones: ( (1.0, 1.0), (2.0, 0.3) ) — the ratio of the frequency, and how loud. */
static void read_partials(struct td_cfg_reader *r, td_cfg_node node, struct td_stroke *out)
{
    td_cfg_node list = td_cfg_member_optional(node, "partials");
    size_t count = list == NULL ? 0 : td_cfg_count(list);

    if (list == NULL) {
        out->partials[0] = (struct td_partial){1, 1};
        out->partial_count = 1;
        return;
    }
    if (count < 1 || count > TD_PARTIALS_MAX) {
        td_cfg_problem(r, list, "partials: 1 to %d of them", TD_PARTIALS_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        td_cfg_node partial = td_cfg_child(list, i);

        if (!td_cfg_is_group(partial)) {
            td_cfg_problem(r, partial, "expected { ratio = ...; level = ...; }");
            return;
        }
        out->partials[i].ratio = (float)td_cfg_number(r, partial, "ratio", RATIO_MIN, RATIO_MAX);
        out->partials[i].level = (float)td_cfg_number(r, partial, "level", 0, 1);
    }
    out->partial_count = count;
}

static void read_stroke(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_stroke *out = entry;

    out->from_hz = (float)td_cfg_number(r, node, "from", HZ_MIN, HZ_MAX);
    out->to_hz = td_cfg_member_optional(node, "to") == NULL
                     ? out->from_hz
                     : (float)td_cfg_number(r, node, "to", HZ_MIN, HZ_MAX);
    out->level = (float)td_cfg_number(r, node, "level", 0, 1);
    out->at_ms = td_cfg_int_optional(r, node, "at_ms", 0, AT_MAX_MS, 0);
    out->length_ms = td_cfg_int_optional(r, node, "length_ms", 5, AT_MAX_MS, 0);
    out->every_ms = td_cfg_int_optional(r, node, "every_ms", 100, EVERY_MAX_MS, 0);
    out->attack_ms = td_cfg_int_optional(r, node, "attack_ms", 1, FADE_MAX_MS / 2, 4);
    out->release_ms = td_cfg_int_optional(r, node, "release_ms", 1, FADE_MAX_MS, 20);
    out->decay_ms = td_cfg_int_optional(r, node, "decay_ms", 5, AT_MAX_MS, 0);
    read_partials(r, node, out);
    if (out->every_ms > 0 && (out->length_ms == 0 || out->length_ms > out->every_ms)) {
        td_cfg_problem(r, node, "every_ms: needs a length_ms that is not longer");
    }
    if (out->length_ms > 0 && out->attack_ms + out->release_ms > out->length_ms) {
        td_cfg_problem(r, node, "attack_ms and release_ms are longer than length_ms together");
    }
}

static const struct td_list strokes =
    TD_LIST(struct td_stroke, "strokes", "stroke", TD_STROKES_MAX, TD_LIST_OPTIONAL, read_stroke,
            "from", "to", "level", "at_ms", "length_ms", "every_ms", "attack_ms", "release_ms",
            "decay_ms", "partials");

/* Of the tone "down" and the like: its strokes. */
static void read_tone(struct td_cfg_reader *r, td_cfg_node set, enum td_tone_id id,
                      struct td_tone *out)
{
    struct td_list list = strokes;
    const struct td_stroke *read;

    list.key = td_tone_ids[id];
    read = td_list_read(r, set, &list, &out->stroke_count);
    for (size_t i = 0; read != NULL && i < out->stroke_count; i++) {
        out->strokes[i] = read[i];
    }
}

static void read_set(struct td_cfg_reader *r, td_cfg_node node, void *entry)
{
    struct td_tone_set *out = entry;
    const char *id = td_cfg_string(r, node, "id");
    const char *name = td_cfg_string(r, node, "name");

    out->id = id != NULL ? id : "";
    out->name = name != NULL ? name : "";
    for (int tone = 0; tone < TD_TONE_COUNT; tone++) {
        read_tone(r, node, (enum td_tone_id)tone, &out->tones[tone]);
    }
}

static const struct td_list sets =
    TD_LIST(struct td_tone_set, "sets", "set", SETS_MAX, TD_LIST_IDS | TD_LIST_FILLED, read_set,
            "id", "name", "prepare", "tick", "down", "bottom", "up", "go", "top", "hold",
            "half_way", "last_rep", "set_end", "switch", "done", "beat");

enum td_err td_tones_read(const struct td_cfg *cfg, const struct td_tones *base,
                          struct td_problems *problems, struct td_tones **out)
{
    static const char *const keys[] = {"extends", "sets"};
    struct td_tones *tones = calloc(1, sizeof *tones);
    struct td_cfg_reader reader = {.cfg = cfg, .problems = problems};
    td_cfg_node root = td_cfg_root(cfg);

    *out = NULL;
    if (tones == NULL) {
        return TD_ERR_NOMEM;
    }
    td_arena_init(&tones->arena);
    reader.arena = &tones->arena;
    td_cfg_allow(&reader, root, TD_COUNTED(keys));
    (void)td_cfg_bool_optional(&reader, root, "extends", false);
    tones->sets = td_list_read(&reader, root, &sets, &tones->set_count);
    if (base != NULL && !reader.failed) {
        tones->sets = td_list_extend(&reader, &sets, base->sets, base->set_count, tones->sets,
                                     &tones->set_count);
    }
    if (reader.failed) {
        td_tones_free(tones);
        return TD_ERR_CONTENT;
    }
    *out = tones;
    return TD_OK;
}
