/** One pane's terminal. Hidden ones keep their layout, so that their terminals keep their size and go on parsing. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Box } from '../../../shared/layout/layoutGeometry.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { isDark } from '../../state/settings/colors.ts';
import { ground, terminalSettings, type TerminalSettings } from '../../terminal/drawing/appearance.ts';
import { paletteOf, type Palette } from '../../terminal/drawing/palettes.ts';
import type { LinkPace } from '../../terminal/prediction/predictions.ts';
import type { PaneTerminal } from '../../terminal/terminals.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { ClipboardBar } from '../clipboard/ClipboardBar.tsx';
import { EarlierButton } from '../history/EarlierButton.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { boxStyle } from './paneBox.ts';
import { HintsLayer } from '../hints/HintsLayer.tsx';
import { HyperlinkLine } from '../hints/HyperlinkLine.tsx';
import { PaneState } from './PaneState.tsx';
import { PastStrip } from '../history/PastStrip.tsx';
import { StickyCommandLine } from '../commands/StickyCommandLine.tsx';
import styles from './TerminalPane.module.css';
import { usePaneActivation } from './usePaneActivation.ts';

type Props = {
  readonly pane: PaneView;
  /** Where it lies in its tab. */
  readonly box: Box;
  readonly shown: boolean;
  /** It has the keys, in the tab that is shown. */
  readonly active: boolean;
  /** Others can be seen beside it. */
  readonly several: boolean;
};

export function TerminalPane(props: Props) {
  const { pane, box, shown, active, several } = props;
  const panel = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const { state } = useApp();
  const { reached, rttMs, settings, palette } = usePaneFacts(pane);
  useTerminal(element, props, settings, palette, { isConnected: reached, rttMs });
  const words = useWords();
  usePaneActivation(pane.id, panel, body);
  return (
    <div
      id={`pane-${pane.id}`}
      class={styles.panel}
      // Its colors may be others than those around it.
      style={{ ...boxStyle(box), background: ground(palette.theme.background ?? '', settings) }}
      data-shown={shown}
      data-link={reached ? 'up' : 'down'}
      data-beside={several ? (active ? 'active' : 'other') : 'none'}
      ref={panel}
    >
      <PastStrip pane={pane} />
      <div class={styles.body} ref={body}>
        <div
          role="group"
          aria-label={words.terminal.terminal(pane.title)}
          aria-current={several && active ? 'true' : undefined}
          data-terminal={pane.id}
          class={styles.terminal}
          ref={element}
        />
        {shown && <PaneState pane={pane} dark={isDark(palette.theme.background ?? '#000000')} />}
        <Overlays pane={pane} active={active} />
      </div>
      {state.findingIn.value === pane.id && <FindBar pane={pane.id} />}
    </div>
  );
}

/** What lies over the terminal's text. */
function Overlays({ pane, active }: Pick<Props, 'pane' | 'active'>) {
  return (
    <>
      <EarlierButton pane={pane} />
      <StickyCommandLine pane={pane} />
      <ClipboardBar pane={pane} />
      <HyperlinkLine pane={pane.id} />
      {active && <HintsLayer pane={pane.id} />}
    </>
  );
}

/** Keeps a terminal in `element` for as long as the pane is there, with the settings and whether its shell is reached. */
function useTerminal(
  element: RefObject<HTMLDivElement | null>,
  { pane, shown, active }: Props,
  settings: TerminalSettings,
  palette: Palette,
  link: LinkPace,
): void {
  const { api, state, terminals } = useApp();
  const terminal = (): PaneTerminal | undefined => terminals.get(pane.id);

  useEffect(() => {
    if (element.current === null) return undefined;
    return terminals.open(pane.id, { element: element.current, shown, settings, palette });
    // What changes later is applied by the next effects.
  }, [pane.id]);
  useEffect(() => {
    const view = terminal()?.view;
    view?.configure(settings, palette);
    // Mostly all terminals look the same: the active one speaks for them.
    if (view !== undefined && active) void api.call('changeTerminalProfile', view.profile);
  }, [...Object.values(settings), palette, active]);
  useEffect(() => terminal()?.view.setLink(link), [link.isConnected, link.rttMs]);
  // Before the frame that shows the pane, which would be without its terminal.
  useLayoutEffect(() => terminals.setShown(pane.id, shown), [shown]);
  useEffect(() => {
    const hasFocus = element.current?.closest(`.${styles.panel}`)?.contains(document.activeElement) === true;
    const isElsewhere = state.dialog.value !== null || state.renamingPane.value !== null || isWalkingTabs();
    if (active && !hasFocus && !isElsewhere) terminal()?.view.focus();
  }, [active]);
}

/** Whether its shell is reached and how soon, and how it looks. */
function usePaneFacts(pane: PaneView) {
  const { state } = useApp();
  const view = state.view.value;
  const link = view.servers.find(({ id }) => id === pane.server)?.link;
  const reached = link?.word === 'Connected' && pane.unreachable === null;
  const settings = settingsOf(view, pane);
  return {
    reached,
    rttMs: link?.rttMs ?? null,
    settings: terminalSettings(settings, {
      isAssistive: state.isAssistive.value,
      isSeeThrough: state.isSeeThrough.value,
    }),
    palette: usePalette(settings),
  };
}

/** Another one only when the colors are others, also where the terminal has its own. */
function usePalette({ lightColors, darkColors }: Settings): Palette {
  const { state, palette, appearance } = useApp();
  const { settings } = state.view.value;
  const isEverywheres = lightColors === settings.lightColors && darkColors === settings.darkColors;
  const everywheres = palette.value;
  return useMemo(
    () =>
      isEverywheres
        ? everywheres
        : paletteOf({ lightColors, darkColors, colorSchemes: settings.colorSchemes }, appearance.value),
    [lightColors, darkColors, everywheres, isEverywheres, appearance.value],
  );
}

/** Who goes from tab to tab by keys stays among the tabs; a click on one goes on in its terminal. */
function isWalkingTabs(): boolean {
  return document.activeElement?.matches('[role="tab"]:focus-visible') === true;
}
