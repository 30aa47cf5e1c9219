/* Processes of a POSIX session, and the working directory of one. */
#ifndef HOLDFAST_PROCESSES_H
#define HOLDFAST_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Sends the signal to every process of the session. */
void session_signal(pid_t session, int signal);
/* Writes the working directory of the process to `path`; leaves `path` unchanged if it cannot be read. */
void process_directory(pid_t pid, char *path, size_t path_bytes);

/* Returns true if the process group has a live process besides its leader. */
bool group_has_others(pid_t leader);

#endif
