#include "teardrop/store/content/content.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/content/primer.h"
#include "teardrop/store/content/program.h"
#include "teardrop/store/paths.h"
#include "teardrop/store/text/cfg.h"

enum file { PROGRAM, CHECKLIST, PRIMER, ANATOMY, PICTURES, FILES };

static const char *const file_names[FILES] = {"programs.cfg", "checklist.cfg", "primer.cfg",
                                              "anatomy.cfg", "check_pictures.cfg"};

struct td_content {
    void (*reading)(bool on); /* NULL = nobody wants to know */
    char assets_dir[TD_PATH_MAX], user_dir[TD_PATH_MAX];
    struct td_program *program;
    struct td_program *base; /* what came with teardrop, where the user's one extends it */
    char free_name[64];      /* of the free timer; "" = there is none in this run */
    bool free_hold;
    struct td_checklist *checklist;
    struct td_primer *primer;
    struct td_anatomy *anatomy;
    struct td_anatomy *pictures; /* the small ones of the self-check */
    /* What came with teardrop, where the user's own extends it. */
    struct td_primer *primer_base;
    struct td_anatomy *anatomy_base, *pictures_base;
    bool read[FILES];
    enum td_err errors[FILES];
    struct td_problems problems[FILES];
};

enum td_err td_content_new(const char *assets_dir, const char *user_dir, struct td_content **out)
{
    struct td_content *content = calloc(1, sizeof *content);

    if (content == NULL) {
        return TD_ERR_NOMEM;
    }
    td_str_copy(content->assets_dir, sizeof content->assets_dir, assets_dir);
    td_str_copy(content->user_dir, sizeof content->user_dir, user_dir);
    *out = content;
    return TD_OK;
}

void td_content_free(struct td_content *content)
{
    if (content == NULL) {
        return;
    }
    td_program_free(content->program);
    td_program_free(content->base);
    td_checklist_free(content->checklist);
    td_primer_free(content->primer);
    td_anatomy_free(content->anatomy);
    td_anatomy_free(content->pictures);
    td_primer_free(content->primer_base);
    td_anatomy_free(content->anatomy_base);
    td_anatomy_free(content->pictures_base);
    for (int i = 0; i < FILES; i++) {
        td_problems_deinit(&content->problems[i]);
    }
    free(content);
}

/* The user's file where there is one, else the one that came with the program.
 * What stands there and cannot be read is no reason to take the other. */
static void find(const struct td_content *content, enum file file, char *out, size_t size)
{
    if (content->user_dir[0] != '\0' &&
        td_path_join(out, size, content->user_dir, file_names[file]) && td_path_is_taken(out)) {
        return;
    }
    (void)td_path_join(out, size, content->assets_dir, file_names[file]);
}

/* Opens the file that came with teardrop. */
static enum td_err open_base(struct td_content *content, enum file file, struct td_cfg **out)
{
    char path[TD_PATH_MAX];

    (void)td_path_join(path, sizeof path, content->assets_dir, file_names[file]);
    return td_cfg_load(path, path, &content->problems[file], out);
}

static enum td_err read_base(struct td_content *content)
{
    struct td_cfg *cfg = NULL;
    enum td_err err = open_base(content, PROGRAM, &cfg);

    if (err == TD_OK) {
        err = td_program_read(cfg, &content->problems[PROGRAM], &content->base);
    }
    td_cfg_free(cfg);
    return err;
}

/* A programme of the user's own may build on the one that came with teardrop;
 * the free timer is a level like any other. */
static enum td_err parse_program(struct td_content *content, const struct td_cfg *cfg)
{
    enum td_err err = td_program_read(cfg, &content->problems[PROGRAM], &content->program);

    if (err == TD_OK && content->program->extends) {
        err = read_base(content);
        if (err == TD_OK) {
            err = td_program_extend(content->program, content->base);
        }
    }
    if (err == TD_OK && content->free_name[0] != '\0') {
        err = td_program_add_free(content->program, content->free_name, content->free_hold);
    }
    return err;
}

void td_content_offer_free(struct td_content *content, const char *name, bool hold)
{
    td_str_copy(content->free_name, sizeof content->free_name, name);
    content->free_hold = hold;
}

static enum td_err parse_primer(struct td_content *content, const struct td_cfg *cfg)
{
    struct td_problems *problems = &content->problems[PRIMER];
    struct td_cfg *base = NULL;
    enum td_err err = TD_OK;

    if (td_cfg_extends(cfg)) {
        err = open_base(content, PRIMER, &base);
        if (err == TD_OK) {
            err = td_primer_read(base, problems, &content->primer_base);
        }
    }
    td_cfg_free(base);
    return err == TD_OK ? td_primer_read_onto(cfg, content->primer_base, problems, &content->primer)
                        : err;
}

static enum td_err parse_views(struct td_content *content, enum file file, const struct td_cfg *cfg)
{
    struct td_problems *problems = &content->problems[file];
    struct td_anatomy **base_views =
        file == PICTURES ? &content->pictures_base : &content->anatomy_base;
    struct td_cfg *base = NULL;
    enum td_err err = TD_OK;

