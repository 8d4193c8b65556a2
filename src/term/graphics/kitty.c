/* Commands of the kitty graphics protocol. */
#include "kitty.h"

#include <string.h>

#define PIECE 4096
#define LEVEL 1 /* the higher ones take several times as long for a tenth less */

void td_kitty_packer_deinit(struct td_kitty_packer *packer)
{
    if (packer->ready) {
        (void)deflateEnd(&packer->stream);
    }
    td_bytes_deinit(&packer->packed);
    memset(packer, 0, sizeof *packer);
}

static bool begin(struct td_kitty_packer *packer, size_t raw)
{
    z_stream *stream = &packer->stream;
    size_t most;

    if (!packer->ready) {
        packer->ready = deflateInit(stream, LEVEL) == Z_OK;
    } else {
        (void)deflateReset(stream);
    }
    td_bytes_clear(&packer->packed);
    most = packer->ready ? (size_t)deflateBound(stream, (uLong)raw) : 0;
    stream->next_out = packer->ready ? (Bytef *)td_bytes_room(&packer->packed, most) : NULL;
    stream->avail_out = (uInt)most;
    return stream->next_out != NULL;
}

/* Row by row: a box of a larger picture does not lie in one piece. */
static bool pack(struct td_kitty_packer *packer, const struct td_pixels *pixels, struct td_rect box)
{
    z_stream *stream = &packer->stream;
    size_t row = (size_t)box.w * sizeof(struct td_pixel);

    if (!begin(packer, row * (size_t)box.h)) {
        return false;
    }
    for (int y = 0; y < box.h; y++) {
        struct td_pixel *from =
            pixels->at + (size_t)(box.y + y) * (size_t)pixels->w + (size_t)box.x;

        stream->next_in = (Bytef *)from;
        stream->avail_in = (uInt)row;
        if (deflate(stream, y + 1 < box.h ? Z_NO_FLUSH : Z_FINISH) == Z_STREAM_ERROR) {
            return false;
        }
    }
    packer->packed.count = (size_t)stream->total_out;
    return true;
}

/* Base 64 (RFC 4648). Returns the characters written. */
static size_t encode(const unsigned char *in, size_t count, char *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *to = out;

    for (size_t i = 0; i < count; i += 3) {
        size_t left = count - i;
        uint32_t bits = (uint32_t)in[i] << 16 | (left > 1 ? (uint32_t)in[i + 1] << 8 : 0) |
                        (left > 2 ? (uint32_t)in[i + 2] : 0);

        *to++ = digits[bits >> 18 & 63];
        *to++ = digits[bits >> 12 & 63];
        *to++ = left > 1 ? digits[bits >> 6 & 63] : '=';
        *to++ = left > 2 ? digits[bits & 63] : '=';
    }
    return (size_t)(to - out);
}

void td_kitty_send(struct td_kitty_packer *packer, struct td_bytes *out, uint32_t id,
                   const struct td_pixels *pixels, struct td_rect box)
{
    const size_t step = (size_t)PIECE / 4 * 3;
    size_t at = 0, count;

    if (!pack(packer, pixels, box)) {
        out->failed = true;
        return;
    }
    count = packer->packed.count;
    do {
        size_t piece = count - at < step ? count - at : step;
        char *room;

        if (at == 0) {
            td_bytes_format(out, "\033_Ga=t,i=%u,f=32,o=z,s=%d,v=%d,q=1,m=%d;", (unsigned)id, box.w,
                            box.h, at + piece < count);
        } else {
            td_bytes_format(out, "\033_Gm=%d,q=1;", at + piece < count);
        }
        room = td_bytes_room(out, PIECE);
        if (room == NULL) {
            return;
        }
        out->count += encode((const unsigned char *)packer->packed.at + at, piece, room);
        td_bytes_add(out, "\033\\", 2);
        at += piece;
    } while (at < count);
}

void td_kitty_place(struct td_bytes *out, uint32_t id, int placement, int col, int row,
                    struct td_rect box)
{
    td_bytes_format(out, "\033[%d;%dH\033_Ga=p,i=%u,p=%d,x=%d,y=%d,w=%d,h=%d,z=1,C=1,q=1\033\\",
                    row + 1, col + 1, (unsigned)id, placement, box.x, box.y, box.w, box.h);
}

void td_kitty_take_away(struct td_bytes *out, uint32_t id, int placement)
{
    td_bytes_format(out, "\033_Ga=d,d=i,i=%u,p=%d,q=2\033\\", (unsigned)id, placement);
}

void td_kitty_free(struct td_bytes *out, uint32_t id)
{
    td_bytes_format(out, "\033_Ga=d,d=I,i=%u,q=2\033\\", (unsigned)id);
}
