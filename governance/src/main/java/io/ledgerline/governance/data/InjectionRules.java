package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import org.jspecify.annotations.Nullable;

/**
 * What is done with text that tries to steer the assistant, by whose text it is.
 *
 * @param user in what users wrote; never spotlighted, for it is no data
 * @param data in tool results, documents and search results
 * @param tools in names, descriptions and schemas of tools; flagged or refused
 */
public record InjectionRules(InjectionAction user, InjectionAction data, InjectionAction tools) {
  /** It is noted and goes on. */
  public static final InjectionRules FLAG =
      new InjectionRules(InjectionAction.FLAG, InjectionAction.FLAG, InjectionAction.FLAG);

  /** What a document says; what it does not say is flagged. */
  static InjectionRules of(@Nullable Spec spec) {
    return spec == null
        ? FLAG
        : new InjectionRules(
            InjectionAction.of(spec.text("user", "flag")),
            InjectionAction.of(spec.text("data", "flag")),
            InjectionAction.of(spec.text("tools", "flag")));
  }

  InjectionRules stricter(InjectionRules other) {
    return new InjectionRules(user.or(other.user), data.or(other.data), tools.or(other.tools));
  }
}
