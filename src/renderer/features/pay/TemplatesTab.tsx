import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiTemplate } from '../../../shared/contract/pay.ts';
import { usePay } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { freeName } from '../common/free-name.ts';
import { DraftList } from './DraftList.tsx';
import { PayEmpty } from './PayEmpty.tsx';
import classes from './pay.module.css';
import { TemplateAssignment } from './TemplateAssignment.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { draftOf, newItem, type TemplateDraft, withKey } from './template-draft.ts';

/** KPI templates by market stage: list and editor on the left, which territory has which on the right. */
export function TemplatesTab({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const pay = usePay();
  if (pay.isError) return <ErrorNote error={pay.error} />;
  if (pay.isPending) return <Skeleton role="status" m="lg" h={300} aria-label={t('loading')} />;
  if (pay.data.templates.length === 0) return <PayEmpty />;
  return <Board templates={pay.data.templates} scenarioId={scenarioId} />;
}

function Board({ templates, scenarioId }: { templates: readonly KpiTemplate[]; scenarioId: number }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(templates[0]?.id ?? null);
  const [fresh, setFresh] = useState<TemplateDraft | null>(null);
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  const stored = useMemo(() => (template ? draftOf(template) : null), [template]);
  const draft = fresh ?? stored;
  const add = () =>
    setFresh({
      id: null,
      name: freeName(
        t('pay:newTemplate'),
        templates.map(({ name }) => name),
      ),
      stage: 'growing',
      items: [withKey({ ...newItem(), kind: 'sales', basisPoints: 10_000, followsSales: true })],
    });
  return (
    <div className={classes.columns}>
      <DraftList
        label={t('pay:templates')}
        entries={templates.map((one) => ({ id: one.id, name: one.name, note: t(`pay:stage.${one.stage}`) }))}
        current={fresh ? null : (template?.id ?? null)}
        onChoose={(id) => {
          setFresh(null);
          setChosen(id);
        }}
        add={t('pay:addTemplate')}
        onAdd={add}
      />
      {draft && (
        <TemplateEditor
          key={fresh ? 'fresh' : `${template?.id} ${JSON.stringify(template)}`}
          initial={draft}
          onDone={(id) => {
            setFresh(null);
            if (id !== null) setChosen(id);
          }}
        />
      )}
      <TemplateAssignment scenarioId={scenarioId} templates={templates} />
    </div>
  );
}
