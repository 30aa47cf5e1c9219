/* Starts a shell on a pty, signals its session and reaps it. */
#define _GNU_SOURCE
#include "shell.h"

#include "clock.h"
#include "processes.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* Runs the program in the child. If that fails, writes the errno to `report` and exits. */
static void run_program(const struct shell_options *options, int slave, int report) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number += 1) signal(number, SIG_DFL);
  bool is_moved = options->directory == NULL || chdir(options->directory) == 0 || options->directory_optional;
  if (is_moved && setsid() >= 0 && ioctl(slave, TIOCSCTTY, 0) == 0) {
    for (int stream = 0; stream < 3; stream += 1) dup2(slave, stream);
    if (slave > 2) close(slave);
    execvp(options->argv[0], options->argv);
  }
  int error = errno;
  if (write(report, &error, sizeof error) < 0) _exit(127);
  _exit(127);
}

/* Makes the tty erase a whole UTF-8 character while it edits a line, where the system can. */
static void enable_utf8(int slave) {
#ifdef IUTF8
  struct termios modes;
  if (tcgetattr(slave, &modes) != 0) return;
  modes.c_iflag |= IUTF8;
  tcsetattr(slave, TCSANOW, &modes);
#else
  (void)slave;
#endif
}

static int open_pty(int *slave) {
  int pty = posix_openpt(O_RDWR | O_NOCTTY);
  const char *name = pty >= 0 && grantpt(pty) == 0 && unlockpt(pty) == 0 ? ptsname(pty) : NULL;
  *slave = name == NULL ? -1 : open(name, O_RDWR | O_NOCTTY);
  if (*slave >= 0) return pty;
  if (pty >= 0) close(pty);
  return -1;
}

bool shell_start(struct shell *shell, const struct shell_options *options, char *reason, size_t reason_bytes) {
  int slave = -1, report[2];
  *shell = (struct shell){.pty = open_pty(&slave)};
  if (shell->pty < 0 || pipe(report) != 0) {
    snprintf(reason, reason_bytes, "cannot open a pty: %s", strerror(errno));
    return false;
  }
  shell_resize(shell, options->cols, options->rows);
  enable_utf8(slave);
  fcntl(shell->pty, F_SETFD, FD_CLOEXEC);
  fcntl(shell->pty, F_SETFL, O_NONBLOCK);
  fcntl(report[0], F_SETFD, FD_CLOEXEC);
  fcntl(report[1], F_SETFD, FD_CLOEXEC);
  shell->pid = fork();
  if (shell->pid == 0) run_program(options, slave, report[1]);
  int error = shell->pid < 0 ? errno : 0;
  close(slave);
  close(report[1]);
  /* A successful exec closes the pipe; a failed one writes its errno first. */
  if (shell->pid > 0 && read(report[0], &error, sizeof error) < 0) error = errno;
  close(report[0]);
  if (error == 0) return true;
  snprintf(reason, reason_bytes, "cannot start %s: %s", options->argv[0], strerror(error));
  close(shell->pty);
  return false;
}

void shell_resize(const struct shell *shell, uint16_t cols, uint16_t rows) {
  struct winsize size = {.ws_col = cols, .ws_row = rows};
  ioctl(shell->pty, TIOCSWINSZ, &size);
}

void shell_signal(const struct shell *shell, int signal) {
  /* A process that has the ID of a dead shell is a stranger: the system has reused the ID. */
  if (shell->has_died && (kill(shell->pid, 0) == 0 || errno == EPERM)) return;
  session_signal(shell->pid, signal);
}

void shell_hang_up(struct shell *shell, int64_t grace_ms) {
  shell_signal(shell, SIGHUP);
  /* A stopped process receives the hangup only once it is continued. */
  shell_signal(shell, SIGCONT);
  int64_t at = now_ms() + grace_ms;
  if (shell->kill_at == 0 || at < shell->kill_at) shell->kill_at = at;
}

void shell_kill_overdue(struct shell *shell, int64_t now) {
  if (shell->kill_at == 0 || now < shell->kill_at) return;
  shell_signal(shell, SIGKILL);
  shell->kill_at = 0;
}

void shell_reap(struct shell *shell) {
  int status;
  for (;;) {
    pid_t pid = waitpid(-1, &status, WNOHANG);
    if (pid <= 0) return;
    if (pid != shell->pid || shell->has_died) continue;
    shell->has_died = true;
    shell->wait_status = status;
    shell->died_at = now_ms();
  }
}

bool shell_is_busy(const struct shell *shell) {
  if (shell->has_died || shell->pty < 0) return false;
  pid_t foreground = tcgetpgrp(shell->pty);
  if (foreground > 0 && foreground != shell->pid) return true;
  /* A shell without job control starts commands in its own process group. */
  return group_has_others(shell->pid);
}
