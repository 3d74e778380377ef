/** Remember a choice the server needs before it draws the page. An empty value forgets it. */
export function rememberCookie(name: string, value: string): void {
  const age = value ? 60 * 60 * 24 * 365 : 0;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}
