import type { Locator, Page } from 'playwright-core';
import type { ImportKind } from '../../src/shared/domain/import-fields.ts';
import { type Language, translate } from '../../src/shared/i18n/index.ts';

/** A word of the interface: `word('import:next')`; the namespace `common` needs no prefix. */
export type Word = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export function wordsOf(language: Language): Word {
  return (key, params) => {
    const at = key.indexOf(':');
    const [namespace, path] = at === -1 ? ['common', key] : [key.slice(0, at), key.slice(at + 1)];
    const text = translate(language, namespace, path, params);
    if (text === `${namespace}:${path}`) throw new Error(`No word for ${key} in ${language}.`);
    return text;
  };
}

/** What the import's preview shows: figures, and findings by code. */
export interface ShownPreview {
  figures: number[];
  findings: Record<string, number>;
}

export interface ImportRequest {
  /** Path of the file to upload; left out, the wizard already shows the file. */
  file?: string;
  /** Name of the sheet, where a file has several. */
  sheet?: string;
  /** What the sheet holds, where that is not recognised. */
  kind?: ImportKind;
  /** Columns that mean something else than was guessed: heading → the field's name on screen. */
  columns?: Readonly<Record<string, string>>;
  /** Words of the coordinate system to choose. */
  crs?: 'WGS84' | 'GCJ-02' | 'BD-09';
  /** Closes the wizard when done. */
  finish?: boolean;
}

