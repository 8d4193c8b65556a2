/* Sizes of the buffers that hold ids, in bytes with the terminating NUL. */
#ifndef TEARDROP_BASE_IDS_H
#define TEARDROP_BASE_IDS_H

#define TD_UUID_TEXT 37 /* a UUID as text */
#define TD_ID_TEXT 32   /* the id of a level, exercise, question, cause, ... */

#endif
