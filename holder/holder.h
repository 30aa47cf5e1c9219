/* What a holder holds, and the servers that talk to it. */
#ifndef HOLDFAST_HOLDER_H
#define HOLDFAST_HOLDER_H

#include "input.h"
#include "log.h"
#include "shell.h"
#include "wire.h"

/* One server is attached; the others ask, or are about to be told that they are no longer. */
#define MAX_PEERS 8
#define MAX_SIZES 64
#define PATH_BYTES 4096

/* Change `number` of the tty's size, from output offset `at` on. */
struct sized {
  uint32_t number;
  uint64_t at;
  uint16_t cols, rows;
};

struct peer {
  /* -1 for none. */
  int socket;
  struct bytes in, out;
  int64_t heard_at;
  bool said_hello, is_attached, is_closing, said_exit;
  /* Output was sent up to here, and may be sent below `window`. */
  uint64_t sent, window;
};

struct holder {
  const char *session, *owner, *proof;
  uint8_t epoch[EPOCH_BYTES];
  uint64_t started_at;
  int64_t idle_ms;
  pid_t shell;
  /* -1 once nothing more comes from it. */
  int pty;
  struct log log;
  /* Output below is recorded by the server. */
  uint64_t acked;
  struct input input;
  uint16_t cols, rows;
  struct sized sizes[MAX_SIZES];
  uint32_t size_count;
  char directory[PATH_BYTES];
  bool was_attached, has_died, has_exited, is_forgotten;
  int wait_status;
  int64_t died_at, active_at, looked_at;
  /* When what is left of the session is killed; 0 for not. */
  int64_t kill_at;
  struct peer peers[MAX_PEERS];
};

int64_t now_ms(void);

/* Takes the whole frames that came; marks the peer for closing when they are no server's. */
void peer_read(struct holder *holder, struct peer *peer);
/* Puts output and its end into `out` as far as there is room. */
void peer_fill(struct holder *holder, struct peer *peer);
void peer_tell_directory(struct holder *holder);
struct peer *attached_peer(struct holder *holder);
/* To every process of the shell's session, as long as that is there. */
void signal_shell(const struct holder *holder, int number);
void hang_up(struct holder *holder, int64_t grace_ms);

/* Holds until it is told to forget; returns the exit code. */
int hold(struct holder *holder, int listener);

#endif
