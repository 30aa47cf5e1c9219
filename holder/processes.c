/* Finds processes through /proc on Linux, and through libproc on macOS. */
#define _GNU_SOURCE
#include "processes.h"

#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <libproc.h>
#endif

#ifdef __linux__
/* Reads field 6 of /proc/PID/stat, after the name in parentheses (proc(5)). */
static bool is_in_session(const char *pid, pid_t session) {
  char path[300], line[1024];
  snprintf(path, sizeof path, "/proc/%s/stat", pid);
  FILE *stat = fopen(path, "re");
  if (stat == NULL) return false;
  bool is_read = fgets(line, sizeof line, stat) != NULL;
  fclose(stat);
  const char *after_name = is_read ? strrchr(line, ')') : NULL;
  int found;
  return after_name != NULL && sscanf(after_name, ") %*c %*d %*d %d", &found) == 1 && found == session;
}
#endif

void session_signal(pid_t session, int signal) {
#ifdef __linux__
  DIR *processes = opendir("/proc");
  while (processes != NULL) {
    struct dirent *entry = readdir(processes);
    if (entry == NULL) break;
    if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
    if (is_in_session(entry->d_name, session)) kill((pid_t)atoi(entry->d_name), signal);
  }
  if (processes != NULL) closedir(processes);
#endif
  /* Reaches at least the leader's process group on other systems, and where /proc is hidden. */
  kill(-session, signal);
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
