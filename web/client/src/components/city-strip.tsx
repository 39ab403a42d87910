import "./indicators.css";
import { type ReactNode, useId } from "react";
import { t } from "../lib/i18n/t";
import { useView } from "../lib/use-console";
import { Indicator } from "./indicator";

/** The values of the city that this viewer may see; nothing where there are none. */
export function CityStrip({ trail }: { trail: number }): ReactNode {
  const { indicators, clock } = useView();
  const heading = useId();
  if (indicators.length === 0 || clock[0]?.stage === "lobby") {
    return null;
  }

  return (
    <section className="city-strip" aria-labelledby={heading}>
      <h2 id={heading} className="eyebrow">
        {t("city.title")}
      </h2>
      <div className="indicators">
        {indicators.map((indicator) => (
          <Indicator key={indicator.id} indicator={indicator} width={trail} />
        ))}
      </div>
    </section>
  );
}
