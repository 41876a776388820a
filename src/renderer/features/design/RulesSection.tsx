import { ActionIcon, Anchor, Button, Menu, NumberInput, Text, Title, Tooltip } from '@mantine/core';
import { IconLock, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { reveal, useApp } from '../../app/store.ts';
import classes from './design.module.css';
import { PercentInput } from './PercentInput.tsx';
import {
  addApart,
  addTogether,
  budgetRules,
  type LimitRule,
  limitRules,
  type Rule,
  removeRule,
  rulesOf,
  setBudget,
  setLimit,
  usualBudget,
} from './rules.ts';
import type { DesignForm } from './settings.ts';
import { useUnitNames } from './use-unit-names.ts';

interface Props {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  alignment: Alignment | undefined;
}

const mostTogether = 500;

/** What a limit of size starts with, km² and km: about a province's prefecture; the user types what is meant. */
const firstArea = 50_000;
const firstDiameter = 400;

/** All that must hold besides balance, in plain words, each with its own way out. */
export function RulesSection({ form, onChange, alignment }: Props) {
  const { t } = useTranslation();
  const rules = rulesOf(form);
  const locked = alignment?.territories.filter((territory) => territory.locked) ?? [];
  return (
    <section>
      <div className={classes.sectionHead}>
        <Title order={3}>{t('design:rules.title')}</Title>
        <AddRule form={form} onChange={onChange} alignment={alignment} />
      </div>
      {rules.length === 0 && locked.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('design:rules.none')}
        </Text>
      )}
      <ul className={classes.rules}>
        {rules.map((rule) => (
          <RuleLine
            key={rule.kind === 'budget' || rule.kind === 'limit' ? rule.name : `${rule.kind} ${rule.index}`}
            rule={rule}
            form={form}
            onChange={onChange}
          />
        ))}
        {locked.length > 0 && (
          <li className={classes.rule}>
            <IconLock size={14} aria-hidden className={classes.ruleIcon} />
            <Text size="sm" flex={1}>
              {t('design:rules.locked', {
                count: locked.length,
                names: locked
                  .slice(0, 4)
                  .map(({ name }) => name)
                  .join(t('grid:listSeparator')),
              })}
            </Text>
            <Anchor
              component="button"
              type="button"
              size="xs"
              onClick={() =>
                reveal(
                  'territory',
                  locked.map(({ id }) => id),
                )
              }
            >
              {t('design:rules.show')}
            </Anchor>
          </li>
        )}
      </ul>
    </section>
  );
}

function RuleLine({ rule, form, onChange }: { rule: Rule; form: DesignForm; onChange: Props['onChange'] }) {
  const { t } = useTranslation();
  const unitNames = useUnitNames();
  const about = rule.kind === 'budget' || rule.kind === 'limit' ? t(`design:rules.${rule.name}.name`) : '';
  const words =
    rule.kind === 'together' || rule.kind === 'apart'
      ? t(`design:rules.${rule.kind}`, { units: unitNames(rule.unitIds) })
      : about;
  return (
    <li className={classes.rule}>
      {rule.kind === 'together' || rule.kind === 'apart' ? (
        <Tooltip label={t('design:showUnits')}>
          <Anchor
            component="button"
            type="button"
            size="sm"
            c="inherit"
            className={classes.ruleText}
            onClick={() => reveal('unit', rule.unitIds)}
          >
            {words}
          </Anchor>
        </Tooltip>
      ) : (
        <Text size="sm" flex={1}>
          {words}
        </Text>
      )}
      {rule.kind === 'budget' && (
        <PercentInput
          size="xs"
          w={84}
          aria-label={words}
          most={1}
          share={rule.share}
          onShare={(share) => onChange(setBudget(form, rule.name, share))}
        />
      )}
      {rule.kind === 'limit' && (
        <NumberInput
          w={104}
          hideControls
          aria-label={words}
          min={1}
          thousandSeparator=","
          suffix={` ${t(`design:rules.${rule.name}.unit`)}`}
          value={rule.value}
          onChange={(value) => {
            if (typeof value === 'number' && value > 0) onChange(setLimit(form, rule.name, value));
          }}
        />
      )}
      <Tooltip label={t('design:rules.remove')}>
        <ActionIcon
          size="sm"
          aria-label={t('design:rules.removeOf', { rule: words })}
          onClick={() => onChange(removeRule(form, rule))}
        >
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function AddRule({ form, onChange, alignment }: Props) {
  const { t } = useTranslation();
  const selection = useApp((state) => state.selection);
  const unitIds = selection?.kind === 'unit' ? selection.ids : [];
  const [first, second] = unitIds;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} />}>
          {t('design:rules.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('design:rules.budgets')}</Menu.Label>
        {budgetRules.map((name) => (
          <Menu.Item
            key={name}
            disabled={(form.budget?.[name] ?? null) !== null}
            onClick={() => onChange(setBudget(form, name, usualBudget))}
          >
            {t(`design:rules.${name}.menu`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('design:rules.limits')}</Menu.Label>
        {limitRules.map((name) => (
          <Menu.Item
            key={name}
            disabled={(form.limits?.[name] ?? null) !== null}
            onClick={() => onChange(setLimit(form, name, firstLimit(name, form, alignment)))}
          >
            {t(`design:rules.${name}.menu`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('design:rules.selected', { count: unitIds.length })}</Menu.Label>
        <Menu.Item
          disabled={unitIds.length < 2 || unitIds.length > mostTogether}
          onClick={() => onChange(addTogether(form, unitIds))}
        >
          {t('design:rules.keepTogether')}
        </Menu.Item>
        <Menu.Item
          disabled={unitIds.length !== 2}
          onClick={() => {
            if (first !== undefined && second !== undefined) onChange(addApart(form, [first, second]));
          }}
        >
          {t('design:rules.keepApart')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Round figures to begin with: half and twice a mean territory's accounts; the user says what is meant. */
function firstLimit(name: LimitRule, form: DesignForm, alignment: Alignment | undefined): number {
  const count = form.count === 'reps' ? (alignment?.territories.length ?? 1) : form.count;
  const mean = (alignment?.total.accounts ?? 0) / Math.max(1, count);
  const round = (value: number) => Math.max(1, Number(value.toPrecision(2)));
  if (name === 'leastAccounts') return round(mean / 2);
  if (name === 'mostAccounts') return round(mean * 2);
  return name === 'mostAreaKm2' ? firstArea : firstDiameter;
}
