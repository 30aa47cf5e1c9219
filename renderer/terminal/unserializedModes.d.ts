/** Modes that the serialize add-on leaves out of a repaint: without them a restored program misreads mouse and screen. */
import type { IParser, Terminal } from '@xterm/xterm';
/** What is needed of a terminal; the real one and a headless one both have it. */
export type ModedTerminal = Pick<Terminal, 'buffer' | 'modes' | 'rows' | 'onResize'> & {
    readonly parser: IParser;
};
/** Watches one terminal's stream. */
export declare class UnserializedModes {
    #private;
    constructor(terminal: ModedTerminal);
    /** A new terminal begins. */
    reset(): void;
    /** Escape sequences that set these modes, to follow the add-on's text. */
    get repaint(): string;
}
