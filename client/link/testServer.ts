/** Tries a server's address and token as `Test` does: the first thing that fails, and what to do. */

import { parseDown } from '../../protocol/messages/parse.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Said } from '../../shared/words/words.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { DialFailure } from './linkReason.ts';
import type { Dial } from './dial.ts';
import { encodeHello } from './helloHeader.ts';
import { parseServerUrl } from './serverUrl.ts';

/** From the upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 15_000;

type Question = { readonly url: string; readonly token: string; readonly hello: Omit<Hello, 'attach'> };

/** How it went; `message` names the first thing that fails and what to do. */
export type TestOutcome = { readonly ok: boolean; readonly message: Said };

/** Connects, waits for the welcome, measures how long that took, and leaves; sessions are not touched. */
export async function testServer(question: Question, dial: Dial, clock: Clock): Promise<TestOutcome> {
  const address = parseServerUrl(question.url);
  if (!address.ok) return { ok: false, message: address.problem };
  if (question.token === '') return { ok: false, message: ({ servers }) => servers.tokenEmpty };
  const startedAt = clock.now();
  const answer = await askWelcome({ ...question, url: address.url }, dial, clock);
  if (answer.kind !== 'welcome') return { ok: false, message: ({ link }) => link.why(answer) };
  const took = clock.now() - startedAt;
  const { host, user } = answer;
  const words = address.insecure ? 'worksInsecurely' : 'works';
  return { ok: true, message: ({ servers }) => servers[words](host, user, took) };
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
