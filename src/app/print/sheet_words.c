/* What was trained, and what a person told, in words for somebody who does not know the program. */
#include "sheet.h"

#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/core/settings/settings.h"

void td_sheet_tenths(int tenths, char *out, size_t size)
{
    if (tenths % 10 == 0) {
        td_str_format(out, size, "%d", tenths / 10);
    } else {
        td_str_format(out, size, "%d.%d", tenths / 10, tenths % 10);
    }
}

/* The level as it was done: with its small step, or what stood in its place. NULL = the programme
 * has it no more. */
static const struct td_level *level_of(const struct td_sheet *page,
                                       const struct td_past_session *session)
{
    const struct td_level *level =
        page->program != NULL ? td_program_level(page->program, session->level) : NULL;
    int swap = level != NULL && session->swap_in[0] != '\0'
                   ? td_level_swap_in(level, session->swap_in)
                   : 0;

    if (swap > 0) {
        return &level->swap_ins[swap - 1];
    }
    if (level != NULL && session->step > 0 && (size_t)session->step <= level->small_step_count) {
        return &level->small_steps[session->step - 1];
    }
    return level;
}

static void add_level(const struct td_level *level, char *out, size_t size)
{
    const struct td_exercise *exercise = &level->exercises[0];
    int depth = exercise->depth_deg >= 0 ? exercise->depth_deg : level->depth_to_deg;
    int heel = exercise->heel_mm >= 0 ? exercise->heel_mm : level->heel_mm;
    char cm[16];

    td_str_copy(out, size, exercise->name);
    if (depth > 0) {
        td_str_append(out, size, " to %d degrees", depth);
    }
    if (heel > 0) {
        td_sheet_tenths(heel, cm, sizeof cm);
        td_str_append(out, size, ", heels up %s cm", cm);
    }
}

void td_sheet_level_text(const struct td_sheet *page, const char *id, char *out, size_t size)
{
    const struct td_level *level =
        page->program != NULL ? td_program_level(page->program, id) : NULL;

    if (level != NULL && level->exercise_count > 0) {
        add_level(level, out, size);
    } else {
        td_str_copy(out, size, id);
    }
}

bool td_sheet_weight_unknown(const struct td_sheet *page, const struct td_past_session *session)
{
    const struct td_level *level = level_of(page, session);

    return session->load_g == 0 && level != NULL && level->exercise_count > 0 &&
           level->exercises[0].held != TD_HELD_NOTHING;
}

void td_sheet_session_text(const struct td_sheet *page, const struct td_past_session *session,
                           char *out, size_t size)
{
    const struct td_level *level = level_of(page, session);
    char kg[16];

    if (level != NULL && level->exercise_count > 0) {
        add_level(level, out, size);
    } else {
        td_str_format(out, size, "%s",
                      td_str_equal(session->level, TD_FREE_LEVEL) ? "a movement of their own"
                                                                  : session->level);
    }
    if (session->load_g > 0) {
        td_sheet_tenths(session->load_g / 100, kg, sizeof kg);
        td_str_append(out, size, ", %s kg", kg);
    } else if (td_sheet_weight_unknown(page, session)) {
        td_str_append(out, size, ", weight not noted");
    }
    if (session->sets > 0 && session->hold_s > 0) {
        td_str_append(out, size, ", %d x %d s", session->sets, session->hold_s);
    } else if (session->sets > 0) {
        td_str_append(out, size, ", %d x %d", session->sets, session->reps);
    }
}

const char *td_sheet_referral_text(enum td_referral referral)
{
    static const char *const texts[] = {
        [TD_REFER_NOT] = "",
        [TD_REFER_RED_WEEKS] = "a red light in each of three weeks running",
        [TD_REFER_RISING] = "the worst pain rose three weeks running",
        [TD_REFER_SWELLING] = "the knee was swollen on two days within six weeks",
        [TD_REFER_REST_PAIN] = "pain of 7 or more on a morning",
        [TD_REFER_MEASURES] = "pain or activities are worse than at the start",
    };

    return texts[referral];
}

const char *td_sheet_answer(const struct td_sheet *page, enum td_topic topic)
{
    const struct td_person_answer *newest =
        td_person_newest(page->answers, page->answer_count, topic);

    return newest != NULL && newest->answer[0] != '\0' ? newest->answer : NULL;
}

void td_sheet_check_answer(const struct td_sheet *page, const char *id, char *out, size_t size)
{
    int question = page->record != NULL ? td_checklist_question(page->checklist, id) : -1;

    out[0] = '\0';
    if (question >= 0 && td_answers_has(page->checklist, &page->course.answers, (size_t)question)) {
        td_answers_text(page->checklist, &page->course.answers, (size_t)question, out, size);
    }
}

/* "left", "right", "both" as the self-check has it; NULL = it does not say. */
static const char *checked_side(const struct td_sheet *page)
{
    int question = page->record != NULL ? td_checklist_question(page->checklist, "sides") : -1;
    int choice = question >= 0 ? page->course.answers.choice[question] : -1;
    const char *id =
        choice >= 0 ? page->checklist->questions[question].answers[choice].id : "unsure";

    return td_str_equal(id, "unsure") ? NULL : td_str_starts_with(id, "both") ? "both" : id;
}

/* Right is what the settings begin with, so it says nothing. */
const char *td_sheet_knee(const struct td_sheet *page)
{
    const char *said = checked_side(page);

    said = said != NULL ? said : td_sheet_answer(page, TD_TOPIC_KNEE);
    if (said != NULL && td_str_equal(said, "both")) {
        return "Both knees";
    }
    if (said != NULL) {
        return td_str_equal(said, "left") ? "Left knee" : "Right knee";
    }
    switch (page->ui->settings->knee) {
    case TD_KNEE_LEFT:
        return "Left knee";
    case TD_KNEE_BOTH:
        return "Both knees";
    default:
        return "Knee (side not said)";
    }
}

/* ---- proposed ---- */

/* A proposal holds from its day to the next one's. */
int td_sheet_proposed_tenths(const struct td_sheet *page, int64_t from, int64_t to)
{
    int64_t tenths = 0;

    for (size_t i = 0; i < page->proposal_count; i++) {
        int64_t begin = 0, end = to;

        if (!td_day_parse(page->proposals[i].date, &begin)) {
            continue;
        }
        if (i + 1 < page->proposal_count) {
            (void)td_day_parse(page->proposals[i + 1].date, &end);
        }
        begin = begin < from ? from : begin;
        end = end > to ? to : end;
        if (end > begin && page->proposals[i].every_days > 0) {
            tenths += (end - begin) * 10 / page->proposals[i].every_days;
        }
    }
    return (int)tenths;
}

int64_t td_sheet_proposed_since(const struct td_sheet *page)
{
    int64_t day = INT64_MAX;

    if (page->proposal_count > 0) {
        (void)td_day_parse(page->proposals[0].date, &day);
    }
    return day;
}
