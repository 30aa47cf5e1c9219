/* Recognizes input that is sent again after a reconnect, by its epoch and offset. */
#include "input.h"

#include <string.h>

static struct input_epoch *find(struct input *input, const uint8_t *id) {
  for (size_t at = 0; at < input->epoch_count; at += 1)
    if (memcmp(input->epochs[at].id, id, EPOCH_BYTES) == 0) return &input->epochs[at];
  return NULL;
}

const struct input_epoch *input_progress(struct input *input, const uint8_t *epoch) {
  return find(input, epoch);
}

/* Marks the epoch as used last. Adds an unknown one at `offset`, in place of the least recently used if there is no room. */
static struct input_epoch *use(struct input *input, const uint8_t *id, uint64_t offset) {
  struct input_epoch used = {.received = offset, .taken = offset};
  memcpy(used.id, id, EPOCH_BYTES);
  struct input_epoch *known = find(input, id);
  if (known != NULL) used = *known;
  size_t removed = known != NULL ? (size_t)(known - input->epochs) : 0;
  if (known != NULL || input->epoch_count == MAX_EPOCHS) {
    memmove(&input->epochs[removed], &input->epochs[removed + 1], (input->epoch_count - removed - 1) * sizeof used);
    input->epoch_count -= 1;
  }
  input->epochs[input->epoch_count] = used;
  input->epoch_count += 1;
  return &input->epochs[input->epoch_count - 1];
}

static enum input_result queue(struct input *input, const uint8_t *epoch, const uint8_t *data, size_t length) {
  struct run *last = input->run_count == 0 ? NULL : &input->runs[input->run_count - 1];
  bool is_same = last != NULL && last->is_answer == (epoch == NULL) &&
                 (epoch == NULL || memcmp(last->epoch, epoch, EPOCH_BYTES) == 0);
  if (length > bytes_room(&input->queue) || (!is_same && input->run_count == MAX_RUNS)) return INPUT_FULL;
  bytes_append(&input->queue, data, length);
  if (is_same) {
    last->length += length;
    return INPUT_TAKEN;
  }
  struct run *run = &input->runs[input->run_count];
  *run = (struct run){.length = length, .is_answer = epoch == NULL};
  if (epoch != NULL) memcpy(run->epoch, epoch, EPOCH_BYTES);
  input->run_count += 1;
  return INPUT_TAKEN;
}

enum input_result input_add(struct input *input, const uint8_t *epoch, uint64_t offset, const uint8_t *data, size_t length) {
  struct input_epoch *known = find(input, epoch);
  uint64_t received = known == NULL ? offset : known->received;
  if (offset > received) return INPUT_GAP;
  uint64_t seen = received - offset;
  if (seen >= length) return INPUT_TAKEN;
  enum input_result result = queue(input, epoch, data + seen, length - (size_t)seen);
  if (result == INPUT_TAKEN) use(input, epoch, offset)->received = offset + length;
  return result;
}

enum input_result input_answer(struct input *input, uint64_t output_offset, const uint8_t *data, size_t length) {
  if (output_offset < input->answered_to || length == 0) return INPUT_TAKEN;
  enum input_result result = queue(input, NULL, data, length);
  if (result == INPUT_TAKEN) input->answered_to = output_offset;
  return result;
}

void input_written(struct input *input, size_t length, input_listener *listener, void *context) {
  bytes_drop(&input->queue, length);
  size_t done = 0;
  while (length > 0) {
    struct run *run = &input->runs[done];
    size_t piece = run->length < length ? run->length : length;
    length -= piece;
    run->length -= piece;
    struct input_epoch *epoch = run->is_answer ? NULL : find(input, run->epoch);
    if (epoch != NULL) {
      epoch->taken += piece;
      listener(context, epoch);
    }
    if (run->length == 0) done += 1;
  }
  input->run_count -= done;
  memmove(input->runs, input->runs + done, input->run_count * sizeof input->runs[0]);
}

void input_discard(struct input *input) {
  input->queue.length = 0;
  input->run_count = 0;
}
