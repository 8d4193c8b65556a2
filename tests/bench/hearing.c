/* Sound as it comes out: recorded, with the server's own timing of the recording. */
#include "hearing.h"

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef TEARDROP_HAS_PULSE
#include <pulse/pulseaudio.h>

#include "pty/driver.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/player.h"

#define RATE TD_SOUND_RATE
#define MS TD_NS_PER_MS
#define S TD_NS_PER_S
#define APART (97 * MS)
#define LOUD 0.002F
#define QUIET (20 * RATE / 1000) /* of silence before an onset */
#define ONSETS_MAX 8192

static const struct td_tone tick = {.stroke_count = 1,
                                    .strokes = {{.from_hz = 1000,
                                                 .to_hz = 1000,
                                                 .level = 0.8F,
                                                 .length_ms = 50,
                                                 .attack_ms = 2,
                                                 .release_ms = 10,
                                                 .partials = {{1, 1}},
                                                 .partial_count = 1}}};
static const struct td_tone hum = {.stroke_count = 1,
                                   .strokes = {{.from_hz = 1000,
                                                .to_hz = 1000,
                                                .level = 0.8F,
                                                .attack_ms = 2,
                                                .release_ms = 10,
                                                .partials = {{1, 1}},
                                                .partial_count = 1}}};

static td_ns now(void)
{
    struct timespec ts = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &ts);
    return (td_ns)ts.tv_sec * S + ts.tv_nsec;
}

static void rest(td_ns length)
{
    struct timespec ts = {(time_t)(length / S), (long)(length % S)};

    (void)nanosleep(&ts, NULL);
}

/* ---- the recorder ---- */

/* When each onset, and each end, was heard by the server's clock. */
struct recorder {
    pa_threaded_mainloop *loop;
    pa_context *context;
    pa_stream *stream;
    struct td_clock_map map; /* of the recording */
    int64_t taken;
    int64_t silent_for;
    bool sounding;
    int64_t last_loud;
    atomic_int count, ready;
    td_ns onsets[ONSETS_MAX];
    _Atomic td_ns ended; /* the last time it fell silent */
    float level[RATE / 1000];
};

static td_ns heard_at(const struct recorder *r, int64_t sample)
{
    return (td_ns)(r->map.zero + (double)sample * S / RATE);
}

static void listen_to(struct recorder *r, const float *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool loud = fabsf(samples[i]) > LOUD;
        int64_t at = r->taken + (int64_t)i;

        if (loud && r->silent_for >= QUIET && atomic_load(&r->count) < ONSETS_MAX) {
            r->onsets[atomic_load(&r->count)] = heard_at(r, at);
            atomic_fetch_add(&r->count, 1);
        }
        if (!loud && r->silent_for == QUIET) {
            atomic_store(&r->ended, heard_at(r, at - QUIET));
        }
        r->silent_for = loud ? 0 : r->silent_for + 1;
    }
    r->taken += (int64_t)count;
}

static void recorded(pa_stream *stream, size_t bytes, void *self)
{
    struct recorder *r = self;
    const void *data;
    pa_usec_t latency;
    int negative;

    if (pa_stream_get_latency(stream, &latency, &negative) == 0) {
        td_clock_map_heard(&r->map, r->taken,
                           now() - (negative ? -(td_ns)latency : (td_ns)latency) * 1000);
    }
    while (pa_stream_peek(stream, &data, &bytes) == 0 && bytes > 0) {
        if (data != NULL) {
            listen_to(r, data, bytes / sizeof(float));
        } else {
            r->taken += (int64_t)(bytes / sizeof(float)); /* a hole */
        }
        (void)pa_stream_drop(stream);
    }
}

static void stream_changed(pa_stream *stream, void *self)
{
    struct recorder *r = self;

    if (pa_stream_get_state(stream) == PA_STREAM_READY) {
        atomic_store(&r->ready, 1);
    }
}

static void context_changed(pa_context *context, void *self)
{
    static const pa_sample_spec spec = {.format = PA_SAMPLE_FLOAT32NE, .rate = RATE, .channels = 1};
    struct recorder *r = self;
    pa_buffer_attr buffer = {.maxlength = (uint32_t)-1,
                             .tlength = (uint32_t)-1,
                             .prebuf = (uint32_t)-1,
                             .minreq = (uint32_t)-1,
                             .fragsize = (uint32_t)pa_usec_to_bytes(10000, &spec)};

    if (pa_context_get_state(context) != PA_CONTEXT_READY) {
        return;
    }
    r->stream = pa_stream_new(context, "recorder", &spec, NULL);
    if (r->stream != NULL) {
        pa_stream_set_read_callback(r->stream, recorded, r);
        pa_stream_set_state_callback(r->stream, stream_changed, r);
        (void)pa_stream_connect_record(r->stream, "quiet.monitor", &buffer,
                                       PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE |
                                           PA_STREAM_ADJUST_LATENCY);
    }
}

