/* PulseAudio, and PipeWire, which speaks its language. All of it runs in the thread that called:
 * its main loop sleeps until the server wants samples, or the program has something to say. What
 * was given and is not heard yet can be given anew: the server takes it back. */
#include <pulse/pulseaudio.h>
#include <stdlib.h>

#include "output.h"

#define PIECE 1024 /* samples that are made at once */
#define SAMPLE ((int64_t)sizeof(float))

struct pulse {
    const struct td_output_request *request;
    const struct td_output_source *source;
    pa_mainloop *loop;
    pa_context *context;
    pa_stream *stream;
    int64_t written;
    int running, ready, stopped, corked;
};

/* ---- samples ---- */

/* None is left where the server ran dry: then it is not known how far it is ahead, only that what
 * was given is past. */
static void say_heard(struct pulse *p)
{
    pa_usec_t latency;
    int negative;

    if (pa_stream_get_latency(p->stream, &latency, &negative) == 0 && !negative && latency > 0) {
        p->source->heard(p->source->self, p->written,
                         p->source->now(p->source->self) + (int64_t)latency * 1000);
    }
}

/* Gives `count` samples from `from` on, which may lie before what was given. */
static int give(struct pulse *p, int64_t from, int64_t count)
{
    while (count > 0) {
        size_t bytes = (size_t)((count < PIECE ? count : PIECE) * SAMPLE);
        void *out;

        if (pa_stream_begin_write(p->stream, &out, &bytes) != 0 || out == NULL) {
            return -1;
        }
        bytes -= bytes % sizeof(float);
        bytes = bytes < (size_t)(count * SAMPLE) ? bytes : (size_t)(count * SAMPLE);
        p->source->render(p->source->self, from, out, bytes / sizeof(float));
        if (pa_stream_write(p->stream, out, bytes, NULL, (from - p->written) * SAMPLE,
                            PA_SEEK_RELATIVE) != 0) {
            return -1;
        }
        from += (int64_t)(bytes / sizeof(float));
        count -= (int64_t)(bytes / sizeof(float));
        p->written = from;
    }
    return 0;
}

static void drop(pa_operation *operation)
{
    if (operation != NULL) {
        pa_operation_unref(operation);
    }
}

/* A stream that rests wakes nobody. */
static void cork(struct pulse *p, int corked)
{
    p->corked = corked;
    if (!corked) {
        drop(pa_stream_flush(p->stream, NULL, NULL));
    }
    drop(pa_stream_cork(p->stream, corked, NULL, NULL));
    drop(pa_stream_update_timing_info(p->stream, NULL, NULL));
}

/* What the server wants, and what has changed since it was given. */
static void feed(struct pulse *p)
{
    int64_t from = p->source->look(p->source->self, p->written);
    size_t wanted;

    if (from == TD_LOOK_STOP) {
        p->stopped = 1;
        p->running = 0;
        return;
    }
    if (!p->ready) {
        return;
    }
    if (p->corked != (from == TD_LOOK_IDLE)) {
        cork(p, from == TD_LOOK_IDLE);
    }
    if (from < 0) {
        return;
    }
    wanted = pa_stream_writable_size(p->stream);
    if (wanted == (size_t)-1) {
        return;
    }
    if (give(p, from, p->written - from + (int64_t)(wanted / sizeof(float))) != 0) {
        p->running = 0;
    } else {
        say_heard(p);
    }
}

/* ---- what the server says ---- */

static void sink_found(pa_context *context, const pa_sink_info *info, int last, void *self)
{
    struct pulse *p = self;
    const pa_buffer_attr *buffer = pa_stream_get_buffer_attr(p->stream);

    (void)context;
    if (last == 0 && info != NULL) {
        pa_usec_t latency = buffer == NULL ? 0
                                           : pa_bytes_to_usec(buffer->tlength,
                                                              pa_stream_get_sample_spec(p->stream));

        p->source->opened(p->source->self, info->description, (int64_t)latency * 1000);
    }
}

static void name_device(struct pulse *p)
{
    const char *name = pa_stream_get_device_name(p->stream);

    p->source->opened(p->source->self, name != NULL ? name : "", 0);
    if (name != NULL) {
        drop(pa_context_get_sink_info_by_name(p->context, name, sink_found, p));
    }
}

static void stream_changed(pa_stream *stream, void *self)
{
    struct pulse *p = self;

    switch (pa_stream_get_state(stream)) {
    case PA_STREAM_READY:
        p->ready = 1;
        name_device(p);
        feed(p);
        break;
    case PA_STREAM_FAILED:
    case PA_STREAM_TERMINATED:
        p->running = 0;
        break;
    default:
        break;
    }
}

