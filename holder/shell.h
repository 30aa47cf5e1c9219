/* A shell on a pty of its own, and all processes of its session. */
#ifndef HOLDFAST_SHELL_H
#define HOLDFAST_SHELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct shell_start {
  /* Null for where the holder was started. */
  const char *directory;
  bool directory_optional;
  char **argv;
  uint16_t cols, rows;
};

/* Returns the pty's near end, which does not block, or -1 with a sentence in `reason`. */
int shell_start(const struct shell_start *start, pid_t *pid, char *reason, size_t reason_bytes);
void shell_resize(int pty, uint16_t cols, uint16_t rows);
/* To every process of the session. */
void session_signal(pid_t session, int signal);
/* Writes the process's working directory, or leaves `path` as it is. */
void process_directory(pid_t pid, char *path, size_t path_bytes);

#endif
