/** The page's terminals by pane, and the assignment of ports to them. */

import { PORT_MESSAGE, type HoldfastApi } from '../../preload/contract.ts';
import { panesOf } from '../../shared/layout/layout.ts';
import { openableAddress } from '../../shared/view/hyperlinks.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Words } from '../../shared/words/english.ts';
import { settingsOf } from '../../shared/settings/settingsAt.ts';
import type { AppState } from '../state/appState.ts';
import { ring } from './drawing/bell.ts';
import { clipboardDecision, withoutRequest, withRequest } from '../state/clipboard/clipboardPermission.ts';
import type { TerminalActions } from '../state/commands/terminalActions.ts';
import type { StickyCommand } from '../state/commands/stickyCommand.ts';
import { pasteConcern } from '../state/clipboard/paste.ts';
import { canLoadEarlier } from '../state/history/pastText.ts';
import { hasEnded } from '../state/tabs/paneDot.ts';
import type { Drawing } from './drawing/display.ts';
import type { FindCount } from './find/finder.ts';
import { FirstPaint } from './replay/firstPaint.ts';
import { FontLigatures } from './drawing/fontLigatures.ts';
import { hasRealGpu } from './drawing/gpu.ts';
import { RestoreOrder } from './replay/restoreOrder.ts';
import { TerminalView, type TerminalLook, type TerminalViewEvents } from './terminalView.ts';
import { labelNewTerminals } from './terminalWords.ts';

/** A pane's terminal, with the actions of menus and keys on it. */
export type PaneTerminal = TerminalActions & { readonly view: TerminalView };

/** Element, visibility and look of a pane's terminal when it is opened. */
export type OpenOptions = Omit<TerminalLook, 'drawing'> & {
  readonly element: HTMLElement;
  readonly shown: boolean;
};

export class Terminals {
  readonly #api: HoldfastApi;
  readonly #state: AppState;
  /** Terminals by pane. */
  readonly #terminals = new Map<string, PaneTerminal>();
  /** Listeners to the matches in the searched pane. */
  readonly #onFound = new Set<(count: FindCount) => void>();
  readonly #firstPaint: FirstPaint;
  readonly #order: RestoreOrder;
  /** Callbacks that wait for a terminal's saved output, by pane. */
  readonly #filling = new Map<string, (() => void)[]>();
  /** Created with the first terminal, because testing the GPU takes time. */
  #drawing: Drawing | undefined;

