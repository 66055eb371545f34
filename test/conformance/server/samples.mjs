// @ts-check
/** A red pixel, and a WAV file without a sample: the suite looks at types and encodings only. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
export const wav = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';

/** @param {string} text */
export const text = (text) => ({ type: /** @type {const} */ ('text'), text });
