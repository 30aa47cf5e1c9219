// `test` with the real page in a real browser window. The test replaces the main process: it pushes views and records calls.
import { chromium, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';
import { expect, inject, test } from 'vitest';
import type { Size } from '../../protocol/messages/common.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import {
  calls,
  PORT_MESSAGE,
  type CallArguments,
  type CallName,
  type CallResult,
  type EventName,
  type Events,
} from '../../preload/contract.ts';
import type { AppView } from '../../shared/view/view.ts';
import { appView } from '../renderer/views.ts';
import { until } from './until.ts';
import { workerIndex } from './worker.ts';

const PAGE_URL = 'app://holdfast/index.html';

/** Results by call name. Calls without a result resolve with undefined. */
type Answers = { readonly [N in CallName]?: CallResult<N> };
type Call = readonly [name: CallName, args: readonly unknown[]];

/** The shell's end of a terminal's port. */
type TerminalDouble = {
  input: string;
  readonly titles: string[];
  readonly sizes: Size[];
  readonly print: (text: string) => void;
};

/** Replacement of the main process, inside the page. */
type MainDouble = {
  readonly calls: Call[];
  answers: Readonly<Record<string, unknown>>;
  readonly terminals: Map<string, TerminalDouble>;
  readonly emit: (name: string, value: unknown) => void;
};
type PageWindow = Window & { readonly mainDouble: MainDouble };

type Installed = { readonly answers: Readonly<Record<string, unknown>>; readonly portMessage: string };

