/* Connection of a server to the holder's socket. */
#ifndef HOLDFAST_PEER_H
#define HOLDFAST_PEER_H

#include "wire.h"

/* One attached server; the others ask for the status, or are being fenced. */
#define MAX_PEERS 8

struct peer {
  /* -1 for a free slot. */
  int socket;
  /* Received bytes that are not handled yet, and bytes to send. */
  struct bytes in, out;
  int64_t received_at;
  bool received_hello, is_attached, sent_exited;
  /* Drop the connection once `out` is sent. */
  bool is_closing;
  /* Output was queued up to `sent`, and may be queued up to `window`. */
  uint64_t sent, window;
};

/* Returns the attached peer, or null. `peers` has `MAX_PEERS` slots. */
struct peer *attached_peer(struct peer *peers);
/* Accepts a connection into a free slot; closes it if its user is not allowed (D9) or there is no slot. */
void peer_accept(struct peer *peers, int listener);
/* Receives bytes into `in`; drops the peer when it has closed. */
void peer_receive(struct peer *peer);
/* Sends bytes of `out`; drops the peer when it has closed. */
void peer_send(struct peer *peer);
void peer_drop(struct peer *peer);

#endif
