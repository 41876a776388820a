import { Button, CloseButton, Group, Loader, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, OperationEffect } from '../../../shared/contract/redraw.ts';
import { runAlignment } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveAlignment } from '../../app/queries.ts';
import { setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../../features/common/ErrorNote.tsx';
import { JobLine } from '../../features/common/JobLine.tsx';
import { BreachList } from './BreachList.tsx';
import { EffectTable } from './EffectTable.tsx';
import { OperationSettings } from './OperationSettings.tsx';
import classes from './redraw.module.css';
import { useInView } from './use-in-view.ts';
import { usePreview, usePreviewProgress } from './use-preview.ts';

const close = () => setApp({ operation: null });

/** An operation before it is stored: what it moves, what it does to the sums, what it breaks; taken or left. */
export function OperationPanel() {
  const operation = useApp((state) => state.operation);
  return operation === null ? null : <Panel operation={operation} />;
}

function Panel({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const scenarioId = useApp((state) => state.scenarioId);
  const preview = usePreview(operation);
  const progress = usePreviewProgress();
  const title = useTitle(operation);
  const accept = useRef<HTMLButtonElement>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus({ preventScroll: true }), []);
  const effect = preview.data;
  useInView(operation, section, effect !== undefined && !preview.isPlaceholderData);
  const forbidden = effect?.breaches.some((breach) => breach.forbidden) ?? false;
  const nothing = effect !== undefined && effect.changes.length === 0 && effect.accounts === 0;
  const ready = effect !== undefined && !nothing && !forbidden && !preview.isPlaceholderData;
  const store = async () => {
    if (scenarioId === null || !ready) return;
    if (await runAlignment((to) => to.scenario.operate({ scenarioId, operation }))) close();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={classes.panel}
      aria-label={title}
      data-map-overlay
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          close();
        }
        if (event.key === 'Enter' && event.target === section.current) {
          event.preventDefault();
          void store();
        }
      }}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <CloseButton size="sm" aria-label={t('whatIf:reject')} onClick={close} />
      </Group>
      <OperationSettings operation={operation} />
      {preview.isError ? (
        <ErrorNote error={preview.error} />
      ) : preview.isFetching && progress !== null ? (
        <JobLine progress={progress} otherwise={t('whatIf:working')} />
      ) : effect === undefined ? (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden />
          <Text size="xs" c="dimmed">
            {t('whatIf:working')}
          </Text>
        </Group>
      ) : (
        <>
          <Summary effect={effect} nothing={nothing} operation={operation} />
          <EffectTable effect={effect} />
          <BreachList breaches={effect.breaches} />
        </>
      )}
      <Group gap={6} justify="flex-end">
        <Button variant="default" onClick={close} rightSection={<kbd className={classes.key}>Esc</kbd>}>
          {t('whatIf:reject')}
        </Button>
        <Button
          ref={accept}
          disabled={!ready}
          onClick={() => void store()}
          rightSection={<kbd className={classes.key}>↵</kbd>}
        >
          {t('whatIf:accept')}
        </Button>
      </Group>
    </section>
  );
}

function Summary({
  effect,
  nothing,
  operation,
}: {
  effect: OperationEffect;
  nothing: boolean;
  operation: Operation;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  if (nothing)
    return (
      <Text size="xs" c="dimmed">
        {t(`whatIf:nothing.${operation.kind}`)}
      </Text>
    );
  const left = effect.unassignedUnits.after - effect.unassignedUnits.before;
  return (
    <Text size="xs" c="dimmed">
      {t('whatIf:moves', {
        units: f.count(effect.changes.length),
        accounts: f.count(effect.accounts),
        sales: f.money(effect.salesFen),
      })}
      {left > 0 && ` ${t('whatIf:leftOver', { text: f.count(left) })}`}
      {operation.kind === 'splitLine' &&
        partsInPieces(effect).map(({ name, pieces }) => (
          <span key={name}> {t('whatIf:split.inPieces', { name, value: f.count(pieces) })}</span>
        ))}
    </Text>
  );
}

/** Parts of a split that are not in one piece, unless the guard rails say so already. */
function partsInPieces({ territories, breaches }: OperationEffect) {
  const said = new Set(
    breaches.flatMap(({ rule, territoryId }) => (rule === 'contiguity' ? territoryId : [])),
  );
  return territories.flatMap(({ after }) =>
    after !== null && after.pieces > 1 && !said.has(after.id) ? after : [],
  );
}

function useTitle(operation: Operation): string {
  const { t } = useTranslation();
  const rows = useActiveAlignment().data?.territories;
  const name = (id: number | null) => rows?.find((row) => row.id === id)?.name ?? '';
  const other =
    operation.kind === 'merge' ? operation.intoId : operation.kind === 'swap' ? operation.withId : null;
  const everywhere = operation.territoryId === null ? 'All' : '';
  return t(`whatIf:title.${operation.kind}${everywhere}`, {
    name: name(operation.territoryId),
    other: name(other),
  });
}
