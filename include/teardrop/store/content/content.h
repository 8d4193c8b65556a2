/* Content, read when first asked for and kept: the content port. */
#ifndef TEARDROP_STORE_CONTENT_CONTENT_H
#define TEARDROP_STORE_CONTENT_CONTENT_H

#include "teardrop/core/ports.h"

struct td_content; /* owner */

/* assets_dir holds the shipped *.cfg; a file of the same name in user_dir (may
 * be "") replaces it. Nothing is read yet. */
enum td_err td_content_new(const char *assets_dir, const char *user_dir, struct td_content **out);
/* Adds the level "free", for any movement, to the programme (td_program_add_free). Call it before
 * the programme is first asked for. */
void td_content_offer_free(struct td_content *content, const char *name, bool hold);
/* reading is called with true before a file is read and with false after it: libconfig does not
 * check its allocations, so a crash in between means that memory ran out. NULL = no call. */
void td_content_on_read(struct td_content *content, void (*reading)(bool on));
void td_content_free(struct td_content *content);
struct td_content_port td_content_port(struct td_content *content);

/* Reads everything and adds all problems, also links between files: primer
 * pages' pictures and parts, causes' pages, levels named by the checklist. */
enum td_err td_content_check(struct td_content *content, struct td_problems *problems);

#endif
