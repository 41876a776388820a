import { ActionIcon, Loader, Progress, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../shared/contract/plan.ts';
import { useFormat } from './format.ts';
import classes from './frame.module.css';
import { useSelectionSums } from './selection-sums.ts';
import { type Job, setApp, useApp } from './store.ts';
import { useReturnedFocus } from './use-returned-focus.ts';

export function StatusBar({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const jobs = useApp((state) => state.jobs);
  const { counts } = plan;
  const selected = useApp((state) => state.selection !== null);
  const rough = counts.approximateAccounts + counts.unplacedAccounts;
  return (
    <footer className={classes.status} data-selected={selected || undefined}>
      <span className={`${classes.statusPart} ${classes.statusCounts}`}>
        {t('status.counts', {
          units: format.count(counts.units),
          accounts: format.count(counts.accounts),
          reps: format.count(counts.reps),
        })}
      </span>
      {rough > 0 && (
        <Tooltip
          label={t('status.approximateTip', {
            approximate: format.count(counts.approximateAccounts),
            unplaced: format.count(counts.unplacedAccounts),
          })}
        >
          <span className={`${classes.statusPart} ${classes.statusCounts}`}>
            <IconAlertTriangle size={13} aria-hidden />
            {t('status.approximate', { total: format.count(rough) })}
          </span>
        </Tooltip>
      )}
      <SelectionPart />
      <span className={classes.statusEnd}>
        <Pointer />
        {jobs.map((job) => (
          <JobPart key={job.id} job={job} />
        ))}
        <SavedPart folder={plan.folder} />
      </span>
    </footer>
  );
}

/** Saved, being written, or what stands in the way: the decision that was put off is asked for again. */
function SavedPart({ folder }: { folder: string }) {
  const { t } = useTranslation();
  const unresolved = useApp((state) => state.unresolved);
  const isWriting = useApp((state) => state.isWriting);
  if (unresolved !== null)
    return (
      <Tooltip label={t('status.notSavedTip')}>
        <UnstyledButton
          className={classes.statusPart}
          fz="inherit"
          c="var(--mantine-color-error)"
          onClick={() => setApp({ conflict: unresolved })}
        >
          <IconAlertTriangle size={13} aria-hidden />
          {t('status.notSaved')}
        </UnstyledButton>
      </Tooltip>
    );
  if (isWriting)
    return (
      <Tooltip label={t('status.savingTip')}>
        <span className={classes.statusPart}>
          <Loader size={12} color="gray" aria-hidden />
          {t('status.saving')}
        </span>
      </Tooltip>
    );
  return (
    <Tooltip label={t('status.savedTip', { folder })}>
      <span className={classes.statusPart}>
        <IconCircleCheck size={13} aria-hidden />
        {t('status.saved')}
      </span>
    </Tooltip>
  );
}

function SelectionPart() {
  const { t } = useTranslation();
  const format = useFormat();
  const sums = useSelectionSums();
  if (sums === null) return null;
  return (
    <span className={`${classes.statusPart} ${classes.statusSums}`} aria-live="polite">
      <strong>{t(`status.selected.${sums.kind}`, { total: format.count(sums.count) })}</strong>
      {sums.kind !== 'rep' && (
        <>
          {sums.kind !== 'account' && (
            <span>{t('status.accounts', { total: format.count(sums.accounts) })}</span>
          )}
          <span title={format.measureExact(sums.workloadMinutes, 'minutes')}>
            {t('status.workload', { value: format.hours(sums.workloadMinutes) })}
          </span>
          <span title={format.moneyExact(sums.potentialFen)}>
            {t('status.potential', { value: format.money(sums.potentialFen) })}
          </span>
          <span title={format.moneyExact(sums.salesFen)}>
            {t('status.sales', { value: format.money(sums.salesFen) })}
          </span>
        </>
      )}
    </span>
  );
}

function JobPart({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const box = useReturnedFocus<HTMLSpanElement>();
  return (
    <span ref={box} className={classes.statusPart} role="status">
      {job.silent === undefined ? (
        job.text
      ) : (
        <Tooltip multiline maw={360} label={t('jobs:silent', { folder: job.silent })}>
          <span className={classes.statusPart}>
            <IconAlertTriangle size={13} aria-hidden />
            {`${job.text} · ${t('jobs:silentShort', { folder: job.silent })}`}
          </span>
        </Tooltip>
      )}
      <Progress
        value={(job.fraction ?? 1) * 100}
        animated={job.fraction === null}
        w={90}
        size="sm"
        aria-label={job.text}
      />
      {job.fraction !== null && format.percent(job.fraction, 0)}
      {job.secondsLeft !== null && (
        <span>{t('status.left', { time: format.duration(job.secondsLeft) })}</span>
      )}
      {job.cancel !== undefined && (
        <ActionIcon size={18} aria-label={t('cancel')} onClick={job.cancel}>
          <IconX size={13} />
        </ActionIcon>
      )}
    </span>
  );
}

function Pointer() {
  const format = useFormat();
  const pointer = useApp((state) => state.pointer);
  return (
    <span className={classes.coordinates}>
      {pointer === null ? '' : format.coordinates(pointer.longitude, pointer.latitude)}
    </span>
  );
}
