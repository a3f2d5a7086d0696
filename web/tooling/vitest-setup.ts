import { i18n } from "@lingui/core";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

// jsdom has no layout: these are asked for by the component kit.
class StillObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
function completeBrowser(): void {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
  window.ResizeObserver ??= StillObserver;
  window.HTMLElement.prototype.scrollIntoView ??= () => {};
  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      dispatchEvent: () => false,
    }) satisfies MediaQueryList;
}

if (typeof window !== "undefined") completeBrowser();

beforeEach(() => {
  if (typeof window !== "undefined") localStorage.clear();
  i18n.loadAndActivate({ locale: "en", messages: {} });
});

afterEach(cleanup);
