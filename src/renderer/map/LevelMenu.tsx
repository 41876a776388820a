import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconSitemap } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useTree } from '../app/queries.ts';
import { useApp } from '../app/store.ts';
import { setMapLevel, useMapLevel } from '../app/tree-view.ts';
import classes from './map.module.css';

/** 大区 is the top of two or more levels, 片区 the one above the territories; those between have numbers. */
export function levelName(t: TFunction, level: number, levels: number): string {
  if (level === levels - 1) return t('tree:level.area');
  return level === 0 ? t('tree:level.region') : t('tree:level.nth', { number: level + 1 });
}

/** Which level of the territory tree the map colours and names; there when the tree has groups. */
export function LevelMenu() {
  const { t } = useTranslation();
  const tree = useTree(useApp((state) => state.scenarioId)).data;
  const remembered = useMapLevel();
  const levels = tree?.levels ?? 0;
  if (levels === 0) return null;
  const now = remembered === null ? null : Math.min(remembered, levels - 1);
  const nameOf = (level: number | null) =>
    level === null ? t('tree:level.territory') : levelName(t, level, levels);
  const all = [...Array.from({ length: levels }, (_, level) => level), null];
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <Tooltip label={t('tree:level.tip')}>
          <UnstyledButton className={classes.active} aria-label={`${t('tree:level.label')}: ${nameOf(now)}`}>
            <IconSitemap size={16} stroke={1.6} aria-hidden />
            <span className={classes.activeName}>{nameOf(now)}</span>
            <IconChevronDown size={13} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('tree:level.label')}</Menu.Label>
        {all.map((level) => (
          <Menu.Item
            key={level ?? 'territory'}
            role="menuitemradio"
            aria-checked={level === now}
            leftSection={level === now ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
            onClick={() => setMapLevel(level)}
          >
            {nameOf(level)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
