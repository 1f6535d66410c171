/** Headers that keep a browser from doing with an answer what it is not meant for. Every answer has some. */

/** Of data: nothing in them is run or shown as a page, whatever a browser takes them for. */
export const dataHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-content-type-options': 'nosniff',
} as const;

/** Of everything that is not for every page of the world. */
export const securityHeaders = {
  ...dataHeaders,
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Where the reader came by https: never again otherwise. */
export const overHttps = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const;

/** Of pages: their own style sheet, and nothing else from anywhere. */
export const pageHeaders = {
  ...securityHeaders,
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Of scripts of the site: one that runs as a thread is held by its own policy, and fetches from its own site alone. */
export const scriptHeaders = {
  'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
} as const;

/** Of the public site: its own scripts, styles, fonts and connections, and nothing else from anywhere. */
export const sitePageHeaders = {
  ...pageHeaders,
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
} as const;
