import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './name.module.css';

interface Props {
  label: string;
  name: string;
  /** Whether another already has this name where it must be its own. */
  isTaken: (name: string) => boolean;
  /** False when the name was refused: the input stays open. */
  save: (name: string) => Promise<boolean>;
  done: () => void;
}

/** A name typed in place of the one a row shows: Enter or leaving keeps it, Escape leaves the old one. */
export function RenameInput({ label, name, isTaken, save, done }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const trimmed = typed.trim();
  const taken = isTaken(trimmed);
  const keep = async () => {
    if (trimmed === '' || trimmed === name) return done();
    if (!taken && (await save(trimmed))) done();
  };
  return (
    <TextInput
      className={classes.rename}
      value={typed}
      maxLength={120}
      autoFocus
      size="xs"
      aria-label={label}
      error={taken ? t('kpi:nameTaken') : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => (taken ? done() : void keep())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void keep();
        if (event.key === 'Escape') done();
      }}
    />
  );
}
