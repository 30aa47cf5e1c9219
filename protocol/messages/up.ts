/** All control messages from client to server. */

import * as v from 'valibot';
import { follow } from './activity.ts';
import { attach } from './attach.ts';
import { detach } from './detach.ts';
import { end } from './end.ts';
import { hello } from './hello.ts';
import { history } from './history.ts';
import { keep } from './keep.ts';
import { list } from './list.ts';
import { open } from './open.ts';
import { ping } from './ping.ts';
import { profile } from './profile.ts';
import { resize } from './resize.ts';
import { watch } from './watch.ts';

export const up = v.variant('type', [
  hello,
  attach,
  open,
  detach,
  end,
  resize,
  ping,
  watch,
  list,
  keep,
  history,
  profile,
  follow,
]);
export type Up = v.InferOutput<typeof up>;
