/** Every value in order, for a reader that may lag behind: events must not be skipped. */
export interface Queue<T> {
  push(value: T): void;
  /** Ends when the signal fires. One reader. */
  follow(signal?: AbortSignal): AsyncGenerator<T>;
}

export function queue<T>(): Queue<T> {
  const values: T[] = [];
  let wake = () => {};
  return {
    push(value) {
      values.push(value);
      wake();
    },
    async *follow(signal) {
      const stop = () => wake();
      signal?.addEventListener('abort', stop);
      try {
        while (!signal?.aborted) {
          if (values.length > 0) yield values.shift() as T;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
  };
}
