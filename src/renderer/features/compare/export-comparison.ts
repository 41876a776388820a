import type { Language } from '../../../shared/i18n/index.ts';
import { client } from '../../app/client.ts';
import { translate } from '../../app/i18n.ts';
import { writeDocument } from '../export/write-document.ts';

/** Asks where and writes the comparison of the first scenario with each of the others as a workbook. */
export const exportComparison = (ids: readonly number[], language: Language): Promise<void> =>
  writeDocument({
    id: 'export comparison',
    text: translate('compare:exporting'),
    name: translate('compare:exportName'),
    ending: 'xlsx',
    write: (file, signal) =>
      client().export.comparison({ ids: [...ids], fileId: file.id, language }, { signal }),
  });
