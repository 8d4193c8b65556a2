/* Reading a text aloud: a sentence at a time, each made while the one before is heard. */
#include <stdlib.h>
#include <string.h>

#include "plan.h"
#include "teardrop/base/str.h"
#include "teardrop/cues/sound/abi.h"
#include "teardrop/cues/sound/sound.h"
#include "wanted.h"

#define LEAD (60 * TD_NS_PER_MS)
#define BETWEEN (250 * TD_NS_PER_MS)
#define LOOK_AGAIN (40 * TD_NS_PER_MS)

/* No letter is cut in two. */
static size_t whole_letters(const char *text, size_t at)
{
    while (at > 1 && ((unsigned char)text[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

/* Bytes of the first sentence, or of as much of it as a phrase can hold. */
static size_t sentence(const char *text)
{
    size_t comma = 0, blank = 0, at = 0;

    while (text[at] != '\0' && at < TD_PHRASE_TEXT - 1) {
        bool ends = text[at + 1] == ' ' || text[at + 1] == '\0' || text[at + 1] == '\n';

        if (text[at] == '\n' || (strchr(".?!:;", text[at]) != NULL && ends)) {
            return at + 1;
        }
        comma = text[at] == ',' && ends ? at + 1 : comma;
        blank = text[at] == ' ' ? at + 1 : blank;
        at++;
    }
    return text[at] == '\0' ? at : comma > 0 ? comma : blank > 0 ? blank : whole_letters(text, at);
}

/* The next sentence is asked for; false: there is none. */
static bool next_sentence(struct td_sound *sound)
{
    struct td_aloud *aloud = &sound->aloud;
    size_t length;

    do {
        aloud->at += strspn(aloud->at, " \n");
        length = sentence(aloud->at);
        td_str_format(aloud->phrase.text, sizeof aloud->phrase.text, "%.*s", (int)length,
                      aloud->at);
        aloud->at += length;
    } while (length > 0 && aloud->phrase.text[strspn(aloud->phrase.text, " .,:;?!-\n")] == '\0');
    if (length > 0) {
        td_voice_want(sound->voice, &aloud->phrase);
    }
    return length > 0;
}

void td_sound_read(struct td_sound *sound, const char *text)
{
    struct td_aloud *aloud;

    if (sound == NULL || sound->voice == NULL) {
        return;
    }
    td_sound_stop_reading(sound);
    aloud = &sound->aloud;
    aloud->text = strdup(text);
    if (aloud->text == NULL) {
        return;
    }
    aloud->at = aloud->text;
    if (!next_sentence(sound)) {
        td_sound_stop_reading(sound);
    }
}

/* The sentence, after the one that may still be heard. */
static void give_sentence(struct td_sound *sound, const struct td_spoken *spoken, td_ns real)
{
    struct td_aloud *aloud = &sound->aloud;
    struct td_note note = {.spoken = spoken};
    struct td_plan_builder builder = {0};

    if (aloud->heard.spoken != NULL && aloud->until > real) {
        td_plan_add_note(&builder, aloud->heard);
    }
    note.due = aloud->until > real + LEAD ? aloud->until : real + LEAD;
    td_plan_add_note(&builder, note);
    aloud->heard = note;
    aloud->until = note.due + td_spoken_length(spoken) + BETWEEN;
    td_sound_give(sound, builder.plan, 0);
}

td_ns td_sound_tend(struct td_sound *sound)
{
    struct td_aloud *aloud;
    const struct td_spoken *spoken;
    td_ns real;
    bool more = true;

    if (sound == NULL || sound->aloud.text == NULL) {
        return TD_NEVER;
    }
    aloud = &sound->aloud;
    real = sound->clock.real();
    spoken = td_voice_spoken(sound->voice, &aloud->phrase);
    if (spoken != NULL && aloud->until - real < TD_NS_PER_S) {
        give_sentence(sound, spoken, real);
        more = next_sentence(sound);
    } else if (spoken == NULL && td_voice_is_done(sound->voice, &aloud->phrase)) {
        more = next_sentence(sound); /* it could not be made */
    }
    if (!more) {
        free(aloud->text); /* what is heard goes on to its end */
        aloud->text = NULL;
        return TD_NEVER;
    }
    return real + LOOK_AGAIN;
}

void td_sound_stop_reading(struct td_sound *sound)
{
    if (sound == NULL) {
        return;
    }
    if (sound->aloud.heard.spoken != NULL && sound->player != NULL) {
        td_sound_give(sound, NULL, 0);
    }
    free(sound->aloud.text);
    sound->aloud = (struct td_aloud){0};
}

void td_sound_why_no_reading(struct td_sound *sound, bool late, char *why, size_t why_size)
{
    struct td_player_report report;

    why[0] = '\0';
    if (sound == NULL || sound->voice == NULL || sound->player == NULL) {
        td_str_copy(why, why_size, "There is no sound here.");
        return;
    }
    td_voice_why(sound->voice, why, why_size);
    td_player_report(sound->player, &report);
    if (why[0] == '\0' && report.state != TD_PLAYER_ON &&
        (report.state != TD_PLAYER_STARTS || late)) {
        td_str_format(why, why_size, "No sound: %s.",
                      report.why[0] != '\0' ? report.why : "nothing answers");
    }
}

bool td_sound_is_reading(const struct td_sound *sound)
{
    return sound != NULL && sound->clock.real != NULL &&
           (sound->aloud.text != NULL || sound->clock.real() < sound->aloud.until);
}
