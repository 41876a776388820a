import { useLayoutEffect } from 'react';
import { useApp } from './store.ts';

/**
 * Whoever closes or reloads the page while the plan is being written is asked: what is given up on the way is given up as a whole.
 * In Electron the window waits instead, and a reload does nothing (`electron/close-when-written.ts`).
 */
export function useStayWhileWriting(): void {
  const isWriting = useApp((state) => state.isWriting);
  useLayoutEffect(() => {
    if (!isWriting) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [isWriting]);
}
