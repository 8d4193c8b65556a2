/* All content files: which file is used (the user's or the one that came with teardrop), reading
 * each once, and checking the links between them. */
#include "teardrop/store/content/content.h"

#include <stdlib.h>
#include <string.h>

#include "teardrop/base/str.h"
#include "teardrop/store/content/anatomy.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/content/primer.h"
#include "teardrop/store/content/program.h"
#include "teardrop/store/content/tones.h"
#include "teardrop/store/paths.h"
#include "teardrop/store/text/cfg.h"

enum file { PROGRAM, CHECKLIST, PRIMER, ANATOMY, PICTURES, TONES, FILES };

static const char *const file_names[FILES] = {"programs.cfg", "checklist.cfg",      "primer.cfg",
                                              "anatomy.cfg",  "check_pictures.cfg", "tones.cfg"};

struct td_content {
    void (*reading)(bool on); /* see td_content_on_read; may be NULL */
    char assets_dir[TD_PATH_MAX], user_dir[TD_PATH_MAX];
    char free_name[64]; /* of the free timer; "" = there is none in this run */
    bool free_hold;
    /* The files in use, and what came with teardrop where one of the user's own extends it. */
    struct td_program *program, *program_base;
    struct td_program *ladder; /* the programme without its swap-ins */
    struct td_checklist *checklist;
    struct td_primer *primer, *primer_base;
    struct td_anatomy *anatomy, *anatomy_base;
    struct td_anatomy *home_views;               /* the first of them alone */
    struct td_anatomy *pictures, *pictures_base; /* the small ones of the self-check */
    struct td_tones *tones, *tones_base;
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
    td_program_free(content->program_base);
    td_program_free(content->ladder);
    td_checklist_free(content->checklist);
    td_primer_free(content->primer);
    td_primer_free(content->primer_base);
    td_anatomy_free(content->anatomy);
    td_anatomy_free(content->anatomy_base);
    td_anatomy_free(content->home_views);
    td_anatomy_free(content->pictures);
    td_anatomy_free(content->pictures_base);
    td_tones_free(content->tones);
    td_tones_free(content->tones_base);
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

/* Opens the file that came with teardrop, if it is extended; NULL when it is not. */
static enum td_err open_base(struct td_content *content, enum file file, bool extends,
                             struct td_cfg **out)
{
    char path[TD_PATH_MAX];

