/** Tests a server's address and token, and reports the first problem. */

import type { Clock } from '../../protocol/clock.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import { parseDown } from '../../protocol/messages/parse.ts';
import type { Dial } from './dial.ts';
import { encodeHello } from './helloHeader.ts';
import type { DialFailure } from './linkReason.ts';
import { parseServerUrl, type UrlProblem } from './serverUrl.ts';

/** Time limit from the beginning of the dial to the welcome, ms. */
const WELCOME_TIMEOUT_MS = 15_000;

type TestRequest = { readonly url: string; readonly token: string; readonly hello: Omit<Hello, 'attach'> };

/** Result of a test: the server's welcome and the time that it took in ms, or the first problem. */
export type TestOutcome =
  | {
      readonly ok: true;
      readonly host: string;
      readonly user: string;
      readonly tookMs: number;
      readonly insecure: boolean;
    }
  | { readonly ok: false; readonly problem: UrlProblem | { readonly kind: 'token-empty' } | DialFailure };

/** Connects, waits for the welcome, measures the time, and disconnects. It does not affect any session. */
export async function testServer(request: TestRequest, dial: Dial, clock: Clock): Promise<TestOutcome> {
  const address = parseServerUrl(request.url);
  if (!address.ok) return { ok: false, problem: address.problem };
  if (request.token === '') return { ok: false, problem: { kind: 'token-empty' } };
  const startedAt = clock.now();
  const result = await waitForWelcome({ ...request, url: address.url }, dial, clock);
  if (result.kind !== 'welcome') return { ok: false, problem: result };
  const { host, user } = result;
  return { ok: true, host, user, tookMs: clock.now() - startedAt, insecure: address.insecure };
}

type DialResult = { readonly kind: 'welcome'; readonly host: string; readonly user: string } | DialFailure;

function waitForWelcome({ url, token, hello }: TestRequest, dial: Dial, clock: Clock): Promise<DialResult> {
  return new Promise((resolve) => {
    const cancel = clock.setTimeout(() => settle({ kind: 'timeout' }), WELCOME_TIMEOUT_MS);
    const settle = (result: DialResult): void => {
      cancel();
      giveUp();
      resolve(result);
    };
    const { header } = encodeHello({ ...hello, attach: [] });
    const giveUp = dial(
      { url, token, hello: header },
      {
        onOpen: () => undefined,
        onFailure: settle,
        onText: (json) => {
          const message = parseDown(json);
          if (message.type === 'welcome') settle({ kind: 'welcome', host: message.host, user: message.user });
          else settle({ kind: 'not-holdfast', detail: `its first message was ${message.type}` });
        },
        onBytes: () => settle({ kind: 'not-holdfast', detail: 'its first message was data' }),
        onDrain: () => undefined,
        onClose: (code, reason) => settle({ kind: 'network', detail: reason || `closed with ${code}` }),
      },
    );
  });
}
