import { type ComponentType, createElement, lazy, type ReactElement, useState } from 'react';

/** A component that is a piece of the program of its own. */
export interface Piece<Props> {
  (props: Props): ReactElement;
  /** Reads it, once. */
  read(): Promise<unknown>;
}

/**
 * A component whose program is read when it is first shown, or before (`readAhead`); while it is read the nearest `Suspense`
 * shows what stands for it.
 */
export function piece<Props extends object>(load: () => Promise<ComponentType<Props>>): Piece<Props> {
  let known: ComponentType<Props> | null = null;
  let reading: Promise<{ default: ComponentType<Props> }> | null = null;
  const read = () => {
    reading ??= load().then(
      (component) => {
        known = component;
        return { default: component };
      },
      (error: unknown) => {
        reading = null;
        throw error;
      },
    );
    return reading;
  };
  const Late = lazy<ComponentType<Props>>(read);
  const Shown = (props: Props) => {
    // React leaves what stands for a component there for 300 ms, however soon the component comes: one that was read before never waits.
    const [shown] = useState<ComponentType<Props>>(() => known ?? Late);
    return createElement(shown, props);
  };
  return Object.assign(Shown, { read });
}
