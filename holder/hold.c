/* The holder's loop: one thread, which waits for the pty, the servers, and the end of processes. */
#define _GNU_SOURCE
#include "holder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* A server pings every 10 s (holderLink.ts); one that was silent for three of these is gone. */
#define SILENCE_MS 30000
#define IN_BYTES ((size_t)MAX_PAYLOAD_BYTES + HEAD_BYTES)
/* Two pieces of output and what is said between them. */
#define OUT_BYTES ((size_t)256 * 1024)
#define READ_BYTES ((size_t)64 * 1024)
/* Between looks at the shell's working directory. */
#define LOOK_MS 1000
/* What a shell printed last may come this long after it ended. */
#define LAST_WORDS_MS 100
/* A server that does not listen to the end has had this long. */
#define LINGER_MS 2000
#define TERM_GRACE_MS 2000

static int signal_pipe[2];
static volatile sig_atomic_t is_told_to_end;

int64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void on_signal(int number) {
  int before = errno;
  if (number == SIGTERM) is_told_to_end = 1;
  if (write(signal_pipe[1], "", 1) < 0) errno = before;
  errno = before;
}

static int catch_signals(void) {
  if (pipe(signal_pipe) != 0) return -1;
  for (int end = 0; end < 2; end += 1) {
    fcntl(signal_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(signal_pipe[end], F_SETFL, O_NONBLOCK);
  }
  struct sigaction caught = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  sigaction(SIGCHLD, &caught, NULL);
  sigaction(SIGTERM, &caught, NULL);
  sigaction(SIGPIPE, &ignored, NULL);
  sigaction(SIGHUP, &ignored, NULL);
  sigaction(SIGINT, &ignored, NULL);
  return 0;
}

void signal_shell(const struct holder *holder, int number) {
  /* The number of a session that is over may be another process's by now: ours is dead, so whoever has it is not ours. */
  if (holder->has_died && (kill(holder->shell, 0) == 0 || errno == EPERM)) return;
  session_signal(holder->shell, number);
}

void hang_up(struct holder *holder, int64_t grace_ms) {
  signal_shell(holder, SIGHUP);
  /* A stopped process hears of it only when it goes on. */
  signal_shell(holder, SIGCONT);
  int64_t at = now_ms() + grace_ms;
  if (holder->kill_at == 0 || at < holder->kill_at) holder->kill_at = at;
}

static void reap(struct holder *holder) {
  int status;
  for (;;) {
    pid_t pid = waitpid(-1, &status, WNOHANG);
    if (pid <= 0) return;
    if (pid != holder->shell || holder->has_died) continue;
    holder->has_died = true;
    holder->wait_status = status;
    holder->died_at = now_ms();
  }
}

static void close_pty(struct holder *holder) {
  if (holder->pty >= 0) close(holder->pty);
  holder->pty = -1;
  holder->input.queue.length = 0;
  holder->input.run_count = 0;
}

/*
 * How much of the pty may be read: as far as an attached server wants, and never more than can be kept for it. Without one all of
 * it, but for the first, who must not miss the beginning of a flood.
 */
static size_t may_read(struct holder *holder) {
  if (holder->pty < 0) return 0;
  struct peer *peer = attached_peer(holder);
  /* A forgotten shell's last words are worth more than what nobody will ask for. */
  if (holder->is_forgotten || (peer == NULL && holder->was_attached)) return READ_BYTES;
  const struct log *log = &holder->log;
  uint64_t unsafe = holder->acked > log->start ? holder->acked : log->start;
  if (log->end - unsafe >= log->capacity - READ_BYTES) return 0;
  if (peer == NULL) return READ_BYTES;
  if (log->end >= peer->window) return 0;
  uint64_t wanted = peer->window - log->end;
  return wanted < READ_BYTES ? (size_t)wanted : READ_BYTES;
}

static void read_pty(struct holder *holder, size_t most) {
  static uint8_t data[READ_BYTES];
  ssize_t length = read(holder->pty, data, most);
  if (length > 0) {
    log_add(&holder->log, data, (size_t)length);
    holder->active_at = now_ms();
  } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
    /* Nobody has the far end open (EIO on Linux). */
    close_pty(holder);
  }
}

static void tell_taken(void *to, const struct input_epoch *epoch) {
  struct peer *peer = to;
  if (peer == NULL || bytes_room(&peer->out) < 64) return;
  size_t frame = frame_begin(&peer->out, TAKEN);
  bytes_add(&peer->out, epoch->id, EPOCH_BYTES);
  add_number(&peer->out, epoch->taken, 8);
  frame_end(&peer->out, frame);
}

static void write_pty(struct holder *holder) {
  struct bytes *queue = &holder->input.queue;
  ssize_t length = write(holder->pty, queue->data, queue->length);
  if (length > 0) input_written(&holder->input, (size_t)length, tell_taken, attached_peer(holder));
  else if (length < 0 && errno != EAGAIN && errno != EINTR) close_pty(holder);
}

static void drop_peer(struct peer *peer) {
  close(peer->socket);
  peer->socket = -1;
}

static bool is_ours(int socket) {
#ifdef __linux__
  struct ucred who;
  socklen_t length = sizeof who;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &length) != 0) return false;
  uid_t user = who.uid;
#else
  uid_t user;
  gid_t group;
  if (getpeereid(socket, &user, &group) != 0) return false;
#endif
  return user == geteuid() || user == 0;
}

