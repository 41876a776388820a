import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hand, onStage, page, sampleIsOpen, watch } from '../support/stage.ts';

/** The design panel on the sample: why not and the mends, the trade-offs as plans to keep, why a unit is where it is. */

/** Far more territories than the densest counties can be divided into, but fewer than there are units. */
const tooMany = 90;

onStage(sampleIsOpen);

/** Units of the plan as the status bar counts them. */
async function unitCount(): Promise<number> {
  const text = await page.locator('footer').innerText();
  return Number(/(\d+) 个控制单元/.exec(text)?.[1]);
}

async function ask(count: number): Promise<void> {
  await hand.go('design');
  await page.getByText(hand.word('design:byNumber'), { exact: true }).click();
  await page.getByRole('textbox', { name: hand.word('design:count') }).fill(String(count));
}

/** Percentages shown in a cell: `≤ 5 %`, `9.8 %`. */
async function shares(cells: Locator): Promise<number[]> {
  return (await cells.allInnerTexts()).map((text) => Number(/([\d.]+) %/.exec(text)?.[1]));
}

/** Splits a phrase of the catalogue around its parameters, to find it whatever they are. */
const around = (key: string, params: Record<string, string>) => {
  const parts = hand
    .word(key, params)
    .split('|')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
};

describe('a design that can not be had', () => {
  it('names the unit that is too big, splits it in one click, designs again, and takes it back', async () => {
    await ask(tooMany);
    const before = await unitCount();
    await hand.button('design:run').click();
    await page.getByRole('heading', { name: hand.word('design:infeasible') }).waitFor({ timeout: 60_000 });
    const reason = page.getByRole('listitem').filter({ hasText: '一个单元的' }).first();
    expect(await reason.innerText()).toMatch(/^\S+[区县市] 一个单元的\S+就占一个区域目标的 \d+ %/);
    await reason.getByRole('button', { name: hand.word('design:showUnits') }).click();
    await expect.poll(() => page.locator('footer').innerText()).toMatch(/已选 1 个控制单元/);

    await reason.getByRole('button', { name: around('design:mend.split', { count: '|' }) }).click();
    await page.getByRole('heading', { name: hand.word('design:infeasible') }).waitFor({ timeout: 60_000 });
    await expect.poll(unitCount).toBeGreaterThan(before);

    await page.keyboard.press('Control+z');
    await expect.poll(unitCount).toBe(before);
    await hand.button('design:run').waitFor();
  });

  it('offers to split all units that are too big at once', async () => {
    await hand.button('design:run').click();
    await page.getByRole('heading', { name: hand.word('design:infeasible') }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: around('design:mend.splitAll', { count: '|' }) }).waitFor();
    await hand.button('design:discard').click();
    await hand.button('design:run').waitFor();
  });
});

describe('trade-offs', () => {
  it('shows a plan for each limit on change, keeps the limits, and makes the chosen one a scenario', async () => {
    await ask(36);
    await hand.button('design:tradeOff').click();
    const done = around('design:series.done', { count: '|' });
    await page.getByText(done).waitFor({ timeout: 120_000 });
    const rows = page.locator('aside tbody tr');
    const allowed = await shares(rows.locator('th'));
    const moved = await shares(rows.locator('td:nth-of-type(3)'));
    const deviation = await shares(rows.locator('td:nth-of-type(1)'));
    expect(allowed).toEqual([5, 10, 15, 25, 40, 100]);
    // Accounts scattered in others' territories change hands at the least limit whatever is drawn.
    allowed.forEach((limit, index) => {
      if (index > 0) expect(moved[index]).toBeLessThanOrEqual(limit + 0.1);
    });
    expect(deviation.at(-1)).toBeLessThan((deviation[0] ?? 0) / 2);

    await page.getByRole('button', { name: hand.word('design:series.openOf', { value: '40 %' }) }).click();
    await page.getByRole('textbox', { name: hand.word('design:newName') }).fill('取舍四十');
    await hand.button('design:apply').click();
    await page.getByRole('button', { name: hand.word('scenario:open', { name: '取舍四十' }) }).waitFor();
    await hand.button('design:series.back').click();
    await hand.button('design:run').waitFor();
  });
});

describe('why a unit is where it is', () => {
  it('lists where it could be, with what stands against it and what it would cost', async () => {
    await hand.go('map');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(hand.word('search.placeholder')).fill('包河区');
    await page.locator('[data-action]', { hasText: '包河区' }).first().click();
    await hand.button('design:explain.title').click();
    await page.getByText(hand.word('design:explain.here')).waitFor();
  });

  it('leaves no error behind', () => {
    expect(watch).toEqual({ violations: [], errors: [], outside: [] });
  });
});
