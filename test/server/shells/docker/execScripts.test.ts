// Scripts for containers, run here by this computer's sh.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  parseGreeting,
  parseSignaled,
  shellCommand,
  signalCommand,
  startCommand,
} from '../../../../server/shells/docker/execScripts.ts';

function run(argv: readonly string[], input = ''): string {
  const [program = '', ...args] = argv;
  return spawnSync(program, args, { input, encoding: 'utf8' }).stdout;
}

/** Start time of a process: field 22 of /proc/PID/stat. */
const startTimeOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';

describe('start script', () => {
  it('the start script prints PID and start time, then executes the command with unchanged arguments', () => {
    const { argv, nonce } = startCommand({ command: ['printf', '<%s>', 'a b', '$HOME', "it's"] });
    const output = run(argv, '\n');
    const greeting = parseGreeting(Buffer.from(output), nonce);
    expect(greeting).toMatchObject({
      kind: 'complete',
      process: { startTime: expect.stringMatching(/^\d+$/) },
    });
    expect(greeting.kind === 'complete' && output.slice(greeting.end)).toBe("<a b><$HOME><it's>");
  });

  it('the start script does not execute the command if its input ends early', () => {
    const { argv, nonce } = startCommand({ command: ['echo', 'ran'] });
    const output = run(argv);
    expect(parseGreeting(Buffer.from(output), nonce).kind).toBe('complete');
    expect(output).not.toContain('ran');
  });

  it('a started shell is recognized by its nonce in a complete line, even after other output', () => {
    const line = 'noise\r\nholdfast-shell abc 12 345\r\nrest';
    expect(parseGreeting(Buffer.from(line), 'abc')).toEqual({
      kind: 'complete',
      process: { pid: 12, startTime: '345' },
      end: line.length - 'rest'.length,
    });
    expect(parseGreeting(Buffer.from(line), 'xyz')).toEqual({ kind: 'incomplete' });
    expect(parseGreeting(Buffer.from('holdfast-shell abc 12 345'), 'abc')).toEqual({ kind: 'incomplete' });
    expect(parseGreeting(Buffer.from('holdfast-shell abc 12 \n'), 'abc')).toMatchObject({
      process: { pid: 12, startTime: '' },
    });
  });
});

describe('a shell in an environment without a locale', () => {
  const localeOf = (environment: Record<string, string>): string => {
    const [program = '', ...args] = shellCommand({ command: ['sh', '-c', 'echo "$LANG|$LC_ALL|$LC_CTYPE"'] });
    const env = { PATH: process.env['PATH'] ?? '', ...environment };
    return spawnSync(program, args, { env, encoding: 'utf8' }).stdout.trim();
  };

  it('gets C.UTF-8, and keeps any choice', () => {
    expect(localeOf({})).toBe('C.UTF-8||');
    expect(localeOf({ LANG: '' })).toBe('C.UTF-8||');
    expect(localeOf({ LANG: 'C' })).toBe('C||');
    expect(localeOf({ LC_ALL: 'POSIX' })).toBe('|POSIX|');
    expect(localeOf({ LC_CTYPE: 'de_DE' })).toBe('||de_DE');
  });
});

describe('a bash that cannot start', () => {
  it.each([
    ['lacks its libraries', '#!/bin/sh\necho "error while loading shared libraries" >&2; exit 127\n'],
    ['is for another machine', '\x7fELF-nonsense'],
  ])('because it %s is replaced by sh', (_what, content) => {
    const bin = mkdtempSync(join(tmpdir(), 'holdfast-bin-'));
    writeFileSync(join(bin, 'bash'), content, { mode: 0o755 });
    symlinkSync('/bin/sh', join(bin, 'sh'));
    const [program = '', ...args] = shellCommand({});
    const env = { PATH: bin, LANG: 'C' };
    const { stdout, stderr } = spawnSync(program, args, { env, input: 'echo "i am $0"\n', encoding: 'utf8' });
    rmSync(bin, { recursive: true });
    expect([stdout, stderr]).toEqual(['i am sh\n', '']);
  });
});

describe('a signal', () => {
  it('reaches all processes of the session, and counts them', async () => {
    const child = spawn('setsid', ['sh', '-c', 'sleep 1234 & sleep 1234 & echo ready; wait'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    const process = { pid: child.pid as number, startTime: startTimeOf(child.pid as number) };
    expect(parseSignaled(Buffer.from(run(signalCommand(process, []))))).toBe(3);
    const exit = once(child, 'exit');
    expect(parseSignaled(Buffer.from(run(signalCommand(process, ['HUP', 'CONT']))))).toBe(3);
    await exit;
    await expect.poll(() => parseSignaled(Buffer.from(run(signalCommand(process, []))))).toBe(0);
  });

  it('a signal never reaches an unrelated process that reused the PID', async () => {
    const child = spawn('setsid', ['sleep', '1235'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const process = { pid: child.pid as number, startTime: '1' };
    expect(parseSignaled(Buffer.from(run(signalCommand(process, ['KILL']))))).toBe(0);
    expect(child.exitCode ?? child.signalCode).toBeNull();
    child.kill();
  });

  it('a signal script that did not run is distinguished from one that found no process', () => {
    expect(parseSignaled(Buffer.from('exec failed'))).toBeUndefined();
    expect(parseSignaled(Buffer.from('\u0001\0\0\0\0\0\0\u0008count=0\n'))).toBe(0);
  });
});
