/** Where `open` opens a shell, from one word: `local`, a container, `service:NAME[#TASK]` or `compose:PROJECT/SERVICE[#NUMBER]`. Pure. */

import type { Target } from '../protocol/messages/common.ts';

/** Names of containers have no colon, so nothing else is meant by one. Undefined for what is none of these. */
export function parseTarget(word: string): Target | undefined {
  if (word === 'local') return { kind: 'local' };
  if (!word.includes(':')) return word === '' ? undefined : { kind: 'container', container: word };
  const [, service, task] = /^service:([^#]{1,255})(?:#([^#]{1,255}))?$/.exec(word) ?? [];
  if (service !== undefined) return { kind: 'service', service, ...(task === undefined ? {} : { task }) };
  const [, project, of, number] = /^compose:([^/#]{1,255})\/([^/#]{1,255})(?:#(\d{1,9}))?$/.exec(word) ?? [];
  if (project === undefined || of === undefined) return undefined;
  return {
    kind: 'compose',
    project,
    service: of,
    ...(number === undefined ? {} : { number: Number(number) }),
  };
}
