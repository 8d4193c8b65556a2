/* proof: what must hold of the self-check for ALL answers, proved by z3. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "proof/claims.h"
#include "proof/equal.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/text/cfg.h"
#include "testing.h"
int main(void)
{
    struct td_problems problems = {0};
    struct td_cfg *cfg;
    struct equal_counts counts;
    struct td_checklist *list;
    if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "checklist.cfg", &problems, &cfg) != TD_OK || td_checklist_read(cfg, &problems, &list) != TD_OK) return 1;
    equal_compare(list, 100, &counts);
    printf("%d %d\n", counts.random, counts.differ);
    return 0;
}
