import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { runJob } from '../../app/follow-job.ts';
import { WorkbookReturn } from './WorkbookReturn.tsx';

/** Brings KPI templates, incentive plans and priorities of an exported workbook back. */
export function SheetsBack({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  return (
    <WorkbookReturn
      words="pay:back"
      look={async (fileId) => {
        const found = await runJob({ id: 'sheets', text: t('jobs:sheets') }, (signal) =>
          client().sheets.preview({ scenarioId, fileId }, { signal }),
        );
        if (found === null) return null;
        const { differences, unread, unknownRows } = found;
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
      apply={(fileId) =>
        runJob({ id: 'sheets', text: t('jobs:sheetsApply'), isWriting: true }, (signal) =>
          client().sheets.apply({ scenarioId, fileId }, { signal }),
        )
      }
    />
  );
}
