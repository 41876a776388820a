import { ActionIcon, Badge, Button, Drawer, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer, LayerList } from '../../../shared/contract/layers.ts';
import { useFormat } from '../../app/format.ts';
import { dropLayer, removeLayer, takeLayer } from './actions.ts';
import { LayerForm } from './LayerForm.tsx';
import classes from './layers.module.css';

interface Props {
  list: LayerList;
  opened: boolean;
  onClose: () => void;
}

/** The layers of the plan: what each is about, whether this scenario uses it, and who falls between them. */
export function LayerEditor({ list, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Layer | 'new' | null>(null);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={480}
      title={t('layers:editorTitle')}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      shadow="md"
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes.drawer ?? '', body: classes.body ?? '' }}
    >
      <ScrollArea h="100%" type="auto">
        <Stack gap="md" p="md" pt={0}>
          {editing !== null ? (
            <LayerForm
              key={editing === 'new' ? 'new' : editing.id}
              list={list}
              layer={editing === 'new' ? null : editing}
              onDone={() => setEditing(null)}
            />
          ) : (
            <>
              <Text size="sm" c="dimmed">
                {t(list.layers.length === 0 ? 'layers:empty' : 'layers:hint')}
              </Text>
              {list.layers.map((layer) => (
                <LayerCard key={layer.id} list={list} layer={layer} onEdit={() => setEditing(layer)} />
              ))}
              <Button variant="light" leftSection={<IconPlus size={15} />} onClick={() => setEditing('new')}>
                {t('layers:add')}
              </Button>
              {list.layers.length > 0 && <Coverage list={list} />}
            </>
          )}
        </Stack>
      </ScrollArea>
    </Drawer>
  );
}

function LayerCard({ list, layer, onEdit }: { list: LayerList; layer: Layer; onEdit: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={classes.card} aria-label={layer.name}>
      <header>
        <strong>{layer.name}</strong>
        <Badge size="sm" variant="default" tt="none" fw={500}>
          {t(layer.exclusive ? 'layers:exclusive' : 'layers:overlay')}
        </Badge>
        <span className={classes.spring} />
        <Tooltip label={t('layers:edit')}>
          <ActionIcon aria-label={`${t('layers:edit')}: ${layer.name}`} onClick={onEdit}>
            <IconPencil size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('layers:remove')}>
          <ActionIcon
            aria-label={`${t('layers:remove')}: ${layer.name}`}
            onClick={() => void removeLayer(list.baseId, layer.id)}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </header>
      <p>
        {t('layers:selected', {
          accounts: format.count(layer.sums.accounts),
          sales: format.money(layer.sums.salesFen),
          potential: format.money(layer.sums.potentialFen),
        })}
      </p>
      {layer.takenBefore > 0 && <p>{t('layers:taken', { total: format.count(layer.takenBefore) })}</p>}
      {layer.alignmentId === null ? (
        <Button variant="default" size="compact-sm" onClick={() => void takeLayer(list.baseId, layer.id)}>
          {t('layers:use')}
        </Button>
      ) : (
        <Button
          ml={-8}
          variant="subtle"
          size="compact-sm"
          onClick={() => void dropLayer(list.baseId, layer.id)}
        >
          {t('layers:drop')}
        </Button>
      )}
    </section>
  );
}

function Coverage({ list }: { list: LayerList }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { geography, inNoLayer, inTwoExclusive } = list;
  return (
    <section className={classes.coverage} aria-label={t('layers:coverage')}>
      <h3>{t('layers:coverage')}</h3>
      <ul>
        <li>
          {t('layers:coverageGeography', {
            total: format.count(geography.accounts),
            sales: format.money(geography.salesFen),
          })}
        </li>
        <li>{t('layers:coverageNone', { total: format.count(inNoLayer.accounts) })}</li>
        <li className={inTwoExclusive.accounts > 0 ? classes.warn : undefined}>
          {inTwoExclusive.accounts === 0
            ? t('layers:coverageOnce')
            : t('layers:coverageTwice', { total: format.count(inTwoExclusive.accounts) })}
        </li>
      </ul>
    </section>
  );
}
