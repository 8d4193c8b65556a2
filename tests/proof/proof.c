/* proof: what must hold of the self-check for ALL answers, proved by z3. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "proof/claims.h"
#include "teardrop/store/content/checklist.h"
#include "teardrop/store/text/cfg.h"
#include "testing.h"
int main(void)
{
    struct td_problems problems = {0};
    struct td_cfg *cfg;
    struct td_checklist *list;
    if (td_cfg_load(TEARDROP_SOURCE_DIR "/assets/checklist.cfg", "checklist.cfg", &problems, &cfg) != TD_OK || td_checklist_read(cfg, &problems, &list) != TD_OK) return 1;
    for (size_t i = 0; i < claim_count; i++) {
        enum verdict v = claim_prove(list, &claims[i], true);
        printf("%d %s\n", v, claims[i].says); fflush(stdout);
    }
    return 0;
}
