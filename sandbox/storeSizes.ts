/** How much a simulated store holds. Any size is made from its seed, and the same one again. */
export interface StoreSizes {
  readonly orders: number;
  readonly products: number;
  readonly customers: number;
}

/** Sizes of a small shop, or of one with so many orders. */
export function storeSizes({ orders = 240 }: { readonly orders?: number } = {}): StoreSizes {
  return { orders, products: 40, customers: Math.max(1, Math.ceil(orders / 3)) };
}
