/** Meaning of types and fields as schema metadata, from which scripts/protocol-messages.ts writes docs/PROTOCOL.md. */

import * as v from 'valibot';

/** Adds the meaning of a field or message. */
export function described<const S extends v.GenericSchema>(schema: S, meaning: string) {
  return v.pipe(schema, v.description<v.InferOutput<S>, string>(meaning));
}

/** Adds a name, by which the document refers to a type that several messages share, and its meaning. */
export function named<const S extends v.GenericSchema>(schema: S, name: string, meaning: string) {
  return v.pipe(
    schema,
    v.title<v.InferOutput<S>, string>(name),
    v.description<v.InferOutput<S>, string>(meaning),
  );
}
