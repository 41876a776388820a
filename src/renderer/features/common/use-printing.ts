import './printing.css';
import { useEffect, useRef, useState } from 'react';

/**
 * A place beside the application that is all a printer sees while `active`: the print dialog opens once its contents are
 * drawn, and `onDone` is called when it closes.
 */
export function usePrinting(active: boolean, onDone: () => void): HTMLElement {
  const [host] = useState(() => {
    const made = document.createElement('div');
    made.dataset.print = '';
    return made;
  });
  const latest = useRef(onDone);
  latest.current = onDone;
  useEffect(() => {
    if (!active) return;
    document.body.append(host);
    const done = () => latest.current();
    window.addEventListener('afterprint', done, { once: true });
    const drawn = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(drawn);
      window.removeEventListener('afterprint', done);
      host.remove();
    };
  }, [active, host]);
  return host;
}
