/** The change of settings that makes the active terminal's text larger or smaller. Pure. */

import { fontSizeAfter, type FontSizeChange } from './fontSize.ts';
import type { SettingsChange } from './settings.ts';
import { profileOf, scopeOf, settingsAt, withProfile, type Scope } from './settingsAt.ts';
import type { AppView } from '../view/view.ts';

/** Everywhere, but where the terminal has a size of its own: there it is that one. */
export function textSizeChange(view: AppView, change: FontSizeChange): SettingsChange {
  const { panes, activePane, settings } = view;
  const pane = panes.find(({ id }) => id === activePane);
  const scope = pane && scopeOf(view, pane);
  const own = scope && ownScope(view, scope);
  if (own === undefined) return { fontSize: fontSizeAfter(settings.fontSize, change) };
  const { fontSize: _fontSize, ...rest } = profileOf(settings, own);
  const size =
    change === 'default' ? {} : { fontSize: fontSizeAfter(settingsAt(settings, own).fontSize, change) };
  return { profiles: withProfile(settings, { ...rest, ...size }) };
}

/** The nearest scope whose profile has a size. */
function ownScope({ settings }: AppView, { server, target = '' }: Scope): Scope | undefined {
  const scopes: Scope[] = [{ server, target }, { server, target: target.replace(/#[^#]*$/, '') }, { server }];
  return scopes.find((scope) => profileOf(settings, scope).fontSize !== undefined);
}
