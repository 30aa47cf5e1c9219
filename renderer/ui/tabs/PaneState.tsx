/** Over a terminal that shows nothing yet: what it waits for. Typed text, which is held, is seen beside it. */

import { useEffect, useState } from 'preact/hooks';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import { paneState } from '../../state/tabs/paneState.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './PaneState.module.css';
import { StateAction, StateMessage } from '../kit/StateMessage.tsx';

/** Most shells are there sooner, and nothing flashes up for them, ms. */
const PATIENCE_MS = 500;

type Props = { readonly pane: PaneView; readonly dark: boolean };

/** @param props.dark is whether the terminal's ground is, whatever the theme. */
export function PaneState({ pane, dark }: Props) {
  const { state, terminals } = useApp();
  const words = useWords();
  const server = state.view.value.servers.find(({ id }) => id === pane.server);
  const said = server === undefined ? null : paneState(words, pane, server);
  const isDue = useAfter(PATIENCE_MS, said !== null);
  if (server === undefined || said === null || !isDue) return null;
  // Looked at again with every second that passes, and whenever the tab changes.
  void state.now.value;
  if (terminals.get(pane.id)?.view.viewport.isBlank !== true) return null;
  const { sign, title, text, canTry, canEdit } = said;
  return (
    <div role="note" class={styles.over} data-theme={dark ? 'dark' : 'light'}>
      <StateMessage sign={sign} title={title} text={text}>
        {(canTry || canEdit) && <Actions server={server} canTry={canTry} canEdit={canEdit} />}
      </StateMessage>
    </div>
  );
}

type ActionsProps = { readonly server: ServerView; readonly canTry: boolean; readonly canEdit: boolean };

function Actions({ server, canTry, canEdit }: ActionsProps) {
  const { api, state } = useApp();
  const { states } = useWords();
  const edit = (): void => {
    state.dialog.value = { kind: 'edit-server', server };
  };
  return (
    <>
      {canTry && (
        <StateAction
          words={states.tryAgain}
          isFirst
          onClick={() => void api.call('reconnectNow', server.id)}
        />
      )}
      {canEdit && <StateAction words={states.editServer} isFirst={!canTry} onClick={edit} />}
    </>
  );
}

/** Whether it has been so for that long. */
function useAfter(ms: number, isSo: boolean): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    setDue(false);
    if (!isSo) return undefined;
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [isSo]);
  return isSo && isDue;
}
