/** sRGB colours as three numbers 0..1. */
export type Rgb = readonly [number, number, number];

export function fromHex(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

export function toHex(colour: Rgb): string {
  return `#${colour
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Share 0..1 of `b` in `a`, as the canvas blends an opacity. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => a[i] * (1 - share) + b[i] * share;
  return [part(0), part(1), part(2)];
}

/** WCAG contrast of two colours, 1..21. */
export function contrast(a: Rgb, b: Rgb): number {
  const luminance = (colour: Rgb) =>
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Moves a colour towards another until it can be read on a background. */
export function legible(colour: Rgb, towards: Rgb, background: Rgb, ratio: number): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, background) >= ratio) return mixed;
  }
  return towards;
}

/** OKLab (Ottosson 2020): distances in it follow what the eye tells apart. */
function labOfLinear([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Full colour-vision deficiencies as matrices on linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const visions = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
export type Vision = keyof typeof visions;

/** Distance of two colours as an eye of that kind sees them, OKLab units (black to white = 1). */
export function distance(a: Rgb, b: Rgb, vision: Vision): number {
  const seen = (colour: Rgb) => {
    const [r, g, bl] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
    const row = (i: number) =>
      Math.min(
        1,
        Math.max(
          0,
          (visions[vision][i] ?? 0) * r +
            (visions[vision][i + 1] ?? 0) * g +
            (visions[vision][i + 2] ?? 0) * bl,
        ),
      );
    return labOfLinear([row(0), row(3), row(6)]);
  };
  const [x, y] = [seen(a), seen(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
