/* The folder of the running program, as the system links to it. */
#include "teardrop/app/run/program_dir.h"

#include <string.h>
#include <unistd.h>

void td_program_dir(char *out, size_t size)
{
    /* Linux and NetBSD, FreeBSD, DragonFly; elsewhere the installed place holds. */
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/exe",
                                        "/proc/curproc/file"};

    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        ssize_t n = readlink(links[i], out, size - 1);

        if (n > 0 && (size_t)n < size - 1) {
            char *slash;

            out[n] = '\0';
            slash = strrchr(out, '/');
            if (slash != NULL && slash != out) {
                *slash = '\0';
                return;
            }
        }
    }
    out[0] = '\0';
}
