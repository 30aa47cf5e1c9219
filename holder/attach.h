/* The other end of a holder's socket. */
#ifndef HOLDFAST_ATTACH_H
#define HOLDFAST_ATTACH_H

/* There is no holder in the folder. */
#define EXIT_NO_HOLDER 3

/* Carries standard input and output to and from the holder in `folder`; waits so long for one that is being started. */
int attach(const char *folder, int wait_seconds);
/* Prints a line of JSON for each holder in the folders of `base`, and removes what ended ones left. */
int list(const char *base);
/* Removes a holder's folder with the files it makes. */
void remove_folder(const char *folder);

#endif
