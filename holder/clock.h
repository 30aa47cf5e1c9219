/* Monotonic clock. */
#ifndef HOLDFAST_CLOCK_H
#define HOLDFAST_CLOCK_H

#include <stdint.h>

/* Milliseconds since a fixed moment; never goes back. */
int64_t now_ms(void);

#endif
