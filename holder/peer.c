/* What servers say to a holder, and what it says to them. */
#include "holder.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

/* Output in one frame. */
#define PIECE_BYTES ((size_t)64 * 1024)
/* Beyond, a server could not count (F3). */
#define MAX_OFFSET (((uint64_t)1 << 53) - MAX_PAYLOAD_BYTES)
/* A receipt, a pong and whatever else is said between: dozens of them. */
#define SMALL_BYTES ((size_t)8 * 1024)

static void say(struct peer *peer, uint8_t kind) {
  frame_end(&peer->out, frame_begin(&peer->out, kind));
}

static void refuse(struct peer *peer, const char *sentence) {
  if (bytes_room(&peer->out) >= SMALL_BYTES) {
    size_t frame = frame_begin(&peer->out, REFUSED);
    bytes_add(&peer->out, sentence, strlen(sentence));
    frame_end(&peer->out, frame);
  }
  peer->is_closing = true;
}

struct peer *attached_peer(struct holder *holder) {
  for (int at = 0; at < MAX_PEERS; at += 1) {
    struct peer *peer = &holder->peers[at];
    if (peer->socket >= 0 && peer->is_attached && !peer->is_closing) return peer;
  }
  return NULL;
}

static void add_sized(struct bytes *out, const struct sized *sized) {
  add_number(out, sized->number, 4);
  add_number(out, sized->at, 8);
  add_number(out, sized->cols, 2);
  add_number(out, sized->rows, 2);
}

static void welcome(struct holder *holder, struct bytes *out) {
  const struct input *input = &holder->input;
  size_t frame = frame_begin(out, WELCOME);
  add_number(out, WIRE_VERSION, 2);
  add_number(out, holder->has_exited, 1);
  bytes_add(out, holder->epoch, EPOCH_BYTES);
  add_number(out, holder->log.start, 8);
  add_number(out, holder->log.end, 8);
  add_number(out, input->answered_to, 8);
  add_number(out, holder->cols, 2);
  add_number(out, holder->rows, 2);
  add_number(out, (uint64_t)holder->shell, 4);
  add_number(out, holder->started_at, 8);
  add_number(out, input->epoch_count, 1);
  for (size_t at = 0; at < input->epoch_count; at += 1) {
    bytes_add(out, input->epochs[at].id, EPOCH_BYTES);
    add_number(out, input->epochs[at].received, 8);
  }
  uint32_t kept = holder->size_count < MAX_SIZES ? holder->size_count : MAX_SIZES;
  add_number(out, kept, 2);
  for (uint32_t at = holder->size_count - kept; at < holder->size_count; at += 1)
    add_sized(out, &holder->sizes[at % MAX_SIZES]);
  add_text(out, holder->session);
  add_text(out, holder->owner);
  add_text(out, holder->proof);
  add_text(out, holder->directory);
  frame_end(out, frame);
}

static void on_hello(struct holder *holder, struct peer *peer, struct fields *fields) {
  take_number(fields, 2);
  uint64_t mode = take_number(fields, 1), from = take_number(fields, 8);
  if (fields->failed || peer->said_hello) return refuse(peer, "hello is said once, with a version, a mode and an offset");
  peer->said_hello = true;
  struct peer *before = mode == 1 ? attached_peer(holder) : NULL;
  if (before != NULL) {
    if (bytes_room(&before->out) >= SMALL_BYTES) say(before, FENCED);
    before->is_closing = true;
  }
  process_directory(holder->shell, holder->directory, sizeof holder->directory);
  welcome(holder, &peer->out);
  if (mode != 1) {
    peer->is_closing = true;
    return;
  }
  peer->is_attached = true;
  holder->was_attached = true;
  peer->sent = from < holder->log.start || from == OLDEST ? holder->log.start : from;
  if (peer->sent > holder->log.end) peer->sent = holder->log.end;
}

static void on_resize(struct holder *holder, struct peer *peer, struct fields *fields) {
  uint16_t cols = (uint16_t)take_number(fields, 2), rows = (uint16_t)take_number(fields, 2);
  if (fields->failed || (cols == holder->cols && rows == holder->rows)) return;
  struct sized *sized = &holder->sizes[holder->size_count % MAX_SIZES];
  holder->size_count += 1;
  *sized = (struct sized){holder->size_count, holder->log.end, cols, rows};
  holder->cols = cols;
  holder->rows = rows;
  if (holder->pty >= 0) shell_resize(holder->pty, cols, rows);
  size_t frame = frame_begin(&peer->out, SIZED);
  add_sized(&peer->out, sized);
  frame_end(&peer->out, frame);
}

