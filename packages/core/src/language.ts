/** The product's languages: equal, in every output that a person reads. */

export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in all three languages. */
export type Says = Readonly<Record<Language, string>>;

/** A text in at least one language; names known in one language are shown as given, never transliterated. */
export type Text = Readonly<Partial<Record<Language, string>>>;
