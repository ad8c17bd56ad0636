/// Goods on their way in: suppliers, purchase orders, lots and how they are inspected.
@org.jspecify.annotations.NullMarked
package live.lsn.api.model.goods;
