/* The output's thread: what it plays comes through one pointer that either side takes in one step,
 * so neither waits for the other. */
#include "teardrop/cues/sound/player.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/module.h"

#define AGAIN_MS 2000                /* after which an output is looked for again */
#define AHEAD (8 * TD_NS_PER_MS)     /* what is heard within this time is not taken back */
#define ASLEEP (1500 * TD_NS_PER_MS) /* nothing was asked for so long: the program stood still */

#define REST_AFTER (3 * TD_NS_PER_S) /* behind the last note; then the output rests */
#define OVER (50 * TD_NS_PER_MS)     /* for what fades at the end */

/* In the place of a plan: nothing new. */
static struct td_sound_plan nothing_new;

struct td_player {
    /* Set before the thread begins. */
    char module_path[512], device[128];
    int buffer_ms, wake[2];
    td_ns (*now)(void);
    const struct td_sound_module *module;
    pthread_t thread;
    /* Between the two. */
    _Atomic(struct td_sound_plan *) next; /* &nothing_new, or a plan, or NULL for silence */
    atomic_bool stop;
    pthread_mutex_t lock; /* of the report, for the time it takes to copy it */
    struct td_player_report report;
    /* The thread's own. */
    struct td_mixer mixer;
    int64_t written; /* as many samples as were given */
    td_ns rest_at;   /* nothing is to be heard from then on */
    bool rests;
    td_ns over_at; /* when it may stop; 0 = it need not */
    td_ns asked;   /* when samples were asked for last; 0 = not yet */
    const struct td_output_ops *output;
};

/* ---- the report ---- */

static void tell(struct td_player *player, enum td_player_state state, const char *why)
{
    (void)pthread_mutex_lock(&player->lock);
    if (player->report.state != state) {
        player->report.changes++;
    }
    player->report.state = state;
    td_str_copy(player->report.why, sizeof player->report.why, why);
    (void)pthread_mutex_unlock(&player->lock);
}

void td_player_report(struct td_player *player, struct td_player_report *out)
{
    (void)pthread_mutex_lock(&player->lock);
    *out = player->report;
    (void)pthread_mutex_unlock(&player->lock);
}

/* ---- what the output asks ---- */

static int64_t source_now(void *self)
{
    return ((struct td_player *)self)->now();
}

/* What came to stand still (a stopped program) is not made up for: silence, until a plan says what
 * holds now. */
static void notice_sleep(struct td_player *player, int64_t written)
{
    td_ns now = player->now();

    if (player->asked != 0 && now - player->asked > ASLEEP) {
        td_mixer_take(&player->mixer, NULL, written);
        player->mixer.map = (struct td_clock_map){0};
    }
    player->asked = player->rests ? 0 : now;
}

static void source_render(void *self, int64_t from, float *out, size_t count)
{
    struct td_player *player = self;

    if (from < player->written) {
        td_mixer_rewind(&player->mixer, from);
    }
    td_mixer_render(&player->mixer, from, out, count);
    player->written = from + (int64_t)count;
}

static void source_heard(void *self, int64_t sample, int64_t at)
{
    td_clock_map_heard(&((struct td_player *)self)->mixer.map, sample, at);
}

/* It must stop, and what sounded has faded. */
static bool is_over(struct td_player *player)
{
    if (!atomic_load(&player->stop)) {
        return false;
    }
    if (player->over_at == 0) {
        player->over_at = player->now() + (player->mixer.map.known && !player->rests ? OVER : 0);
    }
    return player->now() >= player->over_at;
}

/* Behind the last note of the plan. */
static td_ns end_of_plan(const struct td_sound_plan *plan, td_ns now)
{
    td_ns end = now;

    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        const struct td_note *note = &plan->notes[i];
        td_ns at =
            note->due + (note->spoken != NULL ? td_spoken_length(note->spoken) : note->length);

        end = at > end ? at : end;
    }
    return end + REST_AFTER;
}

static int64_t take_next(struct td_player *player, struct td_sound_plan *next, int64_t written)
{
    td_ns now = player->now();
    int64_t from = written;

    if (player->mixer.map.known && !player->rests) {
        from = td_clock_map_sample(&player->mixer.map, now + AHEAD);
        from = from < 0 ? 0 : from > written ? written : from;
    }
    player->rest_at =
        next != NULL || player->mixer.plan != NULL ? end_of_plan(next, now) : player->rest_at;
    td_mixer_take(&player->mixer, next, from);
    return from;
}

static int64_t source_look(void *self, int64_t written)
{
    struct td_player *player = self;
    struct td_sound_plan *next = atomic_exchange(&player->next, &nothing_new);
    int64_t from;
    bool rests;

    notice_sleep(player, written);
    from = next != &nothing_new ? take_next(player, next, written) : written;
    rests = player->now() >= player->rest_at;
    if (player->rests && !rests) { /* it goes on by a clock of its own */
        player->mixer.map = (struct td_clock_map){0};
        player->asked = 0;
    }
    player->rests = rests;
    return is_over(player) ? TD_LOOK_STOP : rests ? TD_LOOK_IDLE : from;
}

static void source_opened(void *self, const char *device, int64_t latency)
{
    struct td_player *player = self;

    (void)pthread_mutex_lock(&player->lock);
    td_str_copy(player->report.output, sizeof player->report.output, player->output->name);
    td_str_copy(player->report.device, sizeof player->report.device, device);
    td_str_sanitize(player->report.device, false);
    player->report.latency = latency > 0 ? latency : player->report.latency;
    (void)pthread_mutex_unlock(&player->lock);
    tell(player, TD_PLAYER_ON, "");
}

