import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSettings, QuotaSheet } from '../../../shared/contract/quota.ts';
import { useFormat } from '../../app/format.ts';
import type { PeriodWords } from './period-words.ts';
import classes from './quota.module.css';
import { drawShare } from './season-drag.ts';

const none = new Array<boolean>(12).fill(false);
/** Share a key press moves a bar by; with Shift ten times as much. */
const nudge = 0.001;

/** The seasonal profile as bars to be drawn: locked months stay, the others give and take. Saved as a season by hand. */
export function SeasonEditor(props: {
  sheet: QuotaSheet;
  periods: PeriodWords;
  busy: boolean;
  save: (settings: QuotaSettings) => Promise<void>;
}) {
  const { sheet, periods } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const { settings } = sheet;
  const [shares, setShares] = useState<readonly number[] | null>(null);
  const [locks, setLocks] = useState<readonly boolean[] | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = shares ?? sheet.season;
  const locked = locks ?? settings.seasonLocked ?? none;
  const readOnly = sheet.status === 'issued';
  const top = Math.max(0.16, ...shown) * 1.15;
  const changed = shares !== null || locks !== null;
  const draw = (month: number, wanted: number) => setShares(drawShare(shown, locked, month, wanted));
  const follow = (event: PointerEvent<HTMLDivElement>, month: number) => {
    const box = event.currentTarget.getBoundingClientRect();
    draw(month, ((box.bottom - event.clientY) / box.height) * top);
  };
  const forget = () => {
    setShares(null);
    setLocks(null);
  };
  const save = async (next: Partial<QuotaSettings>) => {
    await props.save({ ...settings, ...next });
    forget();
  };
  const onKey = (event: KeyboardEvent, month: number) => {
    const step = event.key === 'ArrowUp' ? nudge : event.key === 'ArrowDown' ? -nudge : 0;
    if (step === 0 || readOnly || locked[month]) return;
    event.preventDefault();
    draw(month, (shown[month] ?? 0) + step * (event.shiftKey ? 10 : 1));
  };
  return (
    <div className={classes.view}>
      <Text size="sm" c="dimmed">
        {t('quota:seasonEditor.hint')}
      </Text>
      <fieldset className={classes.bars} aria-label={t('quota:seasonChart')}>
        {shown.map((share, month) => {
          const name = periods.name(month + 1);
          const isLocked = locked[month] ?? false;
          return (
            <div key={name} className={classes.barColumn}>
              <span className={classes.share}>{f.percent(share, 2)}</span>
              <div
                className={classes.barArea}
                role="slider"
                tabIndex={0}
                aria-label={name}
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={Math.round(share * 1000) / 10}
                aria-disabled={readOnly || isLocked}
                data-locked={isLocked || undefined}
                onKeyDown={(event) => onKey(event, month)}
                onPointerDown={(event) => {
                  if (readOnly || isLocked) return;
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged(month);
                  follow(event, month);
                }}
                onPointerMove={(event) => {
                  if (dragged === month) follow(event, month);
                }}
                onPointerUp={() => setDragged(null)}
                onPointerCancel={() => setDragged(null)}
              >
                <div className={classes.bar} style={{ height: `${(share / top) * 100}%` }} />
              </div>
              <span>{name}</span>
              <Tooltip
                label={t(isLocked ? 'quota:seasonEditor.unlock' : 'quota:seasonEditor.lock', { name })}
              >
                <ActionIcon
                  variant={isLocked ? 'filled' : 'subtle'}
                  size="sm"
                  disabled={readOnly}
                  aria-pressed={isLocked}
                  aria-label={t(isLocked ? 'quota:seasonEditor.unlock' : 'quota:seasonEditor.lock', { name })}
                  onClick={() => setLocks(locked.map((value, at) => (at === month ? !value : value)))}
                >
                  {isLocked ? <IconLock size={13} /> : <IconLockOpen size={13} />}
                </ActionIcon>
              </Tooltip>
            </div>
          );
        })}
      </fieldset>
      {sheet.festival !== null && settings.season === 'history' && (
        <Text size="sm" c="dimmed">
          {t('quota:seasonEditor.festival', {
            years: sheet.festival.years.join(t('grid:listSeparator')),
            before: f.number(sheet.festival.before, 2),
            after: f.number(sheet.festival.after, 2),
          })}
        </Text>
      )}
      <Group>
        <Button
          disabled={!changed || readOnly}
          loading={props.busy}
          onClick={() => void save({ season: 'hand', seasonShares: [...shown], seasonLocked: [...locked] })}
        >
          {t('quota:seasonEditor.save')}
        </Button>
        <Button variant="default" disabled={!changed} onClick={forget}>
          {t('quota:seasonEditor.forget')}
        </Button>
        <Button
          variant="subtle"
          disabled={readOnly || (settings.season === 'history' && !changed)}
          onClick={() => void save({ season: 'history', seasonShares: null, seasonLocked: null })}
        >
          {t('quota:seasonEditor.relearn')}
        </Button>
      </Group>
    </div>
  );
}
