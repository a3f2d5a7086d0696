import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";

const EDGE = 60;
const FASTEST = 14;

/** Pixels to scroll in a frame for a pointer this far inside an edge: faster the nearer. */
function speedAt(distance: number): number {
  return distance >= EDGE ? 0 : Math.ceil(((EDGE - Math.max(0, distance)) / EDGE) * FASTEST);
}

/** Scrolls an element while a card is held near one of its ends. */
export function autoScrollColumn(element: HTMLElement): () => void {
  let pointer: { x: number; y: number } | null = null;
  let frame = 0;
  const step = () => {
    frame = requestAnimationFrame(step);
    if (!pointer) return;
    const box = element.getBoundingClientRect();
    if (pointer.x < box.left || pointer.x > box.right) return;
    element.scrollTop += speedAt(box.bottom - pointer.y) - speedAt(pointer.y - box.top);
  };
  const stop = () => {
    pointer = null;
    cancelAnimationFrame(frame);
  };
  const stopWatching = monitorForElements({
    onDragStart: () => {
      frame = requestAnimationFrame(step);
    },
    onDrag: ({ location }) => {
      pointer = { x: location.current.input.clientX, y: location.current.input.clientY };
    },
    onDrop: stop,
  });
  return () => {
    stop();
    stopWatching();
  };
}
