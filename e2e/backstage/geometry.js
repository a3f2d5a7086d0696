// Run inside a page by e2e/backstage/geometry.py: returns the faults of the controls that match the selector.
(controls) => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    faults.push(`page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
  }
  const shown = (el) => {
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && style.opacity !== "0";
  };
  const name = (el) => `${el.tagName.toLowerCase()} "${(el.innerText || el.getAttribute("aria-label") || "").trim().slice(0, 40)}"`;
  for (const el of document.querySelectorAll(controls)) {
    const text = (el.innerText || "").trim();
    if (!text || !shown(el) || el.closest("[data-geometry=free]") || el.querySelector("p, ul, table, [role=row]")) continue;
    const style = getComputedStyle(el);
    const leaf = el.children.length === 0;
    if (leaf && lines(el) > 1) faults.push(`wrapped: ${name(el)}`);
    const hides = style.overflowX === "hidden" || style.overflowX === "clip";
    if (hides && el.scrollWidth > el.clientWidth + 1 && style.textOverflow !== "ellipsis") faults.push(`clipped: ${name(el)}`);
    const box = el.getBoundingClientRect();
    if (!hides && leaf && el.scrollWidth > el.clientWidth + 2 && style.display !== "inline") faults.push(`overfull: ${name(el)}`);
    if (box.right > root.clientWidth + 1 && !el.closest("[data-scrolls], [class*=scroll], [class*=board], [class*=grid], [class*=tabs]")
        && getComputedStyle(el.parentElement).overflowX === "visible" && !scrollable(el)) faults.push(`outside: ${name(el)}`);
  }
  function lines(el) {
    const range = document.createRange();
    range.selectNodeContents(el);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top / 4))).size;
  }
  function scrollable(el) {
    for (let at = el.parentElement; at; at = at.parentElement) {
      const flow = getComputedStyle(at).overflowX;
      if (flow === "auto" || flow === "scroll" || flow === "hidden") return true;
    }
    return false;
  }
  return [...new Set(faults)];
}
