/**
 * Text size: its limits, and the settings change that makes the active terminal's text larger or smaller.
 * Pure.
 */

import type { AppView } from '../view/view.ts';
import type { SettingsChange } from './settings.ts';
import { profileOf, scopeOf, settingsAt, withProfile, type Scope } from './settingsAt.ts';

/** Default text size, CSS pixels. */
export const DEFAULT_FONT_SIZE = 13;
export const MIN_FONT_SIZE = 6;
export const MAX_FONT_SIZE = 72;

/** A change by one CSS pixel, or a reset to the default. */
export type FontSizeChange = 1 | -1 | 'default';

/** Changes the size for all sessions, or in the profile that sets the active terminal's size. */
export function textSizeChange(view: AppView, change: FontSizeChange): SettingsChange {
  const { panes, activePane, settings } = view;
  const pane = panes.find(({ id }) => id === activePane);
  const scope = pane && scopeOf(view, pane);
  const own = scope && nearestWithSize(view, scope);
  if (own === undefined) return { fontSize: fontSizeAfter(settings.fontSize, change) };
  const { fontSize: _fontSize, ...rest } = profileOf(settings, own);
  const size =
    change === 'default' ? {} : { fontSize: fontSizeAfter(settingsAt(settings, own).fontSize, change) };
  return { profiles: withProfile(settings, { ...rest, ...size }) };
}

function fontSizeAfter(now: number, change: FontSizeChange): number {
  if (change === 'default') return DEFAULT_FONT_SIZE;
  return Math.min(MAX_FONT_SIZE, Math.max(MIN_FONT_SIZE, now + change));
}

/** The most specific scope whose profile sets a text size; undefined when no profile does. */
function nearestWithSize({ settings }: AppView, { server, target = '' }: Scope): Scope | undefined {
  const scopes: Scope[] = [{ server, target }, { server, target: target.replace(/#[^#]*$/, '') }, { server }];
  return scopes.find((scope) => profileOf(settings, scope).fontSize !== undefined);
}
