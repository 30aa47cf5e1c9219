/** Keeps a terminal from answering questions: the server's screen answers them, once (S11). */
import type { IDisposable, IParser } from '@xterm/xterm';
/** Swallows every question from now on; what sets something goes through. */
export declare function silenceAnswers(parser: IParser): IDisposable;