  constructor(page: Window, api: HoldfastApi, state: AppState) {
    this.#api = api;
    this.#state = state;
    const shown = state.activeTab.value;
    const visible = shown === undefined ? [] : panesOf(shown.layout);
    this.#order = new RestoreOrder(visible, (pane) => this.#fill(pane));
    this.#firstPaint = new FirstPaint({
      panes: state.view.value.panes.map(({ id }) => id),
      visible,
      times: {
        nextFrame: (act) => page.requestAnimationFrame(act),
        after: (ms, act) => page.setTimeout(act, ms),
      },
      draw: (pane) => this.#terminals.get(pane)?.view.viewport.draw(),
      onPainted: () => void api.call('painted'),
    });
    page.addEventListener('message', (event) => {
      // The preload script posts from this page itself. Messages from elsewhere are ignored.
      if (event.source !== page || event.data?.type !== PORT_MESSAGE) return;
      const [port] = event.ports;
      const terminal = this.#terminals.get(String(event.data.pane));
      if (port !== undefined && terminal !== undefined) terminal.view.connect(port);
      else port?.close();
    });
  }

  get(pane: string): PaneTerminal | undefined {
    return this.#terminals.get(pane);
  }

  /** Creates the pane's terminal and queues it to be filled; returns the disposer. */
  open(pane: string, { element, shown, settings, palette }: OpenOptions): () => void {
    this.#drawing ??= { gpu: hasRealGpu(), fonts: new FontLigatures(element.ownerDocument) };
    const look = { settings, palette, drawing: this.#drawing };
    const view = new TerminalView(element, look, this.#events(pane));
    const terminal = this.#paneTerminal(pane, view);
    this.#terminals.set(pane, terminal);
    const listening = this.#listen(pane, element, terminal);
    // The terminal is opened before it is filled, because programs may query the size of its cells.
    view.setShown(shown);
    this.#filling.set(pane, []);
    this.#order.enqueue(pane);
    if (shown) this.#order.hurry(pane);
    return () => {
      listening.abort();
      this.#terminals.delete(pane);
      this.#setSticky(pane, null);
      this.#state.clipboardRequests.value = withoutRequest(this.#state.clipboardRequests.value, pane);
      this.#restored(pane);
      view.dispose();
    };
  }

  /** Changes the language of all terminals' labels. */
  relabel(words: Words): void {
    labelNewTerminals(words);
    for (const { view } of this.#terminals.values()) view.relabel(words);
  }

  /** Called when the pane became visible or invisible. */
  setShown(pane: string, shown: boolean): void {
    if (shown) this.#order.hurry(pane);
    this.#terminals.get(pane)?.view.setShown(shown);
  }

  /** Fills the pane's terminal now if it is waiting. Resolves when it has all saved output, or is closed. */
  whenFilled(pane: string): Promise<void> {
    this.#order.hurry(pane);
    const waiting = this.#filling.get(pane);
    return waiting === undefined ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve));
  }

  /** Requests the port that delivers saved output first, and then new output. */
  #fill(pane: string): void {
    const view = this.#terminals.get(pane)?.view;
    if (view === undefined) return;
    // A terminal that was never opened has no cells to measure. The profile of an opened terminal is used
    // instead, because a device has one terminal profile.
    const { profile } = view.isOpen ? view : (this.#openView ?? view);
    void this.#api.call('openTerminal', pane, profile);
  }

  get #openView(): TerminalView | undefined {
    for (const { view } of this.#terminals.values()) if (view.isOpen) return view;
    return undefined;
  }

  #restored(pane: string): void {
    this.#order.restored(pane);
    this.#firstPaint.restored(pane);
    for (const resolve of this.#filling.get(pane) ?? []) resolve();
    this.#filling.delete(pane);
  }

  #events(pane: string): TerminalViewEvents {
    return {
      words: () => this.#state.words.peek(),
      onEnter: () => this.#restartEnded(pane),
      onLink: (link, isLow) => {
        this.#state.hoveredHyperlink.value = link === null ? null : { pane, hyperlink: link, isLow };
      },
      onOpenLink: (target) => this.#openLink(target),
      onClipboardRequest: (text) => this.#clipboardRequested(pane, text),
      onBell: (element) => ring(element, this.#settings(pane).bell, () => void this.#api.call('beep')),
      onReplay: (byteCount) => this.#firstPaint.arrived(pane, byteCount),
      onLive: () => this.#restored(pane),
      onFound: (count) => {
        if (this.#state.findingIn.value === pane) for (const listener of this.#onFound) listener(count);
      },
      onTop: (isInSight) => {
        const { value } = this.#state.atTop;
        this.#state.atTop.value = isInSight ? [...value, pane] : value.filter((other) => other !== pane);
      },
      onSticky: (sticky) => this.#setSticky(pane, sticky),
      onPull: () => {
        const shown = this.#state.view.value.panes.find(({ id }) => id === pane);
        if (shown !== undefined && canLoadEarlier(shown)) void this.#api.call('loadPast', pane);
      },
    };
  }

  #setSticky(pane: string, sticky: StickyCommand | null): void {
    const shown = new Map(this.#state.stickyCommands.value);
    if (sticky === null) shown.delete(pane);
    else shown.set(pane, sticky);
    this.#state.stickyCommands.value = shown;
  }

  #clipboardRequested(pane: string, text: string): void {
    const { view, clipboardRequests } = this.#state;
    const decision = clipboardDecision(view.value, pane);
    if (decision === 'allow') void this.#api.call('writeClipboard', text);
    if (decision === 'ask') clipboardRequests.value = withRequest(clipboardRequests.value, pane, text);
  }

  /**
   * Requests to open an address. Skips addresses that may only be copied, because the main process would
   * refuse them.
   */
  #openLink(target: string): void {
    if (openableAddress(target) !== null) void this.#api.call('openHyperlink', target);
  }

  /** Calls the listener with the matches in the searched terminal; returns the disposer. */
  onFound(listener: (count: FindCount) => void): () => void {
    this.#onFound.add(listener);
    return () => void this.#onFound.delete(listener);
  }

  /** Replaces the browser's context menu, and its paste, which would not ask for confirmation. */
  #listen(pane: string, element: HTMLElement, terminal: PaneTerminal): AbortController {
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener(
      'contextmenu',
      (event) => {
        event.preventDefault();
        this.#rightClicked(pane, terminal, event.shiftKey);
      },
      { signal },
    );
    element.addEventListener(
      'paste',
      (event) => {
        event.preventDefault();
        event.stopPropagation();
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (text !== '') void terminal.paste(text);
      },
      { capture: true, signal },
    );
    element.addEventListener('mouseup', ({ button }) => this.#selected(pane, terminal, button), { signal });
    return listening;
  }

  /** The settings for the pane's server and target. */
  #settings(pane: string): Settings {
    const view = this.#state.view.value;
    const shown = view.panes.find(({ id }) => id === pane);
    return shown === undefined ? view.settings : settingsOf(view, shown);
  }

  #rightClicked(pane: string, terminal: PaneTerminal, isShift: boolean): void {
    const { hasSelection } = terminal.view;
    if (isShift || this.#settings(pane).rightClick === 'menu')
      void this.#api.call('contextMenu', {
        hasSelection,
        hyperlink: terminal.view.hyperlinks.current?.target ?? null,
      });
    else if (hasSelection) terminal.copy();
    else void terminal.paste();
  }

  /**
   * Copies the selection after the mouse button was released. The copy waits for the next task, because
   * xterm.js has the selection only then.
   */
  #selected(pane: string, terminal: PaneTerminal, button: number): void {
    if (button !== 0 || !this.#settings(pane).copyOnSelect) return;
    setTimeout(() => terminal.copy());
  }

  #paneTerminal(pane: string, view: TerminalView): PaneTerminal {
    return {
      view,
      copy: () => {
        if (view.hasSelection) void this.#api.call('writeClipboard', view.selection(this.#lineEnd));
      },
      copyColored: () => {
        if (!view.hasSelection) return;
        const [text, html] = [view.selection(this.#lineEnd), view.selectionHtml()];
        if (html === null) void this.#api.call('writeClipboard', text);
        else void this.#api.call('writeStyledClipboard', { text, html });
      },
      paste: async (given?: string) => {
        const text = given ?? (await this.#api.call('readClipboard'));
        const concern = pasteConcern(this.#state.words.value, text, view.isBracketed);
        if (concern === null) view.typePaste(text);
        else this.#state.paste.value = { pane, text, concern };
      },
      selectAll: () => view.selectAll(),
      findAgain: (step) => view.finder.again(step),
      stepCommand: (step) => view.commands.step(step),
      selectOutput: () => view.commands.selectOutput(),
      copyOutput: () => {
        const text = view.commands.outputText(this.#lineEnd);
        this.#refuse(pane, text === null ? this.#state.words.value.terminal.noOutput : null);
        if (text !== null) void this.#api.call('writeClipboard', text);
      },
      insertAgain: () => {
        const { again } = view.commands;
        this.#refuse(pane, 'why' in again ? again.why : null);
        if ('line' in again) view.typePaste(again.line);
      },
    };
  }

  /** Shows the reason that an action did nothing; null removes an earlier reason. */
  #refuse(pane: string, why: string | null): void {
    this.#state.refusal.value = why === null ? null : { pane, text: why };
  }

  get #lineEnd(): string {
    return this.#api.platform === 'windows' ? '\r\n' : '\n';
  }

  /** Starts a new session when the pane's session has ended; returns true when it did so. */
  #restartEnded(pane: string): boolean {
    const state = this.#state.view.value.panes.find(({ id }) => id === pane)?.state;
    if (state === undefined || !hasEnded(state)) return false;
    void this.#api.call('startAgain', pane);
    return true;
  }
}
