/** Key numbers of kitty's keyboard protocol, and the characters of the US layout by key position. */

/** Members of a KeyboardEvent that the encoder uses. */
export type Key = Pick<
  KeyboardEvent,
  | 'type'
  | 'key'
  | 'code'
  | 'location'
  | 'repeat'
  | 'isComposing'
  | 'ctrlKey'
  | 'shiftKey'
  | 'altKey'
  | 'metaKey'
> & { readonly getModifierState: (name: string) => boolean };

export type KeyNumber = {
  readonly code: number;
  /** Last character of the key's control sequence. */
  readonly final: string;
  readonly isModifier?: true;
};

/** The value of `DOM_KEY_LOCATION_NUMPAD`. */
const KEYPAD = 3;
const FIRST_F = 57_376;
/**
 * F1 to F12 have the same numbers as in older terminals. F3 is the exception, because its old sequence is
 * also a cursor report.
 */
const OLD_F: readonly KeyNumber[] = [
  { code: 1, final: 'P' },
  { code: 1, final: 'Q' },
  { code: 13, final: '~' },
  { code: 1, final: 'S' },
  ...[15, 17, 18, 19, 20, 21, 23, 24].map((code) => ({ code, final: '~' })),
];

function numbered(final: string, codes: Readonly<Record<string, number>>): [string, KeyNumber][] {
  return Object.entries(codes).map(([key, code]) => [key, { code, final }]);
}

/** Keys by `KeyboardEvent.key`. */
const BY_KEY: ReadonlyMap<string, KeyNumber> = new Map([
  ...numbered('u', {
    Escape: 27,
    Enter: 13,
    Tab: 9,
    Backspace: 127,
    CapsLock: 57_358,
    ScrollLock: 57_359,
    NumLock: 57_360,
    PrintScreen: 57_361,
    Pause: 57_362,
    ContextMenu: 57_363,
    MediaPlay: 57_428,
    MediaPause: 57_429,
    MediaPlayPause: 57_430,
    MediaStop: 57_432,
    MediaFastForward: 57_433,
    MediaRewind: 57_434,
    MediaTrackNext: 57_435,
    MediaTrackPrevious: 57_436,
    MediaRecord: 57_437,
    AudioVolumeDown: 57_438,
    AudioVolumeUp: 57_439,
    AudioVolumeMute: 57_440,
  }),
  ...numbered('~', { Insert: 2, Delete: 3, PageUp: 5, PageDown: 6 }),
  ...Object.entries({
    ArrowUp: 'A',
    ArrowDown: 'B',
    ArrowRight: 'C',
    ArrowLeft: 'D',
    End: 'F',
    Home: 'H',
  }).map(([key, final]): [string, KeyNumber] => [key, { code: 1, final }]),
]);

/** Keys of the keypad by `KeyboardEvent.key`. */
const BY_KEYPAD_KEY: ReadonlyMap<string, KeyNumber> = new Map([
  ...numbered('u', {
    ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`${digit}`, 57_399 + digit])),
    '.': 57_409,
    '/': 57_410,
    '*': 57_411,
    '-': 57_412,
    '+': 57_413,
    Enter: 57_414,
    '=': 57_415,
    ',': 57_416,
    ArrowLeft: 57_417,
    ArrowRight: 57_418,
    ArrowUp: 57_419,
    ArrowDown: 57_420,
    PageUp: 57_421,
    PageDown: 57_422,
    Home: 57_423,
    End: 57_424,
    Insert: 57_425,
    Delete: 57_426,
  }),
  ['Clear', { code: 1, final: 'E' }],
]);

/** Modifiers by `KeyboardEvent.code`, which differs between left and right. */
const BY_MODIFIER_CODE: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ShiftLeft: 57_441,
    ControlLeft: 57_442,
    AltLeft: 57_443,
    MetaLeft: 57_444,
    ShiftRight: 57_447,
    ControlRight: 57_448,
    AltRight: 57_449,
    MetaRight: 57_450,
  }),
);
const THIRD_LEVEL = 57_453;
const LOCKS: ReadonlySet<string> = new Set(['CapsLock', 'NumLock', 'ScrollLock']);

/** The key's number. Undefined for keys that type a character, because that character is their number. */
export function keyNumber({ key, code, location }: Key): KeyNumber | undefined {
  const modifier = key === 'AltGraph' ? THIRD_LEVEL : BY_MODIFIER_CODE.get(code);
  if (modifier !== undefined) return { code: modifier, final: 'u', isModifier: true };
  if (location === KEYPAD) return BY_KEYPAD_KEY.get(key);
  const f = Number(/^F(\d{1,2})$/.exec(key)?.[1] ?? 0);
  if (f > 0) return OLD_F[f - 1] ?? { code: FIRST_F + f - 13, final: 'u' };
  const number = BY_KEY.get(key);
  return number !== undefined && LOCKS.has(key) ? { ...number, isModifier: true } : number;
}

/**
 * Characters of the US layout without modifiers, by `KeyboardEvent.code`. The protocol calls this the base
 * layout.
 */
export const US_LAYOUT: ReadonlyMap<string, string> = new Map([
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (key): [string, string] => [`Key${key.toUpperCase()}`, key]),
  ...Array.from('0123456789', (key): [string, string] => [`Digit${key}`, key]),
  ...Object.entries({
    Space: ' ',
    Backquote: '`',
    Minus: '-',
    Equal: '=',
    BracketLeft: '[',
    BracketRight: ']',
    Backslash: '\\',
    Semicolon: ';',
    Quote: "'",
    Comma: ',',
    Period: '.',
    Slash: '/',
  }),
]);
