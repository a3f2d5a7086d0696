const BARS = [
  { x: 0, height: 9, fill: "var(--plan)" },
  { x: 6, height: 13, fill: "var(--produce)" },
  { x: 12, height: 11, fill: "var(--publish)" },
  { x: 18, height: 20, fill: "var(--measure)" },
  { x: 24, height: 16, fill: "var(--learn)" },
];

/** Drumbeat's mark: five bars at uneven heights, like a beat. `height` in pixels. */
export function Mark({ height = 18 }: { height?: number }) {
  return (
    <svg height={height} viewBox="0 0 28.4 20" aria-hidden="true" focusable="false">
      {BARS.map((bar) => (
        <rect key={bar.x} x={bar.x} y={20 - bar.height} width={4.4} height={bar.height} rx={1.1} fill={bar.fill} />
      ))}
    </svg>
  );
}
