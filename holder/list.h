/* List of the holders below a folder. */
#ifndef HOLDFAST_LIST_H
#define HOLDFAST_LIST_H

/* Prints one line of JSON for each holder in a subfolder of `base`, and removes the folders of holders that ended. */
int list(const char *base);

#endif
