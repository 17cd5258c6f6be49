package io.ledgerline.governance.apply;

import io.ledgerline.governance.data.Assurance;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.governance.model.ModelRules;
import io.ledgerline.governance.model.ModelTier;
import io.ledgerline.governance.output.OutputSettings;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.SpecTranslator;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a setting refers to must exist, and what the schema can't say must hold. */
final class References {
  private final Desired desired;
  private final SettingKey key;
  private final Spec spec;
  private final List<Finding> findings = new ArrayList<>();

  /** Something wrong inside a spec. */
  record Finding(String path, String sentence) {}

  private References(Desired desired, SettingKey key, Spec spec) {
    this.desired = desired;
    this.key = key;
    this.spec = spec;
  }

  /** What is wrong with one setting among all; empty when nothing is. */
  static List<Finding> check(Desired desired, SettingKey key, Spec spec) {
    var references = new References(desired, key, spec);
    references.check();
    return references.findings;
  }

  private void check() {
    String tenant = key.tenant();
    if (tenant != null && key.kind() != Kind.TENANT) {
      require(Kind.TENANT, tenant, tenant, "metadata.tenant");
    }
    switch (key.kind()) {
      case ORGANIZATION -> onlyOne();
      case TENANT, PROMPT, PRODUCT_DATA -> {}
      case MODEL_TIERS -> translated(() -> SpecTranslator.modelRules(spec));
      case OUTPUT_RULES -> translated(() -> OutputSettings.rules(spec, List.of()));
      case WORKSPACE -> workspace();
      case USE_CASE -> useCase();
      case BUDGET -> budget();
      case RATE_LIMIT -> rateLimit();
      case RETENTION_SCHEDULE ->
          translated(() -> RetentionSchedule.of(key.tenant(), key.name(), spec));
      case DATA_POLICY -> dataPolicy();
      case DETECTORS -> detectors();
      case ASSURANCE -> translated(() -> Assurance.of(key.name(), spec));
    }
  }

  private void onlyOne() {
    desired.all().keySet().stream()
        .filter(other -> other.kind() == Kind.ORGANIZATION && !other.equals(key))
        .findFirst()
        .ifPresent(
            other -> add("metadata.name", "there is already %s; use its name".formatted(other)));
  }

  private void workspace() {
    String models = spec.text("models");
    if (desired.nearest(Kind.MODEL_TIERS, key.tenant(), models).isEmpty()) {
      missing(Kind.MODEL_TIERS, models, "spec.models");
    }
    for (String prompt : spec.texts("prompts")) {
      require(Kind.PROMPT, key.tenant(), prompt, "spec.prompts");
    }
    for (String data : spec.texts("productData")) {
      require(Kind.PRODUCT_DATA, key.tenant(), data, "spec.productData");
    }
    String rules = spec.textOrNull("outputRules");
    if (rules != null) {
      require(Kind.OUTPUT_RULES, key.tenant(), rules, "spec.outputRules");
    }
    content();
  }

  /** A workspace may keep less of its texts than its tenant, never more. */
  private void content() {
    ContentRules outer =
        desired
            .find(Kind.TENANT, key.tenant(), String.valueOf(key.tenant()))
            .map(tenant -> ContentRules.of(tenant, ContentRules.DEFAULT))
            .orElse(ContentRules.DEFAULT);
    if (ContentRules.of(spec, outer).looserThan(outer)) {
      add(
          "spec.content",
          "the workspace would keep more of its texts than tenant '%s' allows; write none, hash, redacted or full, at most what the tenant has"
              .formatted(key.tenant()));
    }
  }

  private void useCase() {
    require(Kind.WORKSPACE, key.tenant(), spec.text("workspace"), "spec.workspace");
    tiers().ifPresent(this::requireTiers);
    String reviewBy = spec.textOrNull("reviewBy");
    if (reviewBy != null && !isDate(reviewBy)) {
      add("spec.reviewBy", "'%s' is not a day of the calendar; write another".formatted(reviewBy));
    }
  }

  private Optional<List<String>> tiers() {
    return desired
        .find(Kind.WORKSPACE, key.tenant(), spec.text("workspace"))
        .flatMap(at -> desired.nearest(Kind.MODEL_TIERS, key.tenant(), at.text("models")))
        .flatMap(References::rulesIfSound)
        .map(rules -> rules.tiers().stream().map(ModelTier::name).toList());
  }

