import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/format.ts';
import { WorkbookReturn } from '../common/WorkbookReturn.tsx';
import { amountsOf } from './amounts.ts';
import type { PeriodWords } from './period-words.ts';

/** Brings an exported quota sheet back. */
export function ImportButton(props: { sheet: QuotaSheet; periods: PeriodWords; why: string }) {
  const { sheet, periods, why } = props;
  const { scenarioId, components } = sheet;
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <WorkbookReturn
      words="quota:import"
      numeric
      disabled={sheet.status === 'issued'}
      look={async (fileId) => {
        const { differences, unread, unknownRows } = await client().quota.previewImport({
          scenarioId,
          fileId,
        });
        return {
          differences: differences.map((each) => {
            const component = components.find(({ id }) => id === each.componentId);
            const amounts = amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f);
            const place = [component?.name, each.name || t('quota:all'), periods.name(each.period)];
            return {
              key: `${each.componentId}|${each.node}|${each.period}`,
              place: place.filter(Boolean).join(' · '),
              now: amounts.exact(each.nowFen),
              file: amounts.exact(each.fileFen),
            };
          }),
          unread: unread.map(({ cell, text }) => `${cell} “${text}”`),
          unknownRows,
        };
      }}
      apply={(fileId) => client().quota.applyImport({ scenarioId, fileId, why })}
    />
  );
}
