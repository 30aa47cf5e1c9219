/** Gate for the page's calls: checks each call's sender, name and arguments. */

import * as v from 'valibot';
import { calls, type CallArguments, type CallName, type CallResult } from '../../../preload/contract.ts';

/** A handler for each call in the contract. */
export type Handlers = {
  readonly [N in CallName]: (...args: CallArguments<N>) => CallResult<N> | Promise<CallResult<N>>;
};

/** The page that makes a call. */
export type Sender = { readonly isMainFrame: boolean; readonly url: string };

/** Error of a refused or failed call; the page gets only its message. */
export class CallRefused extends Error {}

export type GateOptions = {
  /** Handlers of the window that sent the call; null when the sender is not a window of the app. */
  readonly handlers: Handlers | null;
  /** The page's origin with its slash, e.g. `app://holdfast/`. */
  readonly origin: string;
  /** Logs a handler's error, because the page does not receive it. */
  readonly onBug: (name: CallName, error: unknown) => void;
};

/** Runs a call and returns its result, or throws `CallRefused`. */
export async function answerCall(
  options: GateOptions,
  sender: Sender,
  name: unknown,
  args: unknown,
): Promise<unknown> {
  const { handlers } = options;
  if (handlers === null || !sender.isMainFrame || !sender.url.startsWith(options.origin)) {
    throw new CallRefused('only windows of the app may send calls');
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
    throw new CallRefused(`${known} failed; see the app's log`);
  }
}
