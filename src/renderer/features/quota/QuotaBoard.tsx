import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { asAppError } from '../../api/app-error.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { keys } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { FairnessStrip } from './FairnessStrip.tsx';
import { sheetTotal } from './fairness.ts';
import { firstForm, formOf, settingsOf } from './form.ts';
import { QuotaGrid } from './QuotaGrid.tsx';
import { QuotaSettingsForm } from './QuotaSettings.tsx';
import classes from './quota.module.css';

/** Calls that answer a new sheet; a failure stays on screen until the next try. */
export type Change = (call: () => Promise<QuotaSheet>) => Promise<void>;

export function QuotaBoard(props: {
  plan: PlanState;
  scenario: ScenarioSummary;
  alignment: Alignment | undefined;
  sheet: QuotaSheet | null;
}) {
  const { plan, scenario, alignment, sheet } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const [draft, setDraft] = useState<ReturnType<typeof formOf> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form =
    draft ?? (sheet ? formOf(sheet.settings) : firstForm(plan, alignment, new Date().getFullYear()));

  const change: Change = async (call) => {
    setBusy(true);
    setError(null);
    try {
      queryClient.setQueryData(keys.quota(scenario.id), await call());
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const spread = async () => {
    const settings = settingsOf(form);
    if (settings === null) return;
    await change(() => client().quota.spread({ scenarioId: scenario.id, settings }));
    setDraft(null);
  };
  const missing = sheet?.withoutQuota.length ?? 0;
  const stale = sheet !== null && (missing > 0 || sheetTotal(sheet.rows) !== sheet.settings.totalFen);

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
        />
      </aside>
      <div className={classes.main}>
        <div className={classes.head}>
          <div>
            <Title order={1}>{t('quota:title', { year: form.year })}</Title>
            <Text size="sm" c="dimmed">
              {scenario.name}
            </Text>
          </div>
          {sheet !== null && <FairnessStrip sheet={sheet} baseYear={plan.baseYear} />}
        </div>
        {error !== null && (
          <div className={classes.note}>
            <Impossible error={error} alignment={alignment} />
          </div>
        )}
        {stale && (
          <Alert color="yellow" className={classes.note} py="xs">
            <Group justify="space-between">
              <Text size="sm">
                {missing > 0
                  ? t('quota:withoutQuota', { count: missing })
                  : t('quota:stale', {
                      sum: f.moneyExact(sheetTotal(sheet.rows)),
                      total: f.moneyExact(sheet.settings.totalFen),
                    })}
              </Text>
              <Button variant="light" loading={busy} onClick={() => void spread()}>
                {t('quota:spreadAgain')}
              </Button>
            </Group>
          </Alert>
        )}
        {sheet === null ? (
          <div className={classes.alone}>
            <Text c="dimmed" maw={420} ta="center">
              {t('quota:empty')}
            </Text>
          </div>
        ) : (
          <QuotaGrid sheet={sheet} alignment={alignment} change={change} />
        )}
      </div>
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
    </Alert>
  );
}
