// What runs inside a container besides the user's shell, run by this computer's own sh.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  parseGreeting,
  parseSignaled,
  signalCommand,
  startCommand,
} from '../../../../server/shells/docker/execScripts.ts';

function run(argv: readonly string[], input = ''): string {
  const [program = '', ...args] = argv;
  return spawnSync(program, args, { input, encoding: 'utf8' }).stdout;
}

/** Field 22 of /proc/PID/stat. */
const startTimeOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';

describe('a started shell', () => {
  it('tells pid and start time, then becomes the command with its arguments as they are', () => {
    const { argv, nonce } = startCommand(['printf', '<%s>', 'a b', '$HOME', "it's"]);
    const output = run(argv, '\n');
    const greeting = parseGreeting(Buffer.from(output), nonce);
    expect(greeting).toMatchObject({
      kind: 'complete',
      process: { startTime: expect.stringMatching(/^\d+$/) },
    });
    expect(greeting.kind === 'complete' && output.slice(greeting.end)).toBe("<a b><$HOME><it's>");
  });

  it('that is never let go ends without running anything', () => {
    const { argv, nonce } = startCommand(['echo', 'ran']);
    const output = run(argv);
    expect(parseGreeting(Buffer.from(output), nonce).kind).toBe('complete');
    expect(output).not.toContain('ran');
  });

  it('is recognized only by its own nonce, complete, and behind other output', () => {
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

describe('a signal', () => {
  it('reaches the whole session, and is counted', async () => {
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

  it('never reaches a stranger that got the same pid later', async () => {
    const child = spawn('setsid', ['sleep', '1235'], { stdio: 'ignore' });
    await once(child, 'spawn');
    const process = { pid: child.pid as number, startTime: '1' };
    expect(parseSignaled(Buffer.from(run(signalCommand(process, ['KILL']))))).toBe(0);
    expect(child.exitCode ?? child.signalCode).toBeNull();
    child.kill();
  });

  it('that did not run is told from one that met nobody', () => {
    expect(parseSignaled(Buffer.from('exec failed'))).toBeUndefined();
    expect(parseSignaled(Buffer.from('\u0001\0\0\0\0\0\0\u0008count=0\n'))).toBe(0);
  });
});
