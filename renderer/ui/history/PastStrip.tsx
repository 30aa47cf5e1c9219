/** Strip above a terminal, about skipped output or about output that is being loaded or saved. */

import type { PaneView } from '../../../shared/view/view.ts';
import { pastNotice, type PastNotice } from '../../state/history/pastText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import styles from '../kit/Bar.module.css';

export function PastStrip({ pane }: { readonly pane: PaneView }) {
  const { state } = useApp();
  const words = useWords();
  const notice = pastNotice(words, pane, state.now.value);
  if (notice === null) return null;
  const bar = (
    <Bar kind="info" label={words.terminal[notice.kind]} text={notice.text}>
      {notice.kind === 'skipped' ? (
        <SkippedButtons pane={pane.id} />
      ) : (
        <ProgressBar pane={pane.id} notice={notice} />
      )}
    </Bar>
  );
  // A temporary strip is drawn over the terminal. Otherwise the tty's size would change twice.
  return pane.skipped === null ? <div class={styles.overlay}>{bar}</div> : bar;
}

function SkippedButtons({ pane }: { readonly pane: string }) {
  const { api, terminals } = useApp();
  const { common, terminal } = useWords();
  const answer = (call: 'loadPast' | 'dismissSkipped'): void => {
    void api.call(call, pane);
    terminals.get(pane)?.view.focus();
  };
  return (
    <>
      <button type="button" onClick={() => answer('loadPast')}>
        {terminal.loadSkipped}
      </button>
      <button type="button" data-kind="plain" onClick={() => answer('dismissSkipped')}>
        {common.dismiss}
      </button>
    </>
  );
}

type ProgressProps = {
  readonly pane: string;
  readonly notice: Exclude<PastNotice, { kind: 'skipped' }>;
};

function ProgressBar({ pane, notice }: ProgressProps) {
  const { api, terminals } = useApp();
  const { common, terminal } = useWords();
  return (
    <>
      <progress class={styles.progress} aria-label={terminal[notice.kind]} max={1} value={notice.share} />
      <button
        type="button"
        data-kind="plain"
        onClick={() => {
          void api.call(notice.kind === 'saving' ? 'cancelSave' : 'cancelLoad', pane);
          terminals.get(pane)?.view.focus();
        }}
      >
        {common.cancel}
      </button>
    </>
  );
}
