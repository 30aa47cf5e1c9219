/* State of a holder: its shell, the shell's output and input, and the connected servers. */
#ifndef HOLDFAST_HOLDER_H
#define HOLDFAST_HOLDER_H

#include "input.h"
#include "peer.h"
#include "ring.h"
#include "shell.h"
#include "wire.h"

#define MAX_SIZE_CHANGES 64
#define PATH_BYTES 4096

/* Change `number` of the tty's size; output from `offset` on has this size. */
struct size_change {
  uint32_t number;
  uint64_t offset;
  uint16_t cols, rows;
};

struct holder {
  /* Options of `run`. */
  const char *session, *owner, *proof;
  int64_t idle_ms;
  uint8_t epoch[EPOCH_BYTES];
  /* Wall-clock time, ms since 1970. */
  uint64_t started_at;
  struct shell shell;
  struct ring output;
  /* Output below this offset is recorded by the server. */
  uint64_t acked;
  struct input input;
  uint16_t cols, rows;
  /* Circular: change `n` (from 1) is at index `(n - 1) % MAX_SIZE_CHANGES`. */
  struct size_change size_changes[MAX_SIZE_CHANGES];
  uint32_t size_change_count;
  /* Working directory of the shell, and the time at which it was last read. */
  char directory[PATH_BYTES];
  int64_t directory_read_at;
  /* A server has been attached at least once. */
  bool was_attached;
  /* The shell has died and all its output was read. */
  bool has_exited;
  /* The session was forgotten: the holder ends after the shell. */
  bool is_forgotten;
  /* Time of the latest input, output or exit. */
  int64_t active_at;
  struct peer peers[MAX_PEERS];
};

#endif