/* ---- the thread ---- */

/* Waits before it looks again; true when it must stop. Plans that come meanwhile stay where they
 * are, and the newest counts. */
static bool wait_again(struct td_player *player)
{
    td_ns until = player->now() + AGAIN_MS * TD_NS_PER_MS;
    struct pollfd wake = {.fd = player->wake[0], .events = POLLIN};

    while (!atomic_load(&player->stop) && player->now() < until) {
        char bytes[64];

        (void)poll(&wake, 1, (int)((until - player->now()) / TD_NS_PER_MS) + 1);
        while (read(player->wake[0], bytes, sizeof bytes) > 0) {
        }
    }
    return atomic_load(&player->stop);
}

/* What was to be heard before this is past; the newest plan still counts. */
static void begin_anew(struct td_player *player)
{
    struct td_sound_plan *plan = player->mixer.plan;

    for (size_t i = 0; plan != NULL && i < plan->count; i++) {
        plan->notes[i].begun = plan->notes[i].gone = false;
    }
    player->mixer.leaving_count = 0;
    player->mixer.map = (struct td_clock_map){0};
    player->mixer.before = player->mixer.volume;
    player->written = 0;
    player->asked = 0;
    player->rests = true;
}

/* Tries each output in its order; LOST when one sounded and is gone. */
static enum td_output_end try_outputs(struct td_player *player, char *why, size_t why_size)
{
    const struct td_output_request request = {player->device, player->buffer_ms, player->wake[0]};
    const struct td_output_source source = {.self = player,
                                            .now = source_now,
                                            .render = source_render,
                                            .heard = source_heard,
                                            .look = source_look,
                                            .opened = source_opened};
    enum td_output_end end = TD_OUTPUT_ABSENT;

    td_str_copy(why, why_size, "there is no sound server and no device");
    for (int i = 0; player->module->outputs[i] != NULL && end == TD_OUTPUT_ABSENT; i++) {
        char reason[160] = "";

        player->output = player->module->outputs[i];
        begin_anew(player);
        end = player->output->run(&request, &source, reason, sizeof reason);
        if (reason[0] != '\0' && (i == 0 || end != TD_OUTPUT_ABSENT)) {
            td_str_copy(why, why_size, reason);
            td_str_sanitize(why, false);
        }
    }
    return end;
}

static void *run(void *self)
{
    struct td_player *player = self;
    char why[160] = "";
    bool sounded = false;

    if (player->module == NULL &&
        td_sound_module_load(player->module_path, &player->module, why, sizeof why) != TD_OK) {
        tell(player, TD_PLAYER_NO_MODULE, why);
        return NULL;
    }
    while (!atomic_load(&player->stop)) {
        enum td_output_end end = try_outputs(player, why, sizeof why);

        if (end == TD_OUTPUT_STOPPED) {
            break;
        }
        sounded = sounded || end == TD_OUTPUT_LOST;
        tell(player, sounded ? TD_PLAYER_LOST : TD_PLAYER_ABSENT, why);
        if (wait_again(player)) {
            break;
        }
    }
    return NULL;
}

/* ---- life ---- */

/* Signals are the loop's: none comes to this thread. */
static int begin_thread(struct td_player *player)
{
    sigset_t all, before;
    int err;

    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_SETMASK, &all, &before);
    err = pthread_create(&player->thread, NULL, run, player);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return err;
}

static void free_player(struct td_player *player)
{
    struct td_sound_plan *next = atomic_load(&player->next);

    if (next != &nothing_new) {
        free(next);
    }
    td_mixer_deinit(&player->mixer);
    for (int i = 0; i < 2; i++) {
        if (player->wake[i] >= 0) {
            (void)close(player->wake[i]);
        }
    }
    (void)pthread_mutex_destroy(&player->lock);
    free(player);
}

static bool open_wake(int wake[2])
{
    if (pipe(wake) != 0) {
        wake[0] = wake[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        if (fcntl(wake[i], F_SETFL, O_NONBLOCK) == -1 ||
            fcntl(wake[i], F_SETFD, FD_CLOEXEC) == -1) {
            return false;
        }
    }
    return true;
}

enum td_err td_player_new(const struct td_player_setup *setup, struct td_player **out)
{
    struct td_player *player = calloc(1, sizeof *player);

    *out = NULL;
    if (player == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(player->module_path, sizeof player->module_path, setup->module);
    td_str_copy(player->device, sizeof player->device, setup->device);
    player->buffer_ms = setup->buffer_ms > 0 ? setup->buffer_ms : TD_PLAYER_BUFFER_MS;
    player->now = setup->now;
    player->module = setup->own;
    player->mixer.volume = player->mixer.before = 1;
    atomic_init(&player->next, &nothing_new);
    atomic_init(&player->stop, false);
    (void)pthread_mutex_init(&player->lock, NULL);
    if (!open_wake(player->wake) || begin_thread(player) != 0) {
        free_player(player);
        return TD_ERR_IO;
    }
    *out = player;
    return TD_OK;
}

static void wake(struct td_player *player)
{
    (void)!write(player->wake[1], "", 1); /* full: it is awake */
}

void td_player_play(struct td_player *player, struct td_sound_plan *plan)
{
    struct td_sound_plan *before = atomic_exchange(&player->next, plan);

    if (before != &nothing_new) {
        free(before); /* never taken */
    }
    wake(player);
}

void td_player_free(struct td_player *player)
{
    if (player == NULL) {
        return;
    }
    td_player_play(player, NULL);
    atomic_store(&player->stop, true);
    wake(player);
    (void)pthread_join(player->thread, NULL);
    free_player(player);
}
