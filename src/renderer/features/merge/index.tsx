import { Button, MultiSelect, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { MergeRequest, MergeScope } from '../../../shared/contract/redraw.ts';
import { client } from '../../app/client.ts';
import { runAlignment } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, useAlignment, usePlan } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { BreachList } from '../../map/redraw/BreachList.tsx';
import { EffectTable } from '../../map/redraw/EffectTable.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { SidePanel } from '../common/SidePanel.tsx';
import { Conflicts } from './Conflicts.tsx';
import { type ConflictRow, conflictRows, type Place, type Side, toRequest } from './conflict-rows.ts';
import classes from './merge.module.css';

/** Takes changes of another scenario over into the one on screen: where from, which, and what of the conflicts. */
export function MergePanel() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.mergeOpen);
  const plan = usePlan().data;
  const active = useActiveScenario();
  return (
    <SidePanel
      opened={opened && active !== null}
      onClose={() => setApp({ mergeOpen: false })}
      title={t('whatIf:merge.title')}
      width={560}
    >
      {plan && active && <Form key={active.id} plan={plan} into={active} />}
    </SidePanel>
  );
}

type ScopeKind = MergeScope['kind'];

function Form({ plan, into }: { plan: PlanState; into: ScenarioSummary }) {
  const { t } = useTranslation();
  const f = useFormat();
  const others = plan.scenarios.filter(
    ({ id, layer }) => id !== into.id && (layer?.id ?? null) === (into.layer?.id ?? null),
  );
  const [fromId, setFrom] = useState<number | null>(others.find(({ isPresent }) => !isPresent)?.id ?? null);
  const [kind, setKind] = useState<ScopeKind>('all');
  const [territoryIds, setTerritories] = useState<readonly number[]>([]);
  const [otherwise, setOtherwise] = useState<MergeRequest['otherwise']>('mine');
  const [choices, setChoices] = useState<ReadonlyMap<string, { place: Place; take: Side }>>(new Map());
  const selection = useApp((state) => state.selection);
  const unitIds = selection?.kind === 'unit' ? selection.ids : [];
  const territories = useAlignment(fromId).data?.territories ?? [];

  const request = useMemo((): MergeRequest | null => {
    if (fromId === null) return null;
    const ids = kind === 'territories' ? [...territoryIds] : [...unitIds];
    if (kind !== 'all' && ids.length === 0) return null;
    const scope: MergeScope = kind === 'all' ? { kind } : { kind, ids };
    return { fromId, intoId: into.id, scope, otherwise, ...toRequest(choices) };
  }, [fromId, into.id, kind, territoryIds, unitIds, otherwise, choices]);
  const preview = useQuery({
    queryKey: ['previewMerge', request],
    queryFn:
      request === null ? skipToken : ({ signal }) => client().scenario.previewMerge(request, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const found = request === null ? undefined : preview.data;
  const rows = useMemo(() => (found === undefined ? [] : conflictRows(found)), [found]);
  const takes = useCallback(
    ({ id }: ConflictRow) => choices.get(id)?.take ?? otherwise,
    [choices, otherwise],
  );
  const choose = useCallback(
    (taken: readonly ConflictRow[], take: Side) =>
      setChoices((now) => new Map([...now, ...taken.map(({ id, place }) => [id, { place, take }] as const)])),
    [],
  );
  const nothing =
    found !== undefined &&
    rows.length === 0 &&
    found.rowsChanged === 0 &&
    found.effect.changes.length === 0 &&
    found.effect.accounts === 0;
  const merge = async () => {
    if (request === null) return;
    if (await runAlignment((to) => to.scenario.mergeScenario(request))) setApp({ mergeOpen: false });
  };
  return (
    <Stack gap="sm">
      <Select
        label={t('whatIf:merge.from')}
        allowDeselect={false}
        data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={fromId === null ? null : String(fromId)}
        onChange={(value) => {
          setFrom(value === null ? null : Number(value));
          setTerritories([]);
          setChoices(new Map());
        }}
      />
      <Radio.Group
        label={t('whatIf:merge.scope')}
        value={kind}
        onChange={(value) => setKind(value as ScopeKind)}
      >
        <Stack gap={6} mt={6}>
          <Radio value="all" label={t('whatIf:merge.all')} />
          <Radio value="territories" label={t('whatIf:merge.territories')} />
          <Radio
            value="units"
            label={
              unitIds.length === 0
                ? t('whatIf:merge.units')
                : t('whatIf:merge.unitsCount', { count: unitIds.length, text: f.count(unitIds.length) })
            }
          />
        </Stack>
      </Radio.Group>
      {kind === 'territories' && (
        <MultiSelect
          searchable
          aria-label={t('whatIf:merge.pick')}
          placeholder={territoryIds.length === 0 ? t('whatIf:merge.pick') : ''}
          data={territories.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={territoryIds.map(String)}
          onChange={(values) => setTerritories(values.map(Number))}
        />
      )}
      {kind === 'units' && unitIds.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('whatIf:merge.noUnits')}
        </Text>
      )}
      {preview.isError && request !== null && <ErrorNote error={preview.error} />}
      {found !== undefined && (
        <>
          <Text size="xs" c="dimmed">
            {t('whatIf:merge.base', { name: found.baseName })}{' '}
            {rows.length === 0
              ? t('whatIf:merge.noConflicts')
              : t('whatIf:merge.conflicts', { text: f.count(rows.length) })}
          </Text>
          {rows.length > 0 && (
            <>
              <div className={classes.otherwise}>
                <Text size="sm">{t('whatIf:merge.takeAll')}</Text>
                <SegmentedControl
                  size="xs"
                  aria-label={t('whatIf:merge.takeAll')}
                  value={otherwise}
                  onChange={(value) => setOtherwise(value as MergeRequest['otherwise'])}
                  data={[
                    { value: 'mine', label: t('whatIf:merge.mine') },
                    { value: 'theirs', label: t('whatIf:merge.theirs') },
                  ]}
                />
              </div>
              <Conflicts rows={rows} takes={takes} onTake={choose} />
            </>
          )}
          <Text size="sm">
            {nothing
              ? t('whatIf:merge.nothing')
              : t('whatIf:moves', {
                  units: f.count(found.effect.changes.length),
                  accounts: f.count(found.effect.accounts),
                  sales: f.money(found.effect.salesFen),
                })}
          </Text>
          {found.rowsChanged > 0 && (
            <Text size="sm">{t('whatIf:merge.rowsChanged', { text: f.count(found.rowsChanged) })}</Text>
          )}
          {found.quotasIssued && (
            <Text size="xs" c="dimmed">
              {t('whatIf:merge.issued')}
            </Text>
          )}
          <EffectTable effect={found.effect} />
          <BreachList breaches={found.effect.breaches} />
        </>
      )}
      <Button
        disabled={found === undefined || nothing || preview.isPlaceholderData}
        onClick={() => void merge()}
      >
        {t('whatIf:merge.apply')}
      </Button>
    </Stack>
  );
}
