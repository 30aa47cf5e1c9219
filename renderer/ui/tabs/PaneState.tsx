/** Message over a terminal that shows nothing yet, with the reason. Pending input stays visible beside it. */

import { useEffect, useState } from 'preact/hooks';
import type { ServerView, PaneView } from '../../../shared/view/view.ts';
import { paneState } from '../../state/tabs/paneState.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './PaneState.module.css';
import { StateAction, StateMessage } from '../kit/StateMessage.tsx';

/** Delay before the message appears, ms. Most shells open sooner, so that no message flashes. */
const DELAY_MS = 500;

type Props = { readonly pane: PaneView; readonly dark: boolean };

/** @param props.dark is true when the terminal's background is dark, in any theme of the app. */
export function PaneState({ pane, dark }: Props) {
  const { state, terminals } = useApp();
  const words = useWords();
  const server = state.view.value.servers.find(({ id }) => id === pane.server);
  const message = server === undefined ? null : paneState(words, pane, server);
  const isDue = useDelay(DELAY_MS, message !== null);
  if (server === undefined || message === null || !isDue) return null;
  // Renders every second, because the terminal does not report its first output here.
  void state.now.value;
  if (terminals.get(pane.id)?.view.viewport.isBlank !== true) return null;
  const { icon, title, text, canTry, canEdit } = message;
  const asksToken = server.link.word === 'Signed out';
  return (
    <div role="note" class={styles.overlay} data-theme={dark ? 'dark' : 'light'}>
      <StateMessage icon={icon} title={title} text={text}>
        {(canTry || canEdit) && (
          <Actions server={server} canTry={canTry} canEdit={canEdit} asksToken={asksToken} />
        )}
      </StateMessage>
    </div>
  );
}

type ActionsProps = {
  readonly server: ServerView;
  readonly canTry: boolean;
  readonly canEdit: boolean;
  readonly asksToken: boolean;
};

function Actions({ server, canTry, canEdit, asksToken }: ActionsProps) {
  const { api, state } = useApp();
  const { states } = useWords();
  const edit = (): void => {
    state.dialog.value = { kind: 'edit-server', server, asksToken };
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
      {canEdit && (
        <StateAction
          words={asksToken ? states.enterToken : states.editServer}
          isFirst={!canTry}
          onClick={edit}
        />
      )}
    </>
  );
}

/** Returns true after `isOn` has been true for that long. */
function useDelay(ms: number, isOn: boolean): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    setDue(false);
    if (!isOn) return undefined;
    const timer = setTimeout(() => setDue(true), ms);
    return () => clearTimeout(timer);
  }, [isOn]);
  return isOn && isDue;
}
