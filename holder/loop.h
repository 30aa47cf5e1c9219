/* The holder's event loop. */
#ifndef HOLDFAST_LOOP_H
#define HOLDFAST_LOOP_H

#include "holder.h"

/* Serves the shell and its servers until the holder is done; returns the exit code. */
int run_loop(struct holder *holder, int listener);

#endif
