import { expect, test } from 'vitest';
import { ReadGate } from '../../../../server/sessions/readGate.ts';
import { ShellInput } from '../../../../server/sessions/input/shellInput.ts';
import { FakeShell } from '../../../fakes/fakeShell.ts';
import { settled } from '../../stage.ts';

const ORIGIN = { kind: 'client', epoch: '1'.repeat(32), offset: 0 } as const;

test('R8: input reaches the shell in order, one write at a time, and each write reports when the shell has read it', async () => {
  const shell = new FakeShell();
  shell.blocked = true;
  const input = new ShellInput(shell, () => undefined);
  const taken: string[] = [];
  for (const text of ['one ', 'two ', 'three'])
    input.write(Buffer.from(text), ORIGIN, () => taken.push(text));
  expect(input.pendingBytes).toBe(13);
  await settled();
  expect([shell.inputText, taken]).toEqual(['one ', []]);
  shell.takeInput();
  await settled();
  expect([shell.inputText, taken]).toEqual(['one two ', ['one ']]);
  shell.blocked = false;
  shell.takeInput();
  await settled();
  expect([shell.inputText, taken]).toEqual(['one two three', ['one ', 'two ', 'three']]);
  expect(input.pendingBytes).toBe(0);
});

test('R8: when the shell ends, pending input is dropped and not reported as read, and one failure is reported', async () => {
  const shell = new FakeShell();
  shell.blocked = true;
  const failures: unknown[] = [];
  const taken: string[] = [];
  const input = new ShellInput(shell, (error) => failures.push(error));
  input.write(Buffer.from('a'), ORIGIN, () => taken.push('a'));
  input.write(Buffer.from('b'), ORIGIN, () => taken.push('b'));
  shell.exit();
  await settled();
  input.write(Buffer.from('c'), ORIGIN, () => taken.push('c'));
  await settled();
  expect([taken, failures.length, input.pendingBytes]).toEqual([[], 1, 0]);
});

test('input that is closed on purpose reports no failure', async () => {
  const shell = new FakeShell();
  shell.blocked = true;
  const failures: unknown[] = [];
  const input = new ShellInput(shell, (error) => failures.push(error));
  input.write(Buffer.from('a'), ORIGIN, () => undefined);
  input.close();
  shell.exit();
  await settled();
  expect(failures).toEqual([]);
});

test('W2: the read gate pauses the shell above the high mark, and resumes it when every follower is at the low mark', () => {
  const calls: string[] = [];
  const shell = { pause: () => void calls.push('pause'), resume: () => void calls.push('resume') };
  const client = { high: 100, low: 10 };
  const gate = new ReadGate(shell, { client, screen: { high: 50, low: 5 }, history: client });
  gate.setLag('client', 100);
  expect(calls).toEqual([]);
  gate.setLag('client', 101);
  gate.setLag('screen', 51);
  gate.setLag('client', 11);
  expect(calls).toEqual(['pause']);
  gate.setLag('client', 10);
  expect(calls).toEqual(['pause']);
  gate.setLag('screen', 5);
  expect(calls).toEqual(['pause', 'resume']);
});
