/** Tells commands that do a job from shells that wait for the user. */

const SHELLS: ReadonlySet<string> = new Set([
  'sh',
  'ash',
  'bash',
  'dash',
  'fish',
  'ksh',
  'tcsh',
  'csh',
  'zsh',
]);

/** True when the session runs this command and ends with it; a shell without a script only waits for commands. */
export function isJob(command: readonly string[] | undefined): boolean {
  const [program, ...args] = command ?? [];
  if (program === undefined) return false;
  const name = program.slice(program.lastIndexOf('/') + 1);
  return !SHELLS.has(name) || args.some((arg) => !arg.startsWith('-') || /^-[a-z]*c/.test(arg));
}
