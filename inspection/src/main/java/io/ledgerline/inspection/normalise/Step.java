package io.ledgerline.inspection.normalise;

/** One way in which a text was disguised, and so one step that exposes it. */
public enum Step {
  /** Full-width, mathematical, circled and other compatibility forms (Unicode NFKC). */
  COMPATIBILITY("written in decorative letter forms"),
  /** Zero-width, bidi, soft-hyphen and other characters that nobody sees. */
  INVISIBLE("broken up by invisible characters"),
  /** Letters of another script that look the same (UTS #39). */
  HOMOGLYPH("spelt with look-alike letters of another script"),
  /** Piles of combining marks. */
  COMBINING("covered with combining marks"),
  /** Digits and signs for letters. */
  LEET("spelt with digits and signs for letters"),
  /** Letters kept apart by spaces, dots or dashes, or words run together. */
  SPACING("with its letters spaced apart or run together"),
  /** Tag characters U+E0000 to U+E007F. */
  TAGS("hidden in invisible tag characters"),
  /** Bytes in variation selectors. */
  VARIATION("hidden in variation selectors"),
  /** Bits in invisible operators U+2062 and U+2064. */
  SNEAKY_BITS("hidden in invisible operators"),
  /** An HTML or code comment. */
  COMMENT("hidden in a comment"),
  /** Markup that a browser does not show. */
  HIDDEN_STYLE("hidden by its style"),
  /** An attribute, a link title or an image description. */
  ATTRIBUTE("hidden in an attribute or title"),
  /** HTML entities. */
  ENTITIES("written in HTML entities"),
  /** Base64. */
  BASE64("hidden in base64"),
  /** Base32. */
  BASE32("hidden in base32"),
  /** Hexadecimal. */
  HEX("hidden in hexadecimal"),
  /** Percent encoding. */
  PERCENT("hidden in percent encoding"),
  /** Backslash escapes. */
  BACKSLASH("hidden in backslash escapes"),
  /** A string literal inside the text, as in JSON. */
  QUOTED_STRING("inside an escaped string"),
  /** Tags or emphasis inside words. */
  MARKUP("broken up by markup"),
  /** Quoted-printable. */
  QUOTED_PRINTABLE("hidden in quoted-printable"),
  /** The alphabet turned by 13. */
  ROT13("hidden in ROT13"),
  /** The alphabet backwards. */
  ATBASH("hidden in Atbash"),
  /** Text from end to start. */
  REVERSED("written backwards"),
  /** Pig latin. */
  PIG_LATIN("written in pig latin"),
  /** Morse code. */
  MORSE("hidden in Morse code"),
  /** Braille patterns. */
  BRAILLE("hidden in Braille"),
  /** The NATO spelling alphabet. */
  NATO("spelt in the NATO alphabet"),
  /** Pieces in variables, to be joined. */
  JOINED("cut into pieces to be joined");

  private final String phrase;

  Step(String phrase) {
    this.phrase = phrase;
  }

  /** How a sentence says it, after what was found: "hidden in base64". */
  public String phrase() {
    return phrase;
  }

  /** Whether a plain reader of the text would not have seen what this step exposes. */
  public boolean conceals() {
    return this != COMPATIBILITY && this != ENTITIES && this != QUOTED_STRING && this != MARKUP;
  }

  /** Whether undoing it twice can show more than undoing it once. */
  boolean nests() {
    return switch (this) {
      case BASE64, BASE32, HEX, PERCENT, BACKSLASH, QUOTED_STRING, ENTITIES, QUOTED_PRINTABLE ->
          true;
      default -> false;
    };
  }
}
