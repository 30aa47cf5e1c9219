/**
 * Version of the product, as in `package.json` (a test compares them). Peers send it only for diagnosis; no rule depends on it.
 */
export const PRODUCT_VERSION = '0.1.0';
