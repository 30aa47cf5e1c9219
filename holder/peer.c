/* Accepts servers on the holder's socket, receives from them and sends to them. */
#define _GNU_SOURCE
#include "peer.h"

#include "clock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#define IN_BYTES ((size_t)MAX_PAYLOAD_BYTES + HEADER_BYTES)
/* Two output frames, and the small frames between them. */
#define OUT_BYTES ((size_t)256 * 1024)

struct peer *attached_peer(struct peer *peers) {
  for (int at = 0; at < MAX_PEERS; at += 1) {
    struct peer *peer = &peers[at];
    if (peer->socket >= 0 && peer->is_attached && !peer->is_closing) return peer;
  }
  return NULL;
}

static bool is_user_allowed(int socket) {
#ifdef __linux__
  struct ucred credentials;
  socklen_t length = sizeof credentials;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return false;
  uid_t user = credentials.uid;
#else
  uid_t user;
  gid_t group;
  if (getpeereid(socket, &user, &group) != 0) return false;
#endif
  return user == geteuid() || user == 0;
}

static struct peer *free_slot(struct peer *peers) {
  for (int at = 0; at < MAX_PEERS; at += 1)
    if (peers[at].socket < 0) return &peers[at];
  return NULL;
}

/* Resets the slot for a new connection; keeps the buffers of the one before. */
static bool occupy(struct peer *peer, int socket) {
  struct bytes in = peer->in, out = peer->out;
  bool is_allocated = (in.data != NULL || bytes_allocate(&in, IN_BYTES)) && (out.data != NULL || bytes_allocate(&out, OUT_BYTES));
  in.length = out.length = 0;
  *peer = (struct peer){.socket = is_allocated ? socket : -1, .in = in, .out = out, .received_at = now_ms()};
  return is_allocated;
}

void peer_accept(struct peer *peers, int listener) {
  int socket = accept(listener, NULL, NULL);
  if (socket < 0) return;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  fcntl(socket, F_SETFL, O_NONBLOCK);
  struct peer *slot = is_user_allowed(socket) ? free_slot(peers) : NULL;
  if (slot == NULL || !occupy(slot, socket)) close(socket);
}

void peer_receive(struct peer *peer) {
  ssize_t length = recv(peer->socket, peer->in.data + peer->in.length, bytes_room(&peer->in), 0);
  if (length > 0) {
    peer->in.length += (size_t)length;
    peer->received_at = now_ms();
  } else if (length == 0 || (errno != EAGAIN && errno != EINTR)) peer_drop(peer);
}

void peer_send(struct peer *peer) {
  ssize_t length = send(peer->socket, peer->out.data, peer->out.length, 0);
  if (length > 0) bytes_drop(&peer->out, (size_t)length);
  else if (length < 0 && errno != EAGAIN && errno != EINTR) peer_drop(peer);
}

void peer_drop(struct peer *peer) {
  close(peer->socket);
  peer->socket = -1;
}
