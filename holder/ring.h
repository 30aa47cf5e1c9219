/* Ring buffer of the shell's latest output, addressed by absolute offset. */
#ifndef HOLDFAST_RING_H
#define HOLDFAST_RING_H

#include <stddef.h>
#include <stdint.h>

/* Retains the output from offset `start` up to, not including, `end`. */
struct ring {
  uint8_t *data;
  uint64_t start, end;
  size_t capacity;
};

/* Allocates the ring in a file at `path`, or in memory if the disk is full. Returns -1 if neither has room. */
int ring_open(struct ring *ring, const char *path);
/* Appends bytes; drops the oldest ones beyond the capacity. */
void ring_add(struct ring *ring, const uint8_t *data, size_t length);
/* Returns the retained bytes at `offset` that are contiguous in memory, with their count in `length`. */
const uint8_t *ring_at(const struct ring *ring, uint64_t offset, size_t *length);

#endif
