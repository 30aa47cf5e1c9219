/** What can be done with the selected session; its end is asked about once. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { KEEP_DAYS } from '../../../preload/contract.ts';
import type { DetachedRow } from '../../state/sessions/detached.ts';
import { useWords } from '../kit/appContext.ts';
import styles from '../kit/Dialog.module.css';
import type { Picking } from './usePicking.ts';

type Props = {
  readonly row: DetachedRow | undefined;
  readonly picking: Pick<Picking, 'open' | 'keep' | 'end' | 'close' | 'refocus'>;
};

export function DetachedActions({ row, picking }: Props) {
  const [isEnding, setEnding] = useState(false);
  const { common, detached } = useWords();
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
        {common.close}
      </button>
      <button type="button" disabled={isOver} onClick={() => setEnding(true)}>
        {detached.end}
      </button>
      <button type="button" disabled={isOver} onClick={() => row && picking.keep(row)}>
        {detached.keepFor(KEEP_DAYS)}
      </button>
      <button
        type="button"
        data-kind="primary"
        disabled={row === undefined}
        onClick={() => row && picking.open(row)}
      >
        {common.open}
      </button>
    </div>
  );
}

type QuestionProps = { readonly row: DetachedRow; readonly onAnswer: (end: boolean) => void };

function EndQuestion({ row, onAnswer }: QuestionProps) {
  const no = useRef<HTMLButtonElement>(null);
  const { common, detached } = useWords();
  useEffect(() => no.current?.focus(), []);
  return (
    <div role="group" aria-label={detached.endSession} class={styles.actions}>
      <span class={styles.question}>{detached.endQuestion(row.session.title)}</span>
      <button type="button" data-kind="primary" onClick={() => onAnswer(true)}>
        {detached.endSession}
      </button>
      <button type="button" ref={no} onClick={() => onAnswer(false)}>
        {common.cancel}
      </button>
    </div>
  );
}
