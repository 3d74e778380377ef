/** Requests to our own server: JSON, the CSRF token, and errors as problem+json. */

import { t } from "./strings";

/** What the server refused, or status 0 where it was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail);
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** The cookie first: signing in again in another tab changes it, and the page would never know. */
export function csrfToken(): string {
  const cookie = /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  return cookie ?? document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content ?? "";
}

/** What the page is written in. The browser's own choice, which requests carry else, may differ. */
export function pageLanguage(): string {
  return document.documentElement.lang;
}

/** Works on plain http in a home network too, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface Options {
  method?: "GET" | "POST" | "PUT";
  json?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  keepalive?: boolean;
}

/** Send and return the parsed answer; throws `Problem` for everything that is not 2xx. */
export async function send<T>(url: string, options: Options = {}): Promise<T> {
  return (await readJson(await request(url, options))) as T;
}

/** Send and return the answer, whose body is still to be read; throws `Problem` for what is not 2xx. */
export async function request(url: string, options: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": pageLanguage(), ...options.headers };
  const method = options.method ?? "GET";
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (options.json !== undefined) headers["Content-Type"] = "application/json";
  const body = options.form ?? (options.json === undefined ? null : JSON.stringify(options.json));
  let response: Response;
  try {
    response = await fetch(url, {
      method, headers, body, credentials: "same-origin", redirect: "error", keepalive: options.keepalive ?? false,
    });
  } catch {
    throw new Problem(0, t("request_failed"));
  }
  if (response.ok) return response;
  const answer = await readJson(response);
  throw new Problem(response.status, detail(response.status, answer), answer);
}

/** What an answer holds; nothing where it is no JSON. */
export async function readJson(response: Response): Promise<Record<string, unknown>> {
  if (!/json/.test(response.headers.get("Content-Type") ?? "")) return {};
  try {
    return (await response.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function detail(status: number, answer: Record<string, unknown>): string {
  // What the server says then is meant for people who come without ever having signed in.
  if (status === 401) return t("signed_out");
  for (const key of ["detail", "title"]) {
    const text = answer[key];
    if (typeof text === "string" && text) return text;
  }
  return t("request_refused", { status });
}
