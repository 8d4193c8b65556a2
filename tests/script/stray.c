/* The whole program, and what a terminal sends that is no key of ours: a sequence that
 * nobody knows, an answer, a paste. Whole or cut anywhere, with any pause between, it changes
 * no screen, no score and no session. TEARDROP_STRESS multiplies the rounds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script/world.h"
#include "teardrop/base/str.h"
#include "testing.h"

#define ROUNDS 60 /* at each place */
#define MS TD_NS_PER_MS

static uint64_t seed = 12;

static unsigned next(unsigned below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(seed >> 33) % below;
}

/* ---- places ---- */

/* How to get there from a fresh start. The clock stands still while sequences come (time
 * alone changes the trainer), but where `idle` is set it may go on. */
static const struct place {
    const char *name, *start, *keys;
    td_ns then; /* time that passes after the keys */
    const char *shows;
    bool idle, text;
} places[] = {
    {"home", "", "", 0, "Self-check", true, false},
    {"morning", "", "1 Enter Enter +900s 1 Enter 6 Enter +86400s q <> m", 0, "0-10 the knee", true,
     false},
    {"card", "train l3", "", 0, "Enter start", false, false},
    {"down", "train l3 --prepare 1", "Enter Enter", 1500 * MS, "down", false, false},
    {"hold", "train l1 --prepare 1", "Enter Enter", 3000 * MS, "hold", false, false},
    {"rest", "train l3 --reps 1 --sets 3 --prepare 1", "Enter Enter", 9000 * MS, "rest", false,
     false},
    {"paused", "train l3 --prepare 1", "Enter Enter +1500ms Space", 0, "paused", true, false},
    {"stop", "train l3 --prepare 1", "Enter Enter +1500ms q", 0, "Stop", true, false},
    {"hurts", "train l3 --prepare 1", "Enter Enter +1500ms !", 0, "chest pain", true, false},
    {"pain", "train l3 --reps 1 --sets 1 --prepare 1", "Enter Enter", 12000 * MS, "worst pain",
     true, false},
    {"effort", "train l3 --reps 1 --sets 1 --prepare 1", "Enter Enter +12s 1", 0, "How hard", true,
     false},
    {"note", "train l3 --reps 1 --sets 1 --prepare 1", "Enter Enter +12s 1 6", 0, "Anything else",
     true, true},
    {"age", "check", "1", 0, "How old are you", true, false},
    {"gate", "check", "1 2 8 Enter", 0, "injured", true, false},
    {"list", "check", "1 2 8 Enter PgDn PgDn PgDn 2", 0, "[ ]", true, false},
    {"question", "check",
     "1 2 8 Enter PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 PgDn PgDn PgDn 1 PgDn PgDn PgDn 1", 0,
     "Where is it worst", true, false},
    {"primer", "primer", "", 0, "", true, false},
    {"search", "primer", "/", 0, "Search", true, true},
    {"history", "history", "", 0, "History", true, false},
    {"settings", "", "5", 0, "Settings", true, false},
};

#define PLACES (sizeof places / sizeof places[0])

static const struct place *at;

static void fail(struct world *world, const char *what)
{
    fprintf(stderr, "%s: %s\nthe screen:\n%s", at->name, what, world_screen(world));
    world_deinit(world);
    exit(1);
}

/* `Enter`, `+12s`, and `<>` for a start anew. */
static void go(struct world *world, const struct place *place)
{
    char words[200], *word;

    snprintf(words, sizeof words, "%s", place->keys);
    if (!world_start(world, place->start)) {
        fail(world, "it does not start");
    }
    for (word = words; *word != '\0';) {
        size_t length = strcspn(word, " ");
        td_key key;

        if (word[0] == '+' && length > 1) {
            char *unit;
            td_ns many = strtol(word + 1, &unit, 10);

            world_advance(world, many * (*unit == 'm' ? MS : TD_NS_PER_S));
        } else if (strncmp(word, "<>", length) == 0) {
            (void)world_start(world, place->start);
        } else if (td_key_parse(word, length, &key)) {
            world_key(world, key);
        } else {
            fail(world, "no such key");
        }
        word += length + strspn(word + length, " ");
    }
    world_advance(world, place->then + (place->idle ? TD_NS_PER_S : 0)); /* pictures come */
    if (strstr(world_screen(world), place->shows) == NULL) {
        fail(world, "the place was not reached");
    }
}

/* ---- what comes ---- */

static const char *const answers[] = {
    "\033[?62;4;22c",
    "\033[>41;390;0c",
    "\033P>|XTerm(390)\033\\",
    "\033P!|00000000\033\\",
    "\033[?2026;2$y",
    "\033[?2004;1$y",
    "\033[24;80R",
    "\033[1;1R",
    "\033[0n",
    "\033[?997;1n",
    "\033]11;rgb:1e1e/1e1e/1e1e\033\\",
    "\033]10;rgb:ffff/ffff/ffff\a",
    "\033]4;1;rgb:cdcd/0000/0000\a",
    "\033[6;20;10t",
    "\033[4;720;1280t",
    "\033[8;24;80t",
    "\033_Gi=31;OK\033\\",
    "\033_Gi=31;EINVAL:no such image\033\\",
    "\033[?1u",
    "\033[I",
    "\033[O",
    "\033P1+r544e=787465726d\033\\",
    "\033P1$r0m\033\\",
    "\033]52;c;NjY2Ng==\a",
    "\033]l666\033\\",
    "\033[3;1;1;120;120;1;0x",
    "\033[48;24;80;480;1280t",
};

