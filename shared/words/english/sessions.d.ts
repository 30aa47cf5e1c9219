/** Sessions and their shells: how they end, what they outlive, which the user left, and what waits for them. */
import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { Unreachable } from '../../view/view.ts';
/** Why a session is over, for the line under its terminal. */
declare function endSentence(end: SessionEnd, at: number): string;
/** The same in a few words, for a list. */
declare function endWords(end: SessionEnd): string;
/** Why a server, or the app, refuses a session; `message` is the server's own sentence. */
declare function refused(code: RefusalReason, message: string): string;
export declare const sessions: {
    session: string;
    endSentence: typeof endSentence;
    endWords: typeof endWords;
    refused: typeof refused;
    next: {
        local: string;
        container: string;
        service: string;
        compose: string;
    };
    startAgain: string;
    closeTab: string;
    closePane: string;
    asOf: (at: number, now: number) => string;
    asOfHint: string;
    unreachable: (waitsFor: Unreachable['waitsFor'], since: number) => string;
    size: (cols: number, rows: number) => string;
    directory: string;
    durability: string;
    durabilities: {
        container: {
            short: string;
            sentence: string;
        };
        machine: {
            short: string;
            sentence: string;
        };
        server: {
            short: string;
            sentence: string;
        };
    };
    tokenInMemory: string;
    tokenInMemoryHint: string;
    held: {
        title: string;
        waiting: (bytes: number) => string;
        question: (bytes: number, ageMs: number) => string;
        send: string;
        discard: string;
        discardHeld: string;
        showHeld: string;
        show: string;
        hide: string;
    };
};
export {};
