import { Menu } from '@mantine/core';
import {
  IconArrowsMove,
  IconCheck,
  IconCursorText,
  IconFolderPlus,
  IconLock,
  IconLockOpen,
  IconStackPop,
  IconUserStar,
  IconZoomScan,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TerritoryGroup } from '../../../shared/contract/tree.ts';
import { useReps } from '../../app/queries.ts';
import { reveal } from '../../app/store.ts';
import { alignmentNow, lockAll } from '../../app/territory-actions.ts';
import { chooseGroup, setTreeView } from '../../app/tree-view.ts';
import { RowMenu } from '../workspace/RowMenu.tsx';
import { addGroup, treeNow, ungroup, updateGroup } from './actions.ts';
import { MoveItems } from './MoveItems.tsx';
import { territoriesBelow } from './rows.ts';

const icon = { size: 16, stroke: 1.6 } as const;

/** Everything a group can be told to do. */
export function GroupMenu({ group }: { group: TerritoryGroup }) {
  const { t } = useTranslation();
  return (
    <RowMenu label={t('tree:actionsName', { name: group.name })}>
      <Actions group={group} />
    </RowMenu>
  );
}

function Actions({ group }: { group: TerritoryGroup }) {
  const { t } = useTranslation();
  const reps = useReps().data ?? [];
  return (
    <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
      <Menu.Item
        leftSection={<IconZoomScan {...icon} />}
        onClick={() => {
          const tree = treeNow();
          if (tree === undefined) return;
          const ids = territoriesBelow(tree, group.id);
          reveal('territory', ids);
          chooseGroup(group.id, ids);
        }}
      >
        {t('tree:show')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCursorText {...icon} />}
        rightSection="F2"
        onClick={() => setTreeView({ renaming: group.id })}
      >
        {t('tree:rename')}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconUserStar {...icon} />}>{t('tree:manager')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <Menu.Item onClick={() => void updateGroup(group.id, { managerRepId: null })}>
            {t('tree:noManager')}
          </Menu.Item>
          {reps.map((rep) => (
            <Menu.Item
              key={rep.id}
              rightSection={rep.id === group.managerRepId ? <IconCheck size={14} /> : null}
              onClick={() => void updateGroup(group.id, { managerRepId: rep.id })}
            >
              {[rep.name, rep.level, rep.city].filter(Boolean).join(' · ')}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Item leftSection={<IconFolderPlus {...icon} />} onClick={() => void addGroup(group.id)}>
        {t('tree:addInside')}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconArrowsMove {...icon} />}>{t('tree:moveTo')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <MoveItems things={{ groupIds: [group.id], territoryIds: [] }} now={group.parentId} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <LockItem group={group} />
      <Menu.Divider />
      <Menu.Item leftSection={<IconStackPop {...icon} />} onClick={() => void ungroup(group.id)}>
        {t('tree:ungroup')}
      </Menu.Item>
    </Menu.Dropdown>
  );
}

/** Locks every territory below a group, or opens them when one is locked. */
function LockItem({ group }: { group: TerritoryGroup }) {
  const { t } = useTranslation();
  const tree = treeNow();
  const ids = tree === undefined ? [] : territoriesBelow(tree, group.id);
  const inside = new Set(ids);
  const isLocked = alignmentNow()?.territories.some((row) => row.locked && inside.has(row.id)) ?? false;
  return (
    <Menu.Item
      disabled={ids.length === 0}
      leftSection={isLocked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
      onClick={() => void lockAll(!isLocked, ids)}
    >
      {t(isLocked ? 'tree:unlock' : 'tree:lock')}
    </Menu.Item>
  );
}
