/* Phrases from files, right and wrong ones. */
#define _DEFAULT_SOURCE
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/sound/voice/voice.h"
#include "test.h"
#include "testing.h"
#include "unit/sound/voice/wav.h"

static char folder[200], path[300], why[200], remarks[200];
static struct td_pcm pcm;

static const struct wav usual = {44100, 1, 16, 0.5, 0.5, 0};

static int set_up(void **state)
{
    (void)state;
    testing_folder(folder, sizeof folder, "pack");
    (void)snprintf(path, sizeof path, "%s/down.wav", folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    (void)unlink(path);
    return rmdir(folder);
}

static int read_it(const char *from)
{
    if (td_voice_module.ops->file_names[0] == '\0') {
        print_message("no libsndfile: not tested\n");
        skip();
    }
    memset(&pcm, 0, sizeof pcm);
    (void)strcpy(remarks, "x");
    (void)strcpy(why, "");
    return td_voice_module.ops->read(from, &pcm, remarks, sizeof remarks, why, sizeof why);
}

static void write_bytes(const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(const char *expected)
{
    assert_int_not_equal(read_it(path), 0);
    assert_string_equal(why, expected);
    assert_null(pcm.samples);
}

/* As long and as loud as a tone of that many seconds, loud as said. */
static void assert_tone(const struct wav *wav, double seconds, double loud)
{
    double energy = 0;

    if (read_it(path) != 0) {
        fail_msg("refused: %s", why);
    }
    assert_int_equal(pcm.rate, wav->rate);
    assert_int_equal(pcm.count, lround(seconds * wav->rate));
    for (size_t i = 0; i < pcm.count; i++) {
        energy += pcm.samples[i] / 32768.0 * pcm.samples[i] / 32768.0;
    }
    energy = sqrt(energy / (double)pcm.count);
    if (fabs(energy - loud / sqrt(2)) > 0.005) {
        fail_msg("%f instead of %f", energy, loud / sqrt(2));
    }
    free(pcm.samples);
}

static void td_pack_read__usual_file__its_samples(void **state)
{
    (void)state;
    wav_write(path, &usual, NULL);
    assert_tone(&usual, 0.5, 0.5);
    assert_string_equal(remarks, "");
}

static void td_pack_read__dull_file__taken_and_said(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.rate = 8000;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 0.5, 0.5);
    assert_string_equal(remarks, "8000 samples a second: dull");
}

static void td_pack_read__high_rates__taken(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.rate = 96000;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 0.5, 0.5);
    assert_string_equal(remarks, "");
}

static void td_pack_read__odd_rates__refused(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.rate = 7999;
    wav_write(path, &wav, NULL);
    assert_refused("7999 samples a second; 8000 to 192000 are allowed");
    wav.rate = 192001;
    wav_write(path, &wav, NULL);
    assert_refused("192001 samples a second; 8000 to 192000 are allowed");
}

static double left_only(int channel, int frame, double value)
{
    (void)frame;
    return channel == 0 ? value : 0;
}

static void td_pack_read__stereo__mixed_into_one(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.channels = 2;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 0.5, 0.5);
    assert_string_equal(remarks, "2 channels, mixed into one");
    wav_write(path, &wav, left_only);
    assert_tone(&wav, 0.5, 0.25);
}

static double against_each_other(int channel, int frame, double value)
{
    (void)frame;
    return channel == 0 ? value : -value;
}

static void td_pack_read__channels_cancel__refused_as_such(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.channels = 2;
    wav_write(path, &wav, against_each_other);
    assert_refused("silence only: its channels cancel each other");
}

static void td_pack_read__too_many_channels__refused(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.channels = 9;
    wav_write(path, &wav, NULL);
    assert_refused("9 channels; 1 to 8 are allowed");
}

static void td_pack_read__24_bits_and_float__as_loud_as_16(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.bits = 24;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 0.5, 0.5);
    assert_string_equal(remarks, "");
    wav.bits = 32;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 0.5, 0.5);
    assert_string_equal(remarks, "");
}

