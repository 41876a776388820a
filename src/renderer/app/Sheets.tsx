import { HistoryPanel } from '../features/history/index.tsx';
import { ImportWizard } from '../features/import/index.tsx';
import { MergePanel } from '../features/merge/index.tsx';
import { RebasePanel } from '../features/rebase/index.tsx';
import { SearchPalette } from '../features/search/index.tsx';
import { Tour } from '../features/tour/index.tsx';
import { HelpSheet } from './HelpSheet.tsx';

/** What opens over any screen of a plan: each looks by itself whether it is wanted. */
export function Sheets() {
  return (
    <>
      <ImportWizard />
      <HistoryPanel />
      <MergePanel />
      <RebasePanel />
      <HelpSheet />
      <Tour />
      <SearchPalette />
    </>
  );
}
