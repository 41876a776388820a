import { Button, ScrollArea, Skeleton, UnstyledButton } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveAlignment, useActiveScenario, usePlan } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { useUnitMap } from '../../map/useScene.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { usePrinting } from '../common/use-printing.ts';
import { exportScenario } from '../export/export-scenario.ts';
import { EvidencePage } from './EvidencePage.tsx';
import classes from './evidence.module.css';

const useSheet = (scenarioId: number, territoryId: number | null) =>
  useQuery({
    queryKey: ['fairness', 'evidence', scenarioId, territoryId],
    queryFn:
      territoryId === null
        ? skipToken
        : ({ signal }) => client().evidence.sheets({ scenarioId, territoryIds: [territoryId] }, { signal }),
  });

/** One page per rep, to be read, printed or taken to Excel: why your territory, why your number. */
export function EvidenceTab({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const alignment = useActiveAlignment().data;
  const selection = useApp((state) => state.selection);
  if (!alignment) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
  const chosen = selection?.kind === 'territory' ? selection.ids[0] : undefined;
  const territory = alignment.territories.find(({ id }) => id === chosen) ?? alignment.territories[0] ?? null;
  return <Board scenarioId={scenarioId} alignment={alignment} territoryId={territory?.id ?? null} />;
}

function Board(props: { scenarioId: number; alignment: Alignment; territoryId: number | null }) {
  const { scenarioId, alignment, territoryId } = props;
  const { t } = useTranslation();
  const { language } = useFormat();
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const unitMap = useUnitMap();
  const sheet = useSheet(scenarioId, territoryId);
  const [printed, setPrinted] = useState<readonly EvidenceSheet[] | null>(null);
  const host = usePrinting(printed !== null, () => setPrinted(null));
  const printAll = async () => {
    const sheets = await run((to) => to.evidence.sheets({ scenarioId, territoryIds: null }));
    if (sheets) setPrinted(sheets);
  };
  const shown = sheet.data?.[0];
  return (
    <div className={classes.board}>
      <nav className={classes.list} aria-label={t('evidence:list')}>
        {alignment.territories.map(({ id, name }) => (
          <UnstyledButton
            key={id}
            className={classes.entry}
            aria-current={id === territoryId}
            onClick={() => select('territory', [id])}
          >
            {name}
          </UnstyledButton>
        ))}
      </nav>
      <div className={classes.reading}>
        <div className={classes.tools}>
          <Button
            size="compact-sm"
            leftSection={<IconPrinter size={15} />}
            disabled={shown === undefined}
            onClick={() => shown && setPrinted([shown])}
          >
            {t('evidence:print')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={printed !== null && printed.length > 1}
            onClick={() => void printAll()}
          >
            {t('evidence:printAll', { count: alignment.territories.length })}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFileSpreadsheet size={15} />}
            disabled={!plan || scenario === null}
            onClick={() =>
              plan && scenario && void exportScenario({ plan, scenario, format: 'evidence', language })
            }
          >
            {t('evidence:excel')}
          </Button>
        </div>
        <ScrollArea
          className={classes.desk ?? ''}
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('evidence:title') }}
        >
          <div className={classes.paper}>
            {sheet.isError && <ErrorNote error={sheet.error} />}
            {sheet.isPending && <Skeleton role="status" w="210mm" h={600} aria-label={t('loading')} />}
            {shown && <EvidencePage sheet={shown} alignment={alignment} unitMap={unitMap} />}
          </div>
        </ScrollArea>
      </div>
      {printed !== null &&
        createPortal(
          printed.map((one) => (
            <EvidencePage key={one.territoryId} sheet={one} alignment={alignment} unitMap={unitMap} />
          )),
          host,
        )}
    </div>
  );
}
