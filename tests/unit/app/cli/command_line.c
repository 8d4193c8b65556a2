/* The real program, run by a shell: what it says of its history, where, and its exit code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

#define TEXT_MAX 20000

struct place {
    char dir[64];
    char out[TEXT_MAX], err[TEXT_MAX];
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    char link[96];

    (void)snprintf(place->dir, sizeof place->dir, "/tmp/td-command-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    /* The shell gets a name without blanks, wherever the program was built. */
    (void)snprintf(link, sizeof link, "%s/teardrop", place->dir);
    assert_int_equal(symlink(TEARDROP_BINARY, link), 0);
    *state = place;
    return 0;
}

static void read_all(const char *dir, const char *name, char out[TEXT_MAX])
{
    char path[128];
    FILE *file;
    size_t count = 0;

    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    file = fopen(path, "r");
    if (file != NULL) {
        count = fread(out, 1, TEXT_MAX - 1, file);
        (void)fclose(file);
    }
    out[count] = '\0';
}

/* In the folder, with its own home; $T is the program and $H the history's file. */
static int shell(struct place *place, const char *command)
{
    char line[4096];
    int status;

    (void)snprintf(
        line, sizeof line,
        "cd %s && export HOME=%s XDG_CONFIG_HOME=%s/none XDG_DATA_HOME=%s/data T=%s/teardrop"
        " H=%s/data/teardrop/history.db && { %s; } >out 2>err",
        place->dir, place->dir, place->dir, place->dir, place->dir, place->dir, command);
    status = system(line); // NOLINT(cert-env33-c): a shell is what this is about
    read_all(place->dir, "out", place->out);
    read_all(place->dir, "err", place->err);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char line[128];

    (void)snprintf(line, sizeof line, "rm -rf %s", place->dir);
    assert_int_equal(system(line), 0); // NOLINT(cert-env33-c)
    free(place);
    return 0;
}

static void expect(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in: %s", part, text);
    }
}

#define RUN(command, code)                                                                         \
    do {                                                                                           \
        int found_ = shell(place, (command));                                                      \
        if (found_ != (code)) {                                                                    \
            fail_msg("%s: %d: %s%s", (command), found_, place->out, place->err);                   \
        }                                                                                          \
    } while (0)

#define MORNING                                                                                    \
    "{\"type\":\"morning\",\"date\":\"2024-11-01\",\"pain\":3,\"swollen\":0,\"limp\":0,"           \
    "\"uuid\":\"11111111-1111-4111-8111-111111111111\",\"changed_unix_s\":1000}"

/* What a script needs to show what today holds. */
static void status__json__says_hold_load_and_small_step(void **state)
{
    struct place *place = *state;

    RUN("$T status --format json", 0);
    expect(place->out, "\"small_step\":\t0");
    expect(place->out, "\"hold_s\":\t");
    expect(place->out, "\"load_kg\":\t0");
}

/* Any time, whatever is kept; only what cannot be read is a failure. */
static void report__without_a_self_check__is_a_page(void **state)
{
    struct place *place = *state;

    RUN("$T report", 0);
    expect(place->out, "# Knee: a page for a clinician, ");
    expect(place->out, "12 weeks, from ");
    expect(place->out, "No self-check on record");
    RUN("$T log 3 && $T report --weeks 2 --ascii", 0);
    expect(place->out, "2 weeks, from ");
    expect(place->out, "Swollen: on none of 1 mornings.");
    RUN("$T check --report", 1);
    expect(place->err, "there is no self-check yet");
    RUN("echo this is no database at all >$H && $T report", 1);
    expect(place->err, "history.db");
}

