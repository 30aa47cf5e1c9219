/** What happened to a server's link, the newest first, to be read and to be copied. */

import { useEffect, useState } from 'preact/hooks';
import type { LinkStoryView } from '../../../shared/view/connectionHistory.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import { serverName } from '../../state/servers/serverName.ts';
import { chapterWords, roundTripWords, storyReport } from '../../state/servers/connectionHistoryText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { Dialog, useCloseDialog } from '../kit/Dialog.tsx';
import dialogStyles from '../kit/Dialog.module.css';
import styles from './ConnectionHistoryDialog.module.css';
import { StateMessage } from '../kit/StateMessage.tsx';

export function LinkDialog({ server: id }: { readonly server: string }) {
  const { api, state } = useApp();
  const server = state.view.value.servers.find((one) => one.id === id);
  const [story, setStory] = useState<LinkStoryView | null>(null);
  const words = useWords();
  const { word, why } = server?.link ?? {};
  useEffect(() => void api.call('linkStory', id).then(setStory), [id, word, JSON.stringify(why)]);
  if (server === undefined) return null;
  return (
    <Dialog title={words.link.title(serverName(words, server))} wide>
      <p class={styles.facts}>
        {server.url}
        <span>{roundTripWords(words, server.roundTrips)}</span>
      </p>
      <Chapters story={story} />
      <Actions server={server} story={story} />
    </Dialog>
  );
}

function Chapters({ story }: { readonly story: LinkStoryView | null }) {
  const now = useApp().state.now.value;
  const words = useWords();
  const { chapters = [], forgotten = 0 } = story ?? {};
  if (story !== null && chapters.length === 0)
    return (
      <StateMessage isSmall sign="waiting" title={words.states.noStory} text={words.states.noStoryText} />
    );
  return (
    <ol aria-label={words.link.chapters} class={styles.chapters}>
      {chapters.map((chapter, index) => {
        const { word, detail, lasted } = chapterWords(words, chapter, chapters[index + 1]?.at ?? now);
        return (
          <li key={`${chapter.at}-${index}`} data-word={chapter.word}>
            <time>{words.link.preciseTime(chapter.at, now)}</time>
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

type ActionsProps = { readonly server: ServerView; readonly story: LinkStoryView | null };

function Actions({ server, story }: ActionsProps) {
  const { api, state } = useApp();
  const close = useCloseDialog();
  const { link, common } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async (): Promise<void> => {
    if (story === null) return;
    await api.call('writeClipboard', storyReport(server, story, state.now.value));
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
