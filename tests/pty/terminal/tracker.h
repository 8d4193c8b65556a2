/* What a terminal's modes are after some bytes, whatever modes those are: libvterm
 * tells only of the ones it knows. */
#ifndef TEARDROP_TESTS_PTY_TERMINAL_TRACKER_H
#define TEARDROP_TESTS_PTY_TERMINAL_TRACKER_H

#include <stdbool.h>
#include <stddef.h>

#define TRACKER_MODES 4096
#define TRACKER_TITLES 8

enum tracker_state { GROUND, ESCAPE, DESIGNATE, CSI, STRING, STRING_ESCAPE };

struct tracker {
    enum tracker_state state;
    char text[512]; /* of the sequence under way */
    size_t count;
    bool private_modes[TRACKER_MODES], ansi_modes[64];
    int top, bottom; /* margins, 1-based; 0 0 = the whole screen */
    int rows;
    bool keypad, shifted, pen;
    char charset[3]; /* G0, G1 */
    char titles[TRACKER_TITLES][200];
    int kept;             /* titles that were put by; the one shown is titles[kept] */
    bool no_title_stack;  /* as PuTTY */
    unsigned cut, strays; /* sequences that another one ended; titles taken back twice */
};

void tracker_init(struct tracker *tracker, int rows);
void tracker_feed(struct tracker *tracker, const char *bytes, size_t count);
/* All that is set, as one line. */
void tracker_say(const struct tracker *tracker, char *out, size_t size);

#endif
