import { Button, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiTemplate } from '../../../shared/contract/pay.ts';
import { marketStages } from '../../../shared/domain/pay.ts';
import { run } from '../../app/commands.ts';
import { usePay } from '../../app/queries.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { keepPay } from './keep-pay.ts';
import classes from './pay.module.css';
import { TemplateAssignment } from './TemplateAssignment.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { draftOf, newItem, type TemplateDraft, withKey } from './template-draft.ts';

/** KPI templates by market stage: list and editor on the left, which territory has which on the right. */
export function TemplatesTab({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const pay = usePay();
  if (pay.isError) return <ErrorNote error={pay.error} />;
  if (pay.isPending) return <Skeleton m="lg" h={300} aria-label={t('loading')} />;
  if (pay.data.templates.length === 0) return <PayEmpty />;
  return <Board templates={pay.data.templates} scenarioId={scenarioId} />;
}

/** The first step: templates and a plan to start from. */
export function PayEmpty() {
  const { t } = useTranslation();
  const create = async () => {
    const words = (key: string) => t(`pay:defaultName.${key}`);
    const [first, second, third] = marketStages;
    const names = {
      [first]: words(first),
      [second]: words(second),
      [third]: words(third),
      plan: words('plan'),
    };
    keepPay(await run((to) => to.pay.createDefaults({ names })));
  };
  return (
    <div className={classes.alone}>
      <Stack align="center" gap="sm">
        <Text c="dimmed" maw={440} ta="center">
          {t('pay:empty')}
        </Text>
        <Button onClick={() => void create()}>{t('pay:createDefaults')}</Button>
      </Stack>
    </div>
  );
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
      <nav className={classes.list} aria-label={t('pay:templates')}>
        {templates.map((one) => (
          <UnstyledButton
            key={one.id}
            className={classes.entry}
            aria-current={fresh === null && one.id === template?.id}
            onClick={() => {
              setFresh(null);
              setChosen(one.id);
            }}
          >
            <span>{one.name}</span>
            <small>{t(`pay:stage.${one.stage}`)}</small>
          </UnstyledButton>
        ))}
        <Button
          variant="subtle"
          size="compact-sm"
          justify="flex-start"
          leftSection={<IconPlus size={14} />}
          onClick={add}
        >
          {t('pay:addTemplate')}
        </Button>
      </nav>
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

/** A name nobody has: the stem, or the stem with the first free number. */
export function freeName(stem: string, taken: readonly string[]): string {
  if (!taken.includes(stem)) return stem;
  for (let number = 2; ; number++) if (!taken.includes(`${stem} ${number}`)) return `${stem} ${number}`;
}
