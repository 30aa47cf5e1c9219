/* Relay between standard streams and a holder's socket. */
#ifndef HOLDFAST_ATTACH_H
#define HOLDFAST_ATTACH_H

/* Exit code if no holder is running in the folder. */
#define EXIT_NO_HOLDER 3

/*
 * Copies standard input to the holder in `folder`, and its bytes to standard output, until either ends.
 * Waits up to `wait_seconds` for a holder that is starting. Returns the exit code.
 */
int attach(const char *folder, int wait_seconds);

#endif
