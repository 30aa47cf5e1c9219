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
/* Fields 3, 5 and 6 of /proc/PID/stat (proc(5)). */
struct process {
  char state;
  int group, session;
};

/* Reads the fields after the name, which is in parentheses; returns false if there is no such process. */
static bool read_process(const char *pid, struct process *process) {
  char path[300], line[1024];
  snprintf(path, sizeof path, "/proc/%s/stat", pid);
  FILE *stat = fopen(path, "re");
  if (stat == NULL) return false;
  bool is_read = fgets(line, sizeof line, stat) != NULL;
  fclose(stat);
  const char *after_name = is_read ? strrchr(line, ')') : NULL;
  return after_name != NULL &&
         sscanf(after_name, ") %c %*d %d %d", &process->state, &process->group, &process->session) == 3;
}

/* Returns the next entry of /proc that is a process, or null at the end. */
static const char *next_process(DIR *processes) {
  struct dirent *entry;
  while ((entry = readdir(processes)) != NULL)
    if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9') return entry->d_name;
  return NULL;
}
#endif

void session_signal(pid_t session, int signal) {
#ifdef __linux__
  DIR *processes = opendir("/proc");
  const char *pid;
  struct process process;
  while (processes != NULL && (pid = next_process(processes)) != NULL)
    if (read_process(pid, &process) && process.session == session) kill((pid_t)atoi(pid), signal);
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

bool group_has_others(pid_t leader) {
  bool has_others = false;
#ifdef __linux__
  DIR *processes = opendir("/proc");
  const char *pid;
  struct process process;
  while (processes != NULL && !has_others && (pid = next_process(processes)) != NULL)
    has_others = (pid_t)atoi(pid) != leader && read_process(pid, &process) && process.group == leader && process.state != 'Z';
  if (processes != NULL) closedir(processes);
#elif defined(__APPLE__)
  pid_t members[2];
  has_others = proc_listpgrppids(leader, members, sizeof members) > 1;
#endif
  return has_others;
}
