/** The introduction: what servers and containers are for, and a link to cut, under a shell that works already. */

import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { cutWords } from '../../state/sessions/introductionText.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './IntroductionPanel.module.css';

export function IntroductionPanel() {
  const { api, run } = useApp();
  const { start, common } = useWords();
  const toTerminal = useToTerminal();
  const dismiss = (): void => {
    void api.call('showIntroduction', false);
    toTerminal();
  };
  return (
    <section aria-label={start.introduction} class={styles.panel}>
      <Part title={start.servers}>
        <p>{start.serversText}</p>
        <CalledButton onClick={() => run('add-server')}>{start.addServer}</CalledButton>
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

/** The one thing that makes Holdfast different, to be tried. */
function CutPart() {
  const { api, state } = useApp();
  const words = useWords();
  const toTerminal = useToTerminal();
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
          // What there is to see is seen by who types.
          toTerminal();
        }}
      >
        {button}
      </button>
    </Part>
  );
}

/** The first button, which has the keys whenever the introduction is asked for. */
function CalledButton(props: { readonly onClick: () => void; readonly children: string }) {
  const call = useApp().state.introductionCall.value;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (call > 0) button.current?.focus();
  }, [call]);
  return <button type="button" ref={button} {...props} />;
}

function useToTerminal(): () => void {
  const { state, terminals } = useApp();
  return () => {
    const pane = state.view.value.activePane;
    if (pane !== null) terminals.get(pane)?.view.focus();
  };
}
