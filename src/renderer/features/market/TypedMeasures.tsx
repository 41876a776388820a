import { ActionIcon, Button, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTable, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaSheet } from '../../../shared/contract/market.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { run } from '../../app/commands.ts';
import { setApp } from '../../app/store.ts';
import classes from './market.module.css';
import { UnitSelect } from './UnitSelect.tsx';
import { useNameOptions } from './use-name-options.ts';

const fillIn = () => setApp({ gridOpen: true, gridTab: 'units' });

/** Unit measures the user adds and fills in on the grid, for figures that no file has. */
export function TypedMeasures({ sheet }: { sheet: FormulaSheet }) {
  const { t } = useTranslation();
  const typed = useNameOptions(sheet.names, null).filter(({ key }) => key.startsWith('typed:'));
  const [name, setName] = useState('');
  const [unit, setUnit] = useState<MeasureUnit>('count');
  const add = async () => {
    const added = await run((to) => to.market.addMeasure({ name: name.trim(), unit }));
    if (added === undefined) return;
    setName('');
    fillIn();
  };
  return (
    <section>
      <Title order={3}>{t('market:typed.title')}</Title>
      <p className={classes.hint}>{t('market:typed.hint')}</p>
      {typed.length > 0 && (
        <ul className={classes.list}>
          {typed.map(({ key, name: own, unit: unitOf }) => (
            <li key={key} className={classes.item}>
              <span className={classes.itemName}>
                <span>{own}</span>
                <span className={classes.tag}>{t(`market:units.${unitOf}`)}</span>
              </span>
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconTable size={14} />}
                onClick={fillIn}
              >
                {t('market:typed.open')}
              </Button>
              <Tooltip label={t('market:typed.remove', { name: own })}>
                <ActionIcon
                  size="sm"
                  aria-label={t('market:typed.remove', { name: own })}
                  onClick={() => void run((to) => to.market.removeMeasure({ key }))}
                >
                  <IconTrash size={15} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      <form
        className={classes.rowTyped}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label={t('market:typed.name')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <UnitSelect label={t('market:form.unit')} value={unit} onChange={setUnit} />
        <Tooltip label={t('market:typed.add')}>
          <Button
            type="submit"
            variant="light"
            px="xs"
            aria-label={t('market:typed.add')}
            disabled={name.trim() === ''}
          >
            <IconPlus size={16} />
          </Button>
        </Tooltip>
      </form>
    </section>
  );
}