static void accept_peer(struct holder *holder, int listener) {
  int socket = accept(listener, NULL, NULL);
  if (socket < 0) return;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  fcntl(socket, F_SETFL, O_NONBLOCK);
  for (int at = 0; at < MAX_PEERS && is_ours(socket); at += 1) {
    struct peer *peer = &holder->peers[at];
    if (peer->socket >= 0) continue;
    struct bytes in = peer->in, out = peer->out;
    bool is_made = (in.data != NULL || bytes_make(&in, IN_BYTES)) && (out.data != NULL || bytes_make(&out, OUT_BYTES));
    if (!is_made) break;
    in.length = out.length = 0;
    *peer = (struct peer){.socket = socket, .in = in, .out = out, .heard_at = now_ms()};
    return;
  }
  close(socket);
}

static void read_socket(struct peer *peer) {
  ssize_t length = recv(peer->socket, peer->in.data + peer->in.length, bytes_room(&peer->in), 0);
  if (length > 0) {
    peer->in.length += (size_t)length;
    peer->heard_at = now_ms();
  } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) drop_peer(peer);
}

static void write_socket(struct peer *peer) {
  ssize_t length = send(peer->socket, peer->out.data, peer->out.length, 0);
  if (length > 0) bytes_drop(&peer->out, (size_t)length);
  else if (length < 0 && errno != EAGAIN && errno != EINTR) drop_peer(peer);
}

/* Whether the socket is to be written to: what is not put into `out` yet counts, or it would wait for something else to happen. */
static bool has_to_say(const struct holder *holder, const struct peer *peer) {
  if (peer->out.length > 0) return true;
  return peer->is_attached && !peer->is_closing && peer->sent < holder->log.end && peer->sent < peer->window;
}

static void tend_peer(struct holder *holder, struct peer *peer) {
  if (peer->socket < 0) return;
  peer_read(holder, peer);
  peer_fill(holder, peer);
  if (peer->out.length > 0) write_socket(peer);
  if (peer->socket < 0) return;
  bool is_silent = now_ms() - peer->heard_at >= SILENCE_MS;
  if (is_silent || (peer->is_closing && peer->out.length == 0)) drop_peer(peer);
}

/* What happens with time; returns whether the holder's work is done. */
static bool tend(struct holder *holder, bool was_quiet) {
  int64_t now = now_ms();
  if (is_told_to_end && !holder->is_forgotten) {
    holder->is_forgotten = true;
    hang_up(holder, TERM_GRACE_MS);
  }
  if (holder->kill_at != 0 && now >= holder->kill_at) {
    signal_shell(holder, SIGKILL);
    holder->kill_at = 0;
  }
  bool has_spoken = holder->pty < 0 || (was_quiet && now - holder->died_at >= LAST_WORDS_MS);
  if (holder->has_died && !holder->has_exited && has_spoken) {
    close_pty(holder);
    holder->has_exited = true;
    holder->active_at = now;
    /* The rest of a session that is to go has the same time as the shell had. */
    if (holder->is_forgotten && holder->kill_at == 0) signal_shell(holder, SIGKILL);
  }
  struct peer *peer = attached_peer(holder);
  if (peer == NULL && now - holder->active_at >= holder->idle_ms) {
    if (holder->has_exited) return true;
    hang_up(holder, TERM_GRACE_MS);
    holder->active_at = now;
  }
  if (now - holder->looked_at >= LOOK_MS) {
    holder->looked_at = now;
    peer_tell_directory(holder);
  }
  if (!holder->is_forgotten || !holder->has_exited || holder->kill_at != 0) return false;
  return peer == NULL || (peer->said_exit && peer->out.length == 0) || now - holder->died_at >= LINGER_MS;
}

/* How long nothing is to be done unless something comes, ms. */
static int patience(const struct holder *holder) {
  if (holder->has_died && (!holder->has_exited || holder->is_forgotten)) return LAST_WORDS_MS / 4;
  if (holder->kill_at == 0) return LOOK_MS;
  int64_t left = holder->kill_at - now_ms();
  return left < 0 ? 0 : left < LOOK_MS ? (int)left + 1 : LOOK_MS;
}

int hold(struct holder *holder, int listener) {
  if (catch_signals() != 0) return 1;
  holder->active_at = now_ms();
  for (;;) {
    /* What ended before its signal was caught is seen here as well. */
    reap(holder);
    struct pollfd waits[3 + MAX_PEERS] = {{signal_pipe[0], POLLIN, 0}, {listener, POLLIN, 0}, {-1, 0, 0}};
    size_t reads = may_read(holder);
    bool writes = holder->input.queue.length > 0;
    if (reads > 0 || writes) waits[2] = (struct pollfd){holder->pty, (short)((reads > 0 ? POLLIN : 0) | (writes ? POLLOUT : 0)), 0};
    for (int at = 0; at < MAX_PEERS; at += 1) {
      const struct peer *peer = &holder->peers[at];
      short events = (short)((bytes_room(&peer->in) > 0 ? POLLIN : 0) | (has_to_say(holder, peer) ? POLLOUT : 0));
      waits[3 + at] = (struct pollfd){peer->socket, events, 0};
    }
    if (poll(waits, 3 + MAX_PEERS, patience(holder)) < 0 && errno != EINTR) return 1;
    char drained[64];
    while (read(signal_pipe[0], drained, sizeof drained) > 0) continue;
    reap(holder);
    if (waits[1].revents != 0) accept_peer(holder, listener);
    bool is_readable = reads > 0 && (waits[2].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
    if (is_readable) read_pty(holder, reads);
    if (holder->pty >= 0 && writes && (waits[2].revents & (POLLOUT | POLLERR)) != 0) write_pty(holder);
    for (int at = 0; at < MAX_PEERS; at += 1) {
      struct peer *peer = &holder->peers[at];
      if (peer->socket >= 0 && waits[3 + at].fd == peer->socket && (waits[3 + at].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
        read_socket(peer);
      tend_peer(holder, peer);
    }
    if (tend(holder, reads > 0 && !is_readable)) return 0;
  }
}
