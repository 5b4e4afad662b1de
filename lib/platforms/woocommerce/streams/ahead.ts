/** Pages under way at a time: what one still needs is asked for together with the page after it. */
const MOST = 2;

/**
 * Makes pages ready in their order, the next one while the one before it is still being made: one that waits for the
 * other would leave a host's limit unused. At most `MOST` are held; an error arrives after the pages before it.
 */
export async function* ahead<Page, Ready>(pages: AsyncGenerator<Page>, make: (page: Page) => Promise<Ready>): AsyncGenerator<Ready> {
  const begin = (): Promise<{ readonly ready: Promise<Ready> } | null> =>
    heard(pages.next().then(({ done, value }) => (done ? null : { ready: heard(make(value as Page)) })));
  const begun = Array.from({ length: MOST }, begin);
  try {
    for (let step = await begun.shift(); step; step = await begun.shift()) {
      yield await step.ready;
      begun.push(begin());
    }
  } finally {
    await pages.return(undefined);
    for (const step of await Promise.allSettled(begun)) if (step.status === 'fulfilled') await step.value?.ready.catch(() => undefined);
  }
}

/** Its error is told when its turn comes; until then nobody listens. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
