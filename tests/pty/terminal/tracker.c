/* Follows the modes of a terminal that libvterm does not tell of. */
#include "pty/terminal/tracker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tracker_init(struct tracker *tracker, int rows)
{
    memset(tracker, 0, sizeof *tracker);
    tracker->rows = rows;
    tracker->private_modes[7] = tracker->private_modes[25] = true;
    memcpy(tracker->charset, "BB", 3);
    snprintf(tracker->titles[0], sizeof tracker->titles[0], "before");
}

static void set_modes(struct tracker *tracker, bool on)
{
    bool private = tracker->text[0] == '?';
    const char *at = tracker->text + (private ? 1 : 0);

    while (*at != '\0') {
        char *end;
        long number = strtol(at, &end, 10);

        if (private && number >= 0 && number < TRACKER_MODES) {
            tracker->private_modes[number] = on;
        } else if (!private && number >= 0 && number < 64) {
            tracker->ansi_modes[number] = on;
        }
        at = *end == '\0' || end == at ? "" : end + 1;
    }
}

static void keep_titles(struct tracker *tracker)
{
    int what = 0, which = 0;

    sscanf(tracker->text, "%d;%d", &what, &which);
    if (tracker->no_title_stack || which == 1) {
        return;
    }
    if (what == 22 && tracker->kept + 1 < TRACKER_TITLES) {
        memcpy(tracker->titles[tracker->kept + 1], tracker->titles[tracker->kept],
               sizeof tracker->titles[0]);
        tracker->kept++;
    } else if (what == 23 && tracker->kept > 0) {
        tracker->kept--;
    } else if (what == 23) {
        tracker->strays++;
    }
}

static void end_csi(struct tracker *tracker, char final)
{
    switch (final) {
    case 'h':
    case 'l':
        set_modes(tracker, final == 'h');
        break;
    case 'r':
        tracker->top = tracker->bottom = 0;
        sscanf(tracker->text, "%d;%d", &tracker->top, &tracker->bottom);
        if (tracker->top <= 1 && tracker->bottom == tracker->rows) {
            tracker->top = tracker->bottom = 0;
        }
        break;
    case 'm':
        if (tracker->text[0] == '\0' || strcmp(tracker->text, "0") == 0) {
            tracker->pen = false;
        } else if (strcmp(tracker->text, "39;49") != 0) {
            tracker->pen = true;
        }
        break;
    case 't':
        keep_titles(tracker);
        break;
    default:
        break;
    }
}

static void end_string(struct tracker *tracker)
{
    if (tracker->text[0] == ']' && (tracker->text[1] == '2' || tracker->text[1] == '0') &&
        tracker->text[2] == ';') {
        snprintf(tracker->titles[tracker->kept], sizeof tracker->titles[0], "%.190s",
                 tracker->text + 3);
    }
}

static void begin(struct tracker *tracker, enum tracker_state state)
{
    tracker->state = state;
    tracker->count = 0;
    tracker->text[0] = '\0';
}

static void take(struct tracker *tracker, char c)
{
    if (tracker->count + 1 < sizeof tracker->text) {
        tracker->text[tracker->count++] = c;
        tracker->text[tracker->count] = '\0';
    }
}

static void escape(struct tracker *tracker, char c)
{
    begin(tracker, GROUND);
    switch (c) {
    case '[':
        tracker->state = CSI;
        break;
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
        tracker->state = STRING;
        take(tracker, c);
        break;
    case '(':
    case ')':
        tracker->state = DESIGNATE;
        take(tracker, c);
        break;
    case '=':
    case '>':
        tracker->keypad = c == '=';
        break;
    default:
        break;
    }
}

static void feed(struct tracker *tracker, char c)
{
    if (c == '\030' || c == '\032') {
        tracker->cut += tracker->state != GROUND;
        begin(tracker, GROUND);
    } else if (c == '\033' && tracker->state == STRING) {
        tracker->state = STRING_ESCAPE;
    } else if (tracker->state == STRING_ESCAPE) {
        end_string(tracker);
        escape(tracker, c);
    } else if (c == '\033') {
        begin(tracker, ESCAPE);
    } else if (tracker->state == ESCAPE) {
        escape(tracker, c);
    } else if (tracker->state == DESIGNATE) {
        tracker->charset[tracker->text[0] == ')'] = c;
        begin(tracker, GROUND);
    } else if (tracker->state == CSI && c >= '@' && c <= '~') {
        end_csi(tracker, c);
        begin(tracker, GROUND);
    } else if (tracker->state == STRING && c == '\a') {
        end_string(tracker);
        begin(tracker, GROUND);
    } else if (tracker->state != GROUND) {
        take(tracker, c);
    } else if (c == '\016' || c == '\017') {
        tracker->shifted = c == '\016';
    }
}

void tracker_feed(struct tracker *tracker, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        feed(tracker, bytes[i]);
    }
}

void tracker_say(const struct tracker *tracker, char *out, size_t size)
{
    size_t at = (size_t)snprintf(
        out, size, "margins %d %d, keypad %d, shifted %d, pen %d, charsets %s, title %s, kept %d,",
        tracker->top, tracker->bottom, tracker->keypad, tracker->shifted, tracker->pen,
        tracker->charset, tracker->titles[tracker->kept], tracker->kept);

    at += (size_t)snprintf(out + at, size - at, " strays %u, in a sequence %d, modes",
                           tracker->strays, tracker->state != GROUND);
    for (int i = 0; i < TRACKER_MODES; i++) {
        if (tracker->private_modes[i] && at < size) {
            at += (size_t)snprintf(out + at, size - at, " ?%d", i);
        }
    }
    for (int i = 0; i < 64; i++) {
        if (tracker->ansi_modes[i] && at < size) {
            at += (size_t)snprintf(out + at, size - at, " %d", i);
        }
    }
}
