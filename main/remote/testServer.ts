/** Tries a server's address and token as `Test` does: the first thing that fails, and what to do. */

import { parseDown } from '../../protocol/messages/parse.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { ServerTest } from '../../preload/contract.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { Dial, DialFailure } from './dial.ts';
import { encodeHello } from './helloHeader.ts';
import { failureSentence } from './linkView.ts';
import { parseServerUrl } from './serverUrl.ts';

/** From the upgrade to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 15_000;

type Question = { readonly url: string; readonly token: string; readonly hello: Omit<Hello, 'attach'> };

/** Connects, waits for the welcome, measures how long that took, and leaves; sessions are not touched. */
export async function testServer(question: Question, dial: Dial, clock: Clock): Promise<ServerTest> {
  const address = parseServerUrl(question.url);
  if (!address.ok) return { ok: false, message: address.message };
  if (question.token === '')
    return { ok: false, message: 'The token is empty: enter the one you were given.' };
  const startedAt = clock.now();
  const answer = await askWelcome({ ...question, url: address.url }, dial, clock);
  if (answer.kind !== 'welcome') return { ok: false, message: failureSentence(answer) };
  const warning = address.insecure
    ? ' Without TLS the token and everything you type can be read on the way.'
    : '';
  const took = clock.now() - startedAt;
  return { ok: true, message: `Connected to ${answer.host} as ${answer.user} in ${took} ms.${warning}` };
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
