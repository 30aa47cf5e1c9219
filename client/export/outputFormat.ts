/** File formats that recorded output can be exported to. */

export type OutputFormat = 'text' | 'raw' | 'asciicast';
