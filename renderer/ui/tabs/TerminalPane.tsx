/**
 * A pane with its terminal. A hidden pane keeps its layout, so that its terminal keeps its size and continues
 * to parse output.
 */

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
  /** The pane's position in the tab. */
  readonly box: Box;
  readonly shown: boolean;
  /** True for the pane of the visible tab that has the focus. */
  readonly active: boolean;
  /** True when other panes are visible beside it. */
  readonly several: boolean;
};

export function TerminalPane(props: Props) {
  const { pane, box, shown, active, several } = props;
  const panel = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const { state } = useApp();
  const { link, settings, palette } = usePaneFacts(pane);
  useTerminal(element, props, { settings, palette }, link);
  const words = useWords();
  usePaneActivation(pane.id, panel, body);
  return (
    <div
      id={`pane-${pane.id}`}
      class={styles.panel}
      // The background depends on the pane, because its colors can differ from those of other panes.
      style={{ ...boxStyle(box), background: ground(palette.theme.background ?? '', settings) }}
      data-shown={shown}
      data-link={link.isConnected ? 'up' : 'down'}
      data-beside={besideMark(several, active)}
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

/** The mark of a pane in a tab with several panes: active or not. */
function besideMark(several: boolean, active: boolean): 'active' | 'other' | 'none' {
  if (!several) return 'none';
  return active ? 'active' : 'other';
}

/** Elements that are drawn over the terminal's text. */
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

/** Settings and colors of a terminal. */
type Look = { readonly settings: TerminalSettings; readonly palette: Palette };

/** Keeps a terminal in `element` while the pane exists, with current settings and link. */
function useTerminal(
  element: RefObject<HTMLDivElement | null>,
  { pane, shown, active }: Props,
  { settings, palette }: Look,
  link: LinkPace,
): void {
  const { api, state, terminals } = useApp();
  const terminal = (): PaneTerminal | undefined => terminals.get(pane.id);

  useEffect(() => {
    if (element.current === null) return undefined;
    return terminals.open(pane.id, { element: element.current, shown, settings, palette });
    // Later changes are applied by the effects below.
  }, [pane.id]);
  useEffect(() => {
    const view = terminal()?.view;
    view?.configure(settings, palette);
    // A device has one profile for all its terminals, which usually look the same. The active terminal
    // provides it.
    if (view !== undefined && active) void api.call('changeTerminalProfile', view.profile);
  }, [...Object.values(settings), palette, active]);
  useEffect(() => terminal()?.view.setLink(link), [link.isConnected, link.rttMs]);
  // A layout effect runs before the next frame; otherwise the first frame of the pane would lack the
  // terminal.
  useLayoutEffect(() => terminals.setShown(pane.id, shown), [shown]);
  useEffect(() => {
    const hasFocus = element.current?.closest(`.${styles.panel}`)?.contains(document.activeElement) === true;
    const isElsewhere = state.dialog.value !== null || state.renamingPane.value !== null || isWalkingTabs();
    if (active && !hasFocus && !isElsewhere) terminal()?.view.focus();
  }, [active]);
}

/** Returns the link to the pane's shell, and the look of its terminal. */
function usePaneFacts(pane: PaneView) {
  const { state } = useApp();
  const view = state.view.value;
  const serverLink = view.servers.find(({ id }) => id === pane.server)?.link;
  const isConnected = serverLink?.word === 'Connected' && pane.unreachable === null;
  const settings = settingsOf(view, pane);
  return {
    link: { isConnected, rttMs: serverLink?.rttMs ?? null },
    settings: terminalSettings(settings, {
      isAssistive: state.isAssistive.value,
      isSeeThrough: state.isSeeThrough.value,
    }),
    palette: usePalette(settings),
  };
}

/** Returns the pane's palette, which changes only when a color changes. */
function usePalette({ lightColors, darkColors }: Settings): Palette {
  const { state, palette, appearance } = useApp();
  const { settings } = state.view.value;
  const isGlobal = lightColors === settings.lightColors && darkColors === settings.darkColors;
  const globalPalette = palette.value;
  return useMemo(
    () =>
      isGlobal
        ? globalPalette
        : paletteOf({ lightColors, darkColors, colorSchemes: settings.colorSchemes }, appearance.value),
    [lightColors, darkColors, globalPalette, isGlobal, appearance.value],
  );
}

/**
 * True while the user moves from tab to tab with keys: the focus then stays in the tab bar. A click moves it
 * to the terminal.
 */
function isWalkingTabs(): boolean {
  return document.activeElement?.matches('[role="tab"]:focus-visible') === true;
}
