import { Menu, useComputedColorScheme } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { territoryColour, unassignedColour } from '../app/palette.ts';
import { useActiveAlignment } from '../app/queries.ts';
import classes from './map.module.css';

interface Props {
  /** null = unassigned. */
  onPick: (territoryId: number | null) => void;
  except?: number;
  withUnassigned?: boolean;
}

/** The territories of the scenario as menu items, the unassigned bucket last. */
export function TerritoryItems({ onPick, except, withUnassigned = true }: Props) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const territories = useActiveAlignment().data?.territories ?? [];
  return (
    <>
      {territories
        .filter((row) => row.id !== except)
        .map((row) => (
          <Menu.Item
            key={row.id}
            disabled={row.locked}
            leftSection={
              <span
                className={classes.dot}
                style={{ background: territoryColour(row.colour, scheme).solid }}
              />
            }
            rightSection={row.locked ? <IconLock size={13} aria-label={t('kpi:locked')} /> : null}
            onClick={() => onPick(row.id)}
          >
            {row.name}
          </Menu.Item>
        ))}
      {withUnassigned && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={
              <span className={classes.dot} style={{ background: unassignedColour[scheme].solid }} />
            }
            onClick={() => onPick(null)}
          >
            {t('unassigned')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
