/* Worked cases of the self-check: answers by id, what must be named for them, and how urgent that
 * is. */
#ifndef TEARDROP_TESTS_UNIT_CASES_H
#define TEARDROP_TESTS_UNIT_CASES_H

struct worked_case {
    const char *name;
    const char *answers; /* as in an answers file */
    const char *named;   /* "plica kneecap_joint", in this order; or "no_pattern", "stop" */
    const char *urgency;
};

static const struct worked_case worked_cases[] = {
    {"a runner who added too much",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nonset = crept\n"
     "squat_pain = yes\nstairs = mild\nsitting = yes\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = quiet\nswelling = never\n"
     "catching = no\ngiving_way = no\nmorning_stiffness = none\nload_spike = yes\n"
     "repeated_stress = no\neasy_days = better\nroll_in = yes\nstraighten = yes\n"
     "teardrop_size = no\none_leg_stand = no\ntoes_out = no\nbent_knee_habit = no\n"
     "flat_arch = no\nbendy_joints = under_two\n",
     "overload", "none"},
    {"a dancer whose kneecap came out",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nonset = twist\n"
     "squat_pain = yes\nstairs = clear\nsitting = yes\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = out\ncrunching = quiet\nswelling = after\n"
     "catching = no\ngiving_way = stairs\nmorning_stiffness = none\nload_spike = no\n"
     "repeated_stress = yes\neasy_days = same\nroll_in = yes\nstraighten = yes\n"
     "teardrop_size = yes\none_leg_stand = yes\nmirror_track = yes\ntoes_out = yes\n"
     "bent_knee_habit = no\nflat_arch = no\nbendy_joints = two_plus\n",
     "maltracking", "routine"},
    {"a desk worker who half-presses",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nonset = crept\n"
     "squat_pain = yes\nstairs = clear\nsitting = yes\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = stairs\nmorning_stiffness = none\nload_spike = no\n"
     "repeated_stress = no\neasy_days = little\nroll_in = no\nstraighten = yes\n"
     "teardrop_size = yes\none_leg_stand = yes\nmirror_track = unsure\ntoes_out = yes\n"
     "bent_knee_habit = yes\nflat_arch = no\nbendy_joints = under_two\n",
     "imbalance", "none"},
    {"a floor layer with grinding",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nonset = crept\n"
     "squat_pain = yes\nstairs = clear\nsitting = yes\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = pain\nswelling = after\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = short\nload_spike = no\nrepeated_stress = yes\n"
     "easy_days = same\nroll_in = no\nstraighten = yes\nteardrop_size = no\n"
     "one_leg_stand = no\nmirror_track = no\ntoes_out = no\nbent_knee_habit = no\n"
     "flat_arch = no\nbendy_joints = under_two\n",
     "cartilage", "none"},
    {"a nurse on long shifts",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nonset = crept\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nroll_in = yes\nstraighten = yes\nteardrop_size = no\n"
     "one_leg_stand = no\nmirror_track = no\ntoes_out = yes\nbent_knee_habit = no\n"
     "flat_arch = yes\nlong_second_toe = yes\nbendy_joints = two_plus\n",
     "feet", "none"},
    {"a limp that became a habit",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = diffuse_front\nonset = crept\n"
     "squat_pain = yes\nstairs = clear\nsitting = no\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = quiet\nswelling = never\n"
     "catching = no\ngiving_way = stairs\nmorning_stiffness = none\nload_spike = no\n"
     "repeated_stress = no\neasy_days = little\nroll_in = no\nstraighten = lag\n"
     "teardrop_size = yes\none_leg_stand = yes\nmirror_track = no\ntoes_out = no\n"
     "bent_knee_habit = yes\nflat_arch = no\nbendy_joints = under_two\n",
     "extension", "none"},
    {"volleyball, one sore spot",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = below_point\nonset = crept\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = yes\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = yes\nrepeated_stress = no\n"
     "easy_days = better\nroll_in = no\nstraighten = yes\nteardrop_size = no\n"
     "one_leg_stand = no\nbent_knee_habit = no\nflat_arch = no\n",
     "patellar_tendon", "none"},
    {"a growing footballer",
     "[answers]\nred_flags = none\nage = 10_to_16\nwhere = shin_bump\nonset = crept\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = yes\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = yes\nrepeated_stress = no\n"
     "easy_days = better\nstraighten = yes\n",
     "osgood_schlatter", "routine"},
    {"a twist with catching",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = joint_line\nonset = twist\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = often\ncatching = yes\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nstraighten = yes\n",
     "meniscus", "soon"},
    {"a slow start with the years",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = spread\nonset = crept\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = pain\nswelling = after\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = short\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nstraighten = yes\n",
     "arthritis", "routine"},
    {"knees pushed back",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = below_sides\nonset = knock\n"
     "squat_pain = yes\nstairs = mild\nsitting = no\nlanding = no\nlocked_back = yes\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nstraighten = yes\nbent_knee_habit = no\n"
     "bendy_joints = two_plus\n",
     "fat_pad", "none"},
    {"outer side by the clock",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = outer\nonset = crept\n"
     "squat_pain = no\nstairs = mild\nsitting = no\nlanding = no\nlocked_back = no\n"
     "hip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nload_spike = yes\nrepeated_stress = no\n"
     "easy_days = better\nstraighten = yes\n",
     "iliotibial_band", "none"},
    {"a cyclist who never jumps",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = below_point\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = tendon\nstairs = mild\n"
     "sitting = no\nlanding = load\npressure = load\nlocked_back = no\nhip_or_back = no\n"
     "slipping = no\nswelling = never\ngiving_way = no\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = yes\nstraighten = yes\n",
     "patellar_tendon", "none"},
    {"a lifter, sore above the kneecap",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = above\nsides = right\n"
     "onset = crept\nbegan = weeks_6_to_12\nearlier = no\nsquat_pain = tendon\n"
     "stairs = mild\nsitting = no\nlanding = load\nhip_or_back = no\nslipping = no\n"
     "crunching = quiet\nswelling = never\ngiving_way = no\nmorning_stiffness = none\n"
     "bend_shape = no\nknee_itself = yes\nload_spike = yes\nstraighten = yes\n",
     "quadriceps_tendon", "none"},
    {"inner shin, a hand below the joint",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = inner_below\nsides = both\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = clear\n"
     "inner_press = below\nhip_or_back = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = start_up\nknee_itself = yes\nload_spike = no\n"
     "straighten = yes\n",
     "inner_shin", "routine"},
    {"a cord that snaps at the inner edge",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = inner_edge\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = yes\nstairs = mild\n"
     "sitting = yes\nhip_or_back = no\nslipping = no\ncrunching = no\nswelling = never\n"
     "catching = snap\ngiving_way = no\nmorning_stiffness = none\nknee_itself = yes\n"
     "load_spike = no\nrepeated_stress = no\neasy_days = little\nroll_in = no\n"
     "straighten = yes\nteardrop_size = no\none_leg_stand = no\nmirror_track = no\n"
     "toes_out = no\nbent_knee_habit = no\nflat_arch = no\nbendy_joints = under_two\n",
     "kneecap_joint plica", "none"},
    {"an old bump, sore when kneeling",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = shin_bump\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = none\n"
     "landing = no\npressure = press\nbump_before = yes\nhip_or_back = no\n"
     "swelling = never\ngiving_way = no\nmorning_stiffness = none\nknee_itself = yes\n"
     "load_spike = no\nrepeated_stress = yes\nstraighten = yes\n",
     "old_bump", "none"},
    {"a tiler with a soft lump",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = front_lump\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "pressure = press\nhip_or_back = no\nswelling = lump\ngiving_way = stairs\n"
     "morning_stiffness = start_up\nknee_itself = yes\nload_spike = no\n"
     "repeated_stress = yes\nstraighten = yes\n",
     "bursa", "none"},
    {"both knees, stiff and bonier",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = all_over\nsides = both\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = behind\nstairs = clear\n"
     "sitting = no\nhip_or_back = no\nslipping = no\ncrunching = pain\nswelling = after\n"
     "catching = no\ngiving_way = no\nmorning_stiffness = start_up\nbend_shape = both\n"
     "knee_itself = yes\nload_spike = no\nstraighten = blocked_old\n",
     "arthritis", "routine"},
    {"outer side, and a little stiff at 55",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = outer\nsides = right\n"
     "onset = crept\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "run_clock = yes\nhip_or_back = no\nslipping = no\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = short\nknee_itself = yes\nload_spike = yes\n"
     "straighten = yes\n",
     "iliotibial_band", "none"},
    {"hills on a holiday at 54",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = diffuse_front\nsides = right\n"
     "onset = crept\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = yes\nstairs = mild\n"
     "sitting = yes\nhip_or_back = no\nslipping = no\ncrunching = quiet\n"
     "swelling = never\ncatching = click\ngiving_way = no\nmorning_stiffness = none\n"
     "bend_shape = no\nknee_itself = yes\nload_spike = yes\nrepeated_stress = no\n"
     "easy_days = better\nroll_in = no\nstraighten = yes\nteardrop_size = no\n"
     "one_leg_stand = no\nmirror_track = no\ntoes_out = no\nbent_knee_habit = no\n"
     "flat_arch = no\nbendy_joints = under_two\n",
     "overload", "none"},
    {"no sock on, and a knee that bears it all",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = diffuse_front\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "sitting = no\nhip_or_back = groin\nslipping = no\ncrunching = no\nswelling = never\n"
     "catching = no\ngiving_way = no\nmorning_stiffness = start_up\nbend_shape = no\n"
     "knee_itself = no\nload_spike = no\nstraighten = yes\n",
     "referred", "soon"},
    {"from the seat to the back of the knee",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = behind\nsides = right\n"
     "onset = load\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = no\nstairs = none\n"
     "back_kind = neither\nhip_or_back = back_leg\nswelling = never\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nbend_shape = no\nknee_itself = no\n"
     "load_spike = no\nstraighten = yes\n",
     "referred", "soon"},
    {"full at the back in a deep bend",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = behind\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = behind\nstairs = none\n"
     "back_kind = bulge\nhip_or_back = no\nswelling = lump\ncatching = no\n"
     "giving_way = no\nmorning_stiffness = none\nbend_shape = no\nknee_itself = yes\n"
     "load_spike = no\nstraighten = yes\n",
     "back_of_knee", "routine"},
    {"up from weeding, with a stab",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = inner_line\nsides = right\n"
     "onset = load\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = crease\n"
     "stairs = mild\nsitting = no\ninner_press = crease\nhip_or_back = no\nslipping = no\n"
     "crunching = no\nswelling = after\ncatching = yes\ngiving_way = no\n"
     "morning_stiffness = none\nbend_shape = bend\nknee_itself = yes\nload_spike = no\n"
     "straighten = yes\n",
     "meniscus", "soon"},
    {"inner crease for years",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = inner_line\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = crease\nstairs = clear\n"
     "sitting = no\ninner_press = all\nhip_or_back = no\nslipping = no\n"
     "crunching = quiet\nswelling = after\ncatching = no\ngiving_way = no\n"
     "morning_stiffness = short\nbend_shape = both\nknee_itself = yes\nload_spike = no\n"
     "straighten = yes\n",
     "arthritis", "routine"},
    {"a skier, five weeks after a pop",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = all_over\nsides = right\n"
     "onset = twist\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = behind\n"
     "stairs = mild\nsitting = no\nhip_or_back = no\nslipping = no\ncrunching = no\n"
     "swelling = settled\ncatching = no\ngiving_way = pivot\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "ligament", "soon"},
    {"twisted, and sore along the inner side",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = inner_line\nsides = right\n"
     "onset = twist\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = crease\n"
     "stairs = mild\nsitting = no\ninner_press = above\nhip_or_back = no\nslipping = no\n"
     "crunching = no\nswelling = never\ncatching = no\ngiving_way = no\n"
     "morning_stiffness = none\nknee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "ligament", "soon"},
    {"knees and fingers, an hour each morning",
     "[answers]\nred_flags = none\nage = 40_to_49\nwhere = all_over\nsides = both_more\n"
     "onset = overnight\nbegan = weeks_6_to_12\nearlier = no\nsquat_pain = yes\n"
     "stairs = mild\nsitting = no\nhip_or_back = no\nslipping = no\ncrunching = no\n"
     "swelling = often\ncatching = no\ngiving_way = no\nmorning_stiffness = long\n"
     "bend_shape = no\nknee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "inflamed", "soon"},
    {"an artificial knee, sore and stiff",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = all_over\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = replaced\nsquat_pain = no\nstairs = mild\n"
     "sitting = no\nhip_or_back = no\nslipping = no\ncrunching = quiet\nswelling = after\n"
     "catching = no\ngiving_way = no\nmorning_stiffness = short\nbend_shape = bend\n"
     "knee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "no_pattern", "soon"},
    {"six weeks in a cast",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nsides = right\n"
     "onset = crept\nbegan = weeks_2_to_6\nearlier = no\nsquat_pain = yes\n"
     "stairs = clear\nsitting = yes\nhip_or_back = no\nslipping = no\ncrunching = quiet\n"
     "swelling = never\ncatching = click\ngiving_way = stairs\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = after_break\nrepeated_stress = no\n"
     "easy_days = little\nroll_in = no\nstraighten = yes\nteardrop_size = yes\n"
     "one_leg_stand = yes\nmirror_track = no\ntoes_out = no\nbent_knee_habit = no\n"
     "flat_arch = no\nbendy_joints = under_two\n",
     "imbalance", "none"},
    {"some stairs at 60, and nothing to tell",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = unsure\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "sitting = no\nlanding = no\nrun_clock = no\nlocked_back = no\nhip_or_back = no\n"
     "slipping = no\ncrunching = no\nswelling = never\ncatching = no\ngiving_way = no\n"
     "morning_stiffness = none\nbend_shape = no\nknee_itself = yes\nload_spike = no\n"
     "straighten = yes\n",
     "no_pattern", "none"},
    {"a stumble, and the leg stays on the bed",
     "[answers]\nred_flags = none\nage = 50_plus\nwhere = above\nsides = right\n"
     "onset = twist\nbegan = under_2_weeks\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "hip_or_back = no\nswelling = never\ngiving_way = no\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = no\nstraighten = no_lift\n",
     "stop", "same_day"},
    {"13, limps after matches only",
     "[answers]\nred_flags = none\nage = 13\nwhere = shin_bump\nsides = both\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = tendon\nstairs = mild\n"
     "landing = yes\npressure = both\nhip_or_back = no\nswelling = never\n"
     "giving_way = no\nmorning_stiffness = none\nknee_itself = yes\nload_spike = yes\n"
     "repeated_stress = no\nstraighten = yes\n",
     "osgood_schlatter", "routine"},
    {"13, and nothing done to the knee hurts it",
     "[answers]\nred_flags = none\nage = 13\nwhere = diffuse_front\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "hip_or_back = no\nswelling = never\ngiving_way = no\nmorning_stiffness = none\n"
     "knee_itself = no\nload_spike = no\nstraighten = yes\n",
     "stop", "same_day"},
    {"a kneecap that came out at 17",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nsides = right\n"
     "onset = crept\nbegan = longer\nearlier = no\nsquat_pain = yes\nstairs = mild\n"
     "sitting = yes\nhip_or_back = no\nslipping = out\ncrunching = quiet\n"
     "swelling = never\ncatching = click\ngiving_way = no\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = no\nrepeated_stress = no\neasy_days = same\n"
     "roll_in = no\nstraighten = yes\nteardrop_size = no\none_leg_stand = no\n"
     "mirror_track = yes\ntoes_out = no\nbent_knee_habit = no\nflat_arch = no\n"
     "bendy_joints = two_plus\n",
     "maltracking", "routine"},
    {"a kneecap that came out nine weeks ago",
     "[answers]\nred_flags = none\nage = 17_to_39\nwhere = diffuse_front\nsides = right\n"
     "onset = twist\nbegan = weeks_6_to_12\nearlier = no\nsquat_pain = yes\n"
     "stairs = mild\nsitting = yes\nhip_or_back = no\nslipping = out_new\n"
     "crunching = quiet\nswelling = never\ncatching = click\ngiving_way = no\n"
     "morning_stiffness = none\nknee_itself = yes\nload_spike = no\nrepeated_stress = no\n"
     "easy_days = little\nroll_in = no\nstraighten = yes\nteardrop_size = no\n"
     "one_leg_stand = no\nmirror_track = yes\ntoes_out = no\nbent_knee_habit = no\n"
     "flat_arch = no\nbendy_joints = under_two\n",
     "maltracking", "soon"},
    {"a thick calf after a flight, short of breath",
     "[answers]\nred_flags = chest_pain_now\nage = 50_plus\nwhere = behind\n"
     "sides = right\nonset = overnight\nbegan = under_2_weeks\nearlier = no\n"
     "squat_pain = no\nstairs = mild\nback_kind = calf\nhip_or_back = no\n"
     "swelling = never\ngiving_way = no\nmorning_stiffness = none\nknee_itself = yes\n"
     "load_spike = no\nstraighten = yes\n",
     "stop", "emergency"},
    {"19, bone that aches at night",
     "[answers]\nred_flags = night_pain_under_25\nage = 19\nwhere = above\nsides = right\n"
     "onset = knock\nbegan = longer\nearlier = no\nsquat_pain = no\nstairs = mild\n"
     "hip_or_back = no\nswelling = never\ngiving_way = no\nmorning_stiffness = none\n"
     "knee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "stop", "same_day"},
    {"an artificial knee, hot since yesterday",
     "[answers]\nred_flags = hot_swollen\nage = 50_plus\nwhere = all_over\nsides = right\n"
     "onset = overnight\nbegan = under_2_weeks\nearlier = replaced\nsquat_pain = no\n"
     "stairs = mild\nhip_or_back = no\nswelling = never\ngiving_way = no\n"
     "morning_stiffness = none\nknee_itself = yes\nload_spike = no\nstraighten = yes\n",
     "stop", "emergency"},
};

#endif
