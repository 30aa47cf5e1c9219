/** Types that several messages share. */

import * as v from 'valibot';
import { HOST_ID, RANDOM_ID, SESSION_ID } from '../ids.ts';
import { MAX_CHANNELS, MAX_COLS, MAX_ROWS } from '../limits.ts';
import { described, named } from './describe.ts';

export const text = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const sessionId = named(
  v.pipe(v.string(), v.regex(SESSION_ID, 'not a session ID')),
  'SessionId',
  'A host id, a dot, and 32 lower-case hexadecimal digits (S1).',
);
export const hostId = named(
  v.pipe(v.string(), v.regex(HOST_ID, 'not a host id')),
  'HostId',
  'Lower-case letters, digits and hyphens; 1 to 63 characters; the first is not a hyphen.',
);
export const randomIdText = named(
  v.pipe(v.string(), v.regex(RANDOM_ID, 'not 32 hexadecimal digits')),
  'RandomId',
  '128 random bits as 32 lower-case hexadecimal digits.',
);

export const channel = named(
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_CHANNELS - 1)),
  'Channel',
  'Number of an attachment or history stream on a connection, chosen by the client (F4).',
);

export const size = named(
  v.strictObject({
    cols: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_COLS)),
    rows: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ROWS)),
  }),
  'Size',
  'Size of a tty in character cells.',
);
export type Size = v.InferOutput<typeof size>;

export function sameSize(a: Size, b: Size): boolean {
  return a.cols === b.cols && a.rows === b.rows;
}

const color = named(
  v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'not a color like #1e1e2e')),
  'Color',
  'Red, green and blue as six hexadecimal digits of either case, like `#1e1e2e`.',
);

export const terminalProfile = named(
  v.strictObject({
    foreground: color,
    background: color,
    cursor: color,
    palette: described(v.pipe(v.array(color), v.length(16)), 'ANSI colors 0 to 15.'),
    cellWidth: described(
      v.pipe(v.number(), v.minValue(1), v.maxValue(200)),
      'Width of a character cell, pixels; may be a fraction.',
    ),
    cellHeight: described(
      v.pipe(v.number(), v.minValue(1), v.maxValue(400)),
      'Height of a character cell, pixels; may be a fraction.',
    ),
    images: v.exactOptional(
      described(v.boolean(), 'True when the terminal shows images (I6). Absent is false.'),
    ),
  }),
  'TerminalProfile',
  'Colors and cell size of the client’s terminal, with which the server answers queries of programs (S11).',
);
export type TerminalProfile = v.InferOutput<typeof terminalProfile>;

const name = v.pipe(text(255), v.minLength(1));

export const target = named(
  v.variant('kind', [
    described(v.strictObject({ kind: v.literal('local') }), 'The computer of the server.'),
    described(
      v.strictObject({
        kind: v.literal('container'),
        container: described(name, 'Id or name of the container.'),
      }),
      'A container.',
    ),
    described(
      v.strictObject({
        kind: v.literal('service'),
        service: described(name, 'Name or id of the Swarm service.'),
        task: v.exactOptional(
          described(
            name,
            'Slot number of the task, or the node’s id for a global service. Absent is any task.',
          ),
        ),
      }),
      'A task of a Swarm service (T3).',
    ),
    described(
      v.strictObject({
        kind: v.literal('compose'),
        project: described(name, 'Name of the Compose project.'),
        service: described(name, 'Name of the service in it.'),
        number: v.exactOptional(described(count, 'Number of the container. Absent is any container.')),
      }),
      'A container of a Compose service (T4).',
    ),
  ]),
  'Target',
  'Place where a shell runs (T2–T4).',
);
export type Target = v.InferOutput<typeof target>;

/** Fields of the options without their name and meaning, so that single fields can be picked. */
export const shellOptionFields = v.strictObject({
  user: v.exactOptional(
    described(
      text(255),
      'User that runs the shell, as the container engine takes it. A local shell runs as the user of the server alone.',
    ),
  ),
  directory: v.exactOptional(described(text(4096), 'Working directory in which the shell starts.')),
  directoryOptional: v.exactOptional(
    described(v.boolean(), 'True to start in the default directory when `directory` does not exist (S14).'),
  ),
  shellIntegration: v.exactOptional(
    described(
      v.boolean(),
      'False for a shell that does not mark its prompts and commands (A4). Absent is true.',
    ),
  ),
  command: v.exactOptional(
    described(
      v.pipe(v.array(text(4096)), v.minLength(1), v.maxLength(64)),
      'Program and arguments to run. Absent is the default shell.',
    ),
  ),
});

export const shellOptions = named(shellOptionFields, 'ShellOptions', 'Options of a new shell.');
export type OpenOptions = v.InferOutput<typeof shellOptions>;

export const foundContainer = named(
  v.strictObject({ id: text(128), name: text(255) }),
  'ContainerName',
  'Id and name of the container that a target resolved to.',
);
export type FoundContainer = v.InferOutput<typeof foundContainer>;

export const durability = named(
  v.picklist(['container', 'machine', 'server']),
  'Durability',
  'The event that a shell does not survive (S13): `container` the end of its container, `machine` the end of the server’s machine, ' +
    '`server` the end of the server process.',
);
export type Durability = v.InferOutput<typeof durability>;

const detail = described(text(1000), 'A sentence for the user.');

export const shellEnd = named(
  v.variant('kind', [
    described(
      v.strictObject({
        kind: v.literal('exited'),
        exitCode: v.pipe(v.number(), v.integer()),
        signal: v.exactOptional(described(text(32), 'Signal that ended the shell, like `SIGKILL`.')),
      }),
      'The shell exited.',
    ),
    described(
      v.strictObject({ kind: v.literal('container-stopped'), detail }),
      'The container stopped or restarted.',
    ),
    described(v.strictObject({ kind: v.literal('container-removed'), detail }), 'The container was removed.'),
    described(
      v.strictObject({ kind: v.literal('engine-lost'), detail }),
      'The container engine restarted or lost the shell.',
    ),
    described(
      v.strictObject({ kind: v.literal('failed'), detail }),
      'The server lost the shell for another reason.',
    ),
    described(
      v.strictObject({
        kind: v.literal('closed'),
        by: described(
          v.picklist(['user', 'idle-timeout', 'server']),
          '`user` by `end` (S5), `idle-timeout` by S6, `server` by its shutdown.',
        ),
      }),
      'The server ended the shell.',
    ),
  ]),
  'SessionEnd',
  'Reason why the shell of a session ended.',
);
export type SessionEnd = v.InferOutput<typeof shellEnd>;

export const sessionState = named(
  v.variant('kind', [
    described(v.strictObject({ kind: v.literal('running') }), 'The shell runs.'),
    described(
      v.strictObject({
        kind: v.literal('ended'),
        end: shellEnd,
        at: described(count, 'Server time of the end.'),
      }),
      'The shell ended.',
    ),
  ]),
  'SessionState',
  'State of a session.',
);
export type SessionStateMessage = v.InferOutput<typeof sessionState>;
