/** What can be done with the selected session; its end is asked about once. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { KEEP_DAYS } from '../../preload/contract.ts';
import type { DetachedRow } from '../state/detached.ts';
import styles from './Dialog.module.css';
import type { Picking } from './usePicking.ts';

type Props = {
  readonly row: DetachedRow | undefined;
  readonly picking: Pick<Picking, 'open' | 'keep' | 'end' | 'close' | 'refocus'>;
};

export function DetachedActions({ row, picking }: Props) {
  const [isEnding, setEnding] = useState(false);
  if (isEnding && row !== undefined) {
    const answer = (end: boolean): void => {
      setEnding(false);
      if (end) picking.end(row);
      picking.refocus();
    };
    return <EndQuestion row={row} onAnswer={answer} />;
  }
  const isOver = row === undefined || row.session.ended !== null;
  return (
    <div class={styles.actions}>
      <button type="button" onClick={picking.close}>
        Close
      </button>
      <button type="button" disabled={isOver} onClick={() => setEnding(true)}>
        End
      </button>
      <button type="button" disabled={isOver} onClick={() => row && picking.keep(row)}>
        Keep for {KEEP_DAYS} days
      </button>
      <button
        type="button"
        data-kind="primary"
        disabled={row === undefined}
        onClick={() => row && picking.open(row)}
      >
        Open
      </button>
    </div>
  );
}

type QuestionProps = { readonly row: DetachedRow; readonly onAnswer: (end: boolean) => void };

function EndQuestion({ row, onAnswer }: QuestionProps) {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div role="group" aria-label="End session" class={styles.actions}>
      <span class={styles.question}>
        End “{row.session.title}”? Its shell and what runs in it are stopped.
      </span>
      <button type="button" data-kind="primary" onClick={() => onAnswer(true)}>
        End session
      </button>
      <button type="button" ref={no} onClick={() => onAnswer(false)}>
        Cancel
      </button>
    </div>
  );
}
