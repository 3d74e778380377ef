/** A file from the learner's disk into the editor; the server reads notebooks. */

import { Problem, send } from "../http";
import { toast } from "../live";
import { t } from "../strings";

const LIMIT_MB = 60;

/** Wire the file field; `take` gets the source. */
export function wireUpload(field: HTMLInputElement, url: string, take: (source: string) => void): void {
  const limit = Number(field.dataset["limitMb"]) || LIMIT_MB;
  field.addEventListener("change", async () => {
    const file = field.files?.[0];
    if (!file) return;
    const size = file.size / 1024 / 1024;
    if (size > limit) toast(t("upload_large", { name: file.name, size: Math.ceil(size), limit }), "bad");
    else await upload(file, url, take);
    field.value = ""; // the same file can be chosen again after a correction
  });
}

async function upload(file: File, url: string, take: (source: string) => void): Promise<void> {
  const form = new FormData();
  form.append("file", file);
  try {
    take((await send<{ source: string }>(url, { method: "POST", form })).source);
    toast(t("upload_done", { name: file.name }), "good");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    toast(error.message, "bad");
  }
}
