/* Puts frames together and takes them apart. */
#include "wire.h"

#include <stdlib.h>
#include <string.h>

bool bytes_make(struct bytes *bytes, size_t capacity) {
  bytes->data = malloc(capacity);
  bytes->length = 0;
  bytes->capacity = bytes->data == NULL ? 0 : capacity;
  return bytes->data != NULL;
}

void bytes_add(struct bytes *bytes, const void *data, size_t length) {
  /* Who adds has looked at the room: anything else is a bug that must not go on. */
  if (length > bytes_room(bytes)) abort();
  if (length > 0) memcpy(bytes->data + bytes->length, data, length);
  bytes->length += length;
}

void bytes_drop(struct bytes *bytes, size_t length) {
  bytes->length -= length;
  memmove(bytes->data, bytes->data + length, bytes->length);
}

void add_number(struct bytes *bytes, uint64_t value, int width) {
  uint8_t digits[8];
  for (int at = 0; at < width; at += 1) digits[at] = (uint8_t)(value >> (8 * (width - 1 - at)));
  bytes_add(bytes, digits, (size_t)width);
}

void add_text(struct bytes *bytes, const char *text) {
  size_t length = strlen(text);
  add_number(bytes, length, 2);
  bytes_add(bytes, text, length);
}

size_t frame_begin(struct bytes *bytes, uint8_t kind) {
  size_t begin = bytes->length;
  add_number(bytes, kind, 1);
  add_number(bytes, 0, 4);
  return begin;
}

void frame_end(struct bytes *bytes, size_t begin) {
  uint32_t length = (uint32_t)(bytes->length - begin - HEAD_BYTES);
  for (int at = 0; at < 4; at += 1) bytes->data[begin + 1 + (size_t)at] = (uint8_t)(length >> (8 * (3 - at)));
}

const uint8_t *take_bytes(struct fields *fields, size_t length) {
  if (fields->failed || length > fields->length) {
    fields->failed = true;
    return NULL;
  }
  const uint8_t *taken = fields->data;
  fields->data += length;
  fields->length -= length;
  return taken;
}

uint64_t take_number(struct fields *fields, int width) {
  const uint8_t *digits = take_bytes(fields, (size_t)width);
  uint64_t value = 0;
  for (int at = 0; digits != NULL && at < width; at += 1) value = value << 8 | digits[at];
  return value;
}

enum frame_state frame_read(const struct bytes *bytes, uint8_t *kind, struct fields *fields) {
  if (bytes->length < HEAD_BYTES) return FRAME_INCOMPLETE;
  struct fields head = {bytes->data, HEAD_BYTES, false};
  *kind = (uint8_t)take_number(&head, 1);
  size_t length = (size_t)take_number(&head, 4);
  if (length > MAX_PAYLOAD_BYTES) return FRAME_MALFORMED;
  if (bytes->length < HEAD_BYTES + length) return FRAME_INCOMPLETE;
  *fields = (struct fields){bytes->data + HEAD_BYTES, length, false};
  return FRAME_WHOLE;
}
