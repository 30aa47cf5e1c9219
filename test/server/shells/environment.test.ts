// Environment variables of local shells.
import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminalEnvironment, usersEnvironment } from '../../../server/shells/environment.ts';

describe('environment of a local shell', () => {
  it('a local shell’s environment has no variables of the server and its tools, and describes the terminal', () => {
    const own = {
      HOME: '/home/a',
      HOLDFAST_TOKEN: 'x',
      HOLDFAST_SESSION: 'outer',
      ELECTRON_RUN_AS_NODE: '1',
      npm_config_cache: 'x',
      NODE_OPTIONS: 'x',
      TMUX: 'x',
      COLUMNS: '3',
      npmrc: 'stays',
      GONE: undefined,
    };
    expect({
      ...usersEnvironment(own),
      ...terminalEnvironment('inner', {}),
    }).toEqual({
      HOME: '/home/a',
      npmrc: 'stays',
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      TERM_PROGRAM: 'Holdfast',
      HOLDFAST_SESSION: 'inner',
    });
  });

  it('a local shell’s PATH does not contain npm’s folders', () => {
    const path = [
      '/app/node_modules/.bin',
      '/usr/bin',
      '/x/node_modules/@npmcli/run-script/lib/node-gyp-bin',
      '/bin',
    ];
    expect(usersEnvironment({ PATH: path.join(delimiter) })['PATH']).toBe(
      ['/usr/bin', '/bin'].join(delimiter),
    );
  });
});