/** Runs in the page before its own scripts. */
function installDouble({ answers, portMessage }: Installed): void {
  const listeners = new Set<readonly [string, (value: unknown) => void]>();
  const double: MainDouble = {
    calls: [],
    answers,
    terminals: new Map(),
    emit: (name, value) => {
      for (const [wanted, listener] of listeners) if (wanted === name) listener(value);
    },
  };
  /** Gives a terminal its port, without saved output. */
  const openTerminal = (pane: string): void => {
    const { port1: port, port2: given } = new MessageChannel();
    let end = 0;
    const terminal: TerminalDouble = {
      input: '',
      titles: [],
      sizes: [],
      print: (text) => {
        const bytes = new TextEncoder().encode(text);
        end += bytes.length;
        port.postMessage({ type: 'output', bytes, end });
      },
    };
    port.addEventListener('message', ({ data }) => {
      if (data.type === 'title') terminal.titles.push(data.title);
      if (data.type === 'resize') terminal.sizes.push(data.size);
      if (data.type === 'input') terminal.input += new TextDecoder().decode(data.bytes);
    });
    port.start();
    window.postMessage({ type: portMessage, pane }, window.origin, [given]);
    port.postMessage({ type: 'reset', keepAll: false, keepView: false });
    port.postMessage({ type: 'live' });
    double.terminals.set(pane, terminal);
  };
  const holdfast = {
    platform: 'linux',
    call: (name: CallName, ...args: readonly unknown[]) => {
      double.calls.push([name, args]);
      if (name === 'openTerminal') openTerminal(String(args[0]));
      // The page shows the pane before the main process confirms it, and an outdated view would undo that.
      if (name === 'activatePane')
        double.answers = {
          ...double.answers,
          view: { ...(double.answers['view'] as object), activePane: args[0] },
        };
      return Promise.resolve(double.answers[name]);
    },
    on: (name: string, listener: (value: unknown) => void) => {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
  Object.assign(window, { mainDouble: double, holdfast });
}

/** Drives the page in its window, in the role of the main process. */
export class PageDriver {
  readonly page: Page;
  #answers: Readonly<Record<string, unknown>> = {};
  #view = appView();

  constructor(page: Page) {
    this.page = page;
  }

  /** Reloads the page with this view. */
  async open(change: Partial<AppView> = {}, answers: Answers = {}): Promise<void> {
    this.#view = appView(change);
    this.#answers = { recentChoices: [], assistive: false, ...answers, view: this.#view };
    const installed: Installed = { answers: this.#answers, portMessage: PORT_MESSAGE };
    const script = await this.page.addInitScript(installDouble, installed);
    await this.page.goto(PAGE_URL);
    await script.dispose();
    await this.page.getByRole('tablist').waitFor();
  }

  /** Pushes a view that differs from the last one only in `change`. */
  async push(change: Partial<AppView>): Promise<void> {
    this.#view = { ...this.#view, ...change };
    await this.emit('view', this.#view);
  }

  /** Sends a menu command to the page. */
  async command(id: CommandId): Promise<void> {
    await this.emit('command', id);
  }

  async emit<N extends EventName>(name: N, value: Events[N]): Promise<void> {
    await this.page.evaluate(
      ([event, sent]) => (window as unknown as PageWindow).mainDouble.emit(event, sent),
      [name as string, value as unknown] as const,
    );
  }

  /** Sets the results of later calls. */
  async answer(answers: Answers): Promise<void> {
    this.#answers = { ...this.#answers, ...answers };
    await this.page.evaluate((now) => {
      (window as unknown as PageWindow).mainDouble.answers = now;
    }, this.#answers);
  }

  /** Prints text in a pane's terminal, as its shell would. */
  async print(pane: string, text: string): Promise<void> {
    const isOpen = (id: string): boolean => (window as unknown as PageWindow).mainDouble.terminals.has(id);
    await until('the terminal', () => this.page.evaluate(isOpen, pane));
    await this.page.evaluate(
      ([id, printed]) => (window as unknown as PageWindow).mainDouble.terminals.get(id)?.print(printed),
      [pane, text] as const,
    );
  }

  /** Returns all input that a pane's shell has received. */
  typed(pane: string): Promise<string> {
    return this.page.evaluate(
      (id) => (window as unknown as PageWindow).mainDouble.terminals.get(id)?.input ?? '',
      pane,
    );
  }

  /** Returns the titles that a tab's programs have set, in order. */
  titles(tab: string): Promise<readonly string[]> {
    return this.page.evaluate(
      (id) => (window as unknown as PageWindow).mainDouble.terminals.get(id)?.titles ?? [],
      tab,
    );
  }

  /** Returns all sizes that a pane's terminal has requested, in order. */
  sizes(pane: string): Promise<readonly Size[]> {
    return this.page.evaluate(
      (id) => (window as unknown as PageWindow).mainDouble.terminals.get(id)?.sizes ?? [],
      pane,
    );
  }

  /** Returns the arguments of all calls of that name, checked against the contract. */
  async calls<N extends CallName>(name: N): Promise<readonly CallArguments<N>[]> {
    const made = await this.page.evaluate(() => (window as unknown as PageWindow).mainDouble.calls);
    return made
      .filter(([called]) => called === name)
      .map(([, args]) => v.parse(calls[name].args, args) as CallArguments<N>);
  }

  /** Waits until the calls of that name are exactly the expected ones. */
  async expectCalls<N extends CallName>(name: N, expected: readonly CallArguments<N>[]): Promise<void> {
    await expect.poll(() => this.calls(name)).toEqual(expected);
  }
}

/** Asserts that the element has the focus now or gets it soon. */
export async function expectFocused(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((node) => node === document.activeElement)).toBe(true);
}

const addressOf = (windowIndex: number): string => `about:blank?window=${windowIndex}`;

/** `test` for the page. A test that takes `{ ui }` gets its worker's window, and `ui.open` shows the page in it. */
export const pageTest = test
  .extend('windowIndex', { scope: 'file' }, workerIndex)
  .extend('window', { scope: 'file' }, async ({ windowIndex }, { onCleanup }) => {
    const browser = await chromium.connectOverCDP(inject('pageDebugger'));
    const address = addressOf(windowIndex);
    const window = await until('the window', () =>
      browser
        .contexts()[0]
        ?.pages()
        .find((page) => page.url() === address),
    );
    onCleanup(async () => {
      await window.goto(address);
      await browser.close();
    });
    return window;
  })
  .extend('ui', ({ window }) => new PageDriver(window));