    if (td_cfg_extends(cfg)) {
        err = open_base(content, file, &base);
        if (err == TD_OK) {
            err = td_anatomy_read(base, problems, base_views);
        }
    }
    td_cfg_free(base);
    return err == TD_OK
               ? td_anatomy_read_onto(cfg, *base_views, problems,
                                      file == PICTURES ? &content->pictures : &content->anatomy)
               : err;
}

/* Its questions, weights and red flags are weighed against each other. */
static enum td_err parse_checklist(struct td_content *content, const struct td_cfg *cfg)
{
    struct td_problems *problems = &content->problems[CHECKLIST];

    if (td_cfg_extends(cfg)) {
        struct td_cfg_reader reader = {.cfg = cfg, .problems = problems};

        td_cfg_problem(&reader, td_cfg_member_optional(td_cfg_root(cfg), "extends"),
                       "extends: a checklist cannot add to another, its parts are weighed against "
                       "each other; copy the whole file and change it");
        return TD_ERR_CONTENT;
    }
    return td_checklist_read(cfg, problems, &content->checklist);
}

static enum td_err parse(struct td_content *content, enum file file, const struct td_cfg *cfg)
{
    switch (file) {
    case PROGRAM:
        return parse_program(content, cfg);
    case CHECKLIST:
        return parse_checklist(content, cfg);
    case PRIMER:
        return parse_primer(content, cfg);
    default:
        return parse_views(content, file, cfg);
    }
}

/* Reads a file when it is first asked for; later calls repeat the outcome. */
static enum td_err read_once(struct td_content *content, enum file file,
                             const struct td_problems **problems)
{
    if (!content->read[file]) {
        char path[TD_PATH_MAX];
        struct td_cfg *cfg = NULL;
        enum td_err err;

        find(content, file, path, sizeof path);
        err = td_cfg_load(path, path, &content->problems[file], &cfg);
        if (err == TD_OK) {
            err = parse(content, file, cfg);
        }
        td_cfg_free(cfg); /* what is needed of it was copied */
        content->read[file] = true;
        content->errors[file] = err == TD_OK || err == TD_ERR_NOMEM ? err : TD_ERR_CONTENT;
    }
    *problems = &content->problems[file];
    return content->errors[file];
}

static enum td_err need(struct td_content *content, enum file file,
                        const struct td_problems **problems)
{
    bool tell = content->reading != NULL && !content->read[file];
    enum td_err err;

    if (tell) {
        content->reading(true);
    }
    err = read_once(content, file, problems);
    if (tell) {
        content->reading(false);
    }
    return err;
}

void td_content_on_read(struct td_content *content, void (*reading)(bool on))
{
    content->reading = reading;
}

static enum td_err get_program(void *self, const struct td_program **out,
                               const struct td_problems **problems)
{
    enum td_err err = need(self, PROGRAM, problems);

    *out = err == TD_OK ? ((struct td_content *)self)->program : NULL;
    return err;
}

static enum td_err get_checklist(void *self, const struct td_checklist **out,
                                 const struct td_problems **problems)
{
    enum td_err err = need(self, CHECKLIST, problems);

    *out = ((struct td_content *)self)->checklist;
    return err;
}

static enum td_err get_primer(void *self, const struct td_primer **out,
                              const struct td_problems **problems)
{
    enum td_err err = need(self, PRIMER, problems);

    *out = ((struct td_content *)self)->primer;
    return err;
}

static enum td_err get_anatomy(void *self, const struct td_anatomy **out,
                               const struct td_problems **problems)
{
    enum td_err err = need(self, ANATOMY, problems);

    *out = ((struct td_content *)self)->anatomy;
    return err;
}

static enum td_err get_pictures(void *self, const struct td_anatomy **out,
                                const struct td_problems **problems)
{
    enum td_err err = need(self, PICTURES, problems);

    *out = ((struct td_content *)self)->pictures;
    return err;
}

static const struct td_content_ops ops = {.program = get_program,
                                          .checklist = get_checklist,
                                          .primer = get_primer,
                                          .anatomy = get_anatomy,
                                          .pictures = get_pictures};

struct td_content_port td_content_port(struct td_content *content)
{
    return (struct td_content_port){.self = content, .ops = &ops};
}

/* ---- links between files ---- */

static void check_level(const struct td_content *content, const char *level, const char *where,
                        struct td_problems *problems)
{
    if (level != NULL && td_program_level(content->program, level) == NULL) {
        td_problems_add(problems, file_names[CHECKLIST], 0, "%s: there is no level \"%s\" in %s",
                        where, level, file_names[PROGRAM]);
    }
}

