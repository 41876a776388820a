/** Commands about the market and calculated measures. */
export default {
  market: {
    about: 'list potential, calculated measures, priority and market state of every unit',
    scenario: 'also list each unit’s territory in this scenario',
    steps: 'Priority: {{steps}}.',
    states: 'Market state: {{states}}.',
  },
  formula: {
    about: 'add or change a calculated measure',
    name: 'name of the measure',
    unit: 'unit of the result: count, fen, minutes, squareMetres, number, ratio, fenPerCount, fenPerSquareMetre, countPerSquareMetre',
    expression: 'formula, such as "[Population] * 25%"',
    kind: 'kind of formula: custom, saturation, possible (own possible sales), chain (chain ratio), penetration',
    input: 'an input of a template, such as consumers=Population or penetrationNow=20%; may be repeated',
    rollUp: 'in a territory: sum, quotient (sum above ÷ sum below the line), mean',
    weight: 'measure a mean is weighted by',
    replace: 'change the calculated measure of this name if there is one',
    potential: 'take it as potential, while no account has any',
    expressionNeeded: 'An own formula needs --expression.',
    done: 'Calculated measure “{{name}}”: {{valued, unit has|units have}} a value, whole market {{total}}.',
    missing: '  {{count}} units lack data',
    missing_one: '  {{count}} unit lacks data',
    dividedByZero: '  {{count}} units divide by zero',
    dividedByZero_one: '  {{count}} unit divides by zero',
    negative: '  {{count}} units are negative',
    negative_one: '  {{count}} unit is negative',
  },
};
