/** Above a terminal: output that was skipped while away, and output that is being loaded or saved. */

import type { TabView } from '../../../shared/view/view.ts';
import { pastNews, type PastNews } from '../../state/history/pastText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Bar } from '../kit/Bar.tsx';
import styles from '../kit/Bar.module.css';

export function PastStrip({ tab }: { readonly tab: TabView }) {
  const { state } = useApp();
  const words = useWords();
  const news = pastNews(words, tab, state.now.value);
  if (news === null) return null;
  const bar = (
    <Bar kind="info" label={words.terminal[news.kind]} text={news.text}>
      {news.kind === 'skipped' ? <SkippedButtons tab={tab.id} /> : <UnderWay tab={tab.id} news={news} />}
    </Bar>
  );
  // What passes by lies over the terminal: a tty must not take another size for it, and another one again.
  return tab.skipped === null ? <div class={styles.over}>{bar}</div> : bar;
}

function SkippedButtons({ tab }: { readonly tab: string }) {
  const { api, terminals } = useApp();
  const { common, terminal } = useWords();
  const answer = (call: 'loadPast' | 'dismissSkipped'): void => {
    void api.call(call, tab);
    terminals.get(tab)?.view.focus();
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

type UnderWayProps = { readonly tab: string; readonly news: Exclude<PastNews, { kind: 'skipped' }> };

function UnderWay({ tab, news }: UnderWayProps) {
  const { api, terminals } = useApp();
  const { common, terminal } = useWords();
  return (
    <>
      <progress class={styles.progress} aria-label={terminal[news.kind]} max={1} value={news.share} />
      <button
        type="button"
        data-kind="plain"
        onClick={() => {
          void api.call(news.kind === 'saving' ? 'cancelSave' : 'cancelLoad', tab);
          terminals.get(tab)?.view.focus();
        }}
      >
        {common.cancel}
      </button>
    </>
  );
}
