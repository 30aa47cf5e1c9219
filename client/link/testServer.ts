/** Tests a server's address and token, and reports the first thing that fails. */

import { parseDown } from '../../protocol/messages/parse.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { DialFailure } from './linkReason.ts';
import type { Dial } from './dial.ts';
import { encodeHello } from './helloHeader.ts';
import { parseServerUrl, type UrlProblem } from './serverUrl.ts';

/** From the upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 15_000;

type Question = { readonly url: string; readonly token: string; readonly hello: Omit<Hello, 'attach'> };

/** Result of a test: the server's welcome and the time it took in ms, or the first thing that failed. */
export type TestOutcome =
  | {
      readonly ok: true;
      readonly host: string;
      readonly user: string;
      readonly tookMs: number;
      readonly insecure: boolean;
    }
  | { readonly ok: false; readonly problem: UrlProblem | { readonly kind: 'token-empty' } | DialFailure };

/** Connects, waits for the welcome, measures how long that took, and leaves; sessions are not touched. */
export async function testServer(question: Question, dial: Dial, clock: Clock): Promise<TestOutcome> {
  const address = parseServerUrl(question.url);
  if (!address.ok) return { ok: false, problem: address.problem };
  if (question.token === '') return { ok: false, problem: { kind: 'token-empty' } };
  const startedAt = clock.now();
  const answer = await askWelcome({ ...question, url: address.url }, dial, clock);
  if (answer.kind !== 'welcome') return { ok: false, problem: answer };
  const { host, user } = answer;
  return { ok: true, host, user, tookMs: clock.now() - startedAt, insecure: address.insecure };
}

type Answer = { readonly kind: 'welcome'; readonly host: string; readonly user: string } | DialFailure;

function askWelcome(question: Question, dial: Dial, clock: Clock): Promise<Answer> {
  return new Promise((resolve) => {
    const cancel = clock.setTimeout(() => settle({ kind: 'timeout' }), WELCOME_TIMEOUT_MS);
    const settle = (answer: Answer): void => {
      cancel();
      giveUp();
      resolve(answer);
    };
    const { header } = encodeHello({ ...question.hello, attach: [] });
    const giveUp = dial(
      { url: question.url, token: question.token, hello: header },
      {
        onOpen: () => undefined,
        onFailure: settle,
        onText: (json) => {
          const message = parseDown(json);
          if (message.type === 'welcome') settle({ kind: 'welcome', host: message.host, user: message.user });
          else settle({ kind: 'not-holdfast', detail: `it began with ${message.type}` });
        },
        onBytes: () => settle({ kind: 'not-holdfast', detail: 'it began with data' }),
        onDrain: () => undefined,
        onClose: (code, reason) => settle({ kind: 'network', detail: reason || `closed with ${code}` }),
      },
    );
  });
}
