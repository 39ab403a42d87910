import { enSummit } from "./en-summit";
import { addSentences } from "./t";

// Imported by the screens of a summit's facilitators: no phone loads these.
addSentences(enSummit);
