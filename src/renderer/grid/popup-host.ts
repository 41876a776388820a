/**
 * Where every sheet's filters and lists open: over the whole window, since a low grid has no room for them, and in a landmark
 * of its own. Made once.
 */
export function popupHost(label: string, className: string | undefined): HTMLElement {
  const id = 'sheet-popups';
  const host = document.getElementById(id) ?? document.body.appendChild(document.createElement('section'));
  host.id = id;
  host.className = className ?? '';
  host.setAttribute('aria-label', label);
  return host;
}
