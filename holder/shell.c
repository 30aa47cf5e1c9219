/* Starts a shell on a pty, and finds the processes of its session. */
#define _GNU_SOURCE
#include "shell.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __APPLE__
#include <libproc.h>
#endif

/* In the child; writes an errno to `report` and ends when the program can not be run. */
static void become(const struct shell_start *start, int far_end, int report) {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number += 1) signal(number, SIG_DFL);
  bool is_moved = start->directory == NULL || chdir(start->directory) == 0 || start->directory_optional;
  if (is_moved && setsid() >= 0 && ioctl(far_end, TIOCSCTTY, 0) == 0) {
    for (int stream = 0; stream < 3; stream += 1) dup2(far_end, stream);
    if (far_end > 2) close(far_end);
    execvp(start->argv[0], start->argv);
  }
  int error = errno;
  if (write(report, &error, sizeof error) < 0) _exit(127);
  _exit(127);
}

static int open_pty(int *far_end) {
  int pty = posix_openpt(O_RDWR | O_NOCTTY);
  const char *name = pty >= 0 && grantpt(pty) == 0 && unlockpt(pty) == 0 ? ptsname(pty) : NULL;
  *far_end = name == NULL ? -1 : open(name, O_RDWR | O_NOCTTY);
  if (*far_end >= 0) return pty;
  if (pty >= 0) close(pty);
  return -1;
}

int shell_start(const struct shell_start *start, pid_t *pid, char *reason, size_t reason_bytes) {
  int far_end = -1, report[2];
  int pty = open_pty(&far_end);
  if (pty < 0 || pipe(report) != 0) {
    snprintf(reason, reason_bytes, "no pty could be opened: %s", strerror(errno));
    return -1;
  }
  shell_resize(pty, start->cols, start->rows);
  fcntl(pty, F_SETFD, FD_CLOEXEC);
  fcntl(pty, F_SETFL, O_NONBLOCK);
  fcntl(report[0], F_SETFD, FD_CLOEXEC);
  fcntl(report[1], F_SETFD, FD_CLOEXEC);
  *pid = fork();
  if (*pid == 0) become(start, far_end, report[1]);
  int error = *pid < 0 ? errno : 0;
  close(far_end);
  close(report[1]);
  /* Closed by the program that is run, or written to by the one that could not be. */
  if (*pid > 0 && read(report[0], &error, sizeof error) < 0) error = errno;
  close(report[0]);
  if (error == 0) return pty;
  snprintf(reason, reason_bytes, "%s can not be started: %s", start->argv[0], strerror(error));
  close(pty);
  return -1;
}

void shell_resize(int pty, uint16_t cols, uint16_t rows) {
  struct winsize size = {.ws_col = cols, .ws_row = rows};
  ioctl(pty, TIOCSWINSZ, &size);
}

#ifdef __linux__
/* Field 6 of /proc/PID/stat, behind the name in parentheses (proc(5)). */
static bool is_in_session(const char *pid, pid_t session) {
  char path[300], line[1024];
  snprintf(path, sizeof path, "/proc/%s/stat", pid);
  FILE *stat = fopen(path, "re");
  if (stat == NULL) return false;
  bool is_read = fgets(line, sizeof line, stat) != NULL;
  fclose(stat);
  const char *behind = is_read ? strrchr(line, ')') : NULL;
  int found;
  return behind != NULL && sscanf(behind, ") %*c %*d %*d %d", &found) == 1 && found == session;
}
#endif

void session_signal(pid_t session, int number) {
#ifdef __linux__
  DIR *processes = opendir("/proc");
  while (processes != NULL) {
    struct dirent *entry = readdir(processes);
    if (entry == NULL) break;
    if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
    if (is_in_session(entry->d_name, session)) kill((pid_t)atoi(entry->d_name), number);
  }
  if (processes != NULL) closedir(processes);
#endif
  /* Where /proc is hidden, and on other systems: what is left of its own group. */
  kill(-session, number);
}

void process_directory(pid_t pid, char *path, size_t path_bytes) {
#ifdef __linux__
  char link[64];
  snprintf(link, sizeof link, "/proc/%d/cwd", (int)pid);
  ssize_t length = readlink(link, path, path_bytes - 1);
  if (length >= 0) path[length] = '\0';
#elif defined(__APPLE__)
  struct proc_vnodepathinfo info;
  if (proc_pidinfo(pid, PROC_PIDVNODEPATHINFO, 0, &info, sizeof info) == (int)sizeof info)
    snprintf(path, path_bytes, "%s", info.pvi_cdir.vip_path);
#endif
}
