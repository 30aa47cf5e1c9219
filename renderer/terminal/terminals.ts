/** The page's terminals by tab, and the ports that come for them. */

import { PORT_MESSAGE } from '../../preload/contract.ts';
import type { Settings } from '../../preload/settings.ts';
import type { ITheme } from '@xterm/xterm';
import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { pasteConcern } from '../state/paste.ts';
import { TerminalView, type FindCount, type FindOptions } from './terminalView.ts';

/** A tab's terminal with what menus and keys do to it. */
export type TabTerminal = {
  readonly view: TerminalView;
  copy(): void;
  paste(text?: string): Promise<void>;
  selectAll(): void;
  find(options: FindOptions, step: 1 | -1): void;
  findAgain(step: 1 | -1): void;
};

export class Terminals {
  readonly #terminals = new Map<string, TabTerminal>();
  readonly #onFound = new Set<(count: FindCount) => void>();

  constructor() {
    window.addEventListener('message', (event) => {
      // Preload posts on this page itself; anything else is not ours.
      if (event.source !== window || event.data?.type !== PORT_MESSAGE) return;
      const [port] = event.ports;
      const terminal = this.#terminals.get(String(event.data.tab));
      if (port !== undefined && terminal !== undefined) terminal.view.connect(port);
      else port?.close();
    });
  }

  get(tab: string): TabTerminal | undefined {
    return this.#terminals.get(tab);
  }

  /** Builds the tab's terminal inside `element` and asks for its port; returns how to take it away. */
  open(tab: string, element: HTMLElement, settings: Settings, theme: ITheme): () => void {
    const view = new TerminalView(element, settings, theme, {
      onEnter: () => startAgain(tab),
      onFound: (count) => {
        if (appState.view.value.activeTab === tab) for (const listener of this.#onFound) listener(count);
      },
    });
    this.#terminals.set(tab, tabTerminal(tab, view));
    void api.call('openTerminal', tab, view.profile);
    return () => {
      this.#terminals.delete(tab);
      view.dispose();
    };
  }

  /** Calls the listener with the shown terminal's matches; returns how to stop. */
  onFound(listener: (count: FindCount) => void): () => void {
    this.#onFound.add(listener);
    return () => void this.#onFound.delete(listener);
  }
}

function tabTerminal(tab: string, view: TerminalView): TabTerminal {
  return {
    view,
    copy: () => {
      if (view.hasSelection) void api.call('writeClipboard', view.selection);
    },
    paste: async (given) => {
      const text = given ?? (await api.call('readClipboard'));
      const why = pasteConcern(text, view.isBracketed);
      if (why === null) view.typePaste(text);
      else appState.paste.value = { tab, text, why };
    },
    selectAll: () => view.selectAll(),
    find: (options, step) => view.find(options, step),
    findAgain: (step) => view.findAgain(step),
  };
}

/** Enter on an ended session opens a new one; true when it did. */
function startAgain(tab: string): boolean {
  const state = appState.view.value.tabs.find(({ id }) => id === tab)?.state.kind;
  if (state !== 'ended' && state !== 'refused') return false;
  void api.call('startAgain', tab);
  return true;
}
