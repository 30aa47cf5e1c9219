/** What the user should know and can dismiss. */

import type { Offer } from '../../shared/view/offer.ts';
import type { NoticeView } from '../../shared/view/view.ts';
import { ENGLISH, type Words } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';

/** One in whichever language it is read in. */
type Notice = Omit<NoticeView, 'text'> & { readonly say: LocalizedText; readonly topic: string | undefined };

/** The oldest go when more than these wait: a fault that repeats must not fill the screen. */
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

  /** As they are shown in those words. */
  listIn(words: Words): readonly NoticeView[] {
    return this.#list.map(({ say, topic: _topic, ...notice }) => ({ ...notice, text: say(words) }));
  }

  /** Shows a notice; one with the same text that is still shown is enough. `topic` names what it is about, for `retract`. */
  readonly add = (kind: NoticeView['kind'], say: LocalizedText, offer?: Offer, topic?: string): void => {
    const text = say(ENGLISH);
    if (this.#list.some((notice) => notice.say(ENGLISH) === text)) return;
    const id = `notice-${this.#next}`;
    const notice = { id, kind, say, topic, ...(offer === undefined ? {} : { offer }) };
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
