/** Key bindings: the user's shortcuts, and the app's default keys that no shortcut has taken. Pure. */

import { COMMANDS, type Command, type CommandId } from './commands.ts';
import type { Keys } from './keys.ts';

/** The user's shortcut for each command; null means none. A command without an entry has its default keys. */
export type Shortcuts = { readonly [N in CommandId]?: Keys | null | undefined };

export type Bindings = {
  readonly keysOf: (command: CommandId) => readonly Keys[];
  readonly commandOf: (keys: Keys) => CommandId | undefined;
  /** Returns the default keys that another command (`to`) has taken from this one. */
  readonly lostBy: (command: CommandId) => readonly { readonly keys: Keys; readonly to: CommandId }[];
};

/** Default keys of a command. */
export function defaultKeys({ mac, other }: Command, onMac: boolean): readonly Keys[] {
  return onMac ? mac : other;
}

/** Bindings in which keys never run two commands: the user's shortcuts win over default keys. */
export function bindingsOf(shortcuts: Shortcuts, onMac: boolean): Bindings {
  const commands = new Map<Keys, CommandId>();
  for (const { id } of COMMANDS) {
    const given = shortcuts[id];
    if (given !== undefined && given !== null && !commands.has(given)) commands.set(given, id);
  }
  for (const command of COMMANDS) {
    if (shortcuts[command.id] !== undefined) continue;
    for (const keys of defaultKeys(command, onMac)) if (!commands.has(keys)) commands.set(keys, command.id);
  }
  const keysOf = (id: CommandId): readonly Keys[] => wanted(id).filter((keys) => commands.get(keys) === id);
  const wanted = (id: CommandId): readonly Keys[] => {
    const given = shortcuts[id];
    if (given !== undefined) return given === null ? [] : [given];
    const command = COMMANDS.find((candidate) => candidate.id === id);
    return command === undefined ? [] : defaultKeys(command, onMac);
  };
  return {
    keysOf,
    commandOf: (keys) => commands.get(keys),
    lostBy: (id) =>
      wanted(id).flatMap((keys) => {
        const to = commands.get(keys);
        return to === undefined || to === id ? [] : [{ keys, to }];
      }),
  };
}
