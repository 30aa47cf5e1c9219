/** The open windows, kept in step with the workspace's desktop (its stored windows and tabs). */

import type { BrowserWindow, WebContents } from 'electron';
import type { EventName, Events } from '../../../preload/contract.ts';
import { windowOf, type Desktop } from '../../../shared/layout/desktop.ts';
import type { Handlers } from '../ipc/callGate.ts';
import { sendEvent } from '../ipc/ipc.ts';
import { contains, type Point } from './windowBounds.ts';
import type { AppWindow } from './windows.ts';

/** A window, with the handlers of the calls from its page. */
export type OpenWindow = AppWindow & { readonly handlers: Handlers };

export type OpenWindowsParts = {
  /** Opens a window. A new window appears at the point `at`, or next to the window `beside`. */
  readonly open: (id: string, at: Point | null, beside: BrowserWindow | null) => OpenWindow;
  readonly desktop: () => Desktop;
  /** Called when the user closed one of several windows, with its tabs. */
  readonly onClosed: (id: string) => void;
  /** Called when another window gets the focus; null when none has it. */
  readonly onFocus: (id: string | null) => void;
  /** A window appeared or vanished; true while any is visible. */
  readonly onVisible: (isAnyVisible: boolean) => void;
};

export class OpenWindows {
  readonly #parts: OpenWindowsParts;
  readonly #open = new Map<string, OpenWindow>();
  /**
   * True after the user closed the last window, and while the app quits. No window opens then, and the tabs
   * stay stored.
   */
  #isSuspended = false;
  /** Position of the next new window. */
  #nextAt: Point | null = null;
  /** Id of the window that was last brought to the front. */
  #front: string | null = null;

  constructor(parts: OpenWindowsParts) {
    this.#parts = parts;
  }

  /**
   * Opens and closes windows to match the desktop, and brings the active window to the front when it changed.
   */
  follow(): void {
    if (this.#isSuspended) return;
    const { windows, activeWindow } = this.#parts.desktop();
    for (const { id } of windows) if (!this.#open.has(id)) this.#add(id);
    for (const [id, { window }] of this.#open) {
      if (windows.some((wanted) => wanted.id === id)) continue;
      this.#open.delete(id);
      window.destroy();
    }
    if (activeWindow !== this.#front) this.#raise(activeWindow);
  }

  /** True when a visible window covers the point. */
  isOver(point: Point): boolean {
    return [...this.#open.values()].some(
      ({ window }) => window.isVisible() && contains(window.getBounds(), point),
    );
  }

  /** Sets the position of the next new window. */
  openNextAt(point: Point | null): void {
    this.#nextAt = point;
  }

  /** Brings the active window to the front, or reopens the last window after the user closed it. */
  toFront(): void {
    this.#isSuspended = false;
    this.follow();
    this.#raise(this.#parts.desktop().activeWindow);
  }

  /** True when the app runs without an open window. */
  get isClosed(): boolean {
    return this.#open.size === 0;
  }

  /** From now on, a window that closes keeps its tabs for the next start. */
  suspend(): void {
    this.#isSuspended = true;
  }

  /** The desktop's active window, or null when it is not open. */
  get active(): BrowserWindow | null {
    return this.window(this.#parts.desktop().activeWindow);
  }

  window(id: string): BrowserWindow | null {
    return this.#open.get(id)?.window ?? null;
  }

  /** Shows a window for the first time. A window that is not active stays behind the others. */
  reveal(id: string): void {
    this.#open.get(id)?.reveal();
  }

  /** Returns the handlers of a page's calls; null when the page is not in an open window. */
  handlersOf(page: WebContents): Handlers | null {
    return [...this.#open.values()].find(({ window }) => window.webContents === page)?.handlers ?? null;
  }

  /** Sends an event to the page that shows a pane; returns false when there is none. */
  sendTo<N extends EventName>(pane: string, name: N, value: Events[N]): boolean {
    const shows = windowOf(this.#parts.desktop(), pane);
    const window = shows === undefined ? null : this.window(shows.id);
    sendEvent(window, name, value);
    return window !== null;
  }

  /** Sends an event to every page. */
  send<N extends EventName>(name: N, value: Events[N]): void {
    this.sendEach(name, () => value);
  }

  /** Sends an event to every page, with a separate value for each. */
  sendEach<N extends EventName>(name: N, valueOf: (id: string) => Events[N]): void {
    for (const [id, { window }] of this.#open) sendEvent(window, name, valueOf(id));
  }

  /** Brings a window to the front. A window that is still hidden comes to the front when it is revealed. */
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
    const visibilityChanged = (): void => this.#visibilityChanged();
    window.on('show', visibilityChanged);
    window.on('hide', visibilityChanged);
    window.on('minimize', visibilityChanged);
    window.on('restore', visibilityChanged);
    window.once('closed', visibilityChanged);
  }

  #visibilityChanged(): void {
    const isAnyVisible = [...this.#open.values()].some(
      ({ window }) => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
    );
    this.#parts.onVisible(isAnyVisible);
  }

  #closed(id: string, window: BrowserWindow): void {
    if (this.#open.get(id)?.window !== window) return;
    this.#open.delete(id);
    if (this.#open.size === 0) this.#isSuspended = true;
    this.#parts.onFocus(null);
    if (!this.#isSuspended) this.#parts.onClosed(id);
  }
}
