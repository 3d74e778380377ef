/** Server-sent events as they come in the answer to a request of ours. */

export interface Told {
  name: string;
  data: string;
}

/** The events of an answer, to its end. Throws what the connection throws. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Told> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const told = parsed(block);
        if (told) yield told;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** One event; nothing for a comment that only keeps the line open. */
function parsed(block: string): Told | null {
  const fields = new Map(block.split("\n").map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  }));
  const [name, data] = [fields.get("event"), fields.get("data")];
  return name && data ? { name, data } : null;
}
