// The phrases that a person keeps for use in notes, as the page was told them.

export function offerPhrases({ tools }) {
  return {
    title: tools.texts.phrases,
    items: tools.phrases.map((text) => ({ text })),
    none: tools.texts.no_phrases,
    isPhrases: true,
  }
}
