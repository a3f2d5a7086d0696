import { guardedFetch } from "@/api/http";
import type { Language } from "@/lib/preferences";

export interface NamedFile {
  name: string;
  content: Blob;
}

/** The name the server gave a file, in the form that holds any letter (RFC 6266). */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? null;
}

/** A campaign's plan on one page, as a PDF in the language. */
export async function fetchKickOff(campaignId: string, language: Language): Promise<NamedFile> {
  const address = new URL(`/api/v1/campaigns/${campaignId}/kick-off`, location.origin);
  address.searchParams.set("language", language);
  const response = await guardedFetch(new Request(address));
  const name = fileNameOf(response.headers.get("Content-Disposition")) ?? "kick-off.pdf";
  return { name, content: await response.blob() };
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, content }: NamedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
