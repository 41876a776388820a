import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconPalette } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMeasureName } from '../app/measure-name.ts';
import { usePlan } from '../app/queries.ts';
import { type Shading, setApp, useApp } from '../app/store.ts';
import classes from './map.module.css';

const same = (a: Shading, b: Shading) => JSON.stringify(a) === JSON.stringify(b);

/** How units are coloured: by territory, by distance from target, by any measure. */
export function ShadingMenu() {
  const { t } = useTranslation();
  const nameOf = useMeasureName();
  const shading = useApp((state) => state.shading);
  const measures = usePlan().data?.measures ?? [];
  const measure = shading.kind === 'measure' ? measures.find((one) => one.key === shading.key) : undefined;
  const now =
    shading.kind === 'territory'
      ? t('map:shading.territory')
      : shading.kind === 'deviation'
        ? t(`map:deviation.${shading.measure}`)
        : measure
          ? nameOf(measure)
          : shading.kind === 'market'
            ? t(`market:legend.${shading.of}`)
            : t('map:shading.territory');
  const item = (value: Shading, label: string, key?: string) => (
    <Menu.Item
      key={JSON.stringify(value)}
      role="menuitemradio"
      aria-checked={same(value, shading)}
      leftSection={same(value, shading) ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
      rightSection={key}
      onClick={() => setApp({ shading: value })}
    >
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t('map:shading.tip')}>
          <UnstyledButton className={classes.active}>
            <IconPalette size={16} stroke={1.6} aria-hidden />
            <span className={classes.activeName}>{now}</span>
            <IconChevronDown size={13} aria-hidden />
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {item({ kind: 'territory' }, t('map:shading.territory'), '4')}
        <Menu.Label>{t('map:shading.deviation')}</Menu.Label>
        {item({ kind: 'deviation', measure: 'workload' }, t('measures:workload'), '5')}
        {item({ kind: 'deviation', measure: 'potential' }, t('measures:potential'), '6')}
        {item({ kind: 'deviation', measure: 'sales' }, t('measures:sales'))}
        <Menu.Label>{t('market:title')}</Menu.Label>
        {item({ kind: 'market', of: 'ladder' }, t('market:legend.ladder'))}
        {item({ kind: 'market', of: 'state' }, t('market:legend.state'))}
        <Menu.Label>{t('map:shading.measure')}</Menu.Label>
        {measures.map((one) =>
          item({ kind: 'measure', key: one.key }, nameOf(one), one.key === 'sales' ? '6' : undefined),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
