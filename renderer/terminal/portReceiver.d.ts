/** Carries a terminal's life over from its port: what arrives is shown in order, and what was parsed is said back. */
import type { Terminal } from '@xterm/xterm';
import type { FromTerminal, ToTerminal } from '../../preload/terminalPort.ts';
import { type ModedTerminal } from './unserializedModes.ts';
/** What is needed of a terminal; the real one and a headless one both have it. */
export type ReceivingTerminal = ModedTerminal & Pick<Terminal, 'write' | 'reset' | 'resize' | 'cols'>;
export type ReceiverEvents = {
    readonly post: (message: FromTerminal) => void;
    /** The terminal's text and modes as escape sequences, as far as the add-on knows them. */
    readonly serialize: () => string;
    /** A new terminal begins; what is replayed is not worth showing yet. */
    readonly onReset: () => void;
    /** What was saved has been replayed. */
    readonly onLive: () => void;
    /** Everything below the offset was parsed. */
    readonly onParsed: (end: number) => void;
};
/**
 * A repaint is written in pieces of this size, characters, each after the one before was parsed: xterm.js throws data
 * away when 50 MB wait, and the repaint of a million lines is more.
 */
export declare const REPAINT_PIECE_CHARS: number;
export declare class PortReceiver {
    #private;
    constructor(terminal: ReceivingTerminal, events: ReceiverEvents);
    /** What still waits came from a port that is gone. */
    abandon(): void;
    receive(message: ToTerminal): void;
}