static void stream_moved(pa_stream *stream, void *self)
{
    (void)stream;
    name_device(self);
}

static void wants(pa_stream *stream, size_t bytes, void *self)
{
    (void)stream;
    (void)bytes;
    feed(self);
}

static void open_stream(struct pulse *p)
{
    static const pa_sample_spec spec = {
        .format = PA_SAMPLE_FLOAT32NE, .rate = TD_SOUND_RATE, .channels = 1};
    pa_usec_t ahead = (pa_usec_t)p->request->buffer_ms * 1000;
    pa_buffer_attr buffer = {.maxlength = (uint32_t)-1,
                             .tlength = (uint32_t)pa_usec_to_bytes(ahead, &spec),
                             .prebuf = 0,
                             .minreq = (uint32_t)pa_usec_to_bytes(ahead / 4, &spec),
                             .fragsize = (uint32_t)-1};

    p->stream = pa_stream_new(p->context, "cues", &spec, NULL);
    if (p->stream == NULL) {
        p->running = 0;
        return;
    }
    pa_stream_set_state_callback(p->stream, stream_changed, p);
    pa_stream_set_write_callback(p->stream, wants, p);
    pa_stream_set_moved_callback(p->stream, stream_moved, p);
    if (pa_stream_connect_playback(
            p->stream, p->request->device[0] != '\0' ? p->request->device : NULL, &buffer,
            PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE | PA_STREAM_ADJUST_LATENCY |
                PA_STREAM_START_CORKED,
            NULL, NULL) != 0) {
        p->running = 0;
    }
}

static void context_changed(pa_context *context, void *self)
{
    struct pulse *p = self;

    switch (pa_context_get_state(context)) {
    case PA_CONTEXT_READY:
        open_stream(p);
        break;
    case PA_CONTEXT_FAILED:
    case PA_CONTEXT_TERMINATED:
        p->running = 0;
        break;
    default:
        break;
    }
}

static void woken(pa_mainloop_api *api, pa_io_event *event, int fd, pa_io_event_flags_t flags,
                  void *self)
{
    (void)api;
    (void)event;
    (void)flags;
    td_output_empty(fd);
    feed(self);
}

/* ---- all of it ---- */

static void end(struct pulse *p)
{
    if (p->stream != NULL) {
        pa_stream_set_state_callback(p->stream, NULL, NULL);
        pa_stream_set_write_callback(p->stream, NULL, NULL);
        pa_stream_set_moved_callback(p->stream, NULL, NULL);
        (void)pa_stream_disconnect(p->stream);
        pa_stream_unref(p->stream);
    }
    if (p->context != NULL) {
        pa_context_set_state_callback(p->context, NULL, NULL);
        pa_context_disconnect(p->context);
        pa_context_unref(p->context);
    }
    if (p->loop != NULL) {
        pa_mainloop_free(p->loop);
    }
}

static enum td_output_end run(const struct td_output_request *request,
                              const struct td_output_source *source, char *why, size_t why_size)
{
    struct pulse p = {.request = request, .source = source, .running = 1, .corked = 1};
    pa_io_event *wake = NULL;
    pa_mainloop_api *api;
    enum td_output_end how;

    p.loop = pa_mainloop_new();
    if (p.loop == NULL) {
        return TD_OUTPUT_ABSENT;
    }
    api = pa_mainloop_get_api(p.loop);
    wake = api->io_new(api, request->wake_fd, PA_IO_EVENT_INPUT, woken, &p);
    p.context = pa_context_new(api, "teardrop");
    if (p.context == NULL) {
        p.running = 0;
    } else {
        pa_context_set_state_callback(p.context, context_changed, &p);
        if (pa_context_connect(p.context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) != 0) {
            p.running = 0;
        }
    }
    while (p.running && pa_mainloop_iterate(p.loop, 1, NULL) >= 0) {
    }
    how = p.stopped ? TD_OUTPUT_STOPPED : p.ready ? TD_OUTPUT_LOST : TD_OUTPUT_ABSENT;
    if (!p.stopped && p.context != NULL) {
        td_output_say(why, why_size,
                      p.ready ? "the sound server is gone" : "no sound server answers",
                      pa_strerror(pa_context_errno(p.context)));
    }
    if (wake != NULL) {
        api->io_free(wake);
    }
    end(&p);
    return how;
}

const struct td_output_ops td_output_pulse = {
    .id = "pulse", .name = "PulseAudio or PipeWire", .run = run};
