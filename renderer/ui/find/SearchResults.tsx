/** Matches of one session, in the search of all sessions. */

import { excerptOf, notSearchedWords } from '../../state/find/searchText.ts';
import { serverName } from '../../state/servers/serverName.ts';
import type { FoundLine } from '../../../shared/view/paneSearch.ts';
import type { PaneHits } from '../../terminal/find/searchAll.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { ListOption } from '../kit/ListOption.tsx';
import styles from './SearchDialog.module.css';

type Props = {
  readonly found: PaneHits;
  readonly optionId: (index: number) => string;
  /** Index of the selected match. It is out of range when the selected match is in another session. */
  readonly selected: number;
  readonly onChosen: (index: number) => void;
};

export function SearchResults({ found: { pane, hits }, optionId, selected, onChosen }: Props) {
  const words = useWords();
  const found = useApp().state.view.value.servers.find(({ id }) => id === pane.server);
  const server = found === undefined ? '' : serverName(words, found);
  const notSearched = notSearchedWords(words, pane);
  return (
    <div role="group" aria-label={`${pane.title}, ${server}`}>
      <div class={styles.heading}>
        <strong>{pane.title}</strong>
        <span>{server === pane.title ? '' : server}</span>
        <span class={styles.count}>
          {notSearched !== '' && `${notSearched} · `}
          {words.find.inSession(hits.matches.length, hits.isMore)}
        </span>
      </div>
      {hits.matches.map((match, index) => (
        <Option
          key={index}
          id={optionId(index)}
          match={match}
          selected={index === selected}
          onChosen={() => onChosen(index)}
        />
      ))}
    </div>
  );
}

type OptionProps = {
  readonly id: string;
  readonly match: FoundLine;
  readonly selected: boolean;
  readonly onChosen: () => void;
};

function Option({ id, match: { line, begin, end }, selected, onChosen }: OptionProps) {
  const { before, match, after } = excerptOf(line, begin, end);
  return (
    <ListOption id={id} selected={selected} layout={styles.option} onClick={onChosen}>
      {before}
      <mark>{match}</mark>
      {after}
    </ListOption>
  );
}
