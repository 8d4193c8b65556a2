#include "palette.h"

uint32_t td_palette_rgb(int number)
{
    static const uint32_t first[16] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
                                       0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
                                       0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
    static const uint32_t steps[6] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};

    if (number < 16) {
        return first[number < 0 ? 0 : number];
    }
    if (number < 232) {
        number -= 16;
        return steps[number / 36] << 16 | steps[number / 6 % 6] << 8 | steps[number % 6];
    }
    return (uint32_t)(8 + 10 * (number < 256 ? number - 232 : 23)) * 0x010101u;
}
