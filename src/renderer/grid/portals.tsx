import { type ReactNode, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';

/** What React draws inside the grid's own elements: cells of more than words, the editor. The grid itself is not React's. */
export class Portals {
  private readonly nodes = new Map<HTMLElement, { key: string; node: ReactNode }>();
  private readonly listeners = new Set<() => void>();
  private made = 0;
  private list: readonly ReactNode[] | null = [];

  show(host: HTMLElement, node: ReactNode): void {
    this.made += 1;
    this.nodes.set(host, { key: this.nodes.get(host)?.key ?? String(this.made), node });
    this.changed();
  }

  drop(host: HTMLElement): void {
    if (this.nodes.delete(host)) this.changed();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same list until something changed. */
  readonly all = (): readonly ReactNode[] => {
    this.list ??= [...this.nodes].map(([host, { key, node }]) => createPortal(node, host, key));
    return this.list;
  };

  private changed(): void {
    this.list = null;
    for (const tell of this.listeners) tell();
  }
}

export function PortalList({ portals }: { portals: Portals }) {
  return useSyncExternalStore(portals.subscribe, portals.all);
}
