package io.ledgerline.governance.data;

import io.ledgerline.governance.setting.Spec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * A promise of a provider that somebody of the organization declares to have: a business associate
 * agreement (45 CFR 164.504(e)), zero data retention, a processing agreement. Declared, not
 * checked: the product can't read contracts.
 *
 * @param name unique
 * @param proof what kind of promise, for example {@code baa}
 * @param routes upstreams that it covers; at least one
 * @param models models that it covers, by their full ids; empty for all
 * @param apiFeatures what it covers beyond a message and its answer, by {@link
 *     io.ledgerline.messages.request.ApiFeatures}; what isn't listed is outside it
 * @param from the first day on which it holds, UTC
 * @param until the last day on which it holds, UTC
 * @param reference where the signed document is
 */
public record Assurance(
    String name,
    String proof,
    Set<String> routes,
    Set<String> models,
    Set<String> apiFeatures,
    LocalDate from,
    LocalDate until,
    String reference) {

  public Assurance {
    routes = Set.copyOf(routes);
    models = Set.copyOf(models);
    apiFeatures = Set.copyOf(apiFeatures);
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "until: " + until + " (expected: not before from, " + from + ")");
    }
  }

  /**
   * What a document says.
   *
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public static Assurance of(String name, Spec spec) {
    return new Assurance(
        name,
        spec.text("proof"),
        Set.copyOf(spec.texts("routes")),
        Set.copyOf(spec.texts("models")),
        Set.copyOf(spec.texts("apiFeatures")),
        day(spec, "from"),
        day(spec, "until"),
        spec.text("reference"));
  }

  private static LocalDate day(Spec spec, String field) {
    try {
      return LocalDate.parse(spec.text(field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field + ": " + spec.text(field) + " (expected: a day, for example 2026-11-26)", e);
    }
  }

  /** Whether it holds for calls with those features to that model by that route on that day. */
  boolean covers(String route, String model, Set<String> features, LocalDate day) {
    return routes.contains(route)
        && apiFeatures.containsAll(features)
        && (models.isEmpty() || models.contains(model))
        && !day.isBefore(from)
        && !day.isAfter(until);
  }
}
