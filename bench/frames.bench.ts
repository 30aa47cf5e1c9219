// Compares binary frames with JSON and base64: encoding and decoding of 16 MiB in frames of 16 KiB.
import { decodeFrame, encodeData } from '../protocol/frames.ts';
import { compare, report } from './harness.ts';

const PAYLOAD = new Uint8Array(16 * 1024).map((_, at) => at % 256);
const FRAMES = 1_024;

function binary(): void {
  for (let index = 0; index < FRAMES; index += 1) {
    const frame = decodeFrame(encodeData(3, index * PAYLOAD.length, PAYLOAD));
    if (frame.kind !== 'data') throw new Error('the frame was not decoded');
  }
}

function json(): void {
  for (let index = 0; index < FRAMES; index += 1) {
    const text = JSON.stringify({
      channel: 3,
      offset: index * PAYLOAD.length,
      bytes: Buffer.from(PAYLOAD).toString('base64'),
    });
    const { bytes } = JSON.parse(text) as { bytes: string };
    if (Buffer.from(bytes, 'base64').length !== PAYLOAD.length)
      throw new Error('the message was not decoded');
  }
}

const contenders = [
  { name: 'binary', run: binary },
  { name: 'jsonBase64', run: json },
];
report({ bytes: FRAMES * PAYLOAD.length, ...(await compare(contenders, 5)) });
