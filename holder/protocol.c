/* Handles the frames of servers, and queues frames for them. */
#include "protocol.h"

#include "clock.h"
#include "processes.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* Maximum output in one frame. */
#define MAX_OUTPUT_BYTES ((size_t)64 * 1024)
/* A server cannot represent larger offsets (F3). */
#define MAX_OFFSET (((uint64_t)1 << 53) - MAX_PAYLOAD_BYTES)
/* Room for dozens of small frames, such as `taken` and `pong`. */
#define SMALL_FRAMES_BYTES ((size_t)8 * 1024)
/* Room for the reply to any frame; the longest is a `welcome` of 9 KiB. */
#define REPLY_BYTES ((size_t)24 * 1024)
/* Size of a `taken` frame. */
#define TAKEN_FRAME_BYTES ((size_t)HEADER_BYTES + EPOCH_BYTES + 8)
/* Mode in `hello` that attaches; any other asks for the status. */
#define MODE_ATTACH 1

/* Queues a frame without payload. */
static void queue_empty(struct peer *peer, uint8_t kind) {
  frame_end(&peer->out, frame_begin(&peer->out, kind));
}

static void refuse(struct peer *peer, const char *sentence) {
  if (bytes_room(&peer->out) >= SMALL_FRAMES_BYTES) {
    size_t frame = frame_begin(&peer->out, REFUSED);
    bytes_append(&peer->out, sentence, strlen(sentence));
    frame_end(&peer->out, frame);
  }
  peer->is_closing = true;
}

static void append_size_change(struct bytes *out, const struct size_change *change) {
  append_number(out, change->number, 4);
  append_number(out, change->offset, 8);
  append_number(out, change->cols, 2);
  append_number(out, change->rows, 2);
}

static void queue_welcome(struct holder *holder, struct bytes *out) {
  const struct input *input = &holder->input;
  size_t frame = frame_begin(out, WELCOME);
  append_number(out, WIRE_VERSION, 2);
  append_number(out, holder->has_exited, 1);
  bytes_append(out, holder->epoch, EPOCH_BYTES);
  append_number(out, holder->output.start, 8);
  append_number(out, holder->output.end, 8);
  append_number(out, input->answered_to, 8);
  append_number(out, holder->cols, 2);
  append_number(out, holder->rows, 2);
  append_number(out, (uint64_t)holder->shell.pid, 4);
  append_number(out, holder->started_at, 8);
  append_number(out, input->epoch_count, 1);
  for (size_t at = 0; at < input->epoch_count; at += 1) {
    bytes_append(out, input->epochs[at].id, EPOCH_BYTES);
    append_number(out, input->epochs[at].received, 8);
  }
  uint32_t count = holder->size_change_count, kept = count < MAX_SIZE_CHANGES ? count : MAX_SIZE_CHANGES;
  append_number(out, kept, 2);
  for (uint32_t at = count - kept; at < count; at += 1)
    append_size_change(out, &holder->size_changes[at % MAX_SIZE_CHANGES]);
  append_text(out, holder->session);
  append_text(out, holder->owner);
  append_text(out, holder->proof);
  append_text(out, holder->directory);
  frame_end(out, frame);
}

static void on_hello(struct holder *holder, struct peer *peer, struct fields *fields) {
  take_number(fields, 2);
  uint64_t mode = take_number(fields, 1), from = take_number(fields, 8);
  if (fields->failed || peer->received_hello) return refuse(peer, "hello must be sent once, with a version, a mode and an offset");
  peer->received_hello = true;
  struct peer *previous = mode == MODE_ATTACH ? attached_peer(holder->peers) : NULL;
  if (previous != NULL) {
    if (bytes_room(&previous->out) >= SMALL_FRAMES_BYTES) queue_empty(previous, FENCED);
    previous->is_closing = true;
  }
  process_directory(holder->shell.pid, holder->directory, sizeof holder->directory);
  queue_welcome(holder, &peer->out);
  if (mode != MODE_ATTACH) {
    peer->is_closing = true;
    return;
  }
  peer->is_attached = true;
  holder->was_attached = true;
  peer->sent = from < holder->output.start || from == OLDEST_OFFSET ? holder->output.start : from;
  if (peer->sent > holder->output.end) peer->sent = holder->output.end;
}

