import data from './data.ts';
import failures from './failures.ts';
import market from './market.ts';
import quotas from './quotas.ts';
import reps from './reps.ts';
import review from './review.ts';
import scenarios from './scenarios.ts';
import territories from './territories.ts';
import words from './words.ts';

/** 命令行：帮助、提示与结果。 */
export default {
  ...words,
  ...data,
  ...territories,
  ...reps,
  ...market,
  ...quotas,
  ...scenarios,
  ...review,
  ...failures,
};
