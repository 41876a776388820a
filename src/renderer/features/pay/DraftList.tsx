import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import classes from './pay.module.css';

interface Props {
  label: string;
  entries: readonly { id: number; name: string; note: string }[];
  /** Null while a new one is being written. */
  current: number | null;
  onChoose: (id: number) => void;
  add: string;
  onAdd: () => void;
}

/** What can be edited beside it, one entry each, and a way to begin another. */
export function DraftList({ label, entries, current, onChoose, add, onAdd }: Props) {
  return (
    <nav className={classes.list} aria-label={label}>
      {entries.map(({ id, name, note }) => (
        <UnstyledButton
          key={id}
          className={classes.entry}
          aria-current={id === current}
          onClick={() => onChoose(id)}
        >
          <span>{name}</span>
          <small>{note}</small>
        </UnstyledButton>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        justify="flex-start"
        leftSection={<IconPlus size={14} />}
        onClick={onAdd}
      >
        {add}
      </Button>
    </nav>
  );
}
