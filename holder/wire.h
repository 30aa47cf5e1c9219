/* The holder's wire (docs/HOLDER.md): frames of a kind, a length and numbers, big-endian. */
#ifndef HOLDFAST_WIRE_H
#define HOLDFAST_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WIRE_VERSION 1
#define HEAD_BYTES 5
#define EPOCH_BYTES 16
/* 64 KiB of a stream and its head. */
#define MAX_PAYLOAD_BYTES 65600
#define OLDEST UINT64_MAX

enum to_holder { HELLO = 1, INPUT, ANSWER, RESIZE, ACK, SIGNAL, FORGET, PING, WINDOW };
enum from_holder { WELCOME = 1, OUTPUT, SIZED, TAKEN, EXITED, FENCED, REFUSED, PONG, DIRECTORY };

/* Bytes that wait to be written, or to be understood; never longer than `capacity`. */
struct bytes {
  uint8_t *data;
  size_t length, capacity;
};

/* Makes room for one that is empty; false when there is none. */
bool bytes_make(struct bytes *bytes, size_t capacity);
void bytes_add(struct bytes *bytes, const void *data, size_t length);
void bytes_drop(struct bytes *bytes, size_t length);
static inline size_t bytes_room(const struct bytes *bytes) { return bytes->capacity - bytes->length; }

void add_number(struct bytes *bytes, uint64_t value, int width);
void add_text(struct bytes *bytes, const char *text);
/* Begins a frame, and closes it once its payload was added: returns where it began. */
size_t frame_begin(struct bytes *bytes, uint8_t kind);
void frame_end(struct bytes *bytes, size_t begin);

/* A payload being read; `failed` once more was wanted than there is. */
struct fields {
  const uint8_t *data;
  size_t length;
  bool failed;
};

uint64_t take_number(struct fields *fields, int width);
/* Null when there is not so much. */
const uint8_t *take_bytes(struct fields *fields, size_t length);

enum frame_state { FRAME_INCOMPLETE, FRAME_WHOLE, FRAME_MALFORMED };
/* Looks at the first frame of `bytes`; its fields stay valid until that is dropped. */
enum frame_state frame_read(const struct bytes *bytes, uint8_t *kind, struct fields *fields);

#endif
