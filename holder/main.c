/* holdfast-holder: holds one shell, so that it survives restarts of the server that opened it (docs/HOLDER.md). */
#define _GNU_SOURCE
#include "attach.h"
#include "folder.h"
#include "holder.h"
#include "list.h"
#include "loop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define EXIT_USAGE 2
/* Maximum length of session ID, owner and proof: several times what a server sends, and small enough for one frame. */
#define MAX_TEXT_BYTES 1024

static int usage(void) {
  fputs("usage: holder run --dir DIR --session ID --owner NAME --proof TEXT --cols N --rows N --idle SECONDS\n"
        "                  [--directory DIR] [--directory-optional] -- PROGRAM [ARGUMENT ...]\n"
        "       holder attach --dir DIR [--wait SECONDS]\n"
        "       holder list --base DIR\n"
        "       holder --version\n",
        stderr);
  return EXIT_USAGE;
}

/* Returns the value of the option `name` before any `--`, or null if it is missing. */
static char *option(int count, char **arguments, const char *name) {
  for (int at = 0; at < count && strcmp(arguments[at], "--") != 0; at += 1)
    if (strcmp(arguments[at], name) == 0) return at + 1 < count ? arguments[at + 1] : NULL;
  return NULL;
}

static bool has_flag(int count, char **arguments, const char *name) {
  for (int at = 0; at < count && strcmp(arguments[at], "--") != 0; at += 1)
    if (strcmp(arguments[at], name) == 0) return true;
  return false;
}

/* Returns the arguments after `--`, or null if there are none. */
static char **command(int count, char **arguments) {
  for (int at = 0; at + 1 < count; at += 1)
    if (strcmp(arguments[at], "--") == 0) return arguments + at + 1;
  return NULL;
}

/* Parses an integer from 1 to `max`; returns 0 for anything else. */
static long number(const char *text, long max) {
  char *end = NULL;
  long value = text == NULL ? 0 : strtol(text, &end, 10);
  return end == NULL || *end != '\0' || value < 1 || value > max ? 0 : value;
}

static bool is_text(const char *text) { return text != NULL && strlen(text) <= MAX_TEXT_BYTES; }

static bool random_bytes(uint8_t *bytes, size_t length) {
  int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  ssize_t count = file < 0 ? -1 : read(file, bytes, length);
  if (file >= 0) close(file);
  return count == (ssize_t)length;
}

/* Prints to standard output; the process that started the holder may have closed it. */
static void print(const char *text) {
  if (write(STDOUT_FILENO, text, strlen(text)) < 0) return;
}

/* Reports the reason to the process that started the holder, and to clients that attach later. */
static int fail(const char *reason) {
  print(reason);
  folder_write_failure(reason);
  return 1;
}

/* Closes the standard streams: an engine or server waits for their end, and must not wait for the holder. */
static void close_streams(void) {
  int null = open("/dev/null", O_RDWR);
  for (int stream = 0; null >= 0 && stream < 3; stream += 1) dup2(null, stream);
  if (null > 2) close(null);
}

static uint64_t wall_clock_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* Starts the shell in the folder `back`, and the holder in the current one. */
static int start(struct holder *holder, const struct shell_options *options, int back) {
  char reason[512] = "";
  holder->started_at = wall_clock_ms();
  if (!random_bytes(holder->epoch, EPOCH_BYTES)) return fail("cannot read /dev/urandom");
  if (ring_open(&holder->output, SPOOL_FILE) != 0 || !bytes_allocate(&holder->input.queue, MAX_QUEUE_BYTES))
    return fail("cannot allocate memory for the shell's output");
  int here = open(".", O_RDONLY | O_CLOEXEC);
  if (here < 0 || fchdir(back) != 0) return fail("cannot enter the folder in which the holder was started");
  bool is_started = shell_start(&holder->shell, options, reason, sizeof reason);
  if (fchdir(here) != 0) return 1;
  close(here);
  if (!is_started) return fail(reason);
  int listener = folder_listen(MAX_PEERS);
  if (listener >= 0) {
    print("listening\n");
    close_streams();
    return run_loop(holder, listener);
  }
  int error = errno;
  shell_signal(&holder->shell, SIGKILL);
  snprintf(reason, sizeof reason, "cannot create the socket: %s", strerror(error));
  return fail(reason);
}

/* Parses the options of `run`; returns false if one is missing or invalid. */
static bool parse_run(int count, char **arguments, struct holder *holder, struct shell_options *shell) {
  holder->session = option(count, arguments, "--session");
  holder->owner = option(count, arguments, "--owner");
  holder->proof = option(count, arguments, "--proof");
  holder->cols = (uint16_t)number(option(count, arguments, "--cols"), UINT16_MAX);
  holder->rows = (uint16_t)number(option(count, arguments, "--rows"), UINT16_MAX);
  holder->idle_ms = (int64_t)number(option(count, arguments, "--idle"), 1L << 30) * 1000;
  shell->directory = option(count, arguments, "--directory");
  shell->directory_optional = has_flag(count, arguments, "--directory-optional");
  shell->argv = command(count, arguments);
  shell->cols = holder->cols;
  shell->rows = holder->rows;
  bool has_texts = is_text(holder->session) && is_text(holder->owner) && is_text(holder->proof);
  return has_texts && holder->cols > 0 && holder->rows > 0 && holder->idle_ms > 0 && shell->argv != NULL;
}

static int run(int count, char **arguments) {
  static struct holder holder;
  struct shell_options shell;
  char *folder = option(count, arguments, "--dir");
  if (folder == NULL || folder[0] != '/' || !parse_run(count, arguments, &holder, &shell)) return usage();
  for (int at = 0; at < MAX_PEERS; at += 1) holder.peers[at].socket = -1;
  int back = open(".", O_RDONLY | O_CLOEXEC);
  if (back < 0) back = open("/", O_RDONLY | O_CLOEXEC);
  if (mkdir(folder, 0700) != 0 || chdir(folder) != 0) {
    fprintf(stderr, "cannot create %s: %s\n", folder, strerror(errno));
    return 1;
  }
  setsid();
#ifdef __linux__
  /* Orphans of the shell become children of the holder, not of the container's first process (D10). */
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
  int status = start(&holder, &shell, back);
  if (status == 0) folder_remove(folder);
  return status;
}

int main(int count, char **arguments) {
  const char *task = count > 1 ? arguments[1] : "";
  char **rest = arguments + 2;
  int rest_count = count > 2 ? count - 2 : 0;
  if (strcmp(task, "--version") == 0) {
    printf("holdfast-holder %d\n", WIRE_VERSION);
    return 0;
  }
  char *folder = option(rest_count, rest, "--dir"), *base = option(rest_count, rest, "--base");
  if (strcmp(task, "run") == 0) return run(rest_count, rest);
  if (strcmp(task, "attach") == 0 && folder != NULL) return attach(folder, (int)number(option(rest_count, rest, "--wait"), 3600));
  if (strcmp(task, "list") == 0 && base != NULL) return list(base);
  return usage();
}
