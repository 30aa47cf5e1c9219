/* Relays bytes between standard streams and a holder. */
#define _GNU_SOURCE
#include "attach.h"

#include "folder.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#define COPY_BYTES ((size_t)64 * 1024)
/* Interval between attempts to connect to a holder that is starting. */
#define RETRY_US 20000

static bool write_all(int to, const uint8_t *data, size_t length) {
  while (length > 0) {
    ssize_t written = write(to, data, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    data += written;
    length -= (size_t)written;
  }
  return true;
}

/* Copies the bytes that are available; returns false at the end of either stream. */
static bool copy(int from, int to) {
  static uint8_t data[COPY_BYTES];
  ssize_t length = read(from, data, sizeof data);
  if (length < 0 && errno == EINTR) return true;
  return length > 0 && write_all(to, data, (size_t)length);
}

static int report_no_holder(void) {
  char reason[512] = "no holder is running in this folder";
  folder_read_failure(reason, sizeof reason);
  fprintf(stderr, "%s\n", reason);
  return EXIT_NO_HOLDER;
}

int attach(const char *folder, int wait_seconds) {
  signal(SIGPIPE, SIG_IGN);
  int holder = folder_connect(folder);
  for (long waited_us = 0; holder < 0 && waited_us < wait_seconds * 1000000L; waited_us += RETRY_US) {
    if (folder_has_failure()) break;
    usleep(RETRY_US);
    holder = folder_connect(folder);
  }
  if (holder < 0) return report_no_holder();
  struct pollfd polled[2] = {{STDIN_FILENO, POLLIN, 0}, {holder, POLLIN, 0}};
  for (;;) {
    if (poll(polled, 2, -1) < 0 && errno != EINTR) return 1;
    if (polled[1].revents != 0 && !copy(holder, STDOUT_FILENO)) return 0;
    if (polled[0].revents != 0 && !copy(STDIN_FILENO, holder)) return 0;
  }
}