/** Drives the interface as a person does: by what is written on it. */
export function drive(page: Page, language: Language, findingCodes: readonly string[] = []) {
  page.setDefaultTimeout(30_000);
  const word = wordsOf(language);
  const button = (key: string, params?: Readonly<Record<string, string | number>>) =>
    page.getByRole('button', { name: word(key, params), exact: true });
  const wizard = page.getByRole('dialog', { name: word('import:title') });
  /** The tour comes with the first sample alone. */
  let toured = false;

  const go = async (
    screen:
      | 'data'
      | 'map'
      | 'classes'
      | 'market'
      | 'sizing'
      | 'design'
      | 'reps'
      | 'quota'
      | 'pay'
      | 'compare'
      | 'review',
  ) => {
    const place = page
      .getByRole('navigation', { name: word('rail.label') })
      .getByRole('button', { name: word(`rail.${screen}`), exact: true });
    await place.click();
    await page.locator('nav [aria-current="page"]', { hasText: word(`rail.${screen}`) }).waitFor();
  };

  const upload = async (opener: Locator, path: string) => {
    const chooser = page.waitForEvent('filechooser');
    await opener.click();
    await (await chooser).setFiles(path);
  };

  const openWizard = async () => {
    await page.keyboard.press('Control+i');
    await wizard.waitFor();
  };

  const next = () => wizard.getByRole('button', { name: word('import:next'), exact: true }).click();

  const toColumns = async ({ file, sheet, kind }: ImportRequest) => {
    if (file !== undefined) {
      if (!(await wizard.isVisible())) await openWizard();
      await upload(wizard.getByRole('button', { name: word('import:choose') }), file);
    }
    await wizard.getByText(word('import:holds')).waitFor();
    if (sheet !== undefined) await wizard.getByRole('button', { name: sheet }).click();
    if (kind !== undefined) {
      await wizard.getByRole('combobox', { name: word('import:holds') }).click();
      await page.getByRole('option', { name: word(`import:kind.${kind}`), exact: true }).click();
    }
    await next();
    await wizard.getByRole('table', { name: word('import:columnsTitle') }).waitFor();
  };

  const readPreview = async (): Promise<ShownPreview> => {
    await wizard.locator('[aria-busy="false"]').waitFor();
    const shown = await wizard.evaluate((box) => ({
      figures: [...box.querySelectorAll('[class*="figureNumber"]')].map(({ textContent }) => textContent),
      findings: [...box.querySelectorAll('[class*="findingHead"]')].map((head) => [
        head.querySelector('p')?.textContent ?? '',
        head.querySelector('[class*="findingCount"]')?.textContent ?? '',
      ]),
    }));
    const number = (text: string) => Number(text.replaceAll(',', ''));
    const codes = new Map(findingCodes.map((code) => [word(`findings:${code}.title`), code]));
    return {
      figures: shown.figures.map((text) => number(text ?? '')),
      findings: Object.fromEntries(
        shown.findings.map(([name = '', count = '']) => [codes.get(name) ?? name, number(count)]),
      ),
    };
  };

  const preview = async (request: ImportRequest): Promise<ShownPreview> => {
    await toColumns(request);
    for (const [heading, field] of Object.entries(request.columns ?? {})) {
      await wizard.getByRole('combobox', { name: word('import:meansOf', { heading }) }).click();
      await page.getByRole('option', { name: field, exact: true }).click();
    }
    if (request.crs !== undefined) await wizard.getByText(request.crs, { exact: true }).click();
    await wizard.getByRole('button', { name: word('import:toPreview'), exact: true }).click();
    return readPreview();
  };

  /** Commits what the preview shows. */
  const commit = async (finish: boolean) => {
    await wizard.locator('[class*="footer"]').getByRole('button').last().click();
    const done = wizard.getByRole('button', { name: word('import:finish'), exact: true });
    await done.waitFor({ timeout: 60_000 });
    if (finish) {
      await done.click();
      await wizard.waitFor({ state: 'hidden' });
    }
  };

  return {
    page,
    word,
    button,
    wizard,
    go,
    upload,
    openWizard,
    toColumns,
    preview,
    commit,

    async importFile(request: ImportRequest): Promise<ShownPreview> {
      const shown = await preview(request);
      await commit(request.finish ?? true);
      return shown;
    },

    async newPlan() {
      await page.getByRole('button', { name: word('start:new') }).click();
      await page.getByRole('navigation', { name: word('rail.label') }).waitFor();
    },

    async openSample() {
      await page.getByRole('button', { name: word('start:sample') }).click();
      await page.getByRole('navigation', { name: word('rail.label') }).waitFor({ timeout: 60_000 });
      if (!toured) await button('tour:leave').click();
      toured = true;
    },

    /** Another scenario on screen, through the menu in the title bar. */
    async chooseScenario(name: string) {
      await page.getByRole('button', { name: new RegExp(`^${word('scenario:open', { name: '' })}`) }).click();
      const list = page.getByRole('list', { name: word('scenario:title') });
      await list.getByRole('button').filter({ hasText: name }).first().click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: word('scenario:open', { name }), exact: true }).waitFor();
      await list.waitFor({ state: 'hidden' });
    },

    async branch(from: string, name: string) {
      await page.getByRole('button', { name: word('scenario:open', { name: from }), exact: true }).click();
      await button('scenario:branch', { name: from }).click();
      await page
        .getByRole('textbox', { name: word('scenario:name'), exact: true })
        .first()
        .fill(name);
      await button('scenario:create').click();
      await page.getByRole('button', { name: word('scenario:open', { name }), exact: true }).waitFor();
      await page.keyboard.press('Escape');
    },

    /** Asks for `count` territories from scratch and waits until they are found; nothing is applied yet. */
    async design(request: {
      count: number;
      seconds: number;
      onStart?: () => Promise<void>;
      onBest?: () => Promise<void>;
    }) {
      const { count, seconds } = request;
      await go('design');
      await page.getByText(word('design:byNumber'), { exact: true }).click();
      await page.getByRole('textbox', { name: word('design:count') }).fill(String(count));
      const advanced = word('design:advanced', { seconds: '|', seed: '|' }).split('|')[0] ?? '';
      await page.locator('aside button[aria-expanded="false"]', { hasText: advanced }).click();
      await page.getByRole('textbox', { name: word('design:seconds') }).fill(String(seconds));
      await request.onStart?.();
      await button('design:run').click();
      await page.getByText(word('design:improving')).waitFor();
      await request.onBest?.();
      await page
        .getByRole('heading', { name: word('design:feasible') })
        .waitFor({ timeout: (seconds + 30) * 1000 });
    },

    /** Exports the scenario on screen; answers where the file was written. */
    async exportAs(format: 'xlsx' | 'geojson' | 'json' | 'csv' | 'csvUnits', to: string) {
      await button('scenario:export.button').click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: word(`scenario:export.${format}.name`) }).click();
      await (await download).saveAs(to);
      return to;
    },

    async theme(theme: 'light' | 'dark') {
      await button('theme.label').click();
      await page.getByRole('menuitem', { name: word(`theme.${theme}`), exact: true }).click();
      await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
    },
  };
}

export type Driver = ReturnType<typeof drive>;
