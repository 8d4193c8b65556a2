/* z3, run as a process of its own with a pipe each way. */
#include "proof/solver.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static bool run(const char *const *words, int in, int out, pid_t *pid)
{
    posix_spawn_file_actions_t files;
    bool ok;

    if (posix_spawn_file_actions_init(&files) != 0) {
        return false;
    }
    ok = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO) == 0 &&
         posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO) == 0 &&
         posix_spawnp(pid, words[0], &files, NULL, (char *const *)words, environ) == 0;
    (void)posix_spawn_file_actions_destroy(&files);
    return ok;
}

bool solver_exists(void)
{
    static const char *const words[] = {"z3", "--version", NULL};
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    int status = -1;
    pid_t pid;
    bool ok = null >= 0 && run(words, null, null, &pid) && waitpid(pid, &status, 0) == pid &&
              WIFEXITED(status) && WEXITSTATUS(status) == 0;

    if (null >= 0) {
        (void)close(null);
    }
    return ok;
}

static void close_both(const int ends[2])
{
    (void)close(ends[0]);
    (void)close(ends[1]);
}

static bool new_pipe(int ends[2])
{
    return pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
           fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

bool solver_begin(struct solver *s, int seconds)
{
    char limit[32];
    const char *words[] = {"z3", "-in", "-smt2", limit, NULL};
    int to[2], from[2];

    (void)snprintf(limit, sizeof limit, "-T:%d", seconds);
    (void)signal(SIGPIPE, SIG_IGN); /* a z3 that has ended shows in its answers */
    if (!new_pipe(to)) {
        return false;
    }
    if (!new_pipe(from)) {
        close_both(to);
        return false;
    }
    if (!run(words, to[0], from[1], &s->pid)) {
        close_both(to);
        close_both(from);
        return false;
    }
    (void)close(to[0]);
    (void)close(from[1]);
    s->open = 0;
    s->ended = true;
    s->in = fdopen(to[1], "w");
    s->out = fdopen(from[0], "r");
    return s->in != NULL && s->out != NULL;
}

void solver_end(struct solver *s)
{
    (void)fclose(s->in);
    (void)fclose(s->out);
    (void)waitpid(s->pid, NULL, 0);
}

/* The next word of what z3 says: what is between blanks and parentheses, or a name between bars
 * (its bars left out); "" at the end. Counts parentheses. */
static void next_word(struct solver *s, char *word, size_t size)
{
    size_t length = 0;
    int c;

    word[0] = '\0';
    if (s->ended) {
        return;
    }
    c = getc_unlocked(s->out);

    while (c == ' ' || c == '\n' || c == '(' || c == ')') {
        s->open += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ')' && s->open <= 0) {
            s->ended = true;
            return;
        }
        c = getc_unlocked(s->out);
    }
    for (bool barred = c == '|'; c != EOF; c = getc_unlocked(s->out)) {
        if (!barred && (c == ' ' || c == '\n' || c == ')')) {
            (void)ungetc(c, s->out);
            break;
        }
        if (length + 1 < size) {
            word[length++] = (char)c;
        }
        if (barred && c == '|' && length > 1) {
            break;
        }
    }
    word[length] = '\0';
    s->ended = c == EOF;
}

enum verdict solver_check(struct solver *s)
{
    char line[256];

    (void)fputs("\n(check-sat)\n", s->in);
    (void)fflush(s->in);
    if (fgets(line, sizeof line, s->out) == NULL) {
        (void)fprintf(stderr, "z3 said nothing\n");
        return VERDICT_UNKNOWN;
    }
    if (strcmp(line, "unsat\n") == 0) {
        return VERDICT_UNSAT;
    }
    if (strcmp(line, "sat\n") == 0) {
        return VERDICT_SAT;
    }
    (void)fprintf(stderr, "z3 said %s", line);
    return VERDICT_UNKNOWN;
}

bool solver_value(struct solver *s, int *value)
{
    char name[128], word[32];

    next_word(s, name, sizeof name);
    if (name[0] == '\0') {
        return false;
    }
    next_word(s, word, sizeof word);
    if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0) {
        *value = word[0] == 't' ? 1 : 0;
        return true;
    }
    if (strncmp(word, "#x", 2) == 0) {
        *value = (int)strtol(word + 2, NULL, 16);
        *value -= *value >= 2048 ? 4096 : 0;
        return true;
    }
    (void)fprintf(stderr, "z3 said %s of %s\n", word, name);
    return false;
}

void solver_reply(struct solver *s)
{
    (void)fflush(s->in);
    s->open = 0;
    s->ended = false;
}

void solver_skip(struct solver *s)
{
    char word[128];

    while (!s->ended) {
        next_word(s, word, sizeof word);
    }
    for (int c = 0; c != EOF && c != '\n';) {
        c = getc_unlocked(s->out); /* the end of its line */
    }
}
