import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DraftQueue, type Copy, type DraftState, type Saved } from "../src/lab/drafts";

/** A server in miniature: keeps a text and its revision, can be away, can be slow. */
class Server {
  source = "start";
  revision = 1;
  answer: "up" | "offline" | "signed_out" | "full" = "up";
  saves = 0;
  delay = 0;

  async save(source: string, revision: number): Promise<Saved> {
    this.saves += 1;
    if (this.delay) await new Promise((resolve) => setTimeout(resolve, this.delay));
    if (this.answer === "offline" || this.answer === "signed_out") return { kind: this.answer };
    if (this.answer === "full") return { kind: "refused", detail: "too long" };
    if (revision !== this.revision) return { kind: "conflict", source: this.source, revision: this.revision };
    this.source = source;
    this.revision += 1;
    return { kind: "saved", revision: this.revision };
  }
}

function start(server: Server, settle: (mine: string, theirs: string) => string = (mine) => mine) {
  const seen: { states: DraftState[]; copy: Copy | null } = { states: [], copy: null };
  const queue = new DraftQueue({
    save: (source, revision) => server.save(source, revision),
    keep: (copy) => { seen.copy = copy; },
    show: (state) => { seen.states.push(state); },
    settle: async (mine, theirs) => settle(mine, theirs),
  }, "start", 1);
  return { queue, seen };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test("typing is sent once, when it pauses", async () => {
  const server = new Server();
  const { queue, seen } = start(server);
  for (const text of ["a", "ab", "abc"]) {
    queue.changed(text);
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(server.saves).toBe(0);
  await vi.advanceTimersByTimeAsync(800);
  expect([server.saves, server.source]).toEqual([1, "abc"]);
  expect(seen.states.at(-1)).toBe("saved");
  expect(seen.copy).toBeNull();
});

test("what is typed while a save is under way follows it, in order", async () => {
  const server = new Server();
  server.delay = 2000;
  const { queue } = start(server);
  queue.changed("first");
  await vi.advanceTimersByTimeAsync(900);
  queue.changed("second");
  await vi.advanceTimersByTimeAsync(10_000);
  expect([server.saves, server.source, queue.dirty]).toEqual([2, "second", false]);
});

test("without a network the text stays in the browser and arrives when the network is back", async () => {
  const server = new Server();
  server.answer = "offline";
  const { queue, seen } = start(server);
  queue.changed("precious");
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen.states.at(-1)).toBe("local");
  expect(seen.copy).toEqual({ source: "precious", revision: 1 });
  server.answer = "up";
  await vi.advanceTimersByTimeAsync(30_000);
  expect([server.source, seen.states.at(-1), seen.copy]).toEqual(["precious", "saved", null]);
});

test("after the session ended nothing is lost, and signing in again saves it", async () => {
  const server = new Server();
  server.answer = "signed_out";
  const { queue, seen } = start(server);
  queue.changed("typed while signed out");
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen.states.at(-1)).toBe("signed_out");
  expect(seen.copy?.source).toBe("typed while signed out");
  server.answer = "up";
  await queue.flush();
  expect(server.source).toBe("typed while signed out");
});

test("a refused text is not sent again until it changes", async () => {
  const server = new Server();
  server.answer = "full";
  const { queue, seen } = start(server);
  queue.changed("x".repeat(100));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([server.saves, seen.states.at(-1)]).toEqual([1, "refused"]);
  server.answer = "up";
  queue.changed("short");
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.source).toBe("short");
});

test.each([
  ["mine", (mine: string) => mine, "from here"],
  ["theirs", (_mine: string, theirs: string) => theirs, "from there"],
])("when two windows differ the person chooses: %s", async (_name, settle, expected) => {
  const server = new Server();
  const { queue, seen } = start(server, settle);
  server.source = "from there";
  server.revision = 5;
  queue.changed("from here");
  await vi.advanceTimersByTimeAsync(2000);
  expect([server.source, queue.dirty]).toEqual([expected, false]);
  expect(seen.states).toContain("conflict");
});

test("two windows with the same text are no conflict", async () => {
  const server = new Server();
  const { queue, seen } = start(server);
  server.source = "same";
  server.revision = 2;
  queue.changed("same");
  await vi.advanceTimersByTimeAsync(2000);
  expect(seen.states).not.toContain("conflict");
  queue.changed("same and more");
  await vi.advanceTimersByTimeAsync(2000);
  expect(server.source).toBe("same and more");
});

test("going back to the saved text needs no save", async () => {
  const server = new Server();
  const { queue, seen } = start(server);
  queue.changed("x");
  queue.changed("start");
  await vi.advanceTimersByTimeAsync(2000);
  expect([server.saves, seen.states.at(-1)]).toEqual([0, "saved"]);
});
