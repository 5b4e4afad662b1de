import type { ComposeRule } from './schema';

/** The canonical fields a compose rule reads. */
export function inputsOf(rule: ComposeRule): readonly string[] {
  if (rule.use === 'concat') return rule.fields;
  return rule.use === 'constant' ? [] : [rule.field];
}
