package io.ledgerline.governance.output;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import io.ledgerline.inspection.promise.Offer;
import io.ledgerline.inspection.promise.Quantity;
import io.ledgerline.inspection.promise.Topic;
import io.ledgerline.inspection.rule.AnswerRule;
import io.ledgerline.inspection.rule.ForbiddenPhrases;
import io.ledgerline.inspection.rule.JsonShape;
import io.ledgerline.inspection.rule.OutputRules;
import io.ledgerline.inspection.rule.PromiseRule;
import io.ledgerline.inspection.rule.RequiredStatement;
import io.ledgerline.inspection.rule.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rules out of an OutputRules document that the schema has accepted. */
public final class OutputSettings {
  private static final int CURRENCY = 3;

  private OutputSettings() {}

  /**
   * The rules of a workspace.
   *
   * @param spec the OutputRules document
   * @param productData the workspace's ProductData documents: promises are held against their terms
   *     and prices, so that terms are written in one place
   * @throws IllegalArgumentException where the schema can't say what is wrong
   */
  public static OutputRules rules(Spec spec, List<Spec> productData) {
    var rules = new ArrayList<AnswerRule>();
    Spec promises = spec.objectOrNull("promises");
    if (promises != null) {
      rules.add(
          new PromiseRule(
              offer(promises, productData), action(promises), promises.text("instead", "")));
    }
    for (Spec each : spec.objects("forbidden")) {
      rules.add(
          new ForbiddenPhrases(
              each.text("name"), each.texts("phrases"), action(each), each.text("instead", "")));
    }
    for (Spec each : spec.objects("required")) {
      rules.add(new RequiredStatement(each.text("name"), each.text("statement"), action(each)));
    }
    JsonShape format = format(spec.objectOrNull("format"));
    if (format != null) {
      rules.add(format);
    }
    return new OutputRules(
        OutputRules.Mode.valueOf(upper(spec.text("mode"))),
        spec.text("fallback"),
        rules,
        CheckSettings.checks(spec));
  }

  /**
   * Checks that the schema of a document's {@code format} names only its own parts.
   *
   * @throws IllegalArgumentException naming the first that is not there; nothing where the schema
   *     is none, which {@link #rules} says
   */
  public static void checkReferences(Spec spec) {
    Spec format = spec.objectOrNull("format");
    Spec schema = format == null ? null : format.objectOrNull("schema");
    if (schema != null) {
      JsonShape.checkReferences(SpecJson.write(schema.values()));
    }
  }

  private static Offer offer(Spec promises, List<Spec> productData) {
    var terms = new LinkedHashMap<String, String>();
    var products = new ArrayList<Offer.Product>();
    for (Spec data : productData) {
      data.textMap("terms").forEach((name, term) -> terms.merge(name, term, (a, b) -> a + " " + b));
      for (Spec product : data.objects("products")) {
        products.add(new Offer.Product(product.text("name"), facts(product)));
      }
      terms.merge("notes", data.text("notes", ""), (a, b) -> a + " " + b);
    }
    return Offer.of(terms, products, limits(promises));
  }

  private static String facts(Spec product) {
    return product.text("price", "")
        + "; "
        + product.text("availability", "")
        + "; "
        + product.text("details", "");
  }

  private static Map<Topic, Quantity.Money> limits(Spec promises) {
    var limits = new EnumMap<Topic, Quantity.Money>(Topic.class);
    for (Spec each : promises.objects("limits")) {
      String most = each.text("atMost");
      int space = most.length() - CURRENCY - 1;
      limits.put(
          Topic.valueOf(upper(each.text("topic"))),
          new Quantity.Money(new BigDecimal(most.substring(0, space)), most.substring(space + 1)));
    }
    return limits;
  }

  private static @Nullable JsonShape format(@Nullable Spec format) {
    Spec schema = format == null ? null : format.objectOrNull("schema");
    return format == null || schema == null
        ? null
        : JsonShape.of(SpecJson.write(schema.values()), action(format));
  }

  private static Violation.Action action(Spec spec) {
    var action = Violation.Action.valueOf(upper(spec.text("action")));
    boolean says = action == Violation.Action.LABEL || action == Violation.Action.REWRITE;
    if (says && spec.textOrNull("instead") == null && spec.textOrNull("statement") == null) {
      throw new IllegalArgumentException(
          "action: "
              + spec.text("action")
              + " (expected: with 'instead', the sentence to put there)");
    }
    return action;
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
