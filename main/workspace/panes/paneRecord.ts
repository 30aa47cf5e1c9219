/** What is stored of a tab that was just opened. */

import type { Settings } from '../../../shared/settings/settings.ts';
import { optionsFor, settingsAt, targetWord } from '../../../shared/settings/settingsAt.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import type { OpenOptions, Target } from '../../../protocol/messages/common.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import { EMBEDDED_ID } from '../words.ts';

/** Where a new tab's shell runs. */
export type Place = {
  readonly server: string;
  /** The machine behind a gateway; the server itself, or whichever has the target, when absent (G2). */
  readonly host?: string;
  readonly target: Target;
  readonly options: OpenOptions;
};

type ShownPane = { readonly record: PaneRecord; readonly view: Pick<PaneView, 'directory'> };

/** A tab for a new session at `place`, or for the one that `session` names. */
export function newPaneRecord(
  place: Place,
  targetName: string,
  session: string | null,
  random: RandomBytes,
): PaneRecord {
  return {
    ...place,
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

/** What becomes of a tab for another shell on its target: in the directory where the last one was, if it exists there (S14). */
export function changedForAnother(
  { options }: PaneRecord,
  lastDirectory: string | undefined,
  random: RandomBytes,
): Partial<PaneRecord> {
  const where = lastDirectory === undefined ? {} : { directory: lastDirectory, directoryOptional: true };
  return { session: null, request: randomId(random), programTitle: null, options: { ...options, ...where } };
}

/** Options of another shell like that one: a directory that it only followed an ended shell into is its own. */
function optionsOfAnother(options: OpenOptions): OpenOptions {
  if (options.directoryOptional !== true) return options;
  const { directory: _directory, directoryOptional: _optional, ...rest } = options;
  return rest;
}

/** Where that tab's shell runs and is by now, for another one; on this computer without a tab. */
export function targetLike(pane: ShownPane | undefined): Place {
  if (pane === undefined) return { server: EMBEDDED_ID, target: { kind: 'local' }, options: {} };
  const { server, host, target, options } = pane.record;
  const { directory } = pane.view;
  const where = directory === null ? {} : { directory, directoryOptional: true };
  return {
    server,
    target,
    options: { ...optionsOfAnother(options), ...where },
    ...(host === undefined ? {} : { host }),
  };
}

/** The place for a new shell as the settings of its server, by that name, and its target want it; what is asked for is before them. */
export function requestedTarget(place: Place, settings: Settings, server: string): Place {
  const scope = { server, target: targetWord(place.target) };
  const options = { ...optionsFor(settings, scope), ...place.options };
  // It is not asked to mark its commands (A4).
  const plain = settingsAt(settings, scope).shellIntegration ? {} : { shellIntegration: false };
  return { ...place, options: { ...options, ...plain } };
}

/** The later of two times, where they are known. */
export function latest(a: number | null, b: number | null): number | null {
  const known = [a, b].filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
