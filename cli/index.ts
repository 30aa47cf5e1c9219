#!/usr/bin/env node
/** The scriptable client: does what the command line asks for, and says how it went with its exit code. */

import { ENGLISH } from '../shared/words/english.ts';
import type { Target } from '../protocol/messages/common.ts';
import { hostOf, randomId } from '../protocol/ids.ts';
import { IGNORED_EVENTS } from '../client/terminal/ignoredEvents.ts';
import type { Link } from '../client/link/link.ts';
import { processClock } from '../client/link/processClock.ts';
import { RemoteTerminal } from '../client/terminal/remoteTerminal.ts';
import { readCommand, type Command } from './command.ts';
import { EXIT } from './exitCodes.ts';
import { HELP } from './help.ts';
import { writeHistory } from './history.ts';
import { sessionsText, targetsText } from './lists.ts';
import { CliError, connect, random } from './serverLink.ts';
import { viewShell } from './shellView.ts';
import { CLI_VERSION } from './version.ts';

/** How often a session is looked at that was told to end, and how long, ms. */
const END_POLL_MS = 200;
const END_WITHIN_MS = 10_000;

type Connected = Exclude<Command, { readonly kind: 'help' | 'version' }>;

const command = readCommand(process.argv.slice(2), process.env);
try {
  process.exitCode = await run(command);
} catch (error) {
  process.stderr.write(`holdfast: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
}

async function run(asked: ReturnType<typeof readCommand>): Promise<number> {
  switch (asked.kind) {
    case 'usage':
      throw new CliError(EXIT.usage, `${asked.message} (see --help)`);
    case 'help':
      process.stdout.write(HELP);
      return EXIT.ok;
    case 'version':
      process.stdout.write(`holdfast ${CLI_VERSION}\n`);
      return EXIT.ok;
    default: {
      const link = await connect(asked.where, CLI_VERSION);
      try {
        return await carryOut(asked, link);
      } finally {
        link.stop();
      }
    }
  }
}

async function carryOut(asked: Connected, link: Link): Promise<number> {
  switch (asked.kind) {
    case 'list':
      process.stdout.write(
        asked.what === 'targets'
          ? await targetsText(link, asked.json)
          : await sessionsText(link, asked.json, Date.now()),
      );
      return EXIT.ok;
    case 'open':
      return open(asked, link);
    case 'attach':
      return viewShell({
        link,
        session: asked.session,
        open: { target: { kind: 'local' }, options: {} },
        quiet: asked.quiet,
      });
    case 'end':
      await end(link, asked.session);
      return EXIT.ok;
    case 'log':
      await writeHistory(link, asked.session, asked.format);
      return EXIT.ok;
  }
}

async function open(asked: Extract<Command, { readonly kind: 'open' }>, link: Link): Promise<number> {
  const { target, user, directory, command: words } = asked;
  const options = {
    ...(user === undefined ? {} : { user }),
    ...(directory === undefined ? {} : { directory }),
    ...(words.length === 0 ? {} : { command: [...words] }),
  };
  if (!asked.detach) return viewShell({ link, session: null, open: { target, options }, quiet: asked.quiet });
  const session = await openDetached(link, { target, options });
  process.stdout.write(asked.json ? `${JSON.stringify({ session })}\n` : `${session}\n`);
  return EXIT.ok;
}

function openDetached(
  link: Link,
  request: { readonly target: Target; readonly options: object },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const terminal = new RemoteTerminal({
      session: null,
      open: { request: randomId(random), ...request },
      position: null,
      snapshotBehindBytes: null,
      size: { cols: 80, rows: 24 },
      clock: processClock,
      random,
      events: {
        ...IGNORED_EVENTS,
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

async function end(link: Link, session: string): Promise<void> {
  const stateNow = async () => {
    const { sessions, missing } = await link.sessions.list();
    if (missing.includes(hostOf(session)))
      throw new CliError(EXIT.refused, `the host of session ${session} cannot be reached: try again later`);
    return sessions.find((one) => one.session === session)?.state.kind;
  };
  if ((await stateNow()) === undefined)
    throw new CliError(EXIT.refused, `there is no session ${session} on this server`);
  link.sessions.end(session);
  for (let waitedMs = 0; (await stateNow()) === 'running'; waitedMs += END_POLL_MS) {
    if (waitedMs > END_WITHIN_MS)
      throw new CliError(EXIT.refused, `the shell of session ${session} did not end in time`);
    await new Promise<void>((resolve) => void processClock.setTimeout(resolve, END_POLL_MS));
  }
}
