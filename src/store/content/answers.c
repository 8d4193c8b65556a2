/* Answers of a self-check, from a file, a pipe or standard input. */
#include "teardrop/store/content/answers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teardrop/base/by_id.h"
#include "teardrop/base/str.h"
#include "teardrop/store/text/ini.h"
#include "text/text.h"

#define SECTION "answers"
#define FLAGS_KEY "red_flags"

struct reader {
    const struct td_checklist *checklist;
    const char *name;
    struct td_problems *problems;
    struct td_answers *out;
};

static void refuse(struct reader *r, int line, const char *what, const char *word,
                   const char *const *known, size_t count)
{
    td_problems_add(r->problems, r->name, line, "there is no %s \"%s\"%s", what, word,
                    td_str_suggestion(word, known, count).text);
}

/* ---- red flags ---- */

static void take_flag(struct reader *r, int line, const char *id, bool *none, int *count)
{
    int flag;

    (*count)++;
    if (td_str_equal(id, "none")) {
        *none = true;
        return;
    }
    flag = td_checklist_flag(r->checklist, id);
    if (flag < 0) {
        const char *known[TD_CHECK_MAX_FLAGS];

        TD_IDS(r->checklist->flags, r->checklist->flag_count, known);
        refuse(r, line, "red flag", id, known, r->checklist->flag_count);
    } else if (r->out->flag[flag]) {
        td_problems_add(r->problems, r->name, line, "red flag \"%s\" is there twice", id);
    } else {
        r->out->flag[flag] = true;
    }
}

static void take_flags(struct reader *r, const struct td_ini_entry *entry)
{
    char list[1024];
    bool none = false;
    int count = 0;

    r->out->flags_asked = true;
    td_str_copy(list, sizeof list, entry->value);
    for (char *at = list; at != NULL;) {
        char *comma = strchr(at, ',');
        char *end;

        if (comma != NULL) {
            *comma = '\0';
        }
        while (*at == ' ' || *at == '\t') {
            at++;
        }
        end = at + strlen(at);
        while (end > at && (end[-1] == ' ' || end[-1] == '\t')) {
            *--end = '\0';
        }
        if (*at == '\0') {
            td_problems_add(r->problems, r->name, entry->line,
                            "red_flags: a name is missing; expected none, or ids with commas "
                            "between them");
            return;
        }
        take_flag(r, entry->line, at, &none, &count);
        at = comma != NULL ? comma + 1 : NULL;
    }
    if (none && count > 1) {
        td_problems_add(r->problems, r->name, entry->line,
                        "red_flags: none stands beside another flag");
    }
}

/* ---- answers ---- */

static void take_years(struct reader *r, size_t index, const struct td_ini_entry *entry)
{
    const struct td_question *question = &r->checklist->questions[index];
    int years, band;

    if (strspn(entry->value, "-0123456789") == strlen(entry->value) && entry->value[0] != '\0') {
        if (!td_str_to_int(entry->value, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX, &years)) {
            td_problems_add(r->problems, r->name, entry->line,
                            "age \"%s\": expected years from %d to %d, or the id of a band",
                            entry->value, TD_CHECK_AGE_MIN, TD_CHECK_AGE_MAX);
            return;
        }
        r->out->age_years = years;
        r->out->choice[index] = (int8_t)td_question_band(question, years);
        return;
    }
    band = td_question_answer(question, entry->value);
    if (band >= 0) {
        r->out->choice[index] = (int8_t)band;
        return;
    }
    {
        const char *known[TD_CHECK_MAX_ANSWERS];

        TD_IDS(question->answers, question->answer_count, known);
        refuse(r, entry->line, "age", entry->value, known, question->answer_count);
    }
}

static void take_choice(struct reader *r, size_t index, const struct td_ini_entry *entry)
{
    const struct td_question *question = &r->checklist->questions[index];
    int answer = td_question_answer(question, entry->value);
    const char *known[TD_CHECK_MAX_ANSWERS];
    char list[400] = "";

    if (answer >= 0) {
        r->out->choice[index] = (int8_t)answer;
        return;
    }
    for (size_t i = 0; i < question->answer_count; i++) {
        known[i] = question->answers[i].id;
        td_str_append(list, sizeof list, "%s%s", i > 0 ? ", " : "", known[i]);
    }
    td_problems_add(r->problems, r->name, entry->line,
                    "%s: there is no answer \"%s\"%s; answers: %s", question->id, entry->value,
                    td_str_suggestion(entry->value, known, question->answer_count).text, list);
}

