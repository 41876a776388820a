import { Button, Group, Radio, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignResult } from '../../../shared/contract/design.ts';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { dash, useFormat } from '../../app/format.ts';
import { brokenTerritories, largestDeviation, measureOf } from './balance.ts';
import classes from './design.module.css';
import { applyDesign, cancelDesign, startDesign, useDesignJob } from './job-store.ts';
import { Reasons } from './Reasons.tsx';
import { SearchChart } from './SearchChart.tsx';
import type { DesignForm } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  form: DesignForm;
  onForm: (form: DesignForm) => void;
  alignment: Alignment | undefined;
  scenario: ScenarioSummary | null;
}

/** What the search found beside what there was; reasons with a way on; where to put it. */
export function DesignResultView(props: Props) {
  const { plan, form, onForm, alignment, scenario } = props;
  const { t } = useTranslation();
  const job = useDesignJob();
  const { result } = job;
  if (result === null) return null;
  const again = (next: DesignForm) => {
    onForm(next);
    if (job.scenarioId !== null) void startDesign(next, job.scenarioId);
  };
  return (
    <div className={classes.panel}>
      <Stack gap="lg" className={classes.scroll}>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          {result.feasible ? (
            <IconCircleCheck size={22} stroke={1.6} className={classes.good} aria-hidden />
          ) : (
            <IconAlertTriangle size={22} stroke={1.6} className={classes.warn} aria-hidden />
          )}
          <div>
            <Title order={2}>{t(result.feasible ? 'design:feasible' : 'design:infeasible')}</Title>
            <Text size="xs" c="dimmed">
              {t(job.stopped ? 'design:stoppedAfter' : 'design:finishedAfter', {
                seconds: Math.round(result.seconds),
              })}
            </Text>
          </div>
        </Group>
        <BeforeAfter plan={plan} result={result} alignment={alignment} />
        <Reasons result={result} form={form} onAgain={again} />
        <SearchChart plan={plan} />
      </Stack>
      <Apply key={scenario?.id} plan={plan} scenario={scenario} onAgain={() => void cancelDesign()} />
    </div>
  );
}

function BeforeAfter({
  plan,
  result,
  alignment,
}: {
  plan: PlanState;
  result: DesignResult;
  alignment: Alignment | undefined;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const { measures, tolerances } = useDesignJob();
  const measureName = useMeasureName(plan);
  const gap =
    result.lowerBoundMetres === null || result.lowerBoundMetres <= 0
      ? null
      : result.travelMetres / result.lowerBoundMetres - 1;
  return (
    <Table verticalSpacing={5} horizontalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th />
          <Table.Th className={classes.number}>{t('design:before')}</Table.Th>
          <Table.Th className={classes.number}>{t('design:after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {measures.map((key, index) => {
          const after = result.maxDeviation[index] ?? null;
          const tolerance = tolerances[index] ?? 0;
          return (
            <Table.Tr key={key}>
              <Table.Td>
                {t('design:largestDeviation', { measure: measureName(key) })}
                <Text size="xs" c="dimmed">
                  {t('design:allowed', { tolerance: f.percent(tolerance) })}
                </Text>
              </Table.Td>
              <Table.Td className={classes.number}>
                {alignment ? f.percent(largestDeviation(alignment, measureOf(plan.measures, key))) : dash}
              </Table.Td>
              <Table.Td className={classes.number} data-within={after !== null && after <= tolerance + 1e-9}>
                {f.percent(after)}
              </Table.Td>
            </Table.Tr>
          );
        })}
        <Table.Tr>
          <Table.Td>{t('design:broken')}</Table.Td>
          <Table.Td className={classes.number}>
            {alignment ? f.count(brokenTerritories(alignment)) : dash}
          </Table.Td>
          <Table.Td className={classes.number} data-within={result.nonContiguous === 0}>
            {f.count(result.nonContiguous)}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Td>
            {t('design:travel')}
            {result.lowerBoundMetres !== null && (
              <Text size="xs" c="dimmed">
                {t('design:bound', { bound: f.distance(result.lowerBoundMetres), gap: f.percent(gap) })}
              </Text>
            )}
          </Table.Td>
          <Table.Td className={classes.number}>{dash}</Table.Td>
          <Table.Td className={classes.number}>{f.distance(result.travelMetres)}</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Td>{t('design:moved')}</Table.Td>
          <Table.Td className={classes.number}>
            {alignment ? f.count(alignment.movedAccounts) : dash}
          </Table.Td>
          <Table.Td className={classes.number}>{f.count(result.movedAccounts)}</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Td>{t('design:movedSales')}</Table.Td>
          <Table.Td className={classes.number}>
            {alignment ? f.money(alignment.movedSalesFen) : dash}
          </Table.Td>
          <Table.Td className={classes.number}>{f.money(result.movedSalesFen)}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function freeName(plan: PlanState, wanted: (number: number) => string): string {
  const taken = new Set(plan.scenarios.map(({ name }) => name));
  let number = 1;
  while (taken.has(wanted(number))) number += 1;
  return wanted(number);
}

function Apply({
  plan,
  scenario,
  onAgain,
}: {
  plan: PlanState;
  scenario: ScenarioSummary | null;
  onAgain: () => void;
}) {
  const { t } = useTranslation();
  const onlyBranch = scenario === null || scenario.isPresent;
  const [target, setTarget] = useState<'here' | 'branch'>(onlyBranch ? 'branch' : 'here');
  const [name, setName] = useState(() =>
    freeName(plan, (number) => t('design:branchName', { letter: letter(number) })),
  );
  const [busy, setBusy] = useState(false);
  const taken = plan.scenarios.some((other) => other.name === name.trim());
  const apply = async () => {
    setBusy(true);
    await applyDesign(target === 'branch' ? name.trim() : null);
    setBusy(false);
  };
  return (
    <div className={classes.footer}>
      <Radio.Group
        aria-label={t('design:applyTo')}
        value={target}
        onChange={(value) => setTarget(value === 'here' ? 'here' : 'branch')}
      >
        <Stack gap={6}>
          {!onlyBranch && (
            <Radio size="xs" value="here" label={t('design:applyHere', { name: scenario.name })} />
          )}
          <Radio size="xs" value="branch" label={t('design:applyBranch')} />
        </Stack>
      </Radio.Group>
      {target === 'branch' && (
        <TextInput
          aria-label={t('design:newName')}
          value={name}
          maxLength={120}
          error={taken ? t('design:nameTaken') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Group gap="xs" grow>
        <Button size="sm" variant="default" onClick={onAgain}>
          {t('design:discard')}
        </Button>
        <Button
          size="sm"
          loading={busy}
          disabled={target === 'branch' && (name.trim() === '' || taken)}
          onClick={() => void apply()}
        >
          {t('design:apply')}
        </Button>
      </Group>
    </div>
  );
}

/** 1 → A … 26 → Z, 27 → AA. */
function letter(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? letter(rest) : '') + String.fromCharCode(65 + ((number - 1) % 26));
}
