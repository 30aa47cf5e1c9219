/** Searches every session's terminal for what is typed. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { activateTab } from '../state/activateTab.ts';
import { findExpression } from '../state/findExpression.ts';
import { panesElsewhere, searchOrder } from '../state/searchText.ts';
import { NOTHING_SEARCHED, SearchAll, type TabHits } from '../terminal/searchAll.ts';
import { useApp, useWords } from './appContext.ts';
import { useCloseDialog } from './Dialog.tsx';

/** Who types on does not want to know yet, ms. */
const TYPING_MS = 120;

export function useSearchAll() {
  const { api, state, terminals } = useApp();
  const close = useCloseDialog();
  const { caseSensitive, wholeWord, regex } = state.findHow.value;
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState(NOTHING_SEARCHED);
  const search = useMemo(() => new SearchAll({ terminals, api }), []);
  const find = { text, caseSensitive, wholeWord, regex };
  const sought = findExpression(find);
  const says = useWords().find;
  const problem = text !== '' && 'problem' in sought ? says[sought.problem] : '';

  useEffect(() => {
    const timer = setTimeout(() => {
      search.stop();
      setOutcome(NOTHING_SEARCHED);
      const view = state.view.value;
      if (text !== '' && 'expression' in sought)
        void search.start({ find, ...sought }, searchOrder(view), panesElsewhere(view), setOutcome);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, caseSensitive, wholeWord, regex]);
  useEffect(() => () => search.stop(), []);

  const goTo = ({ tab, hits }: TabHits, index: number): void => {
    activateTab(api, state, tab.id);
    // A terminal that nobody has looked at has no page to select on.
    terminals.setShown(tab.id, true);
    hits.goTo(index);
    close();
  };
  return { text, setText, problem, ...outcome, goTo };
}
