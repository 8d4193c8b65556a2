/* A history of the first version of the schema, to the letter as it made one, with a record of each
 * kind. Only ever read: it is what is on people's disks. */
#ifndef TEARDROP_TESTS_VERSION_1_H
#define TEARDROP_TESTS_VERSION_1_H

static const char *const version_1[] = {
    "CREATE TABLE session (uuid TEXT NOT NULL PRIMARY KEY CHECK (length(uuid) = 36), "
    "started_unix_s INTEGER NOT NULL, utc_offset_min INTEGER NOT NULL, elapsed_ms INTEGER NOT"
    " NULL CHECK (elapsed_ms >= 0), paused_ms INTEGER NOT NULL CHECK (paused_ms >= 0), "
    "finished INTEGER NOT NULL CHECK (finished BETWEEN 0 AND 1), level TEXT NOT NULL, "
    "level_name TEXT NOT NULL, tempo TEXT NOT NULL, load_g INTEGER NOT NULL CHECK (load_g >= "
    "0), worst_pain INTEGER CHECK (worst_pain BETWEEN 0 AND 10), rpe INTEGER CHECK (rpe "
    "BETWEEN 1 AND 10), running INTEGER NOT NULL CHECK (running BETWEEN 0 AND 1), at_set "
    "INTEGER NOT NULL CHECK (at_set >= 0), at_rep INTEGER NOT NULL CHECK (at_rep >= 0), "
    "journaled_unix_s INTEGER NOT NULL, journaled_utc_offset_min INTEGER NOT NULL, warm_up "
    "INTEGER NOT NULL CHECK (warm_up BETWEEN 0 AND 1), extras INTEGER NOT NULL CHECK (extras "
    "BETWEEN 0 AND 1), hurt TEXT, small_step INTEGER NOT NULL CHECK (small_step >= 0), "
    "purpose INTEGER NOT NULL CHECK (purpose BETWEEN 0 AND 2), main_sets INTEGER NOT NULL "
    "CHECK (main_sets >= 0), main_reps INTEGER NOT NULL CHECK (main_reps >= 0), main_hold_ms "
    "INTEGER NOT NULL CHECK (main_hold_ms >= 0), note TEXT, changed_unix_s INTEGER NOT NULL, "
    "swap_in TEXT, own_from INTEGER CHECK (own_from >= 0), own_sets INTEGER CHECK (own_sets "
    ">= 0)) STRICT;",
    "CREATE TABLE session_set (session_uuid TEXT NOT NULL REFERENCES session (uuid) ON DELETE"
    " CASCADE, position INTEGER NOT NULL, exercise TEXT NOT NULL, set_number INTEGER NOT NULL"
    " CHECK (set_number >= 1), reps_planned INTEGER NOT NULL CHECK (reps_planned >= 0), "
    "reps_done INTEGER NOT NULL CHECK (reps_done >= 0), start_ms INTEGER NOT NULL CHECK "
    "(start_ms >= 0), length_ms INTEGER NOT NULL CHECK (length_ms >= 0), side INTEGER NOT "
    "NULL CHECK (side BETWEEN 0 AND 2), tempo TEXT NOT NULL, hold_ms INTEGER NOT NULL CHECK "
    "(hold_ms >= 0), rest_ms INTEGER NOT NULL CHECK (rest_ms >= 0), pain INTEGER CHECK (pain "
    "BETWEEN 0 AND 10), down_ms INTEGER CHECK (down_ms >= 0), up_ms INTEGER CHECK (up_ms >= "
    "0), PRIMARY KEY (session_uuid, position)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE session_rep (session_uuid TEXT NOT NULL REFERENCES session (uuid) ON DELETE"
    " CASCADE, position INTEGER NOT NULL, set_position INTEGER NOT NULL CHECK (set_position "
    ">= 0), rep INTEGER NOT NULL CHECK (rep >= 1), at_ms INTEGER CHECK (at_ms >= 0), down_ms "
    "INTEGER CHECK (down_ms >= 0), up_ms INTEGER CHECK (up_ms >= 0), PRIMARY KEY "
    "(session_uuid, position)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE self_check (uuid TEXT NOT NULL PRIMARY KEY CHECK (length(uuid) = 36), "
    "done_unix_s INTEGER NOT NULL, utc_offset_min INTEGER NOT NULL, version TEXT NOT NULL, "
    "outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 4), urgency INTEGER NOT NULL CHECK"
    " (urgency BETWEEN 0 AND 4), training INTEGER NOT NULL CHECK (training BETWEEN 0 AND 2), "
    "named_1 TEXT, named_2 TEXT, start_level TEXT, max_level TEXT, max_depth_deg INTEGER NOT "
    "NULL CHECK (max_depth_deg >= 0), minor INTEGER NOT NULL CHECK (minor BETWEEN 0 AND 1), "
    "why TEXT NOT NULL, draft INTEGER NOT NULL CHECK (draft BETWEEN 0 AND 1), goal INTEGER "
    "NOT NULL CHECK (goal BETWEEN 0 AND 1), changed_unix_s INTEGER NOT NULL) STRICT;",
    "CREATE TABLE check_answer (check_uuid TEXT NOT NULL REFERENCES self_check (uuid) ON "
    "DELETE CASCADE, position INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,"
    " PRIMARY KEY (check_uuid, position)) STRICT;",
    "CREATE TABLE check_flag (check_uuid TEXT NOT NULL REFERENCES self_check (uuid) ON DELETE"
    " CASCADE, position INTEGER NOT NULL, flag TEXT NOT NULL, taken_back INTEGER NOT NULL "
    "CHECK (taken_back BETWEEN 0 AND 1), PRIMARY KEY (check_uuid, position)) STRICT;",
    "CREATE TABLE check_gate (check_uuid TEXT NOT NULL REFERENCES self_check (uuid) ON DELETE"
    " CASCADE, position INTEGER NOT NULL, gate TEXT NOT NULL, any_of_it INTEGER NOT NULL "
    "CHECK (any_of_it BETWEEN 0 AND 1), PRIMARY KEY (check_uuid, position)) STRICT;",
    "CREATE TABLE morning (date TEXT NOT NULL PRIMARY KEY CHECK (date GLOB "
    "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), pain INTEGER NOT NULL CHECK (pain BETWEEN"
    " 0 AND 10), swollen INTEGER NOT NULL CHECK (swollen BETWEEN 0 AND 1), limp INTEGER NOT "
    "NULL CHECK (limp BETWEEN 0 AND 1), uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), "
    "changed_unix_s INTEGER NOT NULL) STRICT;",
    "CREATE TABLE clearance (at_unix_s INTEGER NOT NULL PRIMARY KEY, utc_offset_min INTEGER "
    "NOT NULL, uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36)) STRICT;",
    "CREATE TABLE measure (uuid TEXT NOT NULL PRIMARY KEY CHECK (length(uuid) = 36), "
    "at_unix_s INTEGER NOT NULL, utc_offset_min INTEGER NOT NULL, week INTEGER NOT NULL CHECK"
    " (week >= 0), kind TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, "
    "changed_unix_s INTEGER NOT NULL) STRICT;",
    "CREATE TABLE deleted (uuid TEXT NOT NULL PRIMARY KEY CHECK (length(uuid) = 36), "
    "at_unix_s INTEGER NOT NULL) STRICT;",
    "CREATE INDEX session_by_time ON session (started_unix_s DESC, uuid);",
    "CREATE INDEX session_running ON session (journaled_unix_s) WHERE running = 1;",
    "CREATE INDEX self_check_by_time ON self_check (done_unix_s DESC, uuid) WHERE draft = 0;",
    "INSERT INTO session VALUES ('00000001-0000-4000-8000-000000000000', 1750000000, 120, "
    "420000, 5000, 1, 'l2', 'Wedge squat', '3-1-2-1', 2500, 3, 7, 0, 2, 5, 1750000400, 120, "
    "1, 1, 'knee', 2, 1, 3, 8, 0, 'a note', 1750000900, 'chair', 1, 2);",
    "INSERT INTO session VALUES ('00000002-0000-4000-8000-000000000000', 1750200000, 60, "
    "60000, 0, 0, 'l1', 'Hold', '', 0, NULL, NULL, 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 2, 1, "
    "30000, NULL, 1750200000, NULL, NULL, NULL);",
    "INSERT INTO session_set VALUES ('00000001-0000-4000-8000-000000000000', 0, 'march', 1, "
    "10, 10, 0, 20000, 0, '1-0-1-0', 0, 30000, NULL, NULL, NULL), "
    "('00000001-0000-4000-8000-000000000000', 1, 'chair', 1, 8, 8, 60000, 56000, 1, "
    "'3-1-2-1', 0, 90000, 2, 2900, 2100), ('00000001-0000-4000-8000-000000000000', 2, "
    "'chair', 2, 8, 6, 200000, 56000, 2, '3-1-2-1', 0, 90000, 3, NULL, NULL), "
    "('00000002-0000-4000-8000-000000000000', 0, 'wall_sit', 1, 1, 1, 0, 30000, 0, '', 30000,"
    " 60000, 0, NULL, NULL);",
    "INSERT INTO session_rep VALUES ('00000001-0000-4000-8000-000000000000', 0, 1, 1, 61000, "
    "2900, 2100), ('00000001-0000-4000-8000-000000000000', 1, 1, 2, NULL, NULL, NULL);",
    "INSERT INTO self_check VALUES ('00000003-0000-4000-8000-000000000000', 1749000000, 120, "
    "'3', 0, 3, 2, 'kneecap', NULL, 'l1', 'l3', 60, 0, 'a red flag', 0, 1, 1749000100);",
    "INSERT INTO check_answer VALUES ('00000003-0000-4000-8000-000000000000', 0, 'where', "
    "'front'), ('00000003-0000-4000-8000-000000000000', 1, 'since', 'weeks');",
    "INSERT INTO check_flag VALUES ('00000003-0000-4000-8000-000000000000', 0, 'hot', 0), "
    "('00000003-0000-4000-8000-000000000000', 1, 'lock', 1);",
    "INSERT INTO check_gate VALUES ('00000003-0000-4000-8000-000000000000', 0, 'injury', 1), "
    "('00000003-0000-4000-8000-000000000000', 1, 'general', 0);",
    "INSERT INTO morning VALUES ('2025-06-16', 2, 0, 1, "
    "'00000004-0000-4000-8000-000000000000', 1750050000), ('2025-06-17', 0, 1, 0, "
    "'00000005-0000-4000-8000-000000000000', 1750140000);",
    "INSERT INTO clearance VALUES (1749500000, 120, '00000006-0000-4000-8000-000000000000');",
    "INSERT INTO measure VALUES ('00000007-0000-4000-8000-000000000000', 1749600000, 120, 0, "
    "'worst_pain', '', 6, 1749600000);",
    "INSERT INTO deleted VALUES ('00000008-0000-4000-8000-000000000000', 1749700000), "
    "('20250614-dead-4000-8000-000000000000', 1749800000);",
    "PRAGMA user_version = 1;",
};

#endif
