package live.lsn.api.model;

/// Where a thing was sold.
public enum Source {
    LIVE_SHOW,
    WEB_SHOP,
    TIKTOK_SHOP,
    SHOPIFY,
    AMAZON,
    EBAY,
    IMPORT
}
