/* Worked cases of the self-check: answers by id, and the cause that must be named,
 * alone or in a pair. */
#ifndef TEARDROP_TESTS_UNIT_CASES_H
#define TEARDROP_TESTS_UNIT_CASES_H

struct worked_case {
    const char *name;
    const char *answers; /* as in an answers file */
    const char *expected;
};

static const struct worked_case worked_cases[] = {
    {"a runner who added too much",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 17_to_39\nonset = crept\nsquat_pain = yes\n"
     "stairs = mild\nsitting = yes\nlanding = no\nslipping = no\ncrunching = quiet\n"
     "swelling = never\ncatching = no\ngiving_way = no\nload_spike = yes\n"
     "repeated_stress = no\neasy_days = better\nteardrop_size = no\n"
     "one_leg_stand = no\ntoes_out = no\nflat_arch = no\nroll_in = yes\n"
     "bendy_joints = under_two\nstraighten = yes\nbent_knee_habit = no\n"
     "locked_back = no\nmorning_stiffness = none\nhip_or_back = no\n",
     "overload"},
    {"a dancer whose kneecap came out",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 17_to_39\nonset = twist\nsquat_pain = yes\n"
     "stairs = clear\nsitting = yes\nlanding = no\nslipping = out\n"
     "mirror_track = yes\ncrunching = quiet\nswelling = after\ncatching = no\n"
     "giving_way = stairs\nload_spike = no\nrepeated_stress = yes\neasy_days = same\n"
     "teardrop_size = yes\none_leg_stand = yes\ntoes_out = yes\nflat_arch = no\n"
     "roll_in = yes\nbendy_joints = two_plus\nstraighten = yes\nbent_knee_habit = no\n"
     "locked_back = no\nmorning_stiffness = none\nhip_or_back = no\n",
     "maltracking"},
    {"a desk worker who half-presses",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 17_to_39\nonset = crept\nsquat_pain = yes\n"
     "stairs = clear\nsitting = yes\nlanding = no\nslipping = no\n"
     "mirror_track = unsure\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = stairs\nload_spike = no\nrepeated_stress = no\neasy_days = little\n"
     "teardrop_size = yes\none_leg_stand = yes\ntoes_out = yes\nouter_thigh = yes\n"
     "flat_arch = no\nroll_in = no\nbendy_joints = under_two\nstraighten = yes\n"
     "bent_knee_habit = yes\nlocked_back = no\nmorning_stiffness = none\n"
     "hip_or_back = no\n",
     "imbalance"},
    {"a floor layer with grinding",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 17_to_39\nonset = crept\nsquat_pain = yes\n"
     "stairs = clear\nsitting = yes\nlanding = no\nslipping = no\nmirror_track = no\n"
     "crunching = pain\nswelling = after\ncatching = no\ngiving_way = no\n"
     "load_spike = no\nrepeated_stress = yes\neasy_days = same\nteardrop_size = no\n"
     "one_leg_stand = no\ntoes_out = no\nflat_arch = no\nroll_in = no\n"
     "bendy_joints = under_two\nstraighten = yes\nbent_knee_habit = no\n"
     "locked_back = no\nmorning_stiffness = short\nhip_or_back = no\n",
     "cartilage"},
    {"a nurse on long shifts",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 17_to_39\nonset = crept\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nlanding = no\nslipping = no\nmirror_track = no\n"
     "crunching = no\nswelling = never\ncatching = no\ngiving_way = no\n"
     "load_spike = no\nrepeated_stress = no\neasy_days = little\nteardrop_size = no\n"
     "one_leg_stand = no\ntoes_out = yes\nflat_arch = yes\nroll_in = yes\n"
     "long_second_toe = yes\nbendy_joints = two_plus\nstraighten = yes\n"
     "bent_knee_habit = no\nlocked_back = no\nmorning_stiffness = none\n"
     "hip_or_back = no\n",
     "feet"},
    {"a limp that became a habit",
     "[answers]\nred_flags = none\n"
     "where = diffuse_front\nage = 40_to_49\nonset = crept\nsquat_pain = yes\n"
     "stairs = clear\nsitting = no\nlanding = no\nslipping = no\nmirror_track = no\n"
     "crunching = quiet\nswelling = never\ncatching = no\ngiving_way = stairs\n"
     "load_spike = no\nrepeated_stress = no\neasy_days = little\nteardrop_size = yes\n"
     "one_leg_stand = yes\ntoes_out = no\nflat_arch = no\nroll_in = no\n"
     "bendy_joints = under_two\nstraighten = lag\nbent_knee_habit = yes\n"
     "locked_back = no\nmorning_stiffness = none\nhip_or_back = no\n",
     "extension"},
    {"volleyball, one sore spot",
     "[answers]\nred_flags = none\n"
     "where = below_point\nage = 17_to_39\nonset = crept\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nlanding = yes\nslipping = no\ncrunching = no\n"
     "swelling = never\ncatching = no\ngiving_way = no\nload_spike = yes\n"
     "repeated_stress = no\neasy_days = better\nteardrop_size = no\n"
     "one_leg_stand = no\nflat_arch = no\nroll_in = no\nstraighten = yes\n"
     "bent_knee_habit = no\nlocked_back = no\nmorning_stiffness = none\n"
     "hip_or_back = no\n",
     "patellar_tendon"},
    {"a growing footballer",
     "[answers]\nred_flags = none\n"
     "where = shin_bump\nage = 10_to_16\nonset = crept\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nlanding = yes\nslipping = no\ncrunching = no\n"
     "swelling = never\ncatching = no\ngiving_way = no\nload_spike = yes\n"
     "repeated_stress = no\neasy_days = better\nstraighten = yes\nlocked_back = no\n"
     "morning_stiffness = none\nhip_or_back = no\n",
     "osgood_schlatter"},
    {"a twist with catching",
     "[answers]\nred_flags = none\n"
     "where = joint_line\nage = 40_to_49\nonset = twist\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nlanding = no\nslipping = no\ncrunching = no\n"
     "swelling = often\ncatching = yes\ngiving_way = no\nload_spike = no\n"
     "repeated_stress = no\neasy_days = little\nstraighten = yes\nlocked_back = no\n"
     "morning_stiffness = none\nhip_or_back = no\n",
     "meniscus"},
    {"a slow start with the years",
     "[answers]\nred_flags = none\n"
     "where = spread\nage = 50_plus\nonset = crept\nsquat_pain = yes\nstairs = mild\n"
     "sitting = no\nlanding = no\nslipping = no\ncrunching = pain\nswelling = after\n"
     "catching = no\ngiving_way = no\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nstraighten = yes\nlocked_back = no\n"
     "morning_stiffness = short\nhip_or_back = no\n",
     "arthritis"},
    {"knees pushed back",
     "[answers]\nred_flags = none\n"
     "where = below_sides\nage = 17_to_39\nonset = knock\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nlanding = no\nslipping = no\ncrunching = no\n"
     "swelling = never\ncatching = no\ngiving_way = no\nload_spike = no\n"
     "repeated_stress = no\neasy_days = little\nbendy_joints = two_plus\n"
     "straighten = yes\nbent_knee_habit = no\nlocked_back = yes\n"
     "morning_stiffness = none\nhip_or_back = no\n",
     "fat_pad"},
    {"outer side by the clock",
     "[answers]\nred_flags = none\n"
     "where = outer\nage = 40_to_49\nonset = crept\nsquat_pain = no\nstairs = mild\n"
     "sitting = no\nlanding = no\nslipping = no\ncrunching = no\nswelling = never\n"
     "catching = no\ngiving_way = no\nload_spike = yes\nrepeated_stress = no\n"
     "easy_days = better\nouter_thigh = yes\nstraighten = yes\nlocked_back = no\n"
     "morning_stiffness = none\nhip_or_back = no\n",
     "iliotibial_band"},
};

#endif
