/* Content, read when first asked for and kept: the content port. */
#ifndef TEARDROP_STORE_CONTENT_CONTENT_H
#define TEARDROP_STORE_CONTENT_CONTENT_H

#include "teardrop/core/ports.h"

struct td_content; /* owner */

/* assets_dir holds the shipped *.cfg; a file of the same name in user_dir (may
 * be "") replaces it. Nothing is read yet. */
enum td_err td_content_new(const char *assets_dir, const char *user_dir, struct td_content **out);
/* In this run there is a level "free" for any movement (td_program_add_free). Call
 * it before the programme is first asked for. */
void td_content_offer_free(struct td_content *content, const char *name, bool hold);
/* Called with true before a file is read and with false when it was. The library that reads
 * them asks for memory without looking whether it got any: who can tell what a crash in between
 * means may want to know. NULL = nobody does. */
void td_content_on_read(struct td_content *content, void (*reading)(bool on));
void td_content_free(struct td_content *content);
struct td_content_port td_content_port(struct td_content *content);

/* Reads everything and adds all problems, also links between files: primer
 * pages' pictures and parts, causes' pages, levels named by the checklist. */
enum td_err td_content_check(struct td_content *content, struct td_problems *problems);

#endif
