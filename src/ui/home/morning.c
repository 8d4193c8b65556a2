/* The morning question: how is the knee on the day after a session? A line on the
 * home screen, answered with two keys, also some days late, for the right day. */
#include "state.h"
#include "teardrop/base/str.h"
#include "teardrop/core/plan/light.h"

#define LATE_DAYS TD_MORNING_ASKED_DAYS
#define USUAL_DAYS TD_LIGHT_DAYS_BEFORE

static int64_t today(const struct td_home *h)
{
    return td_instant_local_day(td_now(h->ui->date));
}

static void day_name(const struct td_home *h, int64_t day, char *out, size_t size)
{
    char date[11];

    td_day_format(day, date);
    if (day == today(h)) {
        td_str_copy(out, size, "this morning");
    } else {
        td_str_format(out, size, "on the morning of %s", date);
    }
}

static const char choose_first[] = "Press 0 to 10 or an arrow first";

/* Says what there is to say: the question, the current answer, or what was kept. */
static void say(struct td_home *h)
{
    struct td_home_morning *m = &h->morning;
    struct td_keys_text key = td_keymap_keys_text(h->ui->keymap, TD_REQ_MORNING, true);
    char name[48];

    m->text[0] = m->brief[0] = '\0';
    day_name(h, m->day, name, sizeof name);
    if (m->asking) {
        char pain[8] = "_";

        if (m->pain.value >= 0) {
            td_str_format(pain, sizeof pain, "%d", m->pain.value);
        }
        td_str_format(m->text, sizeof m->text,
                      "Knee %s, 0 to 10: %s. %s. s swollen: %s. l a limp because of the knee: %s.",
                      name, pain,
                      m->nothing_chosen ? choose_first
                                        : "A digit answers; or left and right, then Enter",
                      m->swollen ? "yes" : "no", m->limp ? "yes" : "no");
        td_str_format(m->brief, sizeof m->brief, "%s: %s%s%s",
                      m->nothing_chosen ? choose_first : "Knee now, 0 to 10", pain,
                      m->swollen ? " swollen" : "", m->limp ? " limp" : "");
    } else if (m->kept[0] != '\0') {
        td_str_copy(m->text, sizeof m->text, m->kept);
        td_str_copy(m->brief, sizeof m->brief, m->kept);
    } else if (m->before) {
        td_str_format(m->text, sizeof m->text,
                      "How is the knee before you train? Press %s, then 0 to 10.", key.text);
        td_str_format(m->brief, sizeof m->brief, "Knee today? Press %s.", key.text);
    } else if (m->due) {
        td_str_format(m->text, sizeof m->text, "How was the knee %s? Press %s, then 0 to 10.", name,
                      key.text);
        td_str_format(m->brief, sizeof m->brief, "Knee in the morning? Press %s.", key.text);
    }
}

void td_home_morning_heading(const struct td_home *h, char *out, size_t size)
{
    const struct td_home_morning *m = &h->morning;
    char day[TD_DAY_WORDS];

    td_day_words(m->day, today(h), day);
    td_str_format(out, size, "%sTHE KNEE %s%s", m->due && m->kept[0] == '\0' ? "FIRST: " : "",
                  m->day == today(h) ? "THIS MORNING" : "ON ", m->day == today(h) ? "" : day);
}

int td_home_morning_at(const struct td_home *h, int x)
{
    const struct td_home_morning *m = &h->morning;
    struct td_rect at = h->at.morning;

    return m->asking || (m->due && m->kept[0] == '\0')
               ? td_scale_at(&m->pain, at.x + TD_HOME_SCALE_X, td_home_scale_cols(at.w), x)
               : -1;
}

static const struct td_morning *find(const struct td_morning *mornings, size_t count, int64_t day)
{
    for (size_t i = 0; i < count; i++) {
        if (mornings[i].day == day) {
            return &mornings[i];
        }
    }
    return NULL;
}

/* The morning after the newest session first, also some days late; else today's, which is
 * what a session today begins with: asked for when one is due, and of a sore knee also
 * before the first one. */
