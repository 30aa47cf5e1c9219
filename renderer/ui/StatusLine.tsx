/** The link of the shown tab, in words: what it does, since when, why, and what comes next. */

import { api } from '../api.ts';
import { appState } from '../state/appState.ts';
import { canReconnect, linkSentence, linkTicker } from '../state/statusText.ts';
import styles from './StatusLine.module.css';

export function StatusLine() {
  const server = appState.activeServer.value;
  const tab = appState.activeTab.value;
  const now = appState.now.value;
  if (server === undefined) return <footer class={styles.line} />;
  const { link } = server;
  const size = tab?.foreignSize;
  return (
    <footer class={styles.line} data-word={link.word}>
      <span class={styles.dot} aria-hidden="true" />
      <span role="status" aria-label="Link" class={styles.words} title={linkSentence(server)}>
        {linkSentence(server)}
      </span>
      <span class={styles.ticker}>{linkTicker(link, now)}</span>
      {canReconnect(link) && (
        <button type="button" data-kind="plain" class={styles.action} onClick={() => void api.call('reconnectNow', server.id)}>
          Reconnect now
        </button>
      )}
      <span class={styles.space} />
      {size !== undefined && size !== null && (
        <span class={styles.fact}>
          {size.cols}×{size.rows}, set by another device
        </span>
      )}
      {server.kind === 'remote' && server.token === 'memory' && <span class={styles.fact}>Token kept until the app quits: no keychain here</span>}
      {tab !== undefined && <span class={styles.fact}>{tab.targetName}</span>}
    </footer>
  );
}
