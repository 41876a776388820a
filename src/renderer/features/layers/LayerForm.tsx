import { Button, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer, LayerList } from '../../../shared/contract/layers.ts';
import type { LayerRule } from '../../../shared/domain/layer-rule.ts';
import { useFormat } from '../../app/format.ts';
import { useLayerPreview } from '../../app/queries.ts';
import { addLayer, type LayerDraft, updateLayer } from './actions.ts';
import classes from './layers.module.css';
import { RuleEditor } from './RuleEditor.tsx';
import { emptyRule, isComplete } from './rule-draft.ts';

interface Props {
  list: LayerList;
  /** null = a new one. */
  layer: Layer | null;
  onDone: () => void;
}

/** Name, kind and rule of a layer, with what the rule selects as it is typed. */
export function LayerForm({ list, layer, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<LayerDraft>(
    () =>
      layer ?? {
        name: t('layers:newName', { number: list.layers.length + 1 }),
        rule: emptyRule(),
        exclusive: true,
      },
  );
  const [start, setStart] = useState<'copy' | 'empty'>('copy');
  const [busy, setBusy] = useState(false);
  const name = draft.name.trim();
  const taken = list.layers.some((other) => other.id !== layer?.id && other.name === name);
  const save = async () => {
    setBusy(true);
    const kept = { name, rule: draft.rule, exclusive: draft.exclusive };
    const done =
      layer === null
        ? await addLayer(list.baseId, kept, start)
        : await updateLayer(list.baseId, layer.id, kept);
    setBusy(false);
    if (done) onDone();
  };
  return (
    <Stack gap="sm">
      <TextInput
        label={t('layers:name')}
        value={draft.name}
        maxLength={60}
        data-autofocus
        error={taken ? t('layers:nameTaken') : null}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setDraft((now) => ({ ...now, name: value }));
        }}
      />
      <Radio.Group
        label={t('layers:kind')}
        value={draft.exclusive ? 'exclusive' : 'overlay'}
        onChange={(value) => setDraft((now) => ({ ...now, exclusive: value === 'exclusive' }))}
      >
        <Stack gap={6} mt={4}>
          <Radio value="exclusive" label={t('layers:exclusiveText')} />
          <Radio value="overlay" label={t('layers:overlayText')} />
        </Stack>
      </Radio.Group>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('layers:rule')}
        </Text>
        <RuleEditor rule={draft.rule} onChange={(rule) => setDraft((now) => ({ ...now, rule }))} />
      </div>
      <Preview rule={draft.rule} layerId={layer?.id ?? null} />
      {layer === null && (
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('layers:start')}
          </Text>
          <SegmentedControl
            aria-label={t('layers:start')}
            value={start}
            onChange={(value) => setStart(value === 'empty' ? 'empty' : 'copy')}
            data={(['copy', 'empty'] as const).map((value) => ({
              value,
              label: t(`layers:starts.${value}`),
            }))}
          />
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('layers:cancel')}
        </Button>
        <Button
          loading={busy}
          disabled={name === '' || taken || !isComplete(draft.rule)}
          onClick={() => void save()}
        >
          {t(layer === null ? 'layers:create' : 'layers:save')}
        </Button>
      </div>
    </Stack>
  );
}

function Preview({ rule, layerId }: { rule: LayerRule; layerId: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [settled] = useDebouncedValue(rule, 200);
  const preview = useLayerPreview(isComplete(settled) ? settled : null, layerId).data;
  if (!isComplete(rule) || preview === undefined) return null;
  const { sums, inOtherExclusive, examples } = preview;
  return (
    <div className={classes.preview} aria-live="polite">
      {sums.accounts === 0 ? (
        t('layers:nothing')
      ) : (
        <>
          <strong>
            {t('layers:selected', {
              accounts: format.count(sums.accounts),
              sales: format.money(sums.salesFen),
              potential: format.money(sums.potentialFen),
            })}
          </strong>
          <span>{t('layers:examples', { names: examples.join('、') })}</span>
          {inOtherExclusive > 0 && (
            <span className={classes.warn}>
              {t('layers:overlap', { total: format.count(inOtherExclusive) })}
            </span>
          )}
        </>
      )}
    </div>
  );
}
