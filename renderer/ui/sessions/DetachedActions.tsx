/** Actions for the selected session; ending it requires confirmation. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { KEEP_DAYS } from '../../../preload/contract.ts';
import type { DetachedRow } from '../../state/sessions/detached.ts';
import { useWords } from '../kit/appContext.ts';
import styles from '../kit/Dialog.module.css';
import type { SessionPicker } from './useSessionPicker.ts';

type Props = {
  readonly row: DetachedRow | undefined;
  readonly picker: Pick<SessionPicker, 'open' | 'keep' | 'end' | 'close' | 'refocus'>;
};

export function DetachedActions({ row, picker }: Props) {
  const [isEnding, setEnding] = useState(false);
  const { common, detached } = useWords();
  if (isEnding && row !== undefined) {
    const answer = (isConfirmed: boolean): void => {
      setEnding(false);
      if (isConfirmed) picker.end(row);
      picker.refocus();
    };
    return <EndQuestion row={row} onAnswer={answer} />;
  }
  const hasEnded = row === undefined || row.session.ended !== null;
  return (
    <div class={styles.actions}>
      <button type="button" onClick={picker.close}>
        {common.close}
      </button>
      <button type="button" disabled={hasEnded} onClick={() => setEnding(true)}>
        {detached.end}
      </button>
      <button type="button" disabled={hasEnded} onClick={() => row && picker.keep(row)}>
        {detached.keepFor(KEEP_DAYS)}
      </button>
      <button
        type="button"
        data-kind="primary"
        disabled={row === undefined}
        onClick={() => row && picker.open(row)}
      >
        {common.open}
      </button>
    </div>
  );
}

type QuestionProps = { readonly row: DetachedRow; readonly onAnswer: (isConfirmed: boolean) => void };

function EndQuestion({ row, onAnswer }: QuestionProps) {
  const cancelButton = useRef<HTMLButtonElement>(null);
  const { common, detached } = useWords();
  useEffect(() => cancelButton.current?.focus(), []);
  return (
    <div role="group" aria-label={detached.endSession} class={styles.actions}>
      <span class={styles.question}>{detached.endQuestion(row.session.title)}</span>
      <button type="button" data-kind="primary" onClick={() => onAnswer(true)}>
        {detached.endSession}
      </button>
      <button type="button" ref={cancelButton} onClick={() => onAnswer(false)}>
        {common.cancel}
      </button>
    </div>
  );
}