  private void requireTiers(List<String> known) {
    for (String tier : spec.texts("modelTiers")) {
      if (!known.contains(tier)) {
        add(
            "spec.modelTiers",
            "the workspace has no tier '%s'; write one of %s".formatted(tier, known));
      }
    }
  }

  private void budget() {
    String level = spec.text("for");
    String workspace = spec.textOrNull("workspace");
    String useCase = spec.textOrNull("useCase");
    switch (level) {
      case "organization" -> onlyAt("organization", key.tenant() == null);
      case "tenant" -> onlyAt("tenant", key.tenant() != null);
      case "workspace" -> needs("workspace", workspace);
      case "use_case" -> needs("useCase", useCase);
      default -> {}
    }
    boolean wide = level.equals("organization") || level.equals("tenant");
    if (wide && (workspace != null || useCase != null)) {
      add(
          "spec.for",
          "a budget for a %s counts all of it; remove workspace and useCase".formatted(level));
    }
    place(workspace, useCase);
    translated(() -> SpecTranslator.budget(key.tenant(), key.name(), spec));
  }

  private void rateLimit() {
    String level = spec.text("for");
    String workspace = spec.textOrNull("workspace");
    switch (level) {
      case "organization" -> onlyAt("organization", key.tenant() == null);
      case "tenant" -> onlyAt("tenant", key.tenant() != null);
      case "workspace" -> needs("workspace", workspace);
      default -> {}
    }
    place(workspace, null);
    translated(() -> SpecTranslator.rateLimit(key.tenant(), key.name(), spec));
  }

  private void dataPolicy() {
    for (String workspace : spec.texts("workspaces")) {
      place(workspace, null);
    }
    if (key.tenant() != null) {
      for (Spec cell : spec.objects("matrix")) {
        for (String useCase : cell.texts("useCases")) {
          require(Kind.USE_CASE, key.tenant(), useCase, "spec.matrix.useCases");
        }
      }
    }
    translated(() -> DataPolicy.of(key.tenant(), key.name(), spec));
  }

  private void detectors() {
    long others =
        desired.all().keySet().stream()
            .filter(other -> other.kind() == Kind.DETECTORS)
            .filter(other -> Objects.equals(other.tenant(), key.tenant()))
            .count();
    if (others > DetectorSet.MOST_DOCUMENTS) {
      add(
          "metadata.name",
          "there would be %d documents of Detectors here; at most %d are looked at, so put several into one"
              .formatted(others, DetectorSet.MOST_DOCUMENTS));
    }
    translated(() -> DetectorDocument.of(key.tenant(), key.name(), 1, spec));
  }

  private void onlyAt(String level, boolean right) {
    if (!right) {
      add(
          "spec.for",
          level.equals("tenant")
              ? "a limit for a tenant belongs to one; add metadata.tenant"
              : "a limit for the organization belongs to no tenant; remove metadata.tenant");
    }
  }

  private void needs(String field, @Nullable String value) {
    if (value == null) {
      add("spec.for", "'spec.%s' is missing; say which one is limited".formatted(field));
    }
  }

  private void place(@Nullable String workspace, @Nullable String useCase) {
    if (key.tenant() == null && (workspace != null || useCase != null)) {
      add("metadata", "a workspace belongs to a tenant; add metadata.tenant");
      return;
    }
    if (workspace != null) {
      require(Kind.WORKSPACE, key.tenant(), workspace, "spec.workspace");
    }
    if (useCase != null) {
      require(Kind.USE_CASE, key.tenant(), useCase, "spec.useCase");
    }
  }

  private void translated(Runnable translation) {
    try {
      translation.run();
    } catch (IllegalArgumentException | ArithmeticException e) {
      if (findings.isEmpty()) {
        add("spec", String.valueOf(e.getMessage()));
      }
    }
  }

  private void require(Kind kind, @Nullable String tenant, String name, String path) {
    if (!desired.has(kind, tenant, name)) {
      missing(kind, name, path);
    }
  }

  private void missing(Kind kind, String name, String path) {
    add(
        path,
        "there is no %s '%s'%s; add its document or correct the name"
            .formatted(
                kind.wireName(),
                name,
                key.tenant() == null || kind == Kind.TENANT ? "" : " in " + key.tenant()));
  }

  private void add(String path, String sentence) {
    findings.add(new Finding(path, sentence));
  }

  private static Optional<ModelRules> rulesIfSound(Spec tiers) {
    try {
      return Optional.of(SpecTranslator.modelRules(tiers));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
