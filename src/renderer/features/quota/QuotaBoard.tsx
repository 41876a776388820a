import { Alert, Badge, Button, Group, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { IconArrowsExchange, IconTargetArrow } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { QuotaSettings, QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { asAppError } from '../../api/app-error.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { useAttempt } from '../common/use-attempt.ts';
import { amountsOf } from './amounts.ts';
import { ChangesPanel } from './ChangesPanel.tsx';
import { ComponentBar } from './ComponentBar.tsx';
import { FairnessStrip } from './FairnessStrip.tsx';
import { firstForm, formOf, type QuotaForm, settingsOf } from './form.ts';
import { ImportButton } from './ImportButton.tsx';
import { NodeTarget } from './NodeTarget.tsx';
import { Problems } from './Problems.tsx';
import { usePeriodWords } from './period-words.ts';
import { QuotaGrid } from './QuotaGrid.tsx';
import { QuotaSettingsForm } from './QuotaSettings.tsx';
import classes from './quota.module.css';
import { SeasonEditor } from './SeasonEditor.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { Waterfall } from './Waterfall.tsx';

/** Calls that answer a new sheet; a failure stays on screen until the next try. */
export type Change = (call: () => Promise<QuotaSheet>) => Promise<void>;

const views = ['sheet', 'waterfall', 'season', 'changes'] as const;
const noPeriods: Pick<QuotaSheet, 'periods' | 'fiscal'> = {
  periods: [],
  fiscal: { startMonth: 1, pattern: 'months' },
};

export function QuotaBoard(props: {
  plan: PlanState;
  scenario: ScenarioSummary;
  alignment: Alignment | undefined;
  sheet: QuotaSheet | null;
  onComponent: (componentId: number) => void;
}) {
  const { plan, scenario, alignment, sheet } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const [draft, setDraft] = useState<QuotaForm | null>(null);
  const { busy, error, attempt } = useAttempt();
  const [view, setView] = useState<(typeof views)[number]>('sheet');
  const [why, setWhy] = useState('');
  const [dialog, setDialog] = useState<'target' | 'transfer' | null>(null);
  const component = sheet?.components.find(({ id }) => id === sheet.componentId);
  const amounts = useMemo(() => amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f), [component, f]);
  const periods = usePeriodWords(sheet ?? noPeriods);
  const form =
    draft ??
    (sheet ? formOf(sheet.settings, amounts) : firstForm(plan, alignment, new Date().getFullYear(), amounts));
  const scenarioId = scenario.id;
  const issued = sheet?.status === 'issued';

  const change: Change = (call) =>
    attempt(async () => {
      const next = await call();
      const main = next.componentId === next.components[0]?.id ? 0 : next.componentId;
      queryClient.setQueryData(keys.quota(scenarioId, main), next);
    });
  const spreadWith = (settings: QuotaSettings) =>
    change(() =>
      client().quota.spread({
        scenarioId,
        settings,
        why,
        ...(sheet ? { componentId: sheet.componentId } : {}),
      }),
    );
  const spread = async () => {
    const settings = settingsOf(form, amounts);
    if (settings === null) return;
    await spreadWith(settings);
    setDraft(null);
  };
  const setStatus = (status: QuotaSheet['status']) =>
    change(() => client().quota.setStatus({ scenarioId, status, why }));
  const remainder = sheet?.nodes.reduce((sum, { remainderFen }) => sum + Math.max(0, remainderFen), 0) ?? 0;
  const placed = sheet?.nodes.filter(({ remainderFen }) => remainderFen > 0).length ?? 0;

  return (
    <div className={classes.screen}>
      <aside className={classes.side} aria-label={t('quota:settings')}>
        <QuotaSettingsForm
          form={form}
          onChange={setDraft}
          alignment={alignment}
          baseYear={plan.baseYear}
          sheet={sheet}
          changed={draft !== null || sheet === null}
          busy={busy}
          onSpread={() => void spread()}
          amounts={amounts}
          readOnly={issued}
          onFiscal={(fiscal) => void change(() => client().quota.setFiscal({ scenarioId, fiscal }))}
        />
      </aside>
      <div className={classes.main}>
        <div className={classes.head}>
          <div>
            <Group gap="xs">
              <Title order={1}>{t('quota:title', { year: form.year })}</Title>
              {sheet !== null && (
                <Badge variant={issued ? 'filled' : 'outline'}>{t(`quota:status.${sheet.status}`)}</Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {scenario.name}
              {issued && sheet.issuedAt !== null && ` · ${f.dateTime(sheet.issuedAt)}`}
            </Text>
          </div>
          {sheet !== null && <FairnessStrip sheet={sheet} baseYear={plan.baseYear} />}
        </div>
        {sheet !== null && (
          <div className={classes.viewBar}>
            <SegmentedControl
              size="xs"
              aria-label={t('quota:views.label')}
              value={view}
              onChange={(value) => setView(views.find((one) => one === value) ?? 'sheet')}
              data={views.map((value) => ({ value, label: t(`quota:views.${value}`) }))}
            />
            <ComponentBar sheet={sheet} onChoose={props.onComponent} change={change} />
            <span className={classes.spring} />
            <ImportButton sheet={sheet} periods={periods} why={why} />
            <TextInput
              size="xs"
              w={150}
              aria-label={t('quota:why')}
              placeholder={t('quota:why')}
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
            {issued ? (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconArrowsExchange size={15} />}
                onClick={() => setDialog('transfer')}
              >
                {t('quota:transfer.open')}
              </Button>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconTargetArrow size={15} />}
                onClick={() => setDialog('target')}
              >
                {t('quota:target.open')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant={issued ? 'default' : 'filled'}
              loading={busy}
              onClick={() => void setStatus(issued ? 'draft' : 'issued')}
            >
              {t(issued ? 'quota:reopen' : 'quota:issue')}
            </Button>
          </div>
        )}
        {error !== null && (
          <div className={classes.note}>
            <Impossible error={error} alignment={alignment} />
          </div>
        )}
        {sheet !== null && (sheet.problems.length > 0 || sheet.failure !== null) && (
          <div className={classes.note}>
            <Problems sheet={sheet} periods={periods} />
          </div>
        )}
        {sheet !== null && sheet.withoutQuota.length > 0 && (
          <Alert color="yellow" className={classes.note} py="xs">
            {t('quota:withoutQuota', { count: sheet.withoutQuota.length })}
          </Alert>
        )}
        {sheet === null ? (
          <div className={classes.alone}>
            <Text c="dimmed" maw={420} ta="center">
              {t('quota:empty')}
            </Text>
          </div>
        ) : (
          <>
            {view === 'sheet' && <QuotaGrid sheet={sheet} alignment={alignment} change={change} why={why} />}
            {view === 'waterfall' && <Waterfall sheet={sheet} />}
            {view === 'season' && (
              <SeasonEditor sheet={sheet} periods={periods} busy={busy} save={spreadWith} />
            )}
            {view === 'changes' && <ChangesPanel sheet={sheet} periods={periods} />}
            {view === 'sheet' && remainder > 0 && (
              <Text size="xs" c="dimmed" className={classes.foot}>
                {t('quota:remainder', { amount: amounts.exact(remainder), count: placed })}
              </Text>
            )}
          </>
        )}
      </div>
      {dialog === 'target' && sheet !== null && (
        <NodeTarget
          sheet={sheet}
          periods={periods}
          change={change}
          why={why}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'transfer' && sheet !== null && (
        <TransferDialog sheet={sheet} alignment={alignment} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

/** Locks that contradict the total, with the figures: what is locked, what was asked, by how much it misses. */
function Impossible({ error, alignment }: { error: unknown; alignment: Alignment | undefined }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { code, params } = asAppError(error);
  if (code !== 'QUOTA_IMPOSSIBLE' || typeof params.over !== 'number') return <ErrorNote error={error} />;
  const territory = alignment?.territories.find(
    ({ id, name }) => id === params.territory || name === params.territory,
  );
  const words = {
    name: territory?.name ?? String(params.territory ?? ''),
    locked: f.moneyExact(Number(params.locked)),
    total: f.moneyExact(Number(params.total)),
    over: f.moneyExact(Math.abs(params.over)),
  };
  const key = `${params.territory === undefined ? 'all' : 'one'}${params.over > 0 ? 'Over' : 'Under'}`;
  return (
    <Alert color="red" role="alert" py="xs" title={t('quota:impossible.title')}>
      {t(`quota:impossible.${key}`, words)}
      {typeof params.names === 'string' && (
        <Text size="xs" mt={4}>
          {t('quota:problem.pressing', { list: params.names })}
        </Text>
      )}
    </Alert>
  );
}
