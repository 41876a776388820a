import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TerritoryCell } from '../../grid/panel/TerritoryCell.tsx';
import { CountMark } from '../comments/CountMark.tsx';
import classes from './quota.module.css';

/** A node's name, set in by its depth, with what opens and closes it. `open` null = nothing below. */
export function NodeCell(props: {
  name: string;
  depth: number;
  colour: number | null;
  /** Open threads in its row. */
  comments: number;
  open: boolean | null;
  onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { open } = props;
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <span className={classes.node} style={{ paddingInlineStart: props.depth * 14 }}>
      {open === null ? (
        <span className={classes.fold} />
      ) : (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          aria-label={t(open ? 'quota:close' : 'quota:open', { name: props.name })}
          onClick={(event) => {
            event.stopPropagation();
            props.onToggle();
          }}
        >
          <Icon size={14} />
        </button>
      )}
      {open === null && props.colour !== null ? (
        <TerritoryCell name={props.name} colour={props.colour} />
      ) : (
        <strong className={classes.nodeName}>{props.name}</strong>
      )}
      <CountMark count={props.comments} />
    </span>
  );
}
