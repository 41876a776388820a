import { Alert, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../shared/contract/base.ts';
import type { ImportPreview } from '../../../shared/contract/import.ts';
import { client } from '../../app/client.ts';
import { type Events, runJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { toastError } from '../../app/toast.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { JobLine } from '../common/JobLine.tsx';
import { ProgressLine } from '../common/ProgressLine.tsx';
import { Scroller } from '../common/Scroller.tsx';
import { BorderCleaning } from './BorderCleaning.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { FindingGroup } from './FindingGroup.tsx';
import classes from './import.module.css';
import { StepFooter } from './index.tsx';
import { PlaceLines } from './PlaceLines.tsx';
import { Replacing } from './Replacing.tsx';
import { SaveLeftOut } from './SaveLeftOut.tsx';
import { usePreview } from './use-preview.ts';
import type { Wizard } from './use-wizard.ts';

/** What will happen, what was found and how it is mended; then one commit. */
export function PreviewStep({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const f = useFormat();
  const preview = usePreview(wizard.state);
  const [committing, setCommitting] = useState<AbortController | null>(null);
  const [writing, setWriting] = useState<Progress | null>(null);
  const result = preview.preview;
  const back = () => wizard.dispatch({ type: 'step', step: 'columns' });

  const commit = async ({ importId }: ImportPreview) => {
    const stop = new AbortController();
    // In the status bar, too: it goes on when the wizard is closed, and can be given up there.
    const job = {
      id: `import ${importId}`,
      text: t('import:title'),
      stages: 'import:committing',
      isWriting: true,
      stop,
    };
    setCommitting(stop);
    preview.consumed.current = true;
    try {
      const done = await runJob(job, async (signal) =>
        heard(await client().import.commit({ importId }, { signal }), setWriting),
      );
      // The preview is used up: what was cancelled is read again.
      if (done === null) preview.retry();
      else wizard.dispatch({ type: 'committed', preview: done });
    } catch (error) {
      if (wizard.isClosed()) toastError(error);
      else preview.setError(error);
    } finally {
      setWriting(null);
      setCommitting(null);
    }
  };

  const found = result?.findings.reduce((sum, { count }) => sum + count, 0) ?? 0;
  // Then what is written is an amount for each account and month, not a row.
  const hasMonths = wizard.state.plan?.mapping.some(({ month }) => month !== undefined) ?? false;
  const changes = result === null ? 0 : result.created + result.updated + result.removed;
  return (
    <>
      <div className={classes.scroll} aria-busy={result === null}>
        <Stack gap="lg">
          {preview.error !== null && (
            <ErrorNote error={preview.error} action={{ text: t('import:retry'), run: preview.retry }} />
          )}
          {result === null && preview.error === null && !preview.cancelled && (
            <ReadingLine
              progress={preview.progress}
              otherwise={t('import:readingFile')}
              onCancel={preview.cancel}
            />
          )}
          {committing !== null && (
            <ProgressLine
              text={
                writing?.stage === 'writing'
                  ? t('import:writingRows', { count: writing.done, text: f.count(writing.done) })
                  : t('import:preparingWrite')
              }
              fraction={writing?.fraction ?? null}
              secondsLeft={writing?.secondsLeft ?? null}
              onCancel={() => committing.abort()}
            />
          )}
          {preview.cancelled && (
            <Alert color="gray">
              <Text size="sm">{t('import:cancelled')}</Text>
              <Button mt="xs" variant="default" onClick={preview.retry}>
                {t('import:readAgain')}
              </Button>
            </Alert>
          )}
          {result !== null && (
            <>
              {preview.deciding && preview.reworking !== null && (
                <ReadingLine
                  progress={preview.reworking}
                  otherwise={t('import:recounting')}
                  onCancel={preview.stopDeciding}
                />
              )}
              <Figures result={result} />
              <BorderCleaning borders={result.borders} preview={preview} />
              {result.findings.length > 0 ? (
                <div>
                  <Title order={3} mb={2}>
                    {t('import:findings', { count: found, text: f.count(found) })}
                  </Title>
                  <Text size="sm" c="dimmed" mb={6}>
                    {t('import:findingsHint')}
                  </Text>
                  {result.findings.map((finding) => (
                    <FindingGroup
                      key={finding.code}
                      finding={finding}
                      preview={preview}
                      importId={result.importId}
                    />
                  ))}
                </div>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('import:noFindings')}
                </Text>
              )}
              {result.places.length > 0 && <PlaceLines lines={result.places} preview={preview} />}
              {result.leftOut > 0 && (
                <SaveLeftOut
                  importId={result.importId}
                  sheet={wizard.state.plan?.sheet.name ?? ''}
                  rows={result.leftOut}
                  disabled={preview.deciding || committing !== null}
                />
              )}
              <Replacing kind={result.kind} preview={preview} />
              {result.updated + result.removed > 0 && (
                <DifferenceList importId={result.importId} preview={preview} />
              )}
              {result.sample.length > 0 && <Sample rows={result.sample} />}
            </>
          )}
        </Stack>
      </div>
      <StepFooter
        wizard={wizard}
        back={back}
        hint={result !== null && changes === 0 ? t('import:nothingToDo') : undefined}
        next={{
          text:
            result === null
              ? t('import:commit')
              : changes === 0
                ? t('import:goOn')
                : t(hasMonths ? 'import:commitMonths' : 'import:commitRows', {
                    count: changes,
                    text: f.count(changes),
                  }),
          disabled: result === null || preview.deciding,
          loading: committing !== null,
          run: () => {
            if (result === null) return;
            if (changes > 0) return void commit(result);
            // Nothing to write is an answer, too: on to the next sheet.
            // Its rows left out may still be saved.
            preview.consumed.current = result.leftOut > 0;
            wizard.dispatch({ type: 'committed', preview: result });
          },
        }}
      />
    </>
  );
}

type Told = AsyncIterable<{ progress: Progress; preview: ImportPreview | null }>;

/** A commit's events as a job's, each told on the way. */
async function* heard(events: Told, tell: (progress: Progress) => void): Events<ImportPreview> {
  for await (const { progress, preview } of events) {
    tell(progress);
    const stage = progress.stage === 'writing' ? 'writing' : 'preparing';
    yield { progress: { ...progress, stage }, result: preview };
  }
}

/** How far reading a file, checking its rows or cleaning its borders is. */
function ReadingLine({
  progress,
  otherwise,
  onCancel,
}: {
  progress: Progress | null;
  otherwise: string;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const stage = cleaningStages.find((one) => one === progress?.stage);
  const checking = () => t('import:checkingRows', { count: f.count(progress?.done ?? 0) });
  return (
    <JobLine
      progress={progress}
      otherwise={otherwise}
      text={stage ? t(`import:cleaning.${stage}`) : progress?.stage === 'checking' ? checking() : otherwise}
      onCancel={onCancel}
    />
  );
}

const cleaningStages = ['comparing', 'mending', 'building', 'measuring'] as const;

export function Figures({ result }: { result: ImportPreview }) {
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <div className={classes.figures}>
      {(
        [
          'rowsRead',
          'created',
          'updated',
          'unchanged',
          'skipped',
          ...(result.removed > 0 ? (['removed'] as const) : []),
        ] as const
      ).map((key) => (
        <div key={key} className={classes.figure}>
          <div className={classes.figureNumber}>{f.count(result[key])}</div>
          <Text size="xs" c="dimmed">
            {t(`import:figure.${key}`)}
          </Text>
        </div>
      ))}
    </div>
  );
}

const figure = /^-?[\d,]+(?:\.\d+)?$/;
const isOfFigures = (texts: readonly string[]) =>
  texts.some((text) => text !== '') && texts.every((text) => text === '' || figure.test(text));

function Sample({ rows }: { rows: ImportPreview['sample'] }) {
  const { t } = useTranslation();
  const headings = Object.keys(rows[0] ?? {});
  // The first names the row: a code, though it may be of digits alone.
  const others = headings.slice(1);
  const numbers = new Set(others.filter((heading) => isOfFigures(rows.map((row) => row[heading] ?? ''))));
  const alignment = (heading: string) => (numbers.has(heading) ? classes.number : undefined);
  return (
    <div>
      <Title order={3} mb={6}>
        {t('import:sampleTitle')}
      </Title>
      <Scroller className={classes.rowsFrame ?? ''} label={t('import:sampleTitle')} maxHeight={340}>
        <Table fz="xs" verticalSpacing={3} className={classes.rows}>
          <Table.Thead>
            <Table.Tr>
              {headings.map((heading) => (
                <Table.Th key={heading} className={alignment(heading)}>
                  {heading}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={index}>
                {headings.map((heading) => (
                  <Table.Td key={heading} className={alignment(heading)}>
                    {row[heading]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}
