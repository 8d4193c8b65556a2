/* Bytes to a character, as they come from the terminal. */
#include "utf8_bytes.h"

#include <string.h>

bool td_utf8_bytes_begin(struct td_utf8_bytes *character, unsigned char byte)
{
    character->wanted = byte >= 0xC2 && byte <= 0xDF   ? 2
                        : byte >= 0xE0 && byte <= 0xEF ? 3
                        : byte >= 0xF0 && byte <= 0xF4 ? 4
                                                       : 0;
    character->bytes[0] = byte;
    character->count = 1;
    return character->wanted > 0;
}

uint32_t td_utf8_bytes_add(struct td_utf8_bytes *character, unsigned char byte, bool *again)
{
    char text[TD_UTF8_MAX + 1] = "";
    const char *at = text;
    uint32_t code;

    *again = (byte & 0xC0) != 0x80;
    if (*again) {
        return TD_UTF8_REPLACEMENT;
    }
    character->bytes[character->count++] = byte;
    if (character->count < character->wanted) {
        return 0;
    }
    memcpy(text, character->bytes, (size_t)character->count);
    code = td_utf8_next(&at);
    return *at == '\0' ? code : TD_UTF8_REPLACEMENT;
}
