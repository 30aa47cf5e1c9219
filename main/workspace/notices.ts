/** Notices for the user, which can be dismissed. */

import type { Offer } from '../../shared/view/offer.ts';
import type { NoticeView } from '../../shared/view/view.ts';
import { ENGLISH, type Words } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';

/** A notice whose text is resolved when it is shown. */
type Notice = Omit<NoticeView, 'text'> & { readonly text: LocalizedText; readonly topic: string | undefined };

/** Max number of notices. The oldest are dropped, so that a repeated error cannot fill the screen. */
const MAX_NOTICES = 20;

export class Notices {
  #list: readonly Notice[] = [];
  #next = 1;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get list(): readonly Notice[] {
    return this.#list;
  }

  /** Returns the notices with their texts in a language. */
  listIn(words: Words): readonly NoticeView[] {
    return this.#list.map(({ text, topic: _topic, ...notice }) => ({ ...notice, text: text(words) }));
  }

  /** Shows a notice, unless one with the same text is visible; English serves as the key for that. `topic` is for `retract`. */
  readonly add = (kind: NoticeView['kind'], text: LocalizedText, offer?: Offer, topic?: string): void => {
    const key = text(ENGLISH);
    if (this.#list.some((notice) => notice.text(ENGLISH) === key)) return;
    const id = `notice-${this.#next}`;
    const notice = { id, kind, text, topic, ...(offer === undefined ? {} : { offer }) };
    this.#list = [...this.#list, notice].slice(-MAX_NOTICES);
    this.#next += 1;
    this.#onChange();
  };

  /** Removes the notices about `topic`, which no longer apply. */
  retract(topic: string): void {
    if (!this.#list.some((notice) => notice.topic === topic)) return;
    this.#list = this.#list.filter((notice) => notice.topic !== topic);
    this.#onChange();
  }

  dismiss(id: string): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
    this.#onChange();
  }
}
