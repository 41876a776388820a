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
    private readonly host = document.createElement('span');

    init(params: ICellRendererParams<Row>): void {
      this.host.className = classes.drawn ?? '';
      this.refresh(params);
    }

    getGui(): HTMLElement {
      return this.host;
    }

    refresh({ data, node, valueFormatted }: ICellRendererParams<Row>): boolean {
      const drawn = data === undefined ? null : node.rowPinned ? valueFormatted : draw(data);
      if (typeof drawn === 'string' || drawn instanceof Element) {
        portals.drop(this.host);
        this.host.replaceChildren(drawn);
      } else portals.show(this.host, drawn);
      return true;
    }

    destroy(): void {
      portals.drop(this.host);
    }
  };
}
