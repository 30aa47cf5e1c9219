/** Services for all components, provided by the entry point of the page. */

import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CommandId } from '../../../shared/commands/commands.ts';
import type { HoldfastApi } from '../../../preload/contract.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { AppState } from '../../state/appState.ts';
import type { Palette } from '../../terminal/drawing/palettes.ts';
import type { RunCommand } from '../../state/actions/commands.ts';
import type { Terminals } from '../../terminal/terminals.ts';

export type AppContext = {
  readonly api: HoldfastApi;
  readonly state: AppState;
  readonly terminals: Terminals;
  readonly run: RunCommand;
  /** Returns a command's first keys in displayed form; empty when it has none. */
  readonly keysOf: (command: CommandId) => string;
  readonly appearance: ReadonlySignal<'light' | 'dark'>;
  readonly palette: ReadonlySignal<Palette>;
};

const context = createContext<AppContext | null>(null);

export const AppProvider = context.Provider;

export function useApp(): AppContext {
  const app = useContext(context);
  if (app === null) throw new Error('useApp was called outside of AppProvider');
  return app;
}

/** Returns a function that moves the focus to the active pane's terminal. */
export function useFocusTerminal(): () => void {
  const { state, terminals } = useApp();
  return () => {
    const pane = state.view.value.activePane;
    if (pane !== null) terminals.get(pane)?.view.focus();
  };
}

/**
 * Returns the UI texts in the current language. A component that uses them renders again when the language
 * changes.
 */
export function useWords(): Words {
  return useApp().state.words.value;
}
