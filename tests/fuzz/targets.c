/* Targets for parsers: any bytes are read or refused with a line, never more. */
#define _XOPEN_SOURCE 700
#include "fuzz/targets.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/seeds.h"
#include "teardrop/base/outline.h"
#include "teardrop/base/str.h"
#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/content/answers.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/content/primer.h"
#include "teardrop/store/content/program.h"
#include "teardrop/store/text/cfg.h"
#include "teardrop/store/text/ini.h"
#include "teardrop/ui/kit/keymap.h"

/* Kept for good: a fuzz run is one process. */
static const struct td_checklist *shipped_checklist(void)
{
    static struct td_checklist *checklist;

    if (checklist == NULL) {
        struct td_problems problems = {0};
        struct td_cfg *cfg;

        if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "checklist.cfg", &problems,
                        &cfg) != TD_OK ||
            td_checklist_read(cfg, &problems, &checklist) != TD_OK) {
            td_problems_print(&problems, stderr);
            abort();
        }
        td_cfg_free(cfg);
    }
    return checklist;
}

static char *as_text(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);

    if (text == NULL) {
        abort();
    }
    memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

void fuzz_tempo(const uint8_t *data, size_t size)
{
    char *text = as_text(data, size);
    char why[200], written[TD_TEMPO_TEXT];
    struct td_tempo tempo, again;

    if (td_tempo_parse(text, &tempo, why, sizeof why) == TD_OK) {
        td_tempo_format(&tempo, written, sizeof written);
        if (td_tempo_parse(written, &again, why, sizeof why) != TD_OK ||
            memcmp(&tempo.ms, &again.ms, sizeof tempo.ms) != 0 ||
            tempo.explosive != again.explosive ||
            td_tempo_phase_length(&tempo, TD_PHASE_UP, 1) <= 0) {
            abort();
        }
    } else if (strstr(why, "tempo \"") != why) {
        abort();
    }
    free(text);
}

void fuzz_settings(const uint8_t *data, size_t size)
{
    struct td_problems problems = {0};
    struct td_setting_table table;
    struct td_settings_state state;
    struct td_ini *ini = NULL;
    char *text = as_text(data, size);
    const struct td_setting_spec *specs;
    size_t count;

    if (td_ini_parse(text, size, "fuzz.ini", &problems, &ini) == TD_OK) {
        td_setting_table_init(&table);
        specs = td_keymap_specs(&count);
        td_setting_table_add(&table, specs, count);
        td_settings_defaults(&table, &state);
        for (size_t i = 0; i < td_ini_count(ini); i++) {
            struct td_ini_entry entry = td_ini_entry(ini, i);
            char why[320], value[TD_SETTING_TEXT];
            int row = (int)(i % table.count);

            if (entry.line < 1) {
                abort();
            }
            if (td_setting_set(table.rows[row], &state.values, entry.value, why, sizeof why) ==
                TD_OK) {
                td_setting_get(table.rows[row], &state.values, value, sizeof value);
                if (td_setting_set(table.rows[row], &state.values, value, why, sizeof why) !=
                    TD_OK) {
                    abort();
                }
            }
        }
    } else if (problems.count == 0) {
        abort();
    }
    td_ini_free(ini);
    td_problems_deinit(&problems);
    free(text);
}

void fuzz_content(const uint8_t *data, size_t size)
{
    struct td_problems problems = {0};
    struct td_program *program;
    struct td_checklist *checklist;
    struct td_primer *primer;
    struct td_anatomy *anatomy;
    struct td_cfg *cfg;

    if (td_cfg_parse((const char *)data, size, "fuzz.cfg", &problems, &cfg) == TD_OK) {
        if (td_program_read(cfg, NULL, &problems, &program) == TD_OK) {
            td_program_free(program);
        }
        if (td_checklist_read(cfg, &problems, &checklist) == TD_OK) {
            td_checklist_free(checklist);
        }
        if (td_primer_read(cfg, NULL, &problems, &primer) == TD_OK) {
            td_primer_free(primer);
        }
        if (td_anatomy_read(cfg, NULL, &problems, &anatomy) == TD_OK) {
            td_anatomy_free(anatomy);
        }
        td_cfg_free(cfg);
    } else if (problems.count == 0) {
        abort();
    }
    td_problems_deinit(&problems);
}

