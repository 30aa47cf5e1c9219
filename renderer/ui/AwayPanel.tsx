/** "While you were away": what happened in every session meanwhile, in one calm panel; a click goes to its place. */

import type { AwayItem } from '../../preload/away.ts';
import { activateTab } from '../state/activateTab.ts';
import { awayLine, awaySpan, outputWords } from '../state/awayText.ts';
import { useApp } from './appContext.ts';
import styles from './AwayPanel.module.css';

export function AwayPanel() {
  const { api, state } = useApp();
  const { away } = state.view.value;
  if (away === null) return null;
  const dismiss = (): void => void api.call('dismissAway');
  const printed = outputWords(away, (tab) => titleOf(tab, state.view.value.tabs));
  return (
    <dialog
      open
      aria-label="While you were away"
      class={styles.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dismiss();
      }}
    >
      <header class={styles.head}>
        <h2 class={styles.title}>While you were away</h2>
        <span class={styles.span}>{awaySpan(away)}</span>
        <button type="button" data-kind="plain" onClick={dismiss}>
          Dismiss
        </button>
      </header>
      <ol class={styles.list}>
        {away.items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {printed !== '' && <p class={styles.foot}>Printed meanwhile: {printed}</p>}
    </dialog>
  );
}

function Item({ item }: { readonly item: AwayItem }) {
  const { api, state, terminals } = useApp();
  const { mark, what, detail, when } = awayLine(item);
  return (
    <li>
      <button
        type="button"
        class={styles.item}
        data-mark={mark}
        onClick={() => {
          activateTab(api, state, item.tab);
          const view = terminals.get(item.tab)?.view;
          view?.focus();
          if (item.kind === 'command') view?.commands.show(item.from);
        }}
      >
        <span class={styles.dot} aria-hidden="true" />
        <span class={styles.what} data-kind={item.kind}>
          {what}
        </span>
        <span class={styles.detail}>{detail}</span>
        <span class={styles.where}>{titleOf(item.tab, state.view.value.tabs)}</span>
        <time class={styles.when}>{when}</time>
      </button>
    </li>
  );
}

function titleOf(tab: string, tabs: readonly { readonly id: string; readonly title: string }[]): string {
  return tabs.find(({ id }) => id === tab)?.title ?? 'a closed tab';
}
