// Runs in the app's page. Records when each saved screen is painted and when each terminal gets new output; for the visible
// one, the echo of a key.
const terminalsOfPage = () => [...document.querySelectorAll('[data-terminal]')];

/** `ends` has the output offset of each saved screen by terminal ID. */
class PageWatch {
  painted = new Map();
  live = new Map();
  done = Promise.withResolvers();

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
      if (end >= saved && !this.painted.has(terminal)) this.#notePainted(terminal);
      if (end > saved && !this.live.has(terminal)) this.live.set(terminal, Date.now());
    }
    const isPainted = [...this.painted.values()].every((at) => at !== undefined);
    if (isPainted && this.live.size === Object.keys(this.ends).length) this.done.resolve();
  }

  /** xterm.js draws in the next frame, which is passed on to the screen when the frame after it begins. */
  #notePainted(terminal) {
    this.painted.set(terminal, undefined);
    const note = () => {
      this.painted.set(terminal, Date.now());
      this.look();
    };
    requestAnimationFrame(() => requestAnimationFrame(note));
  }

  get visibleTerminal() {
    return terminalsOfPage().find((group) => group.checkVisibility({ visibilityProperty: true }));
  }

  /** Types a key into the visible terminal, as an input method enters it. The other shells print by themselves. */
  type() {
    const input = new InputEvent('input', { data: '.', inputType: 'insertText', bubbles: true });
    this.visibleTerminal.querySelector('textarea').dispatchEvent(input);
  }

  /** Resolves when all terminals are painted and live. */
  async times() {
    await this.done.promise;
    const inOrder = (times) => [...times.values()].toSorted((time, other) => time - other);
    const visible = this.visibleTerminal.dataset.terminal;
    return {
      activePaintedAt: this.painted.get(visible),
      activeLiveAt: this.live.get(visible),
      paintedAt: inOrder(this.painted),
      liveAt: inOrder(this.live),
    };
  }
}
window.PageWatch = PageWatch;
