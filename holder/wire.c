/* Encodes and decodes frames. */
#include "wire.h"

#include <stdlib.h>
#include <string.h>

bool bytes_allocate(struct bytes *bytes, size_t capacity) {
  bytes->data = malloc(capacity);
  bytes->length = 0;
  bytes->capacity = bytes->data == NULL ? 0 : capacity;
  return bytes->data != NULL;
}

void bytes_append(struct bytes *bytes, const void *data, size_t length) {
  /* The caller has checked the room: a missing check is a bug, and must not overrun the buffer. */
  if (length > bytes_room(bytes)) abort();
  if (length > 0) memcpy(bytes->data + bytes->length, data, length);
  bytes->length += length;
}

void bytes_drop(struct bytes *bytes, size_t length) {
  bytes->length -= length;
  memmove(bytes->data, bytes->data + length, bytes->length);
}

void append_number(struct bytes *bytes, uint64_t value, int width) {
  uint8_t digits[8];
  for (int at = 0; at < width; at += 1) digits[at] = (uint8_t)(value >> (8 * (width - 1 - at)));
  bytes_append(bytes, digits, (size_t)width);
}

void append_text(struct bytes *bytes, const char *text) {
  size_t length = strlen(text);
  append_number(bytes, length, 2);
  bytes_append(bytes, text, length);
}

size_t frame_begin(struct bytes *bytes, uint8_t kind) {
  size_t begin = bytes->length;
  append_number(bytes, kind, 1);
  append_number(bytes, 0, 4);
  return begin;
}

void frame_end(struct bytes *bytes, size_t begin) {
  uint32_t length = (uint32_t)(bytes->length - begin - HEADER_BYTES);
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
  if (bytes->length < HEADER_BYTES) return FRAME_INCOMPLETE;
  struct fields header = {bytes->data, HEADER_BYTES, false};
  *kind = (uint8_t)take_number(&header, 1);
  size_t length = (size_t)take_number(&header, 4);
  if (length > MAX_PAYLOAD_BYTES) return FRAME_MALFORMED;
  if (bytes->length < HEADER_BYTES + length) return FRAME_INCOMPLETE;
  *fields = (struct fields){bytes->data + HEADER_BYTES, length, false};
  return FRAME_WHOLE;
}
