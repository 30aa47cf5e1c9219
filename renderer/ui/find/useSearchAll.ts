/** Searches the terminals of all sessions while the user types. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { activatePane } from '../../state/actions/activatePane.ts';
import { findExpression } from '../../state/find/findExpression.ts';
import { panesElsewhere, searchOrder } from '../../state/find/searchText.ts';
import { NOTHING_SEARCHED, SearchAll, type PaneHits } from '../../terminal/find/searchAll.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { useCloseDialog } from '../kit/Dialog.tsx';

/** Debounce while the user is typing, ms. */
const TYPING_MS = 120;

export function useSearchAll() {
  const { api, state, terminals } = useApp();
  const close = useCloseDialog();
  const { caseSensitive, wholeWord, regex } = state.findOptions.value;
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState(NOTHING_SEARCHED);
  const search = useMemo(() => new SearchAll({ terminals, api }), []);
  const find = { text, caseSensitive, wholeWord, regex };
  const compiled = findExpression(find);
  const words = useWords().find;
  const problem = text !== '' && 'problem' in compiled ? words[compiled.problem] : '';

  useEffect(() => {
    const timer = setTimeout(() => {
      search.stop();
      setOutcome(NOTHING_SEARCHED);
      const view = state.view.value;
      if (text !== '' && 'expression' in compiled)
        void search.start({ find, ...compiled }, searchOrder(view), panesElsewhere(view), setOutcome);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, caseSensitive, wholeWord, regex]);
  useEffect(() => () => search.stop(), []);

  const goTo = ({ pane, hits }: PaneHits, index: number): void => {
    activatePane(api, state, pane.id);
    // A terminal that was never shown has no DOM to select in.
    terminals.setShown(pane.id, true);
    hits.goTo(index);
    close();
  };
  return { text, setText, problem, ...outcome, goTo };
}
