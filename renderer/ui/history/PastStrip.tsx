/** Above a terminal: output that was skipped while away, and output that is being loaded or saved. */

import type { PaneView } from '../../../shared/view/view.ts';
import { pastNews, type PastNews } from '../../state/history/pastText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import styles from '../kit/Bar.module.css';

export function PastStrip({ pane }: { readonly pane: PaneView }) {
  const { state } = useApp();
  const words = useWords();
  const news = pastNews(words, pane, state.now.value);
  if (news === null) return null;
  const bar = (
    <Bar kind="info" label={words.terminal[news.kind]} text={news.text}>
      {news.kind === 'skipped' ? <SkippedButtons pane={pane.id} /> : <UnderWay pane={pane.id} news={news} />}
    </Bar>
  );
  // What passes by lies over the terminal: a tty must not take another size for it, and another one again.
  return pane.skipped === null ? <div class={styles.over}>{bar}</div> : bar;
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

type UnderWayProps = { readonly pane: string; readonly news: Exclude<PastNews, { kind: 'skipped' }> };

function UnderWay({ pane, news }: UnderWayProps) {
  const { api, terminals } = useApp();
  const { common, terminal } = useWords();
  return (
    <>
      <progress class={styles.progress} aria-label={terminal[news.kind]} max={1} value={news.share} />
      <button
        type="button"
        data-kind="plain"
        onClick={() => {
          void api.call(news.kind === 'saving' ? 'cancelSave' : 'cancelLoad', pane);
          terminals.get(pane)?.view.focus();
        }}
      >
        {common.cancel}
      </button>
    </>
  );
}