static double with_holes(int channel, int frame, double value)
{
    (void)channel;
    return frame == 100 ? NAN : frame == 200 ? INFINITY : frame == 300 ? -INFINITY : value;
}

static void td_pack_read__values_that_are_no_number__silent_and_said(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.bits = 32;
    wav_write(path, &wav, with_holes);
    assert_int_equal(read_it(path), 0);
    assert_string_equal(remarks, "3 values are no number, made silent");
    assert_int_equal(pcm.samples[100], 0);
    assert_int_equal(pcm.samples[200], 0);
    assert_int_equal(pcm.samples[300], 0);
    free(pcm.samples);
}

static void td_pack_read__too_loud_float__clipped_and_said(void **state)
{
    struct wav wav = usual;
    int least = 0, most = 0;

    (void)state;
    wav.bits = 32;
    wav.loud = 3;
    wav.seconds = 0.005; /* two waves and a bit: 4 halves cut flat, a fifth begun */
    wav_write(path, &wav, NULL);
    assert_int_equal(read_it(path), 0);
    assert_string_equal(remarks, "clipped in 5 places: recorded too loud");
    for (size_t i = 0; i < pcm.count; i++) {
        least = pcm.samples[i] < least ? pcm.samples[i] : least;
        most = pcm.samples[i] > most ? pcm.samples[i] : most;
    }
    assert_int_equal(least, -32768);
    assert_int_equal(most, 32767);
    free(pcm.samples);
}

static void td_pack_read__one_channel_too_loud__no_louder_than_its_part(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.bits = 32;
    wav.loud = 3;
    wav.channels = 2;
    wav_write(path, &wav, left_only);
    assert_int_equal(read_it(path), 0);
    for (size_t i = 0; i < pcm.count; i++) {
        assert_true(abs(pcm.samples[i]) <= 16384);
    }
    free(pcm.samples);
}

static void td_pack_read__cut_short__what_is_there_counts(void **state)
{
    (void)state;
    wav_write(path, &usual, NULL);
    assert_int_equal(truncate(path, WAV_HEADER + 2 * 11025), 0);
    assert_tone(&usual, 0.25, 0.5);
    assert_string_equal(remarks, "cut short: its header promises more than there is");
}

static void td_pack_read__header_lies__what_is_there_counts(void **state)
{
    static const uint32_t lies[] = {0xFFFFFFFF, 0x7FFFFFFF, 100000000};

    (void)state;
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        struct wav wav = usual;

        wav.declared = lies[i];
        wav_write(path, &wav, NULL);
        assert_tone(&wav, 0.5, 0.5);
        assert_string_equal(remarks, "cut short: its header promises more than there is");
    }
}

static void td_pack_read__nothing_in_it__refused(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.seconds = 0;
    wav_write(path, &wav, NULL);
    assert_refused("no sound in it");
    wav.declared = 0xFFFFFFFF;
    wav_write(path, &wav, NULL);
    assert_refused("no sound in it");
    assert_int_equal(truncate(path, 0), 0);
    assert_refused("empty; a WAV file is wanted");
    assert_int_equal(truncate(path, 3), 0);
    assert_refused("not a sound; only WAV is read");
}

static void td_pack_read__header_alone__refused(void **state)
{
    (void)state;
    wav_write(path, &usual, NULL);
    for (int bytes = WAV_HEADER; bytes >= 12; bytes--) {
        assert_int_equal(truncate(path, bytes), 0);
        assert_int_not_equal(read_it(path), 0);
        assert_true(strlen(why) > 0 && strchr(why, '\n') == NULL);
        assert_null(pcm.samples);
    }
}

static void td_pack_read__too_long__refused_by_a_tenth(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.rate = 8000;
    wav.seconds = 10;
    wav_write(path, &wav, NULL);
    assert_tone(&wav, 10, 0.5);
    wav.seconds = 10.001;
    wav_write(path, &wav, NULL);
    assert_refused("10.1 s long; at most 10 s");
    wav.seconds = 11;
    wav_write(path, &wav, NULL);
    assert_refused("11.0 s long; at most 10 s");
}

