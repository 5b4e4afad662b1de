/** Products, variants, collections, locations and stock. */
export const PRODUCTS = /* GraphQL */ `
enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
enum ProductSortKeys { CREATED_AT ID INVENTORY_TOTAL PRODUCT_TYPE PUBLISHED_AT RELEVANCE TITLE UPDATED_AT VENDOR }
enum CollectionSortKeys { ID RELEVANCE TITLE UPDATED_AT }
enum CollectionSortOrder { ALPHA_ASC ALPHA_DESC BEST_SELLING CREATED CREATED_DESC MANUAL PRICE_ASC PRICE_DESC }

type Image { id: ID url: URL! altText: String }
type MediaPreviewImage { image: Image }
interface Media { id: ID! alt: String preview: MediaPreviewImage }
type MediaImage implements Media { id: ID! alt: String preview: MediaPreviewImage }
type Product {
  id: ID! legacyResourceId: UnsignedInt64! title: String! handle: String! descriptionHtml: HTML! status: ProductStatus! vendor: String! productType: String!
  tags: [String!]! totalInventory: Int! hasOnlyDefaultVariant: Boolean! onlineStoreUrl: URL publishedAt: DateTime createdAt: DateTime! updatedAt: DateTime!
  featuredMedia: Media variantsCount: Count variants(first: Int, after: String, last: Int, before: String): ProductVariantConnection!
}
type ProductEdge { cursor: String! node: Product! }
type ProductConnection { edges: [ProductEdge!]! nodes: [Product!]! pageInfo: PageInfo! }
type ProductVariant {
  id: ID! legacyResourceId: UnsignedInt64! title: String! displayName: String! sku: String barcode: String price: Money! compareAtPrice: Money position: Int!
  inventoryQuantity: Int createdAt: DateTime! updatedAt: DateTime! product: Product! inventoryItem: InventoryItem!
}
type ProductVariantEdge { cursor: String! node: ProductVariant! }
type ProductVariantConnection { edges: [ProductVariantEdge!]! nodes: [ProductVariant!]! pageInfo: PageInfo! }
type Collection {
  id: ID! title: String! handle: String! descriptionHtml: HTML! updatedAt: DateTime! sortOrder: CollectionSortOrder! productsCount: Count
  products(first: Int, after: String): ProductConnection!
}
type CollectionEdge { cursor: String! node: Collection! }
type CollectionConnection { edges: [CollectionEdge!]! nodes: [Collection!]! pageInfo: PageInfo! }

type Location { id: ID! legacyResourceId: UnsignedInt64! name: String! isActive: Boolean! inventoryLevels(first: Int, after: String, query: String): InventoryLevelConnection! }
type LocationEdge { cursor: String! node: Location! }
type LocationConnection { edges: [LocationEdge!]! nodes: [Location!]! pageInfo: PageInfo! }
type InventoryItem {
  id: ID! legacyResourceId: UnsignedInt64! sku: String tracked: Boolean! unitCost: MoneyV2 createdAt: DateTime! updatedAt: DateTime!
  variants(first: Int, after: String): ProductVariantConnection variant: ProductVariant!
  inventoryLevels(first: Int, after: String, query: String): InventoryLevelConnection!
}
type InventoryItemEdge { cursor: String! node: InventoryItem! }
type InventoryItemConnection { edges: [InventoryItemEdge!]! nodes: [InventoryItem!]! pageInfo: PageInfo! }
type InventoryQuantity { id: ID! name: String! quantity: Int! updatedAt: DateTime }
type InventoryLevel {
  id: ID! isActive: Boolean! createdAt: DateTime! updatedAt: DateTime! item: InventoryItem! location: Location! quantities(names: [String!]!): [InventoryQuantity!]!
}
type InventoryLevelEdge { cursor: String! node: InventoryLevel! }
type InventoryLevelConnection { edges: [InventoryLevelEdge!]! nodes: [InventoryLevel!]! pageInfo: PageInfo! }

input ProductIdentifierInput { id: ID handle: String }
input ProductCreateInput { title: String handle: String descriptionHtml: String vendor: String productType: String status: ProductStatus tags: [String!] }
input ProductUpdateInput { id: ID title: String handle: String descriptionHtml: String vendor: String productType: String status: ProductStatus tags: [String!] }
input InventoryItemInput { sku: String tracked: Boolean cost: Decimal }
input ProductVariantsBulkInput { id: ID price: Money compareAtPrice: Money barcode: String inventoryItem: InventoryItemInput }
enum ProductVariantsBulkUpdateUserErrorCode { PRODUCT_DOES_NOT_EXIST PRODUCT_VARIANT_DOES_NOT_EXIST }
type ProductVariantsBulkUpdateUserError { code: ProductVariantsBulkUpdateUserErrorCode field: [String!] message: String! }
type ProductCreatePayload { product: Product userErrors: [UserError!]! }
type ProductUpdatePayload { product: Product userErrors: [UserError!]! }
type ProductVariantsBulkUpdatePayload { product: Product productVariants: [ProductVariant!] userErrors: [ProductVariantsBulkUpdateUserError!]! }
input InventoryQuantityInput { inventoryItemId: ID! locationId: ID! quantity: Int! changeFromQuantity: Int }
input InventorySetQuantitiesInput { name: String! reason: String! referenceDocumentUri: String quantities: [InventoryQuantityInput!]! }
enum InventorySetQuantitiesUserErrorCode {
  CHANGE_FROM_QUANTITY_STALE INVALID_INVENTORY_ITEM INVALID_LOCATION INVALID_NAME INVALID_QUANTITY_TOO_HIGH
}
type InventorySetQuantitiesUserError { code: InventorySetQuantitiesUserErrorCode field: [String!] message: String! }
type InventoryAdjustmentGroup { id: ID! reason: String! createdAt: DateTime! }
type InventorySetQuantitiesPayload { inventoryAdjustmentGroup: InventoryAdjustmentGroup userErrors: [InventorySetQuantitiesUserError!]! }
input InventoryChangeInput { inventoryItemId: ID! locationId: ID! delta: Int! changeFromQuantity: Int }
input InventoryAdjustQuantitiesInput { name: String! reason: String! referenceDocumentUri: String changes: [InventoryChangeInput!]! }
enum InventoryAdjustQuantitiesUserErrorCode { CHANGE_FROM_QUANTITY_STALE INVALID_INVENTORY_ITEM INVALID_LOCATION INVALID_QUANTITY_NAME }
type InventoryAdjustQuantitiesUserError { code: InventoryAdjustQuantitiesUserErrorCode field: [String!] message: String! }
type InventoryAdjustQuantitiesPayload { inventoryAdjustmentGroup: InventoryAdjustmentGroup userErrors: [InventoryAdjustQuantitiesUserError!]! }
`;
