/** The link of the shown tab, in words: what it does, since when, why, and what comes next. */

import type { ServerView, TabView } from '../../preload/view.ts';
import { canReconnect, linkSentence, linkTicker } from '../state/statusText.ts';
import { useApp } from './appContext.ts';
import { HeldChip } from './HeldChip.tsx';
import styles from './StatusLine.module.css';

export function StatusLine() {
  const { api, state } = useApp();
  const server = state.activeServer.value;
  const tab = state.activeTab.value;
  if (server === undefined) return <footer class={styles.line} />;
  const { link } = server;
  const sentence = linkSentence(server);
  return (
    <footer class={styles.line} data-word={link.word}>
      <span class={styles.dot} aria-hidden="true" />
      <output aria-label="Link" class={styles.words} title={sentence}>
        {sentence}
      </output>
      <span class={styles.ticker}>{linkTicker(link, state.now.value)}</span>
      {canReconnect(link) && (
        <button
          type="button"
          data-kind="plain"
          class={styles.action}
          onClick={() => void api.call('reconnectNow', server.id)}
        >
          Reconnect now
        </button>
      )}
      {tab !== undefined && <HeldChip tab={tab} />}
      <span class={styles.space} />
      <Facts server={server} tab={tab} />
    </footer>
  );
}

function Facts({ server, tab }: { readonly server: ServerView; readonly tab: TabView | undefined }) {
  const size = tab?.foreignSize ?? null;
  return (
    <>
      {size !== null && (
        <span class={styles.fact}>
          {size.cols}×{size.rows}, set by another device
        </span>
      )}
      {server.token === 'memory' && server.kind === 'remote' && server.link.word === 'Connected' && (
        <span
          class={styles.fact}
          title="The token is kept until the app quits: this computer has no keychain"
        >
          Token kept until the app quits
        </span>
      )}
      {tab !== undefined && <span class={styles.fact}>{tab.targetName}</span>}
    </>
  );
}