    *out = NULL;
    if (!extends) {
        return TD_OK;
    }
    (void)td_path_join(path, sizeof path, content->assets_dir, file_names[file]);
    return td_cfg_load(path, path, &content->problems[file], out);
}

/* The free timer is a level like any other. */
static enum td_err parse_program(struct td_content *content, const struct td_cfg *cfg,
                                 const struct td_cfg *base)
{
    struct td_problems *problems = &content->problems[PROGRAM];
    enum td_err err =
        base == NULL ? TD_OK : td_program_read(base, NULL, problems, &content->program_base);

    if (err == TD_OK) {
        err = td_program_read(cfg, content->program_base, problems, &content->program);
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

static enum td_err parse_primer(struct td_content *content, const struct td_cfg *cfg,
                                const struct td_cfg *base)
{
    struct td_problems *problems = &content->problems[PRIMER];
    enum td_err err =
        base == NULL ? TD_OK : td_primer_read(base, NULL, problems, &content->primer_base);

    return err == TD_OK ? td_primer_read(cfg, content->primer_base, problems, &content->primer)
                        : err;
}

static enum td_err parse_tones(struct td_content *content, const struct td_cfg *cfg,
                               const struct td_cfg *base)
{
    struct td_problems *problems = &content->problems[TONES];
    enum td_err err =
        base == NULL ? TD_OK : td_tones_read(base, NULL, problems, &content->tones_base);

    return err == TD_OK ? td_tones_read(cfg, content->tones_base, problems, &content->tones) : err;
}

static enum td_err parse_views(struct td_problems *problems, const struct td_cfg *cfg,
                               const struct td_cfg *base, struct td_anatomy **base_views,
                               struct td_anatomy **out)
{
    enum td_err err = base == NULL ? TD_OK : td_anatomy_read(base, NULL, problems, base_views);

    return err == TD_OK ? td_anatomy_read(cfg, *base_views, problems, out) : err;
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
    struct td_problems *problems = &content->problems[file];
    struct td_cfg *base;
    enum td_err err;

    if (file == CHECKLIST) {
        return parse_checklist(content, cfg);
    }
    err = open_base(content, file, td_cfg_extends(cfg), &base);
    if (err == TD_OK) {
        err = file == PROGRAM  ? parse_program(content, cfg, base)
              : file == PRIMER ? parse_primer(content, cfg, base)
              : file == TONES  ? parse_tones(content, cfg, base)
              : file == ANATOMY
                  ? parse_views(problems, cfg, base, &content->anatomy_base, &content->anatomy)
                  : parse_views(problems, cfg, base, &content->pictures_base, &content->pictures);
    }
    td_cfg_free(base);
    return err;
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
    if (problems != NULL) {
        *problems = &content->problems[file];
    }
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

/* The first part of a file: the ladder of the programme, the views that home shows. Only of the
 * file that came with teardrop; one of the user's own is always read whole, and so is one with
 * mistakes, which are reported then. */
static enum td_err read_first(struct td_content *content, enum file file, const char *without,
                              struct td_problems *problems)
{
    char path[TD_PATH_MAX], shipped[TD_PATH_MAX];
    struct td_cfg *cfg = NULL;
    enum td_err err;

    find(content, file, path, sizeof path);
    (void)td_path_join(shipped, sizeof shipped, content->assets_dir, file_names[file]);
    if (!td_str_equal(path, shipped) || (file == PROGRAM && content->free_name[0] != '\0')) {
        return TD_ERR_ABSENT;
    }
    err = td_cfg_load_without(path, path, without, problems, &cfg);
    if (err == TD_OK) {
        err = file == PROGRAM ? td_program_read(cfg, NULL, problems, &content->ladder)
                              : td_anatomy_read(cfg, NULL, problems, &content->home_views);
    }
    td_cfg_free(cfg);
    return err;
}

/* False: it cannot be had, or all of the file has been read already. */
static bool need_first(struct td_content *content, enum file file, const char *without)
{
    bool have = file == PROGRAM ? content->ladder != NULL : content->home_views != NULL;
    struct td_problems problems = {0};

    if (content->read[file] || have) {
        return !content->read[file];
    }
    if (content->reading != NULL) {
        content->reading(true);
    }
    have = read_first(content, file, without, &problems) == TD_OK;
    if (content->reading != NULL) {
        content->reading(false);
    }
    td_problems_deinit(&problems);
    return have;
}

void td_content_on_read(struct td_content *content, void (*reading)(bool on))
{
    content->reading = reading;
}

/* What the port hands out is read by then, or NULL. */
#define GET(member, file, type)                                                                    \
    static enum td_err get_##member(void *self, const struct type **out,                           \
                                    const struct td_problems **problems)                           \
    {                                                                                              \
        enum td_err err = need(self, file, problems);                                              \
                                                                                                   \
        *out = ((struct td_content *)self)->member;                                                \
        return err;                                                                                \
    }

GET(program, PROGRAM, td_program)
GET(checklist, CHECKLIST, td_checklist)
GET(primer, PRIMER, td_primer)
GET(anatomy, ANATOMY, td_anatomy)
GET(pictures, PICTURES, td_anatomy)
GET(tones, TONES, td_tones)

static enum td_err get_ladder(void *self, const struct td_program **out,
                              const struct td_problems **problems)
{
    if (!need_first(self, PROGRAM, "swap_ins")) {
        return get_program(self, out, problems);
    }
    *out = ((struct td_content *)self)->ladder;
    return TD_OK;
}

static enum td_err get_home_views(void *self, const struct td_anatomy **out,
                                  const struct td_problems **problems)
{
    if (!need_first(self, ANATOMY, TD_ANATOMY_MORE)) {
        return get_anatomy(self, out, problems);
    }
    *out = ((struct td_content *)self)->home_views;
    return TD_OK;
}

static const struct td_content_ops ops = {.program = get_program,
                                          .ladder = get_ladder,
                                          .home_views = get_home_views,
                                          .checklist = get_checklist,
                                          .primer = get_primer,
                                          .anatomy = get_anatomy,
                                          .pictures = get_pictures,
                                          .tones = get_tones};

struct td_content_port td_content_port(struct td_content *content)
{
    return (struct td_content_port){.self = content, .ops = &ops};
}

/* ---- links between files ---- */

struct links {
    const struct td_content *content;
    struct td_problems *problems;
};

/* Is there a thing of this name in its file? Reported where it is named: in `file`, by an owner
 * with an id, or by a key of the file itself (id NULL). A name that is NULL names nothing. */
static void need_name(const struct links *l, enum file file, const char *owner, const char *id,
                      enum file in, const char *name)
{
    static const char *const things[FILES] = {"level", "", "page", "view", "view", "set"};
    const struct td_content *c = l->content;
    bool there = name == NULL    ? true
                 : in == PROGRAM ? td_program_level(c->program, name) != NULL
                 : in == PRIMER
                     ? td_primer_page(c->primer, name) >= 0
                     : td_anatomy_view(in == ANATOMY ? c->anatomy : c->pictures, name) != NULL;

    if (!there) {
        td_problems_add(l->problems, file_names[file], 0, "%s%s%s%s: there is no %s \"%s\" in %s",
                        owner, id != NULL ? " \"" : "", id != NULL ? id : "",
                        id != NULL ? "\"" : "", things[in], name, file_names[in]);
    }
}

static void check_checklist(const struct links *l)
{
    const struct td_checklist *list = l->content->checklist;

    for (size_t i = 0; i < list->cause_count; i++) {
        const struct td_cause *cause = &list->causes[i];

        need_name(l, CHECKLIST, "cause", cause->id, PRIMER, cause->page);
        need_name(l, CHECKLIST, "cause", cause->id, PROGRAM, cause->start_level);
        need_name(l, CHECKLIST, "cause", cause->id, PROGRAM, cause->max_level);
    }
    need_name(l, CHECKLIST, "soon_max_level", NULL, PROGRAM, list->soon_max_level);
    need_name(l, CHECKLIST, "limited_max_level", NULL, PROGRAM, list->limited_max_level);
    need_name(l, CHECKLIST, "top_level", NULL, PROGRAM, list->top_level);
    need_name(l, CHECKLIST, "placement_level", NULL, PROGRAM, list->placement_level);
    for (size_t i = 0; i < 11; i++) {
        need_name(l, CHECKLIST, "pain_levels", NULL, PROGRAM, list->pain_levels[i]);
    }
    for (size_t i = 0; i < list->question_count; i++) {
        const struct td_question *question = &list->questions[i];

        need_name(l, CHECKLIST, "question", question->id, PICTURES, question->picture);
        for (size_t k = 0; k < question->region_count; k++) {
            need_name(l, CHECKLIST, "region", question->regions[k].id, PICTURES,
                      question->regions[k].picture);
        }
    }
}

/* Every source a page names must have its full name on the page of sources. */
static void check_sources(const struct links *l, const struct td_page *page)
{
    for (size_t i = 0; i < page->block_count; i++) {
        const char *ids = page->blocks[i].source;

        while (ids != NULL && *(ids += strspn(ids, ", ")) != '\0') {
            size_t length = strcspn(ids, ", ");

            if (td_primer_source(l->content->primer, ids, length) == NULL) {
                td_problems_add(l->problems, file_names[PRIMER], 0,
                                "page \"%s\": source %.*s is not on the page \"sources\"", page->id,
                                (int)length, ids);
            }
            ids += length;
        }
    }
}

static void check_page(const struct links *l, const struct td_page *page)
{
    const struct td_anatomy_view *view =
        page->picture == NULL ? NULL : td_anatomy_view(l->content->anatomy, page->picture);

    need_name(l, PRIMER, "page", page->id, ANATOMY, page->picture);
    need_name(l, PRIMER, "page", page->id, ANATOMY, page->below);
    if (page->highlight != NULL && view != NULL && td_view_part(view, page->highlight) < 0) {
        td_problems_add(l->problems, file_names[PRIMER], 0,
                        "page \"%s\": view \"%s\" has no part \"%s\"", page->id, page->picture,
                        page->highlight);
    }
    for (size_t i = 0; i < page->link_count; i++) {
        if (td_str_starts_with(page->links[i].to, "train:")) {
            need_name(l, PRIMER, "page", page->id, PROGRAM, page->links[i].to + 6);
        }
    }
    check_sources(l, page);
}

/* An arrow points at a part of the wrong picture. */
static void check_fault(const struct links *l, const struct td_moment *moment)
{
    const struct td_anatomy_view *view =
        moment->wrong == NULL ? NULL : td_anatomy_view(l->content->anatomy, moment->wrong);

    if (moment->fault_at != NULL && view != NULL && td_view_part(view, moment->fault_at) < 0) {
        td_problems_add(l->problems, file_names[PRIMER], 0,
                        "moment \"%s\": view \"%s\" has no part \"%s\"", moment->title,
                        moment->wrong, moment->fault_at);
    }
}

static void check_primer(const struct links *l)
{
    const struct td_primer *primer = l->content->primer;

    for (size_t i = 0; i < primer->moment_count; i++) {
        const struct td_moment *moment = &primer->moments[i];

        need_name(l, PRIMER, "moment", moment->title, ANATOMY, moment->right);
        need_name(l, PRIMER, "moment", moment->title, ANATOMY, moment->wrong);
        check_fault(l, moment);
    }
    if (primer->moment_count > 0) {
        need_name(l, PRIMER, "moments_level", NULL, PROGRAM, primer->moments_level);
    }
    for (size_t i = 0; i < primer->page_count; i++) {
        check_page(l, &primer->pages[i]);
    }
}

static void check_program(const struct links *l)
{
    const struct td_program *program = l->content->program;

    for (size_t i = 0; i < program->level_count; i++) {
        need_name(l, PROGRAM, "level", program->levels[i].id, PRIMER, program->levels[i].page);
    }
}

enum td_err td_content_check(struct td_content *content, struct td_problems *problems)
{
    const struct links links = {content, problems};
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
        check_checklist(&links);
        check_program(&links);
        check_primer(&links);
    }
    return problems->count > 0 || !whole ? TD_ERR_CONTENT : TD_OK;
}
