/* The holder's event loop: one thread that waits for the pty, the servers, signals and deadlines. */
#define _GNU_SOURCE
#include "loop.h"

#include "clock.h"
#include "protocol.h"
#include "signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* A server pings every 10 s (holderLink.ts): after three missed pings it is gone (D8). */
#define SILENCE_MS 30000
#define READ_BYTES ((size_t)64 * 1024)
/* Interval for reading the shell's working directory. */
#define DIRECTORY_MS 1000
/* Time for which the pty stays open after the shell died, for output of its other processes. */
#define DRAIN_MS 100
/* Time for an attached server to receive `exited` before a forgotten holder ends anyway. */
#define LINGER_MS 2000
#define TERM_GRACE_MS 2000

/* Indexes of what is polled; the peers come last. */
enum { SIGNALS, LISTENER, PTY, FIRST_PEER, POLLED_COUNT = FIRST_PEER + MAX_PEERS };

static void close_pty(struct holder *holder) {
  if (holder->shell.pty >= 0) close(holder->shell.pty);
  holder->shell.pty = -1;
  input_discard(&holder->input);
}

/*
 * Returns the maximum number of bytes to read from the pty now (D6). With an attached server it is limited by the window, and by
 * the room for output that is not recorded yet. Before the first server only the room counts; after the last one nothing does.
 */
static size_t max_pty_read(struct holder *holder) {
  if (holder->shell.pty < 0) return 0;
  struct peer *peer = attached_peer(holder->peers);
  /* The last output of a forgotten shell matters more than older output that nobody will read. */
  if (holder->is_forgotten || (peer == NULL && holder->was_attached)) return READ_BYTES;
  const struct ring *output = &holder->output;
  uint64_t unrecorded = holder->acked > output->start ? holder->acked : output->start;
  if (output->end - unrecorded >= output->capacity - READ_BYTES) return 0;
  if (peer == NULL) return READ_BYTES;
  if (output->end >= peer->window) return 0;
  uint64_t wanted = peer->window - output->end;
  return wanted < READ_BYTES ? (size_t)wanted : READ_BYTES;
}

static void read_pty(struct holder *holder, size_t max_bytes) {
  static uint8_t data[READ_BYTES];
  ssize_t length = read(holder->shell.pty, data, max_bytes);
  if (length > 0) {
    ring_add(&holder->output, data, (size_t)length);
    holder->active_at = now_ms();
  } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
    /* No process has the slave side open any more (EIO on Linux). */
    close_pty(holder);
  }
}

static void write_pty(struct holder *holder) {
  struct bytes *queue = &holder->input.queue;
  ssize_t length = write(holder->shell.pty, queue->data, queue->length);
  if (length > 0) input_written(&holder->input, (size_t)length, queue_taken, attached_peer(holder->peers));
  else if (length < 0 && errno != EAGAIN && errno != EINTR) input_discard(&holder->input);
}

static struct pollfd poll_pty(const struct holder *holder, size_t max_read) {
  int events = (max_read > 0 ? POLLIN : 0) | (holder->input.queue.length > 0 ? POLLOUT : 0);
  return (struct pollfd){events == 0 ? -1 : holder->shell.pty, (short)events, 0};
}

/* Reads and writes what the pty is ready for; returns true if there was something to read. */
static bool serve_pty(struct holder *holder, const struct pollfd *polled, size_t max_read) {
  bool is_readable = max_read > 0 && (polled->revents & (POLLIN | POLLHUP | POLLERR)) != 0;
  if (is_readable) read_pty(holder, max_read);
  /* After a hangup no process reads input. It is discarded: poll(2) would report the hangup for as long as input waits. */
  if ((polled->revents & POLLHUP) != 0) input_discard(&holder->input);
  bool is_writable = holder->input.queue.length > 0 && (polled->revents & (POLLOUT | POLLERR)) != 0;
  if (is_writable) write_pty(holder);
  return is_readable;
}

static struct pollfd poll_peer(const struct holder *holder, const struct peer *peer) {
  /* Output that is not in `out` yet counts as well: otherwise it would wait for the next event. */
  bool has_more = peer->out.length > 0 || has_output_for(holder, peer);
  int events = (bytes_room(&peer->in) > 0 ? POLLIN : 0) | (has_more ? POLLOUT : 0);
  return (struct pollfd){peer->socket, (short)events, 0};
}