void td_home_morning_look_up(struct td_home *h, const struct td_instant *last, bool sore, bool anew)
{
    const struct td_history_port *history = &h->ui->history;
    struct td_morning mornings[USUAL_DAYS + 2];
    const struct td_morning *answered;
    struct td_home_morning *m = &h->morning;
    size_t count = 0;
    int64_t now = today(h);
    int64_t woken = td_training_day(td_now(h->ui->date)); /* the night is not over */
    int64_t after = last != NULL ? td_training_day(*last) + 1 : now + 1;

    if (m->asking) {
        return; /* an answer is being given */
    }
    if (history->ops->mornings(history->self, now - USUAL_DAYS, USUAL_DAYS + 2, mornings, &count) !=
        TD_OK) {
        count = 0;
    }
    m->before = false;
    m->due = after <= woken && after >= now - LATE_DAYS && find(mornings, count, after) == NULL;
    m->day = m->due ? after : now;
    answered = find(mornings, count, m->day);
    if (!m->due && answered == NULL && after <= now && h->rested) {
        m->due = m->before = true;
    }
    if (answered == NULL && ((last == NULL && sore && h->rested) || (!m->due && anew))) {
        m->due = m->before = true;
    }
    m->usual = td_usual_morning(mornings, count, m->day);
    m->pain.value = answered != NULL ? answered->pain : -1; /* nothing is assumed */
    m->swollen = answered != NULL && answered->swollen;
    m->limp = answered != NULL && answered->limp;
    say(h);
}

/* The morning answers back: how it compares with the usual one. */
static void compare(const struct td_home_morning *m, char *out, size_t size)
{
    int more = m->pain.value - m->usual;

    out[0] = '\0';
    if (m->usual < 0 || m->swollen || m->limp) {
        return;
    }
    if (more <= 0) {
        td_str_copy(out, size, " As usual.");
    } else {
        td_str_format(out, size, " %d above your usual.", more);
    }
}

static void keep(struct td_home *h)
{
    const struct td_history_port *history = &h->ui->history;
    struct td_home_morning *m = &h->morning;
    struct td_morning_record record = {
        .pain = m->pain.value, .swollen = m->swollen, .limp = m->limp};
    char name[48], back[64];

    td_day_format(m->day, record.date);
    day_name(h, m->day, name, sizeof name);
    m->asking = false;
    if (history->ops->save_morning(history->self, &record) == TD_OK) {
        compare(m, back, sizeof back);
        td_str_format(m->kept, sizeof m->kept, "Kept: pain %d %s%s%s.%s%s", m->pain.value, name,
                      m->swollen ? ", swollen" : "", m->limp ? ", a limp because of it" : "", back,
                      m->amending ? " s: swollen, l: a limp because of the knee." : "");
    } else {
        td_ui_failure(h->ui, "The morning could not be kept", m->kept, sizeof m->kept);
    }
}

/* While it is asked, keys answer. */
static bool answer(struct td_home *h, const struct td_event *event)
{
    struct td_home_morning *m = &h->morning;

    m->nothing_chosen = false;
    m->pain.last = TD_KEY_NONE;
    if (td_scale_key(&m->pain, event->key)) {
        m->amending = true;
        keep(h);
    } else if (event->key == 's') {
        m->swollen = !m->swollen;
    } else if (event->key == 'l') {
        m->limp = !m->limp;
    } else if (event->request == TD_REQ_LEFT || event->request == TD_REQ_RIGHT) {
        td_scale_step(&m->pain, event->request == TD_REQ_RIGHT ? 1 : -1);
    } else if (event->request == TD_REQ_SELECT && m->pain.value < 0) {
        m->nothing_chosen = true;
    } else if (event->request == TD_REQ_SELECT) {
        keep(h);
    } else {
        m->asking = false;
        return event->request == TD_REQ_BACK || event->request == TD_REQ_MORNING;
    }
    return true;
}

/* A digit keeps at once; what belongs to it may follow: the 0 of a 10, s and l. */
static bool amend(struct td_home *h, td_key key)
{
    struct td_home_morning *m = &h->morning;

    if (key == 's') {
        m->swollen = !m->swollen;
    } else if (key == 'l') {
        m->limp = !m->limp;
    } else if (key == '0' && m->pain.last == '1') {
        m->pain.value = 10;
    } else {
        m->amending = false;
        return false;
    }
    m->pain.last = TD_KEY_NONE;
    keep(h);
    return true;
}

enum td_home_key td_home_morning_key(struct td_home *h, const struct td_event *event)
{
    struct td_home_morning *m = &h->morning;
    bool taken = (m->amending && amend(h, event->key)) || (m->asking && answer(h, event));

    say(h);
    return !taken                             ? TD_HOME_KEY_NOT_MINE
           : !m->asking && m->kept[0] != '\0' ? TD_HOME_KEY_KEPT
                                              : TD_HOME_KEY_TAKEN;
}

void td_home_morning_say(struct td_home *h, int pain)
{
    h->morning.pain.value = pain;
    keep(h);
    say(h);
}

void td_home_morning_ask(struct td_home *h)
{
    h->morning.asking = true;
    h->morning.nothing_chosen = false;
    say(h);
}

/* What was kept was of yesterday, and nothing can be added to it any more. A question that is
 * being answered stays one about its day. */
void td_home_morning_day(struct td_home *h)
{
    h->morning.amending = false;
    h->morning.kept[0] = '\0';
}
