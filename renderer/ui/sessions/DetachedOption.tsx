/** A detached session in the list: title, target, last use, last line of output, and time of its removal. */

import { activityWords, expiryWords, type DetachedRow } from '../../state/sessions/detached.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './DetachedDialog.module.css';
import { ListOption } from '../kit/ListOption.tsx';

type Props = {
  readonly row: DetachedRow;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
};

export const optionId = ({ session }: DetachedRow): string => `detached-${session.session}`;

export function DetachedOption({ row, selected, onSelect, onOpen }: Props) {
  const now = useApp().state.now.value;
  const words = useWords();
  const { session, server } = row;
  const { title, targetName, lastLine, ended } = session;
  return (
    <ListOption
      id={optionId(row)}
      selected={selected}
      layout={styles.option}
      onClick={onSelect}
      onDblClick={onOpen}
    >
      <span class={styles.title} data-ended={ended !== null}>
        {title}
      </span>
      <span class={styles.where}>
        {targetName !== title && <span>{targetName}</span>}
        {server.kind === 'remote' && <span class={styles.server}>{server.name}</span>}
      </span>
      <span class={styles.activity}>{activityWords(words, session, now)}</span>
      <span class={styles.lastLine}>{lastLine}</span>
      <span class={styles.expiry}>{expiryWords(words, session, now)}</span>
    </ListOption>
  );
}
