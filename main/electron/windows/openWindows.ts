/** The windows that are open, kept as the desktop of the workspace has them. */

import type { BrowserWindow, WebContents } from 'electron';
import type { EventName, Events } from '../../../preload/contract.ts';
import { windowOf, type Desktop } from '../../../shared/layout/desktop.ts';
import type { Handlers } from '../ipc/callGate.ts';
import { sendEvent } from '../ipc/ipc.ts';
import { contains, type Point } from './windowBounds.ts';
import type { AppWindow } from './windows.ts';

/** With what its page may ask for. */
export type OpenWindow = AppWindow & { readonly handlers: Handlers };

export type OpenWindowsParts = {
  /** Opens a window; one that was never open appears at `at`, or beside the one given. */
  readonly open: (id: string, at: Point | null, beside: BrowserWindow | null) => OpenWindow;
  readonly desktop: () => Desktop;
  /** The user closed one of several: its tabs go with it. */
  readonly onClosed: (id: string) => void;
  /** Another window has the focus, or none has. */
  readonly onFocus: (id: string | null) => void;
};

export class OpenWindows {
  readonly #parts: OpenWindowsParts;
  readonly #open = new Map<string, OpenWindow>();
  /** The user closed the last window, or the app ends: nothing is opened, and what is in the windows stays. */
  #isAway = false;
  #nextAt: Point | null = null;
  /** The window that was active when it was last looked. */
  #front: string | null = null;

  constructor(parts: OpenWindowsParts) {
    this.#parts = parts;
  }

  /** Opens and closes what the desktop has and has not; the active one comes to the front when it is another one now. */
  follow(): void {
    if (this.#isAway) return;
    const { windows, activeWindow } = this.#parts.desktop();
    for (const { id } of windows) if (!this.#open.has(id)) this.#add(id);
    for (const [id, { window }] of this.#open) {
      if (windows.some((one) => one.id === id)) continue;
      this.#open.delete(id);
      window.destroy();
    }
    if (activeWindow !== this.#front) this.#raise(activeWindow);
  }

  /** Whether one of the windows is at that place of the desktop. */
  isOver(point: Point): boolean {
    return [...this.#open.values()].some(
      ({ window }) => window.isVisible() && contains(window.getBounds(), point),
    );
  }

  /** The next new window appears there. */
  openNextAt(point: Point | null): void {
    this.#nextAt = point;
  }

  /** Shows the active window, also after the last one was closed. */
  toFront(): void {
    this.#isAway = false;
    this.follow();
    this.#raise(this.#parts.desktop().activeWindow);
  }

  /** The user closed the last window, and the app goes on. */
  get isClosed(): boolean {
    return this.#open.size === 0;
  }

  /** The app ends: what is closed from now on comes back at the next start. */
  leave(): void {
    this.#isAway = true;
  }

  /** The desktop's active window, as far as it is open. */
  get active(): BrowserWindow | null {
    return this.window(this.#parts.desktop().activeWindow);
  }

  window(id: string): BrowserWindow | null {
    return this.#open.get(id)?.window ?? null;
  }

  /** Shows a window, the first time; one that is not the active one stays behind it. */
  reveal(id: string): void {
    this.#open.get(id)?.reveal();
  }

  /** What a page may ask for; null when it is none of a window that is open. */
  handlersOf(page: WebContents): Handlers | null {
    return [...this.#open.values()].find(({ window }) => window.webContents === page)?.handlers ?? null;
  }

  /** Tells the page that shows a pane; false when there is none. */
  sendTo<N extends EventName>(pane: string, name: N, value: Events[N]): boolean {
    const shows = windowOf(this.#parts.desktop(), pane);
    const window = shows === undefined ? null : this.window(shows.id);
    sendEvent(window, name, value);
    return window !== null;
  }

  /** Tells every page the same. */
  send<N extends EventName>(name: N, value: Events[N]): void {
    this.sendEach(name, () => value);
  }

  /** Tells every page something of its own. */
  sendEach<N extends EventName>(name: N, valueOf: (id: string) => Events[N]): void {
    for (const [id, { window }] of this.#open) sendEvent(window, name, valueOf(id));
  }

  /** A window that is not there to be seen yet comes to the front when it is. */
  #raise(id: string): void {
    this.#front = id;
    const window = this.window(id);
    if (window?.isMinimized() === true) window.restore();
    if (window?.isVisible() === true) window.focus();
  }

  #add(id: string): void {
    const beside = this.#front === null ? null : this.window(this.#front);
    const opened = this.#parts.open(id, this.#nextAt, beside);
    this.#nextAt = null;
    this.#open.set(id, opened);
    const { window } = opened;
    window.once('closed', () => this.#closed(id, window));
    window.on('focus', () => this.#parts.onFocus(id));
    window.on('blur', () => this.#parts.onFocus(null));
  }

  #closed(id: string, window: BrowserWindow): void {
    if (this.#open.get(id)?.window !== window) return;
    this.#open.delete(id);
    if (this.#open.size === 0) this.#isAway = true;
    this.#parts.onFocus(null);
    if (!this.#isAway) this.#parts.onClosed(id);
  }
}
