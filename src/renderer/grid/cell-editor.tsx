import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { ChoiceList } from './choice-list.tsx';
import classes from './sheet.module.css';
import { takeTypedAhead } from './typed-ahead.ts';

/** What a column tells its editor. */
export interface EditorExtras {
  label: string;
  initialText: string;
  choices?: () => readonly string[];
  /** Where the list of choices is drawn. */
  host: HTMLElement;
}

const shownChoices = 200;

function matching(choices: readonly string[], text: string): readonly string[] {
  const needle = text.trim().toLowerCase();
  if (needle === '') return choices.slice(0, shownChoices);
  return choices.filter((choice) => choice.toLowerCase().includes(needle)).slice(0, shownChoices);
}

interface CellEditorProps extends EditorExtras {
  /** The key that opened it; null without one. */
  eventKey: string | null;
  onValueChange: (text: string) => void;
  stopEditing: () => void;
}

/** Edits the exact text of a cell; with choices it offers those that contain what was typed. */
export function CellEditor(props: CellEditorProps) {
  const { eventKey, initialText, onValueChange, stopEditing, label, choices, host } = props;
  const [first] = useState(() => {
    const key = eventKey?.length === 1 ? eventKey : '';
    return key + takeTypedAhead();
  });
  const typed = first !== '';
  const [text, setText] = useState(typed ? first : initialText);
  const [touched, setTouched] = useState(typed);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const [field, setField] = useState<HTMLElement | null>(null);
  const listId = useId();
  const offered = useMemo(
    () => (choices === undefined ? [] : matching(choices(), touched ? text : '')),
    [choices, text, touched],
  );

  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    setField(input.current);
    onValueChange(typed ? first : initialText);
    input.current?.focus();
    if (typed) input.current?.setSelectionRange(first.length, first.length);
    else input.current?.select();
  });

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
        <ChoiceList
          id={listId}
          label={label}
          field={field}
          host={host}
          choices={offered}
          active={active}
          onTake={(choice) => {
            take(choice);
            // After the value has reached the grid.
            setTimeout(() => stopEditing(), 0);
          }}
        />
      )}
    </div>
  );
}