static bool begin_recording(struct recorder *r)
{
    r->loop = pa_threaded_mainloop_new();
    r->context =
        r->loop == NULL ? NULL : pa_context_new(pa_threaded_mainloop_get_api(r->loop), "recorder");
    if (r->context == NULL) {
        return false;
    }
    r->silent_for = QUIET;
    pa_context_set_state_callback(r->context, context_changed, r);
    (void)pa_context_connect(r->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL);
    (void)pa_threaded_mainloop_start(r->loop);
    for (int i = 0; i < 500 && atomic_load(&r->ready) == 0; i++) {
        rest(10 * MS);
    }
    return atomic_load(&r->ready) != 0;
}

static void end_recording(struct recorder *r)
{
    pa_threaded_mainloop_stop(r->loop);
    if (r->stream != NULL) {
        pa_stream_unref(r->stream);
    }
    pa_context_unref(r->context);
    pa_threaded_mainloop_free(r->loop);
}

/* ---- a server ---- */

static char server_folder[256];

/* One of our own, with a null sink; -1 = there is none to be had. */
static pid_t begin_server(void)
{
    pid_t pid;

    pty_mkdir(server_folder, sizeof server_folder);
    (void)setenv("XDG_RUNTIME_DIR", server_folder, 1);
    (void)setenv("PULSE_RUNTIME_PATH", server_folder, 1);
    (void)setenv("HOME", server_folder, 1);
    (void)unsetenv("PULSE_SERVER");
    pid = fork();
    if (pid == 0) {
        (void)freopen("/dev/null", "w", stderr);
        (void)execlp("pulseaudio", "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                     "-L", "module-null-sink sink_name=quiet rate=48000 channels=1", "-L",
                     "module-native-protocol-unix", (char *)NULL);
        _exit(127);
    }
    rest(S);
    if (pid < 0 || waitpid(pid, NULL, WNOHANG) != 0) {
        return -1;
    }
    return pid;
}

/* ---- measuring ---- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static atomic_bool busy;

static void *spin(void *self)
{
    (void)self;
    while (atomic_load(&busy)) {
    }
    return NULL;
}

static struct td_player *player_with(int buffer_ms)
{
    struct td_player_setup setup = {
        .module = TEARDROP_SOUND_MODULE, .device = "quiet", .buffer_ms = buffer_ms, .now = now};
    struct td_player *player = NULL;
    struct td_player_report report = {0};

    if (td_player_new(&setup, &player) != TD_OK) {
        return NULL;
    }
    for (int i = 0; i < 300 && report.state != TD_PLAYER_ON; i++) {
        td_player_report(player, &report);
        rest(10 * MS);
    }
    return player;
}

static struct td_sound_plan *ticks(td_ns first, size_t count)
{
    struct td_sound_plan *plan = calloc(1, sizeof *plan + count * sizeof plan->notes[0]);

    if (plan != NULL) {
        plan->count = count;
        plan->volume = 1;
        for (size_t i = 0; i < count; i++) {
            plan->notes[i] = (struct td_note){.due = first + (td_ns)i * APART, .tone = &tick};
        }
    }
    return plan;
}

/* How far each onset was from the nearest due time. */
static void report_onsets(const struct recorder *r, int from, td_ns first, size_t count,
                          const char *what)
{
    static double errors[ONSETS_MAX];
    int heard = atomic_load(&r->count);
    size_t used = 0;
    double early = 0, late = 0;

    for (int i = from; i < heard; i++) {
        td_ns since = r->onsets[i] - first;
        double error = (double)(since - (since + APART / 2) / APART * APART) / MS;

        if (used < count / 5) {
            early += error / (double)(count / 5);
        } else if (used >= count - count / 5) {
            late += error / (double)(count / 5);
        }
        errors[used++] = error;
    }
    for (size_t i = 0; i < used; i++) {
        errors[i] = fabs(errors[i]);
    }
    qsort(errors, used, sizeof errors[0], by_value);
    printf("  %-22s %4zu of %4zu heard, error median %.2f ms, p99 %.2f ms, largest %.2f ms, "
           "drift %+.2f ms\n",
           what, used, count, used > 0 ? errors[used / 2] : 0,
           used > 0 ? errors[used * 99 / 100] : 0, used > 0 ? errors[used - 1] : 0, late - early);
}

