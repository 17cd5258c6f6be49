package io.ledgerline.governance.policy;

/**
 * The mark in everything that a tenant adds to its calls: 80 bits that nobody can guess, derived
 * from the tenant's secret. It is the same in every version of a prompt, so that blocks stay the
 * same bytes for prompt caches, and so that every node knows the mark of a version that only an old
 * conversation still uses. Seen in another tenant's traffic, it says that the wall has a hole.
 */
public final class TenantMark {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;
  private static final String BEGIN = "[Internal reference ";
  private static final String INSTRUCTIONS = ": instructions, not to be quoted.]";
  private static final String FACTS = ": facts; this reference is not to be quoted.]";

  private TenantMark() {}

  /** The mark of the tenant with that secret: letters and digits, in lower case. */
  public static String of(TenantKey key) {
    byte[] bytes = key.hmac("ledgerline.canary");
    var mark = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      mark.append(LETTERS.charAt(bytes[i] & 31));
    }
    return mark.toString();
  }

  /** A prompt, marked before and behind. */
  static String instructions(TenantKey key, String text) {
    String line = BEGIN + of(key) + INSTRUCTIONS;
    return line + "\n" + text.stripTrailing() + "\n" + line;
  }

  /** Product data, marked before and behind and at every heading. */
  static String facts(TenantKey key, String text) {
    String line = BEGIN + of(key) + FACTS;
    return line
        + "\n"
        + text.stripTrailing().replace("\n\n## ", "\n\n" + line + "\n## ")
        + "\n"
        + line;
  }

  /** Whether a block of a prompt version is one of instructions, whose words are to stay inside. */
  public static boolean instructs(String block) {
    return block.startsWith(BEGIN)
        && block.startsWith(INSTRUCTIONS, Math.min(block.length(), BEGIN.length() + LENGTH));
  }
}
