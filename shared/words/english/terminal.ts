/** What is said in and around a terminal: commands, links, hints, the clipboard, output that is not shown. */

import { formats } from './formats.ts';

const { bytes, counted, duration, number } = formats;

export const terminal = {
  terminal: (title: string) => `Terminal: ${title}`,
  /** The field that has a terminal's keys. */
  input: 'Terminal input',
  /** What a screen reader says in place of an image, among what is printed. */
  spokenImage: 'image',
  imagesInSight: (count: number) => (count === 1 ? 'Image' : `${number(count)} images`),
  /** Where an image is that is too large, or was given up for newer ones. */
  imageNotShown: (width: number, height: number) => `image ${width}×${height}`,
  tooMuchOutput: 'Too much output to announce, navigate to rows manually to read',
  /** How a marked command went. */
  commandRuns: 'Running',
  commandFinished: (ms: number | null) => (ms === null ? 'Finished' : `Finished after ${duration(ms)}`),
  commandSucceeded: (ms: number | null) => (ms === null ? 'Succeeded' : `Succeeded after ${duration(ms)}`),
  commandFailed: (exitCode: number, ms: number | null) =>
    ms === null ? `Exit code ${exitCode}` : `Exit code ${exitCode} after ${duration(ms)}`,
  /** A command's line, which is further up, with how it went. */
  stickyCommand: (line: string, state: string) =>
    `Command: ${line}, ${state.charAt(0).toLowerCase()}${state.slice(1)}`,
  notDone: 'Not done',
  noOutput: 'There is no output to copy: the shell here has marked no command that printed something.',
  noCommand: 'There is no command to insert again: the shell here has marked none yet.',
  commandStillRuns: 'A command is running: its line can be inserted once the shell is at its prompt again.',
  notAtPrompt: 'The shell is not at its prompt, where the line could be inserted.',
  lineUnknown:
    'The line of this command is not known exactly: it has several lines, or ran before the app was started. Copy it from the terminal.',
  linkTarget: 'Link target',
  readsButLeads: (claimed: string, actual: string) =>
    `Reads ${claimed}, but leads ${actual === '' ? 'elsewhere' : `to ${actual}`}`,
  onlyCopied: 'Can only be copied',
  clickOpens: (key: string) => `${key}click opens it`,
  linkNotOpened: (address: string) => `The system could not open ${address}. The link's menu can copy it.`,
  hints: 'Hints',
  hintKinds: {
    url: 'address',
    link: 'link',
    uuid: 'UUID',
    address: 'network address',
    path: 'path',
    container: 'container',
    commit: 'commit',
  },
  hint: (label: string, kind: string, text: string) => `${label}: copy ${kind} ${text}`,
  noHints: 'Nothing in sight to copy · Esc leaves',
  hintsHelp: 'Type a label to copy · with Shift to open an address or paste · Esc leaves',
  clipboard: 'Clipboard',
  clipboardQuestion: (title: string, chars: number, shown: string) =>
    `A program in ${title} wants to put ${counted(chars, 'character', 'characters')} on the clipboard: “${shown}”`,
  allow: 'Allow',
  ignore: 'Ignore',
  paste: 'Paste',
  pasteQuestion: (why: string) => `Paste this? ${why}`,
  pasteControl: 'It contains control characters, which can act as keys.',
  pasteLines: (lines: number) => `It has ${number(lines)} lines, and the shell would run each as it comes.`,
  pasteLong: (thousands: number) => `It is ${number(thousands)} thousand characters long.`,
  saving: 'Saving output',
  loading: 'Loading output',
  skipped: 'Skipped output',
  savingAmount: (done: number, total: number) => `Saving output: ${bytes(done)} of ${bytes(total)}`,
  loadingEarlier: (done: number, total: number) =>
    `Loading earlier output: ${bytes(done)} of ${bytes(total)}`,
  loadingSkipped: (done: number, total: number) =>
    `Loading skipped output: ${bytes(done)} of ${bytes(total)}`,
  skippedAmount: (byteCount: number) => `${bytes(byteCount)} of output were skipped while away.`,
  skippedSince: (byteCount: number, since: number, now: number) =>
    `${bytes(byteCount)} of output were skipped while away, since ${formats.dayAndTime(since, now)}.`,
  loadSkipped: 'Load skipped output',
  loadEarlier: 'Load earlier output',
  loadEarlierHint: 'Or scroll further up',
  bytes,
  saveOutput: 'Save output…',
  saveToSeeMore: 'to see more than a terminal holds',
  saveTitle: 'Save output',
  saveAs: 'Save…',
  saveNote: 'All output that the server holds of this session is saved.',
  format: 'Format',
  formats: {
    text: {
      name: 'Plain text',
      hint: 'The lines, without colors and without what full-screen programs drew',
    },
    raw: { name: 'Raw', hint: 'Every byte as the programs printed it' },
    asciicast: { name: 'asciicast v3', hint: 'With times and sizes, for players of terminal recordings' },
  },
  /** Lines of the app's own among a terminal's. */
  marks: {
    skipped: (byteCount: number) => `── ${bytes(byteCount)} of output is no longer held by the server ──`,
    notLoaded: (byteCount: number) =>
      `── ${bytes(byteCount)} of output before this were not loaded: use Save output… ──`,
    successor: (at: number, now: number) =>
      `── this shell is over; another one begins here, ${formats.dayAndTime(at, now)} ──`,
    unreadable: '── a part of the saved screen can not be read ──',
    snapshot: (byteCount: number) => `${bytes(byteCount)} of output before this are not shown`,
    snapshotSince: (byteCount: number, since: number, now: number) =>
      `${bytes(byteCount)} of output before this are not shown, printed since ${formats.dayAndTime(since, now)}`,
  },
};
