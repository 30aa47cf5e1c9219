/* Frames between a holder and a server (docs/HOLDER.md): kind, length and payload, big-endian. */
#ifndef HOLDFAST_WIRE_H
#define HOLDFAST_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WIRE_VERSION 1
#define HEADER_BYTES 5
#define EPOCH_BYTES 16
/* 64 KiB of a stream, and the fields before it. */
#define MAX_PAYLOAD_BYTES 65600
/* Offset in `hello` that stands for the oldest retained output. */
#define OLDEST_OFFSET UINT64_MAX

enum to_holder { HELLO = 1, INPUT, ANSWER, RESIZE, ACK, SIGNAL, FORGET, PING, WINDOW, ASK_BUSY };
enum from_holder { WELCOME = 1, OUTPUT, SIZED, TAKEN, EXITED, FENCED, REFUSED, PONG, DIRECTORY, BUSY };

/* Byte queue of a fixed capacity. */
struct bytes {
  uint8_t *data;
  size_t length, capacity;
};

/* Allocates an empty queue; returns false if there is no memory. */
bool bytes_allocate(struct bytes *bytes, size_t capacity);
/* Appends bytes for which the caller has checked that there is room. */
void bytes_append(struct bytes *bytes, const void *data, size_t length);
/* Removes bytes from the front. */
void bytes_drop(struct bytes *bytes, size_t length);
static inline size_t bytes_room(const struct bytes *bytes) { return bytes->capacity - bytes->length; }

/* Appends a number of `width` bytes. */
void append_number(struct bytes *bytes, uint64_t value, int width);
void append_text(struct bytes *bytes, const char *text);
/* Begins a frame; returns its position for `frame_end`, which sets the length once the payload was appended. */
size_t frame_begin(struct bytes *bytes, uint8_t kind);
void frame_end(struct bytes *bytes, size_t begin);

/* Payload that is read from the front; `failed` once a field exceeded the rest. */
struct fields {
  const uint8_t *data;
  size_t length;
  bool failed;
};

/* Takes a number of `width` bytes; returns 0 if the payload is too short. */
uint64_t take_number(struct fields *fields, int width);
/* Takes bytes; returns null if the payload is too short. */
const uint8_t *take_bytes(struct fields *fields, size_t length);

enum frame_state { FRAME_INCOMPLETE, FRAME_WHOLE, FRAME_MALFORMED };
/* Reads the first frame without removing it; `fields` is valid until `bytes` changes. */
enum frame_state frame_read(const struct bytes *bytes, uint8_t *kind, struct fields *fields);

#endif
