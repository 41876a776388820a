import { useCallback, useState } from 'react';

/** Work asked for on a screen: whether it goes on, and what went wrong with the last of it. */
export interface Attempt {
  busy: boolean;
  /** null = nothing. */
  error: unknown;
  /** Never rejects: what `work` throws is `error`. */
  attempt: (work: () => Promise<unknown>) => Promise<void>;
  /** The error was read. */
  forget: () => void;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }, []);
  const forget = useCallback(() => setError(null), []);
  return { busy, error, attempt, forget };
}