static enum input_result on_input(struct holder *holder, uint8_t kind, struct fields *fields) {
  const uint8_t *epoch = kind == INPUT ? take_bytes(fields, EPOCH_BYTES) : NULL;
  uint64_t offset = take_number(fields, 8);
  size_t length = fields->length;
  const uint8_t *data = take_bytes(fields, length);
  if (data == NULL || holder->pty < 0) return INPUT_TAKEN;
  if (offset > MAX_OFFSET) return INPUT_GAP;
  holder->active_at = now_ms();
  if (kind == ANSWER) return input_answer(&holder->input, offset, data, length);
  return input_add(&holder->input, epoch, offset, data, length);
}

static void on_ack(struct holder *holder, struct fields *fields) {
  uint64_t offset = take_number(fields, 8);
  if (!fields->failed && offset > holder->acked && offset <= holder->log.end) holder->acked = offset;
}

/* Whether the frame was taken: otherwise it stays until there is room for it. */
static bool take_frame(struct holder *holder, struct peer *peer, uint8_t kind, struct fields *fields) {
  if (kind != HELLO && !peer->is_attached) {
    refuse(peer, "hello comes first");
    return true;
  }
  switch (kind) {
    case HELLO: on_hello(holder, peer, fields); break;
    case INPUT:
    case ANSWER: {
      enum input_result result = on_input(holder, kind, fields);
      if (result == INPUT_FULL) return false;
      if (result == INPUT_GAP) refuse(peer, "input would leave a gap");
      break;
    }
    case RESIZE: on_resize(holder, peer, fields); break;
    case ACK: on_ack(holder, fields); break;
    case SIGNAL: signal_shell(holder, (int)take_number(fields, 1)); break;
    case FORGET: {
      int64_t grace_ms = (int64_t)take_number(fields, 4);
      if (fields->failed) break;
      holder->is_forgotten = true;
      hang_up(holder, grace_ms);
      break;
    }
    case PING: say(peer, PONG); break;
    case WINDOW: {
      uint64_t window = take_number(fields, 8);
      if (!fields->failed && window > peer->window) peer->window = window;
      break;
    }
    /* A later version's, which must not be needed. */
    default: break;
  }
  if (fields->failed && !peer->is_closing) refuse(peer, "a frame is shorter than what it should hold");
  return true;
}

void peer_read(struct holder *holder, struct peer *peer) {
  uint8_t kind;
  struct fields fields;
  while (!peer->is_closing && bytes_room(&peer->out) >= SMALL_BYTES + PIECE_BYTES / 4) {
    enum frame_state state = frame_read(&peer->in, &kind, &fields);
    if (state == FRAME_MALFORMED) refuse(peer, "a frame is longer than any");
    if (state != FRAME_WHOLE) return;
    size_t length = (size_t)(fields.data + fields.length - peer->in.data);
    if (!take_frame(holder, peer, kind, &fields)) return;
    bytes_drop(&peer->in, length);
  }
}

static void tell_exit(struct holder *holder, struct peer *peer) {
  bool by_signal = WIFSIGNALED(holder->wait_status);
  size_t frame = frame_begin(&peer->out, EXITED);
  add_number(&peer->out, by_signal, 1);
  add_number(&peer->out, (uint64_t)(by_signal ? WTERMSIG(holder->wait_status) : WEXITSTATUS(holder->wait_status)), 4);
  add_number(&peer->out, holder->log.end, 8);
  frame_end(&peer->out, frame);
  peer->said_exit = true;
}

void peer_fill(struct holder *holder, struct peer *peer) {
  if (!peer->is_attached || peer->is_closing) return;
  struct log *log = &holder->log;
  if (peer->sent < log->start) peer->sent = log->start;
  while (peer->sent < log->end && peer->sent < peer->window) {
    size_t length;
    const uint8_t *data = log_at(log, peer->sent, &length);
    if (length > PIECE_BYTES) length = PIECE_BYTES;
    if (length > peer->window - peer->sent) length = (size_t)(peer->window - peer->sent);
    /* What is said of input and pings must find room behind it. */
    if (bytes_room(&peer->out) < HEAD_BYTES + 8 + length + PIECE_BYTES) return;
    size_t frame = frame_begin(&peer->out, OUTPUT);
    add_number(&peer->out, peer->sent, 8);
    bytes_add(&peer->out, data, length);
    frame_end(&peer->out, frame);
    peer->sent += length;
  }
  if (holder->has_exited && !peer->said_exit && peer->sent == log->end && bytes_room(&peer->out) >= SMALL_BYTES)
    tell_exit(holder, peer);
}

void peer_tell_directory(struct holder *holder) {
  struct peer *peer = attached_peer(holder);
  char before[PATH_BYTES];
  snprintf(before, sizeof before, "%s", holder->directory);
  if (!holder->has_died) process_directory(holder->shell, holder->directory, sizeof holder->directory);
  if (peer == NULL || strcmp(before, holder->directory) == 0 || bytes_room(&peer->out) < SMALL_BYTES) return;
  size_t frame = frame_begin(&peer->out, DIRECTORY);
  add_text(&peer->out, holder->directory);
  frame_end(&peer->out, frame);
}
