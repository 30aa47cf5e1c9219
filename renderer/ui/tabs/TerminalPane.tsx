/** One pane's terminal. Hidden ones keep their layout, so that their terminals keep their size and go on parsing. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Box } from '../../../shared/layout/layoutGeometry.ts';
import type { Settings } from '../../../shared/settings/settings.ts';
import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { TabView } from '../../../shared/view/view.ts';
import { isDark } from '../../state/settings/colours.ts';
import { ground, terminalSettings, type TerminalSettings } from '../../terminal/drawing/appearance.ts';
import { paletteOf, type Palette } from '../../terminal/drawing/palettes.ts';
import type { LinkPace } from '../../terminal/prediction/predictions.ts';
import type { TabTerminal } from '../../terminal/terminals.ts';
import { useApp, useWords } from '../kit/appContext.ts';
import { ClipboardBar } from '../clipboard/ClipboardBar.tsx';
import { EarlierButton } from '../history/EarlierButton.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { boxStyle } from './paneBox.ts';
import { HintsLayer } from '../hints/HintsLayer.tsx';
import { LinkLine } from '../hints/HyperlinkLine.tsx';
import { PaneState } from './PaneState.tsx';
import { PastStrip } from '../history/PastStrip.tsx';
import { StickyCommandLine } from '../commands/StickyCommandLine.tsx';
import styles from './TerminalPane.module.css';
import { usePaneActivation } from './usePaneActivation.ts';

type Props = {
  readonly tab: TabView;
  /** Where it lies in its tab. */
  readonly box: Box;
  readonly shown: boolean;
  /** It has the keys, in the tab that is shown. */
  readonly active: boolean;
  /** Others can be seen beside it. */
  readonly several: boolean;
};

export function TerminalPane(props: Props) {
  const { tab, box, shown, active, several } = props;
  const panel = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const { state } = useApp();
  const { reached, rttMs, settings, palette } = usePaneFacts(tab);
  useTerminal(element, props, settings, palette, { isConnected: reached, rttMs });
  const words = useWords();
  usePaneActivation(tab.id, panel, body);
  return (
    <div
      id={`pane-${tab.id}`}
      class={styles.panel}
      // Its colours may be others than those around it.
      style={{ ...boxStyle(box), background: ground(palette.theme.background ?? '', settings) }}
      data-shown={shown}
      data-link={reached ? 'up' : 'down'}
      data-beside={several ? (active ? 'active' : 'other') : 'none'}
      ref={panel}
    >
      <PastStrip tab={tab} />
      <div class={styles.body} ref={body}>
        <div
          role="group"
          aria-label={words.terminal.terminal(tab.title)}
          aria-current={several && active ? 'true' : undefined}
          data-terminal={tab.id}
          class={styles.terminal}
          ref={element}
        />
        {shown && <PaneState tab={tab} dark={isDark(palette.theme.background ?? '#000000')} />}
        <Overlays tab={tab} active={active} />
      </div>
      {state.findingIn.value === tab.id && <FindBar tab={tab.id} />}
    </div>
  );
}

/** What lies over the terminal's text. */
function Overlays({ tab, active }: Pick<Props, 'tab' | 'active'>) {
  return (
    <>
      <EarlierButton tab={tab} />
      <StickyCommandLine tab={tab} />
      <ClipboardBar tab={tab} />
      <LinkLine tab={tab.id} />
      {active && <HintsLayer tab={tab.id} />}
    </>
  );
}

/** Keeps a terminal in `element` for as long as the pane is there, with the settings and whether its shell is reached. */
function useTerminal(
  element: RefObject<HTMLDivElement | null>,
  { tab, shown, active }: Props,
  settings: TerminalSettings,
  palette: Palette,
  link: LinkPace,
): void {
  const { api, state, terminals } = useApp();
  const terminal = (): TabTerminal | undefined => terminals.get(tab.id);

  useEffect(() => {
    if (element.current === null) return undefined;
    return terminals.open(tab.id, element.current, shown, settings, palette);
    // What changes later is applied by the next effects.
  }, [tab.id]);
  useEffect(() => {
    const view = terminal()?.view;
    view?.configure(settings, palette);
    // Mostly all terminals look the same: the active one speaks for them.
    if (view !== undefined && active) void api.call('changeProfile', view.profile);
  }, [...Object.values(settings), palette, active]);
  useEffect(() => terminal()?.view.setLink(link), [link.isConnected, link.rttMs]);
  // Before the frame that shows the pane, which would be without its terminal.
  useLayoutEffect(() => terminals.setShown(tab.id, shown), [shown]);
  useEffect(() => {
    const hasFocus = element.current?.closest(`.${styles.panel}`)?.contains(document.activeElement) === true;
    const isElsewhere = state.dialog.value !== null || state.renamingTab.value !== null || isWalkingTabs();
    if (active && !hasFocus && !isElsewhere) terminal()?.view.focus();
  }, [active]);
}

/** Whether its shell is reached and how soon, and how it looks. */
function usePaneFacts(tab: TabView) {
  const { state } = useApp();
  const view = state.view.value;
  const link = view.servers.find(({ id }) => id === tab.server)?.link;
  const reached = link?.word === 'Connected' && tab.unreachable === null;
  const settings = settingsOf(view, tab);
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

/** Another one only when the colours are others, also where the terminal has its own. */
function usePalette({ lightColours, darkColours }: Settings): Palette {
  const { state, palette, appearance } = useApp();
  const { settings } = state.view.value;
  const isEverywheres = lightColours === settings.lightColours && darkColours === settings.darkColours;
  const everywheres = palette.value;
  return useMemo(
    () =>
      isEverywheres
        ? everywheres
        : paletteOf({ lightColours, darkColours, colourSchemes: settings.colourSchemes }, appearance.value),
    [lightColours, darkColours, everywheres, isEverywheres, appearance.value],
  );
}

/** Who goes from tab to tab by keys stays among the tabs; a click on one goes on in its terminal. */
function isWalkingTabs(): boolean {
  return document.activeElement?.matches('[role="tab"]:focus-visible') === true;
}
