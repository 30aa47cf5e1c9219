/** Text of `--help`, generated from the table of settings. */

import { SETTINGS, variableOf, type Setting, type SettingName } from './settings.ts';

const COLUMN = 28;

/** Returns the whole text, with a line break at the end. */
export function helpText(): string {
  const rows = (Object.keys(SETTINGS) as SettingName[]).map((name) => row(name, SETTINGS[name]));
  return `Usage: holdfast-server --token-file FILE [OPTION]…

Runs shells that survive the loss of their network, for Holdfast clients.

${rows.join('\n')}
${line('--config FILE', 'read the same keys from a JSON file')}
${line('--new-token USER', 'print a new token and its line for the token file, and exit')}
${line('--help', 'print this and exit')}
${line('--version', 'print the version and exit')}

Each option is also an environment variable (--log-bytes is ${variableOf('log-bytes')}) and a key of the config file
("log-bytes"). Flags override variables, and variables override the file.
`;
}

function row(name: SettingName, { placeholder, help, fallback }: Setting<unknown>): string {
  const usage = placeholder === '' ? `--${name}` : `--${name} ${placeholder}`;
  const defaultText = fallback === undefined || placeholder === '' ? '' : ` (default: ${fallback})`;
  return line(usage, `${help}${defaultText}`);
}

function line(usage: string, help: string): string {
  return `  ${usage.padEnd(COLUMN)}${help}`;
}
