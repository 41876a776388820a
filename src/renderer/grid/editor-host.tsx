import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { flushSync } from 'react-dom';
import { CellEditor, type EditorExtras } from './cell-editor.tsx';
import type { Portals } from './portals.tsx';
import classes from './sheet.module.css';

/** The editor in AG Grid's terms: an element it puts into the cell, drawn by React as soon as it is there. */
export function editorHost<Row>(portals: Portals) {
  return class implements ICellEditorComp<Row, string> {
    private readonly host = document.createElement('span');
    private params: (ICellEditorParams<Row, string> & EditorExtras) | null = null;
    private text: string | null | undefined;

    init(params: ICellEditorParams<Row, string> & EditorExtras): void {
      this.host.className = classes.drawn ?? '';
      this.params = params;
      this.text = params.value;
    }

    getGui(): HTMLElement {
      return this.host;
    }

    afterGuiAttached(): void {
      const { params } = this;
      if (params === null) return;
      // At once: the next key is the field's.
      flushSync(() =>
        portals.show(
          this.host,
          <CellEditor
            label={params.label}
            initialText={params.initialText}
            {...(params.choices ? { choices: params.choices } : {})}
            host={params.host}
            eventKey={params.eventKey}
            onValueChange={(text) => {
              this.text = text;
            }}
            stopEditing={params.stopEditing}
          />,
        ),
      );
    }

    getValue(): string | null | undefined {
      return this.text;
    }

    destroy(): void {
      portals.drop(this.host);
    }
  };
}
