/* Sound without a session: each tone once, and a session into a file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "teardrop/app/command/commands.h"
#include "teardrop/app/print/wav.h"
#include "teardrop/app/run/clock.h"
#include "teardrop/app/run/signals.h"
#include "teardrop/app/run/wait.h"
#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/module.h"
#include "teardrop/cues/sound/pack_check.h"
#include "teardrop/cues/sound/voice.h"

#define ANSWERS_WITHIN (3 * TD_NS_PER_S) /* a server that does not is none */
#define GLANCE (20 * TD_NS_PER_MS)
#define SHOWN (1800 * TD_NS_PER_MS) /* of what lasts as long as a movement */
#define BETWEEN (500 * TD_NS_PER_MS)

/* ---- teardrop sound ---- */

static td_ns as_it_is(void *self, td_ns now)
{
    (void)self;
    return now;
}

static bool pause_for(td_ns length, const sigset_t *during_wait)
{
    return td_wait_until(td_clock_real() + length, during_wait);
}

/* Until it is known whether anything is heard. */
static void wait_for_output(struct td_app *app, struct td_player_report *report,
                            const sigset_t *during_wait)
{
    td_ns until = td_clock_real() + ANSWERS_WITHIN;

    do {
        td_player_report(app->sound.player, report);
    } while ((report->state == TD_PLAYER_STARTS ||
              (report->state == TD_PLAYER_ON && report->latency == 0)) &&
             td_clock_real() < until && pause_for(GLANCE, during_wait));
}

static void print_output(const struct td_player_report *report)
{
    printf("output   %s\n", report->output);
    printf("device   %s\n", report->device);
    printf("latency  %d ms\n", (int)(report->latency / TD_NS_PER_MS));
}

static void play_tones(struct td_app *app, const sigset_t *during_wait)
{
    for (int tone = 0; tone < TD_TONE_COUNT && td_signals_ending() == 0; tone++) {
        printf("%-10s %s\n", td_tone_ids[tone], td_tone_words[tone]);
        (void)fflush(stdout);
        if (td_sound_try(&app->sound, (enum td_tone_id)tone, tone == TD_TONE_DONE ? 0 : SHOWN)) {
            (void)pause_for(SHOWN + BETWEEN, during_wait);
        }
    }
}

static void print_voice(struct td_app *app)
{
    char why[160] = "";

    if (app->sound.voice == NULL) {
        return;
    }
    td_voice_finish(app->sound.voice);
    td_voice_why(app->sound.voice, why, sizeof why);
    printf("voice    %s\n", why[0] != '\0' ? why : app->settings.values.language);
}

int td_command_sound(struct td_app *app)
{
    struct td_player_report report = {0};
    sigset_t during_wait;
    int code = 0;

    td_signals_init(&during_wait);
    td_sound_use_clock(&app->sound, (struct td_sound_clock){NULL, as_it_is, td_clock_real});
    td_sound_hold(&app->sound);
    if (app->sound.player == NULL) {
        char why[200];

        td_sound_describe(&app->sound, why, sizeof why);
        fprintf(stderr, "teardrop: sound: %s\n", why);
        return td_err_exit_code(TD_ERR_IO);
    }
    wait_for_output(app, &report, &during_wait);
    if (report.state == TD_PLAYER_ON) {
        print_output(&report);
        print_voice(app);
        play_tones(app, &during_wait);
    } else {
        fprintf(stderr, "teardrop: no sound: %s\n",
                report.why[0] != '\0' ? report.why : "nothing answers");
        code = td_err_exit_code(TD_ERR_IO);
    }
    td_sound_let_go(&app->sound);
    return td_signals_ending() != 0 ? 128 + td_signals_ending()
           : code != 0              ? code
                                    : td_finish_output(TD_OK);
}

/* ---- config --check ---- */

void td_check_voice_pack(struct td_app *app, struct td_problems *problems)
{
    const struct td_voice_module *module = NULL;
    struct td_problems remarks = {0};
    char pack[TD_PATH_MAX], path[TD_PATH_MAX], why[160];

    if (app->settings.values.voice_pack[0] == '\0') {
        return;
    }
    td_sound_expand(&app->sound, app->settings.values.voice_pack, pack, sizeof pack);
    td_sound_module_path(&app->sound, "teardrop_voice.so", path, sizeof path);
    if (td_voice_module_load(path, &module, why, sizeof why) != TD_OK) {
        module = NULL;
    }
    td_pack_check(pack, td_phrase_parts, module != NULL ? module->ops : NULL, problems, &remarks);
    for (size_t i = 0; i < remarks.count; i++) {
        printf("%s\n", remarks.lines[i]);
    }
    td_problems_deinit(&remarks);
}

/* ---- train --dry-run --sound ---- */

static bool add_to_file(void *self, const float *samples, size_t count)
{
    return td_wav_add(self, samples, count);
}

static int cannot_write(const char *path)
{
    fprintf(stderr, "teardrop: %s: cannot be written: %s\n", path, strerror(errno));
    return td_err_exit_code(TD_ERR_IO);
}

int td_command_write_sound(struct td_app *app, const struct td_timeline *timeline)
{
    const char *path = app->options.sound_file;
    struct td_sound_session session;
    struct td_wav wav;
    char why[200];
    FILE *file;
    bool fine;

    if (!td_sound_offline_open(&app->sound, timeline, &session, why, sizeof why)) {
        fprintf(stderr, "teardrop: %s\n", why);
        return td_err_exit_code(TD_ERR_CONTENT);
    }
    file = fopen(path, "wb");
    errno = file == NULL ? errno : 0;
    fine = file != NULL && td_wav_begin(&wav, file, TD_SOUND_RATE) &&
           td_sound_offline(&session, timeline, add_to_file, &wav) && td_wav_end(&wav);
    fine = (file == NULL || fclose(file) == 0) && fine;
    td_sound_offline_close(&session);
    if (!fine) {
        errno = errno != 0 ? errno : ENOMEM;
        return cannot_write(path);
    }
    return 0;
}
