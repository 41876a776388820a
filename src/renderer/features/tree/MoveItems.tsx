import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTree } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import type { Things } from '../../app/tree-view.ts';
import { moveThings } from './actions.ts';
import { isWithin } from './rows.ts';

/** The groups that things can be moved to, as menu items; `now` = where they are (null = at the top). */
export function MoveItems({ things, now }: { things: Things; now: number | null }) {
  const { t } = useTranslation();
  const tree = useTree(useApp((state) => state.scenarioId)).data;
  if (tree === undefined) return null;
  const mark = (isHere: boolean) => (isHere ? <IconCheck size={14} /> : null);
  return (
    <>
      <Menu.Item
        disabled={now === null}
        rightSection={mark(now === null)}
        onClick={() => void moveThings(things, null)}
      >
        {t('tree:top')}
      </Menu.Item>
      {tree.groups.map((group) => (
        <Menu.Item
          key={group.id}
          style={{ paddingInlineStart: 12 + group.depth * 14 }}
          disabled={group.id === now || things.groupIds.some((id) => isWithin(tree, group.id, id))}
          rightSection={mark(group.id === now)}
          onClick={() => void moveThings(things, group.id)}
        >
          {group.name}
        </Menu.Item>
      ))}
    </>
  );
}
