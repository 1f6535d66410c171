/** Which addresses are this machine. */

/** `hostname`: as `URL` gives it. What goes there leaves no machine. */
export function isHere(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
