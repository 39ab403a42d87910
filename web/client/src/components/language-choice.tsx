import { type ReactNode, useState } from "react";
import { t } from "../lib/i18n/t";
import { sentenceOf, server } from "../lib/server";
import { useConsole, useView } from "../lib/use-console";
import { Select } from "./field";
import { Notice } from "./notice";

/** In which of its languages one reads the scenario; nothing where it has one. */
export function LanguageChoice(): ReactNode {
  const { streams } = useConsole();
  const scenario = useView().scenario[0];
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState("");
  if (!scenario || scenario.languages.length < 2) {
    return null;
  }

  const choose = (language: string) => {
    setChosen(language);
    setProblem("");
    server
      .chooseLanguage({ language })
      .then(() => streams.pullAll())
      .catch((error: unknown) => {
        setChosen(undefined);
        setProblem(sentenceOf(error, "language.noServer"));
      });
  };
  return (
    <div className="stack">
      <Select
        label={t("language.label")}
        hint={t("language.hint")}
        value={chosen ?? scenario.language}
        options={scenario.languages.map((language) => ({ value: language, label: ownName(language) }))}
        onChange={choose}
      />
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
    </div>
  );
}

/** A language as those call it who speak it. */
function ownName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