void fuzz_answers(const uint8_t *data, size_t size)
{
    struct td_problems problems = {0};
    struct td_answers answers;
    struct td_check_result result;
    char *text = as_text(data, size);

    if (td_answers_parse(text, size, "fuzz.ini", shipped_checklist(), &answers, &problems) ==
        TD_OK) {
        td_check_evaluate(shipped_checklist(), &answers, &result);
        if (result.named_count > 2 ||
            (result.urgency >= TD_URGENCY_SAME_DAY && result.outcome != TD_OUTCOME_STOP)) {
            abort();
        }
    } else if (problems.count == 0) {
        abort();
    }
    td_problems_deinit(&problems);
    free(text);
}

void fuzz_path(const uint8_t *data, size_t size)
{
    struct td_outline outline = {0};
    char *text = as_text(data, size);
    char why[160];

    if (td_outline_parse(text, 0.1F, &outline, why, sizeof why) == TD_OK) {
        (void)td_outline_contains(&outline, (struct td_point){1, 1});
    }
    td_outline_deinit(&outline);
    free(text);
}

const struct fuzz_target fuzz_targets[] = {
    {"import",
     fuzz_import,
     {SEED_SESSION, SEED_MORNING SEED_LOOK SEED_ANSWER, SEED_MEASURE SEED_SAID_LOOK SEED_PROPOSAL,
      NULL}},
    {"damaged",
     fuzz_damaged,
     {"\x02\x01\x01\x01\x01", "\x01\x02\x33\x44\x55", "\x02\x01\x11\x05\xff\x01\x21\x07\x80",
      NULL}},
    {"options",
     fuzz_options,
     {"train\nl3\n--tempo\n30X1\n--sets=2\n--load\n7.5", "history\n--export\njsonl\n--data\n/x",
      "log\n2\n--swollen\n--date\n2026-11-23", "train\n--free\n--name\nSit to stand\n--keep"}},
    {"rewrite",
     fuzz_rewrite,
     {SEED_SETTINGS, "Eoff\n[display]\r\ncolors = 256\r\n",
      "\x02"
      "4\n",
      NULL}},
    {"pictures", fuzz_pictures, {SEED_VIEW, NULL, NULL, NULL}},
    {"extends", fuzz_extends, {SEED_LEVEL, NULL, NULL, NULL}},
    {"restore",
     fuzz_restore,
     {"\x30\x01\x01\x40\x80\x01\x01", "\x60\x07\x01\x20\x01\x01\x01", "\x90", NULL}},
    {"wav", fuzz_wav, {"4", "1\x16\x01\x28\xff", "2\x18\x01\x2d\x7f\x80", "3\x28\x01\x20"}},
    {"tempo", fuzz_tempo, {"3-1-2-1", "30X1", "10:2:2.5:1", "3/1/1/0"}},
    {"settings",
     fuzz_settings,
     {"[session]\ntempo = 3-1-2-1\n", "[a]\nb = \"c;d\" ; e\n", "", NULL}},
    {"content",
     fuzz_content,
     {"pages = ( { id = \"a\"; title = \"b\"; body = ( \"c\" ); } );",
      "a = [1, 2]; b = { c = 0x1F; };", "@include \"x\"", NULL}},
    {"answers",
     fuzz_answers,
     {"[answers]\nred_flags = none\nage = 34\nwhere = diffuse_front\n",
      "[answers]\nred_flags = locked, ottawa\n", NULL, NULL}},
    {"path", fuzz_path, {"M0,0 C1,2 3,4 5,6 Z", "m1-1h2v2z l.5.5", NULL, NULL}},
    {"keys",
     fuzz_keys,
     {"\x01\r\r\xfe\x80 qy\033[1;5C\xfe\x3c\033\xfe\x3c[6~",
      "\x02\r28\r1111\033]11;rgb:1/2/3\033\\\033[200~6\r\033[201~",
      "\x05\r\r\xfe\xf0!\033[<0;6;6M\033Oq\033[54;1:3u\033[M !!",
      "\x03/knee\r\xff\xd0\033[F\033[4~\xc3\xa4\033OP\033[[A\033P1$r0m\033\\"}},
};
const size_t fuzz_target_count = sizeof fuzz_targets / sizeof fuzz_targets[0];
