/* Asks the holders below a folder for their status. */
#define _GNU_SOURCE
#include "list.h"

#include "folder.h"
#include "wire.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

/* A holder replies at once; a stopped one must not block the list. */
#define REPLY_SECONDS 2

static bool read_all(int from, uint8_t *data, size_t length) {
  while (length > 0) {
    ssize_t count = read(from, data, length);
    if (count <= 0) return false;
    data += count;
    length -= (size_t)count;
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

/* Prints a holder's `welcome`. */
static void print_holder(struct fields *fields) {
  /* Version, has exited. */
  take_bytes(fields, 2 + 1);
  const uint8_t *epoch = take_bytes(fields, EPOCH_BYTES);
  /* Output offsets, answered offset, size, PID, start time. */
  take_bytes(fields, 8 + 8 + 8 + 2 + 2 + 4 + 8);
  /* Input epochs, size changes. */
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

static void query(int holder) {
  static uint8_t data[HEADER_BYTES + MAX_PAYLOAD_BYTES];
  /* Header, version, mode status, output offset. */
  const uint8_t hello[] = {HELLO, 0, 0, 0, 11, 0, WIRE_VERSION, 0, 255, 255, 255, 255, 255, 255, 255, 255};
  struct timeval timeout = {.tv_sec = REPLY_SECONDS};
  setsockopt(holder, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  if (write(holder, hello, sizeof hello) != (ssize_t)sizeof hello || !read_all(holder, data, HEADER_BYTES)) return;
  struct fields header = {data + 1, 4, false};
  size_t length = (size_t)take_number(&header, 4);
  if (data[0] != WELCOME || length > MAX_PAYLOAD_BYTES || !read_all(holder, data + HEADER_BYTES, length)) return;
  struct fields fields = {data + HEADER_BYTES, length, false};
  print_holder(&fields);
}

/* Prints the holder in a folder of this user, or removes the folder if its holder ended. */
static void list_folder(const char *path) {
  struct stat status;
  if (lstat(path, &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != geteuid()) return;
  int holder = folder_connect(path);
  if (holder >= 0) {
    query(holder);
    close(holder);
  } else if (errno == ECONNREFUSED || folder_has_failure()) folder_remove(path);
}

int list(const char *base) {
  signal(SIGPIPE, SIG_IGN);
  DIR *folders = opendir(base);
  if (folders == NULL) return 0;
  for (struct dirent *entry = readdir(folders); entry != NULL; entry = readdir(folders)) {
    char path[4096];
    if (entry->d_name[0] == '.') continue;
    if (snprintf(path, sizeof path, "%s/%s", base, entry->d_name) < (int)sizeof path) list_folder(path);
  }
  closedir(folders);
  return 0;
}
