import { Table, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconMinus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Comparison, Figure } from '../../../shared/contract/compare.ts';
import { difference, verdict } from '../../../shared/domain/figure-verdict.ts';
import { useFormat } from '../../app/format.ts';
import { usePrinciples } from '../../app/queries.ts';
import { remember } from '../../app/store.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './compare.module.css';
import { figureText, signedFigure } from './figure-text.ts';
import { useScenarioLabel } from './scenario-label.ts';
import { type Better, betters, type Goals, goalsName, useGoals } from './use-goals.ts';

/** Figures of all scenarios with their difference from the first; a mark and a word say whether it is for the better, by the user's goals. */
export function FigureTable({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const goals = useGoals();
  const [first] = comparisons;
  if (first === undefined) return null;
  // Three or four scenarios: the difference stands under the figure.
  const together = comparisons.length > 1;
  return (
    <div className={classes.figures}>
      <Scroller label={t('compare:figures')} maxHeight={2000} className={classes.fill ?? ''}>
        <Table verticalSpacing={5} horizontalSpacing="xs" className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compare:figureName')}</Table.Th>
              <Table.Th className={classes.number}>{label(first.left)}</Table.Th>
              {comparisons.map(({ right }) => (
                <Heads key={right.id} name={label(right)} together={together} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {first.figures.map((figure) => {
              const better = goals[figure.key] ?? figure.better;
              return (
                <Table.Tr key={figure.key}>
                  <Table.Td className={classes.name}>
                    <Goal figure={figure} better={better} goals={goals} />
                  </Table.Td>
                  <Table.Td className={classes.number}>{figureText(f, figure.left, figure.unit)}</Table.Td>
                  {comparisons.map(({ right, figures }) => {
                    const own = figures.find(({ key }) => key === figure.key);
                    return own === undefined ? null : (
                      <Cells key={right.id} figure={{ ...own, better }} together={together} />
                    );
                  })}
                </Table.Tr>
              );
            })}
            <PrincipleRows comparisons={comparisons} />
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}

function Heads({ name, together }: { name: string; together: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Table.Th className={classes.number}>{name}</Table.Th>
      {!together && <Table.Th className={classes.number}>{t('compare:change')}</Table.Th>}
    </>
  );
}

function Cells({ figure, together }: { figure: Figure; together: boolean }) {
  const f = useFormat();
  const change = <Change figure={figure} text={signedFigure(f, difference(figure), figure.unit)} />;
  const value = figureText(f, figure.right, figure.unit);
  if (together)
    return (
      <Table.Td className={classes.number}>
        <div>{value}</div>
        <div className={classes.below}>{change}</div>
      </Table.Td>
    );
  return (
    <>
      <Table.Td className={classes.number}>{value}</Table.Td>
      <Table.Td className={classes.number}>{change}</Table.Td>
    </>
  );
}

/** What a figure is judged by; a press goes on to the next goal, kept with the plan's view. */
function Goal({ figure, better, goals }: { figure: Figure; better: Better; goals: Goals }) {
  const { t } = useTranslation();
  const name = t(`compare:figure.${figure.key}`);
  const next = betters[(betters.indexOf(better) + 1) % betters.length] ?? 'neither';
  const Icon = better === 'more' ? IconArrowUp : better === 'less' ? IconArrowDown : IconMinus;
  return (
    <span className={classes.goal}>
      <Tooltip label={t(`compare:goal.${better}`)}>
        <UnstyledButton
          className={classes.goalButton}
          aria-label={`${t('compare:goal.label', { name })}, ${t(`compare:goal.${better}`)}`}
          onClick={() => remember(goalsName, { ...goals, [figure.key]: next })}
        >
          <Icon size={12} aria-hidden />
        </UnstyledButton>
      </Tooltip>
      {name}
    </span>
  );
}

const sideKeys = ['first', 'second', 'third', 'fourth'];
const verdictIcon = { green: IconCircleCheck, amber: IconAlertTriangle, red: IconAlertOctagon } as const;

/** The five principles of every scenario, judged each on its own. */
function PrincipleRows({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const [one, two, three] = comparisons;
  const sides = [
    usePrinciples(one?.left.id ?? null).data,
    usePrinciples(one?.right.id ?? null).data,
    usePrinciples(two?.right.id ?? null).data,
    usePrinciples(three?.right.id ?? null).data,
  ].slice(0, comparisons.length + 1);
  return sides[0]?.map(({ principle }) => (
    <Table.Tr key={principle}>
      <Table.Td className={classes.name}>{t(`kpi:principle.${principle}`)}</Table.Td>
      {sides.map((checks, index) => {
        const verdict = checks?.find((check) => check.principle === principle)?.verdict;
        const Icon = verdict ? verdictIcon[verdict] : null;
        return (
          <Table.Td
            key={sideKeys[index]}
            colSpan={index === 0 || comparisons.length > 1 ? 1 : 2}
            className={classes.number}
          >
            {verdict && Icon && (
              <span className={classes.verdict} data-verdict={verdict}>
                {t(`kpi:verdict.${verdict}`)}
                <Icon size={14} aria-hidden />
              </span>
            )}
          </Table.Td>
        );
      })}
    </Table.Tr>
  ));
}

function Change({ figure, text }: { figure: Figure; text: string }) {
  const { t } = useTranslation();
  const found = verdict(figure);
  if (found === 'neither') return text;
  const Icon = found === 'better' ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={classes.change} data-verdict={found}>
      {found === 'same' ? '' : text}
      {found === 'same' ? (
        t('compare:verdict.same')
      ) : (
        <Icon
          size={15}
          stroke={1.8}
          aria-label={t(`compare:verdict.${found}`)}
          title={t(`compare:verdict.${found}`)}
        />
      )}
    </span>
  );
}