/* Keys with modifiers and such as nothing is bound to, as many terminals send them. */
static const char *const unbound[] = {
    "\033[1;5C",
    "\033[1;5D",
    "\033[1;5A",
    "\033[1;3B",
    "\033[1;2C",
    "\033[17;2~",
    "\033[29~",
    "\033[5;5~",
    "\033[6;5~",
    "\033[25~",
    "\033[26~",
    "\033[28~",
    "\033[31~",
    "\033[34~",
    "\033[1;2P",
    "\033[1;2R",
    "\033[15;5~",
    "\033[2~",
    "\033[3;5~",
    "\033[1;5H",
    "\033[1;6F",
    "\033O5C",
    "\033Oa",
    "\033[a",
    "\033[7^",
    "\033[E",
    "\033OE",
    "\033OP",
    "\033[[A",
    "\033[[E",
    "\033[11~",
    "\033x",
    "\0336",
    "\033q",
    "\033\033[A",
    "\033[97;5u",
    "\033[54;5u",
    "\033[113;1:3u",
    "\033[57441;2u",
    "\033[27;5;54~",
    "\033[<0;5;3m",
    "\033[<2;5;3M",
    "\033[<35;5;3M",
    "\033[M#!!",
    "\033[MC!!",
    "\033[35;6;6M",
    "\xC2\x9B"
    "9999~",
    "\x9B"
    "6;6;6z",
};

static size_t random_sequence(char *out)
{
    static const char parameters[] = "0123456789;:<=>?";
    static const char finals[] = "BGIJKLNOVWXYefghijklmnopqrstvwxyz{|}`]^_";
    size_t n = 0;

    out[n++] = '\033';
    switch (next(4)) {
    case 0: /* SS3 with a letter that no terminal sends */
        out[n++] = 'O';
        out[n++] = "GJKLNTUVWYefgihz"[next(16)];
        break;
    case 1: /* a string */
        out[n++] = "]P_^X"[next(5)];
        for (unsigned i = next(40); i > 0; i--) {
            out[n++] = (char)(' ' + next(95));
        }
        out[n++] = '\033';
        out[n++] = '\\';
        break;
    default:
        out[n++] = '[';
        out[n++] = "?>=9"[next(4)]; /* 9...: many lines or columns, or a key of nobody */
        for (unsigned i = next(12); i > 0; i--) {
            out[n++] = parameters[next(sizeof parameters - 1)];
        }
        if (next(4) == 0) {
            out[n++] = (char)(' ' + next(16));
        }
        out[n++] = finals[next(sizeof finals - 1)];
        break;
    }
    return n;
}

static size_t random_paste(char *out)
{
    size_t n = 0;

    memcpy(out, "\033[200~", 6);
    n += 6;
    for (unsigned i = next(60); i > 0; i--) {
        out[n++] = (char)(next(8) == 0 ? "\r\n\t\033\x03\x7F"
                                         "66"[next(8)]
                                       : (int)(' ' + next(95)));
    }
    memcpy(out + n, "\033[201~", 6);
    return n + 6;
}

static bool is_paste(const char *bytes)
{
    return strncmp(bytes, "\033[200~", 6) == 0;
}

static size_t make(char *out, size_t room)
{
    const char *whole;

    switch (next(4)) {
    case 0:
        whole = answers[next(sizeof answers / sizeof answers[0])];
        break;
    case 1:
        whole = unbound[next(sizeof unbound / sizeof unbound[0])];
        break;
    case 2:
        return random_paste(out);
    default:
        return random_sequence(out);
    }
    snprintf(out, room, "%s", whole);
    return strlen(whole);
}

/* ---- the property ---- */

/* Feeds it in pieces. After an ESC the pause is shorter than the silence that makes it a
 * key; elsewhere it may be long. */
static void send_in_pieces(struct world *world, const char *bytes, size_t count)
{
    static const td_ns pauses[] = {0, MS, 24 * MS, 60 * MS, 300 * MS};
    bool whole = next(3) == 0;
    size_t cut = whole ? count : 1 + next((unsigned)count);
    bool each = !whole && next(4) == 0 && count < 24; /* byte by byte */

    for (size_t i = 0; i < count;) {
        size_t piece = each ? 1 : i == 0 ? cut : count - i;

        world_bytes(world, bytes + i, piece);
        i += piece;
        if (i < count) {
            td_ns pause = pauses[next(bytes[i - 1] == '\033' ? 3 : each ? 4 : 5)];

            if (at->idle) {
                world_advance(world, pause);
            } else {
                world->now += pause < 24 * MS ? pause : 0; /* nothing is told of it */
            }
        }
    }
}

