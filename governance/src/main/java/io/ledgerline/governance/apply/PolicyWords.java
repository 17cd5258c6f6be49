package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.NearestType;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.token.TokenForms;
import io.ledgerline.inspection.token.TokenShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the types and forms that a data policy names are some that there are. */
final class PolicyWords {
  private PolicyWords() {}

  /**
   * What is wrong with {@code forms}.
   *
   * @param desired whose detectors, of the tenant and of all, have types of their own
   */
  static List<References.Finding> forms(
      Desired desired, SettingKey key, Spec spec, Installed installed) {
    var findings = new ArrayList<References.Finding>();
    Set<String> own = own(desired, key, installed);
    for (Map.Entry<String, String> each : spec.textMap("forms").entrySet()) {
      String sentence = sentence(each.getKey(), each.getValue(), own);
      if (!sentence.isEmpty()) {
        findings.add(new References.Finding("spec.forms." + each.getKey(), sentence));
      }
    }
    return findings;
  }

  private static String sentence(String type, String form, Set<String> own) {
    if (own.contains(type)) {
      return ""; // what its values look like is its owner's knowledge
    }
    var standard = Detectors.standard();
    if (!standard.types().contains(type)) {
      var known = new TreeSet<>(standard.types());
      known.addAll(own);
      String nearest = NearestType.of(type, known);
      return nearest == null
          ? "there is no type '%s'".formatted(type)
          : "there is no type '%s'; the nearest is '%s', which has the forms %s"
              .formatted(type, nearest, own.contains(nearest) ? all() : forms(nearest));
    }
    Set<TokenShape> shapes = shapes(type);
    boolean possible = shapes.stream().anyMatch(shape -> name(shape).equals(form));
    return possible
        ? ""
        : "no value of '%s' can have the form '%s'; write one of %s"
            .formatted(type, form, forms(type));
  }

  private static Set<TokenShape> shapes(String type) {
    Category category = Detectors.standard().category(type);
    return TokenForms.of(type, category);
  }

  private static String forms(String type) {
    return shapes(type).stream().map(PolicyWords::name).collect(Collectors.joining(", "));
  }

  private static String all() {
    return List.of(TokenShape.values()).stream()
        .map(PolicyWords::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(TokenShape shape) {
    return shape.name().toLowerCase(Locale.ROOT);
  }

  /** Types of detectors and models of the installation's own. */
  private static Set<String> own(Desired desired, SettingKey key, Installed installed) {
    var own = new TreeSet<>(installed.types());
    desired
        .all()
        .forEach(
            (other, spec) -> {
              boolean seen =
                  key.tenant() == null
                      || other.tenant() == null
                      || key.tenant().equals(other.tenant());
              if (other.kind() == Kind.DETECTORS && seen) {
                spec.objects("patterns").forEach(each -> own.add(each.text("type")));
                spec.objects("dictionaries").forEach(each -> own.add(each.text("type")));
              }
            });
    return own;
  }
}
