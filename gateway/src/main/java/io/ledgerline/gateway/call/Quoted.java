package io.ledgerline.gateway.call;

import io.ledgerline.audit.CallerText;

/**
 * A caller's own text in a sentence back to that caller. The sentence also stands in the entry
 * about the refusal, so what could be a person's name or address is left out: the caller knows it.
 */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    if (!CallerText.isPlain(start)) {
      return "'…'";
    }
    return text.length() > LONGEST ? "'" + start + "…'" : "'" + start + "'";
  }
}
