/* How long the names of things may be. */
#ifndef TEARDROP_BASE_IDS_H
#define TEARDROP_BASE_IDS_H

#define TD_UUID_TEXT 37 /* bytes of a UUID as text, with its end */
#define TD_ID_TEXT 32   /* bytes of a level or exercise id */

#endif