static void take_scale(struct reader *r, const struct td_ini_entry *entry)
{
    if (!td_str_equal(entry->value, "unsure") &&
        !td_str_to_int(entry->value, 0, 10, &r->out->worst_pain)) {
        td_problems_add(r->problems, r->name, entry->line,
                        "%s \"%s\": expected a whole number from 0 to 10", entry->key,
                        entry->value);
    }
}

static void take_question(struct reader *r, const struct td_ini_entry *entry)
{
    int index = td_checklist_question(r->checklist, entry->key);

    if (index < 0) {
        const char *known[TD_CHECK_MAX_QUESTIONS + 1];

        TD_IDS(r->checklist->questions, r->checklist->question_count, known);
        known[r->checklist->question_count] = FLAGS_KEY;
        refuse(r, entry->line, "question", entry->key, known, r->checklist->question_count + 1);
        return;
    }
    switch (r->checklist->questions[index].kind) {
    case TD_QUESTION_YEARS:
        take_years(r, (size_t)index, entry);
        break;
    case TD_QUESTION_SCALE:
        take_scale(r, entry);
        break;
    case TD_QUESTION_CHOICE:
        take_choice(r, (size_t)index, entry);
        break;
    }
}

static void take_all(struct reader *r, const struct td_ini *ini)
{
    bool flags_said = false;

    for (size_t i = 0; i < td_ini_count(ini); i++) {
        struct td_ini_entry entry = td_ini_entry(ini, i);

        flags_said = flags_said || td_str_equal(entry.key, FLAGS_KEY);
        if (!td_str_equal(entry.section, SECTION)) {
            td_problems_add(r->problems, r->name, entry.line,
                            "[%s]: unknown section; expected [" SECTION "]", entry.section);
        } else if (td_str_equal(entry.key, FLAGS_KEY)) {
            take_flags(r, &entry);
        } else {
            take_question(r, &entry);
        }
    }
    if (!flags_said) {
        td_problems_add(r->problems, r->name, 0,
                        FLAGS_KEY " is missing: the red flags come first, always; write "
                                  "\"" FLAGS_KEY " = none\" if none is true");
    }
}

enum td_err td_answers_parse(const char *text, size_t bytes, const char *name,
                             const struct td_checklist *checklist, struct td_answers *out,
                             struct td_problems *problems)
{
    struct reader r = {.checklist = checklist, .name = name, .problems = problems, .out = out};
    struct td_ini *ini;
    enum td_err err = td_ini_parse(text, bytes, name, problems, &ini);

    td_answers_init(out);
    if (ini != NULL) {
        take_all(&r, ini);
    }
    td_ini_free(ini);
    if (err == TD_ERR_NOMEM) {
        return err;
    }
    return problems->count > 0 ? TD_ERR_USAGE : TD_OK;
}

/* A pipe is read, too: `--answers <(...)`. */
static enum td_err read_pipe(const char *path, char **text, size_t *bytes, char *why,
                             size_t why_size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    enum td_err err = TD_ERR_IO;

    if (fd < 0) {
        td_str_format(why, why_size, "cannot be read: %s", strerror(errno));
    } else {
        err = td_text_read_fd(fd, TD_INI_MAX_BYTES, text, bytes, why, why_size);
        (void)close(fd);
    }
    return err;
}

enum td_err td_answers_file_read(const char *path, const struct td_checklist *checklist,
                                 struct td_answers *out, struct td_problems *problems)
{
    char why[TD_TEXT_WHY] = "";
    struct stat status;
    char *text;
    size_t bytes;
    enum td_err err;

    if (td_str_equal(path, "-")) {
        err = td_text_read_fd(STDIN_FILENO, TD_INI_MAX_BYTES, &text, &bytes, why, sizeof why);
    } else if (stat(path, &status) == 0 && S_ISFIFO(status.st_mode)) {
        err = read_pipe(path, &text, &bytes, why, sizeof why);
    } else {
        err = td_text_read(path, TD_INI_MAX_BYTES, &text, &bytes, why, sizeof why);
    }
    if (err != TD_OK) {
        td_problems_add(problems, path, 0, "%s", why);
        return err == TD_ERR_NOMEM ? err : TD_ERR_USAGE;
    }
    err = td_answers_parse(text, bytes, path, checklist, out, problems);
    free(text);
    return err;
}
