import { Menu } from '@mantine/core';
import {
  IconArrowRight,
  IconEraser,
  IconHandClick,
  IconLink,
  IconLinkOff,
  IconLock,
  IconLockOpen,
  IconMapPinUp,
  IconTargetArrow,
  IconUnlink,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assignAccounts, run } from '../app/commands.ts';
import { useActiveAlignment, useNeighbours, useUnits } from '../app/queries.ts';
import { reveal, useApp } from '../app/store.ts';
import { activate, assignSelection, lockAll } from '../app/territory-actions.ts';
import { suggestLinks } from './LinkSuggestions.tsx';
import type { MenuTarget } from './pick.ts';
import { MapOperations, TerritoryOperations } from './redraw/TerritoryOperations.tsx';
import { TerritoryItems } from './TerritoryItems.tsx';

export interface MenuAt {
  x: number;
  y: number;
  target: MenuTarget | null;
}

interface Props {
  at: MenuAt | null;
  onClose: () => void;
}

const icon = { size: 16, stroke: 1.6 } as const;

/** Right click: what can be done with the units or accounts selected there and with their territory, or with the one whose name it is. */
export function ContextMenu({ at, onClose }: Props) {
  return (
    <Menu
      opened={at !== null}
      onClose={onClose}
      position="right-start"
      offset={0}
      width={250}
      key={`${at?.x} ${at?.y}`}
    >
      <Menu.Target>
        <span
          aria-hidden
          style={{ position: 'absolute', left: at?.x ?? 0, top: at?.y ?? 0, width: 1, height: 1 }}
        />
      </Menu.Target>
      <Menu.Dropdown>{at !== null && <Items target={at.target} />}</Menu.Dropdown>
    </Menu>
  );
}

function Items({ target }: { target: MenuTarget | null }) {
  const { t } = useTranslation();
  const selection = useApp((state) => state.selection);
  const territoryId = useApp((state) => state.territoryId);
  const alignment = useActiveAlignment().data;
  const active = alignment?.territories.find((row) => row.id === territoryId);
  const someLocked = alignment?.territories.some(({ locked }) => locked) ?? false;
  const named = target?.kind === 'name' ? target.territoryId : null;
  const movable = named === null && (selection?.kind === 'unit' || selection?.kind === 'account');
  const unit = target === null || target.kind === 'home' || target.kind === 'name' ? -1 : target.unit;
  return (
    <>
      {movable && (
        <>
          <Menu.Label>{t(`status.selected.${selection.kind}`, { total: selection.ids.length })}</Menu.Label>
          {active !== undefined && (
            <Menu.Item
              leftSection={<IconArrowRight {...icon} />}
              onClick={() => void assignSelection(active.id)}
            >
              {t('map:area.assign', { name: active.name })}
            </Menu.Item>
          )}
          <Menu.Sub>
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconArrowRight {...icon} />}>
                {t('map:area.assignTo')}
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown mah={380} style={{ overflowY: 'auto' }}>
              <TerritoryItems withUnassigned={false} onPick={(id) => void assignSelection(id)} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
          <Menu.Item leftSection={<IconEraser {...icon} />} onClick={() => void assignSelection(null)}>
            {t('map:menu.unassign')}
          </Menu.Item>
          {selection.kind === 'account' && (
            <Menu.Item
              leftSection={<IconMapPinUp {...icon} />}
              onClick={() => void assignAccounts(selection.ids, 'follow')}
            >
              {t('map:menu.follow')}
            </Menu.Item>
          )}
          {selection.kind === 'unit' && <LinkItems ids={selection.ids} />}
          <Menu.Divider />
        </>
      )}
      {named !== null && <TerritoryPart territoryId={named} />}
      {unit !== -1 && <TerritoryPart territoryId={alignment?.unitTerritory[unit] ?? 0} />}
      <MapOperations territoryId={null} />
      <Menu.Item
        leftSection={someLocked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
        onClick={() => void lockAll(!someLocked)}
      >
        {t(someLocked ? 'kpi:unlockAll' : 'kpi:lockAll')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void suggestLinks()}>
        {t('map:links.suggest')}
      </Menu.Item>
    </>
  );
}

function TerritoryPart({ territoryId }: { territoryId: number }) {
  const { t } = useTranslation();
  const row = useActiveAlignment().data?.territories.find((one) => one.id === territoryId);
  if (row === undefined) {
    return (
      <Menu.Item leftSection={<IconTargetArrow {...icon} />} onClick={() => activate(0)}>
        {t('map:menu.activate', { name: t('unassigned') })}
      </Menu.Item>
    );
  }
  return (
    <>
      <Menu.Label>{row.name}</Menu.Label>
      <Menu.Item leftSection={<IconTargetArrow {...icon} />} onClick={() => activate(row.id, false)}>
        {t('map:menu.makeActive')}
      </Menu.Item>
      <Menu.Item leftSection={<IconHandClick {...icon} />} onClick={() => reveal('territory', [row.id])}>
        {t('map:menu.whole')}
      </Menu.Item>
      <TerritoryOperations row={row} />
      <Menu.Divider />
    </>
  );
}

/** Two selected units may be joined (bridge, ferry), kept apart, or left to their border. */
function LinkItems({ ids }: { ids: readonly number[] }) {
  const { t } = useTranslation();
  const units = useUnits().data;
  const links = useNeighbours().data?.links;
  const [a, b] = ids;
  if (ids.length !== 2 || a === undefined || b === undefined || units === undefined) return null;
  const now = links?.find((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a));
  const set = (kind: 'link' | 'barrier' | 'none') => void run((to) => to.data.setLink({ a, b, kind }));
  return (
    <>
      <Menu.Divider />
      {now?.kind !== 'link' && (
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => set('link')}>
          {t('map:menu.link')}
        </Menu.Item>
      )}
      {now?.kind !== 'barrier' && (
        <Menu.Item leftSection={<IconLinkOff {...icon} />} onClick={() => set('barrier')}>
          {t('map:menu.barrier')}
        </Menu.Item>
      )}
      {now !== undefined && (
        <Menu.Item leftSection={<IconUnlink {...icon} />} onClick={() => set('none')}>
          {t('map:menu.noLink')}
        </Menu.Item>
      )}
    </>
  );
}
