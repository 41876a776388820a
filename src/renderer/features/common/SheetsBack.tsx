import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { WorkbookReturn } from './WorkbookReturn.tsx';

/** Brings KPI templates, incentive plans and priorities of an exported workbook back. */
export function SheetsBack({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  return (
    <WorkbookReturn
      words="pay:back"
      look={async (fileId) => {
        const { differences, unread, unknownRows } = await client().sheets.preview({ scenarioId, fileId });
        return {
          differences: differences.map(({ sheet, name, field, now, file }) => ({
            key: `${sheet}|${name}|${field}`,
            place: [sheet, name, field].join(' · '),
            now: now || t('pay:back.bare'),
            file,
          })),
          unread: unread.map(({ sheet, cell, text }) => `${sheet} ${cell} “${text}”`),
          unknownRows,
        };
      }}
      apply={(fileId) => client().sheets.apply({ scenarioId, fileId })}
    />
  );
}
