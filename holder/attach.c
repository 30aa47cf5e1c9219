/* Carries bytes between an exec's streams and a holder, and asks holders who they are. */
#define _GNU_SOURCE
#include "attach.h"

#include "wire.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define PIECE_BYTES ((size_t)64 * 1024)
#define POLL_US 20000
/* A holder answers at once; one that is stopped must not stop the list. */
#define ANSWER_SECONDS 2

/* The name alone, from within the folder: a path may be longer than a socket's may. Returns -1 with errno. */
static int connect_in(const char *folder) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
  if (chdir(folder) != 0) return -1;
  int holder = socket(AF_UNIX, SOCK_STREAM, 0);
  if (holder >= 0 && connect(holder, (struct sockaddr *)&address, sizeof address) == 0) return holder;
  int error = errno;
  if (holder >= 0) close(holder);
  errno = error;
  return -1;
}

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

/* Whether there may be more. */
static bool carry(int from, int to) {
  static uint8_t data[PIECE_BYTES];
  ssize_t length = read(from, data, sizeof data);
  if (length < 0 && errno == EINTR) return true;
  return length > 0 && write_all(to, data, (size_t)length);
}

static int no_holder(void) {
  char sentence[512] = "there is no holder";
  int file = open("failed", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  ssize_t length = file < 0 ? -1 : read(file, sentence, sizeof sentence - 1);
  if (length >= 0) sentence[length] = '\0';
  fprintf(stderr, "%s\n", sentence);
  return EXIT_NO_HOLDER;
}

int attach(const char *folder, int wait_seconds) {
  signal(SIGPIPE, SIG_IGN);
  int holder = connect_in(folder);
  for (long waited = 0; holder < 0 && waited < wait_seconds * 1000000L; waited += POLL_US) {
    if (access("failed", F_OK) == 0) break;
    usleep(POLL_US);
    holder = connect_in(folder);
  }
  if (holder < 0) return no_holder();
  struct pollfd ends[2] = {{0, POLLIN, 0}, {holder, POLLIN, 0}};
  for (;;) {
    if (poll(ends, 2, -1) < 0 && errno != EINTR) return 1;
    if (ends[1].revents != 0 && !carry(holder, 1)) return 0;
    if (ends[0].revents != 0 && !carry(0, holder)) return 0;
  }
}

static bool read_all(int from, uint8_t *data, size_t length) {
  while (length > 0) {
    ssize_t got = read(from, data, length);
    if (got <= 0) return false;
    data += got;
    length -= (size_t)got;
  }
  return true;
}

static void print_text(const char *name, struct fields *fields) {
  size_t length = (size_t)take_number(fields, 2);
  const uint8_t *text = take_bytes(fields, length);
  printf("\"%s\":\"", name);
  for (size_t at = 0; text != NULL && at < length; at += 1) {
    if (text[at] < ' ' || text[at] == '"' || text[at] == '\\') printf("\\u%04x", text[at]);
    else putchar(text[at]);
  }
  printf("\"");
}

static void print_holder(struct fields *fields) {
  take_bytes(fields, 2 + 1);
  const uint8_t *epoch = take_bytes(fields, EPOCH_BYTES);
  take_bytes(fields, 8 + 8 + 8 + 2 + 2 + 4 + 8);
  take_bytes(fields, (size_t)take_number(fields, 1) * (EPOCH_BYTES + 8));
  take_bytes(fields, (size_t)take_number(fields, 2) * (4 + 8 + 2 + 2));
  if (fields->failed) return;
  printf("{");
  print_text("session", fields);
  printf(",");
  print_text("owner", fields);
  printf(",");
  print_text("proof", fields);
  printf(",\"epoch\":\"");
  for (int at = 0; at < EPOCH_BYTES; at += 1) printf("%02x", epoch[at]);
  printf("\"}\n");
}

static void ask(int holder) {
  static uint8_t room[HEAD_BYTES + MAX_PAYLOAD_BYTES];
  const uint8_t hello[] = {HELLO, 0, 0, 0, 11, 0, WIRE_VERSION, 0, 255, 255, 255, 255, 255, 255, 255, 255};
  struct timeval patience = {.tv_sec = ANSWER_SECONDS};
  setsockopt(holder, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (!write_all(holder, hello, sizeof hello) || !read_all(holder, room, HEAD_BYTES)) return;
  struct fields head = {room + 1, 4, false};
  size_t length = (size_t)take_number(&head, 4);
  if (room[0] != WELCOME || length > MAX_PAYLOAD_BYTES || !read_all(holder, room + HEAD_BYTES, length)) return;
  struct fields fields = {room + HEAD_BYTES, length, false};
  print_holder(&fields);
}

void remove_folder(const char *folder) {
  if (chdir(folder) != 0) return;
  unlink("socket");
  unlink("socket.new");
  unlink("failed");
  unlink("spool");
  if (chdir("/") == 0) rmdir(folder);
}

int list(const char *base) {
  signal(SIGPIPE, SIG_IGN);
  DIR *folders = opendir(base);
  if (folders == NULL) return 0;
  for (struct dirent *entry = readdir(folders); entry != NULL; entry = readdir(folders)) {
    char path[4096];
    struct stat found;
    if (snprintf(path, sizeof path, "%s/%s", base, entry->d_name) >= (int)sizeof path) continue;
    if (entry->d_name[0] == '.' || lstat(path, &found) != 0 || !S_ISDIR(found.st_mode) || found.st_uid != geteuid()) continue;
    int holder = connect_in(path);
    if (holder >= 0) {
      ask(holder);
      close(holder);
    } else if (errno == ECONNREFUSED || access("failed", F_OK) == 0) remove_folder(path);
  }
  closedir(folders);
  return 0;
}
