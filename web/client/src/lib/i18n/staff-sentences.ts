import { enStaff } from "./en-staff";
import { addSentences } from "./t";

// Imported by the screens of staff and of the projector: no phone loads these.
addSentences(enStaff);
