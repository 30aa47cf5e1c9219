/** Which keys each command has: the user's, else the app's own where nobody took them. Pure. */
import { type Command, type CommandId } from './commands.ts';
import type { Keys } from './keys.ts';
/** What the user gave to commands: keys, or null for none. What is absent has the app's own. */
export type Shortcuts = {
    readonly [N in CommandId]?: Keys | null | undefined;
};
export type Bindings = {
    readonly keysOf: (command: CommandId) => readonly Keys[];
    readonly commandOf: (keys: Keys) => CommandId | undefined;
    /** Keys of the app's own that the user gave to another command, and to which. */
    readonly lostBy: (command: CommandId) => readonly {
        readonly keys: Keys;
        readonly to: CommandId;
    }[];
};
/** The keys that the app itself gives a command. */
export declare function ownKeys({ mac, other }: Command, onMac: boolean): readonly Keys[];
/** No keys have two commands: the user's choice is before the app's own. */
export declare function bindingsOf(shortcuts: Shortcuts, onMac: boolean): Bindings;
