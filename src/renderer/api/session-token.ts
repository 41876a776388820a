const storageKey = 'bailiwick-token';

/**
 * The browser host's launch address carries the token in its fragment, which never travels to a server. It moves into this
 * tab's own storage (a reload keeps it, another tab does not get it) and out of the address bar.
 */
export function sessionToken(): string {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given) {
    window.sessionStorage.setItem(storageKey, given);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return window.sessionStorage.getItem(storageKey) ?? '';
}

export function authorization(): Record<string, string> {
  return { Authorization: `Bearer ${sessionToken()}` };
}