static void measure_onsets(struct recorder *r, int buffer_ms, bool load, double seconds,
                           bool warms_up)
{
    struct td_player *player = player_with(buffer_ms);
    size_t count = (size_t)(seconds * S / APART);
    pthread_t threads[2];
    td_ns first;
    int from = 0;
    char what[40];

    if (player == NULL) {
        return;
    }
    count = count < 5 ? 5 : count;
    atomic_store(&busy, load);
    for (int i = 0; i < 2 && load; i++) {
        (void)pthread_create(&threads[i], NULL, spin, NULL);
    }
    atomic_store(&r->count, 0);
    first = now() + S;
    td_player_play(player, ticks(first, count));
    rest(S + (td_ns)count * APART + S / 2);
    atomic_store(&busy, false);
    for (int i = 0; i < 2 && load; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    td_player_free(player);
    if (warms_up) { /* the server finds its pace */
        return;
    }
    snprintf(what, sizeof what, "%d ms, %s", buffer_ms, load ? "both cores busy" : "quiet");
    report_onsets(r, from, first, count, what);
}

static struct td_sound_plan *one(const struct td_tone *tone, td_ns due, td_ns length)
{
    struct td_sound_plan *plan = ticks(due, 1);

    if (plan != NULL) {
        plan->notes[0].tone = tone;
        plan->notes[0].length = length;
    }
    return plan;
}

/* From the key to the ear: silence in the middle of a tone, and a tone at once. */
static void measure_changes(struct recorder *r, int buffer_ms, int times)
{
    struct td_player *player = player_with(buffer_ms);
    double stopped = 0, begun = 0;

    for (int i = 0; player != NULL && i < times; i++) {
        int from;
        td_ns at = now();

        td_player_play(player, one(&hum, at + 100 * MS, 20 * S));
        rest(700 * MS);
        at = now();
        td_player_play(player, NULL);
        rest(400 * MS);
        stopped = fmax(stopped, (double)(atomic_load(&r->ended) - at) / MS);
        from = atomic_load(&r->count);
        at = now();
        td_player_play(player, one(&tick, at, 0));
        rest(400 * MS);
        begun = fmax(begun, atomic_load(&r->count) > from ? (double)(r->onsets[from] - at) / MS
                                                          : INFINITY);
    }
    printf("  %d ms: silence is whole within %.1f ms (its fade of 20 ms included), an onset of now "
           "heard within %.1f ms, the worst of %d\n",
           buffer_ms, stopped, begun, times);
    td_player_free(player);
}

static double cpu_seconds(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static long resident_kb(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long pages = 0, whole = 0;

    if (file != NULL) {
        if (fscanf(file, "%ld %ld", &whole, &pages) != 2) {
            pages = 0;
        }
        (void)fclose(file);
    }
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Before anything else of it is in this process: what loading costs. */
static void measure_loading(void)
{
    long before = resident_kb();
    td_ns began = now();
    struct td_player *player = player_with(TD_PLAYER_BUFFER_MS);
    double took = (double)(now() - began) / MS, cpu;

    td_player_play(player, one(&hum, now() + 100 * MS, 6 * S));
    rest(S);
    cpu = cpu_seconds();
    rest(4 * S);
    cpu = cpu_seconds() - cpu;
    printf("  loaded and open within %.0f ms, %ld kB more resident, a tone takes %.2f %% of a "
           "core\n",
           took, resident_kb() - before, cpu / 4 * 100);
    td_player_free(player);
}

void measure_drift(double seconds)
{
    static struct recorder recorder;
    pid_t server = begin_server();

    if (server < 0) {
        printf("sound: not measured, pulseaudio cannot be started here\n");
        return;
    }
    if (begin_recording(&recorder)) {
        measure_onsets(&recorder, TD_PLAYER_BUFFER_MS, false, 2, true);
        measure_onsets(&recorder, TD_PLAYER_BUFFER_MS, false, seconds, false);
        end_recording(&recorder);
    }
    (void)kill(server, SIGTERM);
    (void)waitpid(server, NULL, 0);
    pty_rmdir(server_folder);
}

void measure_hearing(double seconds)
{
    static const int buffers[] = {30, 40, 60, 120};
    static struct recorder recorder;
    pid_t server = begin_server();

    printf("sound, on a null sink\n");
    if (server < 0) {
        printf("  not measured: pulseaudio cannot be started here\n");
        return;
    }
    measure_loading();
    if (begin_recording(&recorder)) {
        measure_onsets(&recorder, buffers[0], false, 2, true);
        for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
            measure_onsets(&recorder, buffers[i], false, seconds, false);
            measure_onsets(&recorder, buffers[i], true, seconds, false);
        }
        measure_changes(&recorder, TD_PLAYER_BUFFER_MS, seconds < 1 ? 1 : 10);
        end_recording(&recorder);
    }
    (void)kill(server, SIGTERM);
    (void)waitpid(server, NULL, 0);
    pty_rmdir(server_folder);
}

#else

void measure_drift(double seconds)
{
    measure_hearing(seconds);
}

void measure_hearing(double seconds)
{
    (void)seconds;
    printf("sound: not measured, this build has no libpulse\n");
}

#endif
