/** What every part of the page works with, handed down by the page's start. */

import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { AppState } from '../../state/appState.ts';
import type { Palette } from '../../terminal/drawing/palettes.ts';
import type { RunCommand } from '../../state/commands/commands.ts';
import type { Terminals } from '../../terminal/terminals.ts';

export type AppContext = {
  readonly api: HoldfastApi;
  readonly state: AppState;
  readonly terminals: Terminals;
  readonly run: RunCommand;
  /** A command's first keys as they are printed; empty when it has none. */
  readonly keysOf: (command: CommandId) => string;
  readonly appearance: ReadonlySignal<'light' | 'dark'>;
  readonly palette: ReadonlySignal<Palette>;
};

const context = createContext<AppContext | null>(null);

export const AppProvider = context.Provider;

export function useApp(): AppContext {
  const app = useContext(context);
  if (app === null) throw new Error('a part of the page was used outside of AppProvider');
  return app;
}

/** What the page says; whoever reads it here is drawn anew in another language. */
export function useWords(): Words {
  return useApp().state.words.value;
}
