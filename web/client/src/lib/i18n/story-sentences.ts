import { enStory } from "./en-story";
import { addSentences } from "./t";

// Imported by what tells the story: no phone needs it before play is over.
addSentences(enStory);
