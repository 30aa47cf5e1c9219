/** Find in the shown terminal's scrollback. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { appState } from '../state/appState.ts';
import type { FindCount } from '../terminal/terminalView.ts';
import type { Terminals } from '../terminal/terminals.ts';
import styles from './FindBar.module.css';

type Props = { readonly tab: string; readonly terminals: Terminals };

export function FindBar({ tab, terminals }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [caseSensitive, setCaseSensitive] = useState(false);
  const [found, setFound] = useState<FindCount>({ index: -1, count: 0 });
  const terminal = terminals.get(tab);

  useEffect(() => field.current?.focus(), []);
  useEffect(() => terminals.onFound(setFound), []);
  useEffect(() => terminal?.find({ text, caseSensitive }, -1), [text, caseSensitive]);
  useEffect(() => () => terminal?.view.endFind(), []);

  const close = (): void => {
    appState.isFindOpen.value = false;
    terminal?.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') terminal?.findAgain(event.shiftKey ? 1 : -1);
  };
  return (
    <search class={styles.bar} onKeyDown={onKeyDown}>
      <input
        type="search"
        aria-label="Find"
        placeholder="Find"
        spellcheck={false}
        value={text}
        ref={field}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <span role="status" aria-label="Matches" class={styles.count}>
        {text === '' ? '' : found.count === 0 ? 'none' : `${found.index + 1} of ${found.count}`}
      </span>
      <button type="button" data-kind="plain" aria-label="Match case" aria-pressed={caseSensitive} onClick={() => setCaseSensitive(!caseSensitive)}>
        Aa
      </button>
      <button type="button" data-kind="plain" aria-label="Previous match" onClick={() => terminal?.findAgain(-1)}>
        ↑
      </button>
      <button type="button" data-kind="plain" aria-label="Next match" onClick={() => terminal?.findAgain(1)}>
        ↓
      </button>
      <button type="button" data-kind="plain" aria-label="Close find" onClick={close}>
        ✕
      </button>
    </search>
  );
}
