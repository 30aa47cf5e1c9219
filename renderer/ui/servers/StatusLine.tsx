/** Status line: text about the active pane's link, and facts about its shell. */

import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import {
  asOfWords,
  canReconnect,
  durabilityWords,
  linkSentence,
  linkTicker,
  shortDirectory,
  sizeWords,
  unreachableWords,
} from '../../state/servers/statusText.ts';
import { sparkline } from '../../state/servers/connectionHistoryText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { PendingInputChip } from '../input/PendingInputChip.tsx';
import styles from './StatusLine.module.css';
import { ZoomChip } from '../tabs/ZoomChip.tsx';

/** Size of the line chart of round-trip times, pixels. */
const SPARKLINE = { width: 44, height: 11 };

export function StatusLine() {
  const { api, state } = useApp();
  const server = state.activeServer.value;
  const pane = state.activePane.value;
  const words = useWords();
  if (server === undefined) return <footer class={styles.line} />;
  const { link } = server;
  const sentence = linkSentence(words, server);
  return (
    <footer class={styles.line} data-word={link.word}>
      <span class={styles.dot} aria-hidden="true" />
      <output aria-label={words.link.label} class={styles.words} title={sentence}>
        {sentence}
      </output>
      <ConnectionHistoryButton server={server} />
      {canReconnect(link) && (
        <button
          type="button"
          data-kind="plain"
          class={styles.action}
          onClick={() => void api.call('reconnectNow', server.id)}
        >
          {words.link.reconnectNow}
        </button>
      )}
      {link.word === 'Signed out' && server.kind === 'remote' && <TokenButton server={server} />}
      {pane !== undefined && <PendingInputChip pane={pane} />}
      <ZoomChip />
      <span class={styles.space} />
      <Facts server={server} pane={pane} />
    </footer>
  );
}

/** Opens the dialog of a server whose token is missing or rejected. */
function TokenButton({ server }: { readonly server: ServerView }) {
  const { state } = useApp();
  const { states } = useWords();
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.action}
      onClick={() => (state.dialog.value = { kind: 'edit-server', server, asksToken: true })}
    >
      {states.enterToken}
    </button>
  );
}

/** The text that changes every second and the recent round trips; opens the connection history. */
function ConnectionHistoryButton({ server: { id, link, roundTrips } }: { readonly server: ServerView }) {
  const { state } = useApp();
  const words = useWords();
  const isUp = link.word === 'Connected';
  return (
    <button
      type="button"
      data-kind="plain"
      class={styles.history}
      title={words.link.whatHappened}
      onClick={() => (state.dialog.value = { kind: 'connection-history', server: id })}
    >
      <span class="visually-hidden">{words.link.history} </span>
      {linkTicker(words, link, state.now.value)}
      {isUp && roundTrips.length > 1 && (
        <svg width={SPARKLINE.width} height={SPARKLINE.height} aria-hidden="true">
          <polyline points={sparkline(roundTrips, SPARKLINE.width, SPARKLINE.height)} />
        </svg>
      )}
      {!isUp && link.retryAt === null && '…'}
    </button>
  );
}

function Facts({ server, pane }: { readonly server: ServerView; readonly pane: PaneView | undefined }) {
  const { now } = useApp().state;
  const words = useWords();
  const unreachable = pane === undefined ? null : unreachableWords(words, pane);
  const asOf = pane === undefined ? null : asOfWords(words, pane, server.link, now.value);
  const size = pane === undefined ? null : sizeWords(words, pane);
  return (
    <>
      {unreachable !== null && (
        <span class={`${styles.fact} ${styles.warning}`} title={unreachable.sentence}>
          {unreachable.short}
        </span>
      )}
      {asOf !== null && (
        <span class={`${styles.fact} ${styles.asOf}`} title={words.sessions.asOfHint}>
          {asOf}
        </span>
      )}
      {size !== null && (
        <span class={styles.fact} title={size}>
          {size}
        </span>
      )}
      {server.token === 'memory' && server.kind === 'remote' && server.link.word === 'Connected' && (
        <span class={styles.fact} title={words.sessions.tokenInMemoryHint}>
          {words.sessions.tokenInMemory}
        </span>
      )}
      {pane !== undefined && <ShellFacts pane={pane} />}
    </>
  );
}

/** Directory, target and durability of the visible shell. */
function ShellFacts({ pane }: { readonly pane: PaneView }) {
  const words = useWords();
  const durability = durabilityWords(words, pane);
  return (
    <>
      {pane.directory !== null && (
        <span
          class={`${styles.fact} ${styles.directory}`}
          role="note"
          aria-label={words.sessions.directory}
          title={pane.directory}
        >
          {shortDirectory(pane.directory)}
        </span>
      )}
      <span class={`${styles.fact} ${styles.target}`}>{pane.targetName}</span>
      {durability !== null && (
        <span
          class={`${styles.fact} ${styles.durability}`}
          aria-label={words.sessions.durability}
          role="note"
          title={durability.sentence}
        >
          {durability.short}
        </span>
      )}
    </>
  );
}
