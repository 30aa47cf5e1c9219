#!/usr/bin/env node
/** Command-line client for terminals and scripts. It runs one command and reports the result as its exit code. */

import { processClock } from '../client/link/processClock.ts';
import type { Link } from '../client/link/link.ts';
import { RemoteTerminal } from '../client/terminal/remoteTerminal.ts';
import { hostOf, randomId } from '../protocol/ids.ts';
import type { OpenOptions, Target } from '../protocol/messages/common.ts';
import { PRODUCT_VERSION } from '../protocol/productVersion.ts';
import { ENGLISH } from '../shared/words/english.ts';
import { readCommand, type Command, type ServerCommand, type UsageError } from './command.ts';
import { EXIT } from './exitCodes.ts';
import { HELP } from './help.ts';
import { writeHistory } from './history.ts';
import { sessionsText, targetsText } from './lists.ts';
import { CliError, connect, random } from './serverLink.ts';
import { viewShell } from './shellView.ts';

/** Interval and time limit of waiting for the end of a session, ms. */
const END_POLL_MS = 200;
const END_TIMEOUT_MS = 10_000;

try {
  process.exitCode = await run(readCommand(process.argv.slice(2), process.env));
} catch (error) {
  process.stderr.write(`holdfast: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
}

async function run(command: Command | UsageError): Promise<number> {
  switch (command.kind) {
    case 'usage':
      throw new CliError(EXIT.usage, `${command.message} (see --help)`);
    case 'help':
      process.stdout.write(HELP);
      return EXIT.ok;
    case 'version':
      process.stdout.write(`holdfast ${PRODUCT_VERSION}\n`);
      return EXIT.ok;
    default: {
      const link = await connect(command.access, PRODUCT_VERSION);
      try {
        return await runOn(link, command);
      } finally {
        link.stop();
      }
    }
  }
}

async function runOn(link: Link, command: ServerCommand): Promise<number> {
  switch (command.kind) {
    case 'list':
      process.stdout.write(
        command.what === 'targets'
          ? await targetsText(link, command.json)
          : await sessionsText(link, command.json, Date.now()),
      );
      return EXIT.ok;
    case 'open':
      return open(link, command);
    case 'attach':
      return viewShell({
        link,
        session: command.session,
        open: { target: { kind: 'local' }, options: {} },
        quiet: command.quiet,
      });
    case 'end':
      await end(link, command.session);
      return EXIT.ok;
    case 'log':
      await writeHistory(link, command.session, command.format);
      return EXIT.ok;
  }
}

async function open(
  link: Link,
  { target, user, directory, command, detach, json, quiet }: Extract<ServerCommand, { kind: 'open' }>,
): Promise<number> {
  const options = {
    ...(user === undefined ? {} : { user }),
    ...(directory === undefined ? {} : { directory }),
    ...(command.length === 0 ? {} : { command: [...command] }),
  };
  if (!detach) return viewShell({ link, session: null, open: { target, options }, quiet });
  const session = await openDetached(link, target, options);
  process.stdout.write(json ? `${JSON.stringify({ session })}\n` : `${session}\n`);
  return EXIT.ok;
}

/** Opens a session without attaching to it. Returns its ID. */
function openDetached(link: Link, target: Target, options: OpenOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const terminal = new RemoteTerminal({
      session: null,
      open: { request: randomId(random), target, options },
      position: null,
      snapshotBehindBytes: null,
      size: { cols: 80, rows: 24 },
      clock: processClock,
      random,
      events: {
        onSession: (session) => resolve(session),
        onState: (state) => {
          if (state.kind === 'refused')
            reject(new CliError(EXIT.refused, ENGLISH.sessions.refused(state.code, state.message)));
        },
      },
    });
    link.add(terminal);
  });
}

/** Ends a session and waits until it has ended. */
async function end(link: Link, session: string): Promise<void> {
  if ((await stateOf(link, session)) === undefined)
    throw new CliError(EXIT.refused, `there is no session ${session} on this server`);
  link.sessions.end(session);
  for (let waitedMs = 0; (await stateOf(link, session)) === 'running'; waitedMs += END_POLL_MS) {
    if (waitedMs > END_TIMEOUT_MS)
      throw new CliError(EXIT.refused, `the shell of session ${session} did not end in time`);
    await new Promise<void>((resolve) => void processClock.setTimeout(resolve, END_POLL_MS));
  }
}

/** Returns the session's state, or undefined if there is no such session. */
async function stateOf(link: Link, session: string): Promise<'running' | 'ended' | undefined> {
  const { sessions, missing } = await link.sessions.list();
  if (missing.includes(hostOf(session)))
    throw new CliError(EXIT.refused, `the host of session ${session} cannot be reached: try again later`);
  return sessions.find((listed) => listed.session === session)?.state.kind;
}
