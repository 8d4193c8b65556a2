/* Stand-ins for characters, and sets of what a font has. */
#include "teardrop/base/glyph.h"

#include <stddef.h>
#include <stdlib.h>

#include "teardrop/base/utf8.h"

/* Everything the program draws beyond ASCII has its row here, or its block below: the ASCII
 * character that stands for it, and what looks like it, the best first. */
enum { CHARACTER, ASCII, LIKE, OR_LIKE, FIELDS };
static const uint16_t stand_ins[][FIELDS] = {
    {0x00A0, ' ', 0, 0},           {0x00AB, '<', 0, 0},           {0x00B0, 'o', 0, 0},
    {0x00B1, '+', 0, 0},           {0x00B7, '.', 0x2219, 0},      {0x00BB, '>', 0, 0},
    {0x00D7, 'x', 0, 0},           {0x00F7, '/', 0, 0},           {0x2010, '-', 0, 0},
    {0x2011, '-', 0, 0},           {0x2012, '-', 0, 0},           {0x2013, '-', 0, 0},
    {0x2014, '-', 0, 0},           {0x2015, '-', 0, 0},           {0x2018, '\'', 0, 0},
    {0x2019, '\'', 0, 0},          {0x201A, ',', 0, 0},           {0x201C, '"', 0, 0},
    {0x201D, '"', 0, 0},           {0x201E, '"', 0, 0},           {0x2022, '*', 0x25CF, 0},
    {0x2023, '>', 0x25B6, 0x25BA}, {0x2026, '.', 0, 0},           {0x202F, ' ', 0, 0},
    {0x2032, '\'', 0, 0},          {0x2033, '"', 0, 0},           {0x2039, '<', 0, 0},
    {0x203A, '>', 0, 0},           {0x2190, '<', 0, 0},           {0x2191, '^', 0, 0},
    {0x2192, '>', 0, 0},           {0x2193, 'v', 0, 0},           {0x2194, '-', 0, 0},
    {0x21D0, '<', 0, 0},           {0x21D2, '>', 0, 0},           {0x2212, '-', 0, 0},
    {0x2248, '~', 0, 0},           {0x2260, '!', 0, 0},           {0x2264, '<', 0, 0},
    {0x2265, '>', 0, 0},           {0x23F8, '=', 0, 0},           {0x2501, '=', 0x2550, 0},
    {0x2503, '#', 0x2551, 0x2588}, {0x256D, '+', 0x250C, 0},      {0x256E, '+', 0x2510, 0},
    {0x256F, '+', 0x2518, 0},      {0x2570, '+', 0x2514, 0},      {0x2580, '#', 0, 0},
    {0x2581, '_', 0, 0},           {0x2582, '_', 0x2584, 0},      {0x2583, '=', 0x2584, 0},
    {0x2584, '#', 0, 0},           {0x2585, '#', 0x2584, 0},      {0x2586, '#', 0x2588, 0},
    {0x2587, '#', 0x2588, 0},      {0x2589, '#', 0x2588, 0},      {0x258A, '#', 0x2588, 0},
    {0x258B, '#', 0x258C, 0x2588}, {0x258C, '#', 0x2551, 0x2502}, {0x258D, '#', 0x258C, 0x2502},
    {0x258E, '|', 0x258C, 0x2502}, {0x258F, '.', 0x2502, 0},      {0x2593, '#', 0x2592, 0},
    {0x25A0, '#', 0x25AE, 0x2588}, {0x25A1, '.', 0, 0},           {0x25AA, '#', 0x25A0, 0},
    {0x25B2, '^', 0, 0},           {0x25B6, '>', 0x25BA, 0},      {0x25B8, '>', 0x25B6, 0x25BA},
    {0x25BA, '>', 0x25B6, 0},      {0x25BC, 'v', 0, 0},           {0x25BE, 'v', 0x25BC, 0},
    {0x25C0, '<', 0x25C4, 0},      {0x25C2, '<', 0x25C0, 0x25C4}, {0x25C6, '*', 0x2666, 0},
    {0x25C9, '@', 0, 0},           {0x25CB, 'o', 0, 0},           {0x25CC, '+', 0, 0},
    {0x25CF, '*', 0x2022, 0},      {0x25E6, 'o', 0, 0},           {0x2605, '*', 0, 0},
    {0x2606, '*', 0, 0},           {0x2713, 'v', 0x221A, 0},      {0x2714, 'v', 0x221A, 0},
    {0x2717, 'x', 0, 0},           {0x2718, 'x', 0, 0},
};