static void on_resize(struct holder *holder, struct peer *peer, struct fields *fields) {
  uint16_t cols = (uint16_t)take_number(fields, 2), rows = (uint16_t)take_number(fields, 2);
  if (fields->failed || (cols == holder->cols && rows == holder->rows)) return;
  struct size_change *change = &holder->size_changes[holder->size_change_count % MAX_SIZE_CHANGES];
  holder->size_change_count += 1;
  *change = (struct size_change){holder->size_change_count, holder->output.end, cols, rows};
  holder->cols = cols;
  holder->rows = rows;
  if (holder->shell.pty >= 0) shell_resize(&holder->shell, cols, rows);
  size_t frame = frame_begin(&peer->out, SIZED);
  append_size_change(&peer->out, change);
  frame_end(&peer->out, frame);
}

static enum input_result on_input(struct holder *holder, struct peer *peer, uint8_t kind, struct fields *fields) {
  const uint8_t *epoch = kind == INPUT ? take_bytes(fields, EPOCH_BYTES) : NULL;
  uint64_t offset = take_number(fields, 8);
  size_t length = fields->length;
  const uint8_t *data = take_bytes(fields, length);
  if (data == NULL || holder->shell.pty < 0) return INPUT_TAKEN;
  if (offset > MAX_OFFSET) return INPUT_GAP;
  holder->active_at = now_ms();
  if (kind == ANSWER) return input_answer(&holder->input, offset, data, length);
  enum input_result result = input_add(&holder->input, epoch, offset, data, length);
  /* A server that sends taken input again still waits for `taken`. */
  const struct input_epoch *progress = input_progress(&holder->input, epoch);
  if (result == INPUT_TAKEN && progress != NULL && progress->taken >= offset + length) queue_taken(peer, progress);
  return result;
}

static void on_ack(struct holder *holder, struct fields *fields) {
  uint64_t offset = take_number(fields, 8);
  if (!fields->failed && offset > holder->acked && offset <= holder->output.end) holder->acked = offset;
}

static void on_forget(struct holder *holder, struct fields *fields) {
  int64_t grace_ms = (int64_t)take_number(fields, 4);
  if (fields->failed) return;
  holder->is_forgotten = true;
  shell_hang_up(&holder->shell, grace_ms);
}

static void queue_busy(const struct holder *holder, struct peer *peer) {
  size_t frame = frame_begin(&peer->out, BUSY);
  append_number(&peer->out, shell_is_busy(&holder->shell), 1);
  frame_end(&peer->out, frame);
}

static void on_window(struct peer *peer, struct fields *fields) {
  uint64_t window = take_number(fields, 8);
  if (!fields->failed && window > peer->window) peer->window = window;
}

/* Handles a frame; returns false if there is no room for its input yet (D5). */
static bool handle_frame(struct holder *holder, struct peer *peer, uint8_t kind, struct fields *fields) {
  if (kind != HELLO && !peer->is_attached) {
    refuse(peer, "hello comes first");
    return true;
  }
  switch (kind) {
    case HELLO: on_hello(holder, peer, fields); break;
    case INPUT:
    case ANSWER: {
      enum input_result result = on_input(holder, peer, kind, fields);
      if (result == INPUT_FULL) return false;
      if (result == INPUT_GAP) refuse(peer, "input would leave a gap");
      break;
    }
    case RESIZE: on_resize(holder, peer, fields); break;
    case ACK: on_ack(holder, fields); break;
    case SIGNAL: shell_signal(&holder->shell, (int)take_number(fields, 1)); break;
    case FORGET: on_forget(holder, fields); break;
    case PING: queue_empty(peer, PONG); break;
    case WINDOW: on_window(peer, fields); break;
    case ASK_BUSY: queue_busy(holder, peer); break;
    /* Unknown kinds come from later versions, and are ignored. */
    default: break;
  }
  if (fields->failed && !peer->is_closing) refuse(peer, "a frame is too short for its kind");
  return true;
}

