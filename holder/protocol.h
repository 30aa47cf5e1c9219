/* Protocol of a holder (docs/HOLDER.md): handles the frames of servers, and queues frames for them. */
#ifndef HOLDFAST_PROTOCOL_H
#define HOLDFAST_PROTOCOL_H

#include "holder.h"

/* Handles the complete frames that the peer sent; marks the peer for closing on a protocol error. */
void handle_frames(struct holder *holder, struct peer *peer);
/* Returns true if the peer may be sent output that is not queued yet. */
bool has_output_for(const struct holder *holder, const struct peer *peer);
/* Queues output, and `exited` after the last of it, as far as window and buffer allow. */
void queue_output(struct holder *holder, struct peer *peer);
/* Queues the progress of an epoch for a peer; does nothing if `peer` is null. */
void queue_taken(void *peer, const struct input_epoch *epoch);
/* Reads the shell's working directory, and queues it for the attached peer if it changed. */
void update_directory(struct holder *holder);

#endif
