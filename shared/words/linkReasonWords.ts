/** Sentences for the reasons that a link is not connected, by kind of reason. */

import type { LinkReason } from '../../client/link/linkReason.ts';

/** A sentence for each kind of reason. */
export type WordsByReason = {
  readonly [K in LinkReason['kind']]: (reason: Extract<LinkReason, { readonly kind: K }>) => string;
};

/** Sentence for `reason` in the language of `words`. */
export function reasonWords(words: WordsByReason, reason: LinkReason): string {
  return (words[reason.kind] as (reason: LinkReason) => string)(reason);
}