static int sessions_of(struct world *world)
{
    const struct td_history_port *history = &world->app.ui.history;
    static struct td_history_line lines[64];
    size_t count = 0;

    if (history->ops->list(history->self, true, 0, 64, lines, &count) != TD_OK) {
        fail(world, "the history cannot be read");
    }
    return (int)count;
}

static void print_bytes(const char *bytes, size_t count)
{
    fprintf(stderr, "after:");
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, bytes[i] > ' ' && bytes[i] < 0x7F ? " %c" : " %02x",
                (unsigned)(unsigned char)bytes[i]);
    }
    fprintf(stderr, "\n");
}

static int check_place(struct world *world, const struct place *place, int rounds)
{
    static char before[WORLD_TEXT];
    size_t views;
    int sessions;

    at = place;
    go(world, place);
    snprintf(before, sizeof before, "%s", world_screen(world));
    views = world->app.stack.count;
    sessions = sessions_of(world);
    for (int round = 0; round < rounds; round++) {
        char bytes[256];
        size_t count = make(bytes, sizeof bytes);

        if (place->text && is_paste(bytes)) {
            continue;
        }
        send_in_pieces(world, bytes, count);
        if (world->app.stack.quit || world->app.stack.count != views ||
            (world->app.stack.dirty && !place->text) || /* a field is drawn anew */
            strcmp(before, world_screen(world)) != 0 || sessions_of(world) != sessions) {
            print_bytes(bytes, count);
            fprintf(stderr, "the screen before:\n%s", before);
            fail(world, "something has changed");
        }
        world->app.stack.dirty = false;
    }
    return rounds;
}

/* ESC, a silence longer than esc_wait, the rest: Esc has been given out, the rest is
 * nothing. The screen is that of Esc alone. */
static void check_parted(struct world *world, const struct place *place)
{
    static const char *const rests[] = {
        "[6~",     "[A",         "[1;5C", "OC",   "[<0;6;6M", "]11;rgb:66/66/66\a",
        "[?62;6c", "P>|6\033\\", "[[A",   "[M !!"};
    static char alone[WORLD_TEXT];

    at = place;
    for (size_t i = next(3); i < sizeof rests / sizeof rests[0]; i += 3) { /* starting is dear */
        go(world, place);
        world_bytes(world, "\033", 1);
        world_advance(world, 60 * MS);
        if (world->app.stack.quit) {
            return;
        }
        snprintf(alone, sizeof alone, "%s", world_screen(world));
        world_bytes(world, rests[i], strlen(rests[i]));
        if (world->app.stack.quit || strcmp(alone, world_screen(world)) != 0) {
            print_bytes(rests[i], strlen(rests[i]));
            fail(world, "the rest of a parted sequence has changed something");
        }
    }
}

/* Heaps that nobody has typed. */
static void check_heaps(struct world *world, const struct place *place)
{
    static const char *const heaps[] = {"66",          "6q",   "10\r", "666666", "q6!y\r",
                                        "knee sore\r", "1;2R", "5;3u", "\r6\r7"};
    static char before[WORLD_TEXT];

    at = place;
    if (place->text || strcmp(place->name, "age") == 0) {
        return;
    }
    go(world, place);
    snprintf(before, sizeof before, "%s", world_screen(world));
    for (size_t i = 0; i < sizeof heaps / sizeof heaps[0]; i++) {
        world_bytes(world, heaps[i], strlen(heaps[i]));
        if (world->app.stack.quit || strcmp(before, world_screen(world)) != 0) {
            print_bytes(heaps[i], strlen(heaps[i]));
            fail(world, "a heap has changed something");
        }
    }
}

static void check_paste_into_fields(struct world *world, const struct place *place)
{
    static const char paste[] = "\033[200~sore\r\nknee\033[201~";

    at = place;
    if (place->text) {
        for (size_t cut = 1 + next(4); cut < sizeof paste - 1; cut += 4) {
            go(world, place);
            world_bytes(world, paste, cut);
            world_bytes(world, paste + cut, sizeof paste - 1 - cut);
            if (strstr(world_screen(world), "sore knee") == NULL) {
                fail(world, "the paste is not in the field");
            }
        }
    }
}

int main(void)
{
    static struct world world;
    int sequences = 0;

    for (size_t i = 0; i < PLACES; i++) {
        world_init(&world); /* a home of its own */
        sequences += check_place(&world, &places[i], testing_rounds(ROUNDS));
        world_deinit(&world);
        world_init(&world);
        check_parted(&world, &places[i]);
        world_deinit(&world);
        world_init(&world);
        check_heaps(&world, &places[i]);
        check_paste_into_fields(&world, &places[i]);
        world_deinit(&world);
    }
    printf("%d sequences changed nothing\n", sequences);
    return sequences > 0 ? 0 : 1;
}
