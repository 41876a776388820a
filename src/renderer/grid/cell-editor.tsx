import type { CustomCellEditorProps } from 'ag-grid-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import classes from './sheet.module.css';

interface EditorExtras {
  label: string;
  initialText: string;
  choices?: () => readonly string[];
}

const shownChoices = 200;

function matching(choices: readonly string[], text: string): readonly string[] {
  const needle = text.trim().toLowerCase();
  if (needle === '') return choices.slice(0, shownChoices);
  return choices.filter((choice) => choice.toLowerCase().includes(needle)).slice(0, shownChoices);
}

/** Edits the exact text of a cell; with choices it offers those that contain what was typed. */
export function CellEditor<Row>(props: CustomCellEditorProps<Row, string> & EditorExtras) {
  const { eventKey, initialText, onValueChange, stopEditing, label, choices } = props;
  const typed = eventKey !== null && eventKey !== undefined && eventKey.length === 1;
  const [text, setText] = useState(typed ? eventKey : initialText);
  const [touched, setTouched] = useState(typed);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const offered = useMemo(
    () => (choices === undefined ? [] : matching(choices(), touched ? text : '')),
    [choices, text, touched],
  );

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    onValueChange(typed ? eventKey : initialText);
    input.current?.focus();
    if (typed) input.current?.setSelectionRange(1, 1);
    else input.current?.select();
  });

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const take = (value: string) => {
    setText(value);
    onValueChange(value);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (choices === undefined || offered.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = (active + step + offered.length) % offered.length;
      setActive(next);
      take(offered[next] ?? '');
    }
  };

  return (
    <div className={classes.editor}>
      <input
        ref={input}
        className={classes.editorInput}
        aria-label={label}
        value={text}
        {...(choices === undefined
          ? {}
          : { role: 'combobox', 'aria-expanded': offered.length > 0, 'aria-controls': listId })}
        onChange={(event) => {
          setTouched(true);
          setActive(-1);
          take(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <div id={listId} role="listbox" aria-label={label} className={classes.choices} ref={list}>
          {offered.map((choice, index) => (
            <div
              key={choice}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.choice}
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice);
                // After the value has reached the grid.
                setTimeout(() => stopEditing(), 0);
              }}
            >
              {choice === '' ? ' ' : choice}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
