/* Input on its way to the tty: each epoch's bytes once, in the order in which they came. */
#ifndef HOLDFAST_INPUT_H
#define HOLDFAST_INPUT_H

#include "wire.h"

/* A server remembers as many for a session (R7). */
#define MAX_EPOCHS 16
#define MAX_QUEUE_BYTES (256 * 1024)
#define MAX_RUNS 1024

struct input_epoch {
  uint8_t id[EPOCH_BYTES];
  uint64_t received, taken;
};

/* The next `length` bytes of the queue are of `epoch`; an answer's of none. */
struct run {
  size_t length;
  bool is_answer;
  uint8_t epoch[EPOCH_BYTES];
};

struct input {
  struct bytes queue;
  struct run runs[MAX_RUNS];
  size_t run_count;
  /* The one used last at the end. */
  struct input_epoch epochs[MAX_EPOCHS];
  size_t epoch_count;
  uint64_t answered_to;
};

enum input_result { INPUT_TAKEN, INPUT_GAP, INPUT_FULL };

enum input_result input_add(struct input *input, const uint8_t *epoch, uint64_t offset, const uint8_t *data, size_t length);
enum input_result input_answer(struct input *input, uint64_t output_offset, const uint8_t *data, size_t length);
/* The tty took the first `length` bytes of the queue; calls `tell` for each epoch whose input that was. */
void input_written(struct input *input, size_t length, void (*tell)(void *to, const struct input_epoch *epoch), void *to);

#endif
