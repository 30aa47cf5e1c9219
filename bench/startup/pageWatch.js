// Runs in the app's page: notes when each saved screen is there, and when each shell's output goes on: an echo in the one that is shown.
const terminalsOfPage = () => [...document.querySelectorAll('[data-terminal]')];

/** `ends`: the output that each saved screen has, bytes, by the terminal's ID. */
class PageWatch {
  painted = new Map();
  live = new Map();
  told = Promise.withResolvers();

  constructor(ends) {
    this.ends = ends;
    const options = { subtree: true, childList: true, attributeFilter: ['data-output-end'] };
    new MutationObserver(() => this.look()).observe(document, options);
    this.look();
  }

  look() {
    for (const { dataset } of terminalsOfPage()) {
      const { terminal, outputEnd } = dataset;
      const end = Number(outputEnd ?? 0);
      const saved = this.ends[terminal];
      if (end >= saved && !this.painted.has(terminal)) this.#paints(terminal);
      if (end > saved && !this.live.has(terminal)) this.live.set(terminal, Date.now());
    }
    const isPainted = [...this.painted.values()].every((at) => at !== undefined);
    if (isPainted && this.live.size === Object.keys(this.ends).length) this.told.resolve();
  }

  /** xterm.js draws in the next frame; when the one after begins, that one was handed over. */
  #paints(terminal) {
    this.painted.set(terminal, undefined);
    const note = () => {
      this.painted.set(terminal, Date.now());
      this.look();
    };
    requestAnimationFrame(() => requestAnimationFrame(note));
  }

  get seen() {
    return terminalsOfPage().find((group) => group.checkVisibility({ visibilityProperty: true }));
  }

  /** A key in the terminal that is shown, as an input method enters it; the others' shells print by themselves. */
  type() {
    const input = new InputEvent('input', { data: '.', inputType: 'insertText', bubbles: true });
    this.seen.querySelector('textarea').dispatchEvent(input);
  }

  /** Resolves when all is painted and live. */
  async times() {
    await this.told.promise;
    const inOrder = (times) => [...times.values()].toSorted((one, other) => one - other);
    const seen = this.seen.dataset.terminal;
    return {
      activePaintedAt: this.painted.get(seen),
      activeLiveAt: this.live.get(seen),
      paintedAt: inOrder(this.painted),
      liveAt: inOrder(this.live),
    };
  }
}
window.PageWatch = PageWatch;
