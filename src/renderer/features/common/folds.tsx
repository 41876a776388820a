import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

/** Parts of the details that are folded until they are wanted. */
type Fold = 'explanation' | 'comments';

interface Folds {
  open: ReadonlySet<Fold>;
  toggle: (fold: Fold) => void;
}

const Shared = createContext<Folds>({ open: new Set(), toggle: () => undefined });

/**
 * What is unfolded stays so from one selected thing to the next, and the room it was given with it: a row of the table that is
 * pressed stays under the pointer.
 */
export function SharedFolds({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<ReadonlySet<Fold>>(new Set());
  const folds = useMemo(
    () => ({
      open,
      toggle: (fold: Fold) =>
        setOpen(
          (before) =>
            new Set(before.has(fold) ? [...before].filter((one) => one !== fold) : [...before, fold]),
        ),
    }),
    [open],
  );
  return (
    <Shared value={folds}>
      <div data-unfolded={open.size > 0 || undefined}>{children}</div>
    </Shared>
  );
}

/** Whether a part, whose outermost element `ref` is, is unfolded, and how to change that. It is brought into view when it is. */
export function useFold(fold: Fold): {
  open: boolean;
  toggle: () => void;
  ref: RefObject<HTMLDivElement | null>;
} {
  const folds = use(Shared);
  const ref = useRef<HTMLDivElement>(null);
  const open = folds.open.has(fold);
  useEffect(() => {
    if (open) ref.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  return { open, toggle: () => folds.toggle(fold), ref };
}
