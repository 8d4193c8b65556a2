/* Sorts the bytes of a program: what is about pictures and what is not. */
#define _GNU_SOURCE /* memmem */
#include "pty/terminal/player.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void player_init(struct player *player, const struct player_kind *kind, int cols, int rows,
                 int cell_w, int cell_h)
{
    memset(player, 0, sizeof *player);
    player->kind = *kind;
    shown_init(&player->shown, cols, rows, cell_w, cell_h);
}

void player_deinit(struct player *player)
{
    shown_deinit(&player->shown);
    free(player->pending);
    free(player->first_sixel);
    memset(player, 0, sizeof *player);
}

/* ---- answers ---- */

static void answer(struct player *player, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void answer(struct player *player, const char *format, ...)
{
    for (int i = 0; i < (player->kind.twice ? 2 : 1); i++) {
        size_t room = sizeof player->answers - player->answer_count;
        va_list arguments;
        int length = 0;

        if (player->kind.garbage != NULL) {
            length =
                snprintf(player->answers + player->answer_count, room, "%s", player->kind.garbage);
            player->answer_count += (size_t)length;
            room -= (size_t)length;
        }
        va_start(arguments, format);
        length = vsnprintf(player->answers + player->answer_count, room, format, arguments);
        va_end(arguments);
        if (length < 0 || (size_t)length >= room) {
            abort();
        }
        player->answer_count += (size_t)length;
    }
}

static bool is(const char *text, size_t count, const char *what)
{
    return count == strlen(what) && memcmp(text, what, count) == 0;
}

/* text: behind ESC. True: it was a question. */
static bool take_question(struct player *player, const char *text, size_t count)
{
    const struct player_kind *kind = &player->kind;

    if (is(text, count, "[c") || is(text, count, "[0c")) {
        answer(player, "\033[%sc", kind->features);
    } else if (is(text, count, "[>q") || is(text, count, "[>0q")) {
        if (kind->version != NULL) {
            answer(player, "\033P>|%s\033\\", kind->version);
        }
    } else if (is(text, count, "[16t")) {
        if (!kind->no_size) {
            answer(player, "\033[6;%d;%dt", player->shown.cell_h, player->shown.cell_w);
        }
    } else if (is(text, count, "]11;?")) {
        answer(player, "\033]11;rgb:1010/1010/1818\033\\");
    } else {
        return false;
    }
    return true;
}

/* ---- pictures ---- */

static void take_command(struct player *player, const char *text, size_t count)
{
    bool frees = count > 4 && memcmp(text, "a=d,", 4) == 0;
    int col, row;
    uint32_t id;

    if (count > 3 && memmem(text, count, "a=q", 3) != NULL) {
        if (player->kind.kitty) {
            answer(player, "\033_Gi=31;OK\033\\");
        }
        return;
    }
    player->commands++;
    player->strays += !player->alternate && !frees;
    player->write(player->self, "", 0, &col, &row);
    id = shown_command(&player->shown, text, count, col, row);
    if (player->kind.refuses && !frees && id != 0 && player->answer_count < 4096) {
        answer(player, "\033_Gi=%u;ENOENT:there is no such image\033\\", (unsigned)id);
    }
}

static bool is_sixel(const char *text, size_t count)
{
    size_t at = 0;

    while (at < count && (isdigit((unsigned char)text[at]) || text[at] == ';')) {
        at++;
    }
    return at < count && text[at] == 'q';
}

static void take_sixel(struct player *player, const char *text, size_t count)
{
    int col, row;

    player->commands++;
    player->strays += !player->alternate;
    player->write(player->self, "", 0, &col, &row);
    if (player->first_sixel == NULL) {
        player->first_sixel = malloc(count + 4);
        if (player->first_sixel == NULL) {
            abort();
        }
        memcpy(player->first_sixel, "\033P", 2);
        memcpy(player->first_sixel + 2, text, count);
        memcpy(player->first_sixel + 2 + count, "\033\\", 2);
        player->first_sixel_count = count + 4;
        player->first_col = col;
        player->first_row = row;
    }
    shown_sixel(&player->shown, text, count, col, row);
}

/* ---- sequences ---- */

/* The bytes of the sequence at `at`, an ESC; 0: it has not ended. *inner: of its text, without ESC
 * and what ends it. */
static size_t length_of(const char *at, size_t count, size_t *inner)
{
    if (count < 2) {
        return 0;
    }
    if (at[1] == '[') {
        for (size_t i = 2; i < count; i++) {
            if (at[i] >= '@' && at[i] <= '~') {
                *inner = i;
                return i + 1;
            }
        }
        return 0;
    }
    if (strchr("P_]^X", at[1]) == NULL) {
        *inner = 1;
        return 2;
    }
    for (size_t i = 2; i < count; i++) {
        *inner = i - 1;
        if (at[i] == '\a' && at[1] == ']') {
            return i + 1;
        }
        if (at[i] == '\030') {
            *inner = 0; /* given up */
            return i + 1;
        }
        if (at[i] == '\033' && i + 1 < count) {
            return i + 2;
        }
    }
    return 0;
}

static void take_sequence(struct player *player, const char *at, size_t length, size_t inner)
{
    int col, row;

    if (inner == 0) {
        return;
    }
    if (at[1] == '_') {
        if (at[2] == 'G') {
            take_command(player, at + 3, inner - 2);
        }
    } else if (at[1] == 'P' && is_sixel(at + 2, inner - 1)) {
        take_sixel(player, at + 2, inner - 1);
    } else if (!take_question(player, at + 1, inner)) {
        player->write(player->self, at, length, &col, &row);
    }
}

static void add_pending(struct player *player, const char *bytes, size_t count)
{
    if (player->pending_count + count > player->pending_capacity) {
        player->pending_capacity = (player->pending_count + count) * 2;
        player->pending = realloc(player->pending, player->pending_capacity);
        if (player->pending == NULL) {
            abort();
        }
    }
    memcpy(player->pending + player->pending_count, bytes, count);
    player->pending_count += count;
}

void player_feed(struct player *player, const char *bytes, size_t count)
{
    size_t at = 0;
    int col, row;

    add_pending(player, bytes, count);
    while (at < player->pending_count) {
        const char *from = player->pending + at;
        size_t left = player->pending_count - at, length, inner = 0;
        const char *escape = memchr(from, '\033', left);

        if (escape != from) {
            length = escape == NULL ? left : (size_t)(escape - from);
            player->write(player->self, from, length, &col, &row);
        } else {
            length = length_of(from, left, &inner);
            if (length == 0) {
                break;
            }
            take_sequence(player, from, length, inner);
        }
        at += length;
    }
    memmove(player->pending, player->pending + at, player->pending_count - at);
    player->pending_count -= at;
}