static void check_causes(const struct td_content *content, struct td_problems *problems)
{
    const struct td_checklist *checklist = content->checklist;

    for (size_t i = 0; i < checklist->cause_count; i++) {
        const struct td_cause *cause = &checklist->causes[i];

        if (cause->page != NULL && td_primer_page(content->primer, cause->page) < 0) {
            td_problems_add(problems, file_names[CHECKLIST], 0,
                            "cause \"%s\": there is no page \"%s\" in %s", cause->id, cause->page,
                            file_names[PRIMER]);
        }
        check_level(content, cause->start_level, cause->id, problems);
        check_level(content, cause->max_level, cause->id, problems);
    }
    check_level(content, checklist->soon_max_level, "soon_max_level", problems);
    check_level(content, checklist->top_level, "top_level", problems);
    check_level(content, checklist->placement_level, "placement_level", problems);
    for (size_t i = 0; i < 11; i++) {
        check_level(content, checklist->pain_levels[i], "pain_levels", problems);
    }
}

/* A question's picture must be there. */
static void check_questions(const struct td_content *content, struct td_problems *problems)
{
    for (size_t i = 0; i < content->checklist->question_count; i++) {
        const struct td_question *question = &content->checklist->questions[i];

        if (question->picture != NULL &&
            td_anatomy_view(content->pictures, question->picture) == NULL) {
            td_problems_add(problems, file_names[CHECKLIST], 0,
                            "question \"%s\": there is no view \"%s\" in %s", question->id,
                            question->picture, file_names[PICTURES]);
        }
    }
}

/* Every source a page names must have its full name on the page of sources. */
static void check_sources(const struct td_content *content, const struct td_page *page,
                          struct td_problems *problems)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const char *ids = page->blocks[i].source;

        while (ids != NULL && *(ids += strspn(ids, ", ")) != '\0') {
            size_t length = strcspn(ids, ", ");

            if (td_primer_source(content->primer, ids, length) == NULL) {
                td_problems_add(problems, file_names[PRIMER], 0,
                                "page \"%s\": source %.*s is not on the page \"sources\"", page->id,
                                (int)length, ids);
            }
            ids += length;
        }
    }
}

static void check_page(const struct td_content *content, const struct td_page *page,
                       struct td_problems *problems)
{
    const struct td_anatomy_view *view =
        page->picture == NULL ? NULL : td_anatomy_view(content->anatomy, page->picture);

    if (page->picture != NULL && view == NULL) {
        td_problems_add(problems, file_names[PRIMER], 0,
                        "page \"%s\": there is no view \"%s\" in %s", page->id, page->picture,
                        file_names[ANATOMY]);
    }
    if (page->highlight != NULL && view != NULL && td_view_part(view, page->highlight) < 0) {
        td_problems_add(problems, file_names[PRIMER], 0,
                        "page \"%s\": view \"%s\" has no part \"%s\"", page->id, page->picture,
                        page->highlight);
    }
    for (size_t i = 0; i < page->link_count; i++) {
        const char *to = page->links[i].to;

        if (td_str_starts_with(to, "train:") &&
            td_program_level(content->program, to + 6) == NULL) {
            td_problems_add(problems, file_names[PRIMER], 0,
                            "page \"%s\": there is no level \"%s\" in %s", page->id, to + 6,
                            file_names[PROGRAM]);
        }
    }
}

static void check_moments(const struct td_content *content, struct td_problems *problems)
{
    const struct td_primer *primer = content->primer;

    for (size_t i = 0; i < primer->moment_count; i++) {
        const char *views[] = {primer->moments[i].right, primer->moments[i].wrong};

        for (size_t k = 0; k < 2; k++) {
            if (views[k] != NULL && td_anatomy_view(content->anatomy, views[k]) == NULL) {
                td_problems_add(problems, file_names[PRIMER], 0,
                                "moment \"%s\": there is no view \"%s\" in %s",
                                primer->moments[i].title, views[k], file_names[ANATOMY]);
            }
        }
    }
    if (primer->moment_count > 0 &&
        td_program_level(content->program, primer->moments_level) == NULL) {
        td_problems_add(problems, file_names[PRIMER], 0,
                        "moments_level: there is no level \"%s\" in %s", primer->moments_level,
                        file_names[PROGRAM]);
    }
}

static void check_levels(const struct td_content *content, struct td_problems *problems)
{
    for (size_t i = 0; i < content->program->level_count; i++) {
        const struct td_level *level = &content->program->levels[i];

        if (level->page != NULL && td_primer_page(content->primer, level->page) < 0) {
            td_problems_add(problems, file_names[PROGRAM], 0,
                            "level \"%s\": there is no page \"%s\" in %s", level->id, level->page,
                            file_names[PRIMER]);
        }
    }
}

enum td_err td_content_check(struct td_content *content, struct td_problems *problems)
{
    bool whole = true;

    for (int file = 0; file < FILES; file++) {
        const struct td_problems *found;

        if (need(content, (enum file)file, &found) != TD_OK) {
            whole = false;
            for (size_t i = 0; i < found->count; i++) {
                td_problems_add(problems, NULL, 0, "%s", found->lines[i]);
            }
        }
    }
    if (whole) {
        check_causes(content, problems);
        check_questions(content, problems);
        check_moments(content, problems);
        check_levels(content, problems);
        for (size_t i = 0; i < content->primer->page_count; i++) {
            check_page(content, &content->primer->pages[i], problems);
            check_sources(content, &content->primer->pages[i], problems);
        }
    }
    return problems->count > 0 || !whole ? TD_ERR_CONTENT : TD_OK;
}
