package io.ledgerline.admin.trial;

import java.util.List;

/**
 * What becomes of a call.
 *
 * @param what such as {@code pass} or {@code block}
 * @param because what says so, for people; empty for a call that nothing is done to
 */
record Outcome(String what, String because) {
  /** Nothing is done. */
  static final Outcome PASS = new Outcome("pass", "");

  private static final List<String> STRICTER =
      List.of(
          "pass",
          "tokenise",
          "mask",
          "drop",
          "spotlight",
          "strip",
          "label",
          "rewrite",
          "hold",
          "block",
          "refuse");

  /** The stricter of the two; this where both are the same. */
  Outcome or(Outcome other) {
    return STRICTER.indexOf(other.what) > STRICTER.indexOf(what) ? other : this;
  }

  /** Whether people can be told of it: entries of other versions may say more. */
  static boolean known(String what) {
    return STRICTER.contains(what);
  }

  /** Why a call comes to this that came to the other: what asks for it, or no longer for that. */
  String after(Outcome was) {
    return because.isEmpty() && !was.because.isEmpty()
        ? was.because + " no longer asks for " + was.what
        : because;
  }
}
