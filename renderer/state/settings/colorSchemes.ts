/** Built-in color schemes: the app's own, and others as their authors published them. */

import type { ColorScheme } from '../../../shared/settings/colorScheme.ts';

/**
 * @param base is background, foreground, cursor and selection. `ansi` is the 16 colors, first the normal and
 * then the bright ones.
 */
function scheme(base: string, ansi: string): ColorScheme {
  const [background = '', foreground = '', cursor = '', selection = ''] = colors(base);
  return { background, foreground, cursor, selection, ansi: colors(ansi) };
}

const colors = (text: string): string[] => text.split(/\s+/).map((color) => `#${color}`);

export const OWN_DARK = 'Holdfast Dark';
export const OWN_LIGHT = 'Holdfast Light';

/** In the app's own schemes, every foreground color has WCAG AA contrast with the background. */
const HOLDFAST_DARK = scheme(
  '14161a d7dae0 7cc4ff 2f4a66',
  `2a2e36 f4787c 8fce8a e5c07b 7cb3f5 cf97e8 6ccbd4 c3c8d1
7a8290 ff9a9d aee6a9 f2d79b a3cdff e3b8f6 97e3ea f4f6f9`,
);
const HOLDFAST_LIGHT = scheme(
  'fcfcfb 24292f 0b62b8 cfe3f7',
  `24292f b3261e 1a6b2f 7a5300 0b55a6 8a2f9e 0b6570 5a616b
646c77 a31515 116329 6b4a00 0a4a94 7b2a8f 0a5963 24292f`,
);

/** Schemes by name, in the order in which they are displayed: dark schemes first. */
export const COLOR_SCHEMES: Readonly<Record<string, ColorScheme>> = {
  [OWN_DARK]: HOLDFAST_DARK,
  'Catppuccin Mocha': scheme(
    '1e1e2e cdd6f4 f5e0dc 45475a',
    `45475a f38ba8 a6e3a1 f9e2af 89b4fa f5c2e7 94e2d5 bac2de
585b70 f38ba8 a6e3a1 f9e2af 89b4fa f5c2e7 94e2d5 a6adc8`,
  ),
  Dracula: scheme(
    '282a36 f8f8f2 f8f8f2 44475a',
    `21222c ff5555 50fa7b f1fa8c bd93f9 ff79c6 8be9fd f8f8f2
6272a4 ff6e6e 69ff94 ffffa5 d6acff ff92df a4ffff ffffff`,
  ),
  'Gruvbox Dark': scheme(
    '282828 ebdbb2 ebdbb2 504945',
    `282828 cc241d 98971a d79921 458588 b16286 689d6a a89984
928374 fb4934 b8bb26 fabd2f 83a598 d3869b 8ec07c ebdbb2`,
  ),
  Nord: scheme(
    '2e3440 d8dee9 d8dee9 434c5e',
    `3b4252 bf616a a3be8c ebcb8b 81a1c1 b48ead 88c0d0 e5e9f0
4c566a bf616a a3be8c ebcb8b 81a1c1 b48ead 8fbcbb eceff4`,
  ),
  'One Dark': scheme(
    '282c34 abb2bf 528bff 3e4451',
    `3f4451 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 abb2bf
5c6370 e06c75 98c379 e5c07b 61afef c678dd 56b6c2 ffffff`,
  ),
  'Solarized Dark': scheme(
    '002b36 839496 93a1a1 073642',
    `073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5
586e75 cb4b16 859900 b58900 268bd2 6c71c4 2aa198 fdf6e3`,
  ),
  'Tokyo Night': scheme(
    '1a1b26 c0caf5 c0caf5 283457',
    `15161e f7768e 9ece6a e0af68 7aa2f7 bb9af7 7dcfff a9b1d6
414868 f7768e 9ece6a e0af68 7aa2f7 bb9af7 7dcfff c0caf5`,
  ),
  [OWN_LIGHT]: HOLDFAST_LIGHT,
  'Catppuccin Latte': scheme(
    'eff1f5 4c4f69 dc8a78 ccd0da',
    `5c5f77 d20f39 40a02b df8e1d 1e66f5 ea76cb 179299 acb0be
6c6f85 d20f39 40a02b df8e1d 1e66f5 ea76cb 179299 bcc0cc`,
  ),
  'GitHub Light': scheme(
    'ffffff 24292f 0969da ddf4ff',
    `24292f cf222e 116329 4d2d00 0969da 8250df 1b7c83 6e7781
57606a a40e26 1a7f37 633c01 218bff a475f9 3192aa 8c959f`,
  ),
  'Gruvbox Light': scheme(
    'fbf1c7 3c3836 3c3836 ebdbb2',
    `fbf1c7 cc241d 98971a d79921 458588 b16286 689d6a 7c6f64
928374 9d0006 79740e b57614 076678 8f3f71 427b58 3c3836`,
  ),
  'One Light': scheme(
    'fafafa 383a42 526fff e5e5e6',
    `383a42 e45649 50a14f c18401 4078f2 a626a4 0184bc a0a1a7
696c77 e45649 50a14f c18401 4078f2 a626a4 0184bc ffffff`,
  ),
  'Solarized Light': scheme(
    'fdf6e3 657b83 586e75 eee8d5',
    `073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5
002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3`,
  ),
};
