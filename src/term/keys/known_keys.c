/* Asks libtermkey for the key of a whole sequence. */
#include "known_keys.h"

#include <termkey.h>

#define FLAGS (TERMKEY_FLAG_UTF8 | TERMKEY_FLAG_NOTERMIOS)

static const struct {
    TermKeySym sym;
    td_key key;
} symbols[] = {
    {TERMKEY_SYM_BACKSPACE, TD_KEY_BACKSPACE},
    {TERMKEY_SYM_DEL, TD_KEY_BACKSPACE},
    {TERMKEY_SYM_TAB, TD_KEY_TAB},
    {TERMKEY_SYM_ENTER, TD_KEY_ENTER},
    {TERMKEY_SYM_ESCAPE, TD_KEY_ESC},
    {TERMKEY_SYM_SPACE, ' '},
    {TERMKEY_SYM_UP, TD_KEY_UP},
    {TERMKEY_SYM_DOWN, TD_KEY_DOWN},
    {TERMKEY_SYM_LEFT, TD_KEY_LEFT},
    {TERMKEY_SYM_RIGHT, TD_KEY_RIGHT},
    /* What a VT220 called Find and Select are Home and End on PuTTY and Linux. */
    {TERMKEY_SYM_FIND, TD_KEY_HOME},
    {TERMKEY_SYM_SELECT, TD_KEY_END},
    {TERMKEY_SYM_HOME, TD_KEY_HOME},
    {TERMKEY_SYM_END, TD_KEY_END},
    {TERMKEY_SYM_INSERT, TD_KEY_INSERT},
    {TERMKEY_SYM_DELETE, TD_KEY_DELETE},
    {TERMKEY_SYM_PAGEUP, TD_KEY_PGUP},
    {TERMKEY_SYM_PAGEDOWN, TD_KEY_PGDN},
    {TERMKEY_SYM_KPENTER, TD_KEY_ENTER},
    {TERMKEY_SYM_KPPLUS, '+'},
    {TERMKEY_SYM_KPMINUS, '-'},
    {TERMKEY_SYM_KPMULT, '*'},
    {TERMKEY_SYM_KPDIV, '/'},
    {TERMKEY_SYM_KPCOMMA, ','},
    {TERMKEY_SYM_KPPERIOD, '.'},
    {TERMKEY_SYM_KPEQUALS, '='},
};

void td_known_keys_deinit(struct td_known_keys *known)
{
    if (known->common != NULL) {
        termkey_destroy(known->common);
    }
    if (known->terminfo != NULL) {
        termkey_destroy(known->terminfo);
    }
    known->common = known->terminfo = NULL;
}

static td_key key_of(const TermKeyKey *found)
{
    td_key bits = ((found->modifiers & TERMKEY_KEYMOD_SHIFT) != 0 ? TD_KEY_SHIFT : 0) |
                  ((found->modifiers & TERMKEY_KEYMOD_ALT) != 0 ? TD_KEY_ALT : 0) |
                  ((found->modifiers & TERMKEY_KEYMOD_CTRL) != 0 ? TD_KEY_CTRL : 0);

    if (found->type == TERMKEY_TYPE_FUNCTION && found->code.number >= 1 &&
        found->code.number <= (int)(TD_KEY_F24 - TD_KEY_F1) + 1) {
        return td_key_with(TD_KEY_F1 + (td_key)found->code.number - 1, bits);
    }
    if (found->type == TERMKEY_TYPE_KEYSYM) {
        if (found->code.sym >= TERMKEY_SYM_KP0 && found->code.sym <= TERMKEY_SYM_KP9) {
            return td_key_with('0' + (td_key)(found->code.sym - TERMKEY_SYM_KP0), bits);
        }
        for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
            if (symbols[i].sym == found->code.sym) {
                return td_key_with(symbols[i].key, bits);
            }
        }
    }
    return TD_KEY_NONE; /* letters are not looked up here */
}

/* One key and nothing left over: else it is not known whole. */
static td_key ask(TermKey *termkey, const char *bytes, size_t count)
{
    TermKeyKey found, left;
    td_key key = TD_KEY_NONE;

    if (termkey == NULL || termkey_push_bytes(termkey, bytes, count) != count) {
        return TD_KEY_NONE;
    }
    if (termkey_getkey_force(termkey, &found) == TERMKEY_RES_KEY) {
        key = key_of(&found);
    }
    while (termkey_getkey_force(termkey, &left) == TERMKEY_RES_KEY) {
        key = TD_KEY_NONE;
    }
    return key;
}

td_key td_known_keys_common(struct td_known_keys *known, const char *bytes, size_t count)
{
    if (!known->common_tried) {
        known->common_tried = true;
        known->common = termkey_new_abstract("", FLAGS);
    }
    return ask(known->common, bytes, count);
}

td_key td_known_keys_terminfo(struct td_known_keys *known, const char *bytes, size_t count)
{
    td_key key;

    if (!known->terminfo_tried && known->term[0] != '\0') {
        known->terminfo_tried = true;
        known->terminfo = termkey_new_abstract(known->term, FLAGS);
    }
    key = ask(known->terminfo, bytes, count);
    /* libtermkey reads its forms generously, and here, too: those are not terminfo's. */
    return key == td_known_keys_common(known, bytes, count) ? TD_KEY_NONE : key;
}
