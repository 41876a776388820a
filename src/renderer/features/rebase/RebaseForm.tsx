import { Button, Select, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { RebaseReport, RebaseRequest } from '../../../shared/contract/rebase.ts';
import { client } from '../../app/client.ts';
import { runAlignment } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { usePlan } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';
import { BreachList } from '../../map/redraw/BreachList.tsx';
import { EffectTable } from '../../map/redraw/EffectTable.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { DataChangesTable } from './DataChangesTable.tsx';
import { RebaseFigures } from './RebaseFigures.tsx';
import { RebaseLists } from './RebaseLists.tsx';

/** What the scenario would be re-based on, what comes of it, and the choices left to make. */
export function RebaseForm({ scenario }: { scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  const plan = usePlan().data;
  const targets = useQuery({
    queryKey: ['previewMerge', 'rebaseTargets', scenario.id],
    queryFn: ({ signal }) => client().scenario.rebaseTargets({ scenarioId: scenario.id }, { signal }),
  });
  const [chosenOnto, setOnto] = useState<number | null>(null);
  const [propose, setPropose] = useState(true);
  const [declined, setDeclined] = useState<readonly number[]>([]);
  const ontoId = chosenOnto ?? targets.data?.[0] ?? null;
  const request: RebaseRequest | null =
    ontoId === null ? null : { scenarioId: scenario.id, ontoId, propose, declined: [...declined] };
  const preview = useQuery({
    queryKey: ['previewMerge', 'rebase', request],
    queryFn:
      request === null ? skipToken : ({ signal }) => client().scenario.previewRebase(request, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const rebase = async () => {
    if (request === null) return;
    if (await runAlignment((to) => to.scenario.rebase(request))) setApp({ rebaseOpen: false });
  };
  const nameOf = (id: number) => plan?.scenarios.find((one) => one.id === id)?.name ?? '';
  const frozen = scenario.status === 'inForce' && !scenario.isPresent;
  const report = preview.data;
  return (
    <Stack gap="sm">
      <Select
        label={t('rebase:onto')}
        allowDeselect={false}
        data={(targets.data ?? []).map((id) => ({ value: String(id), label: nameOf(id) }))}
        value={ontoId === null ? null : String(ontoId)}
        onChange={(value) => {
          setOnto(value === null ? null : Number(value));
          setDeclined([]);
        }}
      />
      {ontoId !== null && (
        <Text size="xs" c="dimmed">
          {t('rebase:about', { name: scenario.name, onto: nameOf(ontoId) })}
        </Text>
      )}
      {targets.isError && <ErrorNote error={targets.error} />}
      {preview.isError && <ErrorNote error={preview.error} />}
      {report === undefined ? (
        !preview.isError && <Skeleton h={240} />
      ) : (
        <Report
          report={report}
          propose={propose}
          onPropose={setPropose}
          onTake={(unitId, take) =>
            setDeclined((now) => (take ? now.filter((id) => id !== unitId) : [...now, unitId]))
          }
        />
      )}
      {frozen && <Text size="sm">{t('rebase:frozen')}</Text>}
      <Button
        disabled={report === undefined || report.isSame || frozen || preview.isPlaceholderData}
        onClick={() => void rebase()}
      >
        {t('rebase:apply')}
      </Button>
    </Stack>
  );
}

interface ReportProps {
  report: RebaseReport;
  propose: boolean;
  onPropose: (propose: boolean) => void;
  onTake: (unitId: number, take: boolean) => void;
}

function Report({ report, ...choices }: ReportProps) {
  const { t } = useTranslation();
  const f = useFormat();
  const { carried, effect } = report;
  return (
    <>
      <Text size="sm">
        {report.basedAt === null
          ? t('rebase:basedUnknown')
          : t('rebase:basedAt', { date: f.dateTime(report.basedAt) })}
      </Text>
      {report.data && <DataChangesTable data={report.data} />}
      <Text size="sm">
        {t('rebase:carried', {
          units: f.count(carried.units),
          accounts: f.count(carried.accounts),
          territories: f.count(carried.territories),
        })}
      </Text>
      <RebaseLists report={report} {...choices} />
      {report.isSame ? (
        <Text size="sm">{t('rebase:same', { onto: report.ontoName })}</Text>
      ) : (
        <>
          <RebaseFigures figures={report.figures} />
          <Text size="sm">
            {t('whatIf:moves', {
              units: f.count(effect.changes.length),
              accounts: f.count(effect.accounts),
              sales: f.money(effect.salesFen),
            })}
          </Text>
          <EffectTable effect={effect} />
          <BreachList breaches={effect.breaches} />
        </>
      )}
    </>
  );
}
