/** Queue of one screen's tasks. */

/**
 * Max finished tasks at the front before the array is compacted. Compacting after each one would take quadratic time with much
 * output.
 */
const COMPACT_AFTER = 1024;

export class TaskQueue<T> {
  #tasks: T[] = [];
  #done = 0;

  get first(): T | undefined {
    return this.#tasks[this.#done];
  }

  get isEmpty(): boolean {
    return this.#done === this.#tasks.length;
  }

  add(task: T): void {
    this.#tasks.push(task);
  }

  /** Puts `tasks` before all others. */
  addFirst(...tasks: readonly T[]): void {
    this.#tasks = [...tasks, ...this.#tasks.slice(this.#done)];
    this.#done = 0;
  }

  /** Replaces the first task by its remainder. */
  replaceFirst(task: T): void {
    this.#tasks[this.#done] = task;
  }

  removeFirst(): void {
    this.#done += 1;
    if (this.#done < COMPACT_AFTER && this.#done < this.#tasks.length) return;
    this.#tasks.splice(0, this.#done);
    this.#done = 0;
  }
}
