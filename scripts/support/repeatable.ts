// What a debugger can lose is asked for again.

/**
 * Evaluates what may as well be done twice: the debugger loses the promise of an evaluation when the main process collects garbage
 * in that moment, which large copies make it do.
 */
export async function repeatable<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error;
    }
  }
}
