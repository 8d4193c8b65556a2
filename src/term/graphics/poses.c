/* A list of pictures as numbers, the oldest of which give way. */
#include "poses.h"

#include <stdlib.h>
#include <string.h>

void td_poses_deinit(struct td_poses *poses)
{
    td_poses_forget(poses, -1);
    free(poses->list);
    memset(poses, 0, sizeof *poses);
}

static void drop(struct td_poses *poses, int i)
{
    struct td_pose_numbers gone = poses->list[i];

    poses->count--;
    poses->list[i] = poses->list[poses->count];
    poses->list[poses->count].numbers = NULL;
    poses->bytes -= (size_t)gone.w * (size_t)gone.h;
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): its place in the list is another's now
    free(gone.numbers);
}

struct td_pose_numbers *td_poses_find(const struct td_poses *poses, uint32_t serial, int at)
{
    for (int i = 0; i < poses->count; i++) {
        if (poses->list[i].serial == serial && (at < 0 || poses->list[i].at == at)) {
            return &poses->list[i];
        }
    }
    return NULL;
}

static bool make_place(struct td_poses *poses)
{
    int capacity = poses->capacity * 2 + 8;
    struct td_pose_numbers *bigger;

    if (poses->count < poses->capacity) {
        return true;
    }
    bigger = realloc(poses->list, (size_t)capacity * sizeof *bigger);
    if (bigger == NULL) {
        return false;
    }
    poses->list = bigger;
    poses->capacity = capacity;
    return true;
}

struct td_pose_numbers *td_poses_add(struct td_poses *poses, const struct td_image *image, int at)
{
    size_t size = (size_t)image->pixels.w * (size_t)image->pixels.h;
    uint8_t *numbers = malloc(size);

    if (numbers == NULL || !make_place(poses)) {
        free(numbers);
        return NULL;
    }
    poses->list[poses->count] = (struct td_pose_numbers){.serial = image->serial,
                                                         .at = at,
                                                         .moves = image->moves,
                                                         .w = image->pixels.w,
                                                         .h = image->pixels.h,
                                                         .numbers = numbers};
    poses->bytes += size;
    return &poses->list[poses->count++];
}

void td_poses_forget(struct td_poses *poses, int at)
{
    for (int i = poses->count - 1; i >= 0; i--) {
        if (at < 0 || poses->list[i].at == at) {
            drop(poses, i);
        }
    }
}

static int oldest(const struct td_poses *poses)
{
    int found = -1;

    for (int i = 0; i < poses->count; i++) {
        if (poses->list[i].used != poses->frame &&
            (found < 0 || poses->list[i].used < poses->list[found].used)) {
            found = i;
        }
    }
    return found;
}

void td_poses_tidy(struct td_poses *poses, bool moving)
{
    int old;

    for (int i = poses->count - 1; i >= 0; i--) {
        if (poses->list[i].used != poses->frame && (!moving || !poses->list[i].moves)) {
            drop(poses, i);
        }
    }
    while (poses->bytes > TD_POSES_BYTES && (old = oldest(poses)) >= 0) {
        drop(poses, old);
    }
}
