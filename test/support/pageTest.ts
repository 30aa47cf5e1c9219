// `test` with the real page in a real browser window. The test stands in for the main process: it pushes views and records calls.
import { chromium, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';
import { expect, inject, test } from 'vitest';
import type { CommandId } from '../../preload/commands.ts';
import {
  calls,
  type CallArguments,
  type CallName,
  type CallResult,
  type EventName,
  type Events,
} from '../../preload/contract.ts';
import type { AppView } from '../../preload/view.ts';
import { appView } from '../renderer/views.ts';
import { until } from './until.ts';
import { workerIndex } from './worker.ts';

const PAGE_URL = 'app://holdfast/index.html';

/** Answers by call; a call without one is answered with nothing. */
type Answers = { readonly [N in CallName]?: CallResult<N> };
type Call = readonly [name: CallName, args: readonly unknown[]];

/** The other end of the page's calls, in the page itself. */
type MainDouble = {
  readonly calls: Call[];
  answers: Readonly<Record<string, unknown>>;
  readonly emit: (name: string, value: unknown) => void;
};
type PageWindow = Window & { readonly mainDouble: MainDouble };

/** Runs in the page before its own scripts. */
function installDouble(first: Readonly<Record<string, unknown>>): void {
  const listeners = new Set<readonly [string, (value: unknown) => void]>();
  const double: MainDouble = {
    calls: [],
    answers: first,
    emit: (name, value) => {
      for (const [wanted, listener] of listeners) if (wanted === name) listener(value);
    },
  };
  const holdfast = {
    platform: 'linux',
    call: (name: CallName, ...args: readonly unknown[]) => {
      double.calls.push([name, args]);
      // The page goes ahead of the main process, which confirms it: a view of before would take it back.
      if (name === 'activateTab')
        double.answers = {
          ...double.answers,
          view: { ...(double.answers['view'] as object), activeTab: args[0] },
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

/** The page in its window, and the main process's part. */
export class PageDriver {
  readonly page: Page;
  #answers: Readonly<Record<string, unknown>> = {};
  #view = appView();

  constructor(page: Page) {
    this.page = page;
  }

  /** Loads the page anew with this view. */
  async open(change: Partial<AppView> = {}, answers: Answers = {}): Promise<void> {
    this.#view = appView(change);
    this.#answers = { recentChoices: [], assistive: false, ...answers, view: this.#view };
    const script = await this.page.addInitScript(installDouble, this.#answers);
    await this.page.goto(PAGE_URL);
    await script.dispose();
    await this.page.getByRole('tablist').waitFor();
  }

  /** Pushes a view that differs from the last one in `change`. */
  async push(change: Partial<AppView>): Promise<void> {
    this.#view = { ...this.#view, ...change };
    await this.emit('view', this.#view);
  }

  /** Carries out a command of the menus. */
  async command(id: CommandId): Promise<void> {
    await this.emit('command', id);
  }

  async emit<N extends EventName>(name: N, value: Events[N]): Promise<void> {
    await this.page.evaluate(
      ([event, sent]) => (window as unknown as PageWindow).mainDouble.emit(event, sent),
      [name as string, value as unknown] as const,
    );
  }

  /** Answers later calls so. */
  async answer(answers: Answers): Promise<void> {
    this.#answers = { ...this.#answers, ...answers };
    await this.page.evaluate((now) => {
      (window as unknown as PageWindow).mainDouble.answers = now;
    }, this.#answers);
  }

  /** Returns the arguments of all calls of that name; each must be one that the contract allows. */
  async calls<N extends CallName>(name: N): Promise<readonly CallArguments<N>[]> {
    const made = await this.page.evaluate(() => (window as unknown as PageWindow).mainDouble.calls);
    return made
      .filter(([called]) => called === name)
      .map(([, args]) => v.parse(calls[name].args, args) as CallArguments<N>);
  }

  /** Waits until the calls of that name are exactly these. */
  async expectCalls<N extends CallName>(name: N, expected: readonly CallArguments<N>[]): Promise<void> {
    await expect.poll(() => this.calls(name)).toEqual(expected);
  }
}

/** Asserts that the element has the focus, now or soon. */
export async function expectFocused(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((one) => one === document.activeElement)).toBe(true);
}

const addressOf = (windowIndex: number): string => `about:blank?window=${windowIndex}`;

/** A test that takes `{ ui }` has a window of its worker; `ui.open` shows the page in it. */
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
