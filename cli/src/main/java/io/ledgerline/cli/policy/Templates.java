package io.ledgerline.cli.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Policies to begin with, each a file of YAML documents with examples of what it does. They only
 * observe until somebody changes their mode.
 */
public final class Templates {
  /** The tenant that templates name until somebody says which. */
  private static final String TENANT = "my-tenant";

  private static final List<Template> ALL =
      List.of(
          new Template("privacy", "Personal data leaves as tokens, health data with a purpose."),
          new Template("ip", "Source code, plans and marked documents stay inside."),
          new Template("safety", "No professional advice, no automated decisions, a disclaimer."),
          new Template("injection", "Texts that steer the assistant are marked or refused."),
          new Template("commitments", "No promise that the brand's own terms don't make."));

  private Templates() {}

  /**
   * A template.
   *
   * @param says what it is about, in one line
   */
  public record Template(String name, String says) {
    /** Its text, for a tenant, or as it is shipped. */
    public String text(@Nullable String tenant) {
      String shipped = shipped();
      return tenant == null ? shipped : shipped.replace(TENANT, tenant);
    }

    private String shipped() {
      try (InputStream in = Templates.class.getResourceAsStream(name + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException(name + ".yaml is not in the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All of them. */
  public static List<Template> all() {
    return ALL;
  }

  /** The one of that name. */
  public static Optional<Template> of(String name) {
    return ALL.stream().filter(template -> template.name().equals(name)).findFirst();
  }
}
