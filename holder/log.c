/* A ring in a file that is mapped, so that it costs its container disk and not memory where it may. */
#define _GNU_SOURCE
#include "log.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What is printed while no server is there: what a server reads again to rebuild a screen (takeUp.ts), and minutes of a build. */
#define FILE_BYTES ((size_t)8 << 20)
/* A container without room on disk is poor in memory as well: twice what a server may not have recorded yet. */
#define MEMORY_BYTES ((size_t)2 << 20)

static uint8_t *in_file(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return MAP_FAILED;
  /* Writing to a hole on a full disk would be a fatal signal: the room is taken now. */
#ifdef __linux__
  int refused = posix_fallocate(file, 0, (off_t)FILE_BYTES);
#else
  int refused = 1;
#endif
  uint8_t *ring = refused ? MAP_FAILED : mmap(NULL, FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  unlink(path);
  return ring;
}

int log_open(struct log *log, const char *path) {
  *log = (struct log){.ring = in_file(path), .capacity = FILE_BYTES};
  if (log->ring != MAP_FAILED) return 0;
  log->capacity = MEMORY_BYTES;
  log->ring = mmap(NULL, MEMORY_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return log->ring == MAP_FAILED ? -1 : 0;
}

void log_add(struct log *log, const uint8_t *data, size_t length) {
  while (length > 0) {
    size_t at = (size_t)(log->end % log->capacity);
    size_t piece = log->capacity - at < length ? log->capacity - at : length;
    memcpy(log->ring + at, data, piece);
    data += piece;
    length -= piece;
    log->end += piece;
  }
  if (log->end - log->start > log->capacity) log->start = log->end - log->capacity;
}

const uint8_t *log_at(const struct log *log, uint64_t offset, size_t *length) {
  size_t at = (size_t)(offset % log->capacity);
  uint64_t held = log->end - offset;
  *length = held < log->capacity - at ? (size_t)held : log->capacity - at;
  return log->ring + at;
}
