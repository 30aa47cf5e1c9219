// Binary frames against the usual alternative, JSON with base64: encode and decode 16 MiB in turns of 16 KiB.
import { decodeFrame, encodeData } from '../protocol/frames.ts';
import { compare, report } from './harness.ts';

const TURN = new Uint8Array(16 * 1024).map((_, index) => index % 256);
const TURNS = 1_024;

function binary(): void {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const frame = decodeFrame(encodeData(3, turn * TURN.length, TURN));
    if (frame.kind !== 'data') throw new Error('the frame was not read');
  }
}

function json(): void {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const text = JSON.stringify({
      channel: 3,
      offset: turn * TURN.length,
      bytes: Buffer.from(TURN).toString('base64'),
    });
    const { bytes } = JSON.parse(text) as { bytes: string };
    if (Buffer.from(bytes, 'base64').length !== TURN.length) throw new Error('the message was not read');
  }
}

const contenders = [
  { name: 'binary', run: binary },
  { name: 'jsonBase64', run: json },
];
report({ bytes: TURNS * TURN.length, ...(await compare(contenders, 5)) });
