/** The one place where a call from the page is let in: its sender, its name and its arguments are checked here. */

import * as v from 'valibot';
import { calls, type CallArguments, type CallName, type CallResult } from '../../../preload/contract.ts';

/** What carries out each call of the contract. */
export type Handlers = {
  readonly [N in CallName]: (...args: CallArguments<N>) => CallResult<N> | Promise<CallResult<N>>;
};

/** Who sent a call, as far as it matters. */
export type Sender = { readonly isMainFrame: boolean; readonly url: string };

/** A refused call; its message is all that the page learns. */
export class CallRefused extends Error {}

export type GateOptions = {
  /** Those of the sender's window; null when that is none of the app's. */
  readonly handlers: Handlers | null;
  /** The page's origin with its slash, e.g. `app://holdfast/`. */
  readonly origin: string;
  /** Takes what a handler threw: the page is told only that it failed. */
  readonly onBug: (name: CallName, error: unknown) => void;
};

/** Answers a call, or throws `CallRefused` with a short sentence. */
export async function answerCall(
  options: GateOptions,
  sender: Sender,
  name: unknown,
  args: unknown,
): Promise<unknown> {
  const { handlers } = options;
  if (handlers === null || !sender.isMainFrame || !sender.url.startsWith(options.origin)) {
    throw new CallRefused('calls are taken from the windows of the app alone');
  }
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) throw new CallRefused('there is no such call');
  const known = name as CallName;
  const parsed = v.safeParse(calls[known].args, args, {
    abortEarly: true,
  });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new CallRefused(
      `${known}: argument ${v.getDotPath(issue) ?? '(whole)'}: ${issue.message}`.slice(0, 300),
    );
  }
  const handler = handlers[known] as (...checked: unknown[]) => unknown;
  try {
    return await handler(...parsed.output);
  } catch (error) {
    options.onBug(known, error);
    throw new CallRefused(`${known} failed; the app's log says more`);
  }
}
