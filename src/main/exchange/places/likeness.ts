import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { placeKey, placeStem } from '../import/place-name.ts';

/** Names at least this alike are taken when no other comes near. */
export const taken = 0.8;
/** Names at least this alike are offered. */
export const offered = 0.5;

/**
 * How alike two place names are, 0..1. 1: the same. 0.95: the same but for the kind of place. 0.9: they sound the same (a slip of
 * a pinyin keyboard). 0.85: one holds the other whole (江宁经济开发区, 江宁区). Else the share of characters that need no change
 * (Levenshtein, Soviet Physics Doklady 10, 1966), the stem counting twice.
 */
export function likeness(a: string, b: string): number {
  if (placeKey(a) === placeKey(b)) return 1;
  const [stemA, stemB] = [placeStem(a), placeStem(b)];
  if (stemA === stemB) return 0.95;
  if (stemA === '' || stemB === '') return 0;
  if (stemA.length === stemB.length && soundOf(stemA) === soundOf(stemB)) return 0.9;
  const [short, long] = stemA.length < stemB.length ? [stemA, stemB] : [stemB, stemA];
  if (short.length >= 2 && long.includes(short)) return 0.85;
  return (2 * unchanged(stemA, stemB) + unchanged(placeKey(a), placeKey(b))) / 3;
}

const sounds = new Map<string, string>();
/** Sounds kept: every unit of a large plan, and what sheets say. */
const mostSounds = 100_000;

/** In pinyin without tones; Latin text as it is. */
export function soundOf(text: string): string {
  let known = sounds.get(text);
  if (known === undefined) {
    known = pinyin(text, { toneType: 'none' });
    if (sounds.size >= mostSounds) sounds.clear();
    sounds.set(text, known);
  }
  return known;
}

const unchanged = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1);