static void serve_peer(struct holder *holder, struct peer *peer, const struct pollfd *polled) {
  /* A peer that was accepted in this round has not been polled yet. */
  bool is_polled = peer->socket >= 0 && polled->fd == peer->socket;
  if (is_polled && (polled->revents & (POLLIN | POLLHUP | POLLERR)) != 0) peer_receive(peer);
  if (peer->socket < 0) return;
  handle_frames(holder, peer);
  queue_output(holder, peer);
  if (peer->out.length > 0) peer_send(peer);
  if (peer->socket < 0) return;
  bool is_silent = now_ms() - peer->received_at >= SILENCE_MS;
  if (is_silent || (peer->is_closing && peer->out.length == 0)) peer_drop(peer);
}

/* Notes the exit of a dead shell once its last output was read. */
static void note_exit(struct holder *holder, bool is_quiet, int64_t now) {
  struct shell *shell = &holder->shell;
  if (!shell->has_died || holder->has_exited) return;
  bool is_drained = shell->pty < 0 || (is_quiet && now - shell->died_at >= DRAIN_MS);
  if (!is_drained) return;
  close_pty(holder);
  holder->has_exited = true;
  holder->active_at = now;
  /* The rest of a forgotten session had the same grace period as the shell. */
  if (holder->is_forgotten && shell->kill_at == 0) shell_signal(shell, SIGKILL);
}

/* Advances what depends on time; returns true once the holder is done. */
static bool advance(struct holder *holder, bool is_quiet) {
  struct shell *shell = &holder->shell;
  int64_t now = now_ms();
  if (is_termination_requested() && !holder->is_forgotten) {
    holder->is_forgotten = true;
    shell_hang_up(shell, TERM_GRACE_MS);
  }
  shell_kill_overdue(shell, now);
  note_exit(holder, is_quiet, now);
  struct peer *peer = attached_peer(holder->peers);
  if (peer == NULL && now - holder->active_at >= holder->idle_ms) {
    if (holder->has_exited) return true;
    if (!shell_is_busy(shell)) shell_hang_up(shell, TERM_GRACE_MS);
    holder->active_at = now;
  }
  if (now - holder->directory_read_at >= DIRECTORY_MS) {
    holder->directory_read_at = now;
    update_directory(holder);
  }
  if (!holder->is_forgotten || !holder->has_exited || shell->kill_at != 0) return false;
  bool is_delivered = peer == NULL || (peer->sent_exited && peer->out.length == 0);
  return is_delivered || now - shell->died_at >= LINGER_MS;
}

/* Returns the time after which `advance` is due, even without an event. */
static int poll_timeout_ms(const struct holder *holder) {
  const struct shell *shell = &holder->shell;
  if (shell->has_died && (!holder->has_exited || holder->is_forgotten)) return DRAIN_MS / 4;
  if (shell->kill_at == 0) return DIRECTORY_MS;
  int64_t rest = shell->kill_at - now_ms();
  if (rest < 0) return 0;
  return rest < DIRECTORY_MS ? (int)rest + 1 : DIRECTORY_MS;
}

int run_loop(struct holder *holder, int listener) {
  int signals = catch_signals();
  if (signals < 0) return 1;
  holder->active_at = now_ms();
  for (;;) {
    /* Includes children that ended before their signal was caught. */
    shell_reap(&holder->shell);
    size_t max_read = max_pty_read(holder);
    struct pollfd polled[POLLED_COUNT] = {{signals, POLLIN, 0}, {listener, POLLIN, 0}, poll_pty(holder, max_read)};
    for (int at = 0; at < MAX_PEERS; at += 1) polled[FIRST_PEER + at] = poll_peer(holder, &holder->peers[at]);
    if (poll(polled, POLLED_COUNT, poll_timeout_ms(holder)) < 0 && errno != EINTR) return 1;
    drain_signals();
    shell_reap(&holder->shell);
    if (polled[LISTENER].revents != 0) peer_accept(holder->peers, listener);
    bool is_readable = serve_pty(holder, &polled[PTY], max_read);
    for (int at = 0; at < MAX_PEERS; at += 1) serve_peer(holder, &holder->peers[at], &polled[FIRST_PEER + at]);
    if (advance(holder, max_read > 0 && !is_readable)) return 0;
  }
}
