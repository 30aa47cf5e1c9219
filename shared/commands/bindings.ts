/** Which keys each command has: the user's, else the app's own where nobody took them. Pure. */

import { COMMANDS, type Command, type CommandId } from './commands.ts';
import type { Keys } from './keys.ts';

/** What the user gave to commands: keys, or null for none. What is absent has the app's own. */
export type Shortcuts = { readonly [N in CommandId]?: Keys | null | undefined };

export type Bindings = {
  readonly keysOf: (command: CommandId) => readonly Keys[];
  readonly commandOf: (keys: Keys) => CommandId | undefined;
  /** Keys of the app's own that the user gave to another command, and to which. */
  readonly lostBy: (command: CommandId) => readonly { readonly keys: Keys; readonly to: CommandId }[];
};

/** The keys that the app itself gives a command. */
export function ownKeys({ mac, other }: Command, onMac: boolean): readonly Keys[] {
  return onMac ? mac : other;
}

/** No keys have two commands: the user's choice is before the app's own. */
export function bindingsOf(shortcuts: Shortcuts, onMac: boolean): Bindings {
  const commands = new Map<Keys, CommandId>();
  for (const { id } of COMMANDS) {
    const given = shortcuts[id];
    if (given !== undefined && given !== null && !commands.has(given)) commands.set(given, id);
  }
  for (const command of COMMANDS) {
    if (shortcuts[command.id] !== undefined) continue;
    for (const keys of ownKeys(command, onMac)) if (!commands.has(keys)) commands.set(keys, command.id);
  }
  const keysOf = (id: CommandId): readonly Keys[] => wished(id).filter((keys) => commands.get(keys) === id);
  const wished = (id: CommandId): readonly Keys[] => {
    const given = shortcuts[id];
    if (given !== undefined) return given === null ? [] : [given];
    const command = COMMANDS.find((one) => one.id === id);
    return command === undefined ? [] : ownKeys(command, onMac);
  };
  return {
    keysOf,
    commandOf: (keys) => commands.get(keys),
    lostBy: (id) =>
      wished(id).flatMap((keys) => {
        const to = commands.get(keys);
        return to === undefined || to === id ? [] : [{ keys, to }];
      }),
  };
}