/* Letters of U+00C0 to U+00FF, so that people's names stay readable. */
static const char latin_letters[] =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

static int by_character(const void *cp, const void *row)
{
    uint32_t a = *(const uint32_t *)cp, b = ((const uint16_t *)row)[CHARACTER];

    return a < b ? -1 : a > b;
}

/* NULL: it has none. */
static const uint16_t *row_of(uint32_t cp)
{
    return bsearch(&cp, stand_ins, sizeof stand_ins / sizeof stand_ins[0], sizeof stand_ins[0],
                   by_character);
}

static bool is_ascii(uint32_t cp)
{
    return cp >= 0x20 && cp < 0x7F;
}

char td_glyph_ascii(uint32_t cp)
{
    const uint16_t *row = row_of(cp);
    uint32_t bare;

    if (cp < 0x80) {
        return is_ascii(cp) ? (char)cp : '?';
    }
    if (row != NULL) {
        return (char)row[ASCII];
    }
    if (cp >= 0xC0 && cp < 0x100) {
        return latin_letters[cp - 0xC0];
    }
    if (cp >= 0x2500 && cp < 0x2580) { /* box lines */
        bool level = cp == 0x2500 || cp == 0x2550 || (cp >= 0x2504 && cp <= 0x2505);
        bool upright = cp == 0x2502 || cp == 0x2551 || cp == 0x2506;

        return level ? '-' : upright ? '|' : '+';
    }
    if (cp >= 0x2580 && cp < 0x25A0) { /* blocks and shades */
        return cp == 0x2591 || cp == 0x2581 || cp == 0x2594 || cp == 0x2595 ? '.' : '#';
    }
    bare = td_utf8_bare(cp);
    return is_ascii(bare) ? (char)bare : '?';
}

/* ---- sets ---- */

void td_glyph_set_add(struct td_glyph_set *set, uint32_t cp)
{
    if (cp <= 0xFFFF) {
        set->bits[cp / 8] |= (uint8_t)(1u << cp % 8);
    }
}

bool td_glyph_set_has(const struct td_glyph_set *set, uint32_t cp)
{
    return set == NULL || is_ascii(cp) || (cp <= 0xFFFF && (set->bits[cp / 8] & 1u << cp % 8) != 0);
}

void td_glyph_set_add_safe(struct td_glyph_set *set)
{
    static const uint16_t safe[] = {
        0x00A0, 0x00A7, 0x00B0, 0x00B7, /* section, degree, middle dot */
        0x2022, 0x2190, 0x2191, 0x2192, 0x2193, 0x2500, 0x2502, 0x250C, 0x2510,
        0x2514, 0x2518, 0x251C, 0x2524, 0x252C, 0x2534, 0x253C, 0x2550, 0x2551,
        0x2588, 0x2591, 0x2592, 0x25A0, 0x25B2, 0x25BC, 0x2666};

    for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++) {
        td_glyph_set_add(set, safe[i]);
    }
}

uint32_t td_glyph_fit(const struct td_glyph_set *set, uint32_t cp)
{
    const uint16_t *row;
    uint32_t bare;

    if (td_glyph_set_has(set, cp)) {
        return cp;
    }
    row = row_of(cp);
    for (size_t i = LIKE; row != NULL && i < FIELDS && row[i] != 0; i++) {
        if (td_glyph_set_has(set, row[i])) {
            return row[i];
        }
    }
    bare = td_utf8_bare(cp);
    return bare != cp && td_glyph_set_has(set, bare) ? bare
                                                     : (uint32_t)(unsigned char)td_glyph_ascii(cp);
}