static void status__unreadable_history__is_said(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && $T status --format json", 0);
    expect(place->out, "\"trouble\":");
    assert_null(strstr(place->out, "history cannot be read"));
    RUN("$T status", 0);
    expect(place->out, "due now");
    RUN("echo this is no database at all >$H && $T status", 1);
    expect(place->out, "history cannot be read: ");
    assert_null(strstr(place->out, "due now"));
    expect(place->err, "history.db");
    RUN("$T status --format json", 1);
    expect(place->out, "file is not a database");
    expect(place->out, "\"level\":");
    expect(place->out, "null");
    expect(place->out, "history cannot be read");
    RUN("$T --plain", 1);
    assert_null(strstr(place->out, "Next session"));
    expect(place->out, "The history cannot be read, and with it the last self-check");
}

static void train__unreadable_history__is_said_first(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && echo this is no database at all >$H &&"
        " $T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000 2>&1",
        1);
    expect(place->out, "tried once more: of this session 1 reps are not kept in ");
    expect(place->out, "the history cannot be read, and with it the last self-check");
    assert_true(strstr(place->out, "cannot be read") < strstr(place->out, "set 1/1"));
    RUN("$T --plain train --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 1);
    expect(place->err, "the history cannot be read, and so not which session is next");
    assert_null(strstr(place->out, "set 1/1"));
    RUN("rm $H && $T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 0);
    assert_null(strstr(place->err, "cannot be read"));
}

static void plain__home__says_what_asks_for_a_look(void **state)
{
    struct place *place = *state;

    RUN("$T log 2 && $T --plain", 0);
    assert_null(strstr(place->out, "Have the knee looked at"));
    expect(place->out, "teardrop log PAIN");
    RUN("$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000 && $T log 8", 0);
    RUN("$T --plain", 0);
    expect(place->out, "Have the knee looked at within days, two weeks at the latest.");
}

static void plain__history__says_lights_and_checks_in_words(void **state)
{
    struct place *place = *state;

    RUN("printf 'strong\\n35\\nn\\nn\\n' | $T --plain check >/dev/null && $T --plain history", 0);
    expect(place->out, "  check    no pain, to get stronger\n");
    RUN("$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000", 0);
    assert_null(strstr(place->out, "None of these today")); /* a pipe is asked nothing */
    RUN("$T --plain history", 0);
    expect(place->out, "reps 1/1  0 min  open until the next morning is known\n");
}

/* The command in the place of the way's %s. */
static void put_command(char *out, size_t size, const char *way, const char *command)
{
    const char *at = strstr(way, "%s");

    (void)snprintf(out, size, "%.*s%s%s", (int)(at - way), way, command, at + 2);
}

#define ANSWERS "printf '[answers]\\nred_flags = none\\nage = 34\\n' >a.ini"

/* Whatever is said: a disk that is full, a pipe that nobody reads, a stream that was closed. */
static void output__lost__is_said(void **state)
{
    static const char *const commands[] = {
        "$T --help",
        "$T --version",
        "$T status",
        "$T status --format json",
        "$T log 2",
        "$T --plain",
        "$T --plain history",
        "$T --plain primer",
        "$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000",
        "$T config --show",
        "$T config --check",
        "$T train --dry-run",
        "$T train --dry-run --format json",
        "$T check --answers a.ini",
        "$T report",
        "$T check --answers a.ini --format json",
        "$T history --export csv",
        "$T history --export json",
        "$T history --export jsonl",
        "$T history --format text",
        "$T history --import out.jsonl",
        "$T history --import out.jsonl --dry-run",
        "$T history --repair",
        "rm -rf none; $T config --init",
        "echo delete everything | $T history --delete-all",
    };
    static const char *const ways[] = {"(%s >/dev/full)", "(%s >&-)",
                                       /* its reader is gone before anything is written to it */
                                       "(exec 3<>gone; (exec 4>gone; exec 3<&-; %s >&4))"};
    struct place *place = *state;

    RUN(ANSWERS " && $T log 1 && $T history --export jsonl >out.jsonl && mkfifo gone", 0);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        size_t most = i % 6 == 0 ? sizeof ways / sizeof ways[0] : 1; /* all ways of some */

        for (size_t way = 0; way < most; way++) {
            char line[400];

            put_command(line, sizeof line, ways[way], commands[i]);
            RUN(line, 1);
            expect(place->err, "standard output: ");
            assert_null(strstr(place->err, "memory"));
        }
    }
}

