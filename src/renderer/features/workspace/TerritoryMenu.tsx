import { ColorSwatch, Menu, SimpleGrid, useComputedColorScheme } from '@mantine/core';
import {
  IconArrowsMove,
  IconCheck,
  IconCursorText,
  IconTrash,
  IconUser,
  IconZoomScan,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { paletteSize, territoryColour } from '../../app/palette.ts';
import { useReps } from '../../app/queries.ts';
import { reveal, setApp } from '../../app/store.ts';
import { removeTerritory, updateTerritory } from '../../app/territory-actions.ts';
import { TerritoryOperations } from '../../map/redraw/TerritoryOperations.tsx';
import { withSelected } from '../tree/drag.ts';
import { MoveItems } from '../tree/MoveItems.tsx';
import { RowMenu } from './RowMenu.tsx';

const icon = { size: 16, stroke: 1.6 } as const;

/** Everything a territory can be told to do. */
export function TerritoryMenu({ row, groupId }: { row: TerritoryRow; groupId: number | null }) {
  const { t } = useTranslation();
  return (
    <RowMenu label={t('kpi:actionsName', { name: row.name })}>
      <Actions row={row} groupId={groupId} />
    </RowMenu>
  );
}

function Actions({ row, groupId }: { row: TerritoryRow; groupId: number | null }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const reps = useReps().data ?? [];
  return (
    <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
      <Menu.Item leftSection={<IconZoomScan {...icon} />} onClick={() => reveal('territory', [row.id])}>
        {t('kpi:show')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCursorText {...icon} />}
        rightSection="F2"
        onClick={() => setApp({ renaming: row.id })}
      >
        {t('kpi:rename')}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconUser {...icon} />}>{t('kpi:chooseRep')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Menu.Item onClick={() => void updateTerritory(row.id, { repId: null })}>
            {t('kpi:noRep')}
          </Menu.Item>
          {reps.map((rep) => (
            <Menu.Item
              key={rep.id}
              rightSection={rep.id === row.repId ? <IconCheck size={14} /> : null}
              onClick={() => void updateTerritory(row.id, { repId: rep.id })}
            >
              {[rep.name, rep.city].filter(Boolean).join(' · ')}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconArrowsMove {...icon} />}>{t('tree:moveTo')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <MoveItems things={withSelected(row.id)} now={groupId} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Label>{t('kpi:colour')}</Menu.Label>
      <SimpleGrid cols={6} spacing={4} px={10} pb={6} w="fit-content">
        {Array.from({ length: paletteSize }, (_, colour) => territoryColour(colour, scheme).solid).map(
          (solid, colour) => (
            <ColorSwatch
              key={solid}
              component="button"
              type="button"
              color={solid}
              size={24}
              radius="sm"
              withShadow={false}
              aria-label={t('kpi:colourNumber', { number: colour + 1 })}
              aria-pressed={colour === row.colour % paletteSize}
              onClick={() => void updateTerritory(row.id, { colour })}
            >
              {colour === row.colour % paletteSize && <IconCheck size={13} color="white" />}
            </ColorSwatch>
          ),
        )}
      </SimpleGrid>
      <Menu.Divider />
      <TerritoryOperations row={row} />
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void removeTerritory(row.id, null)}>
        {t('kpi:remove')}
      </Menu.Item>
    </Menu.Dropdown>
  );
}
