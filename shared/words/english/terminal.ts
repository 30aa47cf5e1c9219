/**
 * Texts in and around a terminal: commands, links, link labels, the clipboard, and output that is not shown.
 */

import { formats } from './formats.ts';

const { bytes, counted, duration, number } = formats;

export const terminal = {
  terminal: (title: string) => `Terminal: ${title}`,
  /** Name of the text field that receives the typed keys. */
  input: 'Terminal input',
  /** Replaces an image when a screen reader reads output aloud. */
  spokenImage: 'image',
  imagesInSight: (count: number) => (count === 1 ? 'Image' : `${number(count)} images`),
  /** Replaces an image that is too large, or that was dropped in favor of newer images. */
  imageNotShown: (width: number, height: number) => `image ${width}×${height}`,
  tooMuchOutput: 'Too much output to announce, navigate to rows manually to read',
  /** State or result of a command. */
  commandRuns: 'Running',
  commandFinished: (ms: number | null) => (ms === null ? 'Finished' : `Finished after ${duration(ms)}`),
  commandSucceeded: (ms: number | null) => (ms === null ? 'Succeeded' : `Succeeded after ${duration(ms)}`),
  commandFailed: (exitCode: number, ms: number | null) =>
    ms === null ? `Exit code ${exitCode}` : `Exit code ${exitCode} after ${duration(ms)}`,
  /** Short form of a result, beside the command at the top of a pane. */
  shortResult: (exitCode: number, ms: number | null) => {
    const after = ms === null ? '' : duration(ms);
    return exitCode === 0 ? `✓ ${after}`.trim() : `✗ ${exitCode}${ms === null ? '' : ` · ${after}`}`;
  },
  /** Accessible name of the command line at the top of a pane, with its state. */
  stickyCommand: (line: string, state: string) =>
    `Command: ${line}, ${state.charAt(0).toLowerCase()}${state.slice(1)}`,
  notDone: 'Not possible',
  noOutput: 'No output to copy: no command that printed anything was detected here.',
  noCommand: 'No command to insert: none was detected here yet.',
  commandStillRuns: 'A command is still running. Try again when the shell is back at its prompt.',
  notAtPrompt: 'Cannot insert the command: the shell is not at its prompt.',
  lineUnknown:
    'Cannot re-insert this command: it has several lines, or ran before the app started. Copy it from the terminal instead.',
  linkTarget: 'Link address',
  readsButLeads: (claimed: string, actual: string) =>
    `Shows ${claimed}, but leads ${actual === '' ? 'elsewhere' : `to ${actual}`}`,
  onlyCopied: 'Can only be copied',
  clickOpens: (key: string) => `${key}click to open`,
  linkNotOpened: (address: string) => `Could not open ${address}. Right-click the link to copy it.`,
  hints: 'Hints',
  hintKinds: {
    url: 'URL',
    link: 'link',
    uuid: 'UUID',
    address: 'IP address',
    path: 'path',
    container: 'container',
    commit: 'commit',
  },
  hint: (label: string, kind: string, text: string) => `${label}: copy ${kind} ${text}`,
  noHints: 'Nothing to copy here · Esc: cancel',
  hintsHelp: 'Type a label to copy · Shift+label: open link, or paste text · Esc: cancel',
  clipboard: 'Clipboard',
  clipboardQuestion: (title: string, chars: number, shown: string) =>
    `A program in “${title}” wants to copy ${counted(chars, 'character', 'characters')} to the clipboard: “${shown}”`,
  allow: 'Allow',
  ignore: 'Ignore',
  paste: 'Paste',
  pasteQuestion: (why: string) => `Paste this? ${why}`,
  pasteControl: (shown: string) =>
    `It contains control characters, which can act like keys. They are pasted as symbols: “${shown}”`,
  pasteLines: (lines: number) => `It has ${number(lines)} lines, and the shell may run each one immediately.`,
  pasteLong: (thousands: number) => `It is ${number(thousands)} thousand characters long.`,
  saving: 'Saving output',
  loading: 'Loading output',
  skipped: 'Skipped output',
  savingAmount: (done: number, total: number) => `Saving output: ${bytes(done)} of ${bytes(total)}`,
  loadingEarlier: (done: number, total: number) =>
    `Loading earlier output: ${bytes(done)} of ${bytes(total)}`,
  loadingSkipped: (done: number, total: number) =>
    `Loading skipped output: ${bytes(done)} of ${bytes(total)}`,
  skippedAmount: (byteCount: number) => `${bytes(byteCount)} of output was skipped while you were away.`,
  skippedSince: (byteCount: number, since: number, now: number) =>
    `${bytes(byteCount)} of output was skipped while you were away, since ${formats.dayAndTime(since, now)}.`,
  loadSkipped: 'Load skipped output',
  loadEarlier: 'Load earlier output',
  loadEarlierHint: 'Or keep scrolling up',
  bytes,
  saveOutput: 'Save output…',
  saveToSeeMore: 'to see output that is no longer in the scrollback',
  saveTitle: 'Save output',
  saveAs: 'Save…',
  saveNote: 'Saves all output of this session that is stored on the server.',
  format: 'Format',
  formats: {
    text: {
      name: 'Plain text',
      hint: 'Text only: no colors, no output of full-screen programs',
    },
    raw: { name: 'Raw', hint: 'Every byte exactly as printed' },
    asciicast: { name: 'asciicast v3', hint: 'With times and sizes, for terminal recording players' },
  },
  /** Lines that the app inserts into a terminal. */
  marks: {
    skipped: (byteCount: number) => `── ${bytes(byteCount)} of output is no longer stored on the server ──`,
    notLoaded: (byteCount: number) =>
      `── ${bytes(byteCount)} of earlier output not loaded: use “Save output…” ──`,
    successor: (at: number, now: number) =>
      `── the shell ended; a new one starts here, ${formats.dayAndTime(at, now)} ──`,
    unreadable: '── part of the saved screen cannot be read ──',
    snapshot: (byteCount: number) => `${bytes(byteCount)} of earlier output not shown`,
    snapshotSince: (byteCount: number, since: number, now: number) =>
      `${bytes(byteCount)} of earlier output not shown, printed since ${formats.dayAndTime(since, now)}`,
  },
};
