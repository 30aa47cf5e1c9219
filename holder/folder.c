/* Folder of a holder: its socket, and the record of a failed start. */
#define _GNU_SOURCE
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* Paths are relative: sun_path is shorter than the longest path of a folder. */
#define SOCKET_FILE "socket"
#define NEW_SOCKET_FILE "socket.new"
#define FAILURE_FILE "failed"
#define NEW_FAILURE_FILE "failed.new"

int folder_connect(const char *folder) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = SOCKET_FILE};
  if (chdir(folder) != 0) return -1;
  int holder = socket(AF_UNIX, SOCK_STREAM, 0);
  if (holder >= 0 && connect(holder, (struct sockaddr *)&address, sizeof address) == 0) return holder;
  int error = errno;
  if (holder >= 0) close(holder);
  errno = error;
  return -1;
}

int folder_listen(int backlog) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = NEW_SOCKET_FILE};
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  if (listener < 0) return -1;
  fcntl(listener, F_SETFD, FD_CLOEXEC);
  fcntl(listener, F_SETFL, O_NONBLOCK);
  /* The socket gets its final name once it listens, so that a client that finds it can connect. */
  bool is_listening = bind(listener, (struct sockaddr *)&address, sizeof address) == 0 && listen(listener, backlog) == 0 &&
                      rename(NEW_SOCKET_FILE, SOCKET_FILE) == 0;
  return is_listening ? listener : -1;
}

void folder_write_failure(const char *reason) {
  int file = open(NEW_FAILURE_FILE, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return;
  bool is_written = write(file, reason, strlen(reason)) == (ssize_t)strlen(reason);
  close(file);
  if (is_written) rename(NEW_FAILURE_FILE, FAILURE_FILE);
}

bool folder_has_failure(void) { return access(FAILURE_FILE, F_OK) == 0; }

void folder_read_failure(char *reason, size_t reason_bytes) {
  int file = open(FAILURE_FILE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (file < 0) return;
  ssize_t length = read(file, reason, reason_bytes - 1);
  if (length >= 0) reason[length] = '\0';
  close(file);
}

void folder_remove(const char *folder) {
  if (chdir(folder) != 0) return;
  unlink(SOCKET_FILE);
  unlink(NEW_SOCKET_FILE);
  unlink(FAILURE_FILE);
  unlink(NEW_FAILURE_FILE);
  unlink(SPOOL_FILE);
  if (chdir("/") == 0) rmdir(folder);
}
