/** Records of new panes, and the target and options of their shells. */

import type { Settings } from '../../../shared/settings/settings.ts';
import { optionsFor, settingsAt, targetWord } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import type { OpenOptions, Target } from '../../../protocol/messages/common.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import { EMBEDDED_ID } from '../words.ts';

/** Server, target and options of a new shell. */
export type NewShell = {
  readonly server: string;
  /** Host behind a gateway (G2). If absent, the gateway chooses a host that has the target. */
  readonly host?: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

type ShownPane = { readonly record: PaneRecord; readonly view: Pick<PaneView, 'directory'> };

/** Record of a pane for a new session, or for the existing one with the id `session`. */
export function newPaneRecord(
  shell: NewShell,
  targetName: string,
  session: string | null,
  random: RandomBytes,
): PaneRecord {
  return {
    ...shell,
    id: randomId(random),
    session,
    request: randomId(random),
    targetName,
    name: null,
    programTitle: null,
    size: null,
    output: null,
    begins: 0,
    skipped: null,
    upToDateAt: null,
  };
}

/**
 * Changes of a record so that the pane opens another shell on its target. The shell starts in the last
 * shell's directory if that still exists (S14).
 */
export function changedForAnother(
  { options }: PaneRecord,
  lastDirectory: string | undefined,
  random: RandomBytes,
): Partial<PaneRecord> {
  const where = lastDirectory === undefined ? {} : { directory: lastDirectory, directoryOptional: true };
  return { session: null, request: randomId(random), programTitle: null, options: { ...options, ...where } };
}

/**
 * Options for a shell like an existing one. A directory that was only inherited from an ended shell is left
 * out.
 */
function optionsLike(options: OpenOptions): OpenOptions {
  if (options.directoryOptional !== true) return options;
  const { directory: _directory, directoryOptional: _optional, ...rest } = options;
  return rest;
}

/**
 * A new shell on a pane's target and in its current directory. Without a pane, the shell is on this computer.
 */
export function shellLike(pane: ShownPane | undefined): NewShell {
  if (pane === undefined) return { server: EMBEDDED_ID, target: { kind: 'local' }, options: {} };
  const { server, host, target, options } = pane.record;
  const { directory } = pane.view;
  const where = directory === null ? {} : { directory, directoryOptional: true };
  return {
    server,
    target,
    options: { ...optionsLike(options), ...where },
    ...(host === undefined ? {} : { host }),
  };
}

/**
 * Adds the options from the profiles of the server named `server` and of the target. Explicitly entered
 * options win.
 */
export function withProfileOptions(shell: NewShell, settings: Settings, server: string): NewShell {
  const scope = { server, target: targetWord(shell.target) };
  const options = { ...optionsFor(settings, scope), ...shell.options };
  // The option is sent only to turn the shell integration off (A4).
  const integration = settingsAt(settings, scope).shellIntegration ? {} : { shellIntegration: false };
  return { ...shell, options: { ...options, ...integration } };
}

/** The later of two times; a null time is unknown. */
export function latest(a: number | null, b: number | null): number | null {
  const known = [a, b].filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
