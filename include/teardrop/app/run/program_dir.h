/* Where the running program lies, so that it finds its assets beside it. */
#ifndef TEARDROP_APP_RUN_PROGRAM_DIR_H
#define TEARDROP_APP_RUN_PROGRAM_DIR_H

#include <stddef.h>

/* The folder of the executable, links followed; "" where the system does not
 * tell. */
void td_program_dir(char *out, size_t size);

#endif
