/** Labels over texts in a terminal's viewport. Typing a label copies its text. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HintsMode } from '../../state/appState.ts';
import { canBeOpened, hintLetter, hintName, hintsHelp } from '../../state/hints/hintText.ts';
import { labeled, moved, typedHint } from '../../terminal/hints/hints.ts';
import type { Hint } from '../../state/hints/hint.ts';
import type { Cells } from '../../terminal/hints/viewport.ts';
import type { PaneTerminal } from '../../terminal/terminals.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './HintsLayer.module.css';

export function HintsLayer({ pane }: { readonly pane: string }) {
  const { state, terminals } = useApp();
  const terminal = terminals.get(pane);
  const mode = state.hintsIn.value;
  if (mode?.pane !== pane || terminal === undefined) return null;
  return <Layer key={mode} mode={mode} terminal={terminal} />;
}

type LayerProps = { readonly mode: HintsMode; readonly terminal: PaneTerminal };

function Layer({ mode, terminal }: LayerProps) {
  const { state } = useApp();
  const words = useWords();
  const { cells } = terminal.view.viewport;
  const hints = useVisibleHints(terminal, mode);
  const [typed, setTyped] = useState('');
  const layer = useRef<HTMLDivElement>(null);
  const { leave, pick } = usePicks(terminal);
  const { left } = typedHint(hints, typed);
  // Takes the focus before the next key, which belongs to a label.
  useLayoutEffect(() => layer.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const letter = hintLetter(event);
    if (event.key === 'Escape') leave();
    else if (event.key === 'Backspace') setTyped(typed.slice(0, -1));
    else if (letter !== undefined) {
      const next = typedHint(hints, typed + letter);
      if (next.named !== undefined) pick(next.named, event.shiftKey);
      else if (next.left.length > 0) setTyped(typed + letter);
    } else return;
    event.preventDefault();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    // Null when the window loses the focus. The labels then stay until the user returns.
    const isElsewhere = relatedTarget !== null && layer.current?.contains(relatedTarget as Node) === false;
    if (isElsewhere && state.hintsIn.value === mode) state.hintsIn.value = null;
  };
  const menu = { onKeyDown, onFocusOut, 'aria-label': words.terminal.hints };
  return (
    <div class={styles.layer}>
      <div role="menu" tabIndex={-1} class={styles.menu} ref={layer} {...menu}>
        {left.map((hint) => (
          <Label key={hint.label} hint={hint} typed={typed} cells={cells} onPick={pick} />
        ))}
      </div>
      <output class={styles.help} data-side={helpSide(hints, terminal.view.viewport.rows)}>
        {hintsHelp(words, left, typed)}
      </output>
    </div>
  );
}

/** Rows at an edge of the terminal that the help can cover. */
const HELP_ROWS = 2;

/** The edge of the terminal where the help covers fewer labels. */
function helpSide(hints: readonly Hint[], rows: number): 'top' | 'bottom' {
  const atTop = hints.filter(({ row }) => row < HELP_ROWS).length;
  const atBottom = hints.filter(({ row }) => row >= rows - HELP_ROWS).length;
  return atBottom > atTop ? 'top' : 'bottom';
}

/** The hints whose texts are still visible; each keeps its first label. */
function useVisibleHints(terminal: PaneTerminal, mode: HintsMode): readonly Hint[] {
  const { state } = useApp();
  const { viewport } = terminal.view;
  const [hints, setHints] = useState(() => labeled(viewport.pickables()));
  useEffect(() => {
    const stop = viewport.onChange(() => setHints((shown) => moved(shown, viewport.pickables())));
    return () => {
      stop();
      if (state.hintsIn.value === mode) state.hintsIn.value = null;
    };
  }, []);
  return hints;
}

type Pick = (hint: Hint, withShift: boolean) => void;

/** Returns the actions of the labels; each action returns the focus to the terminal. */
function usePicks(terminal: PaneTerminal): { readonly leave: () => void; readonly pick: Pick } {
  const { api, state } = useApp();
  const leave = (): void => {
    state.hintsIn.value = null;
    terminal.view.focus();
  };
  const pick: Pick = (hint, withShift) => {
    leave();
    if (!withShift) void api.call('writeClipboard', hint.text);
    else if (canBeOpened(hint)) void api.call('openHyperlink', hint.text);
    else void terminal.paste(hint.text);
  };
  return { leave, pick };
}

type LabelProps = {
  readonly hint: Hint;
  readonly typed: string;
  readonly cells: Cells;
  readonly onPick: Pick;
};

function Label({ hint, typed, cells, onPick }: LabelProps) {
  const words = useWords();
  const style = {
    left: `${cells.left + hint.col * cells.width}px`,
    top: `${cells.top + hint.row * cells.height}px`,
    height: `${cells.height}px`,
    fontSize: `${Math.round(cells.height * 0.7)}px`,
  };
  return (
    <button
      type="button"
      role="menuitem"
      data-kind="plain"
      aria-label={hintName(words, hint)}
      class={styles.label}
      style={style}
      onClick={({ shiftKey }) => onPick(hint, shiftKey)}
    >
      <span class={styles.typed}>{typed}</span>
      {hint.label.slice(typed.length)}
    </button>
  );
}
