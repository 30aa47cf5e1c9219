// Repeats an evaluation in the app whose result was lost by the debugger.

/**
 * Runs an evaluation that can safely run twice. The debugger loses the promise of an evaluation if the main
 * process collects garbage at that moment, which large copies cause.
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