/* The next file that is opened does not stand in its place. */
static void output__closed__goes_into_no_file(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && $T --log log 2 >&- 2>&-", 1);
    RUN("$T history --repair && ! grep -rl kept data", 0);
    expect(place->out, "the history is sound");
    RUN("$T history --import - <&-", 1);
    expect(place->err, "-: ");
}

static void import__files_without_records__are_told_apart(void **state)
{
    struct place *place = *state;

    RUN("$T history --import /dev/null", 0);
    expect(place->out, "0 records read");
    RUN("printf '\\n \\n' | $T history --import -", 2);
    expect(place->err, "-: no record in it");
    RUN("printf '%s\\n%s\\0garbage\\n' '" MORNING "' '" MORNING "' | $T history --import -", 2);
    expect(place->err, "-:2: has a NUL in it");
    RUN("printf '\\n%s\\n' '" MORNING "' | sed s/:3/:11/ | $T history --import -", 2);
    expect(place->err, "-:2: pain: is 11; a whole number from 0 to 10 is meant");
    RUN("$T history --plain", 0);
    expect(place->out, "nothing is kept yet");
}

/* What people have done to a file on its way, and what they give in place of it. */
static void import__files_of_other_machines__are_taken_or_named(void **state)
{
    static const struct {
        const char *make;
        int code;
        const char *said;
    } files[] = {
        {"printf '\\357\\273\\277%s\\r\\n\\r\\n%s' '" MORNING "' '" MORNING "'", 0,
         "2 records read: 1 new, 0 changed, 1 as they were"},
        {"{ cat m m; printf '\\357\\273\\277'; cat m; }", 0, "3 records read"},
        {"printf '\\377\\376{\\0}\\0'", 2, "f:1: is UTF-16; UTF-8 is meant"},
        {"gzip -c m", 2, "f:1: is compressed"},
        {"head -c 20000000 /dev/zero | tr '\\0' ' '; cat m", 0, "1 record read"},
        {"head -c 40000000 /dev/zero | tr '\\0' x", 2, "f:1: is longer than any record"},
        {"cat m; head -c 70 m", 2, "f:2: is no {...} from its first to its last"},
        {"tr '\\n' '\\r' <m; cat m", 2, "f:1: is no {...}"},
        {"$T history --export csv", 2, "f:1: this is the csv export"},
        {"$T history --export json", 2, "f:1: this looks like the json export"},
        {"sed 's/3,/3.0,/' m", 2, "f:1: pain: is 3.0; a whole number"},
        {"sed 's/3,/3,5,/' m", 2, "f:1: is no {...}"},
    };
    struct place *place = *state;

    RUN("echo '" MORNING "' >m", 0);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char line[800];

        (void)snprintf(line, sizeof line, "rm -rf data; { %s; } >f; $T history --import f 2>&1",
                       files[i].make);
        RUN(line, files[i].code);
        expect(place->out, files[i].said);
        if (files[i].code != 0) {
            expect(place->out, "nothing was taken in");
            RUN("$T --plain history", 0);
            expect(place->out, "nothing is kept yet");
        }
    }
}

static void import__what_cannot_be_read__is_named_clean(void **state)
{
    struct place *place = *state;

    RUN("$T history --import .", 1);
    expect(place->err, ".: Is a directory\nnothing was taken in\n");
    RUN("$T history --import \"$(printf 'a\\033]0;x\\007\\302\\233b')\"", 1);
    expect(place->err, "a?]0;x??b: No such file");
    RUN("$T \"$(printf -- '--dat\\033a')\"", 2);
    expect(place->err, "\"--dat?a\"");
}

