import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import classes from './name.module.css';

interface Props {
  label: string;
  /** The menu's `Menu.Dropdown`. */
  children: ReactNode;
}

/** A right click on a row opens the menu behind its three dots. */
export function openRowMenu(event: MouseEvent<HTMLTableRowElement>): void {
  event.preventDefault();
  event.currentTarget.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
}

/** What a row of the table can be told to do. The menu is built when first asked for: a table has one in every row. */
export function RowMenu({ label, children }: Props) {
  const [asked, setAsked] = useState(false);
  const [opened, setOpened] = useState(false);
  const button = (
    <button
      type="button"
      className={classes.more}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={(event) => {
        event.stopPropagation();
        if (asked) return;
        setAsked(true);
        setOpened(true);
      }}
    >
      <IconDots size={15} aria-hidden />
    </button>
  );
  if (!asked) return button;
  return (
    <Menu position="bottom-end" width={230} opened={opened} onChange={setOpened}>
      <Menu.Target>{button}</Menu.Target>
      {children}
    </Menu>
  );
}
