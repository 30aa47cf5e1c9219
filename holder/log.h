/* The last bytes that the shell printed, by absolute offset. */
#ifndef HOLDFAST_LOG_H
#define HOLDFAST_LOG_H

#include <stddef.h>
#include <stdint.h>

struct log {
  uint8_t *ring;
  uint64_t start, end;
  size_t capacity;
};

/* In the file at `path` if there is room on its disk, or in memory. Returns 0, or -1 when there is neither. */
int log_open(struct log *log, const char *path);
/* The oldest makes room. */
void log_add(struct log *log, const uint8_t *data, size_t length);
/* A run of bytes at `offset`, which is held: as long as it lies in one piece. */
const uint8_t *log_at(const struct log *log, uint64_t offset, size_t *length);

#endif
