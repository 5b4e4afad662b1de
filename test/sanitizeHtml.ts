/** Stands in for `sanitize-html`. */
export {};
