/* A shell on its own pty: its start, its signals and its death. */
#ifndef HOLDFAST_SHELL_H
#define HOLDFAST_SHELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct shell_options {
  /* Working directory; null for the holder's own. */
  const char *directory;
  /* Start the shell in the holder's working directory if `directory` cannot be entered. */
  bool directory_optional;
  char **argv;
  uint16_t cols, rows;
};

struct shell {
  /* Also the ID of its POSIX session. */
  pid_t pid;
  /* Master side of the pty, non-blocking; -1 once it is closed. */
  int pty;
  /* The shell was reaped; `wait_status` and `died_at` are valid. */
  bool has_died;
  int wait_status;
  int64_t died_at;
  /* Time at which the rest of the session is killed; 0 for never. */
  int64_t kill_at;
};

/* Starts the shell. Returns false, with an error message in `reason`, if it cannot be started. */
bool shell_start(struct shell *shell, const struct shell_options *options, char *reason, size_t reason_bytes);
void shell_resize(const struct shell *shell, uint16_t cols, uint16_t rows);
/* Sends the signal to every process of the shell's session (D7b). */
void shell_signal(const struct shell *shell, int signal);
/* Hangs up the session, and schedules the kill of the rest after the grace period. */
void shell_hang_up(struct shell *shell, int64_t grace_ms);
/* Kills the rest of the session once its grace period has passed. */
void shell_kill_overdue(struct shell *shell, int64_t now);
/* Reaps all children that ended: the shell, and orphans of its session (D10). */
void shell_reap(struct shell *shell);

/* Returns true while a command other than the shell itself runs in the foreground of the tty. */
bool shell_is_busy(const struct shell *shell);

#endif
