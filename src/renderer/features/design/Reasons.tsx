import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DesignReason, DesignResult } from '../../../shared/contract/design.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useUnits } from '../../app/queries.ts';
import { reveal } from '../../app/store.ts';
import classes from './design.module.css';
import type { DesignForm } from './settings.ts';

const named = 4;

/** Reasons whose mend is to allow more: the tolerance grows by what was computed. */
const tolerant = new Set([
  'UNIT_TOO_BIG',
  'DEAD_END',
  'LOCKED_TOO_MUCH',
  'MEASURES_CONFLICT',
  'TARGETS_IMPOSSIBLE',
]);

/** Why the result is not all that was asked for, and what to do about it. */
export function Reasons(props: {
  result: DesignResult;
  form: DesignForm;
  onAgain: (form: DesignForm) => void;
}) {
  const { result, form, onAgain } = props;
  const { t } = useTranslation();
  const hasIslands = result.reasons.some(({ code }) => code === 'ISLAND');
  if (result.reasons.length === 0) return null;
  const linkAndRepeat = async () => {
    const done = await run(async (to) => {
      const pairs = await to.data.suggestLinks();
      if (pairs.length > 0) await to.data.acceptLinks({ pairs: pairs.map(({ a, b }) => [a, b]) });
      return true;
    });
    if (done) onAgain(form);
  };
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:reasons')}
      </Title>
      <ul className={classes.reasons}>
        {result.reasons.map((reason, index) => (
          <Reason key={`${reason.code} ${index}`} reason={reason} form={form} onAgain={onAgain} />
        ))}
      </ul>
      {hasIslands && (
        <Button variant="light" mt={6} onClick={() => void linkAndRepeat()}>
          {t('design:linkIslands')}
        </Button>
      )}
    </section>
  );
}

function Reason({
  reason,
  form,
  onAgain,
}: {
  reason: DesignReason;
  form: DesignForm;
  onAgain: (form: DesignForm) => void;
}) {
  const { t, i18n } = useTranslation();
  const f = useFormat();
  const units = useUnits().data;
  const names = reason.unitIds
    .slice(0, named)
    .map((id) => units?.find((unit) => unit.id === id)?.name ?? '')
    .join(t('grid:listSeparator'));
  const text =
    reason.unitIds.length > named ? t('reasons:more', { names, count: reason.unitIds.length }) : names;
  const key = i18n.exists(`reasons:${reason.code}`) ? `reasons:${reason.code}` : 'reasons:UNKNOWN';
  const { relaxBy } = reason;
  return (
    <li>
      <Text size="sm">
        {t(key, { ...reason.params, units: text })}
        {relaxBy !== null && ` ${t('reasons:relaxBy', { relax: f.percent(relaxBy) })}`}
      </Text>
      <Group gap="sm">
        {reason.unitIds.length > 0 && (
          <Anchor component="button" type="button" size="xs" onClick={() => reveal('unit', reason.unitIds)}>
            {t('design:showUnits')}
          </Anchor>
        )}
        {relaxBy !== null && tolerant.has(reason.code) && (
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() =>
              onAgain({
                ...form,
                measures: form.measures.map((measure) => ({
                  ...measure,
                  tolerance: Math.ceil((measure.tolerance + relaxBy) * 200) / 200,
                })),
              })
            }
          >
            {t('design:relaxAndRepeat')}
          </Anchor>
        )}
        {reason.code === 'NOT_FOUND' && (
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => onAgain({ ...form, seconds: Math.min(form.seconds * 3, 3600) })}
          >
            {t('design:longerAndRepeat', { seconds: Math.min(form.seconds * 3, 3600) })}
          </Anchor>
        )}
      </Group>
    </li>
  );
}
