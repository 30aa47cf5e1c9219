// Command line, escape keys, exit codes and token files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCommand } from '../../cli/command.ts';
import { EscapeKeys } from '../../cli/escapeKeys.ts';
import { exitCodeOf } from '../../cli/exitCodes.ts';
import { readToken } from '../../cli/token.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const newFolder = scratchFolders();
const ENV = { HOLDFAST_SERVER: 'ws://s', HOLDFAST_TOKEN_FILE: 't' };
const access = { server: 'ws://s', tokenFile: 't' };
const ID = `host.${'1'.repeat(32)}`;

describe('the command line', () => {
  test.each([
    [['list'], { kind: 'list', what: 'sessions', json: false, access }],
    [['list', 'targets', '--json'], { kind: 'list', what: 'targets', json: true, access }],
    [['attach', ID, '--quiet'], { kind: 'attach', session: ID, quiet: true, access }],
    [['end', ID], { kind: 'end', session: ID, access }],
    [['log', ID], { kind: 'log', session: ID, format: 'text', access }],
    [['log', '--raw', ID], { kind: 'log', session: ID, format: 'raw', access }],
    [['log', ID, '--asciicast'], { kind: 'log', session: ID, format: 'asciicast', access }],
    [['--help'], { kind: 'help' }],
    [[], { kind: 'help' }],
    [['list', '--version'], { kind: 'version' }],
  ])('the arguments %j are read as a command', (args, command) => {
    expect(readCommand(args, ENV)).toEqual(command);
  });

  test('the arguments after -- are the command for the shell, including options', () => {
    const command = readCommand(['open', 'web', '--user', 'app', '--', 'sh', '--help', '--', '-c'], ENV);
    expect(command).toMatchObject({
      kind: 'open',
      target: { kind: 'container', container: 'web' },
      user: 'app',
      command: ['sh', '--help', '--', '-c'],
    });
  });

  test('options have priority over environment variables', () => {
    const command = readCommand(['list', '--server', 'ws://other', '--token-file', 'f'], ENV);
    expect(command).toMatchObject({ access: { server: 'ws://other', tokenFile: 'f' } });
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
  ])('the arguments %j are a usage error that names the mistake', (args, words) => {
    const command = readCommand(args, ENV);
    expect(command.kind === 'usage' && command.message).toContain(words);
  });

  test.each([
    [{ HOLDFAST_TOKEN_FILE: 't' }, 'HOLDFAST_SERVER'],
    [{ HOLDFAST_SERVER: 'ws://s' }, 'HOLDFAST_TOKEN_FILE'],
  ])('if only %j is set, the usage error names the missing setting', (environment, words) => {
    const command = readCommand(['list'], environment);
    expect(command.kind === 'usage' && command.message).toContain(words);
  });
});

describe('escape keys', () => {
  const take = (...typed: string[]): [string, boolean] => {
    const keys = new EscapeKeys();
    let text = '';
    for (const part of typed) {
      const taken = keys.take(Buffer.from(part));
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
    ['~ before any other key is typed', ['~/bin\r'], ['~/bin\r', false]],
    ['~ and Enter are typed, and begin a new line', ['~\r~.'], ['~\r', true]],
    ['keys after ~. are dropped', ['~.rm'], ['', true]],
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
] as const)('the end %j gives exit code %i', (end, code) => {
  expect(exitCodeOf(end)).toBe(code);
});

describe('the token file', () => {
  const fileWith = (text: string): string => {
    const path = join(newFolder(), 'token');
    writeFileSync(path, text);
    return path;
  };

  test.each([
    ['only the token', 'secret\n', 'secret'],
    [
      'a comment and a line as in the server’s own file',
      '# mine\n\nann:secret:with:colons\n',
      'secret:with:colons',
    ],
  ])('a token file can have %s', (_name, text, token) => {
    expect(readToken(fileWith(text))).toBe(token);
  });

  test('an empty or missing token file is an error that names the file', () => {
    expect(() => readToken(fileWith('\n'))).toThrow('is empty');
    expect(() => readToken('/nonexistent/token')).toThrow('/nonexistent/token');
  });
});
