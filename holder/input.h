/* Queue of input for the tty: the bytes of each epoch exactly once, in the order of arrival. */
#ifndef HOLDFAST_INPUT_H
#define HOLDFAST_INPUT_H

#include "wire.h"

/* The same number that a server remembers for a session (R7). */
#define MAX_EPOCHS 16
#define MAX_QUEUE_BYTES (256 * 1024)
#define MAX_RUNS 1024

/* Progress of one epoch: offsets below which its bytes were received, and were written to the tty. */
struct input_epoch {
  uint8_t id[EPOCH_BYTES];
  uint64_t received, taken;
};

/* Consecutive bytes of the queue that belong to one epoch, or to answers. */
struct run {
  size_t length;
  bool is_answer;
  uint8_t epoch[EPOCH_BYTES];
};

struct input {
  struct bytes queue;
  struct run runs[MAX_RUNS];
  size_t run_count;
  /* From the least to the most recently used. */
  struct input_epoch epochs[MAX_EPOCHS];
  size_t epoch_count;
  /* Output offset of the latest question that was answered. */
  uint64_t answered_to;
};

enum input_result { INPUT_TAKEN, INPUT_GAP, INPUT_FULL };

/* Receives the progress of an epoch whose bytes were written to the tty. */
typedef void input_listener(void *context, const struct input_epoch *epoch);

/* Queues the bytes beyond those already received of the epoch (D4). */
enum input_result input_add(struct input *input, const uint8_t *epoch, uint64_t offset, const uint8_t *data, size_t length);
/* Returns the progress of an epoch; null if it is unknown. */
const struct input_epoch *input_progress(struct input *input, const uint8_t *epoch);
/* Queues an answer to the question at `output_offset`; drops it if a later question was answered (D4). */
enum input_result input_answer(struct input *input, uint64_t output_offset, const uint8_t *data, size_t length);
/* Removes `length` bytes that the tty took from the queue; calls `listener` for each epoch among them. */
void input_written(struct input *input, size_t length, input_listener *listener, void *context);
/* Empties the queue. */
void input_discard(struct input *input);

#endif
