import "./components/tokens.css";
import "./components/base.css";
import "./components/components.css";
import "./components/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { ErrorScreen } from "./app/error-screen";
import { openConsole } from "./lib/console";
import { ConsoleProvider } from "./lib/use-console";

const root = document.getElementById("root");
if (root === null) {
  throw new Error("The page has no element with the id root.");
}

void openConsole().then((opened) => {
  createRoot(root).render(
    <StrictMode>
      <ErrorScreen>
        <ConsoleProvider value={opened}>
          <App />
        </ConsoleProvider>
      </ErrorScreen>
    </StrictMode>,
  );
});
