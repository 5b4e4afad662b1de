import type { Customer, Level, Order, Product } from './data/records';
import type { Shop } from './shop';
import { customerRest } from './rest/views/customer';
import { orderRest } from './rest/views/order';
import { productRest } from './rest/views/product';
import { levelRest } from './rest/views/stock';

/** Every change of a shop's records, whoever makes it: times move on, the index lags, webhooks go out. */
export class Changes {
  constructor(private readonly shop: Shop) {}

  order(order: Order, topic: 'ORDERS_CREATE' | 'ORDERS_UPDATED' | 'ORDERS_CANCELLED' = 'ORDERS_UPDATED'): Order {
    order.updatedAt = nowMs();
    this.shop.data.orders.put(order);
    this.shop.data.ledger.book(order);
    return this.told(order, topic, () => orderRest(order, this.shop));
  }

  deleteOrder(id: number): boolean {
    return this.gone(this.shop.data.orders.delete(id), 'ORDERS_DELETE', id);
  }

  customer(customer: Customer, topic: 'CUSTOMERS_CREATE' | 'CUSTOMERS_UPDATE' = 'CUSTOMERS_UPDATE'): Customer {
    customer.updatedAt = nowMs();
    this.shop.data.customers.put(customer);
    return this.told(customer, topic, () => customerRest(customer, this.shop));
  }

  deleteCustomer(id: number): boolean {
    return this.gone(this.shop.data.customers.delete(id), 'CUSTOMERS_DELETE', id);
  }

  product(product: Product, topic: 'PRODUCTS_CREATE' | 'PRODUCTS_UPDATE' = 'PRODUCTS_UPDATE'): Product {
    product.updatedAt = nowMs();
    this.shop.data.products.put(product);
    return this.told(product, topic, () => productRest(product, this.shop));
  }

  /** Its variants' stock goes with it. */
  deleteProduct(id: number): boolean {
    const items = new Set(this.shop.data.products.get(id)?.variants.map(({ itemId }) => itemId));
    for (const level of [...this.shop.data.levels.all()]) if (items.has(level.itemId)) this.shop.data.levels.delete(level.id);
    return this.gone(this.shop.data.products.delete(id), 'PRODUCTS_DELETE', id);
  }

  level(level: Level): Level {
    level.updatedAt = nowMs();
    this.shop.data.levels.put(level);
    return this.told(level, 'INVENTORY_LEVELS_UPDATE', () => levelRest(level, this.shop));
  }

  private told<T extends object>(record: T, topic: string, payload: () => object): T {
    this.shop.changed(record);
    this.shop.subscriptions.emit(topic, payload);
    return record;
  }

  private gone(existed: boolean, topic: string, id: number): boolean {
    if (existed) this.shop.subscriptions.emit(topic, () => ({ id }));
    return existed;
  }
}

/** Whole seconds, as the vendor's times are. */
export function nowMs(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
