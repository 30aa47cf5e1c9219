/**
 * Sticky command line: a line over the first row of a terminal, with the command that printed that row. A
 * click scrolls up to the command.
 */

import { useRef } from 'preact/hooks';
import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { stickyWords, type StickyCommand } from '../../state/commands/stickyCommand.ts';
import type { PaneTerminal } from '../../terminal/terminals.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import styles from './StickyCommandLine.module.css';

export function StickyCommandLine({ pane }: { readonly pane: PaneView }) {
  const { state, terminals } = useApp();
  const sticky = state.stickyCommands.value.get(pane.id);
  const terminal = terminals.get(pane.id);
  if (sticky === undefined || terminal === undefined || !state.view.value.settings.stickyCommand) return null;
  // Hidden while it would cover matches or labels in the first row.
  if (state.findingIn.value === pane.id || state.hintsIn.value?.pane === pane.id) return null;
  // Hidden behind a dialog, where it cannot be clicked. Also, its name can be any text, which users could
  // take for the dialog's.
  if (state.dialog.value !== null) return null;
  const { fontFamily, fontSize } = settingsOf(state.view.value, pane);
  return <Line sticky={sticky} terminal={terminal} font={{ fontFamily, fontSize: `${fontSize}px` }} />;
}

type Props = {
  readonly sticky: StickyCommand;
  readonly terminal: PaneTerminal;
  readonly font: { readonly fontFamily: string; readonly fontSize: string };
};

function Line({ sticky, terminal, font }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const { cells } = terminal.view.viewport;
  const { mark, words, short, name } = stickyWords(useWords(), sticky);
  const onWheel = (event: WheelEvent): void => {
    // Passes wheel events to the terminal below.
    const below = button.current?.parentElement?.querySelector('.xterm-screen');
    below?.dispatchEvent(new WheelEvent('wheel', event));
  };
  return (
    <button
      type="button"
      class={styles.line}
      style={{ ...font, height: `${cells.top + cells.height}px` }}
      aria-label={name}
      title={`${sticky.text}\n${words}`}
      data-mark={mark}
      data-words={short}
      ref={button}
      onWheel={onWheel}
      onClick={() => {
        terminal.view.commands.goTo(sticky.command);
        terminal.view.focus();
      }}
    >
      <span class={styles.text}>{sticky.text}</span>
    </button>
  );
}