/* What was kept comes out, goes in elsewhere, and comes out as it was. */
static void import__of_own_export__takes_every_date(void **state)
{
    struct place *place = *state;

    RUN("$T log 3 --date 1900-01-01 && $T log 2 && $T history --export jsonl >a && $T --data other"
        " history --import a && $T --data other history --export jsonl | cmp - a",
        0);
    expect(place->out, "2 records read: 2 new");
    RUN("$T log 3 --date 1899-12-31", 2);
}

static void charts__without_sessions__say_what_there_is(void **state)
{
    struct place *place = *state;

    RUN("$T history --format text", 0);
    expect(place->out, "nothing is kept yet");
    RUN("$T log 3 --date 2001-01-01 && $T history --format text", 0);
    assert_null(strstr(place->out, "nothing is kept yet"));
    expect(place->out, "No session since ");
    expect(place->out, "lists what is kept: 1 record.");
    assert_null(strstr(place->out, "Pain, level and volume"));
    RUN("$T log 4 && $T history --format text", 0);
    expect(place->out, "lists what is kept: 2 records.");
    expect(place->out, "Pain, level and volume");
    assert_null(strstr(place->out, "minutes in motion"));
}

static void charts__without_programme__say_so(void **state)
{
    struct place *place = *state;

    RUN("$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000 && $T history"
        " --format text",
        0);
    RUN("mkdir -p none/teardrop && echo garbage >none/teardrop/programs.cfg && $T history"
        " --format text",
        3);
    expect(place->err, "programs.cfg:");
    expect(place->err, "without the programme the charts have no levels in them");
    expect(place->out, "minutes in motion");
}

/* A result that is kept nowhere closes nothing. */
static void check_answers__says_that_nothing_is_kept(void **state)
{
    struct place *place = *state;

    RUN(ANSWERS " && $T check --answers a.ini", 0);
    expect(place->out, "nothing of it is kept");
    RUN("$T check --answers a.ini --format json", 0);
    assert_null(strstr(place->out, "kept"));
    RUN("test ! -e data", 0);
}

static void import__dry_run__writes_nothing(void **state)
{
    struct place *place = *state;

    RUN("echo '" MORNING "' | $T history --import - --dry-run && test ! -e data", 0);
    expect(place->out, "1 record read: 1 new");
}

/* What the machine cannot do is not the file's fault, and no line is named. */
static void import__disk_full__is_said(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && (trap '' XFSZ; ulimit -f 200; awk 'BEGIN { for (i = 1; i <= 5000; i++) printf"
        " \"{\\\"type\\\":\\\"clinician_look\\\",\\\"at_unix_s\\\":%d,\\\"utc_offset_min\\\":0,"
        "\\\"uuid\\\""
        ":\\\"%08d-1111-4111-8111-111111111111\\\"}\\n\", i, i }' | $T history --import -)",
        1);
    expect(place->err, "nothing was taken in");
    assert_null(strstr(place->err, "-:"));
}

static void delete_all__names_what_stays(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && touch $H.v1.bak $H.damaged && echo delete everything | $T history"
        " --delete-all",
        0);
    expect(place->out, "measure");
    expect(place->out, "deleted");
    expect(place->out, "history.db.v1.bak");
    expect(place->out, "history.db.damaged");
}

