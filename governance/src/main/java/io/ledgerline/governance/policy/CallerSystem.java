package io.ledgerline.governance.policy;

import io.ledgerline.governance.setting.Spec;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether callers may send system texts of their own.
 *
 * @param mode what may be sent
 * @param texts if not empty, only these texts, each as {@code sha256:} and the hash of its UTF-8
 */
public record CallerSystem(Mode mode, Set<String> texts) {
  /** Callers may send what they like. */
  public static final CallerSystem ALLOW = new CallerSystem(Mode.ALLOW, Set.of());

  /** Callers may send their own words, and nothing that a user or a tool said. */
  public static final CallerSystem CHECKED = new CallerSystem(Mode.CHECKED, Set.of());

  /** What may be sent, the loosest first. */
  public enum Mode {
    /** Anything. */
    ALLOW,
    /** Anything but what a user, a tool or a document said in the same request. */
    CHECKED,
    /** Nothing. */
    REFUSE
  }

  public CallerSystem {
    texts = Set.copyOf(texts);
  }

  /** What a document says; {@code usual} where it says nothing. */
  static CallerSystem of(Spec spec, CallerSystem usual) {
    CallerSystem own = ofOrNull(spec);
    return own == null ? usual : own;
  }

  /** What a document says; null where it says nothing. */
  static @Nullable CallerSystem ofOrNull(Spec spec) {
    String mode = spec.textOrNull("callerSystem");
    Set<String> texts = Set.copyOf(spec.texts("systemTexts"));
    if (mode == null && texts.isEmpty()) {
      return null;
    }
    return new CallerSystem(
        mode == null ? Mode.CHECKED : Mode.valueOf(mode.toUpperCase(Locale.ROOT)), texts);
  }
}
