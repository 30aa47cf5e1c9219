/** Dividers between panes. The user moves them by dragging or with the arrow keys. */

import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { resized } from '../../../shared/layout/arrangement.ts';
import type { Tab } from '../../../shared/layout/layout.ts';
import { MIN_FRACTION } from '../../../shared/layout/layoutChanges.ts';
import { dividerBeside, dividersOf, type Divider } from '../../../shared/layout/layoutGeometry.ts';
import { arrange } from '../../state/actions/arrange.ts';
import { useApp, useFocusTerminal, useWords } from '../kit/appContext.ts';
import type { DividerMove } from './PaneArea.tsx';
import styles from './PaneArea.module.css';
import { percent } from './paneBox.ts';

/**
 * Distance by which an arrow key moves a divider, without and with Shift. Both are fractions of both panes'
 * size.
 */
const STEP = 0.02;
const BIG_STEP = 0.1;

type Props = {
  readonly tab: Tab;
  readonly area: RefObject<HTMLElement | null>;
  readonly moving: DividerMove | null;
  readonly onMoving: (moving: DividerMove | null) => void;
};

export function PaneDividers({ tab, area, moving, onMoving }: Props) {
  const { api, state } = useApp();
  const dividers = dividersOf(tab.layout);
  useFocusRequests(tab, area);
  const finish = (divider: Divider, fraction: number): void => {
    const path = { path: [...divider.path], index: divider.index };
    arrange(
      api,
      state,
      (all) => resized(all, tab.activePane, path, fraction),
      () => api.call('resizePanes', tab.activePane, path, fraction),
    );
  };
  /** Returns the divider's present position. A second key may come before the first one is drawn. */
  const fractionNow = (path: DividerMove['divider']): number => {
    const now = state.view.peek().tabs.find(({ id }) => id === tab.id) ?? tab;
    return dividersOf(now.layout).find((other) => samePath(other, path))?.fraction ?? 0.5;
  };
  return (
    <>
      {dividers.map((divider) => {
        const path = { path: divider.path, index: divider.index };
        return (
          <Line
            key={[...divider.path, divider.index].join('.')}
            divider={divider}
            area={area}
            moving={moving !== null && samePath(moving.divider, path)}
            onMove={(fraction) => onMoving({ tab: tab.id, divider: path, fraction })}
            onDone={(fraction) => {
              onMoving(null);
              finish(divider, fraction);
            }}
            onStep={(step) => finish(divider, Math.min(1, Math.max(0, fractionNow(path) + step)))}
          />
        );
      })}
    </>
  );
}

type LineProps = {
  readonly divider: Divider;
  readonly area: RefObject<HTMLElement | null>;
  readonly moving: boolean;
  readonly onMove: (fraction: number) => void;
  readonly onDone: (fraction: number) => void;
  /** Moves the divider by a fraction of both panes' size. */
  readonly onStep: (step: number) => void;
};

function Line({ divider, area, moving, onMove, onDone, onStep }: LineProps) {
  const focusTerminal = useFocusTerminal();
  const words = useWords().tabs;
  const { direction, fraction } = divider;
  const at = (event: PointerEvent): number => fractionAt(divider, event, area.current);
  return (
    <div
      role="separator"
      aria-label={words.resizePanes}
      aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
      aria-valuemin={MIN_FRACTION * 100}
      aria-valuemax={(1 - MIN_FRACTION) * 100}
      aria-valuenow={Math.round(fraction * 100)}
      tabIndex={0}
      title={words.resizeHint}
      class={styles.divider}
      data-direction={direction}
      data-moving={moving}
      style={lineStyle(divider)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        onMove(fraction);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(at(event));
      }}
      onLostPointerCapture={() => onDone(fraction)}
      onDblClick={() => onDone(0.5)}
      onKeyDown={(event) => {
        const step = stepOf(event, direction);
        if (step !== 0) onStep(step);
        else if (event.key === 'Enter' || event.key === 'Escape') focusTerminal();
        else return;
        event.preventDefault();
      }}
    />
  );
}

/**
 * Moves the focus to the divider beside the active pane, or from one divider to the next, at the user's
 * request.
 */
function useFocusRequests({ layout, activePane }: Tab, area: RefObject<HTMLElement | null>): void {
  const requests = useApp().state.dividerFocusRequests.value;
  const handled = useRef(requests);
  // Moves the focus before the next key, which is meant for the divider.
  useLayoutEffect(() => {
    if (requests === handled.current) return;
    handled.current = requests;
    const lines = [...(area.current?.querySelectorAll<HTMLElement>('[role="separator"]') ?? [])];
    const now = lines.findIndex((line) => line === document.activeElement);
    lines[now < 0 ? dividerBeside(layout, activePane) : (now + 1) % lines.length]?.focus();
  }, [requests]);
}

function samePath(a: DividerMove['divider'], b: DividerMove['divider']): boolean {
  return a.index === b.index && a.path.join() === b.path.join();
}

function lineStyle({ direction, pair, fraction }: Divider): Readonly<Record<string, string>> {
  return direction === 'row'
    ? {
        left: percent(pair.left + pair.width * fraction),
        top: percent(pair.top),
        height: percent(pair.height),
      }
    : {
        left: percent(pair.left),
        top: percent(pair.top + pair.height * fraction),
        width: percent(pair.width),
      };
}

function fractionAt(
  { direction, pair, fraction }: Divider,
  event: PointerEvent,
  area: HTMLElement | null,
): number {
  if (area === null) return fraction;
  const room = area.getBoundingClientRect();
  const position =
    direction === 'row'
      ? ((event.clientX - room.left) / room.width - pair.left) / pair.width
      : ((event.clientY - room.top) / room.height - pair.top) / pair.height;
  return Math.min(1 - MIN_FRACTION, Math.max(MIN_FRACTION, position));
}

function stepOf({ key, shiftKey }: KeyboardEvent, direction: Divider['direction']): number {
  const [back, forward] = direction === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = shiftKey ? BIG_STEP : STEP;
  if (key === back) return -step;
  return key === forward ? step : 0;
}
