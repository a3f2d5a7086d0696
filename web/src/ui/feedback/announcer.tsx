import { announcement } from "@/lib/announcer";
import { useStore } from "@/lib/store";

/** The two live regions `announce` speaks through; mounted once. The key makes repeated words be read again. */
export function Announcer() {
  const { text, urgent, turn } = useStore(announcement);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {!urgent && <span key={turn}>{text}</span>}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {urgent && <span key={turn}>{text}</span>}
      </div>
    </>
  );
}
