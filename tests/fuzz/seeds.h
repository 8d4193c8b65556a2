/* Longer seeds of the targets. */
#ifndef TEARDROP_TESTS_FUZZ_SEEDS_H
#define TEARDROP_TESTS_FUZZ_SEEDS_H

#define UUID "11111111-1111-4111-8111-111111111111"
#define SEED_SESSION                                                                               \
    "{\"type\":\"session\",\"uuid\":\"" UUID "\",\"started_unix_s\":1000,\"utc_offset_min\":60,"   \
    "\"elapsed_ms\":90000,\"paused_ms\":0,\"finished\":1,\"level\":\"l2\",\"level_name\":\"x\","   \
    "\"small_step\":0,\"purpose\":0,\"main_sets\":2,\"main_reps\":8,\"main_hold_ms\":0,"           \
    "\"tempo\":\"3-1-1-0\",\"load_g\":0,\"worst_pain\":2,\"rpe\":null,\"warm_up\":0,"              \
    "\"extras\":0,\"at_set\":0,\"at_rep\":0,\"journaled_unix_s\":0,"                               \
    "\"journaled_utc_offset_min\":0,\"running\":0,\"changed_unix_s\":1000,\"sets\":[{"             \
    "\"exercise\":\"cyclist\","                                                                    \
    "\"set_number\":1,\"reps_planned\":8,\"reps_done\":8,\"start_ms\":0,\"length_ms\":40000,"      \
    "\"side\":0,\"tempo\":\"3-1-1-0\",\"hold_ms\":0,\"rest_ms\":0,\"pain\":1,\"down_ms\":null}],"  \
    "\"reps\":[]}"                                                                                 \
    "\n"
#define SEED_MORNING                                                                               \
    "{\"type\":\"morning\",\"date\":\"2026-11-01\",\"pain\":3,\"swollen\":0,\"limp\":0,"           \
    "\"uuid\":\"" UUID "\",\"changed_unix_s\":1000}"                                               \
    "\n"
#define SEED_LOOK                                                                                  \
    "{\"type\":\"clinician_look\",\"at_unix_s\":1000,\"utc_offset_min\":60,\"uuid\":\"" UUID "\"}" \
    "\n"
#define SEED_MEASURE                                                                               \
    "{\"type\":\"measure\",\"uuid\":\"" UUID "\",\"at_unix_s\":1000,\"utc_offset_min\":60,"        \
    "\"week\":0,\"kind\":\"worst_pain\",\"name\":\"\",\"value\":3,\"changed_unix_s\":1000}"        \
    "\n"
#define SEED_SAID_LOOK                                                                             \
    "{\"type\":\"clinician_look\",\"at_unix_s\":2000,\"utc_offset_min\":60,\"uuid\":\"" UUID "\"," \
    "\"max_level\":\"l3\",\"max_depth_deg\":60,\"no_load\":1,\"until\":\"2026-12-01\","            \
    "\"changed_unix_s\":2000}"                                                                     \
    "\n"
#define SEED_ANSWER                                                                                \
    "{\"type\":\"answer\",\"uuid\":\"" UUID "\",\"date\":\"2026-11-01\",\"topic\":\"knee\","       \
    "\"answer\":\"left\",\"changed_unix_s\":1000}"                                                 \
    "\n"
#define SEED_PROPOSAL                                                                              \
    "{\"type\":\"proposal\",\"date\":\"2026-11-01\",\"level\":\"l2\",\"small_step\":1,\"sets\":3," \
    "\"reps\":8,\"hold_ms\":0,\"contract_ms\":144000,\"every_days\":2,\"uuid\":\"" UUID "\","      \
    "\"changed_unix_s\":1000}"                                                                     \
    "\n"
#define SEED_LEVEL                                                                                 \
    "extends = true; levels = ( { id = \"mine\"; name = \"Mine\"; summary = \"s\"; "               \
    "stance = \"t\"; load = \"l\"; frequency = \"f\"; depth = [30, 60]; heel_mm = 25; "            \
    "rest_hours = 48; exercises = ( { id = \"squat\"; name = \"Squat\"; "                          \
    "tempo = \"30X1\"; begins_with = \"up\"; sets = [3, 4]; reps = [8, 12]; rest = 90; "           \
    "sides = \"each\"; } ); } );"
#define SEED_VIEW                                                                                  \
    "views = ( { id = \"v\"; title = \"t\"; width = 20; height = 10; parts = ( { id = \"a\"; "     \
    "name = \"n\"; tissue = \"spot\"; path = \"M1,1 L9,1 C9,5 5,9 1,9 Z\"; "                       \
    "label = [3, 3]; } ); } );"
#define SEED_SETTINGS                                                                              \
    "Dnice words\n# mine\n[session]\n  tempo = 3-1-2-1   ; slow\n\n[cues]\nbell = \"phase rep\"\n"

#endif
