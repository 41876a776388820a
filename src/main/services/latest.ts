/** A latest-wins channel: slow readers see the newest value and skip the ones between (oRPC has no back-pressure). */
export interface Latest<T> {
  push(value: T): void;
  close(): void;
  /** Values from now on; ends when the channel closes or the signal fires. */
  follow(signal?: AbortSignal): AsyncGenerator<T>;
}

export function latest<T>(): Latest<T> {
  let version = 0;
  let value: T;
  let closed = false;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resume of [...waiting]) resume();
  };
  return {
    push(next) {
      value = next;
      version += 1;
      wake();
    },
    close() {
      closed = true;
      wake();
    },
    follow(signal) {
      let seen = version;
      async function* values(): AsyncGenerator<T> {
        while (!signal?.aborted) {
          if (version !== seen) {
            seen = version;
            yield value;
          } else if (closed) {
            return;
          } else {
            await new Promise<void>((resolve) => {
              const resume = () => {
                waiting.delete(resume);
                signal?.removeEventListener('abort', resume);
                resolve();
              };
              waiting.add(resume);
              signal?.addEventListener('abort', resume);
            });
          }
        }
      }
      return values();
    },
  };
}
