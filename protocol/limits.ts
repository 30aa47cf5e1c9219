/** Every bound a peer meets, with its origin; PROTOCOL.md section 11. */

const KiB = 1024;

/** Payload of one data frame, bytes (F2). Four turns' worth, so that a receiver never has to hold more than this at once. */
export const MAX_DATA_BYTES = 64 * KiB;

/** Payload a sender puts into one frame, bytes (W4): 13 ms of a 10 Mbit/s line. */
export const TURN_BYTES = 16 * KiB;

/** Characters of the hello header (C5): common proxies allow 8 KiB for one header line. */
export const MAX_HELLO_HEADER_CHARS = 6144;

/** Bytes of one control message from a client. */
export const MAX_UP_CONTROL_BYTES = 64 * KiB;

/** Bytes of one control message from a server: a list of two thousand sessions with titles and last lines fits. */
export const MAX_DOWN_CONTROL_BYTES = 4096 * KiB;

/** A compressed snapshot, bytes (R12): many times what 5,000 colorful lines take. */
export const MAX_SNAPSHOT_BYTES = 8 * 1024 * KiB;

/** The same before compression, bytes: a client inflates no more than this. */
export const MAX_SNAPSHOT_INFLATED_BYTES = 64 * 1024 * KiB;

/** Data of one image, bytes (I4): a photograph's file fits, and a full screen of sixels many times. */
export const MAX_IMAGE_BYTES = 4 * 1024 * KiB;

/** Data of all images that a terminal keeps, the newest ones, bytes (I4): with it a snapshot stays within `MAX_SNAPSHOT_BYTES`. */
export const MAX_KEPT_IMAGE_BYTES = 4 * 1024 * KiB;

/** Images that a terminal keeps (I4): a folder's previews. */
export const MAX_KEPT_IMAGES = 256;

/** Pixels of an image that is decoded (I4), as many as the xterm.js add-on takes: 64 MB in memory. */
export const MAX_IMAGE_PIXELS = 4096 * 4096;

/** Width and height of an image, pixels (I4): of sixels as the xterm.js add-on has it; 820 rows of text. */
export const MAX_IMAGE_SIDE_PX = 16_384;

/** Longest promise to keep a session that nobody is attached to, ms (S12). */
export const MAX_KEEP_MS = 30 * 24 * 3_600_000;

/** Unreceipted output on one channel, bytes (W1): keeps 100 Mbit/s busy at 40 ms. */
export const OUTPUT_WINDOW_BYTES = 512 * KiB;

/** Unreceipted input on one channel, bytes (W1). A paste that is longer waits at the client. */
export const INPUT_WINDOW_BYTES = 64 * KiB;

/** Attachments on one link. */
export const MAX_CHANNELS = 256;

/** What happened in a session that is remembered, events (A1): a night's commands. */
export const MAX_ACTIVITY_EVENTS = 128;

/** Hosts behind one gateway (G1). */
export const MAX_HOSTS = 1000;

/** Input epochs a session remembers (R7): devices of one person, with room for reinstalled ones. */
export const MAX_INPUT_EPOCHS = 16;

/** Longest heartbeat interval, ms (C9): proxies cut idle connections from 50 s on; two intervals stay below. */
export const MAX_HEARTBEAT_MS = 25_000;

/** Time a client has to say hello, ms (C5). */
export const HELLO_TIMEOUT_MS = 10_000;

/** Columns and rows of a tty: what a 16 bit winsize and an emulator's memory bear. */
export const MAX_COLS = 2000;
export const MAX_ROWS = 1000;
