import { useMediaPhone } from "@/lib/hooks/use-media";
import { preferences } from "@/lib/preferences";
import { useStore } from "@/lib/store";

const HEIGHTS = { compact: 28, regular: 32, comfortable: 40 } as const;
const TOUCH = 44;

/** The height of a row in pixels, as `--row` of the style sheets has it. */
export function useRowHeight(): number {
  const phone = useMediaPhone();
  const { density } = useStore(preferences);
  return phone ? TOUCH : HEIGHTS[density];
}
