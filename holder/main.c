/* holdfast-holder: holds one shell, so that it outlives whoever opened it (docs/HOLDER.md). */
#define _GNU_SOURCE
#include "attach.h"
#include "holder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define EXIT_USAGE 2
/* Room for a session's id, a user's name and a proof (docs/PROTOCOL.md) in one frame, with much to spare. */
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

/* The value of `--name`, before any `--`; null when it is not given. */
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

/* A whole number from 1 to `most`, or 0. */
static long number(const char *text, long most) {
  char *end = NULL;
  long value = text == NULL ? 0 : strtol(text, &end, 10);
  return end == NULL || *end != '\0' || value < 1 || value > most ? 0 : value;
}

static bool random_bytes(uint8_t *bytes, size_t length) {
  int file = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
  ssize_t got = file < 0 ? -1 : read(file, bytes, length);
  if (file >= 0) close(file);
  return got == (ssize_t)length;
}

/* To who started the holder, if that listens. */
static void say(const char *line) {
  if (write(STDOUT_FILENO, line, strlen(line)) < 0) return;
}

/* Says the reason, and leaves it where who attaches looks for it. */
static int fail(const char *reason) {
  say(reason);
  int file = open("failed.new", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return 1;
  bool is_written = write(file, reason, strlen(reason)) == (ssize_t)strlen(reason);
  close(file);
  if (is_written) rename("failed.new", "failed");
  return 1;
}

/* In the current folder. It gets its name once it listens, so that whoever sees it is answered. */
static int listen_here(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket.new"};
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  if (listener < 0) return -1;
  fcntl(listener, F_SETFD, FD_CLOEXEC);
  fcntl(listener, F_SETFL, O_NONBLOCK);
  bool is_listening = bind(listener, (struct sockaddr *)&address, sizeof address) == 0 &&
                      listen(listener, MAX_PEERS) == 0 && rename("socket.new", "socket") == 0;
  return is_listening ? listener : -1;
}

/* Streams of an engine or a server must not hang on what outlives them. */
static void leave_streams(void) {
  int nothing = open("/dev/null", O_RDWR);
  for (int stream = 0; nothing >= 0 && stream < 3; stream += 1) dup2(nothing, stream);
  if (nothing > 2) close(nothing);
}

static int start(struct holder *holder, const struct shell_start *shell, int back) {
  char reason[512] = "";
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  holder->started_at = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
  if (!random_bytes(holder->epoch, EPOCH_BYTES)) return fail("/dev/urandom can not be read");
  if (log_open(&holder->log, "spool") != 0 || !bytes_make(&holder->input.queue, MAX_QUEUE_BYTES))
    return fail("there is no memory for its output");
  int here = open(".", O_RDONLY | O_CLOEXEC);
  if (here < 0 || fchdir(back) != 0) return fail("the folder it was started in can not be entered");
  holder->pty = shell_start(shell, &holder->shell, reason, sizeof reason);
  if (fchdir(here) != 0) return 1;
  close(here);
  if (holder->pty < 0) return fail(reason);
  int listener = listen_here();
  if (listener >= 0) {
    say("listening\n");
    leave_streams();
    return hold(holder, listener);
  }
  int error = errno;
  session_signal(holder->shell, SIGKILL);
  snprintf(reason, sizeof reason, "no socket could be made: %s", strerror(error));
  return fail(reason);
}

static int run(int count, char **arguments) {
  static struct holder holder;
  char *folder = option(count, arguments, "--dir");
  char **command = NULL;
  for (int at = 0; at < count && command == NULL; at += 1)
    if (strcmp(arguments[at], "--") == 0) command = arguments + at + 1;
  holder.session = option(count, arguments, "--session");
  holder.owner = option(count, arguments, "--owner");
  holder.proof = option(count, arguments, "--proof");
  holder.cols = (uint16_t)number(option(count, arguments, "--cols"), UINT16_MAX);
  holder.rows = (uint16_t)number(option(count, arguments, "--rows"), UINT16_MAX);
  holder.idle_ms = (int64_t)number(option(count, arguments, "--idle"), 1L << 30) * 1000;
  bool is_complete = folder != NULL && folder[0] == '/' && command != NULL && command[0] != NULL && holder.session != NULL &&
                     holder.owner != NULL && holder.proof != NULL && holder.cols > 0 && holder.rows > 0 && holder.idle_ms > 0;
  if (!is_complete || strlen(holder.session) > MAX_TEXT_BYTES || strlen(holder.owner) > MAX_TEXT_BYTES ||
      strlen(holder.proof) > MAX_TEXT_BYTES)
    return usage();
  for (int at = 0; at < MAX_PEERS; at += 1) holder.peers[at].socket = -1;
  int back = open(".", O_RDONLY | O_CLOEXEC);
  if (back < 0) back = open("/", O_RDONLY | O_CLOEXEC);
  if (mkdir(folder, 0700) != 0 || chdir(folder) != 0) {
    fprintf(stderr, "%s can not be made: %s\n", folder, strerror(errno));
    return 1;
  }
  setsid();
#ifdef __linux__
  /* What the shell leaves behind is reaped here, and not by whatever is the first process of a container. */
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#endif
  struct shell_start shell = {option(count, arguments, "--directory"), has_flag(count, arguments, "--directory-optional"),
                              command, holder.cols, holder.rows};
  int status = start(&holder, &shell, back);
  if (status == 0) remove_folder(folder);
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
