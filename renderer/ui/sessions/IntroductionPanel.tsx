/**
 * Introduction below the first shell: servers, containers, and an experiment in which the user cuts the link.
 */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { cutWords } from '../../state/sessions/introductionText.ts';
import { useApp, useFocusTerminal, useWords } from '../kit/appContext.ts';
import styles from './IntroductionPanel.module.css';

export function IntroductionPanel() {
  const { api, run } = useApp();
  const { start, common } = useWords();
  const focusTerminal = useFocusTerminal();
  const dismiss = (): void => {
    void api.call('showIntroduction', false);
    focusTerminal();
  };
  return (
    <section aria-label={start.introduction} class={styles.panel}>
      <Part title={start.servers}>
        <p>{start.serversText}</p>
        <FirstButton onClick={() => run('add-server')}>{start.addServer}</FirstButton>
      </Part>
      <Part title={start.containers}>
        <p>{start.containersText}</p>
        <button type="button" onClick={() => run('new-tab-menu')}>
          {start.newTabOn}
        </button>
      </Part>
      <CutPart />
      <button type="button" data-kind="plain" class={styles.dismiss} onClick={dismiss}>
        {common.dismiss}
      </button>
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class={styles.part}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The experiment shows that a cut link does not end the shell. */
function CutPart() {
  const { api, state } = useApp();
  const words = useWords();
  const focusTerminal = useFocusTerminal();
  const server = state.activeServer.value;
  const [wasCut, setWasCut] = useState(false);
  const { text, button, disabled } = cutWords(words, state.activePane.value, server, wasCut);
  return (
    <Part title={words.start.nothingLost}>
      <output>{text}</output>
      <button
        type="button"
        data-kind="primary"
        disabled={disabled}
        onClick={() => {
          if (server === undefined) return;
          void api.call('cutLink', server.id, !server.isCut);
          setWasCut(true);
          // Focuses the terminal, because the user should now type to see the effect.
          focusTerminal();
        }}
      >
        {button}
      </button>
    </Part>
  );
}

/** The first button. It gets the focus whenever the introduction is requested. */
function FirstButton(props: { readonly onClick: () => void; readonly children: string }) {
  const requests = useApp().state.introductionFocusRequests.value;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (requests > 0) button.current?.focus();
  }, [requests]);
  return <button type="button" ref={button} {...props} />;
}
