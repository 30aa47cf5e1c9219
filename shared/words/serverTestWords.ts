/** Sentences for the result of a server test. */

import type { TestOutcome } from '../../client/link/testServer.ts';
import type { UrlProblem } from '../../client/link/serverUrl.ts';
import type { Words } from './english.ts';

/** Sentence that says why an address is invalid and what to enter instead. */
export function urlProblemWords({ servers }: Words, problem: UrlProblem): string {
  switch (problem.kind) {
    case 'url-empty':
      return servers.urlEmpty;
    case 'url-malformed':
      return servers.urlMalformed(problem.text);
  }
}

/** Sentence for a test's result: success, or the first failure and what to do about it. */
export function serverTestWords(words: Words, outcome: TestOutcome): string {
  const { servers, link } = words;
  if (outcome.ok) {
    const { host, user, tookMs } = outcome;
    return servers[outcome.insecure ? 'worksInsecurely' : 'works'](host, user, tookMs);
  }
  const { problem } = outcome;
  switch (problem.kind) {
    case 'url-empty':
    case 'url-malformed':
      return urlProblemWords(words, problem);
    case 'token-empty':
      return servers.tokenEmpty;
    default:
      return link.why(problem);
  }
}
