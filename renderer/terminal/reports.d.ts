/** Which reports of focus and mouse a program gets. Others than typed input, they are worth nothing when they come late. */
import type { IParser } from '@xterm/xterm';
export declare class Reports {
    #private;
    constructor(parser: IParser);
    /** Whether `data` goes to the shell; `connected` is the link's word. Everything but reports does. */
    passes(data: string, connected: boolean): boolean;
}
