/** Connection history of a server, newest first, with a button that copies it as a report. */

import { useEffect, useState } from 'preact/hooks';
import type { ConnectionHistoryView } from '../../../shared/view/connectionHistory.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import { serverName } from '../../state/servers/serverName.ts';
import {
  periodWords,
  roundTripWords,
  connectionHistoryReport,
} from '../../state/servers/connectionHistoryText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import dialogStyles from '../kit/Dialog.module.css';
import styles from './ConnectionHistoryDialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';

export function ConnectionHistoryDialog({ server: id }: { readonly server: string }) {
  const { api, state } = useApp();
  const server = state.view.value.servers.find((other) => other.id === id);
  const [connectionHistory, setHistory] = useState<ConnectionHistoryView | null>(null);
  const words = useWords();
  const { word, why } = server?.link ?? {};
  useEffect(() => void api.call('connectionHistory', id).then(setHistory), [id, word, JSON.stringify(why)]);
  if (server === undefined) return null;
  return (
    <Dialog title={words.link.title(serverName(words, server))} wide>
      <p class={styles.facts}>
        {server.url}
        <span>{roundTripWords(words, server.roundTrips)}</span>
      </p>
      <Periods connectionHistory={connectionHistory} />
      <Actions server={server} connectionHistory={connectionHistory} />
    </Dialog>
  );
}

function Periods({ connectionHistory }: { readonly connectionHistory: ConnectionHistoryView | null }) {
  const now = useApp().state.now.value;
  const words = useWords();
  const { periods = [], forgotten = 0 } = connectionHistory ?? {};
  if (connectionHistory !== null && periods.length === 0)
    return (
      <StateMessage isSmall icon="waiting" title={words.states.noStory} text={words.states.noStoryText} />
    );
  return (
    <ol aria-label={words.link.chapters} class={styles.periods}>
      {periods.map((period, index) => {
        const { word, detail, lasted } = periodWords(words, period, periods[index + 1]?.at ?? now);
        return (
          <li key={`${period.at}-${index}`} data-word={period.word}>
            <time>{words.link.preciseTime(period.at, now)}</time>
            <strong>{word}</strong>
            <span class={styles.lasted}>{lasted}</span>
            <span class={styles.detail}>{detail}</span>
          </li>
        );
      })}
      {forgotten > 0 && <li class={styles.detail}>{words.link.forgotten(forgotten)}</li>}
    </ol>
  );
}

type ActionsProps = { readonly server: ServerView; readonly connectionHistory: ConnectionHistoryView | null };

function Actions({ server, connectionHistory }: ActionsProps) {
  const { api, state } = useApp();
  const close = useCloseDialog();
  const { link, common } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (connectionHistory === null) return;
    await api.call('writeClipboard', connectionHistoryReport(server, connectionHistory, state.now.value));
    setIsCopied(true);
  };
  return (
    <div class={dialogStyles.actions}>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? link.copied : link.copy}
      </button>
      <button type="button" data-kind="primary" onClick={close}>
        {common.close}
      </button>
    </div>
  );
}
