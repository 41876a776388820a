import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, plainText } from './plain-text.ts';

describe('plainText', () => {
  it('takes out what XML cannot hold and what turns the reading direction', () => {
    expect(plainText('a\u0000\u0007b\u202eevil\u2066x\ufeff\ud800')).toBe('abevilx');
    expect(plainText('两行\r\n文字\u2028三')).toBe('两行 文字 三');
  });

  it('leaves names as they are', () => {
    for (const name of ['王桂杰', '𬱖', 'Ångström & Söhne', '=1+1', '👩‍🔧'.replace('\u200d', '')])
      expect(plainText(name)).toBe(name);
  });

  it('cuts by letters, not by halves of them', () => {
    expect(plainText('𬱖'.repeat(50), 10)).toBe(`${'𬱖'.repeat(9)}…`);
  });

  it('is well formed and without controls, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(plain.isWellFormed()).toBe(true);
        expect(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(plain)).toBe(false);
        expect(/[<>"']/.test(escapeMarkup(plain))).toBe(false);
      }),
    );
  });
});
