import type { Section } from '../../section';
import { goodput } from './goodput';
import { reading } from './reading';

/** Stores read at first, and how much of their vendors' limits is put to use. */
export const stores: Section = {
  name: 'stores',
  title: 'Stores: Shopify read in bulk and in pages, and what is made of each vendor\'s limit',
  async measure(settings) {
    const parts = [await reading(settings), await goodput(settings)];
    return {
      table: parts.map(({ table, notes }) => [table, ...notes].join('\n')).join('\n\n'),
      notes: [],
      rows: parts.flatMap(({ rows }) => rows),
    };
  },
};
