/* Signals to the holder, made readable for poll(2). */
#ifndef HOLDFAST_SIGNALS_H
#define HOLDFAST_SIGNALS_H

#include <stdbool.h>

/* Catches SIGCHLD and SIGTERM. Returns a file descriptor that is readable after a signal, or -1. */
int catch_signals(void);
/* Empties the file descriptor. */
void drain_signals(void);
/* Returns true once SIGTERM was received. */
bool is_termination_requested(void);

#endif
