/** Typed and pasted text as the bytes that go to the shell. Pure. */
/** Input is handed over in pieces of this size, characters, so that a large paste never blocks the page for long. */
export declare const INPUT_PIECE_CHARS: number;
/** UTF-8 of `text`, in order; no character is cut in two. */
export declare function typedBytes(text: string): Generator<Uint8Array, void>;
/** Bytes of a mouse report in the old encodings, which are no text: one character, one byte. */
export declare function binaryBytes(data: string): Uint8Array;
/** Whether the terminal tells the program that it has or lost the focus. */
export declare function isFocusReport(data: string): boolean;
/** Whether the terminal tells the program where the mouse is: true for nothing that a key sends. */
export declare function isMouseReport(data: string): boolean;
