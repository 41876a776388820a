import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { territoryColour } from '../../app/palette.ts';
import { setApp, useApp } from '../../app/store.ts';
import { activate, alignmentNow, toggleLock, updateTerritory } from '../../app/territory-actions.ts';
import { OpenMark } from '../comments/OpenMark.tsx';
import classes from './name.module.css';
import { RenameInput } from './RenameInput.tsx';
import { TerritoryMenu } from './TerritoryMenu.tsx';

interface Props {
  row: TerritoryRow;
  /** Connected pieces of it, as shown. */
  pieces: number;
  /** The group it is directly in; null = at the top. */
  groupId: number | null;
}

/** Colour, name, marks and menu of a territory; F2 or a double click renames it in place. Figures may change around it. */
export const TerritoryName = memo(function TerritoryName({ row, pieces, groupId }: Props) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const renaming = useApp((state) => state.renaming === row.id);
  const colour = territoryColour(row.colour, scheme).solid;
  return (
    <div className={classes.name}>
      <span className={classes.dot} style={{ background: colour }} />
      {renaming ? (
        <Rename row={row} />
      ) : (
        <button
          type="button"
          className={classes.nameButton}
          onClick={(event) => {
            // With a key held the row adds it to the selection.
            if (!event.shiftKey && !event.ctrlKey && !event.metaKey) activate(row.id);
          }}
          onDoubleClick={() => setApp({ renaming: row.id })}
        >
          <span className={classes.nameText} title={row.name}>
            {row.name}
          </span>
          {pieces > 1 && (
            <Tooltip label={t('kpi:pieces', { total: pieces })}>
              <IconAlertTriangle
                size={13}
                className={classes.warn}
                aria-label={t('kpi:pieces', { total: pieces })}
              />
            </Tooltip>
          )}
        </button>
      )}
      {!renaming && <OpenMark subject={{ thing: 'territory', territoryId: row.id }} />}
      {row.locked && !renaming && (
        <Tooltip label={t('kpi:unlock')}>
          <ActionIcon
            size={20}
            aria-label={t('kpi:unlockName', { name: row.name })}
            onClick={(event) => {
              event.stopPropagation();
              void toggleLock(row.id);
            }}
          >
            <IconLock size={13} />
          </ActionIcon>
        </Tooltip>
      )}
      <TerritoryMenu row={row} groupId={groupId} />
    </div>
  );
});

function Rename({ row }: { row: TerritoryRow }) {
  const { t } = useTranslation();
  const isTaken = (name: string) =>
    alignmentNow()?.territories.some((other) => other.id !== row.id && other.name === name) ?? false;
  return (
    <RenameInput
      label={t('kpi:rename')}
      name={row.name}
      isTaken={isTaken}
      save={(name) => updateTerritory(row.id, { name })}
      done={() => setApp({ renaming: null })}
    />
  );
}
