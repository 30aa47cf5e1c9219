// The command line, checked; keys that detach; exit codes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommand } from '../../cli/command.ts';
import { EscapeKeys } from '../../cli/escapeKeys.ts';
import { exitCodeOf } from '../../cli/exitCodes.ts';
import { readToken } from '../../cli/token.ts';
import { CLI_VERSION } from '../../cli/version.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const newFolder = scratchFolders();
const ENV = { HOLDFAST_SERVER: 'ws://s', HOLDFAST_TOKEN_FILE: 't' };
const where = { server: 'ws://s', tokenFile: 't' };
const ID = `host.${'1'.repeat(32)}`;

describe('the command line', () => {
  test.each([
    [['list'], { kind: 'list', what: 'sessions', json: false, where }],
    [['list', 'targets', '--json'], { kind: 'list', what: 'targets', json: true, where }],
    [['attach', ID, '--quiet'], { kind: 'attach', session: ID, quiet: true, where }],
    [['end', ID], { kind: 'end', session: ID, where }],
    [['log', ID], { kind: 'log', session: ID, format: 'text', where }],
    [['log', '--raw', ID], { kind: 'log', session: ID, format: 'raw', where }],
    [['log', ID, '--asciicast'], { kind: 'log', session: ID, format: 'asciicast', where }],
    [['--help'], { kind: 'help' }],
    [[], { kind: 'help' }],
    [['list', '--version'], { kind: 'version' }],
  ])('%j is understood', (args, command) => {
    expect(readCommand(args, ENV)).toEqual(command);
  });

  test('what stands behind -- is a command for the shell, flags and all', () => {
    const command = readCommand(['open', 'web', '--user', 'app', '--', 'sh', '--help', '--', '-c'], ENV);
    expect(command).toMatchObject({
      kind: 'open',
      target: { kind: 'container', container: 'web' },
      user: 'app',
      command: ['sh', '--help', '--', '-c'],
    });
  });

  test('flags win over variables', () => {
    const command = readCommand(['list', '--server', 'ws://other', '--token-file', 'f'], ENV);
    expect(command).toMatchObject({ where: { server: 'ws://other', tokenFile: 'f' } });
  });

  test.each([
    [['launch'], 'unknown command "launch"'],
    [['attach'], 'takes one session ID'],
    [['attach', ID, ID], 'takes one session ID'],
    [['attach', '../etc'], 'not a session ID'],
    [['open'], 'takes one target'],
    [['list', 'everything'], 'targets'],
    [['end', ID, '--json'], '--json is not an option of end'],
    [['attach', ID, '--', 'ls'], 'only open does, after --'],
    [['log', ID, '--raw', '--asciicast'], 'choose one'],
    [['list', '--color'], '--color'],
    [['list', '--server'], 'server'],
  ])('%j is refused with what is wrong', (args, words) => {
    const command = readCommand(args, ENV);
    expect(command.kind === 'usage' && command.message).toContain(words);
  });

  test.each([
    [{ HOLDFAST_TOKEN_FILE: 't' }, 'HOLDFAST_SERVER'],
    [{ HOLDFAST_SERVER: 'ws://s' }, 'HOLDFAST_TOKEN_FILE'],
  ])('without %j it says what to give', (environment, words) => {
    const command = readCommand(['list'], environment);
    expect(command.kind === 'usage' && command.message).toContain(words);
  });
});

describe('keys', () => {
  const take = (...typed: string[]): [string, boolean] => {
    const keys = new EscapeKeys();
    let text = '';
    for (const one of typed) {
      const taken = keys.take(Buffer.from(one));
      text += Buffer.from(taken.typed).toString();
      if (taken.detach) return [text, true];
    }
    return [text, false];
  };

  test.each([
    ['~. at the very beginning detaches', ['~.'], ['', true]],
    ['~. on a new line detaches, in one piece or two', ['ls\r', '~', '.'], ['ls\r', true]],
    ['~. inside a line is typed', ['cd ~.'], ['cd ~.', false]],
    ['~~ types one ~', ['~~/'], ['~/', false]],
    ['~ before anything else is typed', ['~/bin\r'], ['~/bin\r', false]],
    ['~ and Enter keep the beginning of a line', ['~\r~.'], ['~\r', true]],
    ['what follows is not for the shell', ['~.rm'], ['', true]],
  ] as const)('%s', (_name, typed, expected) => {
    expect(take(...typed)).toEqual(expected);
  });
});

test.each([
  [{ kind: 'exited', exitCode: 0 }, 0],
  [{ kind: 'exited', exitCode: 7 }, 7],
  [{ kind: 'exited', exitCode: 0, signal: 'SIGTERM' }, 143],
  [{ kind: 'exited', exitCode: 99, signal: 'SIGWHAT' }, 99],
  [{ kind: 'container-stopped', detail: '' }, 6],
  [{ kind: 'closed', by: 'user' }, 6],
] as const)('%j is exit code %i', (end, code) => {
  expect(exitCodeOf(end)).toBe(code);
});

describe('a token file', () => {
  const fileWith = (text: string): string => {
    const path = join(newFolder(), 'token');
    writeFileSync(path, text);
    return path;
  };

  test.each([
    ['the token alone', 'secret\n', 'secret'],
    ['a line of the server’s file', '# mine\n\nann:secret:with:colons\n', 'secret:with:colons'],
  ])('has %s', (_name, text, token) => {
    expect(readToken(fileWith(text))).toBe(token);
  });

  test('that is empty or missing is an error that names it', () => {
    expect(() => readToken(fileWith('\n'))).toThrow('is empty');
    expect(() => readToken('/nonexistent/token')).toThrow('/nonexistent/token');
  });
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(CLI_VERSION).toBe(version);
});
