/** A server's link: its states, why it is in them, and what happened to it. */
import { type LinkReason } from '../../../client/link/linkReason.ts';
import type { LinkWord } from '../../view/view.ts';
export declare const link: {
    label: string;
    states: Record<LinkWord, string>;
    /** Whatever happened, and what to do. */
    why: (reason: LinkReason) => string;
    /** The words of the status; they start with the state and change only when it does. */
    sentence: (word: LinkWord, server: string, since: number | null, detail: string) => string;
    roundTrip: (ms: number) => string;
    tryingNow: string;
    nextTry: (ms: number) => string;
    reconnectNow: string;
    story: string;
    whatHappened: string;
    title: (server: string) => string;
    chapters: string;
    forgotten: (count: number) => string;
    copy: string;
    copied: string;
    triedTimes: (count: number) => string;
    lasted: (ms: number) => string;
    preciseTime: (at: number, now: number) => string;
    roundTrips: (last: number, least: number, most: number) => string;
};
