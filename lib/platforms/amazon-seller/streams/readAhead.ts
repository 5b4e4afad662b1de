/**
 * Takes pages as fast as they come, whatever the reader does with them: for page tokens that live for seconds.
 * What is not read yet is held; an error arrives after the pages before it.
 */
export async function* readAhead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  const held: IteratorResult<T>[] = [];
  let failure: { readonly error: unknown } | null = null;
  let ended = false;
  let wake: () => void = () => undefined;
  const pump = async (): Promise<void> => {
    try {
      while (!ended) {
        const step = await pages.next();
        ended ||= step.done === true;
        held.push(step);
        wake();
      }
    } catch (error) {
      failure = { error };
      ended = true;
      wake();
    }
  };
  const pumping = pump();
  try {
    for (;;) {
      const step = held.shift();
      if (step && !step.done) yield step.value;
      else if (step?.done) return;
      else if (failure) throw (failure as { readonly error: unknown }).error;
      else await new Promise<void>((resolve) => { wake = resolve; });
    }
  } finally {
    ended = true;
    await pumping;
  }
}