void handle_frames(struct holder *holder, struct peer *peer) {
  uint8_t kind;
  struct fields fields;
  while (!peer->is_closing && bytes_room(&peer->out) >= REPLY_BYTES) {
    enum frame_state state = frame_read(&peer->in, &kind, &fields);
    if (state == FRAME_MALFORMED) refuse(peer, "a frame is too long");
    if (state != FRAME_WHOLE) return;
    size_t length = (size_t)(fields.data + fields.length - peer->in.data);
    if (!handle_frame(holder, peer, kind, &fields)) return;
    bytes_drop(&peer->in, length);
  }
}

static void queue_exited(struct holder *holder, struct peer *peer) {
  int status = holder->shell.wait_status;
  bool by_signal = WIFSIGNALED(status);
  size_t frame = frame_begin(&peer->out, EXITED);
  append_number(&peer->out, by_signal, 1);
  append_number(&peer->out, (uint64_t)(by_signal ? WTERMSIG(status) : WEXITSTATUS(status)), 4);
  append_number(&peer->out, holder->output.end, 8);
  frame_end(&peer->out, frame);
  peer->sent_exited = true;
}

bool has_output_for(const struct holder *holder, const struct peer *peer) {
  return peer->is_attached && !peer->is_closing && peer->sent < holder->output.end && peer->sent < peer->window;
}

void queue_output(struct holder *holder, struct peer *peer) {
  if (!peer->is_attached || peer->is_closing) return;
  struct ring *output = &holder->output;
  if (peer->sent < output->start) peer->sent = output->start;
  while (peer->sent < output->end && peer->sent < peer->window) {
    size_t length;
    const uint8_t *data = ring_at(output, peer->sent, &length);
    if (length > MAX_OUTPUT_BYTES) length = MAX_OUTPUT_BYTES;
    if (length > peer->window - peer->sent) length = (size_t)(peer->window - peer->sent);
    /* Leaves room for the small frames that follow. */
    if (bytes_room(&peer->out) < HEADER_BYTES + 8 + length + MAX_OUTPUT_BYTES) return;
    size_t frame = frame_begin(&peer->out, OUTPUT);
    append_number(&peer->out, peer->sent, 8);
    bytes_append(&peer->out, data, length);
    frame_end(&peer->out, frame);
    peer->sent += length;
  }
  if (holder->has_exited && !peer->sent_exited && peer->sent == output->end && bytes_room(&peer->out) >= SMALL_FRAMES_BYTES)
    queue_exited(holder, peer);
}

void queue_taken(void *peer, const struct input_epoch *epoch) {
  struct bytes *out = peer == NULL ? NULL : &((struct peer *)peer)->out;
  if (out == NULL || bytes_room(out) < TAKEN_FRAME_BYTES) return;
  size_t frame = frame_begin(out, TAKEN);
  bytes_append(out, epoch->id, EPOCH_BYTES);
  append_number(out, epoch->taken, 8);
  frame_end(out, frame);
}

void update_directory(struct holder *holder) {
  struct peer *peer = attached_peer(holder->peers);
  char before[PATH_BYTES];
  snprintf(before, sizeof before, "%s", holder->directory);
  if (!holder->shell.has_died) process_directory(holder->shell.pid, holder->directory, sizeof holder->directory);
  if (peer == NULL || strcmp(before, holder->directory) == 0 || bytes_room(&peer->out) < SMALL_FRAMES_BYTES) return;
  size_t frame = frame_begin(&peer->out, DIRECTORY);
  append_text(&peer->out, holder->directory);
  frame_end(&peer->out, frame);
}
