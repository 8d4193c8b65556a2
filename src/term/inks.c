/* What inks look like in pixels. */
#include "teardrop/term/theme.h"

/* Each plain, lit, dimmed; on dark and on light grounds. How round a shape of it looks, and how
 * much it shines.
 *
 * What is lit is the most vivid of all; what is dimmed is nearly grey, and nearer to the ground. On
 * a dark ground the colour itself stands out (a contrast of 3 at least on black, on #282828 and on
 * Solarized's dark; dimmed 1.5), on a light one the line around it does (the same on white and on
 * Solarized's light): bone is no darker than paper. */
static const struct {
    uint32_t rgb[2][3];
    float rounded, shine;
} inks[TD_INK_COUNT] = {
    [TD_INK_SKIN] = {{{0xD9AE8C, 0xF4CDA8, 0x75655A}, {0xDDAE88, 0xE69A62, 0xD9CEC5}}, 0.8F, 0.25F},
    [TD_INK_MUSCLE] = {{{0xBE5A50, 0xF0604E, 0x74504D}, {0xB8463E, 0xD22E24, 0xCDB4B0}}, 1, 0.30F},
    [TD_INK_VM] = {{{0xD4684F, 0xFF7A48, 0x855A50}, {0xD0563F, 0xF0440F, 0xD6B7AC}}, 1, 0.34F},
    [TD_INK_TENDON] = {{{0xDDD3B6, 0xFFEBB0, 0x7A7466}, {0xDDD2AE, 0xF0D878, 0xD9D5CA}},
                       0.9F,
                       0.5F},
    [TD_INK_LIGAMENT] = {{{0xBFB28E, 0xFFEAB0, 0x706A5C}, {0xBDAE80, 0xE8C660, 0xCFCABD}},
                         0.9F,
                         0.4F},
    [TD_INK_BONE] = {{{0xE9DDC2, 0xFFE8B4, 0x8A8376}, {0xE8DBBC, 0xF5D283, 0xDCD8CF}}, 0.9F, 0.4F},
    [TD_INK_CARTILAGE] = {{{0x97BCD8, 0xB8E2FF, 0x5A7282}, {0x7FAED0, 0x4FA8E8, 0xBACAD5}},
                          0.7F,
                          0.5F},
    [TD_INK_FAT] = {{{0xDFB75E, 0xFFD45C, 0x7B6F50}, {0xDCB04A, 0xF2B01E, 0xD6D0BE}}, 0.9F, 0.35F},
    [TD_INK_PROP] = {{{0x8A8A8A, 0xA8A8A8, 0x5E5E5E}, {0x8C8C8C, 0x6A6A6A, 0xC4C4C4}}, 0, 0},
    [TD_INK_LINE] = {{{0x303030, 0x303030, 0x262626}, {0x3A3A3A, 0x3A3A3A, 0x808080}}, 0, 0},
    [TD_INK_FAR_SKIN] = {{{0xA08070, 0xC4A08C, 0x6A5A51}, {0xC4A590, 0xCFA184, 0xD6CBC3}},
                         0.7F,
                         0.1F},
    [TD_INK_SHIRT] = {{{0x5F93BC, 0x94BCE0, 0x506477}, {0x5A8CB8, 0x3F7FC0, 0xBAC6D0}}, 0.8F, 0.2F},
    [TD_INK_SHORTS] = {{{0x6C7482, 0x8890A0, 0x4C5159}, {0x566072, 0x444C5A, 0xBEC2C8}},
                       0.8F,
                       0.15F},
    [TD_INK_SHOE] = {{{0x9C9C9C, 0xB8B8B8, 0x646464}, {0x7E7E7E, 0x606060, 0xC4C4C4}}, 0.8F, 0.3F},
    [TD_INK_HAIR] = {{{0x8C7058, 0xA98A70, 0x5C5047}, {0x745844, 0x94694A, 0xC6BDB5}}, 0.8F, 0.25F},
    [TD_INK_WOOD] = {{{0xB98F62, 0xD9B080, 0x705F4C}, {0xB48654, 0xC8863A, 0xD2C6B8}}, 0.3F, 0.1F},
    [TD_INK_WALL] = {{{0x808080, 0xA0A0A0, 0x585858}, {0x8C8C8C, 0x6C6C6C, 0xC8C8C8}}, 0, 0},
    [TD_INK_RING] = {{{0xFFB020, 0xFFB020, 0x5A5A5A}, {0xC87000, 0xC87000, 0xC8C8C8}}, 0, 0},
    [TD_INK_SPOT] = {{{0x5FB4E0, 0xFF6A1A, 0x507A92}, {0x2E86B8, 0xE84A00, 0x9CBCCE}}, 0, 0},
    [TD_INK_WATER] = {{{0x6C9CC4, 0x5FB4FF, 0x4C6A84}, {0x4E86B4, 0x2E86DC, 0xA8C0D4}}, 0, 0.2F},
};

static uint32_t mixed(uint32_t from, uint32_t to, float share)
{
    uint32_t out = 0;

    for (int shift = 16; shift >= 0; shift -= 8) {
        float a = (float)(from >> shift & 0xFF), b = (float)(to >> shift & 0xFF);

        out |= (uint32_t)(a + (b - a) * share + 0.5F) << shift;
    }
    return out;
}

struct td_ink_paint td_theme_paint(const struct td_theme *theme, enum td_ink ink,
                                   enum td_shade light)
{
    uint32_t plain = inks[ink].rgb[theme->ground][light];
    bool dimmed = light == TD_SHADE_DIMMED;
    float depth = dimmed ? (theme->ground == TD_GROUND_LIGHT ? 0.40F : 0.55F) : 0.70F;

    return (struct td_ink_paint){mixed(plain, 0x120A08, depth), plain,
                                 mixed(plain, 0xFFFFFF, inks[ink].shine * (dimmed ? 0.5F : 1))};
}

float td_ink_roundness(enum td_ink ink)
{
    return inks[ink].rounded;
}
