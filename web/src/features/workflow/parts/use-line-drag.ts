import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useEffect, useRef, useState } from "react";

/** Lets a line be dragged by its handle and dropped before another line of the same list. */
export function useLineDrag(list: string, id: string, onDropBefore: (dragged: string) => void) {
  const line = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const drop = useRef(onDropBefore);
  drop.current = onDropBefore;
  const [over, setOver] = useState(false);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const element = line.current;
    if (!element) return;
    return combine(
      draggable({
        element,
        ...(handle.current ? { dragHandle: handle.current } : {}),
        getInitialData: () => ({ list, id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.list === list && source.data.id !== id,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: ({ source }) => {
          setOver(false);
          drop.current(String(source.data.id));
        },
      }),
    );
  }, [list, id]);
  return { line, handle, over, dragged };
}
