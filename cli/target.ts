/**
 * Parses the target of `open`, given as one word: `local`, a container, `service:NAME[#TASK]` or
 * `compose:PROJECT/SERVICE[#NUMBER]`. Pure.
 */

import type { Target } from '../protocol/messages/common.ts';

/**
 * Returns the target, or undefined if the word is not one. A word without a colon is a container, because container names have
 * no colons.
 */
export function parseTarget(word: string): Target | undefined {
  if (word === 'local') return { kind: 'local' };
  if (!word.includes(':')) return word === '' ? undefined : { kind: 'container', container: word };
  return parseService(word) ?? parseCompose(word);
}

function parseService(word: string): Target | undefined {
  const [, service, task] = /^service:([^#]{1,255})(?:#([^#]{1,255}))?$/.exec(word) ?? [];
  if (service === undefined) return undefined;
  return { kind: 'service', service, ...(task === undefined ? {} : { task }) };
}

function parseCompose(word: string): Target | undefined {
  const parts = /^compose:([^/#]{1,255})\/([^/#]{1,255})(?:#(\d{1,9}))?$/.exec(word) ?? [];
  const [, project, service, number] = parts;
  if (project === undefined || service === undefined) return undefined;
  return { kind: 'compose', project, service, ...(number === undefined ? {} : { number: Number(number) }) };
}
