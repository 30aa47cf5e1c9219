/**
 * Panel "While you were away": events of all sessions in the user's absence. A click on an event shows its
 * output.
 */

import type { AwayItem } from '../../../shared/view/away.ts';
import type { Words } from '../../../shared/words/english.ts';
import { activatePane } from '../../state/actions/activatePane.ts';
import { awayLine, outputWords } from '../../state/sessions/awayText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './AwayPanel.module.css';

export function AwayPanel() {
  const { api, state } = useApp();
  const { away } = state.view.value;
  const words = useWords();
  if (away === null) return null;
  const dismiss = (): void => void api.call('dismissAway');
  const printed = outputWords(words, away, (pane) => titleOf(words, pane, state.view.value.panes));
  return (
    <dialog
      open
      aria-label={words.away.title}
      class={styles.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss();
      }}
    >
      <header class={styles.head}>
        <h2 class={styles.title}>{words.away.title}</h2>
        <span class={styles.span}>{words.away.span(away.since, away.until)}</span>
        <button type="button" data-kind="plain" onClick={dismiss}>
          {words.common.dismiss}
        </button>
      </header>
      <ol class={styles.list}>
        {away.items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {printed !== '' && <p class={styles.foot}>{words.away.printed(printed)}</p>}
    </dialog>
  );
}

function Item({ item }: { readonly item: AwayItem }) {
  const { api, state, terminals } = useApp();
  const words = useWords();
  const { mark, what, detail, when } = awayLine(words, item);
  return (
    <li>
      <button
        type="button"
        class={styles.item}
        data-mark={mark}
        onClick={() => {
          activatePane(api, state, item.pane);
          const view = terminals.get(item.pane)?.view;
          view?.focus();
          if (item.kind === 'command') view?.commands.show(item.from);
        }}
      >
        <span class={styles.dot} aria-hidden="true" />
        <span class={styles.what} data-kind={item.kind}>
          {what}
        </span>
        <span class={styles.detail}>{detail}</span>
        <span class={styles.where}>{titleOf(words, item.pane, state.view.value.panes)}</span>
        <time class={styles.when}>{when}</time>
      </button>
    </li>
  );
}

function titleOf(
  { common }: Words,
  pane: string,
  panes: readonly { readonly id: string; readonly title: string }[],
): string {
  return panes.find(({ id }) => id === pane)?.title ?? common.closedTab;
}
