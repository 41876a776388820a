import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TerritoryGroup } from '../../../shared/contract/tree.ts';
import { useFormat } from '../../app/format.ts';
import { chooseGroup, setClosed, setTreeView, useTreeView } from '../../app/tree-view.ts';
import classes from '../workspace/name.module.css';
import { RenameInput } from '../workspace/RenameInput.tsx';
import { shiftGroup, treeNow, updateGroup } from './actions.ts';
import { GroupMenu } from './GroupMenu.tsx';
import { territoriesBelow } from './rows.ts';
import tree from './tree.module.css';

/** Fold, name, number of territories and menu of a group; F2 or a double click renames it in place. */
export function GroupName({ group, open }: { group: TerritoryGroup; open: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const renaming = useTreeView((state) => state.renaming === group.id);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const count = t('tree:territories', {
    count: group.territoryCount,
    total: format.count(group.territoryCount),
  });
  const choose = () => {
    const now = treeNow();
    if (now !== undefined) chooseGroup(group.id, territoriesBelow(now, group.id));
  };
  return (
    <div className={classes.name}>
      <ActionIcon
        size={20}
        aria-label={t(open ? 'tree:collapse' : 'tree:expand', { name: group.name })}
        aria-expanded={open}
        onClick={(event) => {
          event.stopPropagation();
          setClosed(group.id, open);
        }}
      >
        <Chevron size={14} aria-hidden />
      </ActionIcon>
      {renaming ? (
        <Rename group={group} />
      ) : (
        <button
          type="button"
          className={classes.nameButton}
          onClick={choose}
          onDoubleClick={() => setTreeView({ renaming: group.id })}
          onKeyDown={(event) => {
            if (event.key === 'F2') setTreeView({ renaming: group.id });
            else if (event.altKey && event.key === 'ArrowUp') void shiftGroup(group.id, -1);
            else if (event.altKey && event.key === 'ArrowDown') void shiftGroup(group.id, 1);
            else if (event.key === 'ArrowRight' && !open) setClosed(group.id, false);
            else if (event.key === 'ArrowLeft' && open) setClosed(group.id, true);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          <span className={`${classes.nameText} ${tree.groupText}`} title={`${group.name} · ${count}`}>
            {group.name}
          </span>
          <span className={tree.count} role="img" aria-label={count}>
            {format.count(group.territoryCount)}
          </span>
        </button>
      )}
      <GroupMenu group={group} />
    </div>
  );
}

function Rename({ group }: { group: TerritoryGroup }) {
  const { t } = useTranslation();
  const isTaken = (name: string) =>
    treeNow()?.groups.some(
      (other) => other.id !== group.id && other.parentId === group.parentId && other.name === name,
    ) ?? false;
  return (
    <RenameInput
      label={t('tree:rename')}
      name={group.name}
      isTaken={isTaken}
      save={(name) => updateGroup(group.id, { name })}
      done={() => setTreeView({ renaming: null })}
    />
  );
}
