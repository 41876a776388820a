const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** An amount as a preview shows it, in units of `factor` yuan: 12,000 under 销售额(万元). '' = none. */
export const shownAmount = (fen: number | undefined, factor: number): string =>
  fen === undefined ? '' : figures.format(fen / 100 / factor);
