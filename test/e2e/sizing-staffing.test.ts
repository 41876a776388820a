import { describe, expect, it } from 'vitest';
import { hand, onStage, page, watch } from '../support/stage.ts';

/** Sizing and staffing of the sample, as a manager does it. */

onStage(async () => {
  await hand.openSample();
});
const method = (key: string) => page.getByRole('article', { name: hand.word(`sizing:method.${key}`) });
/** A field keeps its own Ctrl+Z: the title bar's button is the plan's. */
const undo = () => page.getByRole('banner').getByRole('button', { name: hand.word('undo'), exact: true });
const answer = async (key: string) => Number(await method(key).locator('[class*="number"]').textContent());

describe('sizing', () => {
  it('shows three methods, and says that an unpublished year is an estimate', async () => {
    await hand.go('sizing');
    await method('buildUp').waitFor();
    // 42,524 calls ÷ (4 × 230)
    await expect.poll(() => answer('buildUp')).toBe(47);
    await expect.poll(() => answer('breakdown')).toBe(36);
    await expect.poll(() => answer('marginal')).toBeGreaterThan(47);
    await page.getByText('放假安排尚未公布').waitFor();
  });

  it('follows a changed figure, keeps it, and takes it back by undo', async () => {
    const days = page.getByRole('textbox', { name: hand.word('sizing:leaveDays') });
    await days.fill('102');
    await days.press('Tab');
    // 248 − 102 − 8 = 138 days: 552 calls a rep
    await method('buildUp').getByText('78', { exact: true }).waitFor();
    await undo().click();
    await method('buildUp').getByText('47', { exact: true }).waitFor();
  });

  it('feeds the design panel in one click', async () => {
    await method('buildUp')
      .getByRole('button', { name: hand.word('sizing:use') })
      .click();
    const count = page.getByRole('textbox', { name: hand.word('design:count') });
    await expect.poll(() => count.inputValue()).toBe('47');
    const breakdown = hand.word('design:byMethod.breakdown', { count: 36 });
    await page.getByRole('button', { name: breakdown }).click();
    await expect.poll(() => count.inputValue()).toBe('36');
  });
});

describe('staffing', () => {
  const row = (territory: string) => page.getByRole('row').filter({ hasText: territory }).first();
  const open = (territory: string) => row(territory).locator('button[aria-expanded]');

  it('proposes a rep for every territory of a branch, with reasons', async () => {
    await hand.go('map');
    await hand.branch(hand.word('scenario:presentName'), '方案B');
    await hand.go('reps');
    await page.getByText(hand.word('staffing:title'), { exact: true }).waitFor();
    await row('马勇刚').getByText('距驻地').waitFor();
    await expect.poll(() => page.locator('tbody button[aria-expanded]').count()).toBe(36);
  });

  it('says what another choice costs, takes it, and applies it as one step', async () => {
    await open('马勇刚').click();
    const title = hand.word('staffing:options.title', { territory: '马勇刚' });
    const options = page.getByRole('region', { name: title });
    const second = options.getByRole('row').nth(1);
    await expect.poll(() => second.textContent()).toMatch(/\+[\d.]+ km/);
    const rep = (await second.getByRole('cell').first().textContent()) ?? '';
    await second.getByRole('button').click();
    await row('手工改选').waitFor();
    await hand.button('staffing:apply').click();
    await page
      .getByText(hand.word('history:staffing.apply', { scenario: '方案B' }))
      .first()
      .waitFor();
    await page.getByText(hand.word('staffing:applyNothing')).or(page.getByText('将改变')).waitFor();
    const now = row(rep).getByRole('cell').nth(1);
    await expect.poll(() => now.textContent()).toBe(rep);
    await undo().click();
    await row('马勇刚').getByRole('cell').nth(1).getByText('马勇刚').waitFor();
  });

  it('keeps a pin, and leaves vacant what nobody can do', async () => {
    const pin = row('张芳刚').getByRole('button', { name: hand.word('staffing:pin') });
    await pin.click();
    await row('张芳刚')
      .getByRole('button', { name: hand.word('staffing:unpin') })
      .waitFor();
    const skills = page.getByRole('textbox', {
      name: hand.word('staffing:skillsOf', { territory: '王桂杰' }),
    });
    await skills.fill('潜水');
    await skills.press('Enter');
    await row('王桂杰').getByText('没有具备 潜水 的代表').waitFor();
    await page.getByRole('list').getByText('王桂杰').waitFor();
  });

  it('asked nothing of the network and broke no rule of the page', () => {
    expect(watch).toMatchObject({ violations: [], errors: [], outside: [] });
  });
});
