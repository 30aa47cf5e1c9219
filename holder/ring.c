/* Ring buffer in a mapped file, so that it takes disk space rather than memory from the container. */
#define _GNU_SOURCE
#include "ring.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* As much as a restarted server reads to rebuild a screen; minutes of a build's output while no server is attached. */
#define FILE_BYTES ((size_t)8 << 20)
/* Fallback where the disk is full, as memory is likely scarce too: twice the output a server may not have recorded yet. */
#define MEMORY_BYTES ((size_t)2 << 20)

static uint8_t *map_file(const char *path) {
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return MAP_FAILED;
  /* Reserves the blocks now: a write to a hole on a full disk raises SIGBUS. */
#ifdef __linux__
  int error = posix_fallocate(file, 0, (off_t)FILE_BYTES);
#else
  int error = 1;
#endif
  uint8_t *data = error ? MAP_FAILED : mmap(NULL, FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  unlink(path);
  return data;
}

int ring_open(struct ring *ring, const char *path) {
  *ring = (struct ring){.data = map_file(path), .capacity = FILE_BYTES};
  if (ring->data != MAP_FAILED) return 0;
  ring->capacity = MEMORY_BYTES;
  ring->data = mmap(NULL, MEMORY_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return ring->data == MAP_FAILED ? -1 : 0;
}

void ring_add(struct ring *ring, const uint8_t *data, size_t length) {
  while (length > 0) {
    size_t at = (size_t)(ring->end % ring->capacity);
    size_t piece = ring->capacity - at < length ? ring->capacity - at : length;
    memcpy(ring->data + at, data, piece);
    data += piece;
    length -= piece;
    ring->end += piece;
  }
  if (ring->end - ring->start > ring->capacity) ring->start = ring->end - ring->capacity;
}

const uint8_t *ring_at(const struct ring *ring, uint64_t offset, size_t *length) {
  size_t at = (size_t)(offset % ring->capacity);
  uint64_t retained = ring->end - offset;
  *length = retained < ring->capacity - at ? (size_t)retained : ring->capacity - at;
  return ring->data + at;
}
