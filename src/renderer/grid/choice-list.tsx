import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import classes from './sheet.module.css';

const tallest = 224;
const narrowest = 180;
const margin = 8;

/** Below the field, or above it where there is more room. */
function placeBy(field: DOMRect): CSSProperties {
  const below = window.innerHeight - field.bottom - margin;
  const above = field.top - margin;
  const upwards = below < tallest && above > below;
  return {
    left: field.left,
    width: Math.max(field.width, narrowest),
    maxHeight: Math.min(tallest, upwards ? above : below),
    ...(upwards ? { bottom: window.innerHeight - field.top } : { top: field.bottom }),
  };
}

/** What a cell offers while it is edited. The field keeps the focus; `host` lies over the whole window. */
export function ChoiceList(props: {
  id: string;
  label: string;
  field: HTMLElement | null;
  host: HTMLElement;
  choices: readonly string[];
  active: number;
  onTake: (choice: string) => void;
}) {
  const { field, active } = props;
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties | null>(null);
  useLayoutEffect(() => {
    if (field !== null) setPlace(placeBy(field.getBoundingClientRect()));
  }, [field]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (place === null) return null;
  return createPortal(
    <div
      id={props.id}
      role="listbox"
      aria-label={props.label}
      className={classes.choices}
      style={place}
      ref={list}
    >
      {props.choices.map((choice, index) => (
        <div
          key={choice}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classes.choice}
          onMouseDown={(event) => {
            event.preventDefault();
            props.onTake(choice);
          }}
        >
          {choice === '' ? ' ' : choice}
        </div>
      ))}
    </div>,
    props.host,
  );
}
