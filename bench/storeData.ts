/** Whose orders they are. */
export const BENCH_CLIENT = 'bench';

const RAW = `jsonb_build_object('id', n, 'note', repeat(md5(n::text), 12), 'lines', jsonb_build_array(md5(n::text), md5((n + 1)::text)))`;

/**
 * Statements that fill an empty warehouse with so many orders over two years, two lines each, in four stores of one
 * client: customers who come back, cancelled and refunded orders, two currencies, fees and payouts, stock.
 */
export function storeData(orders: number): readonly string[] {
  const customers = Math.ceil(orders / 3);
  const owner = `'${BENCH_CLIENT}', ('00000000-0000-4000-8000-00000000000' || n % 4)::uuid, case n % 4 when 0 then 'shopify' when 1 then 'woocommerce' else 'amazon' end`;
  const currency = `case when n % 10 = 0 then 'USD' else 'EUR' end`;
  const placed = `now() - n * (interval '730 days' / ${orders})`;
  const series = `generate_series(1, ${orders}) n`;
  return [
    `insert into clients (id, name) values ('${BENCH_CLIENT}', 'Bench')`,
    `insert into client_api_credentials (id, client_id, platform, name, status)
      select ('00000000-0000-4000-8000-00000000000' || n)::uuid, '${BENCH_CLIENT}', case n when 0 then 'shopify' when 1 then 'woocommerce' else 'amazon' end, 'Store ' || n, 'working'
      from generate_series(0, 3) n`,
    `insert into orders (client_id, connection_id, platform, id, number, status, currency, total, refunded, customer_id, customer_email, is_test, placed_at, vendor_updated_at, raw)
      select ${owner}, n::text, '#' || n, case when n % 33 = 0 then 'cancelled' else 'paid' end, ${currency}, (n::bigint * 7919 % 30000 + 99) / 100.0,
        case when n % 25 = 0 then 5.00 end, case when n % 5 > 0 then (n::bigint * 6364136223 % ${customers})::text end,
        'buyer' || n::bigint * 6364136223 % ${customers} || '@example.com', false, ${placed}, ${placed}, ${RAW}
      from ${series}`,
    `insert into order_lines (client_id, connection_id, platform, id, order_id, product_id, variant_id, sku, title, quantity, currency, unit_price, total, raw)
      select ${owner}, n || '-' || line, n::text, 'p' || (n * line) % 5000, 'v' || (n * line) % 5000, 'SKU-' || (n * line) % 5000, 'Product ' || (n * line) % 5000,
        1 + n % 3, ${currency}, 9.95, 9.95 * (1 + n % 3), jsonb_build_object('note', repeat(md5(n::text), 6))
      from ${series}, generate_series(1, 2) line`,
    `insert into products (client_id, connection_id, platform, id, title, status, raw)
      select ${owner}, 'p' || i, 'Product ' || i, 'active', '{}' from generate_series(0, 4999) i, generate_series(0, 3) n`,
    `insert into inventory (client_id, connection_id, platform, id, variant_id, product_id, sku, title, available, raw)
      select ${owner}, 'v' || i, 'v' || i, 'p' || i, 'SKU-' || i, 'Product ' || i, i * 31 % 90, '{}' from generate_series(0, 4999) i, generate_series(0, 3) n`,
    `insert into transactions (client_id, connection_id, platform, id, kind, amount, currency, order_id, occurred_at, raw)
      select ${owner}, n || '-' || kind, kind, case kind when 'fee' then -1.25 when 'refund' then -5.00 else 20.00 end, ${currency}, n::text, ${placed}, '{}'
      from ${series}, unnest(array['sale', 'fee', 'refund']) kind where kind <> 'refund' or n % 50 = 0`,
    'vacuum analyze',
  ];
}
