import { Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsExchange,
  IconArrowsSplit2,
  IconBucketDroplet,
  IconBuildingCommunity,
  IconCircleDashed,
  IconLock,
  IconLockOpen,
  IconRipple,
  IconSlice,
  IconTransferOut,
  IconVectorSpline,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { setApp } from '../../app/store.ts';
import { toggleLock } from '../../app/territory-actions.ts';
import { TerritoryItems } from '../TerritoryItems.tsx';

const icon = { size: 16, stroke: 1.6 } as const;

/** What a whole territory can be told to do, in every menu of one: each opens a preview on the map. */
export function TerritoryOperations({ row }: { row: TerritoryRow }) {
  const { t } = useTranslation();
  const territoryId = row.id;
  return (
    <>
      <Menu.Item
        leftSection={row.locked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
        rightSection="K"
        onClick={() => void toggleLock(row.id)}
      >
        {t(row.locked ? 'kpi:unlock' : 'kpi:lock')}
      </Menu.Item>
      <Other
        icon={<IconArrowMerge {...icon} />}
        label={t('kpi:mergeInto')}
        row={row}
        onPick={(intoId) => setApp({ operation: { kind: 'merge', territoryId, intoId } })}
      />
      <Other
        icon={<IconArrowsExchange {...icon} />}
        label={t('whatIf:menu.swap')}
        row={row}
        onPick={(withId) => setApp({ operation: { kind: 'swap', territoryId, withId } })}
      />
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item disabled={row.locked} leftSection={<IconVectorSpline {...icon} />}>
            {t('whatIf:menu.redraw')}
          </Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <Menu.Item
            disabled={row.locked}
            leftSection={<IconArrowsSplit2 {...icon} />}
            onClick={() => setApp({ operation: { kind: 'split', territoryId, by: 'workload', parts: 2 } })}
          >
            {t('whatIf:menu.split')}
          </Menu.Item>
          <Menu.Item
            disabled={row.locked}
            leftSection={<IconBuildingCommunity {...icon} />}
            onClick={() => setApp({ operation: { kind: 'split', territoryId, by: 'city', parts: null } })}
          >
            {t('whatIf:menu.splitCity')}
          </Menu.Item>
          <Menu.Item
            disabled={row.locked}
            leftSection={<IconSlice {...icon} />}
            rightSection="X"
            onClick={() => setApp({ territoryId, tool: 'line' })}
          >
            {t('whatIf:menu.splitLine')}
          </Menu.Item>
          <Menu.Item
            disabled={row.locked}
            leftSection={<IconBucketDroplet {...icon} />}
            onClick={() => setApp({ operation: { kind: 'dissolve', territoryId } })}
          >
            {t('whatIf:menu.dissolve')}
          </Menu.Item>
          <Menu.Item
            disabled={row.locked}
            leftSection={<IconTransferOut {...icon} />}
            onClick={() =>
              setApp({
                operation: { kind: 'giveOverflow', territoryId, measure: 'workload', tolerance: 0.1 },
              })
            }
          >
            {t('whatIf:menu.giveOverflow')}
          </Menu.Item>
          <MapOperations territoryId={territoryId} disabled={row.locked} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
    </>
  );
}

/** Filling holes and straightening borders: of one territory, or everywhere (null). */
export function MapOperations({
  territoryId,
  disabled = false,
}: {
  territoryId: number | null;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const suffix = territoryId === null ? 'All' : '';
  return (
    <>
      <Menu.Item
        disabled={disabled}
        leftSection={<IconCircleDashed {...icon} />}
        onClick={() => setApp({ operation: { kind: 'fillHoles', territoryId } })}
      >
        {t(`whatIf:menu.fillHoles${suffix}`)}
      </Menu.Item>
      <Menu.Item
        disabled={disabled}
        leftSection={<IconRipple {...icon} />}
        onClick={() => setApp({ operation: { kind: 'straighten', territoryId } })}
      >
        {t(`whatIf:menu.straighten${suffix}`)}
      </Menu.Item>
    </>
  );
}

interface OtherProps {
  icon: ReactNode;
  label: string;
  row: TerritoryRow;
  onPick: (territoryId: number) => void;
}

/** A choice of another territory. */
function Other({ icon: section, label, row, onPick }: OtherProps) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item disabled={row.locked} leftSection={section}>
          {label}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <TerritoryItems withUnassigned={false} except={row.id} onPick={(id) => id !== null && onPick(id)} />
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