/* A file of four gigabytes, nearly all of it a hole, is refused without being read. */
static void td_pack_read__huge__refused_by_its_header(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.declared = 0xFFFFFFFE;
    wav_write(path, &wav, NULL);
    if (truncate(path, 0xFFFFFFFELL + WAV_HEADER) != 0) {
        skip();
    }
    assert_refused("48695.8 s long; at most 10 s");
}

static void td_pack_read__silence__refused(void **state)
{
    struct wav wav = usual;

    (void)state;
    wav.loud = 0;
    wav_write(path, &wav, NULL);
    assert_refused("silence only");
    wav.loud = 0.0005;
    wav_write(path, &wav, NULL);
    assert_refused("silence only");
}

static void td_pack_read__no_sound_at_all__refused_by_name(void **state)
{
    (void)state;
    write_bytes("down, one, two\n", 15);
    assert_refused("not a sound; only WAV is read");
    write_bytes("fLaC\0\0\0\"\x10\0\x10\0\0\0", 14);
    assert_refused("FLAC, not WAV; only WAV is read");
    write_bytes("ID3\4\0\0\0\0\0\0\0\0\0", 13);
    assert_refused("MP3, not WAV; only WAV is read");
    write_bytes("RIFF\0\0\0\0AVI LIST", 16);
    assert_refused("AVI or another RIFF file, not WAV; only WAV is read");
}

static void td_pack_read__no_file__refused_by_name(void **state)
{
    (void)state;
    (void)unlink(path);
    assert_refused("not there");
    assert_int_not_equal(read_it(folder), 0);
    assert_string_equal(why, "a folder; a WAV file is wanted");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused("not a file; a WAV file is wanted");
    (void)unlink(path);
    wav_write(path, &usual, NULL);
    assert_int_equal(chmod(path, 0), 0);
    if (geteuid() != 0) {
        assert_refused("Permission denied");
    }
}

static void td_pack_read__little_room_for_words__kept_within(void **state)
{
    struct wav wav = usual;
    char few[8];

    (void)state;
    wav.channels = 2;
    wav.rate = 8000;
    wav_write(path, &wav, NULL);
    assert_int_equal(read_it(path), 0);
    assert_string_equal(remarks, "2 channels, mixed into one; 8000 samples a second: dull");
    free(pcm.samples);
    assert_int_equal(td_pack_read(path, &pcm, few, sizeof few, why, sizeof why), 0);
    assert_string_equal(few, "2 chann");
    free(pcm.samples);
    assert_int_equal(td_pack_read(path, &pcm, NULL, 0, why, sizeof why), 0);
    free(pcm.samples);
}

#define CASE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(td_pack_read__usual_file__its_samples),
        CASE(td_pack_read__dull_file__taken_and_said),
        CASE(td_pack_read__high_rates__taken),
        CASE(td_pack_read__odd_rates__refused),
        CASE(td_pack_read__stereo__mixed_into_one),
        CASE(td_pack_read__channels_cancel__refused_as_such),
        CASE(td_pack_read__too_many_channels__refused),
        CASE(td_pack_read__24_bits_and_float__as_loud_as_16),
        CASE(td_pack_read__values_that_are_no_number__silent_and_said),
        CASE(td_pack_read__too_loud_float__clipped_and_said),
        CASE(td_pack_read__one_channel_too_loud__no_louder_than_its_part),
        CASE(td_pack_read__cut_short__what_is_there_counts),
        CASE(td_pack_read__header_lies__what_is_there_counts),
        CASE(td_pack_read__nothing_in_it__refused),
        CASE(td_pack_read__header_alone__refused),
        CASE(td_pack_read__too_long__refused_by_a_tenth),
        CASE(td_pack_read__huge__refused_by_its_header),
        CASE(td_pack_read__silence__refused),
        CASE(td_pack_read__no_sound_at_all__refused_by_name),
        CASE(td_pack_read__no_file__refused_by_name),
        CASE(td_pack_read__little_room_for_words__kept_within),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
