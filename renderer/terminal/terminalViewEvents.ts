/** What a terminal on the page tells those around it. */

import type { FindCount } from './find/finder.ts';
import type { HyperlinkEvents } from './hints/hyperlinks.ts';
import type { CommandEvents } from './commands/commandsInView.ts';
import type { TopEvents } from './replay/topWatch.ts';

export type TerminalViewEvents = TopEvents &
  CommandEvents &
  HyperlinkEvents & {
    /** The user pressed Enter; true when that was not meant for the shell, because none runs here. */
    readonly onEnter: () => boolean;
    readonly onFound: (count: FindCount) => void;
    /** A program that runs now wants this on the clipboard. */
    readonly onClipboardRequest: (text: string) => void;
    /** A program that runs now rings. */
    readonly onBell: (element: HTMLElement) => void;
    /** So much of what was saved is parsed next, bytes. */
    readonly onReplay: (byteCount: number) => void;
    /** What was saved is on the terminal. */
    readonly onLive: () => void;
  };
