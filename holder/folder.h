/* Folder of a holder and the files in it. */
#ifndef HOLDFAST_FOLDER_H
#define HOLDFAST_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Output ring, until it is unlinked. */
#define SPOOL_FILE "spool"

/* Enters the folder, and connects to the holder in it. Returns -1 with errno if there is none. */
int folder_connect(const char *folder);
/* Creates the listening socket in the current folder. Returns -1 with errno on failure. */
int folder_listen(int backlog);
/* Records in the current folder why the holder could not start. */
void folder_write_failure(const char *reason);
/* Returns true if a failure is recorded in the current folder. */
bool folder_has_failure(void);
/* Reads the recorded failure; leaves `reason` unchanged if there is none. */
void folder_read_failure(char *reason, size_t reason_bytes);
/* Removes the folder and the files of a holder in it. */
void folder_remove(const char *folder);

#endif
