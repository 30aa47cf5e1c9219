/* Turns signals into bytes on a pipe (the self-pipe trick). */
#define _GNU_SOURCE
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int signal_pipe[2];
static volatile sig_atomic_t is_terminated;

static void on_signal(int number) {
  int error = errno;
  if (number == SIGTERM) is_terminated = 1;
  /* A full pipe is readable already. */
  if (write(signal_pipe[1], "", 1) < 0) errno = error;
  errno = error;
}

int catch_signals(void) {
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
  return signal_pipe[0];
}

void drain_signals(void) {
  char drained[64];
  while (read(signal_pipe[0], drained, sizeof drained) > 0) continue;
}

bool is_termination_requested(void) { return is_terminated != 0; }
