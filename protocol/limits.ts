/** Limits of the protocol with their origin. PROTOCOL.md section 11 is written from this file. */

const KiB = 1024;

/** Payload of one data or snapshot frame, bytes (F2): four turns, so a receiver never has to buffer more at once. */
export const MAX_DATA_BYTES = 64 * KiB;

/** Payload that a sender puts into one frame, bytes (W4): 13 ms of a 10 Mbit/s line. */
export const TURN_BYTES = 16 * KiB;

/** Length of the hello header, characters (C5): common proxies allow 8 KiB for one header line. */
export const MAX_HELLO_HEADER_CHARS = 6144;

/** Length of one control message of a client, bytes of UTF-8 (C8). */
export const MAX_UP_CONTROL_BYTES = 64 * KiB;

/** Length of one control message of a server, bytes of UTF-8 (C8): a list of 2,000 sessions with titles and last lines. */
export const MAX_DOWN_CONTROL_BYTES = 4096 * KiB;

/** Compressed snapshot, bytes (R12): many times the size of 5,000 colorful lines. */
export const MAX_SNAPSHOT_BYTES = 8 * 1024 * KiB;

/** Inflated snapshot, bytes (R12): a client inflates no more than this. */
export const MAX_SNAPSHOT_INFLATED_BYTES = 64 * 1024 * KiB;

/** Data of one image, bytes (I4): the file of a photograph, and many times a full screen of sixels. */
export const MAX_IMAGE_BYTES = 4 * 1024 * KiB;

/** Data of all images that a terminal keeps, bytes (I4): a snapshot with them stays within its limit. */
export const MAX_KEPT_IMAGE_BYTES = 4 * 1024 * KiB;

/** Max images that a terminal keeps (I4). It is enough for the previews of a folder. */
export const MAX_KEPT_IMAGES = 256;

/** Pixels of an image that is decoded, count (I4): the limit of the xterm.js add-on; 64 MB in memory. */
export const MAX_IMAGE_PIXELS = 4096 * 4096;

/** Width and height of an image, pixels (I4): the limit of the xterm.js add-on for sixels; 820 rows of text. */
export const MAX_IMAGE_SIDE_PX = 16_384;

/** Longest time that `keep` protects a session, ms (S12): 30 days. */
export const MAX_KEEP_MS = 30 * 24 * 3_600_000;

/** Window for output that the app states, bytes (W1): keeps 100 Mbit/s busy at 40 ms. */
export const OUTPUT_WINDOW_BYTES = 512 * KiB;

/** Window for input that the server states, bytes (W1): a longer paste waits at the client. */
export const INPUT_WINDOW_BYTES = 64 * KiB;

/** Channels on a connection, count (F4). */
export const MAX_CHANNELS = 256;

/** Events of a session that a server remembers, count (A1): the commands of a night. */
export const MAX_ACTIVITY_EVENTS = 128;

/** Hosts behind a gateway, count (G1). */
export const MAX_HOSTS = 1000;

/** Input epochs that a session remembers, count (R7): the devices of one person, with room for reinstalled ones. */
export const MAX_INPUT_EPOCHS = 16;

/** Longest heartbeat interval, ms (C9): proxies cut idle connections from 50 s on, and two intervals stay below. */
export const MAX_HEARTBEAT_MS = 25_000;

/** Time for a client to send its hello, ms (C5). */
export const HELLO_TIMEOUT_MS = 10_000;

/** Columns of a tty, count (S8): within 16 bits and the memory of an emulator. */
export const MAX_COLS = 2000;

/** Rows of a tty, count (S8): within 16 bits and the memory of an emulator. */
export const MAX_ROWS = 1000;
