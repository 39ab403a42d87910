import { create } from "qrcode";
import { type ReactNode, useMemo } from "react";

const QUIET = 3;

/** Dark on white in either colour scheme: scanners want it so. */
export function QrCode({ text, size, label }: { text: string; size: number; label: string }): ReactNode {
  const { path, across } = useMemo(() => drawing(text), [text]);
  return (
    <svg
      className="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${across} ${across}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
    >
      <rect width={across} height={across} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawing(text: string): { path: string; across: number } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) {
        path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
      }
    }
  }

  return { path, across: modules.size + 2 * QUIET };
}