static void delete_all__forgets_what_was_read(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && touch ${H%/*}/pages_read && echo delete everything | $T history"
        " --delete-all && ls ${H%/*}",
        0);
    expect(place->out, "history.db");
    assert_null(strstr(place->out, "pages_read"));
}

static void plain_primer__says_groups_and_minutes(void **state)
{
    struct place *place = *state;

    RUN("$T --plain primer | head -3", 0);
    expect(place->out, "HOW IT WORKS\n 1  What this is (about), 1 min\n");
    RUN("$T --plain primer all | head -3", 0);
    expect(place->out, "HOW IT WORKS\n\nWhat this is (about), 1 min");
    RUN("$T --plain primer moments", 0);
    expect(place->out, "1  Set up\n");
    RUN("$T --plain primer find_yours", 0);
    expect(place->out, "Find yours (find_yours), do, 2 min");
    assert_null(strstr(place->out, "HOW IT WORKS"));
}

static void log__again__says_what_was(void **state)
{
    struct place *place = *state;

    RUN("$T log 3 --swollen --date 2024-11-01", 0);
    assert_null(strstr(place->out, "was"));
    RUN("$T log 1 --date 2024-11-01", 0);
    expect(place->out, "kept: 2024-11-01, pain 1 (was: pain 3, swollen)");
    RUN("$T log 1 --date 2024-10-31", 0);
    assert_null(strstr(place->out, "was"));
}

static void repair__says_what_it_did(void **state)
{
    struct place *place = *state;

    RUN("$T log 1 && $T history --repair", 0);
    expect(place->out, "the history is sound; nothing was changed");
    RUN("echo this is no database at all >$H && $T history --repair", 0);
    expect(place->out, "0 records rescued; the damaged file is kept: ");
    RUN("$T history --repair", 0);
    expect(place->out, "sound, and empty");
    expect(place->out, "a damaged one from before is kept beside it");
}

static void train__verbosity__says_less_or_more(void **state)
{
    struct place *place = *state;

#define QUICK "$T --plain train l2 --sets 1 --reps 1 --prepare 0 --clock-rate 1000"
    RUN(QUICK, 0); /* not a terminal: with the time */
    assert_string_equal(place->out, "down 3 s  rep 1/1  set 1/1  0.000\nbottom 1 s  3.000\n"
                                    "up 2 s  4.000\ndone  rep 1/1  set 1/1  6.000\n");
    RUN(QUICK " --verbosity 0", 0);
    assert_string_equal(place->out, "down\nbottom\nup\ndone\n");
    RUN(QUICK " --verbosity 2", 0);
    expect(place->out, "bottom 1 s  rep 1/1  set 1/1  3.000\n");
    RUN(QUICK " --verbosity 3", 2);
    expect(place->err, "--verbosity \"3\": expected a whole number from 0 to 2");
    RUN("$T train l2 --verbosity 1", 2);
    expect(place->err, "--verbosity goes with --plain");
#undef QUICK
}

/* Closed comes first, with what opens it again, and no session; a look opens it. */
static void plain__closed__is_said_first_and_a_look_opens_it(void **state)
{
    static const char *const begins = "Training is closed. ";
    struct place *place = *state;

    RUN("printf '40\\ny\\n2\\ny\\n' | $T --plain check", 0);
    RUN("$T --plain", 0);
    assert_memory_equal(place->out, begins, strlen(begins));
    expect(place->out, "`teardrop log --seen`");
    assert_null(strstr(place->out, "Next session"));
    assert_null(strstr(place->out, "--plain train"));
    RUN("$T status", 0);
    assert_memory_equal(place->out, "training closed: ", 17);
    expect(place->out, "`teardrop log --seen`");
    assert_null(strstr(place->out, "l2"));
    RUN("$T --plain train", 1);
    expect(place->err, "`teardrop log --seen`");
    RUN("$T log --seen 3", 2);
    RUN("$T log --seen --swollen", 2);
    RUN("$T log", 2);
    RUN("$T status", 0);
    assert_memory_equal(place->out, "training closed: ", 17);
    RUN("$T log --seen", 0);
    expect(place->out, "a clinician has looked at the knee");
    expect(place->out, "training is open up to l2");
    RUN("$T status", 0);
    expect(place->out, "due now");
    RUN("$T --plain", 0);
    expect(place->out, "Next session: l1");
}

/* Till when a look's limits hold: a day that is to come, of no other age than an import takes in,
 * and not without something that holds. */
static void log__until__is_what_another_machine_takes_in(void **state)
{
    struct place *place = *state;

    RUN("$T log --seen --until 2030-01-01", 2);
    expect(place->err, "what holds until then?");
    RUN("$T log --seen --max-depth 60 --until 2020-01-01", 2);
    expect(place->err, "that day is over");
    RUN("$T log --seen --max-depth 60 --until 9999-12-31", 2);
    expect(place->err, "more than ten years from now");
    RUN("$T log --seen --max-depth 60 --until $(date -d '+9 years' +%F)", 0);
    RUN("$T history --export jsonl > looks && $T --data other history --import looks", 0);
}

/* A morning before any session is told, and may ask for a look. */
static void plain__morning_before_any_session__is_told(void **state)
{
    struct place *place = *state;

    RUN("$T log 8 --swollen --limp && $T --plain", 0);
    expect(place->out, "Have the knee looked at within days");
    expect(place->out, "Pain of 7 or more on a morning. And it is swollen today.");
    expect(place->out, "Next session: l0");
    RUN("$T log 2 --swollen && $T --plain", 0);
    expect(place->out, "The knee is swollen today");
}

/* A line that is refused ticks nothing; what is taken is read back; p goes back. */
static void check__refused_line__ticks_nothing(void **state)
{
    struct place *place = *state;
    const char *said;

    RUN("printf '40\\ny\\n1 99\\n2\\ny\\n' | $T --plain check", 0);
    expect(place->out, "Nothing was taken.");
    said = strstr(place->out, "You said:");
    assert_non_null(said);
    assert_memory_equal(said, "You said:\n  2  ", 14);
    assert_null(strstr(said, "out of place")); /* the first one of the list */
    RUN("$T history --export json", 0);
    assert_null(strstr(place->out, "out_of_place"));
}

static void check__p__goes_back_from_a_list(void **state)
{
    struct place *place = *state;

    /* From the numbers to the list, from the list to the age; both are asked anew. */
    RUN("printf '40\\ny\\np\\np\\n41\\n\\ny\\n2\\ny\\n' | $T --plain check", 0);
    expect(place->out, "How old are you?");
    expect(place->out, "Please type y or n, or p for the one before.");
    assert_non_null(strstr(strstr(place->out, "How old are you?") + 1, "How old are you?"));
    RUN("$T history --export json", 0);
    expect(place->out, "41");
    /* Taken back, and then nothing more is said: what stopped it stays. */
    RUN("printf '40\\ny\\n2\\nn\\n' | $T --plain check", 2);
    RUN("$T status", 0);
    assert_memory_equal(place->out, "training closed: ", 17);
}

/* Up to the question of where it hurts, as a grown person without red flags. */
#define TO_WHERE "printf '28\\nn\\nn\\nn\\nn\\n"

static void check__where__is_asked_in_two_steps(void **state)
{
    struct place *place = *state;
    const char *asked;

    RUN(TO_WHERE "2\\n\\n9\\np\\n1\\nb\\n2\\nw\\n2\\n' | $T --plain check", 0);
    asked = strstr(place->out, "On the inner side: where");
    assert_non_null(asked);
    assert_non_null(strstr(asked, "  2  on the shin"));
    assert_non_null(strstr(asked, "p back to the first list"));
    assert_non_null(strstr(asked, "Please type an answer."));
    assert_non_null(strstr(asked, "That is not one of the answers."));
    asked = strstr(asked, "Where is it worst"); /* after p */
    assert_non_null(asked);
    asked = strstr(asked, "At the front: where");
    assert_non_null(asked);
    asked = strstr(asked, "Where is it worst"); /* after b */
    assert_non_null(asked);
    asked = strstr(asked, "almost anything else"); /* why */
    assert_non_null(asked);
    assert_non_null(strstr(asked, "Which knee is it"));
    RUN("$T history --export json", 0);
    expect(place->out, "\"inner_below\"");
}

/* Where a side has one place, its number is the answer; ids are taken on either list. */
static void check__where__one_place_and_ids_are_answers_at_once(void **state)
{
    struct place *place = *state;

    RUN(TO_WHERE "5\\n' | $T --plain check", 0);
    expect(place->out, "Which knee is it");
    RUN("$T history --export json", 0);
    expect(place->out, "\"behind\"");
    RUN(TO_WHERE "front_lump\\n' | $T --plain check", 0);
    RUN("$T history --export json", 0);
    expect(place->out, "\"front_lump\"");
    RUN(TO_WHERE "3\\nouter_line\\n' | $T --plain check", 0);
    RUN("$T history --export json", 0);
    expect(place->out, "\"outer_line\"");
}

/* The second list has no line for it; the key stands below, as it does on the screen. */
static void check__where__takes_u_for_not_sure_on_either_list(void **state)
{
    struct place *place = *state;

    RUN(TO_WHERE "1\\nu\\n' | $T --plain check", 0);
    expect(place->out, "u not sure, s skip, p back to the first list");
    expect(place->out, "Which knee is it");
    assert_null(strstr(place->out, "not one of the answers"));
    RUN("$T history --export json", 0);
    expect(place->out, "\"unsure\"");
    RUN(TO_WHERE "u\\n' | $T --plain check", 0);
    expect(place->out, "Which knee is it");
}

/* The step back from the next question leads to the first list, not between the two. */
static void check__where__is_taken_back_as_one(void **state)
{
    struct place *place = *state;
    const char *next;

    RUN(TO_WHERE "1\\n1\\np\\n5\\n' | $T --plain check", 0);
    next = strstr(place->out, "Which knee is it");
    assert_non_null(next);
    assert_non_null(strstr(next, "Where is it worst"));
    assert_null(strstr(next, "At the front: where"));
    RUN("$T history --export json", 0);
    expect(place->out, "\"behind\"");
}

#define LIMITED                                                                                    \
    "{\"type\":\"self_check\",\"uuid\":\"22222222-2222-4222-8222-222222222222\","                  \
    "\"done_unix_s\":1732000000,\"utc_offset_min\":0,\"version\":\"draft-4\",\"outcome\":3,"       \
    "\"urgency\":0,\"training\":1,\"named_1\":\"meniscus\",\"start_level\":\"l0\","                \
    "\"max_level\":\"l1\",\"max_depth_deg\":45,\"minor\":0,\"why\":\"Gentle.\",\"draft\":0,"       \
    "\"goal\":0,\"load\":1,\"opens_weeks\":4,\"opens_step_deg\":15,\"opens_to_deg\":60,"           \
    "\"answers\":[],\"flags\":[],\"gates\":[],\"changed_unix_s\":1732000000}"

/* A session as it sounds goes with a dry run alone; what cannot be written is said. */
static void train__sound__into_a_file(void **state)
{
    struct place *place = *state;

    RUN("$T train l3 --sets 1 --reps 1 --dry-run --sound s.wav >/dev/null && "
        "head -c 12 s.wav | tail -c 4 && test $(wc -c <s.wav) -gt 2000000",
        0);
    assert_string_equal(place->out, "WAVE");
    RUN("$T train l3 --sound s.wav 2>&1", 2);
    expect(place->out, "--sound goes with --dry-run");
    RUN("$T train l3 --dry-run --sound . 2>&1", 1);
    expect(place->out, "cannot be written");
    RUN("$T --version", 0);
    expect(place->out, "\nsound: ");
}

/* The silent last reps: in JSON only where there are any, one line a rep in line mode. */
static void train__fade__is_printed_and_said_once_a_rep(void **state)
{
    struct place *place = *state;

    /* A green session at that level, three days ago: at a new one every rep is led. */
    RUN("printf '[session]\nfade = always\n' > f.ini && now=$(date +%s) && "
        "$T --config f.ini train l3 --reps 4 --dry-run --format json | grep -c fade; "
        "grep '\"level\":\"l3\"' '" TEARDROP_SOURCE_DIR
        "/tests/golden/half_year.jsonl' | head -n 1 |"
        " sed \"s/1757491200/$((now - 259200))/g\" | $T history --import - >imported && "
        "$T log 0 --date $(date -d @$((now - 172800)) +%Y-%m-%d 2>/dev/null || "
        "date -r $((now - 172800)) +%Y-%m-%d) >logged",
        0);
    assert_string_equal(place->out, "0\n");
    RUN("$T --config f.ini train l3 --sets 1"
        " --reps 4 --dry-run --format json | grep fade | sort | uniq -c | tr -s ' \t' '  '",
        0);
    assert_string_equal(place->out, " 4 \"fade\": \"cue\"\n 4 \"fade\": \"picture\"\n");
    RUN("$T --config f.ini train l3 --sets 1 --reps 4 --dry-run", 0);
    expect(place->out, "set 1/1  rep 3/4  down  3 s  no cue\n");
    expect(place->out, "set 1/1  rep 4/4  top  1 s  no cue, no picture\n");
    RUN("$T train l3 --sets 1 --reps 4 --dry-run --format json | grep -q fade", 1);
    RUN("$T --config f.ini --plain train l3 --sets 1 --reps 4 --prepare 0 --no-extras "
        "--clock-rate 1000",
        0);
    expect(place->out, "top 1 s");
    expect(place->out, "your tempo  rep 3/4  14.");
    expect(place->out, "your tempo  rep 4/4  21.");
    expect(strstr(place->out, "your tempo  rep 4/4"), "\ndone  rep 4/4");
    assert_null(strstr(strstr(place->out, "your tempo"), "down"));
}

/* A level above the limit is refused, with the way on that this limit has. */
static void train__above_the_limit__says_what_opens_more(void **state)
{
    struct place *place = *state;

    RUN("echo '" LIMITED "' | $T history --import - && $T --plain train l1 --dry-run", 0);
    RUN("$T --plain train l4", 1);
    expect(place->err, "l4 is above l1");
    expect(place->err, "Calm weeks there open more");
    RUN("echo '" LIMITED "' | sed 's/_deg\":45/_deg\":60/; s/0000}/0001}/' | $T history --import -",
        0);
    RUN("$T --plain train l4", 1); /* as deep as it opens by itself */
    expect(place->err, "A clinician's look opens more");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(status__json__says_hold_load_and_small_step),
        TEST(report__without_a_self_check__is_a_page),
        TEST(status__unreadable_history__is_said),
        TEST(train__unreadable_history__is_said_first),
        TEST(plain__home__says_what_asks_for_a_look),
        TEST(plain__history__says_lights_and_checks_in_words),
        TEST(output__lost__is_said),
        TEST(output__closed__goes_into_no_file),
        TEST(import__files_without_records__are_told_apart),
        TEST(import__files_of_other_machines__are_taken_or_named),
        TEST(import__what_cannot_be_read__is_named_clean),
        TEST(import__of_own_export__takes_every_date),
        TEST(charts__without_sessions__say_what_there_is),
        TEST(charts__without_programme__say_so),
        TEST(check_answers__says_that_nothing_is_kept),
        TEST(import__dry_run__writes_nothing),
        TEST(import__disk_full__is_said),
        TEST(delete_all__names_what_stays),
        TEST(delete_all__forgets_what_was_read),
        TEST(plain_primer__says_groups_and_minutes),
        TEST(log__again__says_what_was),
        TEST(repair__says_what_it_did),
        TEST(train__verbosity__says_less_or_more),
        TEST(plain__closed__is_said_first_and_a_look_opens_it),
        TEST(log__until__is_what_another_machine_takes_in),
        TEST(plain__morning_before_any_session__is_told),
        TEST(check__refused_line__ticks_nothing),
        TEST(check__p__goes_back_from_a_list),
        TEST(check__where__is_asked_in_two_steps),
        TEST(check__where__one_place_and_ids_are_answers_at_once),
        TEST(check__where__takes_u_for_not_sure_on_either_list),
        TEST(check__where__is_taken_back_as_one),
        TEST(train__sound__into_a_file),
        TEST(train__fade__is_printed_and_said_once_a_rep),
        TEST(train__above_the_limit__says_what_opens_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
