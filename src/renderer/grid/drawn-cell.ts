import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { ReactNode } from 'react';
import type { Portals } from './portals.tsx';
import classes from './sheet.module.css';

/**
 * Cells that are more than words: an element of the page is put in as it is, anything else is React's to draw. React costs
 * a row of new cells some milliseconds, so sheets of many rows draw elements.
 */
export function drawnCell<Row>(portals: Portals, draw: (row: Row) => ReactNode | Element) {
  return class implements ICellRendererComp<Row> {
    private readonly host = contents();
    /** React's own: it takes what it drew out of it later, when the cell may long hold words. */
    private stage: HTMLElement | null = null;

    init(params: ICellRendererParams<Row>): void {
      this.refresh(params);
    }

    getGui(): HTMLElement {
      return this.host;
    }

    refresh({ data, node, valueFormatted }: ICellRendererParams<Row>): boolean {
      const drawn = data === undefined ? null : node.rowPinned ? valueFormatted : draw(data);
      if (typeof drawn === 'string' || drawn instanceof Element) {
        this.clear();
        this.host.replaceChildren(drawn);
        return true;
      }
      if (this.stage === null) {
        this.stage = contents();
        this.host.replaceChildren(this.stage);
      }
      portals.show(this.stage, drawn);
      return true;
    }

    destroy(): void {
      this.clear();
    }

    private clear(): void {
      if (this.stage !== null) portals.drop(this.stage);
      this.stage = null;
    }
  };
}

function contents(): HTMLElement {
  const element = document.createElement('span');
  element.className = classes.drawn ?? '';
  return element;
}
