import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { gridSession } from '../../../../test/support/grid-session.ts';
import { nothing, sourceOf, wizard } from '../../../../test/support/import-wizard.ts';
import { lastPreview } from '../../../../test/support/last-preview.ts';
import { dump } from '../../plan/testing/folder.ts';

it('an account that is not in the file goes with all that hangs on it, only when asked; undo brings it back', {
  timeout: 30_000,
}, async () => {
  const made = gridSession({ columns: 4, rows: 4, accounts: 20, reps: 3, seed: 4 });
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-replace-'));
  const { plan } = made;
  const accounts = plan.all('account');
  const [kept, gone] = [accounts.slice(2), accounts.slice(0, 2)];
  plan.edit({ key: 'test', params: {} }, ['accounts'], (write) => {
    const place = { delivered_province: '', delivered_city: '', amount_fen: 100 };
    for (const { id } of accounts) {
      write.put('sales_month', { account_id: id, month: '2025-03', ...place });
      write.put('account_text', { account_id: id, key: 'channel', value: '直销' });
    }
    write.assignAccounts(made.present.id, [gone[0].id], 0);
  });
  const before = dump(plan);
  const path = join(folder, 'accounts.csv');
  writeFileSync(path, ['客户编号,客户名称', ...kept.map(({ ref, name }) => `${ref},${name}`)].join('\n'));
  const { service: imports, open } = wizard(plan);
  onTestFinished(() => {
    imports.close();
    made.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  const source = sourceOf(await open(path));
  const removing = { ...nothing, removeMissing: true };
  // Asked for from the first, and by a switch in the preview.
  for (const first of [removing, nothing]) {
    let importId = '';
    for await (const { preview } of imports.preview({ source, decisions: first })) {
      importId = preview?.importId ?? importId;
      if (preview) expect(preview.removed).toBe(first === removing ? 2 : 0);
    }
    expect(await lastPreview(imports.decide({ importId, decisions: removing }))).toMatchObject({
      removed: 2,
      updated: 0,
    });
    const { rows } = await imports.differences({ importId, offset: 0, limit: 10, language: 'zh' });
    expect(rows.map(({ kind, name }) => [kind, name])).toEqual(
      gone.map(({ ref, name }) => ['removed', `${ref} ${name}`]),
    );
    for await (const _ of imports.commit({ importId }));
    expect(plan.all('account')).toHaveLength(kept.length);
    for (const table of ['sales_month', 'account_text', 'account_year', 'scenario_account'] as const)
      expect(plan.all(table).filter(({ account_id }) => gone.some(({ id }) => id === account_id))).toEqual(
        [],
      );
    expect(plan.integrity()).toEqual([]);
    expect(plan.undoLabel()).toMatchObject({ key: 'importReplacing.accounts', params: { removed: 2 } });
    plan.undo();
    expect(dump(plan)).toEqual(before);
  }
});
