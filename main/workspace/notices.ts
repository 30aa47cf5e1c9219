/** What the user should know and can dismiss. */

import type { Offer } from '../../preload/offer.ts';
import type { NoticeView } from '../../preload/view.ts';

/** The oldest go when more than these wait: a fault that repeats must not fill the screen. */
const MAX_NOTICES = 20;

export class Notices {
  #list: readonly NoticeView[] = [];
  #next = 1;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get list(): readonly NoticeView[] {
    return this.#list;
  }

  /** Shows a notice; one with the same text that is still shown is enough. */
  readonly add = (kind: NoticeView['kind'], text: string, offer?: Offer): void => {
    if (this.#list.some((notice) => notice.text === text)) return;
    const notice = { id: `notice-${this.#next}`, kind, text, ...(offer === undefined ? {} : { offer }) };
    this.#list = [...this.#list, notice].slice(-MAX_NOTICES);
    this.#next += 1;
    this.#onChange();
  };

  dismiss(id: string): void {
    this.#list = this.#list.filter((notice) => notice.id !== id);
    this.#onChange();
  }
}
